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
	placePart       = 0.38 // of the width, for place and date
	signatureGap    = 18.0 // between the two lines
)

// signatures sets a block for each who signs. Its rows are bound together, so that no
// page ends within it; a heading above is bound to the first.
func (f *flow) signatures(b *doc.Signatures, parent *tag.Element, c column) {
	for _, s := range b.Blocks {
		f.space(beforeSignature)
		f.signature(s, parent.Add("Div"), c)
	}
	f.space(afterTable)
}

// signatureBlock is two lines to write on, with what they are for.
type signatureBlock struct {
	texts []placedLine // in reading order
	rules [2]span
	rule  float64 // of the lines, below the top of the row
}

type placedLine struct {
	line    text.Line
	x, drop float64
}

type span struct{ from, to float64 }

// signature sets one block: the party in bold; below it the room to sign, the lines,
// under the lines what they are for, and who signs.
func (f *flow) signature(s doc.Signatory, e *tag.Element, c column) {
	place := c.full * placePart
	right := c.narrowed(place + signatureGap)
	f.bound(e, s.Party, c, c.style.Bold())
	b := &signatureBlock{rules: [2]span{{c.x, c.x + place}, {right.x, right.x + right.full}}, rule: signingRoom}
	small := f.sheet.furniture
	height := f.into(b, e, doc.PlaceAndDate, small, c.x, place, b.rule+2)
	switch n := len(f.breaker.Break(f.setText(nil, s.Place, text.Run{Style: c.style, Mark: tag.Layout}), place, text.Cell)); {
	case n == 1:
		f.into(b, e, s.Place, c.style, c.x, place, b.rule-c.style.Lead-1)
	case n > 1: // it would stand where the hand is to write
		f.bound(e, s.Place, c, c.style)
	}
	height = max(height, f.into(b, e, doc.SignHere, small, right.x, right.full, b.rule+2))
	f.add(row{height: height, body: b, keep: s.Who() != ""}, c)
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
