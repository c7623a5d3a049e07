package pdf

import (
	"cmp"
	"slices"

	"planverk/render/pdf/internal/draw"
	"planverk/render/pdf/internal/tag"
)

// cell is the content of a table cell, laid out.
type cell struct {
	rows     stack
	height   float64
	down     int     // rows that it covers; 0 = 1
	from, to float64 // the edges of its text
	low      bool    // stands at the bottom of its place
	place    float64 // the height of a low cell's place; 0 = that of its row
}

func newCell(rows []row) cell { return cell{rows: rows, height: stack(rows).height()} }

// with returns the cell with other content.
func (c cell) with(rows []row) cell {
	c.rows, c.height = rows, stack(rows).height()
	return c
}

// edges are those of a stretch from left to right.
type edges struct{ from, to float64 }

// tableRow is a row of cells between two rules.
type tableRow struct {
	x, width float64
	height   float64
	pad      float64 // above and below the text
	above    draw.Pen
	below    draw.Pen // weight 0: the row goes on on the next page
	rules    []edges  // the stretches of the rule below; nil = all
	cells    []cell
	tinted   bool // stands on a tint
}

// measure computes the height of the row from the cells that end in it.
func (r *tableRow) measure() {
	r.height = 0
	for i := range r.cells {
		if r.cells[i].down <= 1 {
			r.height = max(r.height, r.cells[i].height)
		}
	}
	r.height += 2 * r.pad
}

func (r *tableRow) draw(s *setter, y float64) {
	r.ground(s, y)
	r.ink(s, y)
}

// beside is how far the tint of a row reaches beyond its text.
const beside = 4.0

// ground draws what the row stands on.
func (r *tableRow) ground(s *setter, y float64) {
	if r.tinted {
		s.canvas.FillRect(tag.Layout, r.x-beside, y, r.width+2*beside, r.height, s.sheet.tint)
	}
}

// ink draws text and rules.
func (r *tableRow) ink(s *setter, y float64) {
	for i := range r.cells {
		s.drawRows(r.cells[i].rows.place(y + r.drop(i)))
	}
	r.drawRules(s, y)
}

// drop is how far below the top of the row the text of cell i begins.
func (r *tableRow) drop(i int) float64 {
	c := &r.cells[i]
	if !c.low {
		return r.pad
	}
	return cmp.Or(c.place, r.height) - r.pad - c.height
}

func (r *tableRow) each(y float64, fn func(*row, float64)) {
	for i := range r.cells {
		r.cells[i].rows.each(y+r.drop(i), fn)
	}
}

func (r *tableRow) drawRules(s *setter, y float64) {
	if r.above.Weight > 0 {
		s.canvas.Line(tag.Layout, r.x, y, r.x+r.width, y, r.above)
	}
	if r.below.Weight == 0 {
		return
	}
	y += r.height
	if r.rules == nil {
		s.canvas.Line(tag.Layout, r.x, y, r.x+r.width, y, r.below)
	}
	for _, at := range r.rules {
		s.canvas.Line(tag.Layout, at.from, y, at.to, y, r.below)
	}
}

// least is how many lines of a cell stand on either side of a page break at least,
// if the row can be moved instead.
const least = 3

// divide parts a row that is too tall for a page between the lines of its cells.
func (r *tableRow) divide(height float64, force bool) (first, second content, h1, h2 float64) {
	a, b := r.part(height, force)
	if a == nil {
		return nil, nil, 0, 0
	}
	b.measure()
	return a, b, a.height, b.height
}

// part is divide; the second part is not measured, because its cells may go on
// into more rows.
func (r *tableRow) part(height float64, force bool) (first, second *tableRow) {
	a, b := *r, *r
	a.cells, b.cells = make([]cell, len(r.cells)), make([]cell, len(r.cells))
	a.below.Weight, b.above.Weight = 0, 0
	taken, left := 0, 0
	for i, c := range r.cells {
		above, below := c.rows.split(height-2*r.pad, force)
		a.cells[i], b.cells[i] = c.with(above), c.with(below)
		a.cells[i].down = 1
		a.cells[i].place, b.cells[i].place = 0, 0
		taken, left = max(taken, above.lines()), max(left, below.lines())
	}
	lines := least
	if force {
		lines = 1
	}
	if taken < lines || left < lines {
		return nil, nil
	}
	a.measure()
	return &a, &b
}

// lines is how many lines of text the rows are, at least; a row of a table within a
// cell is as good as several.
func (k stack) lines() (n int) {
	for i := range k {
		if _, ok := k[i].body.(divisible); ok {
			n += least
		} else {
			n++
		}
	}
	return n
}

// split parts the rows of a cell where room ends. A row that does not fit and is
// tall, or stands first where there is no more room to be had, is parted itself.
func (k stack) split(room float64, force bool) (first, second stack) {
	n := k.fitting(room)
	for n > 0 && n < len(k) && k[n].closes() {
		n++ // rather a few points too low than alone on a page
	}
	first, second = k[:n:n], k[n:]
	if n == len(k) {
		return first, second
	}
	body, ok := k[n].body.(divisible)
	if !ok || !(force && n == 0) && k[n].height < upright.share(tall) {
		return first, second
	}
	room -= first.height()
	if n > 0 {
		room -= k[n].before
	}
	above, below, h1, h2 := body.divide(room, n == 0)
	if above == nil {
		return first, second
	}
	a, b := k[n], k[n]
	a.body, a.height = above, h1
	b.body, b.height, b.before, b.anchors, b.labels = below, h2, 0, nil, nil
	return append(first, a), slices.Concat(stack{b}, second[1:])
}

// fitting is how many of the rows fit in height.
func (k stack) fitting(height float64) int {
	used := 0.0
	for i := range k {
		if i > 0 {
			used += k[i].before
		}
		if used += k[i].height; used > height+tolerance {
			return i
		}
	}
	return len(k)
}
