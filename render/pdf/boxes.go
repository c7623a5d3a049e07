package pdf

import (
	"planverk/internal/doc"
	"planverk/render/pdf/internal/draw"
	"planverk/render/pdf/internal/tag"
	"planverk/render/pdf/internal/text"
)

// notice sets a box with a bar and a tint.
func (f *flow) notice(b *doc.Notice, parent *tag.Element, c column) {
	e := parent.Add("Div")
	fr := &frame{
		x: c.x, width: c.text, pad: 7,
		bar: draw.Pen{Weight: noticeBar, Ink: f.sheet.accent}, fill: f.sheet.tint, tinted: true,
	}
	inner := c.framed(fr, noticeBar+noticePad)
	inner.text -= inner.inset(noticePad)
	inner.full = inner.text
	f.space(4)
	f.edge(fr, inner, true)
	if len(b.Title) > 0 {
		bold := inner
		bold.style = c.style.Bold()
		f.lines(f.inlines(nil, b.Title, text.Run{Style: bold.style, Mark: e.Add("P")}), bold, bold.text)
		f.keepNext()
	}
	f.blocks(b.Body, e, inner)
	f.gap = 0
	f.edge(fr, inner, false)
	f.space(afterNotice)
}

// edge adds the empty row that begins or ends a frame.
func (f *flow) edge(fr *frame, c column, begin bool) {
	if !begin {
		f.keepNext()
	}
	f.add(row{height: fr.pad, keep: begin}, c)
}

// Measures of the box of a notice, in points.
const (
	noticeBar = 2.5
	noticePad = 10.0 // between the bar and the text, and right of it
)

// barRoom is how far from its text the left edge of a bar stands at least, in points.
const barRoom = 5.0

// framed returns the column within frame fr. Where it is too narrow for an indent, the
// bar stands in the gap to the left of it.
func (c column) framed(fr *frame, indent float64) column {
	indent = c.inset(indent)
	if out := barRoom - indent; out > 0 {
		fr.x -= out
		fr.width += out
	}
	fr.outer = c.frame
	if c.frame != nil {
		fr.depth = c.frame.depth + 1
	}
	c = c.narrowed(indent)
	c.frame = fr
	return c
}

// quote sets blocks with a grey bar beside them.
func (f *flow) quote(b *doc.Quote, parent *tag.Element, c column) {
	fr := &frame{x: c.x, width: c.text, bar: draw.Pen{Weight: 1.5, Ink: hairline}}
	inner := c.framed(fr, listIndent)
	f.blocks(b.Blocks, parent.Add("BlockQuote"), inner)
	f.gap = c.gap
}
