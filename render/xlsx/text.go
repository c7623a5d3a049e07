package xlsx

import (
	"fmt"
	"strings"

	"planverk/internal/book"
)

// cellText gives the text as it is stored in a cell. Excel reads "_x000D_" as a
// control character, so a text that holds such letters is escaped; control
// characters and overlong texts are refused, for the format has no place for them.
func cellText(s, where string) (string, error) {
	units := 0
	for _, r := range s {
		units++
		if r > 0xFFFF {
			units++
		}
		if r < ' ' && r != '\n' && r != '\t' || r == 0x7f || r == 0xFFFE || r == 0xFFFF {
			return "", fmt.Errorf("%s: texten har ett styrtecken (U+%04X) som inte kan stå i en cell; ta bort det", where, r)
		}
	}
	if units > book.MaxText {
		return "", fmt.Errorf("%s: texten har %d tecken men en cell i Excel rymmer högst %d; korta texten", where, units, book.MaxText)
	}
	return escape(s), nil
}

func escape(s string) string {
	if !strings.Contains(s, "_x") {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if isEscape(s[i:]) {
			b.WriteString("_x005F")
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

// isEscape tells whether s begins with _xHHHH_.
func isEscape(s string) bool {
	if len(s) < 7 || s[0] != '_' || s[1] != 'x' || s[6] != '_' {
		return false
	}
	for _, c := range []byte(s[2:6]) {
		if !strings.ContainsRune("0123456789abcdefABCDEF", rune(c)) {
			return false
		}
	}
	return true
}

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
