package prose

import (
	"strings"
)

// hidden takes the place of each byte that is no Swedish of the writer's own. It is no
// letter, no figure and no space.
const hidden = 0

// hide gives a text with code, links' addresses, tags, addresses and paths hidden, so
// that every other byte is where it was.
func hide(s string) []byte {
	b := []byte(s)
	for i := 0; i < len(b); i++ {
		switch b[i] {
		case '`':
			i = cover(b, i, closing(b, i+1, '`'))
		case '<':
			i = cover(b, i, closing(b, i+1, '>'))
		case '[':
			if i+1 < len(b) && b[i+1] == '!' { // [!NOTERA]
				i = cover(b, i, closing(b, i+2, ']'))
			}
		case ']':
			if i+1 < len(b) && b[i+1] == '(' {
				i = cover(b, i+1, closing(b, i+2, ')'))
			}
		case '@', '\\', '/':
			if from, to := tokenAround(b, i); isAddress(string(b[from:to])) {
				i = cover(b, from, to-1)
			}
		}
	}
	return b
}

// closing gives where a sign stands next on the same line; -1 when it does not.
func closing(b []byte, from int, sign byte) int {
	for i := from; i < len(b) && b[i] != '\n'; i++ {
		if b[i] == sign {
			return i
		}
	}
	return -1
}

// cover hides the bytes from one up to and with another, and gives the last; nothing
// when there is no other.
func cover(b []byte, from, last int) int {
	if last < 0 {
		return from
	}
	for i := from; i <= last; i++ {
		if b[i] != '\n' {
			b[i] = hidden
		}
	}
	return last
}

// mostToken is how far around a sign is looked for the ends of its word.
const mostToken = 500

// tokenAround gives the bytes between the blanks around one.
func tokenAround(b []byte, at int) (int, int) {
	from, to := at, at
	for from > 0 && at-from < mostToken && !blank(b[from-1]) {
		from--
	}
	for to < len(b) && to-at < mostToken && !blank(b[to]) {
		to++
	}
	return from, to
}

func blank(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == hidden }

// isAddress tells whether a word with @, / or \ in it is an address or a path.
// ”och/eller” and ”Procapita/Lifecare” are not.
func isAddress(s string) bool {
	return strings.ContainsAny(s, "@\\") || strings.Contains(s, "://") || strings.HasPrefix(s, "www.") || strings.HasPrefix(s, "/") ||
		strings.Count(s, "/") > 1 || strings.Contains(s, ".se/")
}

// hideQuoted gives a text without what stands between quotes: it is somebody else's words.
// A quote that does not end in its paragraph hides nothing.
func hideQuoted(s string) []byte {
	b := []byte(s)
	from := 0 // after the quote that has begun; 0 when none has
	for i := 0; i < len(s); i++ {
		n := quoteAt(s, i)
		switch {
		case n == 0 && strings.HasPrefix(s[i:], "\n\n"):
			from = 0
		case n == 0:
		case from == 0:
			from = i + n
		default:
			cover(b, from, i-1)
			from = 0
		}
		i += max(n-1, 0)
	}
	return b
}

// quoteSigns are the signs that begin or end somebody else's words.
var quoteSigns = []string{`"`, "”", "“", "„", "»", "«"}

// quoteAt tells how many bytes a quote at a place has; 0 when there is none.
func quoteAt(s string, at int) int {
	if c := s[at]; c != '"' && c != 0xe2 && c != 0xc2 {
		return 0
	}
	for _, q := range quoteSigns {
		if strings.HasPrefix(s[at:], q) {
			return len(q)
		}
	}
	return 0
}
