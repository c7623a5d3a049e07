package html

import (
	"strconv"

	"planverk/internal/doc"
)

// note prints the mark of a footnote, which leads to the note. What a listener hears
// holds the figure that others see (WCAG 2.5.3).
func (p *printer) note(n *doc.Note) {
	number := strconv.Itoa(n.Number)
	p.raw("<sup><a")
	if len(n.Text) > 0 {
		p.raw(` id="`, p.prefix, "-till-", number, `"`)
	}
	p.raw(` href="#`, p.prefix, "-not-", number, `" role="doc-noteref" aria-label="Not `, number, `">`, number, "</a></sup>")
}

// notes prints the footnotes after the text, each with a way back to its first mark.
// Their numbers are printed: other formats have them in the text too, and no list's own
// numbers could be links.
func (p *printer) notes(d *doc.Document) {
	all := doc.Notes(d)
	if len(all) == 0 {
		return
	}
	p.raw(`<div role="doc-endnotes" aria-label="Fotnoter"`, p.class("notes"), ">\n")
	for _, n := range all {
		number := strconv.Itoa(n.Number)
		p.raw(`<p id="`, p.prefix, "-not-", number, `"><a href="#`, p.prefix, "-till-", number,
			`" role="doc-backlink" aria-label="`, number, `, tillbaka till texten">`, number, "</a> ")
		p.inlines(n.Text)
		p.raw("</p>\n")
	}
	p.raw("</div>\n")
}
