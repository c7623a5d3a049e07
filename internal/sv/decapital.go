package sv

import (
	"unicode"
	"unicode/utf8"
)

// Decapital writes a word or title as it stands inside a sentence; "IT-kostnad"
// keeps its capitals.
func Decapital(s string) string {
	if s == "" {
		return ""
	}
	first, n := utf8.DecodeRuneInString(s)
	second, _ := utf8.DecodeRuneInString(s[n:])
	if unicode.IsUpper(second) {
		return s
	}
	return string(unicode.ToLower(first)) + s[n:]
}
