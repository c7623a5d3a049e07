package xlsx

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"planverk/internal/book"
)

// layout sets what holds for the sheet as a whole: frozen head, print set-up,
// protection without password. cut says that it has page breaks of its own.
func (w *writer) layout(p *page, cut bool) error {
	s := p.Sheet
	below := cellName(1, s.FirstRow())
	if err := w.f.SetPanes(s.Name, &excelize.Panes{Freeze: true, YSplit: s.HeadRow(), TopLeftCell: below, ActivePane: "bottomLeft",
		Selection: []excelize.Selection{{SQRef: below, ActiveCell: below, Pane: "bottomLeft"}}}); err != nil {
		return err
	}
	last := cellName(len(s.Table.Columns), contentRow(s))
	if err := w.f.SetSheetDimension(s.Name, "A1:"+last); err != nil {
		return err
	}
	// Objects and scenarios may be edited and rows filtered; sorting is not offered,
	// for Excel refuses it where a cell is locked.
	if err := w.f.ProtectSheet(s.Name, &excelize.SheetProtectionOptions{SelectLockedCells: true, SelectUnlockedCells: true,
		FormatColumns: true, FormatRows: true, AutoFilter: true}); err != nil {
		return err
	}
	if err := w.quiet(s); err != nil {
		return err
	}
	return w.print(p, cut)
}

// quiet turns off Excel's green triangles where they would only worry: figures
// that are names (row 1, year 2026) and columns whose formulas differ on purpose.
// On cells that may be filled in they stay.
func (w *writer) quiet(s *book.Sheet) error {
	var named, mixed []string
	for i, c := range s.Table.Columns {
		cells := cellName(i+1, s.FirstRow()) + ":" + cellName(i+1, s.FirstRow()+len(s.Table.Rows)-1)
		switch {
		case c.Kind == book.Mixed:
			mixed = append(mixed, cells)
			named = append(named, cells)
		case !c.Input && (c.Kind == book.KindText || c.Kind == book.KindKey):
			named = append(named, cells)
		}
	}
	for _, q := range []struct {
		cells []string
		kind  excelize.IgnoredErrorsType
	}{{named, excelize.IgnoredErrorsNumberStoredAsText}, {mixed, excelize.IgnoredErrorsFormula}, {mixed, excelize.IgnoredErrorsCalculatedColumn}} {
		if len(q.cells) == 0 {
			continue
		}
		if err := w.f.AddIgnoredErrors(s.Name, strings.Join(q.cells, " "), q.kind); err != nil {
			return err
		}
	}
	return nil
}

// lastRow is the last row that is printed.
func lastRow(s *book.Sheet) int {
	if s.Chart != nil {
		_, last := chartRows(s)
		return last
	}
	return contentRow(s)
}

// contentRow is the last row with cells.
func contentRow(s *book.Sheet) int {
	if len(s.Notes) > 0 {
		return s.NoteRow(len(s.Notes) - 1)
	}
	if s.Table.Total != "" {
		return s.FirstRow() + len(s.Table.Rows)
	}
	return s.FirstRow() + len(s.Table.Rows) - 1
}

// print sets how the sheet is printed: fitted to the pages beside each other, or, with
// page breaks of its own, which Excel does not heed then, at the scale that comes to
// the same.
func (w *writer) print(p *page, cut bool) error {
	s := p.Sheet
	fit, off := !cut, false
	if err := w.f.SetSheetProps(s.Name, &excelize.SheetPropsOptions{FitToPage: &fit}); err != nil {
		return err
	}
	if err := w.f.SetSheetView(s.Name, -1, &excelize.ViewOptions{ShowGridLines: &off}); err != nil {
		return err
	}
	over := acrossOf(s, p.widths)
	a4, wide, tall, direction := 9, over.pages, p.pressed(), "landscape"
	if s.Portrait {
		direction = "portrait"
	}
	order := "downThenOver"
	if wide > 1 {
		order = "overThenDown"
	}
	set := excelize.PageLayoutOptions{Size: &a4, Orientation: &direction, PageOrder: &order}
	if cut {
		scale := uint(p.scale())
		set.AdjustTo = &scale
	} else {
		set.FitToWidth, set.FitToHeight = &wide, &tall
	}
	if err := w.f.SetPageLayout(s.Name, &set); err != nil {
		return err
	}
	side, end, edge := 0.6, 0.8, 0.4
	if err := w.f.SetPageMargins(s.Name, &excelize.PageLayoutMarginsOptions{Left: &side, Right: &side, Top: &end, Bottom: &end, Header: &edge, Footer: &edge}); err != nil {
		return err
	}
	if s.Hidden {
		return nil
	}
	if err := w.f.SetHeaderFooter(s.Name, w.margins(s, wide > 1)); err != nil {
		return err
	}
	sheet := quoteSheet(s.Name)
	titles := fmt.Sprintf("%s!$%d:$%d", sheet, s.HeadRow(), s.HeadRow())
	if over.told > 0 {
		titles = fmt.Sprintf("%s!$A:$%c,%s", sheet, 'A'+over.told-1, titles)
	}
	if err := w.f.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: titles, Scope: s.Name}); err != nil {
		return err
	}
	col, _ := excelize.ColumnNumberToName(len(s.Table.Columns))
	first := 1
	if wide > 1 {
		first = s.HeadRow()
	}
	area := fmt.Sprintf("%s!$A$%d:$%s$%d", sheet, first, col, lastRow(s))
	return w.f.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Area", RefersTo: area, Scope: s.Name})
}

// margins gives what stands above and below every page. Where a sheet goes on beside
// itself its title does too: in its cell it would be cut at the columns that are repeated.
func (w *writer) margins(s *book.Sheet, titled bool) *excelize.HeaderFooterOptions {
	m := w.book.Meta
	left, right := "&L"+foot(m.Municipality), "&R"+foot(m.Decided)
	middle := "&C&B" + foot(s.Title) + "&B\n" + foot(s.Lead)
	if !titled || utf8.RuneCountInString(left+middle+right) > 255 {
		middle = ""
	}
	return &excelize.HeaderFooterOptions{OddHeader: left + middle + right, OddFooter: "&L" + foot(m.Title) + "&RSida &P av &N"}
}
