package derive

import (
	"slices"
	"strings"

	"planverk/internal/book"
	"planverk/internal/doc"
	"planverk/internal/plan"
)

// sheets makes a workbook of the lists under "härlett": a list is a table, and
// its rows have the same figures, under the same identities, as the document.
type sheets struct {
	in   *plan.Input
	doc  *doc.Document
	root *plan.Map // härlett
	book *book.Workbook
	base []book.Row // of the sheet _bas
	home map[cellsOf]func(key string, r book.Row) string
}

// cellsOf is the cells of a column that may be filled in; home tells where in the data
// what is written in one of them belongs.
type cellsOf struct{ table, column string }

// column is a field of the rows and how it is shown.
type column struct {
	key  string // of the field
	head book.Column
}

const (
	keyColumn = "Rad-ID"
	sumLabel  = "SUMMA"
)

func newSheets(in *plan.Input, d *doc.Document, computed map[string]plan.Node) *sheets {
	root, _ := computed["härlett"].(*plan.Map)
	m := d.Meta
	return &sheets{in: in, doc: d, root: root, home: map[cellsOf]func(string, book.Row) string{}, book: &book.Workbook{Meta: book.Meta{
		ID: m.ID, Title: m.Title, Subject: m.Subject, Municipality: m.Municipality, Keywords: m.Keywords, Status: m.Status, Lang: m.Lang,
		Generator: m.Generator, Accent: m.Accent, Date: book.Date{Year: m.Date.Year, Month: m.Date.Month, Day: m.Date.Day}, Decided: m.Decision,
	}}}
}

// rows gives the rows of a list under härlett.
func (w *sheets) rows(key string) []*plan.Map {
	list, _ := w.root.Get(key).(*plan.List)
	if list == nil {
		return nil
	}
	out := make([]*plan.Map, len(list.Items))
	for i, n := range list.Items {
		out[i], _ = n.(*plan.Map)
	}
	return out
}

// table makes a sheet of a list; nil when the list is empty. The first column is
// the row's identity within the list.
func (w *sheets) table(key string, s book.Sheet, name string, columns ...column) *book.Sheet {
	rows := w.rows(key)
	if len(rows) == 0 {
		return nil
	}
	s.Table = &book.Table{Name: name, Columns: []book.Column{{Name: keyColumn, Kind: book.KindKey}}}
	for _, c := range columns {
		s.Table.Columns = append(s.Table.Columns, c.head)
	}
	for _, m := range rows {
		id := strings.TrimPrefix(m.ID, "härlett."+key+".")
		row := append(make(book.Row, 0, len(columns)+1), book.Key{S: id})
		for _, c := range columns {
			row = append(row, w.cell(&s, id, c.head.Name, m.Get(c.key)))
		}
		s.Table.Rows = append(s.Table.Rows, row)
	}
	w.book.Sheets = append(w.book.Sheets, &s)
	return &s
}

// cell gives the cell of a value, and remembers where the figure stands.
func (w *sheets) cell(s *book.Sheet, row, column string, n plan.Node) book.Cell {
	switch n := n.(type) {
	case *plan.Amount:
		if n.Known {
			w.remember(s, row, column, n.ID, n.Exact(), "kr")
			return book.Money{Ore: n.Ore}
		}
	case *plan.Date:
		w.remember(s, row, column, n.ID, n.Exact(), "datum")
		return book.Day{Date: book.Date{Year: n.Year, Month: n.Month, Day: n.Day}}
	case *plan.Count:
		w.remember(s, row, column, n.ID, n.Exact(), "antal")
		return book.Count{N: n.N}
	case *plan.Moment:
		w.remember(s, row, column, n.ID, n.Text(), "text")
		return text(n.Text())
	case *plan.Effort:
		w.remember(s, row, column, n.ID, n.Text(), "text")
		return text(n.Text())
	case *plan.Text:
		return text(n.Value)
	case *plan.Rich:
		return text(line(n.Source))
	case *plan.List:
		return text(strings.Join(words(n), "; "))
	}
	return book.Blank{}
}

