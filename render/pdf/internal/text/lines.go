package text

import (
	"strings"

	"planverk/internal/hyphen"
)

// Segment is the part of one run that stands on one line.
type Segment struct {
	Run      *Run
	Text     string
	X, Width float64 // from the start of the line; the width without a space at the line's end
	Hyphen   bool    // a hyphen is drawn after the text, because the word goes on
}

// Line is one line of text.
type Line struct {
	Segments []Segment
	Width    float64 // without the space at its end
	Stretch  float64 // by which every space is wider than it is by itself
}

// Blank tells whether a line is nothing but spaces.
func (l *Line) Blank() bool {
	for i := range l.Segments {
		if strings.Trim(l.Segments[i].Text, " ") != "" { // a tick box has a sign in its place
			return false
		}
	}
	return true
}

// fits allows for rounding when a width is compared with the width it was
// computed from.
const fits = 0.01

// Breaker sets runs in lines. It keeps its room from one call to the next, and is for
// one document; the zero value is ready.
type Breaker struct {
	scanner
	solver
	lines []Line
}

// Learn tells where compounds are joined that our list does not know: a hyphen at each
// joint.
func (b *Breaker) Learn(compounds []string) { b.own = *hyphen.NewOwn(compounds) }

// Break sets runs in lines of at most the given width. Lines end after a space, at a
// soft hyphen, within compound words that have a hyphen or dash, in paths after \
// and /, and in words as the manner says. A word that is wider than the line is
// broken with a hyphen that can be seen.
func (b *Breaker) Break(runs []Run, width float64, manner Manner) []Line {
	if len(runs) == 0 {
		return nil
	}
	size := runs[0].Style.Size
	b.runs, b.lines = runs, nil
	b.manner, b.limit, b.comfort, b.space = manner, width, min(6*size, width/4), runs[0].Width(' ')
	if manner == Cell {
		b.comfort = width
	}
	for first := 0; first < len(runs); {
		b.forced = b.forced[:0]
		next, any := b.section(first)
		if any {
			b.choose(first)
			b.build()
		}
		first = next
	}
	return b.lines
}

// Extent returns the width of the widest piece of runs that may not be broken, and
// the width of the longest line if nothing is broken.
func (b *Breaker) Extent(runs []Run) (narrow, wide float64) { return b.Measure(runs, nil) }

// Measure is Extent that also adds the pieces to those kept; nil keeps none.
func (b *Breaker) Measure(runs []Run, keep *Pieces) (narrow, wide float64) {
	b.runs = runs
	for first := 0; first < len(runs); {
		b.forced = b.forced[:0]
		first, _ = b.section(first)
		for i := 1; i < len(b.list); i++ {
			narrow = max(narrow, b.list[i].end+b.list[i].hyphen-b.list[i-1].start)
		}
		wide = max(wide, b.list[len(b.list)-1].end)
		keep.add(b.list)
	}
	return narrow, wide
}

// Folded returns the least width at which runs without forced ends of line stand on two
// lines.
func (b *Breaker) Folded(runs []Run) float64 {
	b.runs, b.forced = runs, b.forced[:0]
	b.section(0)
	whole := b.list[len(b.list)-1].end
	least := whole
	for i := 1; i < len(b.list)-1; i++ {
		least = min(least, max(b.list[i].end+b.list[i].hyphen, whole-b.list[i].start))
	}
	return least
}

// choose finds the lines of the section that was scanned: without hyphenation if
// that looks well, else with it.
func (b *Breaker) choose(first int) {
	if last := b.list[len(b.list)-1]; last.end <= b.limit+fits {
		b.chosen = append(b.chosen[:0], len(b.list)-1)
		return
	}
	if b.forced = b.tooWide(b.forced[:0]); len(b.forced) > 0 {
		b.section(first)
	}
	b.solve(b.list)
	if b.manner == Cell || b.manner == Heading || b.good(b.list) {
		return
	}
	b.words = true
	b.section(first)
	b.words = false
	b.solve(b.list)
}

// tooWide appends the pieces between chances that no line can hold.
func (b *Breaker) tooWide(dst []span) []span {
	for i := 1; i < len(b.list); i++ {
		from, to := &b.list[i-1], &b.list[i]
		if to.end+to.hyphen-from.start > b.limit+fits {
			dst = append(dst, span{from.at, to.at})
		}
	}
	return dst
}

// build appends the chosen lines.
func (b *Breaker) build() {
	from := &b.list[0]
	for i, k := range b.chosen {
		to := &b.list[k]
		l := Line{Width: to.end + to.hyphen - from.start}
		if gaps := to.gaps - from.skip; b.manner == Justified && i < len(b.chosen)-1 && gaps > 0 {
			l.Stretch = (b.limit - l.Width) / float64(gaps)
			if l.Stretch > 2*b.space {
				l.Stretch = 0 // better ragged than with holes
			}
			l.Width += l.Stretch * float64(gaps)
		}
		b.segments(&l, from.at, to)
		b.lines = append(b.lines, l)
		from = to
	}
}

// segments fills a line with what stands from place from up to the chance.
func (b *Breaker) segments(l *Line, from place, to *chance) {
	x := 0.0
	for i := from.run; i < len(b.runs) && (i < to.at.run || i == to.at.run && to.at.at > 0); i++ {
		n := &b.runs[i]
		start, end := 0, len(n.Text)
		if i == from.run {
			start = from.at
		}
		if i == to.at.run {
			end = to.at.at
		}
		if start == end {
			continue
		}
		w := n.Measure(n.Text[start:end], l.Stretch)
		l.Segments = append(l.Segments, Segment{Run: n, Text: n.Text[start:end], X: x, Width: w})
		x += w
	}
	if k := len(l.Segments); k > 0 {
		seg := &l.Segments[k-1]
		seg.Hyphen = to.hyphen > 0
		seg.Width = min(seg.Width+to.hyphen, l.Width-seg.X)
	}
}
