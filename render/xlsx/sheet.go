package xlsx

import (
	"fmt"
	"slices"
	"time"

	"github.com/xuri/excelize/v2"

	"planverk/internal/book"
)

// sheet writes the sheet with the given number, counted from 1.
func (w *writer) sheet(number int, s *book.Sheet) error {
	widths := w.widths(s)
	if err := w.top(s, widths); err != nil {
		return err
	}
	tall := w.lines(s, widths)
	for i, c := range s.Table.Columns {
		if err := w.column(s, i, c, widths[i], tall); err != nil {
			return err
		}
	}
	if err := w.heights(s, widths, tall); err != nil {
		return err
	}
	if err := w.notes(s); err != nil {
		return err
	}
	if err := w.table(number, s); err != nil {
		return err
	}
	if err := w.chart(s, widths); err != nil {
		return err
	}
	if s.Hidden {
		if err := w.f.SetSheetVisible(s.Name, false, true); err != nil {
			return err
		}
	}
	return w.layout(s)
}

// top writes the title and the sentence below it. They run over the columns; what
// is longer than the sheet is wide is wrapped in the first. Cells are not merged.
func (w *writer) top(s *book.Sheet, widths []float64) error {
	if s.Hidden {
		return nil
	}
	sum := sumOf(widths)
	if err := w.line(s, 1, s.Title, roleTitle, sum/titleScale, widths[0]/titleScale, 24); err != nil || s.Lead == "" {
		return err
	}
	return w.line(s, 2, s.Lead, roleLead, sum, widths[0], 0)
}

// titleScale is the size of the title against that of the text.
const titleScale = 16.0 / 11

// line writes text in a row of its own: over the columns, sum wide, when it fits
// on one line, else wrapped in the first. single is the height of a row with one
// line, 0 for the usual.
func (w *writer) line(s *book.Sheet, row int, text string, role role, sum, first, single float64) error {
	l := look{role: role}
	if title := role == roleTitle; natural(text, title) > sum+0.01 {
		l.wrapped = true
		single = float64(lines(text, first, title)) * lineHeight
		if title {
			single *= titleScale
		}
		single = min(single+rowAir, maxHeight)
	}
	if err := w.put(s, 1, row, book.Text{S: text}, l); err != nil || single == 0 {
		return err
	}
	return w.f.SetRowHeight(s.Name, row, single)
}

// column writes head, body and closing cell of a column.
func (w *writer) column(s *book.Sheet, i int, c book.Column, width float64, lines []int) error {
	letter, err := excelize.ColumnNumberToName(i + 1)
	if err != nil {
		return err
	}
	if err := w.f.SetColWidth(s.Name, letter, letter, width); err != nil {
		return err
	}
	head := look{role: roleHead}
	if figures(kindOf(c, s.Table.Rows[0][i])) {
		head.role = roleHeadRight
	}
	if err := w.put(s, i+1, s.HeadRow(), book.Text{S: c.Name}, head); err != nil {
		return err
	}
	for r, row := range s.Table.Rows {
		l := look{kind: kindOf(c, row[i]), input: c.Input, tall: lines[r] > 1}
		if _, link := row[i].(book.Link); link {
			l.link = true
		}
		if err := w.put(s, i+1, s.FirstRow()+r, row[i], l); err != nil {
			return err
		}
	}
	if s.Table.Total != "" {
		if err := w.closing(s, i, c); err != nil {
			return err
		}
	}
	return w.rules(s, i, c, letter)
}

func (w *writer) closing(s *book.Sheet, i int, c book.Column) error {
	row := s.FirstRow() + len(s.Table.Rows)
	if i == 0 {
		return w.put(s, 1, row, book.Text{S: s.Table.Total}, look{role: roleTotal})
	}
	if c.Total == nil {
		return w.put(s, i+1, row, book.Blank{}, look{role: roleTotal})
	}
	return w.put(s, i+1, row, c.Total, look{role: roleTotal, kind: c.Total.Kind(), none: empty(s.Table, i)})
}

// empty tells whether no row has anything in the column.
func empty(t *book.Table, i int) bool {
	return !slices.ContainsFunc(t.Rows, func(r book.Row) bool {
		f, ok := r[i].(*book.Formula)
		return r[i] != book.Cell(book.Blank{}) && !(ok && f.Empty)
	})
}

func kindOf(c book.Column, cell book.Cell) book.Kind {
	if c.Kind == book.Mixed {
		return cell.Kind()
	}
	return c.Kind
}

func figures(k book.Kind) bool {
	switch k {
	case book.KindMoney, book.KindMargin, book.KindCount, book.KindPercent, book.KindCheck:
		return true
	}
	return false
}

// put writes one cell.
func (w *writer) put(s *book.Sheet, col, row int, c book.Cell, l look) error {
	cell := cellName(col, row)
	where := "bladet " + s.Name + ", cell " + cell
	if err := w.value(s, cell, where, c); err != nil {
		return err
	}
	style, err := w.styles.id(l)
	if err != nil {
		return err
	}
	return w.f.SetCellStyle(s.Name, cell, cell, style)
}

