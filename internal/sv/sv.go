// Package sv writes and compares Swedish: figures with their hard spaces, dates,
// sorting with å ä ö last, and the ASCII spellings of keys and file names.
//
// Every function is pure text to text. Parsing of what users type is not here
// but in package plan, which knows what the value is meant to be.
package sv

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// NBSP is the hard space between digit groups and before a unit.
const NBSP = "\u00a0"

// Minus is the sign of negative figures (U+2212), never a hyphen.
const Minus = "\u2212"

// NFC gives the composed form, in which å is one character. Mac editors save
// the decomposed form.
func NFC(s string) string {
	if !mayCombine(s) {
		return s
	}
	return norm.NFC.String(s)
}

// mayCombine tells whether a text has a sign from U+0300 on, where the first that can
// join the one before it stands. To look at the bytes is ten times as fast as to look
// up each sign, which counts in files made to tie up the machine.
func mayCombine(s string) bool {
	for i := range len(s) {
		if s[i] >= 0xcc {
			return true
		}
	}
	return false
}

// Key turns a canonical YAML key into the form that templates and identities
// use: spaces and hyphens become underscores, "följs upp senast" is
// följs_upp_senast and "e-post" is e_post.
func Key(s string) string {
	s = NFC(s)
	if !strings.ContainsAny(s, " -") {
		return s
	}
	return strings.Map(func(r rune) rune {
		if r == ' ' || r == '-' {
			return '_'
		}
		return r
	}, s)
}

// ASCII gives the lower-case spelling without diacritics: å and ä become a, ö
// becomes o, é becomes e. Letters that are no Latin letter with a mark stay.
func ASCII(s string) string {
	s = strings.ToLower(s)
	if isASCII(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range s {
		switch {
		case r < 0x80:
			b.WriteByte(byte(r))
		case r == 'å' || r == 'ä':
			b.WriteByte('a')
		case r == 'ö' || r == 'ø':
			b.WriteByte('o')
		case r == 'é':
			b.WriteByte('e')
		case r == 'æ':
			b.WriteString("ae")
		case r == 'ß':
			b.WriteString("ss")
		case isMark(r):
		case unicode.IsLetter(r):
			b.WriteString(strings.TrimRightFunc(norm.NFD.String(string(r)), isMark))
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

func isMark(r rune) bool { return unicode.Is(unicode.Mn, r) }

// Slug gives a name for a file or an HTML id: only a–z, 0–9 and single hyphens
// between them. It is "" for text without any letter or digit.
func Slug(s string) string {
	var b strings.Builder
	gap := false
	for _, r := range ASCII(s) {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
			if gap && b.Len() > 0 {
				b.WriteByte('-')
			}
			gap = false
			b.WriteRune(r)
		} else {
			gap = true
		}
	}
	return b.String()
}

// And joins words as a sentence does: "a", "a och b", "a, b och c".
func And(words []string) string {
	switch n := len(words); n {
	case 0:
		return ""
	case 1:
		return words[0]
	default:
		return strings.Join(words[:n-1], ", ") + " och " + words[n-1]
	}
}

// Or joins choices: "a", "a eller b", "a, b eller c".
func Or(words []string) string {
	switch n := len(words); n {
	case 0:
		return ""
	case 1:
		return words[0]
	default:
		return strings.Join(words[:n-1], ", ") + " eller " + words[n-1]
	}
}

// Capital writes the text with a capital first letter: "öppet" as "Öppet".
func Capital(s string) string {
	first, n := utf8.DecodeRuneInString(s)
	if n == 0 {
		return s
	}
	return string(unicode.ToUpper(first)) + s[n:]
}

// Clip gives text as a message quotes it: on one line, and not longer than some
// 60 characters.
func Clip(s string) string {
	const most, looked = 60, 4096
	if len(s) > looked { // of a text that someone has sent there may be any amount
		s = strings.ToValidUTF8(s[:looked], "")
	}
	s = strings.Join(strings.Fields(s), " ")
	if r := []rune(s); len(r) > most {
		return strings.TrimSpace(string(r[:most])) + " …"
	}
	return s
}

// Quote puts the text in Swedish quotation marks, which are the same sign at both ends.
func Quote(s string) string { return "”" + s + "”" }

func isASCII(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}
