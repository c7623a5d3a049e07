package pdf

import (
	"strconv"

	"planverk/internal/doc"
	"planverk/internal/figure"
)

const afterFigure = 12 // points

// figure sets caption, drawing and the table that says the same. Caption and
// drawing stand on one page. The caption is beside the Figure, not in it: a Figure
// is heard as its alternative text alone.
func (f *flow) figure(b *doc.Figure, parent *elem, c column) {
	e := parent.add("Div")
	f.space(4)
	first := len(f.rows)
	c.style = f.sheet.caption
	f.lines(f.figureCaption(b, e.add("Caption")), c, c.full)
	for i := first; i < len(f.rows); i++ {
		f.rows[i].keep = true
	}
	if a := f.anchors[b.ID]; a != nil && first < len(f.rows) {
		f.rows[first].anchors = append(f.rows[first].anchors, a)
	}
	f.gap = belowCaption + 2
	drawing := e.add("Figure")
	drawing.alt = b.Alt
	p := f.picture(figure.Layout(b, c.full), drawing, c.x)
	f.add(row{height: p.drawing.Height, body: p}, c)
	f.space(afterFigure)
	if b.Data != nil {
		f.table(b.Data, parent, c)
	}
}

// figureCaption gives "Figur 2. Kostnader 2022 (kronor)".
func (f *flow) figureCaption(b *doc.Figure, m mark) []run {
	st := f.sheet.caption
	var runs []run
	if b.Number > 0 {
		runs = f.setText(runs, "Figur"+string(noBreakSpace)+strconv.Itoa(b.Number)+". ", run{style: st, mark: m})
	}
	runs = f.inlines(runs, b.Caption, run{style: st, mark: m})
	if b.Unit != "" {
		runs = f.setText(runs, " ("+b.Unit+")", run{style: style{face: sans, size: st.size, lead: st.lead, ink: grey}, mark: m})
	}
	return runs
}

// picture is a drawing as content of a row.
type picture struct {
	drawing *figure.Drawing
	elem    *elem
	x       float64
	lines   []pictureLine
}

// pictureLine is a line of text at its place in the drawing.
type pictureLine struct {
	runs   []run
	x, y   float64
	hyphen bool
}

// picture prepares the texts of a drawing. A phrase that repeats what is said
// elsewhere is an artifact, so that it is heard once.
func (f *flow) picture(d *figure.Drawing, e *elem, x float64) *picture {
	p := &picture{drawing: d, elem: e, x: x}
	for _, t := range d.Texts {
		like := run{style: style{face: sans, size: t.Size, ink: f.sheet.role(t.Role)}, mark: e}
		if t.Bold {
			like.style = like.style.bold()
		}
		switch {
		case t.Repeat:
			like.mark = layoutArtifact
		case t.Value != nil:
			like.mark = f.valued(e, &property{t.Value.ID, t.Value.Exact, t.Value.Text})
		}
		for _, l := range t.Lines {
			text := l.S
			if !l.Hyphen {
				text += " " // keeps the words apart for those who listen or copy
			}
			p.lines = append(p.lines, pictureLine{runs: f.setText(nil, text, like), x: l.X, y: l.Y, hyphen: l.Hyphen})
		}
	}
	return p
}

// role gives the colour of a part of a drawing.
func (s *sheet) role(r figure.Role) colour {
	switch r {
	case figure.Soft:
		return grey
	case figure.Accent:
		return s.accent
	case figure.Tint:
		return s.tint
	case figure.Deep:
		return s.accent.tint(0.2)
	case figure.Ground:
		return colour{255, 255, 255}
	}
	return ink
}

func (p *picture) draw(s *setter, y float64) {
	p.elem.bbox = &[4]float64{p.x, pageHeight - y - p.drawing.Height, p.x + p.drawing.Width, pageHeight - y}
	for _, shape := range p.drawing.Shapes {
		path, fill, stroke := outline(shape)
		s.canvas.path(p.elem, path, p.x, y, fill != figure.None, stroke != figure.None, s.sheet.role(fill), pen{figure.LineWidth, s.sheet.role(stroke)})
	}
	for _, l := range p.lines {
		x := p.x + l.x
		for i := range l.runs {
			r := &l.runs[i]
			s.canvas.text(r.mark, x, y+l.y, r.style, r.text, l.hyphen && i == len(l.runs)-1)
			for _, c := range r.text {
				x += r.width(c)
			}
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

// path draws lines and curves with the drawing's top left corner at x, y.
func (c *canvas) path(m mark, steps []figure.Step, x, y float64, filled, stroked bool, fill colour, p pen) {
	c.use(m)
	if stroked {
		c.setPen(p)
	}
	b := c.buf[:0]
	if filled {
		b = c.setFill(b, fill)
	}
	point := func(q figure.Point) {
		b = append(appendNumber(b, x+q.X), ' ')
		b = append(appendNumber(b, pageHeight-y-q.Y), ' ')
	}
	for _, s := range steps {
		switch s.Kind {
		case figure.Move:
			point(s.P[0])
			b = append(b, "m "...)
		case figure.Straight:
			point(s.P[0])
			b = append(b, "l "...)
		case figure.Curve:
			point(s.P[0])
			point(s.P[1])
			point(s.P[2])
			b = append(b, "c "...)
		case figure.Close:
			b = append(b, "h "...)
		}
	}
	b = append(b, map[[2]bool]string{{true, true}: "B", {true, false}: "f", {false, true}: "S"}[[2]bool{filled, stroked}]...)
	c.buf = b
	c.raw(b)
}
