package html

import (
	"math"
	"strconv"

	"planverk/internal/doc"
	layout "planverk/internal/figure"
)

// figure prints caption and drawing, and the table that says the same. In a page
// the colours come from the style sheet, light or dark; a fragment has those of
// light paper, and what stands outside boxes takes the colour of the text around.
func (p *printer) figure(f *doc.Figure) {
	id := p.id(f.ID)
	p.raw(`<figure id="`, id, "\">\n<figcaption>")
	if f.Number > 0 {
		p.raw("Figur ", strconv.Itoa(f.Number), ". ")
	}
	p.inlines(f.Caption)
	if f.Unit != "" {
		if p.styled {
			p.raw(` <span class="unit">`)
			p.text("(" + f.Unit + ")")
			p.raw("</span>")
		} else {
			p.text(" (" + f.Unit + ")")
		}
	}
	p.raw("</figcaption>\n")
	p.drawing(f, layout.Layout(f, layout.Width), id)
	if p.styled {
		p.narrow(layout.Narrow(f))
	}
	p.raw("</figure>\n")
	if f.Data != nil {
		p.table(f.Data)
	}
}

// drawing prints a drawing as SVG. A listener hears the title and the description;
// the texts can be searched and copied.
func (p *printer) drawing(f *doc.Figure, d *layout.Drawing, id string) {
	p.raw(`<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 `, number(d.Width), " ", number(d.Height), `"`)
	if !p.styled {
		p.raw(` width="100%"`)
	}
	p.raw(` font-family="Liberation Sans, Arial, Helvetica, sans-serif" aria-labelledby="`, id, "-titel ", id, "-alt\">\n<title id=\"", id, `-titel">`)
	p.text(doc.Plain(f.Caption))
	p.raw("</title>\n<desc id=\"", id, `-alt">`)
	p.text(f.Alt)
	p.raw("</desc>\n")
	p.content(d)
}

// narrow prints the drawing once more for narrow screens, where the style sheet
// shows it instead. It is for the eye only: the other one is heard and reviewed.
func (p *printer) narrow(d *layout.Drawing) {
	if d == nil {
		return
	}
	p.raw(`<svg xmlns="http://www.w3.org/2000/svg" class="narrow" aria-hidden="true" viewBox="0 0 `, number(d.Width), " ", number(d.Height),
		`" font-family="Liberation Sans, Arial, Helvetica, sans-serif">`, "\n")
	for i := range d.Texts {
		for j := range d.Texts[i].Lines {
			d.Texts[i].Lines[j].Value = nil
		}
	}
	p.content(d)
}

// content prints shapes and texts, and the drawing's end.
func (p *printer) content(d *layout.Drawing) {
	for _, s := range d.Shapes {
		p.shape(s)
	}
	for _, t := range d.Texts {
		p.phrase(d, t)
	}
	p.raw("</svg>\n")
}

func (p *printer) shape(s layout.Shape) {
	switch s := s.(type) {
	case *layout.Box:
		p.raw(`<path d="`, pathData(s.Outline()), `"`, p.colours(s.Fill, s.Stroke), "/>\n")
	case *layout.Path:
		p.raw(`<path d="`, pathData(s.Steps), `"`, p.colours(s.Fill, s.Stroke), "/>\n")
	default:
		p.fail("unknown shape %T", s)
	}
}

// colours gives the attributes of a shape.
func (p *printer) colours(fill, stroke layout.Role) string {
	if p.styled {
		class := ""
		if fill != layout.None {
			class = "f" + strconv.Itoa(int(fill))
		}
		if stroke != layout.None {
			class += " s"
		}
		if class[0] == ' ' {
			class = class[1:]
		}
		if fill == layout.None {
			return ` fill="none" class="` + class + `"`
		}
		return ` class="` + class + `"`
	}
	out := ` fill="` + p.ink(fill) + `"`
	if stroke != layout.None {
		out += ` stroke="` + p.ink(stroke) + `" stroke-width="` + number(layout.LineWidth) + `"`
	}
	return out
}

// ink is a role's colour in a fragment.
func (p *printer) ink(r layout.Role) string {
	switch r {
	case layout.None:
		return "none"
	case layout.Ink:
		return "#1c2126"
	case layout.Soft:
		return "#56606a"
	case layout.Tint:
		return hex(p.accent.Mix(doc.White, onLight.tint))
	case layout.Deep:
		return hex(p.accent.Mix(doc.White, onLight.deep))
	case layout.Ground:
		return hex(doc.White)
	}
	return hex(p.accent)
}

// phrase prints a text, a tspan for each line, within one for a printed figure. Every line is told how wide it is,
// so that it keeps within its box in another font too.
func (p *printer) phrase(d *layout.Drawing, t layout.Text) {
	p.raw(`<text font-size="`, number(t.Size), `"`)
	if t.Bold {
		p.raw(` font-weight="bold"`)
	}
	switch {
	case p.styled:
		p.raw(` class="f`, strconv.Itoa(int(t.Role)), `"`)
	case t.Role == layout.Ground || d.Filled(t):
		p.raw(` fill="`, p.ink(t.Role), `"`)
	default:
		p.raw(` fill="currentColor"`)
	}
	if t.Repeat {
		p.raw(` aria-hidden="true"`)
	}
	p.raw(">")
	for i, l := range t.Lines {
		if i > 0 && !t.Lines[i-1].Hyphen && !t.Lines[i-1].On {
			p.raw(" ")
		}
		if l.Value != nil && (i == 0 || t.Lines[i-1].Value != l.Value) {
			p.raw(`<tspan data-id="`)
			p.text(l.Value.ID)
			p.raw(`" data-value="`)
			p.text(l.Value.Exact)
			p.raw(`">`)
		}
		p.raw(`<tspan x="`, number(l.X), `" y="`, number(l.Y), `" textLength="`, number(l.W), `">`)
		p.text(l.S)
		if l.Hyphen {
			p.raw(`<tspan aria-hidden="true">-</tspan>`)
		}
		p.raw("</tspan>")
		if l.Value != nil && (i == len(t.Lines)-1 || t.Lines[i+1].Value != l.Value) {
			p.raw("</tspan>")
		}
	}
	p.raw("</text>\n")
}

// pathData writes steps as the d of a path.
func pathData(steps []layout.Step) string {
	var b []byte
	point := func(q layout.Point) {
		if n := len(b); n > 0 && b[n-1] >= '0' && b[n-1] <= '9' {
			b = append(b, ' ')
		}
		b = append(append(append(b, number(q.X)...), ' '), number(q.Y)...)
	}
	for _, s := range steps {
		b = append(b, "MLCZ"[s.Kind])
		switch s.Kind {
		case layout.Move, layout.Straight:
			point(s.P[0])
		case layout.Curve:
			point(s.P[0])
			point(s.P[1])
			point(s.P[2])
		}
	}
	return string(b)
}

// number writes a length with at most two decimals.
func number(v float64) string {
	return strconv.FormatFloat(math.Round(v*100)/100, 'f', -1, 64)
}
