package budget

import (
	"path"
	"strings"

	"planverk/internal/book"
	"planverk/internal/plan"
	"planverk/internal/sv"
)

// sheetTable is a table that is being filled. Its methods give the cell of a
// value and remember where that cell stands under the value's identity.
type sheetTable struct {
	m *maker
	s *book.Sheet
}

func (t sheetTable) remember(id, row, column, value, kind string) {
	if id == "" {
		return
	}
	t.m.base = append(t.m.base, book.Row{book.Key{S: id}, book.Text{S: t.s.Name}, book.Text{S: t.s.Table.Name},
		book.Text{S: row}, book.Text{S: column}, book.Text{S: value}, book.Text{S: kind}})
}

// Kinds of values in the sheet _bas: how Värde is written and what the cell holds.
const (
	inKronor = "kr"           // "3499000.00"; the cell is the number of kronor
	inDays   = "datum"        // "2021-12-15"; the cell is a date
	inNumber = "antal"        // "18"; the cell is a number
	inWords  = "text"         // the cell is the same text
	inInput  = book.BaseInput // as kr or text
)

func (t sheetTable) amount(row, column string, a plan.Amount) {
	t.remember(a.ID, row, column, a.Exact(), inKronor)
}

func (t sheetTable) money(row, column string, a plan.Amount) book.Cell {
	if a.Known {
		t.amount(row, column, a)
	}
	return money(a)
}

// cost gives a cell for an amount that may be filled in. Where the plan has no
// figure the empty cell is remembered, under the identity that the figure would have.
func (t sheetTable) cost(row, column string, at plan.At, field string, a plan.Amount) book.Cell {
	if !a.Known {
		t.input(row, column, below(at, field), "")
	}
	return t.money(row, column, a)
}

// written gives a cell for words that may be filled in. home is the identity of the
// field where the plan keeps them, "" when it has none.
func (t sheetTable) written(row, column, home, words string) book.Cell {
	c := text(words)
	if w, ok := c.(book.Text); ok {
		words = w.S
	}
	t.input(row, column, home, words)
	return c
}

// input remembers what stood in a cell that may be filled in.
func (t sheetTable) input(row, column, home, value string) {
	t.m.base = append(t.m.base, book.Row{book.Key{S: home}, book.Text{S: t.s.Name}, book.Text{S: t.s.Table.Name},
		book.Text{S: row}, book.Text{S: column}, text(value), book.Text{S: inInput}})
}

// below is the identity of a field of a row; "" when the row has none.
func below(at plan.At, field string) string {
	if at.ID == "" {
		return ""
	}
	return at.ID + "." + sv.Key(field)
}

func (t sheetTable) day(row, column string, d plan.Date) book.Cell {
	if d.Year != 0 {
		t.remember(d.ID, row, column, d.Exact(), inDays)
	}
	return day(d)
}

func (t sheetTable) moment(row, column string, m plan.Moment) book.Cell {
	return t.words(m.ID, row, column, m.Text())
}

func (t sheetTable) effort(row, column string, e plan.Effort) book.Cell {
	return t.words(e.ID, row, column, e.Text())
}

func (t sheetTable) words(id, row, column, s string) book.Cell {
	c := text(s)
	if w, ok := c.(book.Text); ok {
		t.remember(id, row, column, w.S, inWords)
	}
	return c
}

// baseline is the very hidden sheet that tells where each identity's cell is
// and what it held when the workbook was made. Planverk granska and importera read it.
func (m *maker) baseline() *book.Sheet {
	if len(m.base) == 0 {
		return nil
	}
	return book.Base(append(m.base, m.made()...))
}

// made tells what the workbook was made of.
func (m *maker) made() []book.Row {
	made := book.Made{Document: m.doc.Meta.ID, Type: m.in.Type, Data: m.in.SHA256, Checksum: m.doc.Meta.Checksum, Program: m.doc.Meta.Generator}
	if k := m.in.Kommun; k != nil {
		made.Municipality, made.File = k.Name.Value, strings.TrimPrefix(m.in.File, path.Dir(k.File)+"/")
	}
	return made.Rows()
}
