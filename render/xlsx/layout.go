package xlsx

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"planverk/internal/book"
	"planverk/internal/sv"
)

const (
	minWidth    = 8.0
	figureWidth = 14.0 // room for a figure that grows by some digits
	wordsWidth  = 28.0 // room for words that somebody will write
	figureLeast = 11.0 // the same two on a sheet that is too wide for paper
	wordsLeast  = 20.0
	wordsNearly = 23.0 // words that need so little more stay on one line
	headRoom    = 3.0  // for the filter button
	headWidth   = 22.0 // a head that needs more is wrapped
	pathWidth   = 60.0 // a word that needs more, most often a path or an address, is parted
)

// widths decides the width of every column: as wide as its contents, at most
// as the model says, never narrower than its longest word.
func (w *writer) widths(s *book.Sheet) []float64 {
	out := make([]float64, len(s.Table.Columns))
	for i, c := range s.Table.Columns {
		need := max(minWidth, longestWord(c.Name, true)+headRoom, min(natural(c.Name, true)+headRoom, headWidth))
		switch {
		case figures(kindOf(c, s.Table.Rows[0][i])):
			need = max(need, figureWidth)
		case c.Input && len(c.Choices) == 0 && !c.Short:
			need = max(need, wordsWidth)
		}
		for _, r := range s.Table.Rows {
			need = max(need, w.need(r[i], c))
		}
		if f, ok := c.Total.(*book.Formula); ok {
			need = max(need, natural(w.shown(f), true)+2)
		}
		if i == 0 && s.Table.Total != "" {
			need = max(need, natural(s.Table.Total, true))
		}
		for _, n := range s.Notes {
			if i == 0 {
				need = max(need, natural(n.Label, false))
			}
		}
		out[i] = min(need, 255)
	}
	if !s.Hidden {
		w.squeeze(s, out)
	}
	// Title and sentence run over the columns to the right; on paper they would be
	// cut at the last one. What is too long for that is wrapped in the first.
	sum := sumOf(out)
	wanted, room := max(natural(s.Title, true)*titleScale, natural(s.Lead, false)), paperWidth(s)
	for _, n := range s.Notes { // stand from the second column on
		wanted = max(wanted, min(out[0]+natural(w.shown(n.Cell), false), room))
	}
	switch {
	case wanted <= sum:
	case wanted <= room:
		out[len(out)-1] += min(wanted-sum, 255-out[len(out)-1])
	case sum < room:
		out[0] += min(room-sum, 255-out[0])
	}
	return out
}

// squeeze makes the columns of a sheet that is too wide for paper narrower: heads of
// figures are wrapped first, then the widest words, and words that are short, or lack
// only little, stay on one line.
func (w *writer) squeeze(s *book.Sheet, widths []float64) {
	if sumOf(widths) <= paperWidth(s) {
		return
	}
	least, whole := make([]float64, len(widths)), slices.Clone(widths)
	for i, c := range s.Table.Columns {
		least[i] = min(widths[i], w.least(s, i, c))
		if figures(kindOf(c, s.Table.Rows[0][i])) {
			widths[i] = least[i]
		}
	}
	for level := slices.Max(widths) - 1; level >= wordsLeast && sumOf(widths) > paperWidth(s); level-- {
		for i := range widths {
			widths[i] = max(least[i], min(widths[i], level))
		}
	}
	for i, c := range s.Table.Columns {
		lack := whole[i] - widths[i]
		if !figures(kindOf(c, s.Table.Rows[0][i])) && lack <= wordsNearly-wordsLeast && sumOf(widths)+lack <= paperWidth(s)*aLittle {
			widths[i] = whole[i]
		}
	}
}

// aLittle is how much more a sheet is shrunk for words to stay on one line.
const aLittle = 1.05

func sumOf(widths []float64) (sum float64) {
	for _, w := range widths {
		sum += w
	}
	return sum
}

// least is the smallest width of a column: no figure is cut, and no word parted that
// is not already.
func (w *writer) least(s *book.Sheet, i int, c book.Column) float64 {
	need := max(minWidth, longestWord(c.Name, true)+headRoom)
	switch {
	case c.Input && figures(kindOf(c, s.Table.Rows[0][i])):
		need = max(need, figureLeast)
	case c.Input && len(c.Choices) == 0 && !c.Short:
		need = max(need, wordsLeast)
	}
	for _, r := range s.Table.Rows {
		if r[i].Kind() == book.KindText {
			text := w.shown(r[i])
			line := natural(text, false)
			if line > wordsNearly {
				line = wordsLeast
			}
			need = max(need, line, min(longestWord(text, false), pathWidth))
		} else {
			need = max(need, w.need(r[i], c))
		}
	}
	if f, ok := c.Total.(*book.Formula); ok {
		need = max(need, natural(w.shown(f), true)+2)
	}
	if i == 0 {
		need = max(need, natural(s.Table.Total, true))
		for _, n := range s.Notes {
			need = max(need, natural(n.Label, false))
		}
	}
	return need
}

