package pdf

import "slices"

// page is what stands on one page, from top to bottom.
type page struct {
	rows  []placed
	wide  bool    // the page lies
	first int     // number of its first row
	end   float64 // where its rows end, above the footnotes
	notes bool    // footnotes stand on it
}

// terms are how rows are broken into pages.
type terms struct {
	spacing float64 // of the usual space between rows
	parted  bool    // rows that would rather stand together are parted
}

var usual = terms{spacing: 1}

// paginate breaks the rows into pages, with more than a few lines on the last if that
// can be done well. Every anchor gets its place.
func (s *setter) paginate(rows []row) []page {
	p := s.fill(rows, usual)
	if p.scant() {
		p = s.relieve(rows, p)
	}
	for i, pg := range p.pages {
		for _, pl := range pg.rows {
			if pl.row != nil {
				pl.row.anchor(i+1, pl.y)
			}
		}
	}
	return p.pages
}

// fill breaks a copy of the rows into pages. Rows bound by keep stand on one page if a
// page can hold them.
func (s *setter) fill(rows []row, how terms) *paginator {
	p := &paginator{rows: slices.Clone(rows), y: coverTop, notes: s.notes, terms: how}
	for p.next < len(p.rows) {
		r := &p.rows[p.next]
		if len(p.page) > 0 && (r.newPage || r.wide != p.wide) {
			p.turn()
		}
		for r.recto && (len(p.foot.carried) > 0 || len(p.pages)%2 == 1) {
			p.turn() // a blank page, or the rest of a footnote
		}
		p.wide = r.wide
		p.group()
	}
	for p.turn(); len(p.foot.carried) > 0; {
		p.turn()
	}
	return p
}

// anchor gives the anchors of a row that stands at y their place, those of the rows
// in its cells too.
func (r *row) anchor(page int, y float64) {
	for _, a := range r.anchors {
		a.Page, a.Y = page, y
	}
	if body, ok := r.body.(holder); ok {
		body.each(y, func(r *row, y float64) { r.anchor(page, y) })
	}
}

// paginator is the state of paginate.
type paginator struct {
	terms
	rows  []row
	next  int // the first row without a place
	first int // the first row of the page
	pages []page
	page  []placed
	wide  bool    // the page lies
	y     float64 // where the next row would stand
	notes *notes
	foot  noteArea // the footnotes of the page
}

// paper is the size of the page that is being filled.
func (p *paginator) paper() paper { return paperOf(p.wide) }

// turn ends the page. Footnotes that it has no room for go on on the next.
func (p *paginator) turn() {
	taken, rest := p.foot.fill(p.paper().bottom() - p.y)
	end := p.y
	p.page = append(p.page, placeNotes(taken, p.paper().bottom())...)
	p.foot = noteArea{carried: rest}
	p.pages = append(p.pages, page{p.page, p.wide, p.first, end, len(taken) > 0})
	p.first = p.next
	p.page = nil
	p.y = pageTop
}

// tall is the share of a page from which a row is rather parted than moved to the
// next page.
const tall = 0.4

// empty is how much of a page may be left empty for the sake of rows that would
// rather stand together. Once they are parted, the page is filled.
const empty = 0.28

// group places the next rows that are bound together, or ends the page because
// they do not fit on it.
func (p *paginator) group() {
	end := p.bound(func(r *row) bool { return r.keep })
	whole := p.bound(func(r *row) bool { return r.keep || r.rather && !p.parted })
	over := p.overflow(end)
	switch {
	case p.overflow(whole) > whole:
		p.place(whole + 1)
	case len(p.page) > 0 && over == end && p.hangs(end):
		p.place(end + 1) // rather a few points too low than on a page of its own
	case over > end && (len(p.page) == 0 || p.rows[p.next-1].rather || p.paper().bottom()-p.y > p.paper().share(empty)):
		p.place(end + 1)
	case p.part(over):
		// The row has become two, of which the first fits.
	case len(p.page) > 0 || len(p.foot.carried) > 0:
		p.turn()
	default:
		// More is bound together than a page can hold: break it where the page
		// ends, after one row at least.
		p.place(max(over, p.next+1))
	}
}

// closes tells whether the row is the empty end of a frame.
func (r *row) closes() bool { return r.body == nil && r.frame != nil && !r.keep }

// hangs tells whether row end, where the page ends before it, may reach below the others:
// it is empty, and no footnote stands there.
func (p *paginator) hangs(end int) bool {
	if !p.rows[end].closes() {
		return false
	}
	var marked [][]row
	for i := p.next; i < end; i++ {
		marked = p.marked(marked, &p.rows[i])
	}
	return p.next == end || p.foot.height(marked...) == 0
}

