// Package xlsx writes a book.Workbook as an Excel file. Its one call is Write.
//
// Every formula carries the value that the program computed, so that a viewer
// that does not calculate shows right figures; the same workbook always gives
// the same bytes. The package decides the look (styles, widths, print set-up,
// protection against mistakes) but no word and no figure.
package xlsx

import (
	"fmt"
	"io"

	"github.com/xuri/excelize/v2"

	"planverk/internal/book"
)

// maxExact is the largest amount, in öre, that Excel's 15 digits hold exactly.
const maxExact = 999_999_999_999_999

// Write prints the workbook. An error says in Swedish what can not be written
// truthfully; nothing has then been written to w.
func Write(w io.Writer, b *book.Workbook) error {
	if err := b.Validate(); err != nil {
		return fmt.Errorf("arbetsboken kan inte skrivas: %w", err)
	}
	if err := b.Evaluate(); err != nil {
		return fmt.Errorf("arbetsboken räknar inte rätt: %w", err)
	}
	f := excelize.NewFile()
	defer f.Close()
	f.SetZipWriter(newArchive)
	if err := build(f, b); err != nil {
		return fmt.Errorf("arbetsboken kan inte skrivas: %w", err)
	}
	buf, err := f.WriteToBuffer()
	if err != nil {
		return fmt.Errorf("arbetsboken kan inte skrivas: %w", err)
	}
	_, err = buf.WriteTo(w)
	return err
}

// writer is the state of one file.
type writer struct {
	f      *excelize.File
	book   *book.Workbook
	styles *styles
	tables [][]byte // the finished parts
	charts int      // how many there are
}

func build(f *excelize.File, b *book.Workbook) error {
	w := &writer{f: f, book: b, styles: newStyles(f, b.Meta.Accent, hasOre(b))}
	// All sheets before any contents: formulas and links refer to them by name.
	for i, s := range b.Sheets {
		if i == 0 {
			if err := f.SetSheetName("Sheet1", s.Name); err != nil {
				return err
			}
			continue
		}
		if _, err := f.NewSheet(s.Name); err != nil {
			return err
		}
	}
	for i, s := range b.Sheets {
		if err := w.sheet(i+1, s); err != nil {
			return err
		}
	}
	w.storeTables()
	if err := w.names(); err != nil {
		return err
	}
	auto, full := "auto", true
	if err := f.SetCalcProps(&excelize.CalcPropsOptions{CalcMode: &auto, FullCalcOnLoad: &full}); err != nil {
		return err
	}
	if err := f.ProtectWorkbook(&excelize.WorkbookProtectionOptions{LockStructure: true}); err != nil {
		return err
	}
	return storeProperties(f, b)
}

func (w *writer) names() error {
	for _, n := range w.book.Names {
		ref, err := w.target(n)
		if err != nil {
			return err
		}
		if err := w.f.SetDefinedName(&excelize.DefinedName{Name: n.Name, RefersTo: ref, Comment: n.Comment}); err != nil {
			return err
		}
	}
	return nil
}

func (w *writer) target(n book.Name) (string, error) {
	switch t := n.Target.(type) {
	case book.TotalOf:
		if s, table := w.book.FindTable(t.Table); table != nil && table.Column(t.Column) >= 0 && table.Total != "" {
			return absolute(s.Name, table.Column(t.Column)+1, s.FirstRow()+len(table.Rows)), nil
		}
	case book.CellOf:
		if s, table := w.book.FindTable(t.Table); table != nil && table.FindRow(t.Row) >= 0 && table.Column(t.Column) >= 0 {
			return absolute(s.Name, table.Column(t.Column)+1, s.FirstRow()+table.FindRow(t.Row)), nil
		}
	case book.NoteOf:
		if s := w.book.FindSheet(t.Sheet); s != nil && s.Note(t.Label) >= 0 {
			return absolute(s.Name, 2, s.NoteRow(s.Note(t.Label))), nil
		}
	case book.Words:
		return quoteText(t.S), nil
	}
	return "", fmt.Errorf("namnet %s står inte för något i arbetsboken", n.Name)
}

// hasOre tells whether any amount of the workbook is not in whole kronor; then
// all are shown with öre.
func hasOre(b *book.Workbook) bool {
	for _, s := range b.Sheets {
		for _, r := range s.Table.Rows {
			for _, c := range r {
				if m, ok := c.(book.Money); ok && m.Ore%100 != 0 {
					return true
				}
				if f, ok := c.(*book.Formula); ok && (f.Shown == book.KindMoney || f.Shown == book.KindMargin) && f.Value%100 != 0 {
					return true
				}
			}
		}
	}
	return false
}

func cellName(col, row int) string {
	name, err := excelize.CoordinatesToCellName(col, row)
	if err != nil {
		panic(err) // columns and rows are counted from the model, within limits
	}
	return name
}

func absolute(sheet string, col, row int) string {
	name, err := excelize.CoordinatesToCellName(col, row, true)
	if err != nil {
		panic(err)
	}
	return quoteSheet(sheet) + "!" + name
}
