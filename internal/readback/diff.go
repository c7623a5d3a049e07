package readback

// maxEdits is the most words that may differ between two files before they are
// said to be different documents rather than compared further.
const maxEdits = 600

// gap is a stretch where two texts differ: tokens aLo–aHi of the first stand
// against bLo–bHi of the second. Either may be empty.
type gap struct{ aLo, aHi, bLo, bHi int }

// diff finds the stretches where b differs from a, fewest words first (Myers,
// "An O(ND) Difference Algorithm", 1986). It gives false when more than maxEdits
// words differ.
func diff(a, b []token) ([]gap, bool) {
	lead := 0
	for lead < len(a) && lead < len(b) && a[lead].key == b[lead].key {
		lead++
	}
	tail := 0
	for tail < len(a)-lead && tail < len(b)-lead && a[len(a)-1-tail].key == b[len(b)-1-tail].key {
		tail++
	}
	if len(a) == lead+tail && len(b) == lead+tail {
		return nil, true
	}
	gaps, ok := myers(a[lead:len(a)-tail], b[lead:len(b)-tail])
	for i := range gaps {
		gaps[i].aLo += lead
		gaps[i].aHi += lead
		gaps[i].bLo += lead
		gaps[i].bHi += lead
	}
	return gaps, ok
}

func myers(a, b []token) ([]gap, bool) {
	var trace [][]int // for each number of edits, how far every diagonal has come
	reach := []int{0, 0, 0}
	for d := 0; d <= maxEdits; d++ {
		next := make([]int, 2*d+3) // diagonals −d−1 … d+1; index k+d+1
		for k := -d; k <= d; k += 2 {
			x := furthest(reach, d, k)
			for x < len(a) && x-k < len(b) && a[x].key == b[x-k].key {
				x++
			}
			next[k+d+1] = x
			if x >= len(a) && x-k >= len(b) {
				return retrace(append(trace, next), len(a), len(b)), true
			}
		}
		trace = append(trace, next)
		reach = next
	}
	return nil, false
}

// furthest is where diagonal k begins with d edits, from what d−1 edits reached.
func furthest(reach []int, d, k int) int {
	if d == 0 {
		return 0
	}
	down, right := -1, -1 // from diagonal k+1 (a word of b put in), from k−1 (a word of a left out)
	if k < d {
		down = reach[k+1+d]
	}
	if k > -d {
		right = reach[k-1+d] + 1
	}
	return max(down, right)
}

// retrace walks back from the end and gathers the edits to gaps.
func retrace(trace [][]int, x, y int) []gap {
	var gaps []gap
	edit := func(g gap) {
		if n := len(gaps); n > 0 && gaps[n-1].aLo == g.aHi && gaps[n-1].bLo == g.bHi {
			gaps[n-1].aLo, gaps[n-1].bLo = g.aLo, g.bLo
			return
		}
		gaps = append(gaps, g)
	}
	for d := len(trace) - 1; d > 0; d-- {
		k := x - y
		reach := trace[d-1]
		start := furthest(reach, d, k)
		x, y = start, start-k
		if k < d && start == reach[k+1+d] {
			edit(gap{x, x, y - 1, y})
			y--
		} else {
			edit(gap{x - 1, x, y, y})
			x--
		}
	}
	for i, j := 0, len(gaps)-1; i < j; i, j = i+1, j-1 {
		gaps[i], gaps[j] = gaps[j], gaps[i]
	}
	return gaps
}

// alignment maps places between two token lists that diff has compared.
type alignment struct {
	gaps []gap
}

// b gives the place in the second list that stands against place i of the first.
func (al alignment) b(i int) int {
	shift := 0
	for _, g := range al.gaps {
		if i < g.aLo || i == g.aLo && g.aLo < g.aHi {
			break
		}
		if i < g.aHi {
			return min(g.bLo+i-g.aLo, g.bHi)
		}
		shift = g.bHi - g.aHi
	}
	return i + shift
}
