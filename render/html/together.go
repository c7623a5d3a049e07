package html

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"planverk/internal/doc"
)

// shortWord is the most signs of what is kept on one line for the eye's sake: a
// telephone has room for twice as many.
const shortWord = 16

// Classes of what a line may not end within: in any window, and in one that is not narrow.
const (
	keep     = "nb"
	headLine = "ln"
)

// wordStart is how many letters stay with the hyphen that a long word has after its
// first few.
const wordStart = 6

// held gives what a word begins with that no line is to end within: all of a short one,
// and of a long one no more than what stands ill alone. e-förvaltningsprogram may be
// broken, but not after its e.
func held(word string) string {
	if utf8.RuneCountInString(word) <= shortWord {
		if together(word) {
			return word
		}
		return ""
	}
	head, rest, ok := strings.Cut(word, "-")
	letters := strings.TrimLeft(head, `(”"’`)
	if n := utf8.RuneCountInString(letters); !ok || n == 0 || n > 2 || strings.ContainsFunc(letters, notLetter) {
		return ""
	}
	n := 0
	for i, r := range rest {
		if notLetter(r) {
			return ""
		}
		if n++; n > wordStart {
			return word[:len(head)+1+i]
		}
	}
	return ""
}

func notLetter(r rune) bool { return !unicode.IsLetter(r) }

// together tells whether a word has a hyphen that no line is to end after: one after
// few letters, as in IT-chefen, and one in a date or a number. PDF has the same rule.
func together(word string) bool {
	letters, before := 0, rune(0)
	for _, r := range word {
		if before == '-' && (letters < 3 || !unicode.IsLetter(r)) {
			return true
		}
		switch {
		case r == '-':
		case unicode.IsLetter(r):
			if before == '-' {
				letters = 0
			}
			letters++
		default:
			letters = 0
		}
		before = r
	}
	return false
}

// folded gives the two lines that the name of a column stands on at most where there is
// room; the second is empty for names that are short or long.
func folded(name string) (first, second string) {
	words, best := strings.Split(name, " "), shortWord+1
	first = name
	for i := 1; i < len(words) && len(words) > 2; i++ {
		a, b := strings.Join(words[:i], " "), strings.Join(words[i:], " ")
		if n := max(utf8.RuneCountInString(a), utf8.RuneCountInString(b)); n < best {
			best, first, second = n, a, b
		}
	}
	return first, second
}

// columnName prints the name of a column.
func (p *printer) columnName(text []doc.Inline) {
	if first, second := folded(doc.Plain(text)); p.styled && len(text) == 1 && second != "" {
		if _, plain := text[0].(*doc.Text); plain {
			p.line(first)
			p.text(" ")
			p.line(second)
			return
		}
	}
	p.inlines(text)
}

// line prints one of the lines of a column's name, which ends where it does if there is room.
func (p *printer) line(s string) {
	p.raw("<span", p.class(headLine), ">")
	p.words(s)
	p.raw("</span>")
}

// kept prints what a line may not end within.
func (p *printer) kept(s string) {
	p.raw("<span", p.class(keep), ">")
	p.text(s)
	p.raw("</span>")
}
