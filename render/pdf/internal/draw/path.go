package draw

import (
	"planverk/internal/figure"
	"planverk/render/pdf/internal/colour"
	"planverk/render/pdf/internal/tag"
)

// Path draws lines and curves with the drawing's top left corner at x, y.
func (c *Canvas) Path(m tag.Mark, steps []figure.Step, x, y float64, filled, stroked bool, fill colour.RGB, p Pen) {
	c.use(m)
	if stroked {
		c.setPen(p)
	}
	b := c.buf[:0]
	if filled {
		b = c.setFill(b, fill)
	}
	point := func(q figure.Point) {
		b = append(AppendNumber(b, x+q.X), ' ')
		b = append(AppendNumber(b, c.top-y-q.Y), ' ')
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
