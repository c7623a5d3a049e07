package html

import (
	"strconv"
	"strings"

	"planverk/internal/doc"
)

// table prints caption, head with column scope, and rows; in a page within a
// region that scrolls by itself when the table is wider than the screen.
func (p *printer) table(t *doc.Table) {
	named := len(t.Caption) > 0 || t.Number > 0
	id := t.ID
	switch {
	case id == "" && t.Number > 0:
		id = "tabell-" + strconv.Itoa(t.Number)
	case id == "":
		p.unnamed++
		id = "tabell-utan-nummer-" + strconv.Itoa(p.unnamed)
	}
	grid, err := t.Grid()
	if err != nil {
		p.fail("table %q %v", t.ID, err)
		return
	}
	least := leastWidth(t, grid)
	if p.styled {
		p.raw(`<div class="`, classes(least), `" role="region" tabindex="0"`)
		if named {
			p.raw(` aria-labelledby="`, p.id(id), `-rubrik"`)
		} else {
			p.raw(` aria-label="Tabell"`)
		}
		p.raw(">\n")
	}
	p.raw("<table")
	if t.ID != "" {
		p.raw(` id="`, p.id(t.ID), `"`)
	}
	if p.zebra {
		p.raw(p.class("zebra"))
	}
	p.raw(">\n")
	if named {
		p.caption(t, id)
	}
	b := tableBody{printer: p, table: t, grid: grid, complex: t.Complex(), records: p.styled && least > sheetWidth}
	if b.complex {
		p.spanned++
		b.id = "t" + strconv.Itoa(p.spanned)
	}
	b.head()
	p.raw("<tbody>\n")
	for i := range t.Rows {
		b.row(i)
	}
	p.raw("</tbody>\n</table>\n")
	if p.styled {
		p.raw("</div>\n")
	}
}

// caption is "Tabell 5. Budget 2022 (kronor)".
func (p *printer) caption(t *doc.Table, id string) {
	p.raw("<caption")
	if p.styled {
		p.raw(` id="`, p.id(id), `-rubrik"`)
	}
	p.raw(">")
	if p.styled { // stays in sight when the table is scrolled sideways
		p.raw("<span>")
	}
	if t.Number > 0 {
		p.raw("Tabell ", strconv.Itoa(t.Number))
		if len(t.Caption) > 0 {
			p.raw(". ")
		}
	}
	p.inlines(t.Caption)
	if t.Unit != "" {
		p.raw(" ")
		if p.styled {
			p.raw(`<span class="unit">`)
		}
		p.text("(" + t.Unit + ")")
		if p.styled {
			p.raw("</span>")
		}
	}
	if p.styled {
		p.raw("</span>")
	}
	p.raw("</caption>\n")
}

// tableBody prints the rows of one table. Where a table is complex each cell names
// its heads (WCAG technique H43).
type tableBody struct {
	*printer
	table   *doc.Table
	grid    *doc.Grid
	id      string
	complex bool
	records bool // each cell tells on paper what its column is called
}

func (b *tableBody) head() {
	b.raw("<thead>\n")
	for _, row := range b.grid.Heads {
		b.raw("<tr>\n")
		for _, h := range row {
			b.headCell(h)
		}
		b.raw("</tr>\n")
	}
	b.raw("</thead>\n")
}

func (b *tableBody) headCell(h doc.HeadPlace) {
	b.raw("<th")
	if b.complex {
		b.raw(` id="`, b.printer.id(b.headID(h.Number)), `"`)
	}
	last := h.Row+h.Rows == len(b.grid.Heads) // a column's own name
	name := b.inner(h.Column + h.Across)
	b.raw(` scope="col"`) // holds for every column that it covers
	b.spans(h.Across, h.Rows)
	switch {
	case last && b.table.Columns[h.Column].Align == doc.Right:
		name = "num" + name
	case !last:
		name = "group" + name
	}
	b.raw(b.class(strings.TrimSpace(name)), ">")
	b.heavy(shortWord, func() { b.columnName(h.Text) })
	b.raw("</th>\n")
}

// inner is the class of a cell that ends before the last column although it may
// stand last in its row, because a cell from above reaches down beside it.
func (b *tableBody) inner(end int) string {
	if b.complex && end < len(b.table.Columns) {
		return " inner"
	}
	return ""
}

func (b *tableBody) headID(number int) string { return b.id + "k" + strconv.Itoa(number) }

func (b *tableBody) rowID(row int) string { return b.id + "r" + strconv.Itoa(row+1) }

func (b *tableBody) spans(across, rows int) {
	if across > 1 {
		b.raw(` colspan="`, strconv.Itoa(across), `"`)
	}
	if rows > 1 {
		b.raw(` rowspan="`, strconv.Itoa(rows), `"`)
	}
}

func (b *tableBody) row(i int) {
	b.raw("<tr")
	if b.table.Rows[i].Sum {
		b.raw(b.class("sum"))
	}
	b.raw(">\n")
	for _, c := range b.grid.Rows[i] {
		b.cell(c)
	}
	b.raw("</tr>\n")
}

func (b *tableBody) cell(c doc.Place) {
	names := c.Column == 0 && b.table.RowHeader
	end := "</td>\n"
	switch {
	case names:
		b.raw("<th")
		if b.complex {
			b.raw(` id="`, b.printer.id(b.rowID(c.Row)), `"`)
		}
		b.raw(` scope="row"`)
		end = "</th>\n"
	default:
		b.raw("<td")
	}
	if b.complex {
		b.headers(c, names)
	}
	b.spans(c.Across, c.Rows)
	if b.records {
		b.raw(` data-name="`, escape(b.grid.Name(c)), `"`)
	}
	name := b.inner(c.Column + c.Across)
	if !names && b.table.Columns[c.Column].Align == doc.Right {
		switch {
		case c.Across > 1:
			name = "over words" + name
		case figure(c.Cell.Blocks):
			name = "num" + name
		default:
			name = "num words" + name
		}
	}
	b.raw(b.class(strings.TrimSpace(name)), ">")
	b.flow(c.Cell.Blocks)
	b.raw(end)
}

// headers names the heads of a cell: above it, and the name of its row.
func (b *tableBody) headers(c doc.Place, names bool) {
	b.raw(` headers="`)
	for i, number := range b.grid.Above(c) {
		if i > 0 {
			b.raw(" ")
		}
		b.raw(b.printer.id(b.headID(number)))
	}
	if b.table.RowHeader && !names {
		for _, row := range b.grid.Beside(c) {
			b.raw(" ", b.printer.id(b.rowID(row)))
		}
	}
	b.raw(`"`)
}

// figure tells whether a cell holds a figure; words in a column of figures
// ("Lönekostnad") are set in grey.
func figure(blocks []doc.Block) bool {
	for _, b := range blocks {
		if para, ok := b.(*doc.Paragraph); ok && holdsValue(para.Text) {
			return true
		}
	}
	return false
}

func holdsValue(inlines []doc.Inline) bool {
	for _, in := range inlines {
		switch in := in.(type) {
		case *doc.Value:
			return strings.ContainsAny(in.Text, "0123456789")
		case *doc.Strong:
			if holdsValue(in.Text) {
				return true
			}
		case *doc.Emphasis:
			if holdsValue(in.Text) {
				return true
			}
		}
	}
	return false
}