// paperWidth is how wide a sheet may be before its columns are made narrower, and how
// wide title and sentence may make it: a wider one is shrunk below four fifths on A4.
func paperWidth(s *book.Sheet) float64 {
	if s.Portrait {
		return 115
	}
	return 170
}

// smallest is how wide a sheet may be on one page: below two thirds of its size the
// text of 11 points is less than 7, which is too small to read on paper.
const smallest = 1.5

// across is how a sheet that is too wide for one page goes on beside itself.
type across struct {
	pages int
	told  int     // columns that tell what a row is about, which stand on every page
	free  float64 // about what the others take on a page
}

// acrossOf decides how many pages beside each other a sheet is printed on.
func acrossOf(s *book.Sheet, widths []float64) across {
	page := paperWidth(s) / 170 * 140 * smallest
	a := across{pages: 1, free: page}
	sum := sumOf(widths)
	if s.Hidden || sum <= page {
		return a
	}
	for a.told = 2; a.told > 0 && (a.told >= len(widths) || sumOf(widths[:a.told]) > page/3); a.told-- {
	}
	told := sumOf(widths[:a.told])
	a.pages = int(math.Ceil((sum - told) / (page - told)))
	a.free = (sum - told) / float64(a.pages)
	return a
}

// need is the width that a cell asks for.
func (w *writer) need(c book.Cell, col book.Column) float64 {
	if m, ok := c.(book.Money); ok && !col.Signed {
		return w.figureNeed(m.Ore)
	}
	if f, ok := c.(*book.Formula); ok && !col.Signed && !f.Empty && f.Shown != book.KindPercent {
		return w.figureNeed(f.Value)
	}
	text := w.shown(c)
	if col.Signed && text != "" {
		text = "▲ +" + text
	}
	if figures(c.Kind()) || c.Kind() == book.KindDate || c.Kind() == book.KindKey {
		return natural(text, false) + 1
	}
	limit := 60.0
	if col.Width > 0 {
		limit = float64(col.Width)
	}
	return max(min(natural(text, false), limit), min(longestWord(text, false), pathWidth))
}

// figureNeed is the width that a figure asks for. All digits are equally wide, so that
// it is measured once for each number of them.
func (w *writer) figureNeed(ore int64) float64 {
	n := 2 * len(strconv.AppendInt(make([]byte, 0, 20), ore/100, 10))
	if ore <= -100 {
		n-- // its sign is no digit
	}
	if w.figures[n] == 0 {
		w.figures[n] = natural(w.figure(ore), false) + 1
	}
	return w.figures[n]
}

// shown is about what the reader sees in a cell, for measuring.
func (w *writer) shown(c book.Cell) string {
	switch c := c.(type) {
	case book.Text:
		return c.S
	case book.Key:
		return c.S
	case book.Link:
		return c.Sheet
	case book.Money:
		return w.figure(c.Ore)
	case book.Count:
		return sv.Int(c.N)
	case book.Percent:
		return sv.Decimal(c.Hundredths) + " %"
	case book.Day:
		return "0000-00-00"
	case *book.Formula:
		switch {
		case c.Empty:
			return ""
		case c.Shown == book.KindPercent:
			return sv.Decimal(c.Value) + " %"
		}
		return w.figure(c.Value)
	}
	return ""
}

func (w *writer) figure(ore int64) string {
	s := "+" + sv.Int(ore/100)
	if w.styles.ore {
		s += ",00"
	}
	return s
}

// lines counts the lines of every row of the table, wrapped to the widths.
func (w *writer) lines(s *book.Sheet, widths []float64) []int {
	out := make([]int, len(s.Table.Rows))
	for r, row := range s.Table.Rows {
		out[r] = 1
		for i, c := range row {
			if c.Kind() == book.KindText && !s.Hidden {
				out[r] = max(out[r], lines(w.shown(c), widths[i], false))
			}
		}
	}
	return out
}

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
	if scale := uint(p.scale()); cut {
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
