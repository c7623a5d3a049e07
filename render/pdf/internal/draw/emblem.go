package draw

import (
	"strconv"

	"planverk/internal/doc"
	"planverk/render/pdf/internal/colour"
	"planverk/render/pdf/internal/tag"
)

// EmblemName is what the emblem is called among the resources of the pages.
const EmblemName = "Emblem"

// Emblem draws the document's emblem with its top left corner at x, y. The file
// holds it once, however often it is drawn.
func (c *Canvas) Emblem(m tag.Mark, p *doc.Picture, x, y, width, height float64) {
	c.use(m)
	c.drawing.Emblem = p
	sx, sy := width, height // an image is one unit wide and high
	if p.Pixels == nil {
		sx, sy = width/p.Width, height/p.Height
	}
	b := append(c.buf[:0], "q "...)
	b = appendFine(b, sx)
	b = append(b, "0 0 "...)
	b = appendFine(b, sy)
	b = append(AppendNumber(b, x), ' ')
	b = append(AppendNumber(b, c.top-y-height), " cm /"+EmblemName+" Do Q"...)
	c.buf = b
	c.raw(b)
}

// appendFine writes a factor, for which two decimals are too coarse.
func appendFine(b []byte, v float64) []byte {
	return append(strconv.AppendFloat(b, v, 'f', 6, 64), ' ')
}

// Form gives a picture of shapes as the content of a form XObject, in the picture's
// own units but with the y axis pointing up.
func Form(p *doc.Picture) []byte {
	var b []byte
	for _, s := range p.Shapes {
		b = append(b, "q "...)
		if s.Fill != nil {
			b = append(appendColour(b, colour.RGB(*s.Fill)), "rg "...)
		}
		if s.Stroke != nil {
			b = append(appendColour(b, colour.RGB(*s.Stroke)), "RG "...)
			b = append(AppendNumber(b, s.Line.Width), " w "...)
			b = append(strconv.AppendInt(b, int64(s.Line.Cap), 10), " J "...)
			b = append(strconv.AppendInt(b, int64(s.Line.Join), 10), " j "...)
			b = append(AppendNumber(b, s.Line.Miter), " M "...)
		}
		b = appendSteps(b, s.Steps, p.Height)
		b = append(b, painting(s)...)
		b = append(b, " Q\n"...)
	}
	return b
}

// painting is the operator that paints a shape (ISO 32000-1, 8.5.3).
func painting(s doc.Shape) string {
	operator := "f"
	switch {
	case s.Fill == nil:
		return "S"
	case s.Stroke != nil:
		operator = "B"
	}
	if s.EvenOdd {
		operator += "*"
	}
	return operator
}

// What each kind of step takes, and its operator (ISO 32000-1, 8.5.2).
var stepPoints = [...]int{doc.MoveTo: 1, doc.LineTo: 1, doc.CurveTo: 3, doc.Close: 0}

const stepOperators = "mlch"

// appendSteps writes an outline, turned so that y points up from the height.
func appendSteps(b []byte, steps []doc.Step, height float64) []byte {
	for _, s := range steps {
		for _, q := range s.P[:stepPoints[s.Kind]] {
			b = append(AppendNumber(b, q.X), ' ')
			b = append(AppendNumber(b, height-q.Y), ' ')
		}
		b = append(b, stepOperators[s.Kind], ' ')
	}
	return b
}
