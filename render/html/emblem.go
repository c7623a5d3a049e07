package html

import (
	"encoding/base64"
	"math"
	"strconv"

	"planverk/internal/doc"
)

// emblem prints the sender's arms or logo: shapes as SVG written here, pixels as a
// PNG within the page. Nothing of the file that it came from is passed on.
func (p *printer) emblem(e *doc.Emblem) {
	if e == nil {
		return
	}
	const cssPixels = 96.0 / 72 // a point
	size := func(v float64) string { return strconv.Itoa(int(math.Round(v * cssPixels))) }
	measures := `" width="` + size(e.Width()) + `" height="` + size(e.Height) + `"`
	if e.Picture.Pixels != nil {
		p.raw(`<img class="emblem" alt="`)
		p.text(e.Alt)
		p.raw(measures, ` src="data:image/png;base64,`, base64.StdEncoding.EncodeToString(e.Picture.Pixels.PNG()), "\">\n")
		return
	}
	p.raw(`<svg xmlns="http://www.w3.org/2000/svg" class="emblem" role="img" aria-label="`)
	p.text(e.Alt)
	p.raw(measures, ` viewBox="0 0 `, number(e.Picture.Width), " ", number(e.Picture.Height), "\">\n")
	for _, s := range e.Picture.Shapes {
		p.raw(`<path d="`, emblemPath(s.Steps), `"`, emblemInk(s), "/>\n")
	}
	p.raw("</svg>\n")
}

// emblemInk gives the attributes of a shape that are not SVG's own defaults.
func emblemInk(s doc.Shape) string {
	out := ` fill="none"`
	if s.Fill != nil {
		out = ` fill="` + s.Fill.String() + `"`
		if s.EvenOdd {
			out += ` fill-rule="evenodd"`
		}
	}
	if s.Stroke == nil {
		return out
	}
	out += ` stroke="` + s.Stroke.String() + `" stroke-width="` + number(s.Line.Width) + `"`
	if s.Line.Cap > 0 {
		out += ` stroke-linecap="` + [...]string{"butt", "round", "square"}[s.Line.Cap] + `"`
	}
	if s.Line.Join > 0 {
		return out + ` stroke-linejoin="` + [...]string{"miter", "round", "bevel"}[s.Line.Join] + `"`
	}
	return out + ` stroke-miterlimit="` + number(s.Line.Miter) + `"`
}

// emblemPath writes an outline as the d of a path.
func emblemPath(steps []doc.Step) string {
	var b []byte
	for _, s := range steps {
		count := [...]int{doc.MoveTo: 1, doc.LineTo: 1, doc.CurveTo: 3, doc.Close: 0}[s.Kind]
		b = append(b, "MLCZ"[s.Kind])
		for i, q := range s.P[:count] {
			if i > 0 {
				b = append(b, ' ')
			}
			b = append(append(append(b, number(q.X)...), ' '), number(q.Y)...)
		}
	}
	return string(b)
}

// pictureSource lets the page show a picture that it carries itself, when it does.
func pictureSource(m doc.Meta) string {
	if m.Emblem == nil || m.Emblem.Picture.Pixels == nil {
		return ""
	}
	return " img-src data:;"
}
