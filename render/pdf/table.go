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

// tableHead is what stands above the rows of a table on every page it reaches.
type tableHead struct {
	caption []row   // with "forts." in it, drawn on later pages only
	body    content // the header row, or rows
	own     float64 // height of body
	height  float64 // of both
	frame   *frame
	wide    bool
}

// A table up to smallTable of a page tall rather stands whole on one; a taller one of at
// most fewRows rows rather begins with firstRows of them.
const (
	smallTable = 1.0 / 3
	fewRows    = 14
	firstRows  = 4
	lastRows   = 3 // of any table, on the page where it ends
)

// table sets caption, head and rows. Caption, head and the first two rows stand
// together, as do the last three; a small table is broken only where the page would
// else be left too empty. Rows that a cell joins are one row of the list.
func (f *flow) table(t *doc.Table, parent *tag.Element, c column) {
	grid, err := t.Grid()
	if err != nil {
		f.fail(fmt.Errorf("tabellen ”%s”: %w", plainWords(t.Caption), err))
		return
	}
	b := f.newTableBuilder(t, grid, c)
	c = b.column
	e := parent.Add("Table")
	f.space(2)
	first := len(f.rows)
	if t.Number > 0 || len(t.Caption) > 0 || t.Unit != "" {
		f.caption(t, e.Add("Caption"), c)
	}
	b.describe(e)
	head := b.head(e.Add("THead"))
	f.add(row{height: head.own, keep: true, body: head.body}, c)
	if b.stacked { // the names stand by each value
		head.own, head.body = 0, &rowGroup{}
	}
	head.complete(b.continued(), c.frame, b.wide)
	units := b.units(e.Add("TBody"))
	n := len(units)
	close := n - min(lastRows, n)
	for close < n-2 && unitsHeight(units[close:]) > paperOf(b.wide).share(smallTable) {
		close++
	}
	for i, u := range units {
		f.add(row{height: u.height, keep: i < n-1 && (i == 0 || i >= close), rather: i < min(firstRows, n)-1 && n <= fewRows, body: u.body, head: head}, c)
	}
	if stack(f.rows[first:]).height() <= paperOf(b.wide).share(smallTable) {
		for i := first; i < len(f.rows)-1; i++ {
			f.rows[i].rather = true
		}
	}
	if b.wide {
		f.lay(first)
	}
	if a := f.anchors[t.ID]; t.ID != "" && a != nil {
		f.rows[first].anchors = append(f.rows[first].anchors, a)
	}
	f.space(afterTable)
}

// lay puts the rows from first on on a page that lies, and with them what is bound
// to the first of them: a heading, a line that introduces the table.
func (f *flow) lay(first int) {
	for i := first; i < len(f.rows); i++ {
		f.rows[i].wide = true
	}
	for i := first - 1; i >= 0 && f.rows[i].keep; i-- {
		f.rows[i].wide = true
	}
}

// complete adds what stands above the header rows on later pages.
func (h *tableHead) complete(caption []row, fr *frame, wide bool) {
	h.caption, h.frame, h.wide = caption, fr, wide
	h.height = h.own
	for i := range caption {
		h.height += caption[i].height
	}
	if len(caption) > 0 {
		h.height += belowCaption
	}
}

const belowCaption = 4 // points

// caption sets "Tabell 5. Budget 2022 (kronor)" above the table.
func (f *flow) caption(t *doc.Table, e *tag.Element, c column) {
	runs := f.captionRuns(t, e, "")
	c.style, c.manner = f.sheet.caption, text.Heading
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
		plain := text.Style{Family: st.Family, Face: font.Sans, Size: st.Size, Lead: st.Lead, Ink: grey}
		runs = f.setText(runs, " ("+strings.Join(notes, ", ")+")", text.Run{Style: plain, Mark: m})
	}
	return runs
}

// tableBuilder lays out the rows of one table.
type tableBuilder struct {
	*flow
	table  *doc.Table
	grid   *doc.Grid
	column column
	wide   bool       // on a page that lies
	cell   text.Style // smaller than usual where the columns would else have no room
	head1  text.Style
	x, w   []float64 // left edge and width of each column's text
	points []point   // of each column: where its figures align

	stacked bool    // the cells of a row stand below each other
	named   float64 // room for the names beside them; 0: they stand above

	complex bool
	prefix  string // of the heads' IDs
}

func (f *flow) newTableBuilder(t *doc.Table, g *doc.Grid, c column) *tableBuilder {
	b := &tableBuilder{flow: f, table: t, grid: g, column: c, cell: f.sheet.cell, head1: f.sheet.head, complex: t.Complex(), wide: c.lies}
	m := b.measure()
	b.settle(m)
	b.column.text = b.column.full
	b.w = b.widths(m)
	x := c.x + b.named
	for _, w := range b.w {
		b.x = append(b.x, x)
		if !b.stacked {
			x += w + columnGap
		}
	}
	return b
}

