package xlsx

import (
	"strings"
	"testing"

	"planverk/internal/book"
)

// A path without a space does not push the other columns off the paper.
func TestLongWordsAreParted(t *testing.T) {
	w := &writer{}
	text := strings.Repeat(`Mycket_långt_mappnamn_utan_mellanslag\`, 10)
	width := w.need(book.Text{S: text}, book.Column{})
	if width > pathWidth {
		t.Errorf("%.0f wide", width)
	}
	if n := lines(text, width, false); n < 10 { // a folder to a line
		t.Errorf("%d lines high", n)
	}
}

// TestWideSheetIsSqueezed: a sheet that is too wide for paper gets narrower columns,
// but short words stay on one line, no figure is cut and no word is parted.
func TestWideSheetIsSqueezed(t *testing.T) {
	long := strings.Repeat("Systemförvaltningens kostnader ", 4)
	s := &book.Sheet{Name: "Prov", Title: "Prov", Table: &book.Table{Name: "tblProv", Columns: []book.Column{{Name: "Rad-ID", Kind: book.KindKey}, {Name: "Plan"},
		{Name: "Slag"}, {Name: "Budget för hela året", Kind: book.KindMoney, Input: true}, {Name: "Anmärkning", Input: true}, {Name: "Kommentar"}, {Name: "Råd"}},
		Rows: []book.Row{{book.Key{S: "socialforvaltningen-2022.förvaltning"}, book.Text{S: long}, book.Text{S: "upphandling"}, book.Money{Ore: 123_456_789_00}, book.Blank{}, book.Text{S: long}, book.Text{S: long}}}}}
	w := &writer{styles: newStyles(nil, "", false)}
	widths := w.widths(s)
	if sum := sumOf(widths); sum > paperWidth(s) {
		t.Errorf("the sheet is %.0f wide, %v", sum, widths)
	}
	for i, least := range []float64{natural("socialforvaltningen-2022.förvaltning", false), longestWord(long, false), natural("upphandling", false), natural("+123 456 789", false), wordsLeast} {
		if widths[i] < least {
			t.Errorf("column %d is %.1f wide, should be at least %.1f", i, widths[i], least)
		}
	}
	s.Table.Columns = s.Table.Columns[:4]
	s.Table.Rows[0] = s.Table.Rows[0][:4]
	if widths := w.widths(s); widths[1] < 59 {
		t.Errorf("a sheet with room for its words is squeezed: %v", widths)
	}
}
