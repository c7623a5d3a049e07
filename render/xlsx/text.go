package xlsx

import (
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"planverk/internal/book"
)

// checkText refuses what the format has no place for in a cell: control characters
// and overlong texts.
func checkText(s string) error {
	if !utf8.ValidString(s) {
		return fmt.Errorf("texten är inte UTF-8 och går inte att läsa; spara om filen")
	}
	units := 0
	for _, r := range s {
		units++
		if r > 0xFFFF {
			units++
		}
		if r < ' ' && r != '\n' && r != '\t' || r == 0x7f || r == 0xFFFE || r == 0xFFFF {
			return fmt.Errorf("texten har ett styrtecken (U+%04X) som inte kan stå i en cell; ta bort det", r)
		}
	}
	if units > book.MaxText {
		return fmt.Errorf("texten har %d tecken men en cell i Excel rymmer högst %d; korta texten", units, book.MaxText)
	}
	return nil
}

// texts is the file's table of texts (ECMA-376 part 1, 18.4): each stands there once,
// and cells refer to it by number.
type texts struct {
	numbers map[string]int
	all     []string
	used    int // how many cells refer to them
}

// number gives the number of a text, counted from 0.
func (t *texts) number(s string) int {
	t.used++
	n, ok := t.numbers[s]
	if !ok {
		n = len(t.all)
		t.numbers[s] = n
		t.all = append(t.all, s)
	}
	return n
}

// part writes xl/sharedStrings.xml.
func (t *texts) part(out io.Writer) error {
	b := make([]byte, 0, enough+enough/4)
	b = append(b, xmlHead+`<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="`...)
	b = strconv.AppendInt(b, int64(t.used), 10)
	b = append(b, `" uniqueCount="`...)
	b = strconv.AppendInt(b, int64(len(t.all)), 10)
	b = append(b, `">`...)
	for _, s := range t.all {
		if b = append(b, `<si><t`...); strings.TrimSpace(s) != s {
			b = append(b, ` xml:space="preserve"`...)
		}
		// Excel reads "_x000D_" in a cell as a control character, so that "_x" has to be
		// stored as "_x005F_x".
		b = appendEscaped(append(b, '>'), strings.ReplaceAll(s, "_x", "_x005F_x"))
		if b = append(b, `</t></si>`...); len(b) >= enough {
			if _, err := out.Write(b); err != nil {
				return err
			}
			b = b[:0]
		}
	}
	_, err := out.Write(append(b, `</sst>`...))
	return err
}

// appendEscaped writes a text as an element holds it.
func appendEscaped(b []byte, s string) []byte {
	from := 0
	for i := range len(s) {
		var sign string
		switch s[i] {
		case '&':
			sign = "&amp;"
		case '<':
			sign = "&lt;"
		case '>':
			sign = "&gt;"
		default:
			continue
		}
		b = append(append(b, s[from:i]...), sign...)
		from = i + 1
	}
	return append(b, s[from:]...)
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
