package readback

import (
	"fmt"
	"strings"
)

// context is how many words before a difference a finding quotes.
const context = 3

// difference is a stretch of the reference that another file words otherwise.
type difference struct {
	from, to int // tokens of the reference
	*aligned
	text string // what the other file has there; "" when nothing
}

// compareWords finds words that are not the same everywhere, where no figure
// already told of it. What several files have alike is told once.
func (c *checker) compareWords(ref *reading, others []*aligned) {
	told := 0
	for _, group := range c.differences(ref, others) {
		if told++; told > mostFindings {
			c.find("PV610", ref.file, "Texten skiljer på fler ställen mellan filerna. De visas inte var för sig.")
			return
		}
		d := group[0]
		var names, files []string
		for _, g := range group {
			names = append(names, g.format)
			files = append(files, g.file)
		}
		// When everybody else agrees, it is the reference that was changed.
		file := d.file
		if len(group) > 1 && len(group) == len(texts(others)) {
			file = ref.file
		}
		c.find("PV610", file, fmt.Sprintf("%s%s i %s men %s i %s.", before(ref, d.from),
			quoted(ref.script.words(d.from, d.to)), ref.format, quoted(d.text), enumerate(names)),
			rebuild, "Filerna är "+enumerate(append([]string{ref.file}, files...))+".")
	}
}

// differences gives what the readings word otherwise than the reference, in its
// order, like ones together.
func (c *checker) differences(ref *reading, others []*aligned) [][]difference {
	var groups [][]difference
next:
	for _, d := range c.loose(ref, others) {
		for i, g := range groups {
			if g[0].from == d.from && g[0].to == d.to && keyOf(g[0].text) == keyOf(d.text) {
				groups[i] = append(g, d)
				continue next
			}
		}
		groups = append(groups, []difference{d})
	}
	return groups
}

// loose gives every difference that is not within a figure already told of.
func (c *checker) loose(ref *reading, others []*aligned) []difference {
	var all []difference
	for _, o := range texts(others) {
		for _, g := range coalesced(o.told()) {
			d := difference{aligned: o}
			d.from, d.to = place(o.places, g.aLo), place(o.places, g.aHi-1)+1
			if g.aLo == g.aHi {
				d.from = place(o.places, g.aLo-1) + 1
				d.to = d.from
			}
			if g.bLo < g.bHi {
				d.text = o.script.words(o.own[g.bLo], o.own[g.bHi-1]+1)
			}
			if !c.explained(d.from, d.to) {
				all = append(all, d)
			}
		}
	}
	return all
}

// coalesced joins gaps with hardly a word in between: one difference to a reader.
func coalesced(gaps []gap) []gap {
	var out []gap
	for _, g := range gaps {
		if n := len(out); n > 0 && g.aLo-out[n-1].aHi <= 2 {
			out[n-1].aHi, out[n-1].bHi = g.aHi, g.bHi
			continue
		}
		out = append(out, g)
	}
	return out
}

// explained tells whether a stretch lies at a figure that differs.
func (c *checker) explained(from, to int) bool {
	for _, f := range c.differing {
		if from <= f.to && to >= f.from {
			return true
		}
	}
	return false
}

func place(places []int, i int) int {
	if i < 0 || i >= len(places) {
		return -1
	}
	return places[i]
}

// texts are the readings of whole documents.
func texts(others []*aligned) []*aligned {
	var out []*aligned
	for _, o := range others {
		if !o.partial {
			out = append(out, o)
		}
	}
	return out
}

// before quotes the words that stand before a place.
func before(ref *reading, at int) string {
	s := ref.script.words(max(at-context, 0), at)
	if s == "" {
		return "Först i texten står "
	}
	return "Efter ”" + clip(s) + "” står "
}

func quoted(s string) string {
	if s == "" {
		return "ingenting"
	}
	return "”" + clip(strings.TrimSpace(s)) + "”"
}
