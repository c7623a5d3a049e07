package text

import (
	"fmt"
	"unicode"
)

// GlyphError says that no font has a sign that stands in the document. The file
// is then not written: a box or a gap in its place would be a silent fault.
type GlyphError struct {
	Rune    rune
	Context string // some words around the sign, as they stand in the document
}

// Error is for the reader of the finding, in Swedish.
func (e *GlyphError) Error() string {
	sign := fmt.Sprintf("U+%04X", e.Rune)
	if unicode.IsPrint(e.Rune) {
		sign = fmt.Sprintf("”%c” (%s)", e.Rune, sign)
	}
	return fmt.Sprintf("tecknet %s finns inte i dokumentets typsnitt och kan inte skrivas i PDF: ”%s”", sign, e.Context)
}

// contextOf returns some words around byte offset at of s, without control
// characters.
func contextOf(s string, at int) string {
	const around = 24 // signs on either side
	before, after := []rune(s[:at]), []rune(s[at:])
	head, tail := "", ""
	if len(before) > around {
		before, head = before[len(before)-around:], "…"
	}
	if len(after) > around+1 {
		after, tail = after[:around+1], "…"
	}
	all := append(before, after...)
	for i, r := range all {
		if unicode.IsControl(r) {
			all[i] = '\uFFFD'
		}
	}
	return head + string(all) + tail
}
