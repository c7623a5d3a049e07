package pdf

import (
	"math"

	"planverk/internal/doc"
	"planverk/render/pdf/internal/tag"
	"planverk/render/pdf/internal/text"
)

// widths divides the width of a table between its columns: no column is narrower
// than its longest word if that can be had, and what is left goes to the columns
// with much text. Figure columns take no more than they need.
func (b *tableBuilder) widths() []float64 {
	n := len(b.table.Columns)
	narrow, wide, head, amount := make([]float64, n), make([]float64, n), make([]float64, n), make([]float64, n)
	for i, col := range b.table.Columns {
		narrow[i], head[i] = text.Extent(b.inlines(nil, col.Head, text.Run{Style: b.sheet.head, Mark: tag.Layout}))
		wide[i] = narrow[i]
	}
	for _, r := range b.table.Rows {
		st := b.sheet.cell
		if r.Sum {
			st = st.Bold()
		}
		for i, c := range r.Cells[:min(n, len(r.Cells))] {
			lo, hi := b.blocksExtent(c.Blocks, st)
			narrow[i], wide[i] = max(narrow[i], lo), max(wide[i], hi)
			amount[i] += hi
		}
	}
	elastic := make([]bool, n)
	for i, col := range b.table.Columns {
		elastic[i] = col.Align != doc.Right
	}
	width := b.column.full - columnGap*float64(n-1)
	for i := range head {
		head[i] = max(head[i], wide[i])
	}
	if sum(head) <= width { // else a head may take two lines before the text does
		wide = head
	}
	b.spaceFigures(wide, width)
	return divideWidth(width, narrow, wide, amount, elastic)
}

// figureGap is added before a figure column that follows another, where a table has
// the room: the spaces within the numbers must not look like those between them.
const figureGap = 8.0

// spaceFigures widens the figure columns that follow another by figureGap, all of
// them or none.
func (b *tableBuilder) spaceFigures(wide []float64, width float64) {
	var after []int
	for i := 1; i < len(wide); i++ {
		if b.table.Columns[i].Align == doc.Right && b.table.Columns[i-1].Align == doc.Right {
			after = append(after, i)
		}
	}
	if sum(wide)+figureGap*float64(len(after)) > width {
		return
	}
	for _, i := range after {
		wide[i] += figureGap
	}
}

// divideWidth gives each column its width, all together width. text is how much
// there is in the column, on one line after another.
func divideWidth(width float64, narrow, wide, text []float64, elastic []bool) []float64 {
	out := make([]float64, len(wide))
	least, most, room := sum(narrow), sum(wide), 0.0
	for i := range wide {
		if elastic[i] {
			room += wide[i]
		}
	}
	var share func(x float64, i int) float64
	switch {
	case most <= width && room > 0:
		for i := range out {
			out[i] = wide[i]
			if elastic[i] {
				out[i] += (width - most) * wide[i] / room
			}
		}
		return out
	case most <= width:
		share = func(x float64, i int) float64 { return wide[i] * x }
	case least >= width:
		// The longest words have no room beside each other: their columns must do
		// with less, all others keep theirs.
		share = func(x float64, i int) float64 { return min(narrow[i], x) }
	default:
		// Short texts get what they need, as if no column were to be wider than
		// another; long ones share the rest by the root of their text, which
		// keeps the table lowest.
		even := func(x float64, i int) float64 { return max(narrow[i], min(wide[i], x)) }
		short := solve(width, make([]float64, len(out)), even)
		share = func(x float64, i int) float64 {
			if short[i] > wide[i]-tolerance {
				return wide[i]
			}
			return max(narrow[i], min(wide[i], x*math.Sqrt(text[i])))
		}
	}
	return solve(width, out, share)
}

// solve fills out with share(x, i) for the x at which they add up to width; share
// grows with x.
func solve(width float64, out []float64, share func(x float64, i int) float64) []float64 {
	low, high := 0.0, width
	for range 50 {
		middle := (low + high) / 2
		for i := range out {
			out[i] = share(middle, i)
		}
		if sum(out) > width {
			high = middle
		} else {
			low = middle
		}
	}
	for i := range out {
		out[i] = share(low, i)
	}
	return out
}

func sum(v []float64) (s float64) {
	for _, x := range v {
		s += x
	}
	return s
}

// blocksExtent is extent for the content of a cell.
func (s *setter) blocksExtent(blocks []doc.Block, st text.Style) (narrow, wide float64) {
	take := func(lo, hi, indent float64) {
		narrow, wide = max(narrow, lo+indent), max(wide, hi+indent)
	}
	text := func(in []doc.Inline, st text.Style) (lo, hi float64) {
		return text.Extent(s.inlines(nil, in, text.Run{Style: st, Mark: tag.Layout}))
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
			lo, hi := text(b.Title, st.Bold())
			take(lo, hi, 22.5)
			nested(b.Body, 22.5)
		case *doc.Definitions:
			for _, d := range b.Items {
				lo, hi := text(d.Term, st.Bold())
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
