package readback

import (
	"fmt"
	"slices"
)

// mostFindings is how many differing stretches of text are told a document; when
// everything differs a person needs no more examples.
const mostFindings = 20

// compare holds all readings against each other.
func (c *checker) compare() {
	for _, r := range c.readings {
		c.compareWithin(r)
	}
	ref := c.reference()
	if ref == nil {
		return
	}
	c.compareForm(ref)
	c.compareCalendar(ref)
	var others []*aligned
	for _, r := range c.readings {
		if r == ref {
			continue
		}
		al, ok := align(ref, r)
		if !ok {
			c.find("PV610", r.file, fmt.Sprintf("Texten i %s är en annan än i %s: mer än %d ord skiljer.", r.file, ref.file, maxEdits), rebuild)
			continue
		}
		others = append(others, al)
	}
	c.compareFigures(ref, others)
	c.compareWords(ref, others)
}

// reference is the reading that the others are held against: one that marks its
// figures, and has all of them. Which file is wrong is decided later, by majority.
func (c *checker) reference() *reading {
	for _, format := range []string{formatHTML, formatFragment, formatPDF} {
		for _, r := range c.readings {
			if r.format == format {
				return r
			}
		}
	}
	return nil
}

// compareWithin holds what a file shows against what it gives to machines.
func (c *checker) compareWithin(r *reading) {
	for _, f := range r.figures {
		switch {
		case f.claim != "" && keyOf(f.claim) != keyOf(f.text):
			c.find("PV608", r.file, fmt.Sprintf("%s (%s) visas som %s i %s, men filen säger sig visa %s.", f.label, f.id, f.text, r.format, f.claim), rebuild)
		case f.exact != "" && f.text != "" && !agrees(f.exact, f.text, f.in(&r.script)):
			c.find("PV608", r.file, fmt.Sprintf("%s (%s) visas som %s i %s, men filens exakta värde är %s.", f.label, f.id, f.text, r.format, f.exact), rebuild)
		}
	}
}

// aligned is a reading held against the reference, word by word.
type aligned struct {
	*reading
	places  []int // in the reference's script, of the words that both have
	own     []int // in this reading's script
	gaps    []gap // between the two
	bare    bool  // the reference lacks title or foot: what stands outside it is as it should be
	figures map[string][]figure
}

// align finds what in r stands against what in ref. It gives false when the two
// are different texts.
func align(ref, r *reading) (*aligned, bool) {
	al := &aligned{reading: r, figures: map[string][]figure{}}
	for _, f := range r.figures {
		al.figures[f.id] = append(al.figures[f.id], f)
	}
	if r.partial {
		return al, true
	}
	not := []zone{aim}
	if ref.format == formatPDF || r.format == formatPDF {
		not = append(not, foot) // a PDF's foot is outside its text
	}
	if r.format == formatFragment {
		not = append(not, front) // the title is the CMS's
	}
	var a, b []token
	a, al.places = ref.script.without(not...)
	b, al.own = r.script.without(not...)
	gaps, ok := diff(a, b)
	al.gaps, al.bare = gaps, ref.format != formatHTML
	return al, ok
}

// told gives the gaps that a finding may tell of.
func (al *aligned) told() []gap {
	if !al.bare {
		return al.gaps
	}
	return slices.DeleteFunc(slices.Clone(al.gaps), func(g gap) bool {
		return g.aLo == g.aHi && (g.aLo == 0 || g.aLo == len(al.places))
	})
}

// same gives the words of the reading that stand against tokens from–to of the
// reference.
func (al *aligned) same(from, to int) string {
	i, _ := slices.BinarySearch(al.places, from)
	j, _ := slices.BinarySearch(al.places, to)
	lo, hi := alignment{al.gaps}.b(i), alignment{al.gaps}.b(j)
	if lo >= hi || hi > len(al.own) {
		return ""
	}
	return al.script.words(al.own[lo], al.own[hi-1]+1)
}
