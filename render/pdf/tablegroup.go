package pdf

import (
	"cmp"
	"slices"
)

// rowGroup is rows of a table that cells join by reaching down over them.
type rowGroup struct{ rows []*tableRow }

// content is the group, or its row when there is only one.
func (g *rowGroup) content() content {
	if len(g.rows) == 1 {
		return g.rows[0]
	}
	return g
}

// measure computes the heights of the rows; what a cell over several rows needs
// beyond theirs goes to the last of them. It returns the height of the group.
func (g *rowGroup) measure() float64 {
	for _, r := range g.rows {
		r.measure()
	}
	for i, r := range g.rows {
		for _, c := range r.cells {
			if c.down > 1 {
				last := g.rows[i+c.down-1]
				last.height += max(0, c.height+2*r.pad-g.height(i, c.down))
			}
		}
	}
	return g.height(0, len(g.rows))
}

// height is how tall n rows from the first on are.
func (g *rowGroup) height(first, n int) (h float64) {
	for _, r := range g.rows[first : first+n] {
		h += r.height
	}
	return h
}

// settle tells the first n rows how tall the places of their cells are, and leaves out
// the rule below a row where a cell goes on.
func (g *rowGroup) settle(n int) {
	if len(g.rows) == 1 {
		return
	}
	var open openCells
	for i, r := range g.rows[:n] {
		for k, c := range r.cells {
			if c.low {
				r.cells[k].place = g.height(i, max(c.down, 1))
			}
		}
		open.next(i, r)
		if r.rules == nil && r.below.Weight > 0 && i < len(g.rows)-1 {
			r.ruleBeside(open.cells)
		}
	}
}

// ruleBeside leaves out the rule below the row under cells that go on, which come
// from left to right.
func (r *tableRow) ruleBeside(open []openCell) {
	at := r.x
	for _, c := range open {
		if c.from > at {
			r.rules = append(r.rules, edges{at, c.from - columnGap})
		}
		at = max(at, c.to+columnGap)
	}
	if at > r.x && at < r.x+r.width {
		r.rules = append(r.rules, edges{at, r.x + r.width})
	}
	if at >= r.x+r.width && r.rules == nil {
		r.below.Weight = 0 // every cell goes on
	}
}

// openCells are the cells that reach down beyond the row last looked at, from left
// to right: at most one a column, however many rows there are.
type openCells struct{ cells []openCell }

// openCell is a cell that goes on down to row last.
type openCell struct {
	edges
	last int
}

// next takes row i, which follows the one before.
func (o *openCells) next(i int, r *tableRow) {
	o.cells = slices.DeleteFunc(o.cells, func(c openCell) bool { return c.last <= i })
	begun := len(o.cells)
	for _, c := range r.cells {
		if c.down > 1 {
			o.cells = append(o.cells, openCell{edges{c.from, c.to}, i + c.down - 1})
		}
	}
	if len(o.cells) > begun {
		slices.SortFunc(o.cells, func(a, b openCell) int { return cmp.Compare(a.from, b.from) })
	}
}

func (g *rowGroup) draw(s *setter, y float64) {
	top := y
	for _, r := range g.rows {
		r.ground(s, y)
		y += r.height
	}
	for _, r := range g.rows {
		r.ink(s, top)
		top += r.height
	}
}

func (g *rowGroup) each(y float64, fn func(*row, float64)) {
	for _, r := range g.rows {
		r.each(y, fn)
		y += r.height
	}
}

// divide parts the group between two rows; the text of a cell over both goes on in
// the second part. A tall row that does not fit is parted itself, and so is the first
// where not even that has room.
func (g *rowGroup) divide(height float64, force bool) (first, second content, h1, h2 float64) {
	n, used := 0, 0.0
	for n < len(g.rows) && used+g.rows[n].height <= height+tolerance {
		used += g.rows[n].height
		n++
	}
	switch {
	case n == len(g.rows):
		return nil, nil, 0, 0
	case n == 0:
		if a, b, ha, hb := g.divideFirst(height, force); a != nil {
			return a, b, ha, hb
		}
		return nil, nil, 0, 0
	}
	above := &rowGroup{rows: slices.Clone(g.rows[:n])}
	below := &rowGroup{rows: slices.Clone(g.rows[n:])}
	next := *below.rows[0]
	next.cells = slices.Clone(next.cells)
	for i, r := range above.rows {
		if !r.reaches(n - i) {
			continue
		}
		part := *r
		part.cells = slices.Clone(r.cells)
		for k, c := range r.cells {
			if c.down > n-i {
				head, tail := c.rows.split(g.height(i, n-i)-2*r.pad, false)
				part.cells[k] = c.with(head)
				part.cells[k].down, part.cells[k].place = n-i, g.height(i, n-i)
				rest := c.with(tail)
				rest.down, rest.place = c.down-(n-i), 0
				next.cells = append(next.cells, rest)
			}
		}
		above.rows[i] = &part
	}
	next.rules = nil
	below.rows[0] = &next
	rest := below.measure()
	if room := height - used; below.rows[0].height >= upright.share(tall) {
		if a, b, ha, hb := below.divideFirst(room, false); a != nil {
			above.rows = append(above.rows, a)
			return above, b, used + ha, hb
		}
	}
	if n == 1 && !force {
		return nil, nil, 0, 0
	}
	below.settle(1) // the other rows are as they were
	return above.content(), below.content(), used, rest
}

// reaches tells whether a cell of the row covers more than n rows.
func (r *tableRow) reaches(n int) bool {
	return slices.ContainsFunc(r.cells, func(c cell) bool { return c.down > n })
}

// divideFirst parts the first row.
func (g *rowGroup) divideFirst(height float64, force bool) (first *tableRow, second content, h1, h2 float64) {
	a, b := g.rows[0].part(height, force)
	if a == nil {
		return nil, nil, 0, 0
	}
	a.rules, b.rules = nil, nil
	below := &rowGroup{rows: append([]*tableRow{b}, g.rows[1:]...)}
	rest := below.measure()
	below.settle(1)
	return a, below.content(), a.height, rest
}
