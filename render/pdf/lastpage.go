package pdf

import "slices"

// scanty is the share of a page below which a last page has too little on it: a heading
// with a line or two, a few lines, the last signature.
const scanty = 0.15

// foot is how much of the page before may be left empty to give the last page company.
const foot = 0.35

// tighter are ways to make room for what stands on a last page with little on it, the
// gentlest first.
var tighter = []terms{{1, true}, {0.95, false}, {0.95, true}, {0.9, false}, {0.9, true}}

// scant tells whether the last page has little on it, though nothing but the end of the
// page before made it begin.
func (p *paginator) scant() bool {
	n := len(p.pages)
	if n < 2 {
		return false
	}
	last, before := p.pages[n-1], p.pages[n-2]
	if last.notes || before.notes || last.wide != before.wide || last.first == before.first || last.first >= len(p.rows) {
		return false
	}
	if p.rows[last.first].newPage {
		return false
	}
	return last.end-pageTop < paperOf(last.wide).share(scanty)
}

// relieve lets the pages before take what stood on the last of p, or else give it
// company.
func (s *setter) relieve(rows []row, p *paginator) *paginator {
	for _, how := range tighter {
		if q := s.fill(rows, how); len(q.pages) < len(p.pages) && !q.scant() {
			return q
		}
	}
	for _, parted := range []bool{false, true} {
		at := p.earlier(parted)
		if at == 0 {
			continue
		}
		loose := slices.Clone(p.rows)
		loose[at].newPage = true
		if q := s.fill(loose, usual); len(q.pages) == len(p.pages) {
			return q
		}
	}
	return p
}

// earlier is the row before which the last page but one may end, so that the last has
// enough on it and this one is not left too empty; 0 where there is none. It is the one
// with most space above, where something new begins. Tables are broken only when they
// may be parted.
func (p *paginator) earlier(parted bool) int {
	n := len(p.pages)
	last, before := p.pages[n-1], p.pages[n-2]
	paper := paperOf(last.wide)
	moved, best := last.end-pageTop, 0
	for at := last.first - 1; at > before.first; at-- {
		moved += p.rows[at].height + p.rows[at+1].before
		white := paper.bottom() - before.end + moved - (last.end - pageTop)
		if white > paper.share(foot) {
			break
		}
		if moved >= paper.share(scanty) && !p.joined(at, parted) && (best == 0 || p.rows[at].before > p.rows[best].before) {
			best = at
		}
	}
	return best
}

// joined tells whether row at belongs with the one before it.
func (p *paginator) joined(at int, parted bool) bool {
	a, b := &p.rows[at-1], &p.rows[at]
	return a.keep || !parted && (a.rather || b.head != nil && a.head == b.head) || b.frame != nil && a.frame == b.frame
}
