package xlsx

import (
	"fmt"

	"github.com/xuri/excelize/v2"

	"planverk/internal/book"
)

// sheet lets excelize make everything of a sheet but its cells. Sheets are numbered
// from 1.
func (w *writer) sheet(number int, p *page) error {
	if err := w.examine(p); err != nil {
		return err
	}
	for i, c := range p.Table.Columns {
		letter := columnName(i + 1)
		if err := w.f.SetColWidth(p.Name, letter, letter, p.widths[i]); err != nil {
			return err
		}
		if err := w.rules(p.Sheet, c, letter); err != nil {
			return err
		}
	}
	if err := w.links(p.Sheet); err != nil {
		return err
	}
	if err := w.alarms(p.Sheet); err != nil {
		return err
	}
	if err := w.table(number, p.Sheet); err != nil {
		return err
	}
	cuts := p.cuts()
	if err := w.breaks(p, cuts); err != nil {
		return err
	}
	if err := w.chart(p); err != nil {
		return err
	}
	if p.Hidden {
		if err := w.f.SetSheetVisible(p.Name, false, true); err != nil {
			return err
		}
	}
	return w.layout(p, len(cuts) > 0)
}

// links makes the cells that lead to other sheets do so.
func (w *writer) links(s *book.Sheet) error {
	for r, row := range s.Table.Rows {
		for i, c := range row {
			c, ok := c.(book.Link)
			if !ok {
				continue
			}
			tip := "Gå till bladet " + c.Sheet
			err := w.f.SetCellHyperLink(s.Name, cellName(i+1, s.FirstRow()+r), quoteSheet(c.Sheet)+"!A1", "Location",
				excelize.HyperlinkOpts{Display: &c.Sheet, Tooltip: &tip})
			if err != nil {
				return err
			}
		}
	}
	return nil
}

// alarms lets the notes that tell of a fault show it.
func (w *writer) alarms(s *book.Sheet) error {
	for i, n := range s.Notes {
		if n.Cell == nil || n.Cell.Kind() != book.KindCheck {
			continue
		}
		if err := w.alarm(s.Name, cellName(2, s.NoteRow(i)), "cell", "!=", "0"); err != nil {
			return err
		}
	}
	return nil
}

// table makes the table's part. excelize counts the tables by reading every one
// again each time, so until all are made it only sees their numbers.
func (w *writer) table(number int, s *book.Sheet) error {
	last := cellName(len(s.Table.Columns), s.HeadRow()+len(s.Table.Rows))
	none := false // it would write a head of its own
	err := w.f.AddTable(s.Name, &excelize.Table{Name: s.Table.Name, Range: cellName(1, s.HeadRow()) + ":" + last, ShowHeaderRow: &none})
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
