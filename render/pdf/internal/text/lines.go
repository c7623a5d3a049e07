package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
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
}

// place is a position between two signs of a list of runs.
type place struct{ run, at int }

// cut is a place where a line may end.
type cut struct {
	next   place   // where the next line begins
	width  float64 // of the line that ends here, without the space at its end
	hyphen bool
	ok     bool
}

// fits allows for rounding when a width is compared with the width it was
// computed from.
const fits = 0.01

// Break sets runs in lines of at most the given width, each as full as it can
// be. Lines end after a space, at a soft hyphen, within compound words that have a
// hyphen or dash, and in paths after \ and /. A word that is wider than the line is
// broken with a hyphen that can be seen.
func Break(runs []Run, width float64) []Line {
	b := breaker{runs: runs, limit: width + fits}
	for b.pos.run < len(runs) {
		n := &runs[b.pos.run]
		if b.pos.at >= len(n.Text) {
			if n.Newline {
				b.end(cut{next: place{b.pos.run + 1, 0}, width: b.ink})
				continue
			}
			b.pos = place{b.pos.run + 1, 0}
			continue
		}
		r, size := utf8.DecodeRuneInString(n.Text[b.pos.at:])
		b.sign(n, r, place{b.pos.run, b.pos.at + size})
	}
	if b.pos != b.start {
		b.end(cut{next: b.pos, width: b.ink})
	}
	return b.lines
}

// breaker is the state of breakLines within a line.
type breaker struct {
	runs  []Run
	limit float64
	lines []Line

	start, pos place
	width, ink float64 // so far: with and without spaces at the end
	prev       rune    // the sign before pos on this line, 0 at its start
	last       cut     // the last place where the line may end well
	forced     cut     // the last place where a word may be broken if it must: between syllables
	desperate  cut     // the same where no syllable ends: between any two letters
	letters    int     // before pos in the same word
	vowel      bool    // among these letters
	stem       int     // letters before the last sign that was none
}

// sign takes sign r of run n into the line, or ends the line before it. next is
// the place after the sign.
func (b *breaker) sign(n *Run, r rune, next place) {
	if r == ' ' {
		if b.prev == 0 && len(b.lines) > 0 && !n.Newline {
			b.start, b.pos = next, next // a line does not begin with a space
			return
		}
		b.width += n.Width(r)
		b.last = cut{next: next, width: b.ink, ok: true}
		b.prev, b.pos = r, next
		b.letters, b.vowel = 0, false
		return
	}
	if r == SoftHyphen {
		if w := b.width + n.hyphenWidth(); w <= b.limit {
			b.last = cut{next: next, width: w, hyphen: true, ok: true}
		}
		b.pos = next
		return
	}
	if b.prev != 0 && mayBreak(b.prev, r, b.stem, n.Code) {
		b.last = cut{next: b.pos, width: b.ink, ok: true}
	} else if b.prev != 0 {
		b.mayForce(n, r, next)
	}
	w := n.Width(r)
	if b.width+w > b.limit && b.prev != 0 {
		switch {
		case b.last.ok:
			b.end(b.last)
		case b.forced.ok:
			b.end(b.forced)
		case b.desperate.ok:
			b.end(b.desperate)
		default:
			b.end(cut{next: b.pos, width: b.ink})
		}
		return
	}
	b.width += w
	b.ink, b.prev, b.pos = b.width, r, next
	if unicode.IsLetter(r) {
		b.letters, b.vowel = b.letters+1, b.vowel || isVowel(r)
		return
	}
	b.stem, b.letters, b.vowel = b.letters, 0, false
}

// mayForce notes that a word could be broken before r, the sign before next, if
// nothing else helps: in code anywhere, else between two letters with a hyphen,
// best so that one consonant goes to the next line (enkonsonantsprincipen of the
// Swedish rules for writing).
func (b *breaker) mayForce(n *Run, r rune, next place) {
	if n.Code {
		b.forced = cut{next: b.pos, width: b.ink, ok: true}
		return
	}
	w := b.width + n.hyphenWidth()
	if !unicode.IsLetter(b.prev) || !unicode.IsLetter(r) || w > b.limit {
		return
	}
	c := cut{next: b.pos, width: w, hyphen: true, ok: true}
	b.desperate = c
	after, _ := utf8.DecodeRuneInString(n.Text[next.at:])
	if b.letters > 1 && b.vowel && !isVowel(r) && isVowel(after) {
		b.forced = c
	}
}

// isVowel tells whether r is a vowel of Swedish.
func isVowel(r rune) bool { return strings.ContainsRune("aeiouyåäöéAEIOUYÅÄÖÉ", r) }

// end ends the line at c and goes on after it.
func (b *breaker) end(c cut) {
	l := Line{Width: c.width}
	x := 0.0
	for i := b.start.run; i < len(b.runs) && (i < c.next.run || i == c.next.run && c.next.at > 0); i++ {
		n := &b.runs[i]
		from, to := 0, len(n.Text)
		if i == b.start.run {
			from = b.start.at
		}
		if i == c.next.run {
			to = c.next.at
		}
		if from == to {
			continue
		}
		seg := Segment{Run: n, Text: n.Text[from:to], X: x}
		for _, r := range seg.Text {
			x += n.Width(r)
		}
		seg.Width = x - seg.X
		l.Segments = append(l.Segments, seg)
	}
	if k := len(l.Segments); k > 0 {
		seg := &l.Segments[k-1]
		seg.Hyphen = c.hyphen
		seg.Width = min(seg.Width, c.width-seg.X)
	}
	b.lines = append(b.lines, l)
	b.start, b.pos = c.next, c.next
	b.width, b.ink, b.prev = 0, 0, 0
	b.last, b.forced, b.desperate = cut{}, cut{}, cut{}
	b.letters, b.vowel = 0, false
}

// mayBreak tells whether a line may end between two signs that no space parts, of
// which the first comes after stem letters.
func mayBreak(before, after rune, stem int, code bool) bool {
	switch before {
	case '\\':
		return code
	case '/':
		return code || unicode.IsLetter(after)
	case '-':
		// Not within 060-16 30 00, not after Drift-, and not in IT-stöd or e-post.
		return unicode.IsLetter(after) && stem > 2
	case '–':
		return unicode.IsLetter(after)
	}
	return false
}

// Extent returns the width of the widest piece of runs that may not be broken, and
// the width of the longest line if nothing is broken.
func Extent(runs []Run) (narrow, wide float64) {
	piece, whole, space := 0.0, 0.0, 0.0
	prev, letters, stem := rune(0), 0, 0
	for i := range runs {
		n := &runs[i]
		for _, r := range n.Text {
			switch {
			case r == ' ':
				narrow, piece = max(narrow, piece), 0
				space += n.Width(r)
			case r == SoftHyphen:
				narrow, piece = max(narrow, piece+n.hyphenWidth()), 0
			default:
				if prev != 0 && mayBreak(prev, r, stem, n.Code) {
					narrow, piece = max(narrow, piece), 0
				}
				w := n.Width(r)
				piece += w
				whole += space + w
				space = 0
			}
			prev = r
			if unicode.IsLetter(r) {
				letters++
			} else if r != SoftHyphen {
				stem, letters = letters, 0
			}
		}
		if n.Newline {
			wide = max(wide, whole)
			whole, space, prev = 0, 0, 0
		}
	}
	return max(narrow, piece), max(wide, whole)
}
