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

// signatures sets a block for each who signs. A block is one row, so that no page
// ends within it; a heading above is bound to the first.
func (f *flow) signatures(b *doc.Signatures, parent *tag.Element, c column) {
	for _, s := range b.Blocks {
		f.space(beforeSignature)
		body, height := f.signature(s, parent.Add("Div"), c)
		f.add(row{height: height, body: body}, c)
	}
	f.space(afterTable)
}

// signatureBlock is a party's name over two lines to write on.
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

// signature lays out one block: the party in bold; below it the room to sign, the
// lines, and under the lines what they are for.
func (f *flow) signature(s doc.Signatory, e *tag.Element, c column) (*signatureBlock, float64) {
	place := c.full * placePart
	right := c.x + place + signatureGap
	b := &signatureBlock{rules: [2]span{{c.x, c.x + place}, {right, c.x + c.full}}}
	small := f.sheet.furniture
	y := f.into(b, e, s.Party, c.style.Bold(), c.x, c.full, 0)
	b.rule = y + signingRoom
	under := f.into(b, e, doc.PlaceAndDate, small, c.x, place, b.rule+2)
	if s.Place != "" {
		f.into(b, e, s.Place, c.style, c.x, place, b.rule-c.style.Lead-1)
	}
	label := f.into(b, e, doc.SignHere, small, right, c.full-place-signatureGap, b.rule+2)
	who := f.into(b, e, s.Who(), c.style, right, c.full-place-signatureGap, label)
	return b, max(under, who)
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
