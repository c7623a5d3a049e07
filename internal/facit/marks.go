package facit

import (
	"math"
	"strings"
	"unicode/utf8"
)

// Area is a stretch of a page that differs, in points from the upper left corner.
type Area struct{ X, Y, W, H float64 }

// PageChange is a page that looks different: what differs in the old and in the
// new one. Old or New is 0 when the page is only in the other.
type PageChange struct {
	Old, New      int // page numbers, from 1
	Before, After []Area
}

// ChangedPages tells which pages differ, and where.
func ChangedPages(old, now string) []PageChange {
	was, is := readLayout(old), readLayout(now)
	var out []PageChange
	for i := range max(len(was), len(is)) {
		c := PageChange{}
		var a, b []item
		if i < len(was) {
			c.Old, a = i+1, was[i].items
		}
		if i < len(is) {
			c.New, b = i+1, is[i].items
		}
		for _, e := range align(a, b) {
			if e.same {
				continue
			}
			c.Before = append(c.Before, areas(a[e.a:e.a2])...)
			c.After = append(c.After, areas(b[e.b:e.b2])...)
		}
		if len(c.Before)+len(c.After) > 0 || c.Old != c.New {
			out = append(out, c)
		}
	}
	return out
}

// areas gives where texts stand; the width of a letter is taken to be half its height.
func areas(items []item) []Area {
	var out []Area
	for _, it := range items {
		if it.shape != "" {
			continue
		}
		size := number(firstWord(it.look))
		width := 0.5*size*float64(utf8.RuneCountInString(it.text)) + 2
		if strings.Contains(it.look, turned) { // rises 45 degrees
			width *= math.Sqrt2 / 2
			out = append(out, Area{it.x - 0.6*size, it.y - width - 0.6*size, width + 0.6*size, width + 0.6*size})
			continue
		}
		out = append(out, Area{it.x - 1, it.y - 0.8*size, width, 1.05 * size})
	}
	return out
}

func firstWord(s string) string {
	for i, r := range s {
		if r == ' ' {
			return s[:i]
		}
	}
	return s
}