func (w *writer) value(s *book.Sheet, cell, where string, c book.Cell) error {
	switch c := c.(type) {
	case book.Blank:
		return nil
	case book.Text:
		return w.text(s.Name, cell, where, c.S)
	case book.Key:
		return w.text(s.Name, cell, where, c.S)
	case book.Link:
		if err := w.text(s.Name, cell, where, c.Sheet); err != nil {
			return err
		}
		tip := "Gå till bladet " + c.Sheet
		return w.f.SetCellHyperLink(s.Name, cell, quoteSheet(c.Sheet)+"!A1", "Location", excelize.HyperlinkOpts{Display: &c.Sheet, Tooltip: &tip})
	case book.Money:
		return w.money(s.Name, cell, where, c.Ore)
	case book.Count:
		return w.f.SetCellFloat(s.Name, cell, float64(c.N), -1, 64)
	case book.Percent:
		return w.f.SetCellFloat(s.Name, cell, float64(c.Hundredths)/10_000, -1, 64)
	case book.Day:
		return w.f.SetCellFloat(s.Name, cell, float64(serial(c.Date)), -1, 64)
	case *book.Formula:
		return w.formula(s, cell, where, c)
	}
	return fmt.Errorf("%s: okänt slag av cell %T", where, c)
}

func (w *writer) text(sheet, cell, where, s string) error {
	stored, err := cellText(s, where)
	if err != nil {
		return err
	}
	return w.f.SetCellStr(sheet, cell, stored)
}

func (w *writer) money(sheet, cell, where string, ore int64) error {
	if ore > maxExact || ore < -maxExact {
		return fmt.Errorf("%s: beloppet är för stort för Excel, som räknar med 15 siffror", where)
	}
	return w.f.SetCellFloat(sheet, cell, float64(ore)/100, -1, 64)
}

// formula stores the value first and the formula after it. With the type
// "dataTable" excelize leaves the cell's number and type alone; without it the
// cell becomes text without a value, which is what an empty result is.
func (w *writer) formula(s *book.Sheet, cell, where string, c *book.Formula) error {
	text, err := formula(c.Expr, s.Table.Name)
	if err != nil {
		return err
	}
	if c.Empty {
		return w.f.SetCellFormula(s.Name, cell, text)
	}
	switch c.Shown {
	case book.KindMoney, book.KindMargin:
		err = w.money(s.Name, cell, where, c.Value)
	case book.KindPercent:
		err = w.f.SetCellFloat(s.Name, cell, float64(c.Value)/10_000, -1, 64)
	default:
		err = w.f.SetCellFloat(s.Name, cell, float64(c.Value)/100, -1, 64)
	}
	if err != nil {
		return err
	}
	keep := excelize.STCellFormulaTypeDataTable
	return w.f.SetCellFormula(s.Name, cell, text, excelize.FormulaOpts{Type: &keep})
}

// serial is Excel's number for a day: 1 is 1900-01-01, and 1900 is counted as a
// leap year, which all days from 1900-03-01 have to allow for.
func serial(d book.Date) int {
	t := time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.UTC)
	return int(t.Sub(time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)).Hours() / 24)
}

func (w *writer) notes(s *book.Sheet) error {
	for i, n := range s.Notes {
		l := look{role: roleNote}
		switch n.Show {
		case book.SwatchInput:
			l = look{role: roleBody, input: true, sample: true}
		case book.SwatchLocked:
			l = look{role: roleBody}
		case book.SwatchTotal:
			l = look{role: roleTotal}
		}
		row := s.NoteRow(i)
		if err := w.put(s, 1, row, book.Text{S: n.Label}, l); err != nil {
			return err
		}
		if n.Cell == nil {
			continue
		}
		if err := w.put(s, 2, row, n.Cell, look{role: roleNote, kind: n.Cell.Kind()}); err != nil {
			return err
		}
		if n.Cell.Kind() == book.KindCheck {
			if err := w.alarm(s.Name, cellName(2, row), "cell", "!=", "0"); err != nil {
				return err
			}
		}
	}
	return nil
}

// table makes the table's part. excelize counts the tables by reading every one
// again each time, so until all are made it only sees their numbers.
func (w *writer) table(number int, s *book.Sheet) error {
	last := cellName(len(s.Table.Columns), s.HeadRow()+len(s.Table.Rows))
	plain := false
	err := w.f.AddTable(s.Name, &excelize.Table{Name: s.Table.Name, Range: cellName(1, s.HeadRow()) + ":" + last, ShowRowStripes: &plain})
	if err != nil {
		return err
	}
	part, err := tablePart(number, s)
	if err != nil {
		return err
	}
	w.tables = append(w.tables, part)
	w.f.Pkg.Store(tableName(number), fmt.Appendf(nil, `<table id="%d"/>`, number))
	return nil
}

func (w *writer) storeTables() {
	for i, part := range w.tables {
		w.f.Pkg.Store(tableName(i+1), part)
	}
}

func tableName(number int) string { return fmt.Sprintf("xl/tables/table%d.xml", number) }
