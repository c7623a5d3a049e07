package prose

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// longestSentence is how many words a sentence may have.
const longestSentence = 35

// sentences reports sentences that are too long to be read at once. A point of a list
// or a line of a table is one of its own.
func (t *text) sentences() {
	if strings.Count(t.text, " ")+strings.Count(t.text, "\n") < longestSentence {
		return
	}
	start, last, words := -1, 0, 0
	done := func() {
		if from, to, n := start, last, words; n > longestSentence {
			t.propose(codeSentence, from, to, func() (string, string) {
				return "Meningen har " + strconv.Itoa(n) + " ord.", "Dela den, eller gör en lista av det som räknas upp. De flesta meningar bör ha högst 20 ord."
			})
		}
		start, words = -1, 0
	}
	for i := 0; i < len(t.plain); {
		end := wordEnd(t.plain, i)
		if end > i {
			if start < 0 {
				start = i
			}
			if last, i = end, end; i == len(t.plain) || t.plain[i] != '-' || !wordByteAt(t.plain, i+1) {
				words++ // a compound with hyphens is one
			}
			continue
		}
		if t.stops(i) {
			done()
		}
		_, size := utf8.DecodeRune(t.plain[i:])
		i += size
	}
	done()
}

// stops tells whether a sentence ends at a sign.
func (t *text) stops(i int) bool {
	rest := t.plain[i+1:]
	switch t.plain[i] {
	case '!', '?':
		return true
	case '.', ':':
		after := strings.TrimLeft(string(rest[:min(len(rest), 16)]), " \n)”\"*_")
		first, _ := utf8.DecodeRuneInString(after)
		return len(after) < min(len(rest), 16) && (unicode.IsUpper(first) || first == '-' || unicode.IsDigit(first)) || len(rest) == 0
	case '|':
		return true
	case '\n':
		line := string(rest[:min(len(rest), 8)])
		line = strings.TrimLeft(line, " ")
		return line == "" || strings.IndexByte("\n-*+#|>", line[0]) >= 0 || strings.TrimLeft(line, "0123456789") != line && strings.IndexByte(".)", (strings.TrimLeft(line, "0123456789") + " ")[0]) >= 0
	}
	return false
}
