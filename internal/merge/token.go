package merge

import (
	"errors"
	"sort"
	"strings"
	"unicode"
)

// A printed value is replaced by one sign from Unicode's private planes 15 and 16:
// to a Markdown parser a letter like any other. The sign's number is the value's
// place in run.pieces.
const (
	firstToken = 0xF0000
	lastToken  = 0x10FFFD
	maxTokens  = lastToken - firstToken + 1 - 2 // two code points between the planes are no characters
)

// maxOutput is how many bytes a filled-in template may take before Markdown is
// read. A long plan takes 100 000.
const maxOutput = 2 << 20

var errTooLong = errors.New("merge: the template prints too much")

func token(n int) rune {
	r := rune(firstToken + n)
	if r >= 0xFFFFE {
		r += 2
	}
	return r
}

func isToken(r rune) bool { return r >= firstToken }

func tokenNumber(r rune) int {
	n := int(r) - firstToken
	if r >= 0x100000 {
		n -= 2
	}
	return n
}

// clean makes text fit for doc.Text: one line, no control characters, and no
// private signs, which could be mistaken for a stored value.
func clean(s string) string {
	if !strings.ContainsFunc(s, unclean) {
		return s
	}
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.Is(unicode.Co, r) || r == unicode.ReplacementChar:
			return unicode.ReplacementChar
		case unclean(r):
			return ' '
		}
		return r
	}, strings.ToValidUTF8(s, "\ufffd"))
}

func unclean(r rune) bool {
	if r < 0x7f {
		return r < 0x20
	}
	return unicode.IsControl(r) || r == '\u2028' || r == '\u2029' || r == unicode.ReplacementChar || unicode.Is(unicode.Co, r)
}

// output collects the filled-in text, and remembers for every stretch of it where
// in the template it comes from.
type output struct {
	text   []byte
	marks  []mark
	places map[*byte]int
}

// mark says that the text from out on was copied from place src of the template.
type mark struct{ out, src, n int }

// Write takes the next stretch. text/template hands over a text node's own bytes,
// so that their address tells which node it is; a token comes in bytes of its own.
func (o *output) Write(b []byte) (int, error) {
	if len(o.text)+len(b) > maxOutput {
		return 0, errTooLong
	}
	if len(b) > 0 {
		if src, ok := o.places[&b[0]]; ok {
			o.marks = append(o.marks, mark{out: len(o.text), src: src, n: len(b)})
		}
	}
	o.text = append(o.text, b...)
	return len(b), nil
}

// origin gives the place in the template of an offset in the output. For a
// printed value it is where the text before it ends.
func (o *output) origin(off int) int {
	i := sort.Search(len(o.marks), func(i int) bool { return o.marks[i].out > off })
	if i == 0 {
		return 0
	}
	m := o.marks[i-1]
	return m.src + min(off-m.out, m.n)
}
