package book

import (
	"cmp"
	"strconv"
	"strings"
)

// The sheet Data holds the workbook's amounts, one a row, for finance systems and
// pivot tables. Its columns are the same in every workbook, whether they have
// anything in them or not; render/csv writes them too.
const (
	DataSheet = "Data"
	DataTable = "tblData"

	DataSheetOf = "Blad"
	DataKey     = "Rad-ID"
	DataLabel   = "Benämning"
	DataField   = "Fält"
	DataAmount  = "Belopp"
	DataID      = "ID"
)

// Origin is what every row of the sheet Data says of the document. What a table has
// a column of its own for (Plan-ID or Plan, Förvaltning, System) is taken from there.
type Origin struct {
	Year, Plan, Department, System, File string

	Codes []string // columns of codes that a table may have; the sheet Data gets them last
}

// Amounts names a column of amounts: the words of the column Label, and Field, say
// what an amount is. Year is its year; "" when that is the document's.
type Amounts struct{ Table, Label, Column, Field, Year string }

// DataSheet makes the sheet Data of those of the columns that the workbook has; nil
// when there is none. Each amount is a formula that fetches the cell it comes from, so
// that it never says anything else. A cell that may be filled in, or is reckoned of such
// cells, has its row also while it is empty. base is the sheet _bas, which knows the identities.
func (w *Workbook) DataSheet(o Origin, columns []Amounts, base []Row) *Sheet {
	d := dataMaker{w: w, origin: o, ids: identities(base)}
	for _, c := range columns {
		if s, t := w.FindTable(c.Table); t != nil && t.Column(c.Column) >= 0 {
			d.take(s, c)
		}
	}
	if len(d.rows) == 0 {
		return nil
	}
	heads := []Column{{Name: "Nr", Kind: KindKey}, {Name: "Kommun", Width: 20}, {Name: "Dokument", Width: 24}, {Name: "År"}, {Name: "Plan", Width: 24},
		{Name: DataSheetOf}, {Name: DataKey, Width: 24}, {Name: DataLabel, Width: 36}, {Name: DataField, Width: 16},
		{Name: DataAmount, Kind: Mixed}, {Name: "Enhet"}, {Name: "Förvaltning", Width: 20}, {Name: "System", Width: 24},
		{Name: DataID, Width: 30}, {Name: "Fil", Width: 24}, {Name: "Gäller år"}}
	for _, name := range o.Codes {
		heads = append(heads, Column{Name: "Kod " + name, Width: 14})
	}
	return &Sheet{Name: DataSheet, Title: "Alla belopp, ett på varje rad",
		Lead:  "För ekonomisystem och pivottabeller. Raderna hämtar sina belopp ur de andra bladen; ändra där.",
		Table: &Table{Name: DataTable, Columns: heads, Rows: d.rows}}
}

type dataMaker struct {
	w      *Workbook
	origin Origin
	ids    map[[3]string]string
	rows   []Row
}

// identities gives the identity of a cell by its sheet, row and column.
func identities(base []Row) map[[3]string]string {
	ids := map[[3]string]string{}
	for _, r := range base {
		at := [3]string{words(r[1]), words(r[3]), words(r[4])}
		if _, known := ids[at]; !known {
			ids[at] = words(r[0])
		}
	}
	return ids
}

func (d *dataMaker) take(s *Sheet, c Amounts) {
	t := s.Table
	at := t.Column(c.Column)
	seen := map[string]bool{}
	for _, r := range t.Rows {
		key := words(r[0])
		sought := !seen[strings.ToLower(key)] && !strings.ContainsAny(key, "*?~")
		seen[strings.ToLower(key)] = true
		amount, known := number(r[at])
		if _, reckoned := r[at].(*Formula); !known && !reckoned && !t.Columns[at].Input {
			continue
		}
		id := ""
		from := Found{t.Name, c.Column, t.Columns[0].Name, DataKey}
		var cell Cell = &Formula{Expr: Known{If: Holds(from), Then: from}, Value: amount, Shown: t.Columns[at].Kind, Empty: !known}
		if sought {
			id = d.ids[[3]string{s.Name, key, c.Column}]
		} else { // a spreadsheet program would find another row
			cell = r[at]
		}
		of := func(otherwise string, columns ...string) Cell {
			for _, name := range columns {
				if j := t.Column(name); j >= 0 {
					return line(words(r[j]))
				}
			}
			return line(otherwise)
		}
		row := Row{Key{strconv.Itoa(len(d.rows) + 1)}, line(d.w.Meta.Municipality), line(d.w.Meta.ID), line(d.origin.Year),
			of(d.origin.Plan, "Plan-ID", "Plan"), line(s.Name), Text{key}, of("", c.Label), line(c.Field), cell, Text{"kr"},
			of(d.origin.Department, "Förvaltning"), of(d.origin.System, "System"), line(id), line(d.origin.File), line(cmp.Or(c.Year, d.origin.Year))}
		for _, name := range d.origin.Codes {
			row = append(row, of("", name))
		}
		d.rows = append(d.rows, row)
	}
}

// line gives words on one line; a program that reads line by line can then take them.
func line(s string) Cell {
	if s = strings.Join(strings.Fields(s), " "); s == "" {
		return Blank{}
	}
	return Text{s}
}
