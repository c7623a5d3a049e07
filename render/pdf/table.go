package pdf

import (
	"fmt"
	"strconv"
	"strings"

	"planverk/internal/doc"
	"planverk/render/pdf/internal/draw"
	"planverk/render/pdf/internal/font"
	"planverk/render/pdf/internal/tag"
	"planverk/render/pdf/internal/text"
)

// Weights of the rules of a table.
const (
	ruleAbove = 1.1 // above the head and below the sum
	ruleBelow = 0.8 // below the head and above the sum
	ruleRow   = 0.4 // between rows
)

// cell is the content of a table cell, laid out.
type cell struct {
	rows   stack
	height float64
	drop   float64 // from the top of the row to the cell's first line, beyond the padding
}

// tableRow is a row of cells between two rules.
type tableRow struct {
	x, width float64
	height   float64
	pad      float64 // above and below the text
	above    draw.Pen
	below    draw.Pen // weight 0: the row goes on on the next page
	cells    []cell
}

// tableHead is what stands above the rows of a table on every page it reaches.
type tableHead struct {
	caption []row // with "forts." in it, drawn on later pages only
	row     *tableRow
	height  float64 // of both
	frame   *frame
	wide    bool
}

// smallTable is the height up to which a table rather stands whole on a page.
const smallTable = (pageBottom - pageTop) / 3

// table sets caption, head and rows. Caption, head and the first two rows stand
// together, as do the last two; a small table is broken only where the page would
// else be left too empty.
func (f *flow) table(t *doc.Table, parent *tag.Element, c column) {
	e := parent.Add("Table")
	f.space(2)
	first := len(f.rows)
	if t.Number > 0 || len(t.Caption) > 0 || t.Unit != "" {
		f.caption(t, e.Add("Caption"), c)
	}
	b := f.newTableBuilder(t, c)
	head := b.head(e.Add("THead").Add("TR"))
	f.add(row{height: head.row.height, keep: true, body: head.row}, c)
	head.caption, head.frame = b.continued(), c.frame
	for i := range head.caption {
		head.height += head.caption[i].height
	}
	head.height += head.row.height
	if len(head.caption) > 0 {
		head.height += belowCaption
	}
	body := e.Add("TBody")
	for i, r := range t.Rows {
		tr := b.row(body.Add("TR"), r)
		n := len(t.Rows)
		f.add(row{
			height: tr.height,
			keep:   i < n-1 && (i == 0 || i == n-2),
			body:   tr,
			head:   head,
		}, c)
	}
	if stack(f.rows[first:]).height() <= smallTable {
		for i := first; i < len(f.rows)-1; i++ {
			f.rows[i].rather = true
		}
	}
	if a := f.anchors[t.ID]; t.ID != "" && a != nil {
		f.rows[first].anchors = append(f.rows[first].anchors, a)
	}
	f.space(afterTable)
}

const belowCaption = 4 // points

// caption sets "Tabell 5. Budget 2022 (kronor)" above the table.
func (f *flow) caption(t *doc.Table, e *tag.Element, c column) {
	runs := f.captionRuns(t, e, "")
	c.style = f.sheet.caption
	first := len(f.rows)
	f.lines(runs, c, c.full)
	for i := first; i < len(f.rows); i++ {
		f.rows[i].keep = true
	}
	f.gap = belowCaption
}

// captionRuns gives the caption with the unit in grey; more is added to the unit.
func (f *flow) captionRuns(t *doc.Table, m tag.Mark, more string) []text.Run {
	st := f.sheet.caption
	var runs []text.Run
	if t.Number > 0 {
		runs = f.setText(runs, "Tabell"+string(text.NoBreakSpace)+strconv.Itoa(t.Number)+". ", text.Run{Style: st, Mark: m})
	}
	runs = f.inlines(runs, t.Caption, text.Run{Style: st, Mark: m})
	var notes []string
	for _, note := range []string{t.Unit, more} {
		if note != "" {
			notes = append(notes, note)
		}
	}
	if len(notes) > 0 {
		plain := text.Style{Face: font.Sans, Size: st.Size, Lead: st.Lead, Ink: grey}
		runs = f.setText(runs, " ("+strings.Join(notes, ", ")+")", text.Run{Style: plain, Mark: m})
	}
	return runs
}

// tableBuilder lays out the rows of one table.
type tableBuilder struct {
	*flow
	table  *doc.Table
	column column
	x, w   []float64 // left edge and width of each column's text
}

func (f *flow) newTableBuilder(t *doc.Table, c column) *tableBuilder {
	c.text = c.full
	b := &tableBuilder{flow: f, table: t, column: c}
	b.w = b.widths()
	x := c.x
	for _, w := range b.w {
		b.x = append(b.x, x)
		x += w + columnGap
	}
	return b
}

// continued gives the caption that stands on later pages.
func (b *tableBuilder) continued() []row {
	sub := flow{setter: b.setter}
	c := b.column
	c.style = b.sheet.caption
	c.frame = nil
	if runs := b.captionRuns(b.table, tag.Repeat, "forts."); len(runs) > 0 {
		sub.lines(runs, c, c.full)
	}
	return sub.rows
}

