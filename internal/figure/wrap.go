package figure

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"planverk/internal/doc"
	"planverk/internal/hyphen"
)

// phrase is words set in lines, before they have a place.
type phrase struct {
	lines []Line
	size  float64
	lead  float64 // from baseline to baseline
	bold  bool
	width float64 // of the widest line

	values []doc.Placed // the printed figures among the words
}

func (p phrase) height() float64 { return p.lead * float64(len(p.lines)) }

// baseline is how far below the top of its line a text stands.
func baseline(lead, size float64) float64 {
	const middle = 0.3465 // half of ascent less descent of Liberation Sans, in em
	return lead/2 + middle*size
}

// with tells the phrase which printed figures stand in its words.
func (p phrase) with(values []doc.Placed) phrase {
	p.values = values
	return p
}

// cut divides a line where a printed figure begins or ends.
func (p phrase) cut(l Line) []Line {
	var parts []Line
	x, at, end := l.X, l.from, l.from+len(l.S)
	add := func(to int, v *doc.Value) {
		if to = min(to, end); to <= at {
			return
		}
		part := Line{S: l.S[at-l.from : to-l.from], X: x, Y: l.Y, Value: v, On: to < end, from: at}
		part.W = widthOf(part.S, p.bold, p.size)
		if to == end {
			part.W, part.Hyphen = l.X+l.W-x, l.Hyphen
		}
		parts, x, at = append(parts, part), x+part.W, to
	}
	for _, v := range p.values {
		add(v.At, nil)
		if at >= v.At {
			add(v.At+len(v.Value.Text), v.Value)
		}
	}
	add(end, nil)
	return parts
}

// set breaks words into lines of at most the given width. A line ends at a space; a
// word that is wider than the line is divided after a hyphen, dash or slash, and
// what is still too wide is broken with a hyphen.
func set(s string, heavy bool, size, width float64) phrase {
	b := &breaker{p: phrase{size: size, lead: size + 2, bold: heavy}, width: width}
	for _, word := range spaced(s) {
		switch {
		case b.fits(b.line + word):
			b.line += word
			continue
		case b.fits(word):
			b.end(false)
			b.line = word
			continue
		}
		for _, part := range parts(word) {
			b.add(part)
		}
	}
	b.end(false)
	return b.p
}

// breaker is a phrase on its way into lines.
type breaker struct {
	p     phrase
	width float64
	line  string
	from  int // where in the words the line begins
}

func (b *breaker) fits(s string) bool {
	return widthOf(strings.TrimRight(s, " "), b.p.bold, b.p.size) <= b.width+0.01
}

// add puts a part that may be wider than a line.
func (b *breaker) add(part string) {
	if b.line != "" && !b.fits(b.line+part) {
		b.end(false)
	}
	for !b.fits(part) {
		head := broken(part, b.p.bold, b.p.size, b.width)
		if head == part {
			break
		}
		b.line = head
		b.end(true)
		part = part[len(head):]
	}
	b.line += part
}

// end takes the line over into the phrase.
func (b *breaker) end(hyphen bool) {
	shown := strings.TrimRight(b.line, " ")
	if shown != "" {
		l := Line{S: shown, W: widthOf(shown, b.p.bold, b.p.size), Hyphen: hyphen, from: b.from}
		if hyphen {
			l.W += widthOf("-", b.p.bold, b.p.size)
		}
		b.p.lines = append(b.p.lines, l)
		b.p.width = max(b.p.width, l.W)
	}
	b.from += len(b.line)
	b.line = ""
}

// spaced divides a text at its spaces; a word keeps the space after it.
func spaced(s string) []string {
	var all []string
	start := 0
	for i := 1; i < len(s); i++ {
		if s[i-1] == ' ' && s[i] != ' ' {
			all = append(all, s[start:i])
			start = i
		}
	}
	return append(all, s[start:])
}

// leastPart is the fewest letters that a divided word leaves on either side of a
// hyphen, dash or slash: "Vård-/omsorg" may be divided, "IT-/forum" may not.
const leastPart = 3

// parts divides a text where a line may end; a part keeps the space after it.
func parts(s string) []string {
	var all []string
	for _, word := range spaced(s) {
		start := 0
		for at, r := range word {
			end := at + utf8.RuneLen(r)
			if (r == '-' || r == '–' || r == '/') && letters(word[start:at]) >= leastPart && letters(next(word[end:])) >= leastPart {
				all = append(all, word[start:end])
				start = end
			}
		}
		all = append(all, word[start:])
	}
	return all
}

// next is what stands before the next hyphen, dash or slash.
func next(s string) string {
	if i := strings.IndexAny(s, "-–/"); i >= 0 {
		return s[:i]
	}
	return s
}

func letters(s string) int {
	n := 0
	for _, r := range s {
		if unicode.IsLetter(r) {
			n++
		}
	}
	return n
}

// broken gives the longest beginning of a word that fits with a hyphen: up to a joint
// between the parts of a compound where one fits, else up to a syllable. A word that
// has neither there is broken anywhere, two letters at least on either side.
func broken(word string, heavy bool, size, width float64) string {
	fits := func(head string) bool { return widthOf(head+"-", heavy, size) <= width+0.01 }
	var dictionary hyphen.Own
	best, quality := "", hyphen.Inner
	for _, b := range dictionary.Append(nil, strings.TrimRight(word, " ")) {
		if head := word[:b.At]; b.Quality <= quality && !strings.HasSuffix(head, "-") && fits(head) {
			best, quality = head, b.Quality
		}
	}
	if best != "" {
		return best
	}
	return anywhere(word, fits)
}

// anywhere is the longest beginning of a word that fits, or the shortest there may be;
// the whole word when it is too short to be broken.
func anywhere(word string, fits func(string) bool) string {
	n, total := 0, utf8.RuneCountInString(strings.TrimRight(word, " "))
	last := word
	for i := range word {
		if n >= 2 && total-n >= 2 {
			if last != word && !fits(word[:i]) {
				break
			}
			last = word[:i]
		}
		n++
	}
	return last
}

// longest is the width of the widest part, below which a word must be broken.
func longest(s string, heavy bool, size float64) float64 {
	w := 0.0
	for _, part := range parts(s) {
		w = max(w, widthOf(strings.TrimRight(part, " "), heavy, size))
	}
	return w
}
