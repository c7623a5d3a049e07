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
