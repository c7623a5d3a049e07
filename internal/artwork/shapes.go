package artwork

import (
	"fmt"
	"math"

	"planverk/internal/doc"
)

// outline is the steps of a shape in the element's own units.
type outline []doc.Step

func (o outline) move(x, y float64) outline { return append(o, step(doc.MoveTo, x, y)) }
func (o outline) to(x, y float64) outline   { return append(o, step(doc.LineTo, x, y)) }
func (o outline) close() outline            { return append(o, doc.Step{Kind: doc.Close}) }
func (o outline) curve(x1, y1, x2, y2, x, y float64) outline {
	return append(o, doc.Step{Kind: doc.CurveTo, P: [3]doc.Point{{X: x1, Y: y1}, {X: x2, Y: y2}, {X: x, Y: y}}})
}

func step(k doc.StepKind, x, y float64) doc.Step {
	return doc.Step{Kind: k, P: [3]doc.Point{{X: x, Y: y}}}
}

// points is how many of a step's points are used.
func points(k doc.StepKind) int {
	return [...]int{doc.MoveTo: 1, doc.LineTo: 1, doc.CurveTo: 3, doc.Close: 0}[k]
}

// quarter is how far out the control points of a quarter of a circle lie, of its
// radius.
const quarter = 0.5522847498307936

// add takes a shape into the picture, in the picture's units.
func (r *svgReader) add(o outline, own state) error {
	s := own.style
	if len(o) < 2 || s.fill == nil && s.stroke == nil {
		return nil
	}
	if len(r.shapes) >= maxShape || r.steps+len(o) > maxSteps {
		return r.fail(fmt.Sprintf("Bilden har fler än %d delar eller %d streck.", maxShape, maxSteps), "Förenkla bilden, eller exportera den som PNG.")
	}
	r.steps += len(o)
	for i := range o {
		for j := range points(o[i].Kind) {
			p := own.matrix.apply(o[i].P[j])
			if !(math.Abs(p.X) < 1e6 && math.Abs(p.Y) < 1e6) {
				return r.fail("En punkt ligger för långt utanför bilden.", plainSVG)
			}
			o[i].P[j] = p
		}
	}
	shape := doc.Shape{Steps: o, Fill: s.fill, EvenOdd: s.evenOdd, Stroke: s.stroke, Line: s.line}
	if shape.Stroke != nil {
		scale, even := own.matrix.scale()
		if !even {
			return r.fail("En linje är sned eller olika mycket förstorad på bredden och höjden.", "Omvandla linjen till en yta (”kontur till bana”) och exportera på nytt.")
		}
		shape.Line.Width = min(shape.Line.Width*scale, 10*side)
		shape.Line.Miter = min(shape.Line.Miter, 100)
	}
	r.shapes = append(r.shapes, shape)
	return nil
}

// seen tells whether any shape reaches into the picture.
func (r *svgReader) seen() bool {
	for _, s := range r.shapes {
		low, high := doc.Point{X: math.Inf(1), Y: math.Inf(1)}, doc.Point{X: math.Inf(-1), Y: math.Inf(-1)}
		for _, st := range s.Steps {
			for _, p := range st.P[:points(st.Kind)] {
				low.X, low.Y = min(low.X, p.X), min(low.Y, p.Y)
				high.X, high.Y = max(high.X, p.X), max(high.Y, p.Y)
			}
		}
		around := 0.0
		if s.Stroke != nil {
			around = s.Line.Width / 2
		}
		if high.X+around > 0 && high.Y+around > 0 && low.X-around < r.width && low.Y-around < r.height {
			return true
		}
	}
	return false
}

