package pdf

import (
	"planverk/internal/doc"
	"planverk/render/pdf/internal/draw"
	"planverk/render/pdf/internal/tag"
	"planverk/render/pdf/internal/text"
)

// Lengths of a signature block, in points.
const (
	beforeSignature = 16
	signingRoom     = 34.0 // above the line, for a hand
	namingRoom      = 20.0 // above the line for a name in print
	placePart       = 0.38 // of the width, for place and date
	signatureGap    = 18.0 // between the two lines

	oneColumn  = 6    // signatures up to which they stand below each other
	betweenTwo = 28.0 // signatures beside each other
	leastRoom  = 13.0 // for each of those, in times the size of the text
)

// signatures sets a block for each who signs, two beside each other when they are many.
// Its rows are bound together, so that no page ends within it; a heading above is bound
// to the first.
func (f *flow) signatures(b *doc.Signatures, parent *tag.Element, c column) {
	half := c
	half.full = (c.full - betweenTwo) / 2
	half.text = half.full
	if len(b.Blocks) > oneColumn && half.full >= leastRoom*c.style.Size {
		f.pairs(b.Blocks, parent, c, half)
		return
	}
	for _, s := range b.Blocks {
		f.space(beforeSignature)
		f.signature(s, parent.Add("Div"), c)
	}
	f.space(afterTable)
}

// pairs sets signatures two beside each other, to be read from left to right.
func (f *flow) pairs(all []doc.Signatory, parent *tag.Element, c, half column) {
	for i := 0; i < len(all); i += 2 {
		r := &tableRow{x: c.x, width: c.full}
		for k, s := range all[i:min(i+2, len(all))] {
			at := half
			at.x += float64(k) * (half.full + betweenTwo)
			sub := flow{setter: f.setter}
			sub.signature(s, parent.Add("Div"), at)
			r.cells = append(r.cells, newCell(sub.rows))
		}
		r.level()
		r.measure()
		f.space(beforeSignature)
		f.add(row{height: r.height, body: r}, c)
	}
	f.space(afterTable)
}

// level moves the lines to write on to one height, where the words above them take more
// room on one side.
func (r *tableRow) level() {
	lowest := 0.0
	for _, c := range r.cells {
		lowest = max(lowest, c.rows.signing())
	}
	for i, c := range r.cells {
		if d := lowest - c.rows.signing(); d > 0 {
			c.rows[0].before, c.rows[0].rigid = d, true
			r.cells[i] = c.with(c.rows)
		}
	}
}

// signing is how far down the rows of a signature its line is.
func (k stack) signing() (at float64) {
	k.each(0, func(r *row, y float64) {
		if b, ok := r.body.(*signatureBlock); ok && len(b.rules) > 1 {
			at = y
		}
	})
	return at
}

// signatureBlock is lines to write on, with what they are for.
type signatureBlock struct {
	texts []placedLine // in reading order
	rules []span
	rule  float64 // of the lines, below the top of the row
}

type placedLine struct {
	line    text.Line
	x, drop float64
}

type span struct{ from, to float64 }

// signature sets one block: the party in bold; below it the room to sign, the lines,
// under the lines what they are for, and who signs, or a line for it.
func (f *flow) signature(s doc.Signatory, e *tag.Element, c column) {
	place := c.full * placePart
	right := c.narrowed(place + signatureGap)
	f.bound(e, s.Party, c, c.style.Bold())
	b := &signatureBlock{rules: []span{{c.x, c.x + place}, {right.x, right.x + right.full}}, rule: signingRoom}
	small := f.sheet.furniture
	height := f.into(b, e, doc.PlaceAndDate, small, c.x, place, b.rule+2)
	switch n := len(f.breaker.Break(f.setText(nil, s.Place, text.Run{Style: c.style, Mark: tag.Layout}), place, text.Cell)); {
	case n == 1:
		f.into(b, e, s.Place, c.style, c.x, place, b.rule-c.style.Lead-1)
	case n > 1: // it would stand where the hand is to write
		f.bound(e, s.Place, c, c.style)
	}
	height = max(height, f.into(b, e, doc.SignHere, small, right.x, right.full, b.rule+2))
	f.add(row{height: height, body: b, keep: true}, c)
	if s.Name == "" {
		b := &signatureBlock{rules: []span{{right.x, right.x + right.full}}, rule: namingRoom}
		f.add(row{height: f.into(b, e, s.Who(), small, right.x, right.full, b.rule+2), body: b}, c)
		return
	}
	f.bound(e, s.Who(), right, c.style)
	f.rows[len(f.rows)-1].keep = false
}

// bound sets words as a paragraph of their own that is bound to what follows.
func (f *flow) bound(e *tag.Element, words string, c column, st text.Style) {
	if words == "" {
		return
	}
	c.style = st
	first := len(f.rows)
	f.lines(f.setText(nil, words, text.Run{Style: st, Mark: e.Add("P")}), c, c.full)
	for i := first; i < len(f.rows); i++ {
		f.rows[i].keep = true
	}
}

// into adds words as a paragraph of their own from y on, and gives where they end.
func (f *flow) into(b *signatureBlock, e *tag.Element, words string, st text.Style, x, width, y float64) float64 {
	for _, l := range f.breaker.Break(f.setText(nil, words, text.Run{Style: st, Mark: e.Add("P")}), width, text.Cell) {
		b.texts = append(b.texts, placedLine{l, x, y + st.Baseline()})
		y += st.Lead
	}
	return y
}

func (b *signatureBlock) draw(s *setter, y float64) {
	for _, t := range b.texts {
		s.drawLine(t.line, t.x, y+t.drop, y, t.drop)
	}
	for _, r := range b.rules {
		s.canvas.Line(tag.Layout, r.from, y+b.rule, r.to, y+b.rule, draw.Pen{Weight: 0.6, Ink: grey})
	}
}