// bound is the last of the rows from the next on that are bound together.
func (p *paginator) bound(to func(*row) bool) int {
	end := p.next
	for to(&p.rows[end]) && end+1 < len(p.rows) && !p.rows[end+1].newPage && p.rows[end+1].wide == p.rows[end].wide {
		end++
	}
	return end
}

// marked adds the footnotes of row r to others.
func (p *paginator) marked(others [][]row, r *row) [][]row {
	for _, n := range p.notes.of(r) {
		others = append(others, n.rows)
	}
	return others
}

// overflow is the first of the rows up to end that would not fit on the page, or
// end+1.
func (p *paginator) overflow(end int) int {
	y := p.y
	var marked [][]row
	for i := p.next; i <= end; i++ {
		marked = p.marked(marked, &p.rows[i])
		y += p.spaceAbove(i, i == p.next)
		if y += p.rows[i].height; y+p.foot.height(marked...) > p.paper().bottom()+tolerance {
			return i
		}
	}
	return end + 1
}

// spaceAbove is what stands between row i and the one before it: its own space, or
// at the top of a page the head of its table.
func (p *paginator) spaceAbove(i int, first bool) float64 {
	r := &p.rows[i]
	if !first || len(p.page) > 0 || r.rigid {
		return r.before * p.spacing
	}
	if r.head.repeats() {
		return r.head.height
	}
	return 0
}

// repeats tells whether the head stands again on later pages; a head so tall that
// little room would be left does not.
func (h *tableHead) repeats() bool { return h != nil && h.height < paperOf(h.wide).share(tall) }

// part divides row i, which does not fit, if it is tall or one that parts, and can
// be divided.
func (p *paginator) part(i int) bool {
	r := &p.rows[i]
	body, ok := r.body.(divisible)
	fresh := len(p.page) == 0 && i == p.next
	if !ok || r.height < p.paper().share(tall) && !r.parts {
		return false
	}
	y := p.y
	var marked [][]row
	for k := p.next; k <= i; k++ {
		y += p.spaceAbove(k, k == p.next)
		if k < i {
			marked = p.marked(marked, &p.rows[k])
			y += p.rows[k].height
		}
	}
	first, second, h1, h2 := p.divide(body, r.height, p.paper().bottom()-y, fresh, marked)
	if first == nil {
		return false
	}
	a, b := *r, *r
	a.body, a.height, a.keep, a.rather = first, h1, false, false
	b.body, b.height, b.before, b.anchors, b.labels = second, h2, 0, nil, nil
	b.keep = b.keep && h2 < p.paper().share(tall)
	p.rows[i] = a
	p.rows = slices.Insert(p.rows, i+1, b)
	return true
}

// closeEnough is how near the best height is looked for, in points: less than a line.
const closeEnough = 6.0

// divide parts body, which is as tall as told, where room ends, less the footnotes of
// its first part and those marked above it. Where the notes of the first line alone would
// fill a fresh page they follow on the next.
func (p *paginator) divide(body divisible, whole, room float64, fresh bool, marked [][]row) (first, second content, h1, h2 float64) {
	fits := func(height float64) bool {
		a, b, ha, hb := body.divide(height, fresh)
		if a == nil {
			return height < whole/2 // too little would stand above, or else below
		}
		if ha+p.foot.height(p.marked(marked, &row{body: a})...) > room+tolerance {
			return false
		}
		first, second, h1, h2 = a, b, ha, hb
		return true
	}
	low, high := 0.0, room-p.foot.height(marked...)
	if fits(high) {
		return first, second, h1, h2
	}
	for high-low > closeEnough {
		if middle := (low + high) / 2; fits(middle) {
			low = middle
		} else {
			high = middle
		}
	}
	if first == nil && fresh && len(p.foot.carried) == 0 {
		return body.divide(room, fresh)
	}
	return first, second, h1, h2
}

// place puts the rows before end on the page.
func (p *paginator) place(end int) {
	for ; p.next < end; p.next++ {
		r := &p.rows[p.next]
		above := p.spaceAbove(p.next, true)
		if len(p.page) == 0 && !r.rigid && r.head.repeats() {
			p.page = append(p.page, placed{head: r.head, y: p.y})
		}
		p.y += above
		for _, n := range p.notes.of(r) {
			p.foot.rows = append(p.foot.rows, n.rows)
			r.anchors = append(r.anchors, n.mark)
		}
		p.page = append(p.page, placed{row: r, y: p.y})
		p.y += r.height
	}
}
