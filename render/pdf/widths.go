package pdf

import (
	"math"
	"slices"

	"planverk/internal/doc"
	"planverk/render/pdf/internal/tag"
	"planverk/render/pdf/internal/text"
)

// measures is how much room the columns of a table need, in the usual size of text.
type measures struct {
	narrow []float64 // the longest word
	wide   []float64 // the longest line of the cells, if nothing is broken
	head   []float64 // the same of the column's name
	folded []float64 // the column's name on two lines
	amount []float64 // the text of the cells on one line after another
	over   []reach   // what covers several columns
	shrunk float64   // the size of the text, as a part of the usual
}

// reach is a head or cell over several columns.
type reach struct {
	column, across int
	narrow, wide   float64
}

// measure goes through the table once.
func (b *tableBuilder) measure() *measures {
	n := len(b.table.Columns)
	m := &measures{make([]float64, n), make([]float64, n), make([]float64, n), make([]float64, n), make([]float64, n), nil, 1}
	b.points = make([]point, n)
	b.figureWidths()
	b.wraps.begin(len(b.grid.Rows))
	for _, row := range b.grid.Heads {
		b.wraps.rows++
		for _, h := range row {
			runs := b.inlines(nil, h.Text, text.Run{Style: b.sheet.head, Mark: tag.Layout})
			from := len(b.wraps.pieces)
			lo, hi := b.breaker.Measure(runs, &b.wraps.pieces)
			if h.Across > 1 {
				m.over = append(m.over, reach{h.Column, h.Across, lo, hi})
				b.wraps.pieces = b.wraps.pieces[:from]
				continue
			}
			b.wraps.keep(h.Column, h.Rows, from, anyLines)
			m.narrow[h.Column], m.head[h.Column] = max(m.narrow[h.Column], lo), max(m.head[h.Column], hi)
			m.folded[h.Column] = max(m.folded[h.Column], b.breaker.Folded(runs))
		}
	}
	copy(m.wide, m.narrow)
	for i, row := range b.grid.Rows {
		st := b.sheet.cell
		if b.table.Rows[i].Sum {
			st = st.Bold()
		}
		sampled := b.wraps.sampled(i)
		if sampled {
			b.wraps.rows++
		}
		for _, p := range row {
			b.measureCell(m, p, st, sampled)
		}
	}
	for i := range b.points {
		lead := b.points[i].room() * b.sheet.cell.Size
		m.narrow[i], m.wide[i] = max(m.narrow[i], lead), max(m.wide[i], lead)
	}
	for _, r := range m.over {
		stretch(m.narrow, r.column, r.across, r.narrow)
		stretch(m.wide, r.column, r.across, r.wide)
	}
	return m
}

func (b *tableBuilder) measureCell(m *measures, p doc.Place, st text.Style, sampled bool) {
	var keep *text.Pieces
	if sampled && p.Across == 1 {
		keep = &b.wraps.pieces
	}
	from := keep.Len()
	lo, hi := b.blocksExtent(p.Cell.Blocks, st, keep)
	if p.Across > 1 {
		m.over = append(m.over, reach{p.Column, p.Across, lo, hi})
		return
	}
	if keep != nil {
		b.wraps.keep(p.Column, p.Rows, from, b.wholeLines(p.Cell, hi <= shortText*st.Size))
	}
	m.narrow[p.Column], m.wide[p.Column] = max(m.narrow[p.Column], lo), max(m.wide[p.Column], hi)
	m.amount[p.Column] += hi
	if b.table.Columns[p.Column].Align == doc.Right {
		b.points[p.Column].note(p.Cell, hi/st.Size)
	}
}

// wholeLines is how many lines more than the forced ones a cell may have without being
// parted: none when it is short, and one when it is a choice of several, whose state may
// stand on one more.
func (b *tableBuilder) wholeLines(c *doc.Cell, short bool) int32 {
	if lone(c) {
		for _, in := range c.Blocks[0].(*doc.Paragraph).Text {
			if q, ok := in.(*doc.Choice); ok && len(q.Options) > 2 {
				return 1 + max(0, -int32(q.Picked))
			}
		}
	}
	if short {
		return 0
	}
	return anyLines
}

// stretch makes columns as wide together as what stands over them, each by as much.
func stretch(widths []float64, first, across int, need float64) {
	have := columnGap * float64(across-1)
	for _, w := range widths[first : first+across] {
		have += w
	}
	if more := (need - have) / float64(across); more > 0 {
		for i := first; i < first+across; i++ {
			widths[i] += more
		}
	}
}

// Where columns have no room for their words.
const (
	mostUpright = 5    // columns that an upright page has room for: long words are broken there
	longWord    = 14.0 // in sizes of the text; one still longer is broken
	leastSize   = 7.5  // points; smaller text is hard to read
)

// settle decides how a table is set whose words have no room beside each other: one
// of many columns on a page that lies, and if that has not room enough either, in
// smaller text; and at last with the cells below each other. m grows smaller with the
// text.
func (b *tableBuilder) settle(m *measures) {
	c := b.column
	if b.shrink(m); b.crowded(m) {
		b.stackUp(c)
	}
}

// shrink turns the page or makes the text smaller.
func (b *tableBuilder) shrink(m *measures) {
	n := len(m.narrow)
	gaps := columnGap * float64(n-1)
	need := 0.0
	for _, w := range m.narrow {
		need += min(w, longWord*b.cell.Size)
	}
	if need+gaps <= b.column.full || n <= mostUpright {
		return
	}
	if b.column.page && b.column.frame == nil {
		b.wide = true
		b.column.full = lying.full()
	}
	if need+gaps <= b.column.full {
		return
	}
	size := math.Floor(2*b.cell.Size*(b.column.full-gaps)/need) / 2
	by := max(size, leastSize) / b.cell.Size
	m.shrunk = by
	b.cell, b.head1 = smaller(b.cell, by), smaller(b.head1, by)
	for _, list := range [][]float64{m.narrow, m.wide, m.head, m.folded, m.amount} {
		for i := range list {
			list[i] *= by
		}
	}
}

// smaller is a style by as much smaller, though not beyond what can be read.
func smaller(st text.Style, by float64) text.Style {
	if by >= 1 {
		return st
	}
	size := max(st.Size*by, leastSize)
	st.Lead *= size / st.Size
	st.Size = size
	return st
}

// widths divides the width of a table between its columns: no column is narrower
// than its longest word if that can be had, and what is left goes to the columns
// with much text. Figure columns take no more than they need.
func (b *tableBuilder) widths(m *measures) []float64 {
	if b.stacked {
		return slices.Repeat([]float64{b.column.full - b.named}, len(m.wide))
	}
	elastic := make([]bool, len(m.wide))
	for i, col := range b.table.Columns {
		elastic[i] = col.Align != doc.Right
		m.head[i] = max(m.head[i], m.wide[i])
	}
	width := b.column.full - columnGap*float64(len(m.wide)-1)
	for i := range m.wide {
		m.folded[i] = max(m.folded[i], m.wide[i])
	}
	switch { // a head may take two lines before the text does, and three if the text then keeps to one
	case sum(m.head) <= width:
		m.wide = m.head
	case sum(m.folded) <= width || sum(m.wide) > width:
		m.wide = m.folded
	}
	b.spaceFigures(m.wide, width)
	if sum(m.narrow) < width && sum(m.wide) > width {
		m.narrow = b.wraps.floors(width, m.shrunk, m.narrow, m.wide)
	}
	return divideWidth(width, m.narrow, m.wide, m.amount, elastic)
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
