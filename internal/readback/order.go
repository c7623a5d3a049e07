package readback

import "planverk/internal/doc"

// order: on each page, what is heard later stands lower, or to the right on the same
// row. A figure's own texts are heard as its description, and footnotes at their mark
// though they stand at the foot of the page: both are left out.
func (t *tagChecker) order() {
	places := map[piece][]Mark{}
	for i, s := range t.sheets {
		for _, m := range s.Marks {
			if m.MCID >= 0 && m.Text != "" {
				p := piece{i + 1, int(m.MCID)}
				places[p] = append(places[p], m)
			}
		}
	}
	var last Mark
	page := 0
	t.heard(t.doc.top, func(p piece) {
		for _, m := range places[p] {
			if p.page != page {
				page, last = p.page, m
				continue
			}
			const slack = 2 // points: a smaller sign on the same line
			below, right := m.Y < last.Y-slack, m.Y < last.Y+slack && m.X >= last.X-slack
			overLine := tidy(last.Text) == doc.PlaceAndDate // of a signature: heard before what stands over it
			if !below && !right && !overLine && !newColumn(m, last) {
				t.fault("sidan %d: ”%s” hörs efter ”%s” men står före", page, clip(tidy(m.Text)), clip(tidy(last.Text)))
			}
			last = m
		}
	})
}

// newColumn tells whether the text goes on at the top of the next cell of a row,
// which is to the right of the last one.
func newColumn(m, last Mark) bool { return m.X > last.X && m.Y > last.Y }

// heard calls fn with the pieces of marked content in reading order.
func (t *tagChecker) heard(n *node, fn func(piece)) {
	for _, k := range n.kids {
		switch {
		case k.mark:
			fn(piece{k.page, k.mcid})
		case k.node != nil && k.node.kind != "Figure" && k.node.kind != "Note":
			t.heard(k.node, fn)
		}
	}
}
