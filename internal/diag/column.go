package diag

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
	"golang.org/x/text/width"
)

// tabStop is how many columns apart the printer puts tab stops.
const tabStop = 4

// lines splits a source file as load counts its lines: without byte order mark, at LF,
// CRLF or a lone CR. A line is in normal form first when composed has made it so: of a
// file of megabytes few lines are shown.
func lines(source []byte) []string {
	s := strings.TrimPrefix(string(source), "\uFEFF")
	s = strings.ReplaceAll(s, "\r\n", "\n")
	s = strings.ReplaceAll(s, "\r", "\n")
	return strings.Split(s, "\n")
}

// composed gives a line as load counts its characters.
func composed(line string) string { return norm.NFC.String(line) }

// runeWidth is how many terminal columns a character takes: two for East Asian
// wide signs, none for combining ones. Tabs are the caller's matter.
func runeWidth(r rune) int {
	switch {
	case hidden(r):
		return 1 // printed as a replacement sign
	case unicode.In(r, unicode.Mn, unicode.Me):
		return 0
	}
	switch width.LookupRune(r).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth:
		return 2
	}
	return 1
}

// hidden tells whether a character could change how a terminal shows the rest
// of the text: controls, and signs that turn the reading direction.
func hidden(r rune) bool {
	return r != '\t' && (unicode.IsControl(r) || unicode.In(r, unicode.Cf, unicode.Co) || r == '\u2028' || r == '\u2029')
}

// visible replaces what a terminal could misread with the replacement sign.
func visible(s string) string {
	return strings.Map(func(r rune) rune {
		if hidden(r) {
			return unicode.ReplacementChar
		}
		return r
	}, s)
}

// cell is one character of a source line and where it lands on the screen.
type cell struct {
	text string
	col  int // screen column, from 0
	wide int
}

// layout expands tabs and measures each character of a line.
func layout(line string) []cell {
	var cells []cell
	col := 0
	for _, r := range line {
		c := cell{text: visible(string(r)), col: col, wide: runeWidth(r)}
		if r == '\t' {
			c.wide = tabStop - col%tabStop
			c.text = strings.Repeat(" ", c.wide)
		}
		col += c.wide
		cells = append(cells, c)
	}
	return cells
}