// words gives the texts of a list, or the titles of the plans that its rows name.
func words(l *plan.List) (all []string) {
	for _, n := range l.Items {
		if m, ok := n.(*plan.Map); ok {
			n = m.Get("källa")
		}
		if t, ok := n.(*plan.Text); ok {
			all = append(all, t.Value)
		}
	}
	return all
}

func text(s string) book.Cell {
	if s = strings.TrimSpace(s); s == "" {
		return book.Blank{}
	}
	return book.Text{S: s}
}

func (w *sheets) remember(s *book.Sheet, row, column, id, value, kind string) {
	w.base = append(w.base, book.Row{book.Key{S: id}, book.Text{S: s.Name}, book.Text{S: s.Table.Name},
		book.Text{S: row}, book.Text{S: column}, book.Text{S: value}, book.Text{S: kind}})
}

// finish puts the contents first and the hidden baseline last.
func (w *sheets) finish(notes ...book.Note) *book.Workbook {
	about := &book.Sheet{Name: "Läs mig", Title: w.doc.Meta.Title, Portrait: true,
		Lead: w.doc.Meta.Municipality + ". Samma uppgifter som i dokumentet."}
	if w.money() {
		about.Lead += " Belopp i kronor; kostnader är positiva tal."
	}
	about.Table = &book.Table{Name: "tblInnehall", Columns: []book.Column{{Name: "Blad", Width: 34}, {Name: "Innehåll", Width: 64}}}
	for _, s := range w.book.Sheets {
		about.Table.Rows = append(about.Table.Rows, book.Row{book.Link{Sheet: s.Name}, text(s.Title)})
	}
	if len(w.book.Sheets) == 0 {
		about.Table.Rows = []book.Row{{book.Text{S: about.Name}, book.Text{S: "Det finns inga planer att sätta samman."}}}
	}
	export := strings.TrimSpace(w.doc.Meta.ID + " " + w.doc.Meta.Checksum)
	about.Notes = append(notes,
		book.Note{Label: "Exportens beteckning", Cell: book.Text{S: export}},
		book.Note{Label: "Skapad med", Cell: book.Text{S: w.doc.Meta.Generator}})
	w.book.Names = append(w.book.Names, book.Name{Name: "meta_export", Target: book.Words{S: export}, Comment: "Exportens beteckning"})
	w.book.Properties = []book.Property{{Name: "ExportId", Value: export}, {Name: "SourceSHA256", Value: w.in.SHA256}, {Name: "SchemaVersion", Value: book.FormatVersion}}
	w.book.Sheets = append([]*book.Sheet{about}, w.book.Sheets...)
	w.inputs()
	w.book.Sheets = append(w.book.Sheets, book.Base(append(w.base, w.made()...)))
	return w.book
}

// money tells whether the workbook has any column of amounts.
func (w *sheets) money() bool {
	return slices.ContainsFunc(w.book.Sheets, func(s *book.Sheet) bool {
		return slices.ContainsFunc(s.Table.Columns, func(c book.Column) bool { return c.Kind == book.KindMoney || c.Kind == book.Mixed })
	})
}

// inputs remembers what every cell that may be filled in held.
func (w *sheets) inputs() {
	for _, s := range w.book.Sheets {
		for i, c := range s.Table.Columns {
			if !c.Input {
				continue
			}
			for _, r := range s.Table.Rows {
				key, home := r[0].(book.Key).S, ""
				if at := w.home[cellsOf{s.Table.Name, c.Name}]; at != nil {
					home = at(key, r)
				}
				w.base = append(w.base, book.Home(s, key, c.Name, home, r[i]))
			}
		}
	}
}

func (w *sheets) made() []book.Row {
	made := book.Made{Document: w.doc.Meta.ID, Type: w.in.Type, Data: w.in.SHA256, Checksum: w.doc.Meta.Checksum, Program: w.doc.Meta.Generator, File: w.in.InKommun(w.in.File)}
	if w.in.Kommun != nil {
		made.Municipality = w.in.Kommun.Name.Value
	}
	return made.Rows()
}
