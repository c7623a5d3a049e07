package load

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"planverk/internal/diag"
	"planverk/internal/sv"
)

// repair gives back the letters that Swedish text holds, from how they look after
// having been read in the wrong encoding once and saved again; a byte order
// mark goes.
var repair = strings.NewReplacer(damaged("åäöÅÄÖéÉüÜ§–—”’…•")...)

// damaged gives pairs of a damaged and a whole letter.
func damaged(letters string) []string {
	pairs := []string{"ï»¿", ""}
	for _, r := range letters {
		for _, read := range []*charmap.Charmap{charmap.Windows1252, charmap.ISO8859_1} {
			wrong, _ := read.NewDecoder().String(string(r))
			if !strings.ContainsRune(wrong, utf8.RuneError) {
				pairs = append(pairs, wrong, string(r))
			}
		}
	}
	// A lone quotation mark: its last byte is none in Windows-1252.
	return append(pairs, "â€", "”")
}

// mojibake refuses text that was damaged by an earlier saving. Nothing more is
// said of the file: each damaged key would be one unknown key more.
func (src *source) mojibake(text string) diag.List {
	if !strings.ContainsAny(text, "ÃâÂï") {
		return nil
	}
	var d diag.Diagnostic
	lines := 0
	for i, line := range strings.Split(text, "\n") {
		if repair.Replace(line) == line {
			continue
		}
		if lines++; lines == 1 {
			d = src.damagedWord(i+1, line)
		}
	}
	if lines == 0 {
		return nil
	}
	d.Hints = []string{"Hämta en oskadad kopia av filen om det finns någon. Annars: ersätt i hela filen Ã¥ med å, Ã¤ med ä, Ã¶ med ö, Ã… med Å, Ã„ med Ä och Ã– med Ö, och spara den som UTF-8."}
	if lines > 1 {
		d.Hints = append(d.Hints, "Samma fel finns på "+sv.Count(lines-1, "rad", "rader")+" till.")
	}
	return diag.List{d}
}

// damagedWord points at the first damaged word of a line.
func (src *source) damagedWord(n int, line string) diag.Diagnostic {
	col := 1
	for _, word := range strings.SplitAfter(line, " ") {
		if whole := repair.Replace(word); whole != word {
			word, whole = strings.TrimRight(word, " :,"), strings.TrimRight(whole, " :,")
			return diag.New("PV106", src.span(n, col, utf8.RuneCountInString(word)),
				fmt.Sprintf("Här står ”%s”, som ska vara ”%s”: filen har lästs i fel teckenkodning och sedan sparats om.", visible(word), whole))
		}
		col += utf8.RuneCountInString(word)
	}
	panic("load: no damaged word in a damaged line")
}

// visible leaves out the signs that a message can not show.
func visible(s string) string {
	return strings.Map(func(r rune) rune {
		if forbidden(r) {
			return -1
		}
		return r
	}, s)
}
