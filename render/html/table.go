package html

import (
	"strconv"
	"strings"

	"planverk/internal/doc"
)

// table prints caption, head with column scope, and rows; in a page within a
// region that scrolls by itself when the table is wider than the screen.
func (p *printer) table(t *doc.Table) {
	id := t.ID
	if id == "" {
		id = "tabell-" + strconv.Itoa(t.Number)
	}
	named := len(t.Caption) > 0 || t.Number > 0
	if p.styled {
		class := "scroll"
		if wide(t) {
			class = "scroll wide"
		}
		p.raw(`<div class="`, class, `" role="region" tabindex="0"`)
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
	p.raw(">\n")
	if named {
		p.caption(t, id)
	}
	p.head(t)
	p.raw("<tbody>\n")
	for _, r := range t.Rows {
		p.row(t, r)
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

func (p *printer) head(t *doc.Table) {
	p.raw("<thead>\n<tr>\n")
	for _, c := range t.Columns {
		p.raw(`<th scope="col"`)
		if c.Align == doc.Right {
			p.raw(p.class("num"))
		}
		p.raw(">")
		p.inlines(c.Head)
		p.raw("</th>\n")
	}
	p.raw("</tr>\n</thead>\n")
}

func (p *printer) row(t *doc.Table, r doc.Row) {
	if len(r.Cells) != len(t.Columns) {
		p.fail("table %q: a row has %d cells, the head %d", t.ID, len(r.Cells), len(t.Columns))
		return
	}
	p.raw("<tr")
	if r.Sum {
		p.raw(p.class("sum"))
	}
	p.raw(">\n")
	for i, c := range r.Cells {
		end := "</td>\n"
		switch {
		case i == 0 && t.RowHeader:
			p.raw(`<th scope="row">`)
			end = "</th>\n"
		case t.Columns[i].Align == doc.Right && figure(c.Blocks):
			p.raw("<td", p.class("num"), ">")
		case t.Columns[i].Align == doc.Right:
			p.raw("<td", p.class("num words"), ">")
		default:
			p.raw("<td>")
		}
		p.flow(c.Blocks)
		p.raw(end)
	}
	p.raw("</tr>\n")
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
