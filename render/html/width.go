package html

import (
	"strings"
	"unicode/utf8"

	"planverk/internal/doc"
)

// Estimates of a table's least width, in signs of its own size: the page has room
// for about ninety beside its contents list, and the paper about as many.
const (
	pageWidth   = 91
	sheetWidth  = 180 // of paper turned on its side, in smaller text
	cellPadding = 2
)

// classes of the region around a table. One that is wider than the page even with every
// cell broken at each space scrolls within its region on every screen, and is printed on
// a sheet turned on its side; one that is wider than that too is printed as records,
// each value beside the name of its column.
func classes(least int) string {
	switch {
	case least > sheetWidth:
		return "scroll wide records"
	case least > pageWidth:
		return "scroll wide"
	}
	return "scroll"
}

// leastWidth is how wide a table is at least.
func leastWidth(t *doc.Table, g *doc.Grid) int {
	widths := make([]int, len(t.Columns))
	for i, c := range t.Columns {
		widths[i] = longest(c.Head)
	}
	for _, row := range g.Rows {
		for _, c := range row {
			if c.Across > 1 {
				continue // has room in the columns that it covers
			}
			doc.Walk(&doc.Document{Blocks: c.Cell.Blocks}, func(b doc.Block) {
				if para, ok := b.(*doc.Paragraph); ok {
					widths[c.Column] = max(widths[c.Column], longest(para.Text))
				}
			}, nil)
		}
	}
	sum := -cellPadding
	for _, width := range widths {
		sum += width + cellPadding
	}
	return sum
}

// longest is the length of the longest piece that no line break parts.
func longest(text []doc.Inline) int {
	most := 0
	for _, in := range text {
		if v, ok := in.(*doc.Value); ok && v.Kind != doc.Time && v.Kind != doc.Effort { // a figure is not broken
			most = max(most, utf8.RuneCountInString(v.Text))
		}
	}
	for _, word := range strings.Fields(doc.Plain(text)) {
		if n := utf8.RuneCountInString(word); n <= longWord {
			most = max(most, n)
		} else {
			most = max(most, 2*wordPiece)
		}
	}
	return most
}
