package pdf

import (
	"strconv"

	"planverk/internal/doc"
	"planverk/internal/figure"
	"planverk/render/pdf/internal/colour"
	"planverk/render/pdf/internal/draw"
	"planverk/render/pdf/internal/font"
	"planverk/render/pdf/internal/tag"
	"planverk/render/pdf/internal/text"
)

const afterFigure = 12 // points

// figure sets caption, drawing and the table that says the same. Caption and
// drawing stand on one page. The caption is beside the Figure, not in it: a Figure
// is heard as its alternative text alone.
func (f *flow) figure(b *doc.Figure, parent *tag.Element, c column) {
	e := parent.Add("Div")
	f.space(4)
	first := len(f.rows)
	c.style = f.sheet.caption
	f.lines(f.figureCaption(b, e.Add("Caption")), c, c.full)
	for i := first; i < len(f.rows); i++ {
		f.rows[i].keep = true
	}
	if a := f.anchors[b.ID]; a != nil && first < len(f.rows) {
		f.rows[first].anchors = append(f.rows[first].anchors, a)
	}
	f.gap = belowCaption + 2
	drawing := e.Add("Figure")
	drawing.Alt = b.Alt
	layout := figure.Layout(b, c.full)
	low := c.lies && layout.Height > lying.share(1)-stack(f.rows[first:]).height()-f.gap
	if low {
		layout = figure.Layout(b, fullWidth)
	}
	p := f.picture(layout, drawing, c.x)
	f.add(row{height: p.drawing.Height, body: p}, c)
	f.release(first, paperOf(c.lies && !low))
	if low {
		f.stand(first)
	}
	f.space(afterFigure)
	if b.Data != nil {
		f.table(b.Data, parent, c)
	}
}

// release parts the paragraph that introduces the figure, whose rows begin at first,
// from it when no page holds both: else the caption would be parted from the drawing.
func (f *flow) release(first int, page paper) {
	if f.introduced != first || first == 0 {
		return
	}
	from := first - 1
	for from > 0 && f.rows[from-1].keep {
		from--
	}
	if stack(f.rows[from:]).height() > page.share(1) {
		f.rows[first-1].keep = false
	}
}

// stand puts the rows from first on, a figure taller than a page that lies, on one that
// stands, with what is bound to the first of them.
func (f *flow) stand(first int) {
	for first > 0 && f.rows[first-1].keep {
		first--
	}
	for i := first; i < len(f.rows); i++ {
		f.rows[i].upright = true
	}
}

// figureCaption gives "Figur 2. Kostnader 2022 (kronor)".
func (f *flow) figureCaption(b *doc.Figure, m tag.Mark) []text.Run {
	st := f.sheet.caption
	var runs []text.Run
	if b.Number > 0 {
		runs = f.setText(runs, "Figur"+string(text.NoBreakSpace)+strconv.Itoa(b.Number)+". ", text.Run{Style: st, Mark: m})
	}
	runs = f.inlines(runs, b.Caption, text.Run{Style: st, Mark: m})
	if b.Unit != "" {
		runs = f.setText(runs, " ("+b.Unit+")", text.Run{Style: text.Style{Family: st.Family, Face: font.Sans, Size: st.Size, Lead: st.Lead, Ink: grey}, Mark: m})
	}
	return runs
}

// picture is a drawing as content of a row.
type picture struct {
	drawing *figure.Drawing
	elem    *tag.Element
	x       float64
	lines   []pictureLine
}

// pictureLine is a line of text at its place in the drawing.
type pictureLine struct {
	runs   []text.Run
	x, y   float64
	hyphen bool
}

// picture prepares the texts of a drawing. A phrase that repeats what is said
// elsewhere is an artifact, so that it is heard once.
func (f *flow) picture(d *figure.Drawing, e *tag.Element, x float64) *picture {
	p := &picture{drawing: d, elem: e, x: x}
	for _, t := range d.Texts {
		like := text.Run{Style: text.Style{Family: f.sheet.family, Face: f.sheet.family.Drawn(), Size: t.Size, Ink: f.sheet.role(t.Role)}, Mark: e}
		if t.Bold {
			like.Style = like.Style.Bold()
		}
		var value *doc.Value
		for _, l := range t.Lines {
			switch {
			case t.Repeat:
				like.Mark = tag.Layout
			case l.Value == nil:
				like.Mark = e
			case l.Value != value:
				like.Mark = f.valued(e, &tag.Property{Name: l.Value.ID, Exact: l.Value.Exact, Text: l.Value.Text})
			}
			value = l.Value
			text := l.S
			if !l.Hyphen && !l.On {
				text += " " // keeps the words apart for those who listen or copy
			}
			p.lines = append(p.lines, pictureLine{runs: f.setText(nil, text, like), x: l.X, y: l.Y, hyphen: l.Hyphen})
		}
	}
	return p
}

// role gives the colour of a part of a drawing.
func (s *sheet) role(r figure.Role) colour.RGB {
	switch r {
	case figure.Soft:
		return grey
	case figure.Accent:
		return s.accent
	case figure.Tint:
		return s.tint
	case figure.Deep:
		return s.accent.Tint(0.2)
	case figure.Ground:
		return colour.RGB{255, 255, 255}
	}
	return ink
}

func (p *picture) draw(s *setter, y float64) {
	p.elem.BBox = &[4]float64{p.x, s.paper.height - y - p.drawing.Height, p.x + p.drawing.Width, s.paper.height - y}
	for _, shape := range p.drawing.Shapes {
		path, fill, stroke := outline(shape)
		s.canvas.Path(p.elem, path, p.x, y, fill != figure.None, stroke != figure.None, s.sheet.role(fill), draw.Pen{Weight: figure.LineWidth, Ink: s.sheet.role(stroke)})
	}
	for _, l := range p.lines {
		x := p.x + l.x
		for i := range l.runs {
			r := &l.runs[i]
			s.canvas.Text(&text.Segment{Run: r, Text: r.Text, Hyphen: l.hyphen && i == len(l.runs)-1}, x, y+l.y, 0)
			x += r.Measure(r.Text, 0)
		}
	}
}

// outline gives a shape as a path.
func outline(shape figure.Shape) (steps []figure.Step, fill, stroke figure.Role) {
	switch shape := shape.(type) {
	case *figure.Box:
		return shape.Outline(), shape.Fill, shape.Stroke
	case *figure.Path:
		return shape.Steps, shape.Fill, shape.Stroke
	}
	return nil, figure.None, figure.None
}
