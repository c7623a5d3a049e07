package readback

import (
	"fmt"
	"reflect"
	"strings"
)

// Outline is what a Markdown reader makes of a text: what two readers must agree on.
type Outline struct {
	Headings []string     // "2 Inledning": level and words
	Tables   [][][]string // tables of rows of cells, the head first
	Lists    []string     // "1. Prova", "- system": every item's own words, in order
	Words    []string     // every paragraph's words
	Code     []string     // what is set as code
	Links    []string     // where links lead
	Strange  []string     // markup that no document of ours has: pictures, rules within text, raw HTML
	arrows   []arrow
	script   script
}

// Difference tells in Swedish where two outlines differ first, or "".
func (o Outline) Difference(p Outline) string {
	for _, part := range []struct {
		name string
		a, b []string
	}{
		{"rubrikerna", o.Headings, p.Headings},
		{"listorna", o.Lists, p.Lists},
		{"texten", o.Words, p.Words},
		{"länkarna", o.Links, p.Links},
		{"koden", o.Code, p.Code},
		{"uppmärkningen", o.Strange, p.Strange},
	} {
		if d := firstDifference(part.a, part.b); d != "" {
			return part.name + ": " + d
		}
	}
	if !reflect.DeepEqual(o.Tables, p.Tables) {
		return "tabellerna: " + firstDifference(cells(o.Tables), cells(p.Tables))
	}
	return ""
}

func firstDifference(a, b []string) string {
	for i := range max(len(a), len(b)) {
		switch {
		case i >= len(a):
			return fmt.Sprintf("”%s” finns bara för den andra", clip(b[i]))
		case i >= len(b):
			return fmt.Sprintf("”%s” finns bara för den första", clip(a[i]))
		case a[i] != b[i]:
			return fmt.Sprintf("”%s” för den första, ”%s” för den andra", clip(a[i]), clip(b[i]))
		}
	}
	return ""
}

// cells names every cell by its place, so that a moved border shows.
func cells(tables [][][]string) []string {
	var out []string
	for i, t := range tables {
		for j, row := range t {
			out = append(out, fmt.Sprintf("tabell %d rad %d: %s", i+1, j+1, strings.Join(row, " | ")))
		}
	}
	return out
}

func clip(s string) string {
	if r := []rune(s); len(r) > 80 {
		return string(r[:80]) + " …"
	}
	return s
}
