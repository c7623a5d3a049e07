package reconcile

import (
	"strings"

	"planverk/internal/book"
	"planverk/internal/intake"
	"planverk/internal/sv"
)

// place names a cell by what it stands for, wherever it has been moved.
type place struct{ table, row, column string }

// base is what the workbook held when it was made.
type base struct {
	values map[place]string // "3499000.00", words, or "" for an empty cell
	homes  map[place]string // the identities of cells to fill in
	origin map[string]string
}

// Origin tells what a returned workbook was made of: dokument, typ, kommun, fil,
// data and format. It is nil when the workbook does not say.
func Origin(back *intake.Book) map[string]string {
	b := readBase(back)
	if b == nil {
		return nil
	}
	return b.origin
}

// readBase reads the hidden sheet _bas; nil when it is not there or not ours.
func readBase(back *intake.Book) *base {
	s, t := back.Table(book.BaseTable)
	head := 1
	if s == nil {
		s = back.Sheet(book.BaseSheet)
	} else {
		head = t.First.Row
	}
	if s == nil {
		return nil
	}
	columns := map[string]int{}
	for col := 1; col <= s.Cols; col++ {
		columns[s.Cells.At(intake.Ref{Row: head, Col: col}).Raw] = col
	}
	for _, name := range baseHeads {
		if columns[name] == 0 {
			return nil
		}
	}
	b := &base{values: map[place]string{}, homes: map[place]string{}, origin: map[string]string{}}
	for row := head + 1; row <= s.Rows; row++ {
		at := func(name string) string { return s.Cells.At(intake.Ref{Row: row, Col: columns[name]}).Raw }
		b.take(at)
	}
	return b
}

// baseOf gives what a workbook that is made now says of itself.
func baseOf(w *book.Workbook) *base {
	b := &base{values: map[place]string{}, homes: map[place]string{}, origin: map[string]string{}}
	_, t := w.FindTable(book.BaseTable)
	if t == nil {
		return b
	}
	at := map[string]int{}
	for _, name := range baseHeads {
		at[name] = t.Column(name)
	}
	for _, r := range t.Rows {
		b.take(func(name string) string { return words(r[at[name]]) })
	}
	return b
}

// take takes in a row of the hidden sheet.
func (b *base) take(at func(column string) string) {
	switch at("Slag") {
	case "kr", "antal", book.BaseInput:
		here := place{at("Tabell"), at(keyColumn), at("Kolumn")}
		b.values[here], b.homes[here] = at("Värde"), at("ID")
	case book.BaseAbout:
		b.origin[at("ID")] = at("Värde")
	}
}

// of tells whether the data are the same as when the workbook was made.
func (b *base) of(p Plan) bool {
	return p.Checksum != "" && b.origin["kontrollsumma"] == p.Checksum
}

// differs tells whether two say something else of the same cell.
func (b *base) differs(o *base) bool {
	for at, v := range b.values {
		if w, ok := o.values[at]; ok && !sameText(v, w) {
			return true
		}
	}
	return false
}

// sameText tells whether two texts or figures are the same but for how a program writes them.
func sameText(a, b string) bool {
	return a == b || sameCell(intake.Cell{Raw: a}, b)
}

var baseHeads = []string{"ID", "Tabell", keyColumn, "Kolumn", "Värde", "Slag"}

const keyColumn = "Rad-ID"

// homesOf gives the identity of every cell of a workbook to be filled in.
func homesOf(w *book.Workbook) map[place]string {
	homes := map[place]string{}
	_, t := w.FindTable(book.BaseTable)
	if t == nil {
		return homes
	}
	column := map[string]int{}
	for _, name := range []string{"ID", "Tabell", keyColumn, "Kolumn"} {
		column[name] = t.Column(name)
	}
	column["Slag"] = t.Column("Slag")
	for _, r := range t.Rows {
		at := place{words(r[column["Tabell"]]), words(r[column[keyColumn]]), words(r[column["Kolumn"]])}
		if _, known := homes[at]; known && words(r[column["Slag"]]) != book.BaseInput {
			continue // a figure of the document, which stands somewhere else in the data
		}
		homes[at] = words(r[column["ID"]])
	}
	return homes
}

// words gives the text of a cell of the model.
func words(c book.Cell) string {
	switch c := c.(type) {
	case book.Text:
		return c.S
	case book.Key:
		return c.S
	}
	return ""
}

// head is a text as the head of a column; no head is longer than 255 characters.
func head(s string) string {
	if len(s) > 1024 {
		return ""
	}
	return fold(s)
}

// alike tells whether two texts are the same but for what fold takes away.
func alike(a, b string) bool {
	return len(a) < 4*len(b)+64 && len(b) < 4*len(a)+64 && fold(a) == fold(b)
}

// fold is a text without what programs and people change without meaning to: case,
// line breaks, several spaces or the kind of them.
func fold(s string) string {
	return strings.ToLower(strings.Join(strings.Fields(sv.NFC(s)), " "))
}
