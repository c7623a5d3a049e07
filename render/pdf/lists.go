package pdf

import (
	"slices"
	"strconv"

	"planverk/internal/doc"
	"planverk/render/pdf/internal/tag"
	"planverk/render/pdf/internal/text"
)

// list sets the items with their marks hanging in the indent, or in a very narrow
// column on a line of their own; in a column of figures too they stand at its left edge.
// As with the lines of a paragraph, no item of one line stands alone at a page break.
func (f *flow) list(b *doc.ListBlock, parent *tag.Element, c column) {
	c.right = false
	l := parent.Add("L")
	l.ListNumbering = "Disc"
	if b.Ordered {
		l.ListNumbering = "Decimal"
	}
	marks := make([][]text.Run, len(b.Items))
	bodies := make([]*tag.Element, len(b.Items))
	indent := listIndent
	for i := range b.Items {
		item := l.Add("LI")
		mark := "• "
		if b.Ordered {
			mark = strconv.Itoa(max(b.Start, 1)+i) + ". "
		}
		marks[i] = f.setText(nil, mark, text.Run{Style: c.style, Mark: item.Add("Lbl")})
		bodies[i] = item.Add("LBody")
		_, wide := f.breaker.Extent(marks[i])
		indent = max(indent, wide+4)
	}
	inner, hang := c, c.inset(indent) == indent
	if hang {
		inner = c.narrowed(indent)
	}
	inner.gap = min(c.gap, afterItem)
	for i, item := range b.Items {
		first := len(f.rows)
		if !hang {
			f.lines(marks[i], c, c.text)
			f.keepNext()
		}
		f.single(item.Blocks, bodies[i], inner)
		if hang {
			f.label(first, marks[i], c.x, c.style)
		}
		if n := len(b.Items); n > 1 && len(f.rows) == first+1 {
			switch i {
			case 0:
				f.keepNext()
			case n - 1:
				f.rows[first-1].keep = true
			}
		}
		f.gap = inner.gap
	}
	f.gap = c.gap
}

// single sets blocks in e; a lone paragraph without line breaks is e's own content.
func (f *flow) single(blocks []doc.Block, e *tag.Element, c column) {
	if len(blocks) == 1 {
		if p, ok := blocks[0].(*doc.Paragraph); ok && !slices.ContainsFunc(p.Text, isBreak) {
			f.lines(f.inlines(nil, p.Text, text.Run{Style: c.style, Mark: e}), c, c.text)
			f.space(c.gap)
			return
		}
	}
	f.blocks(blocks, e, c)
}

// definitions sets each term in bold above its explanation. ISO 32000-1 (14.8.4.3.3)
// makes a dictionary list an L whose Lbl is the term.
func (f *flow) definitions(b *doc.Definitions, parent *tag.Element, c column) {
	l := parent.Add("L")
	l.ListNumbering = "None"
	body := c
	body.gap = min(c.gap, 4)
	for _, d := range b.Items {
		item := l.Add("LI")
		f.lines(f.inlines(nil, d.Term, text.Run{Style: c.style.Bold(), Mark: item.Add("Lbl")}), c, c.text)
		f.keepNext()
		f.single(d.Body, item.Add("LBody"), body)
		f.gap = c.gap
	}
}
