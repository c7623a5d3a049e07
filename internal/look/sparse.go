package look

import (
	"fmt"
	"math"

	"planverk/internal/doc"
	"planverk/internal/plan"
)

// leastFilled is the share of a picture's height below which what is drawn in it becomes
// so small that something is wrong: a logo on a whole A4 page, most often.
const leastFilled = 0.25

// sparse says when a drawing stands in a picture that is mostly empty. The height that is
// chosen for an emblem is that of the whole picture.
func (r *reader) sparse(e plan.Emblem, p *doc.Picture) {
	filled := drawnHeight(p) / p.Height
	if p.Pixels != nil || filled >= leastFilled {
		return
	}
	r.report("PV221", e.File.Span, fmt.Sprintf("Det som är ritat i ”%s” fyller bara %d procent av bildens höjd, resten är tomt. Märket blir mycket litet på handlingarna.",
		e.File.Value, int(math.Round(100*filled))),
		"Gör sidan lika stor som märket och spara igen. I Inkscape: Arkiv, Dokumentegenskaper, anpassa sidan till innehållet.")
}

// placed is how many points a step has.
var placed = map[doc.StepKind]int{doc.MoveTo: 1, doc.LineTo: 1, doc.CurveTo: 3}

// drawnHeight is how much of a picture's height has something that is seen on paper.
func drawnHeight(p *doc.Picture) float64 {
	top, bottom := p.Height, 0.0
	for _, s := range p.Shapes {
		if !seen(s.Fill) && !seen(s.Stroke) {
			continue
		}
		line := 0.0
		if seen(s.Stroke) {
			line = s.Line.Width / 2
		}
		for _, step := range s.Steps {
			for _, point := range step.P[:placed[step.Kind]] {
				top, bottom = min(top, point.Y-line), max(bottom, point.Y+line)
			}
		}
	}
	return max(0, min(bottom, p.Height)-max(top, 0))
}

// seen tells whether a colour is seen on white paper.
func seen(c *doc.Colour) bool { return c != nil && c.Contrast(doc.White) >= leastSeen }
