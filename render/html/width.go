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
	cellPadding = 2
)

// wide tells whether a table is wider than the page even with every cell broken
// at each space. Such a table scrolls within its region on every screen, and is
// printed on a sheet turned on its side.
func wide(t *doc.Table, g *doc.Grid) bool {
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
	return sum > pageWidth
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
