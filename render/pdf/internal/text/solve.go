package text

import "math"

// Manner is how lines are ended.
type Manner int

const (
	// Running text has an even ragged edge; words are hyphenated where the edge
	// would else be too uneven.
	Running Manner = iota
	// Cell is text in a narrow column: only words that are wider than it are
	// hyphenated.
	Cell
	// Heading has lines of about the same length, as few as can be.
	Heading
	// Justified text has lines of the same length.
	Justified
)

// solver chooses, of all ways to break a section, the one with the fewest demerits
// together (Knuth and Plass, Breaking Paragraphs into Lines, 1981).
type solver struct {
	manner  Manner
	limit   float64 // width of a line
	comfort float64 // how short a ragged line may be without looking odd
	space   float64 // width of a space
	best    [][2]way
	chosen  []int // chances where lines end, in order
}

// way is the best way to a chance: its demerits, and the chance before, with which
// of its two ways (see row).
type way struct {
	cost      float64
	from, row int32
}

const (
	perLine   = 10.0      // what a line costs by being one
	overfull  = 1e18      // a line that runs over the edge, because nothing can be broken
	thirdRow  = 1e9       // a third hyphen in a row
	moreLines = 1e8       // a line more than a heading needs
	shortLast = 250 * 250 // for a last line of next to nothing
)

// leastLast is the share of the measure that a last line fills at least, if that can be
// had.
const leastLast = 0.2

// solve fills chosen with the best ends of lines. Of a chance with a hyphen two ways
// are kept: as the first hyphen in a row, and as a later one.
func (s *solver) solve(list []chance) {
	s.best = append(s.best[:0], [2]way{{0, -1, 0}, {math.Inf(1), -1, 0}})
	first := 0 // the first chance from which a line reaches the one at hand
	for b := 1; b < len(list); b++ {
		for first < b-1 && list[b].end-list[first].start > s.limit+fits {
			first++
		}
		found := [2]way{{math.Inf(1), -1, 0}, {math.Inf(1), -1, 0}}
		for a := first; a < b; a++ {
			cost := s.line(&list[a], &list[b], a == 0, b == len(list)-1)
			if cost >= overfull && a < b-1 {
				continue
			}
			s.relax(&found, list, a, b, cost)
		}
		s.best = append(s.best, found)
	}
	s.trace(len(list) - 1)
}

// relax takes a line from chance a to chance b into account.
func (s *solver) relax(found *[2]way, list []chance, a, b int, cost float64) {
	for row := range 2 {
		total, to := s.best[a][row].cost+cost, 0
		if list[b].hyphen > 0 && list[a].hyphen > 0 {
			to = 1
			if row == 1 {
				total += thirdRow
			}
		}
		if total < found[to].cost {
			found[to] = way{total, int32(a), int32(row)}
		}
	}
}

// trace follows the best way back from the last chance.
func (s *solver) trace(last int) {
	s.chosen = s.chosen[:0]
	row := int32(0)
	if s.best[last][1].cost < s.best[last][0].cost {
		row = 1
	}
	for k := int32(last); k > 0; {
		s.chosen = append(s.chosen, int(k))
		k, row = s.best[k][row].from, s.best[k][row].row
	}
	for i, j := 0, len(s.chosen)-1; i < j; i, j = i+1, j-1 {
		s.chosen[i], s.chosen[j] = s.chosen[j], s.chosen[i]
	}
}

// line returns the demerits of a line from a to b.
func (s *solver) line(a, b *chance, first, last bool) float64 {
	width := b.end + b.hyphen - a.start
	slack := s.limit - width
	if s.manner == Justified {
		slack += s.shrink(a, b)
	}
	if slack < -fits {
		return overfull - slack
	}
	switch {
	case s.manner == Heading:
		return slack*slack + moreLines + b.cost
	case last:
		if missing := 1 - width/(leastLast*s.limit); !first && s.manner != Cell && missing > 0 {
			return perLine*perLine + shortLast*missing*missing
		}
		return perLine * perLine
	}
	badness := s.badness(a, b, s.limit-width)
	return (perLine+badness)*(perLine+badness) + b.cost
}

// badness is 100 for a line that is a comfort too short.
func (s *solver) badness(a, b *chance, slack float64) float64 {
	if s.manner != Justified {
		r := slack / s.comfort
		return 100 * r * r
	}
	room := s.shrink(a, b)
	if slack > 0 {
		room *= stretchable / shrinkable
	}
	r := math.Abs(slack) / max(room, s.space/10)
	if r > 2 {
		return 800 + 1200*(r-2) // holes: ever worse, but still to be compared
	}
	return 100 * r * r * r
}

// Shares of its width by which a space may grow and shrink in a justified line.
const (
	stretchable = 1.0 / 2
	shrinkable  = 1.0 / 4
)

// shrink is by how much the spaces of a line may shrink together.
func (s *solver) shrink(a, b *chance) float64 {
	return float64(b.gaps-a.skip) * s.space * shrinkable
}

// good tells whether the chosen lines do without more hyphens.
func (s *solver) good(list []chance) bool {
	a := 0
	for i, b := range s.chosen {
		slack := s.limit - (list[b].end + list[b].hyphen - list[a].start)
		if i < len(s.chosen)-1 && s.badness(&list[a], &list[b], slack) > 100 {
			return false
		}
		a = b
	}
	return true
}