// head lays out the header row; its cells stand at the bottom of the row.
func (b *tableBuilder) head(tr *tag.Element) *tableHead {
	r := b.newRow()
	r.above, r.below = draw.Pen{Weight: ruleAbove, Ink: b.sheet.accent}, draw.Pen{Weight: ruleBelow, Ink: b.sheet.accent}
	for i, col := range b.table.Columns {
		th := tr.Add("TH")
		th.Scope = "Column"
		sub := flow{setter: b.setter}
		sub.lines(sub.inlines(nil, col.Head, text.Run{Style: b.sheet.head, Mark: th}), b.cellColumn(i, b.sheet.head), b.w[i])
		r.cells[i] = newCell(sub.rows)
	}
	r.measure()
	for i := range r.cells {
		r.cells[i].drop = r.height - 2*r.pad - r.cells[i].height
	}
	return &tableHead{row: r}
}

// row lays out a body row.
func (b *tableBuilder) row(tr *tag.Element, in doc.Row) *tableRow {
	r := b.newRow()
	r.below = draw.Pen{Weight: ruleRow, Ink: hairline}
	st := b.sheet.cell
	if in.Sum {
		r.above, r.below = draw.Pen{Weight: ruleBelow, Ink: b.sheet.accent}, draw.Pen{Weight: ruleAbove, Ink: b.sheet.accent}
		st = st.Bold()
	}
	if len(in.Cells) != len(r.cells) {
		b.fail(fmt.Errorf("tabellen ”%s” har en rad med %d celler i stället för %d", plainWords(b.table.Caption), len(in.Cells), len(r.cells)))
		return r
	}
	for i, c := range in.Cells {
		td := tr.Add("TD")
		if i == 0 && b.table.RowHeader {
			td.Kind, td.Scope = "TH", "Row"
		}
		sub := flow{setter: b.setter}
		sub.single(c.Blocks, td, b.cellColumn(i, b.cellStyle(i, c, st)))
		r.cells[i] = newCell(sub.rows)
	}
	r.measure()
	return r
}

// cellStyle makes words in a figure column grey.
func (b *tableBuilder) cellStyle(i int, c doc.Cell, st text.Style) text.Style {
	if b.table.Columns[i].Align == doc.Right && !isFigure(c) {
		st.Ink = grey
	}
	return st
}

// isFigure tells whether a cell begins with a figure.
func isFigure(c doc.Cell) bool {
	if len(c.Blocks) == 0 {
		return false
	}
	p, ok := c.Blocks[0].(*doc.Paragraph)
	if !ok {
		return false
	}
	text := strings.TrimLeft(doc.Plain(p.Text), "−-–+")
	return text != "" && text[0] >= '0' && text[0] <= '9'
}

func (b *tableBuilder) newRow() *tableRow {
	return &tableRow{x: b.column.x, width: b.column.full, pad: cellPad, cells: make([]cell, len(b.table.Columns))}
}

// cellColumn is where the content of column i is set.
func (b *tableBuilder) cellColumn(i int, st text.Style) column {
	return column{
		x: b.x[i], text: b.w[i], full: b.w[i], style: st, gap: afterInCell,
		right: b.table.Columns[i].Align == doc.Right,
	}
}

func newCell(rows []row) cell { return cell{rows: rows, height: stack(rows).height()} }

// measure computes the height of the row from its cells.
func (r *tableRow) measure() {
	r.height = 0
	for i := range r.cells {
		r.height = max(r.height, r.cells[i].height)
	}
	r.height += 2 * r.pad
}

func (r *tableRow) draw(s *setter, y float64) {
	for i := range r.cells {
		c := &r.cells[i]
		s.drawRows(c.rows.place(y + r.pad + c.drop))
	}
	if r.above.Weight > 0 {
		s.canvas.Line(tag.Layout, r.x, y, r.x+r.width, y, r.above)
	}
	if r.below.Weight > 0 {
		s.canvas.Line(tag.Layout, r.x, y+r.height, r.x+r.width, y+r.height, r.below)
	}
}

// divide parts a row that is too tall for a page between the lines of its cells.
func (r *tableRow) divide(height float64, force bool) (first, second content, h1, h2 float64) {
	a, b := *r, *r
	a.cells, b.cells = make([]cell, len(r.cells)), make([]cell, len(r.cells))
	a.below.Weight, b.above.Weight = 0, 0
	taken, left := 0, 0
	for i := range r.cells {
		rows := r.cells[i].rows
		n := rows.fitting(height - 2*r.pad)
		a.cells[i], b.cells[i] = newCell(rows[:n]), newCell(rows[n:])
		taken, left = max(taken, n), max(left, len(rows)-n)
	}
	least := 3 // lines on either side
	if force {
		least = 1
	}
	if taken < least || left < least {
		return nil, nil, 0, 0
	}
	a.measure()
	b.measure()
	return &a, &b, a.height, b.height
}

// fitting is how many of the rows fit in height.
func (k stack) fitting(height float64) int {
	used := 0.0
	for i := range k {
		if i > 0 {
			used += k[i].before
		}
		if used += k[i].height; used > height+tolerance {
			return i
		}
	}
	return len(k)
}