// continued gives the caption that stands on later pages.
func (b *tableBuilder) continued() []row {
	sub := flow{setter: b.setter}
	c := b.column
	c.style, c.manner = b.sheet.caption, text.Heading
	c.frame = nil
	if runs := b.captionRuns(b.table, tag.Repeat, "forts."); len(runs) > 0 {
		sub.lines(runs, c, c.full)
	}
	return sub.rows
}

// unit is a row of the table, or several that a cell joins.
type unit struct {
	body   content
	height float64
}

func unitsHeight(units []unit) (h float64) {
	for _, u := range units {
		h += u.height
	}
	return h
}

// units lays out the body.
func (b *tableBuilder) units(body *tag.Element) []unit {
	out := make([]unit, 0, len(b.table.Rows))
	for i := 0; i < len(b.table.Rows); {
		g := &rowGroup{}
		for last := i; i <= last; i++ {
			if r := b.row(body.Add("TR"), i, len(out)); b.stacked {
				g.rows = append(g.rows, b.record(r, b.grid.Rows[i])...)
			} else {
				g.rows = append(g.rows, r)
			}
			for _, p := range b.grid.Rows[i] {
				last = max(last, i+p.Rows-1)
			}
		}
		if b.sheet.zebra && i < len(b.table.Rows) {
			g.rows[len(g.rows)-1].below.Weight = 0
		}
		height := g.measure()
		g.settle(len(g.rows))
		out = append(out, unit{g.content(), height})
	}
	return out
}

// row lays out body row i, which belongs to unit number n.
func (b *tableBuilder) row(tr *tag.Element, i, n int) *tableRow {
	r := b.newRow()
	r.below = draw.Pen{Weight: ruleRow, Ink: hairline}
	st := b.cell
	if b.table.Rows[i].Sum {
		r.above, r.below = draw.Pen{Weight: ruleBelow, Ink: b.sheet.accent}, draw.Pen{Weight: ruleAbove, Ink: b.sheet.accent}
		st = st.Bold()
	}
	r.tinted = b.sheet.zebra && !b.table.Rows[i].Sum && n%2 == 0
	places := b.grid.Rows[i]
	r.cells = make([]cell, len(places))
	for k, p := range places {
		td := b.cellElement(tr, p)
		sub := flow{setter: b.setter}
		col := b.cellColumn(p.Column, p.Across, b.cellStyle(p, st))
		sub.inCell(p.Cell.Blocks, td, col)
		b.align(sub.rows, p, col)
		at := b.spot(p.Column, p.Across, p.Rows)
		at.rows, at.height = sub.rows, stack(sub.rows).height()
		r.cells[k] = at
	}
	return r
}

// align moves figures to the point of their column, and words over several figure
// columns to the middle.
func (b *tableBuilder) align(rows []row, p doc.Place, c column) {
	if b.table.Columns[p.Column].Align != doc.Right || b.stacked {
		return
	}
	if p.Across > 1 {
		if lone(p.Cell) {
			centre(rows, c)
		}
		return
	}
	if shift := b.points[p.Column].shift(p.Cell); shift != 0 && len(rows) == 1 {
		if l, ok := rows[0].body.(*textLine); ok {
			l.x -= shift * b.cell.Size
		}
	}
}

// lone tells whether a cell is one paragraph: what hangs in an indent is not moved.
func lone(c *doc.Cell) bool {
	if len(c.Blocks) != 1 {
		return false
	}
	_, ok := c.Blocks[0].(*doc.Paragraph)
	return ok
}

// cellStyle makes words in a figure column grey, and the name of a record bold.
func (b *tableBuilder) cellStyle(p doc.Place, st text.Style) text.Style {
	switch {
	case b.stacked && p.Column == 0 && b.table.RowHeader:
		return st.Bold() // the name of the record
	case !b.stacked && b.table.Columns[p.Column].Align == doc.Right && !isFigure(*p.Cell):
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
	return &tableRow{x: b.column.x, width: b.column.full, pad: cellPad}
}

// edge is where the text of column i ends.
func (b *tableBuilder) edge(i int) float64 { return b.x[i] + b.w[i] }

// spot is an empty cell at its place.
func (b *tableBuilder) spot(column, across, rows int) cell {
	return cell{down: rows, from: b.x[column], to: b.edge(column + across - 1)}
}

// cellColumn is where the content of a cell is set that covers across columns.
func (b *tableBuilder) cellColumn(i, across int, st text.Style) column {
	w := b.edge(i+across-1) - b.x[i]
	return column{
		x: b.x[i], text: w, full: w, style: st, gap: afterInCell,
		right: b.table.Columns[i].Align == doc.Right && across == 1 && !b.stacked, manner: text.Cell,
	}
}
