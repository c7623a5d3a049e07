package figure

import "strings"

// phrase is words set in lines, before they have a place.
type phrase struct {
	lines []Line
	size  float64
	lead  float64 // from baseline to baseline
	bold  bool
	width float64 // of the widest line
}

func (p phrase) height() float64 { return p.lead * float64(len(p.lines)) }

// baseline is how far below the top of its line a text stands.
func baseline(lead, size float64) float64 {
	const middle = 0.3465 // half of ascent less descent of Liberation Sans, in em
	return lead/2 + middle*size
}

// set breaks words into lines of at most the given width. A line ends at a space,
// or after a hyphen, dash or slash; a part that is wider than the line is broken
// with a hyphen.
func set(s string, heavy bool, size, width float64) phrase {
	p := phrase{size: size, lead: size + 2, bold: heavy}
	line := ""
	end := func(hyphen bool) {
		shown := strings.TrimRight(line, " ")
		if shown == "" {
			return
		}
		l := Line{S: shown, W: widthOf(shown, heavy, size), Hyphen: hyphen}
		if hyphen {
			l.W += widthOf("-", heavy, size)
		}
		p.lines = append(p.lines, l)
		p.width = max(p.width, l.W)
		line = ""
	}
	fits := func(s string) bool { return widthOf(strings.TrimRight(s, " "), heavy, size) <= width+0.01 }
	for _, part := range parts(s) {
		if line != "" && !fits(line+part) {
			end(false)
		}
		for !fits(part) {
			head := broken(part, heavy, size, width)
			if head == part {
				break
			}
			line = head
			end(true)
			part = part[len(head):]
		}
		line += part
	}
	end(false)
	return p
}

// parts divides words where a line may end; a part keeps the space after it.
func parts(s string) []string {
	var all []string
	start := 0
	runes := []rune(s)
	at := 0
	for i, r := range runes {
		at += len(string(r))
		if i == len(runes)-1 {
			break
		}
		next := runes[i+1]
		if r == ' ' && next != ' ' || (r == '-' || r == '–' || r == '/') && i > 0 && runes[i-1] != ' ' && next != ' ' {
			all = append(all, s[start:at])
			start = at
		}
	}
	return append(all, s[start:])
}

// broken gives the longest beginning of a word that fits with a hyphen, two letters
// at least on either side.
func broken(word string, heavy bool, size, width float64) string {
	last, n := "", 0
	total := len([]rune(strings.TrimRight(word, " ")))
	for i, r := range word {
		if n >= 2 && total-n >= 2 {
			if widthOf(word[:i]+"-", heavy, size) > width+0.01 && last != "" {
				return last
			}
			last = word[:i]
			if widthOf(word[:i]+"-", heavy, size) > width+0.01 {
				return last
			}
		}
		n++
		_ = r
	}
	if last == "" {
		return word
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
