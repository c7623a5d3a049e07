package artwork

import (
	"math"
	"strings"

	"planverk/internal/doc"
)

// matrix is a transformation: x' = a·x + c·y + e, y' = b·x + d·y + f.
type matrix [6]float64

// apply moves a point.
func (m matrix) apply(p doc.Point) doc.Point {
	return doc.Point{X: m[0]*p.X + m[2]*p.Y + m[4], Y: m[1]*p.X + m[3]*p.Y + m[5]}
}

// times gives the transformation that does n first and then m.
func (m matrix) times(n matrix) matrix {
	return matrix{
		m[0]*n[0] + m[2]*n[1], m[1]*n[0] + m[3]*n[1],
		m[0]*n[2] + m[2]*n[3], m[1]*n[2] + m[3]*n[3],
		m[0]*n[4] + m[2]*n[5] + m[4], m[1]*n[4] + m[3]*n[5] + m[5],
	}
}

// scale is how much longer lines become, and whether that is the same in every
// direction, so that a stroke stays one.
func (m matrix) scale() (float64, bool) {
	x, y := math.Hypot(m[0], m[1]), math.Hypot(m[2], m[3])
	slant := m[0]*m[2] + m[1]*m[3]
	return x, math.Abs(x-y) <= 0.001*x && math.Abs(slant) <= 0.001*x*y
}

// maxTransforms is how many transformations one attribute may list.
const maxTransforms = 32

// transformation reads a transform attribute (SVG 1.1, 7.6).
func transformation(s string) (matrix, bool) {
	m := matrix{1, 0, 0, 1, 0, 0}
	for count := 0; ; count++ {
		s = strings.TrimLeft(s, " \t\r\n,")
		if s == "" {
			return m, true
		}
		name, rest, open := strings.Cut(s, "(")
		inner, after, closed := strings.Cut(rest, ")")
		v, ok := numbers(strings.TrimSpace(inner))
		if !open || !closed || !ok || count >= maxTransforms {
			return m, false
		}
		next, ok := oneTransformation(strings.TrimSpace(name), v)
		if !ok {
			return m, false
		}
		m, s = m.times(next), after
	}
}

func oneTransformation(name string, v []float64) (matrix, bool) {
	turned := func(degrees float64) matrix {
		sin, cos := math.Sincos(degrees * math.Pi / 180)
		return matrix{cos, sin, -sin, cos, 0, 0}
	}
	moved := func(x, y float64) matrix { return matrix{1, 0, 0, 1, x, y} }
	switch {
	case name == "matrix" && len(v) == 6:
		return matrix(v), true
	case name == "translate" && len(v) == 1:
		return moved(v[0], 0), true
	case name == "translate" && len(v) == 2:
		return moved(v[0], v[1]), true
	case name == "scale" && len(v) == 1:
		return matrix{v[0], 0, 0, v[0], 0, 0}, true
	case name == "scale" && len(v) == 2:
		return matrix{v[0], 0, 0, v[1], 0, 0}, true
	case name == "rotate" && len(v) == 1:
		return turned(v[0]), true
	case name == "rotate" && len(v) == 3:
		return moved(v[1], v[2]).times(turned(v[0])).times(moved(-v[1], -v[2])), true
	case name == "skewX" && len(v) == 1:
		return matrix{1, 0, math.Tan(v[0] * math.Pi / 180), 1, 0, 0}, true
	case name == "skewY" && len(v) == 1:
		return matrix{1, math.Tan(v[0] * math.Pi / 180), 0, 1, 0, 0}, true
	}
	return matrix{}, false
}
