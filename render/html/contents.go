package html

import "planverk/internal/doc"

const contentsDepth = 3 // chapter, section, subsection

// contents prints the headings as a tree of links. On a narrow screen it is
// opened by hand; on a wide one the style sheet keeps it open beside the text.
func (p *printer) contents(d *doc.Document) {
	if !d.Meta.Contents {
		return
	}
	var heads []*doc.Heading
	for _, b := range d.Blocks {
		if h, ok := b.(*doc.Heading); ok && h.Level <= contentsDepth && h.ID != "" {
			heads = append(heads, h)
		}
	}
	if len(heads) == 0 {
		return
	}
	label := p.prefix + "i-dokumentet"
	p.raw(`<nav aria-labelledby="`, label, "\">\n<h2 id=\"", label, "\">Innehåll</h2>\n<details>\n<summary>Visa alla rubriker</summary>\n")
	p.entries(heads)
	p.raw("</details>\n</nav>\n")
}

// entries prints headings as a list, each with those below it as a list within.
func (p *printer) entries(heads []*doc.Heading) {
	p.raw("<ol>\n")
	for len(heads) > 0 {
		h := heads[0]
		below := 1
		for below < len(heads) && heads[below].Level > h.Level {
			below++
		}
		p.raw(`<li><a href="#`, p.id(h.ID), `">`)
		p.navText(h)
		p.raw("</a>")
		if below > 1 {
			p.raw("\n")
			p.entries(heads[1:below])
		}
		p.raw("</li>\n")
		heads = heads[below:]
	}
	p.raw("</ol>\n")
}

// navText prints a heading as plain words: no link may stand within a link, and
// no figure may be counted twice.
func (p *printer) navText(h *doc.Heading) {
	if h.Number != "" {
		p.raw(`<span class="n">`)
		p.text(h.Number)
		p.raw("</span> ")
	}
	p.raw("<span>")
	p.heavy(longInList, func() { p.words(doc.Plain(h.Text)) })
	p.raw("</span>")
}
