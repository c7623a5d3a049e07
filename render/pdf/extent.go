package pdf

import (
	"planverk/internal/doc"
	"planverk/render/pdf/internal/tag"
	"planverk/render/pdf/internal/text"
)

// blocksExtent measures the content of a cell, and adds its pieces to those kept.
func (s *setter) blocksExtent(blocks []doc.Block, st text.Style, keep *text.Pieces) (narrow, wide float64) {
	take := func(lo, hi, indent float64) {
		narrow, wide = max(narrow, lo+indent), max(wide, hi+indent)
	}
	text := func(in []doc.Inline, st text.Style) (lo, hi float64) {
		return s.breaker.Measure(s.inlines(nil, in, text.Run{Style: st, Mark: tag.Layout}), keep)
	}
	nested := func(blocks []doc.Block, indent float64) {
		from := keep.Len()
		lo, hi := s.blocksExtent(blocks, st, keep)
		keep.Indent(from, indent)
		take(lo, hi, indent)
	}
	for _, b := range blocks {
		switch b := b.(type) {
		case *doc.Paragraph:
			lo, hi := text(b.Text, st)
			take(lo, hi, 0)
		case *doc.ListBlock:
			for _, item := range b.Items {
				nested(item.Blocks, listIndent)
			}
		case *doc.Notice:
			lo, hi := text(b.Title, st.Bold())
			take(lo, hi, noticeBar+2*noticePad)
			nested(b.Body, noticeBar+2*noticePad)
		case *doc.Definitions:
			for _, d := range b.Items {
				lo, hi := text(d.Term, st.Bold())
				take(lo, hi, 0)
				nested(d.Body, 0)
			}
		case *doc.Quote:
			nested(b.Blocks, listIndent)
		case *doc.Table:
			lo, hi := s.tableExtent(b)
			take(lo, hi, 0)
		}
	}
	return narrow, wide
}

// tableExtent measures a table within a cell. Its lines are not foreseen.
func (s *setter) tableExtent(t *doc.Table) (narrow, wide float64) {
	for i, col := range t.Columns {
		lo, hi := s.breaker.Extent(s.inlines(nil, col.Head, text.Run{Style: s.sheet.head, Mark: tag.Layout}))
		for _, r := range t.Rows {
			if i >= len(r.Cells) {
				continue // reported when the row is set
			}
			l, h := s.blocksExtent(r.Cells[i].Blocks, s.sheet.cell, nil)
			lo, hi = max(lo, l), max(hi, h)
		}
		narrow, wide = narrow+lo+columnGap, wide+hi+columnGap
	}
	return narrow, wide
}
