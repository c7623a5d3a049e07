package figure

import "math"

// StepKind is what a step of a path does.
type StepKind int

const (
	Move     StepKind = iota // to P[0]
	Straight                 // to P[0]
	Curve                    // a cubic Bézier curve to P[2], bent by P[0] and P[1]
	Close
)

// Point is a place in the drawing.
type Point struct{ X, Y float64 }

// Step is one part of a Path.
type Step struct {
	Kind StepKind
	P    [3]Point
}

func to(k StepKind, x, y float64) Step { return Step{Kind: k, P: [3]Point{{x, y}}} }

// lineThrough draws straight lines from point to point.
func lineThrough(points ...Point) *Path {
	p := &Path{Stroke: Accent}
	for i, q := range points {
		switch {
		case i == 0:
			p.Steps = append(p.Steps, to(Move, q.X, q.Y))
		case q != points[i-1]:
			p.Steps = append(p.Steps, to(Straight, q.X, q.Y))
		}
	}
	return p
}

// Size of an arrow's head.
const (
	headLength = 6.0
	headHalf   = 2.6
)

// arrow draws lines from point to point and a head at the last.
func arrow(points ...Point) []Shape {
	n := len(points)
	tip, from := points[n-1], points[n-2]
	for i := n - 2; i > 0 && from == tip; i-- {
		from = points[i-1]
	}
	dx, dy := tip.X-from.X, tip.Y-from.Y
	d := max(math.Hypot(dx, dy), 0.01)
	dx, dy = dx/d, dy/d
	back := Point{tip.X - dx*headLength, tip.Y - dy*headLength}
	shaft := append(append([]Point(nil), points[:n-1]...), back)
	head := &Path{Fill: Accent, Steps: []Step{
		to(Move, tip.X, tip.Y),
		to(Straight, back.X-dy*headHalf, back.Y+dx*headHalf),
		to(Straight, back.X+dy*headHalf, back.Y-dx*headHalf),
		{Kind: Close},
	}}
	return []Shape{lineThrough(shaft...), head}
}

// ring is a sector of a ring from angle a to b, clockwise from noon in radians.
func ring(x, y, inner, outer, a, b float64, fill, stroke Role) *Path {
	at := func(r, v float64) Point { return Point{x + r*math.Sin(v), y - r*math.Cos(v)} }
	start := at(outer, a)
	p := &Path{Fill: fill, Stroke: stroke, Steps: []Step{to(Move, start.X, start.Y)}}
	p.Steps = append(p.Steps, arc(x, y, outer, a, b)...)
	turn := at(inner, b)
	p.Steps = append(p.Steps, to(Straight, turn.X, turn.Y))
	p.Steps = append(p.Steps, arc(x, y, inner, b, a)...)
	p.Steps = append(p.Steps, Step{Kind: Close})
	return p
}

// disc is a filled circle.
func disc(x, y, r float64, fill, stroke Role) *Path {
	p := &Path{Fill: fill, Stroke: stroke, Steps: []Step{to(Move, x, y-r)}}
	p.Steps = append(p.Steps, arc(x, y, r, 0, 2*math.Pi)...)
	p.Steps = append(p.Steps, Step{Kind: Close})
	return p
}

// arc goes round x, y from angle a to b in curves of at most a quarter turn.
func arc(x, y, r, a, b float64) []Step {
	n := int(math.Ceil(math.Abs(b-a)/(math.Pi/2) - 1e-9))
	step := (b - a) / float64(n)
	k := 4.0 / 3 * math.Tan(step/4) * r
	var all []Step
	for i := range n {
		u := a + step*float64(i)
		v := u + step
		all = append(all, Step{Kind: Curve, P: [3]Point{
			{x + r*math.Sin(u) + k*math.Cos(u), y - r*math.Cos(u) + k*math.Sin(u)},
			{x + r*math.Sin(v) - k*math.Cos(v), y - r*math.Cos(v) - k*math.Sin(v)},
			{x + r*math.Sin(v), y - r*math.Cos(v)},
		}})
	}
	return all
}

// Outline is the box as a path, clockwise from the upper left.
func (b *Box) Outline() []Step {
	const k = 0.5523 // a quarter of a circle as a curve
	r := min(corner, b.W/2, b.H/2)
	l, t, rt, bt := b.X, b.Y, b.X+b.W, b.Y+b.H
	bend := func(x1, y1, x2, y2, x, y float64) Step {
		return Step{Kind: Curve, P: [3]Point{{x1, y1}, {x2, y2}, {x, y}}}
	}
	return []Step{
		to(Move, l+r, t), to(Straight, rt-r, t), bend(rt-r+k*r, t, rt, t+r-k*r, rt, t+r),
		to(Straight, rt, bt-r), bend(rt, bt-r+k*r, rt-r+k*r, bt, rt-r, bt),
		to(Straight, l+r, bt), bend(l+r-k*r, bt, l, bt-r+k*r, l, bt-r),
		to(Straight, l, t+r), bend(l, t+r-k*r, l+r-k*r, t, l+r, t), {Kind: Close},
	}
}
