package pdf

import "planverk/internal/doc"

// widths divides the width of a table between its columns, as the automatic table
// layout of CSS 2.1 (17.5.2.2) does: no column is narrower than its longest word
// if that can be had, and what is left goes to the columns with much text. Figure
// columns take no more than they need.
func (b *tableBuilder) widths() []float64 {
	n := len(b.table.Columns)
	narrow, wide := make([]float64, n), make([]float64, n)
	for i, col := range b.table.Columns {
		narrow[i], wide[i] = extent(b.inlines(nil, col.Head, run{style: b.sheet.head, mark: layoutArtifact}))
	}
	for _, r := range b.table.Rows {
		st := b.sheet.cell
		if r.Sum {
			st = st.bold()
		}
		for i, c := range r.Cells[:min(n, len(r.Cells))] {
			lo, hi := b.blocksExtent(c.Blocks, st)
			narrow[i], wide[i] = max(narrow[i], lo), max(wide[i], hi)
		}
	}
	elastic := make([]bool, n)
	for i, col := range b.table.Columns {
		elastic[i] = col.Align != doc.Right
	}
	return divideWidth(b.column.full-columnGap*float64(n-1), narrow, wide, elastic)
}

// divideWidth gives each column its width, all together width.
func divideWidth(width float64, narrow, wide []float64, elastic []bool) []float64 {
	out := make([]float64, len(wide))
	least, most, room := sum(narrow), sum(wide), 0.0
	for i := range wide {
		if elastic[i] {
			room += wide[i]
		}
	}
	for i := range out {
		switch {
		case most <= width && room > 0:
			out[i] = wide[i]
			if elastic[i] {
				out[i] += (width - most) * wide[i] / room
			}
		case most <= width:
			out[i] = wide[i] * width / most
		case least >= width:
			out[i] = min(narrow[i], ceiling(width, narrow))
		default:
			out[i] = narrow[i] + (width-least)*(wide[i]-narrow[i])/(most-least)
		}
	}
	return out
}

// ceiling is the width that the widest columns must do with, where the longest
// words have no room beside each other: all others keep theirs.
func ceiling(width float64, narrow []float64) float64 {
	low, high := 0.0, width
	for range 40 {
		middle, used := (low+high)/2, 0.0
		for _, w := range narrow {
			used += min(w, middle)
		}
		if used > width {
			high = middle
		} else {
			low = middle
		}
	}
	return low
}

func sum(v []float64) (s float64) {
	for _, x := range v {
		s += x
	}
	return s
}

// blocksExtent is extent for the content of a cell.
func (s *setter) blocksExtent(blocks []doc.Block, st style) (narrow, wide float64) {
	take := func(lo, hi, indent float64) {
		narrow, wide = max(narrow, lo+indent), max(wide, hi+indent)
	}
	text := func(in []doc.Inline, st style) (lo, hi float64) {
		return extent(s.inlines(nil, in, run{style: st, mark: layoutArtifact}))
	}
	nested := func(blocks []doc.Block, indent float64) {
		lo, hi := s.blocksExtent(blocks, st)
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
			lo, hi := text(b.Title, st.bold())
			take(lo, hi, 22.5)
			nested(b.Body, 22.5)
		case *doc.Definitions:
			for _, d := range b.Items {
				lo, hi := text(d.Term, st.bold())
				take(lo, hi, 0)
				nested(d.Body, 0)
			}
		case *doc.Quote:
			nested(b.Blocks, listIndent)
		case *doc.Table:
			lo, hi := 0.0, 0.0
			for i, col := range b.Columns {
				l, h := text(col.Head, s.sheet.head)
				for _, r := range b.Rows {
					if i >= len(r.Cells) {
						continue // reported when the row is set
					}
					l2, h2 := s.blocksExtent(r.Cells[i].Blocks, s.sheet.cell)
					l, h = max(l, l2), max(h, h2)
				}
				lo, hi = lo+l+columnGap, hi+h+columnGap
			}
			take(lo, hi, 0)
		}
	}
	return narrow, wide
}
