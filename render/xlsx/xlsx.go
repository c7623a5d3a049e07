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
	wr := &writer{f: f, book: b, styles: newStyles(f, b.Meta.Accent, hasOre(b)), texts: &texts{numbers: map[string]int{}}}
	if err := wr.build(); err != nil {
		return fmt.Errorf("arbetsboken kan inte skrivas: %w", err)
	}
	f.Theme = nil // is then written as it is, not printed anew
	f.SetZipWriter(func(io.Writer) excelize.ZipWriter { return &archive{w: w, own: wr.own()} })
	if _, err := f.WriteToBuffer(); err != nil { // which our archive leaves empty
		return fmt.Errorf("arbetsboken kan inte skrivas: %w", err)
	}
	return nil
}

// writer is the state of one file.
type writer struct {
	f      *excelize.File
	book   *book.Workbook
	styles *styles
	texts  *texts
	pages  []*page
	tables [][]byte // the finished parts
	charts int      // how many there are

	figures [42]float64 // see figureNeed
}

// build makes all of the workbook but the cells, and sees to it that these can be written.
func (w *writer) build() error {
	// All sheets before any contents: formulas and links refer to them by name.
	for i, s := range w.book.Sheets {
		if i == 0 {
			if err := w.f.SetSheetName("Sheet1", s.Name); err != nil {
				return err
			}
			continue
		}
		if _, err := w.f.NewSheet(s.Name); err != nil {
			return err
		}
	}
	for i, s := range w.book.Sheets {
		w.pages = append(w.pages, w.page(s))
		if err := w.sheet(i+1, w.pages[i]); err != nil {
			return err
		}
	}
	w.storeTables()
	// One text, so that the part of texts has its relationship; the contents are ours.
	if err := w.f.SetCellStr(w.book.Sheets[0].Name, "A1", "A1"); err != nil {
		return err
	}
	if err := w.names(); err != nil {
		return err
	}
	auto, full := "auto", true
	if err := w.f.SetCalcProps(&excelize.CalcPropsOptions{CalcMode: &auto, FullCalcOnLoad: &full}); err != nil {
		return err
	}
	if err := w.f.ProtectWorkbook(&excelize.WorkbookProtectionOptions{LockStructure: true}); err != nil {
		return err
	}
	return storeProperties(w.f, w.book)
}

// own tells of the parts that are written straight into the file.
func (w *writer) own() map[string]ownPart {
	parts := map[string]ownPart{textsPart: func(out io.Writer, _ []byte) error { return w.texts.part(out) }}
	for i, p := range w.pages {
		parts[fmt.Sprintf("xl/worksheets/sheet%d.xml", i+1)] = func(out io.Writer, made []byte) error { return w.sheetPart(out, p, made) }
	}
	return parts
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

func columnName(col int) string {
	name, err := excelize.ColumnNumberToName(col)
	if err != nil {
		panic(err) // columns are counted from the model, within limits
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
