package xlsx

import (
	"math"
	"testing"

	"planverk/internal/book"
)

// TestScale: a sheet with page breaks of its own is printed as large as lets all its
// columns stand on the pages beside each other that it is to have, and no larger.
func TestScale(t *testing.T) {
	for _, c := range []struct {
		portrait bool
		columns  int
		width    float64
		want     int
	}{
		{false, 3, 20, 100},
		{false, 10, 15, 89}, // 150 digits on 1007 pixels, with a percent to spare
		{true, 10, 10, 85},
		{false, 10, 20, 66},
		{false, 20, 20, 83}, // three pages, with two columns on each
		{false, 1, 255, 52},
	} {
		s := &book.Sheet{Portrait: c.portrait, Table: &book.Table{Columns: make([]book.Column, c.columns)}}
		p := &page{Sheet: s}
		for range c.columns {
			p.widths = append(p.widths, c.width)
		}
		if got := p.scale(); got != c.want {
			t.Errorf("%+v: %d percent on %d pages", c, got, acrossOf(s, p.widths).pages)
		}
	}
}

// TestBeside: no column is parted by the edge of a page, and those that tell what a row
// is about stand on every one.
func TestBeside(t *testing.T) {
	for _, c := range []struct {
		widths []float64
		told   int
		room   float64
		want   int
	}{
		{[]float64{10, 10, 10}, 0, 30, 1},
		{[]float64{10, 10, 10}, 0, 29, 2},
		{[]float64{10, 10, 10, 10}, 1, 30, 2}, // 10 20 | 10 and the last
		{[]float64{10, 10, 10, 10}, 1, 20, 3},
		{[]float64{10, 25}, 1, 30, math.MaxInt}, // the second has no room beside the first
	} {
		if got := beside(c.widths, c.told, c.room); got != c.want {
			t.Errorf("%+v: %d pages", c, got)
		}
	}
}

// TestNotesAreNotAlone: where only the sum and notes would stand on the last page the sheet
// is printed a little smaller, on one page less, or, where that is too small, rows of the
// table go along with them.
func TestNotesAreNotAlone(t *testing.T) {
	for _, c := range []struct {
		rows, notes  int
		pressed, cut int // 0: none
	}{
		{10, 4, 0, 0},  // all on one page
		{20, 6, 1, 0},  // notes alone on the second
		{21, 4, 1, 0},  // they and the sum
		{22, 4, 0, 0},  // a row stands with them
		{21, 9, 0, 22}, // too many to be pressed in: three rows go along
		{43, 4, 2, 0},
		{21, 0, 1, 0}, // the sum alone
	} {
		s := &book.Sheet{Name: "Prov", Title: "Prov", Lead: "En mening.", Table: &book.Table{Columns: make([]book.Column, 3), Rows: make([]book.Row, c.rows), Total: "Alla"}, Notes: make([]book.Note, c.notes)}
		p := &page{Sheet: s, widths: []float64{40, 40, 20}, head: 1, lines: make([]int, c.rows)}
		for i := range p.lines {
			p.lines[i] = 1
		}
		cut := 0
		if cuts := p.cuts(); len(cuts) > 0 {
			cut = cuts[0]
		}
		if p.pressed() != c.pressed || cut != c.cut {
			t.Errorf("%d rows and %d notes, on %d pages: pressed on %d, cut at row %d; should be %d and %d", c.rows, c.notes, p.fill(p.scale()).pages, p.pressed(), cut, c.pressed, c.cut)
		}
	}
}
