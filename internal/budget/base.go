package budget

import (
	"planverk/internal/book"
	"planverk/internal/plan"
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
	inKronor = "kr"    // "3499000.00"; the cell is the number of kronor
	inDays   = "datum" // "2021-12-15"; the cell is a date
	inNumber = "antal" // "18"; the cell is a number
	inWords  = "text"  // the cell is the same text
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
// and what it held when the workbook was made. Planverk granska reads it.
func (m *maker) baseline() *book.Sheet {
	if len(m.base) == 0 {
		return nil
	}
	return &book.Sheet{Name: "_bas", Hidden: true, Table: &book.Table{Name: "tblBas", Columns: []book.Column{
		{Name: "ID", Kind: book.KindKey}, {Name: "Blad"}, {Name: "Tabell"}, {Name: keyColumn}, {Name: "Kolumn"}, {Name: "Värde"}, {Name: "Slag"},
	}, Rows: m.base}}
}