// measures reads lengths of an element; one that is not given is 0.
func (r *svgReader) measures(a attributes, names ...string) ([]float64, error) {
	list := make([]float64, len(names))
	for i, name := range names {
		text, given := a[name]
		if !given || text == "" {
			continue
		}
		v, ok := length(text)
		if !ok {
			return nil, r.fail(fmt.Sprintf("%s=”%s” går inte att läsa som ett mått.", name, shorten(text)), "Skriv ett tal, till exempel 12.5. Procent och em läses inte.")
		}
		list[i] = v
	}
	return list, nil
}

func (r *svgReader) path(a attributes) (outline, error) {
	o, ok := pathSteps(a["d"])
	if !ok {
		return nil, r.fail(fmt.Sprintf("Banan d=”%s” går inte att läsa till slutet.", shorten(a["d"])), "Exportera bilden på nytt.")
	}
	return o, nil
}

func (r *svgReader) rect(a attributes) (outline, error) {
	m, err := r.measures(a, "x", "y", "width", "height", "rx", "ry")
	if err != nil || m[2] <= 0 || m[3] <= 0 {
		return nil, err
	}
	x, y, w, h := m[0], m[1], m[2], m[3]
	rx, ry := m[4], m[5]
	if a["rx"] == "" {
		rx = ry
	}
	if a["ry"] == "" {
		ry = rx
	}
	rx, ry = min(rx, w/2), min(ry, h/2)
	var o outline
	if rx <= 0 || ry <= 0 {
		return o.move(x, y).to(x+w, y).to(x+w, y+h).to(x, y+h).close(), nil
	}
	cx, cy := rx*(1-quarter), ry*(1-quarter)
	return o.move(x+rx, y).to(x+w-rx, y).curve(x+w-cx, y, x+w, y+cy, x+w, y+ry).
		to(x+w, y+h-ry).curve(x+w, y+h-cy, x+w-cx, y+h, x+w-rx, y+h).
		to(x+rx, y+h).curve(x+cx, y+h, x, y+h-cy, x, y+h-ry).
		to(x, y+ry).curve(x, y+cy, x+cx, y, x+rx, y).close(), nil
}

func (r *svgReader) circle(a attributes) (outline, error) {
	m, err := r.measures(a, "cx", "cy", "r")
	if err != nil {
		return nil, err
	}
	return round(m[0], m[1], m[2], m[2]), nil
}

func (r *svgReader) ellipse(a attributes) (outline, error) {
	m, err := r.measures(a, "cx", "cy", "rx", "ry")
	if err != nil {
		return nil, err
	}
	return round(m[0], m[1], m[2], m[3]), nil
}

// round is an ellipse as four curves.
func round(x, y, rx, ry float64) (o outline) {
	if rx <= 0 || ry <= 0 {
		return nil
	}
	qx, qy := rx*quarter, ry*quarter
	return o.move(x+rx, y).curve(x+rx, y+qy, x+qx, y+ry, x, y+ry).curve(x-qx, y+ry, x-rx, y+qy, x-rx, y).
		curve(x-rx, y-qy, x-qx, y-ry, x, y-ry).curve(x+qx, y-ry, x+rx, y-qy, x+rx, y).close()
}

func (r *svgReader) line(a attributes) (outline, error) {
	m, err := r.measures(a, "x1", "y1", "x2", "y2")
	if err != nil {
		return nil, err
	}
	return outline(nil).move(m[0], m[1]).to(m[2], m[3]), nil
}

func (r *svgReader) polyline(a attributes) (outline, error) {
	list, ok := numbers(a["points"])
	if !ok || len(list)%2 != 0 {
		return nil, r.fail(fmt.Sprintf("points=”%s” är inte talpar.", shorten(a["points"])), "Exportera bilden på nytt.")
	}
	var o outline
	for i := 0; i < len(list); i += 2 {
		if i == 0 {
			o = o.move(list[0], list[1])
		} else {
			o = o.to(list[i], list[i+1])
		}
	}
	return o, nil
}

func (r *svgReader) polygon(a attributes) (outline, error) {
	o, err := r.polyline(a)
	if len(o) > 0 {
		o = o.close()
	}
	return o, err
}
