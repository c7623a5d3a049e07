package xlsx

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"planverk/internal/book"
)

// Excel reads "_x000D_" in a cell as a control character, so "_x" has to be stored
// as "_x005F_x". excelize does not do it and mistakes one such text for another
// when it is done before; so guard stands between the two letters until the part
// with the texts is written. It is a noncharacter, which no text may hold.
const (
	guard   = '\uFDD0'
	guarded = "_\uFDD0x"
	escaped = "_x005F_x"
)

// cellText gives the text for a cell. Control characters and overlong texts are
// refused, for the format has no place for them.
func cellText(s, where string) (string, error) {
	if !utf8.ValidString(s) {
		return "", fmt.Errorf("%s: texten är inte UTF-8 och går inte att läsa; spara om filen", where)
	}
	units := strings.Count(s, "_x") // each guard is a sign of its own to excelize
	for _, r := range s {
		units++
		if r > 0xFFFF {
			units++
		}
		if r < ' ' && r != '\n' && r != '\t' || r == 0x7f || r == 0xFFFE || r == 0xFFFF || r == guard {
			return "", fmt.Errorf("%s: texten har ett styrtecken (U+%04X) som inte kan stå i en cell; ta bort det", where, r)
		}
	}
	if units > book.MaxText {
		return "", fmt.Errorf("%s: texten har %d tecken men en cell i Excel rymmer högst %d; korta texten", where, units, book.MaxText)
	}
	return strings.ReplaceAll(s, "_x", guarded), nil
}

// unguard finishes the part that holds all texts.
func unguard(part []byte) []byte { return bytes.ReplaceAll(part, []byte(guarded), []byte(escaped)) }

// maxFoot is how long one of the texts at the head or foot of a page may be: Excel
// takes 255 signs for all of them with their codes.
const maxFoot = 110

// foot gives a text for the head or foot of a page, where & begins a code. It only
// repeats what stands in the sheet, so a very long one may be shortened.
func foot(s string) string {
	if r := []rune(s); len(r) > maxFoot {
		s = string(r[:maxFoot-1]) + "…"
	}
	return strings.ReplaceAll(s, "&", "&&")
}

// quoteSheet gives the name of a sheet as references have it.
func quoteSheet(s string) string { return "'" + strings.ReplaceAll(s, "'", "''") + "'" }

// quoteText gives a text as a constant of a defined name.
func quoteText(s string) string { return `"` + strings.ReplaceAll(s, `"`, `""`) + `"` }
