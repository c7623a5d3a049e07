package html

import (
	"strconv"

	"planverk/internal/doc"
)

func (p *printer) blocks(blocks []doc.Block) {
	for _, b := range blocks {
		p.block(b)
	}
}

// sections prints the blocks of a page; what is to be printed on sheets that lie is held
// together for the style sheet.
func (p *printer) sections(blocks []doc.Block) {
	parts, lies := doc.Parts(blocks)
	for i, part := range parts {
		if lies[i] {
			p.raw("<div class=\"lying\">\n")
		}
		p.blocks(part)
		if lies[i] {
			p.raw("</div>\n")
		}
	}
}

func (p *printer) block(b doc.Block) {
	switch b := b.(type) {
	case *doc.Heading:
		clear(p.told)
		p.heading(b)
	case *doc.Paragraph:
		p.raw("<p>")
		p.inlines(b.Text)
		p.raw("</p>\n")
	case *doc.ListBlock:
		p.list(b)
	case *doc.Table:
		p.table(b)
	case *doc.Figure:
		p.figure(b)
	case *doc.Notice:
		p.raw(`<div role="note"`, p.class("notice"), ">\n")
		if len(b.Title) > 0 {
			p.raw("<p", p.class("notice-title"), "><strong>")
			p.inlines(b.Title)
			p.raw("</strong></p>\n")
		}
		p.blocks(b.Body)
		p.raw("</div>\n")
	case *doc.Signatures:
		p.signatures(b)
	case *doc.Definitions:
		p.definitions(b)
	case *doc.Quote:
		p.raw("<blockquote>\n")
		p.blocks(b.Blocks)
		p.raw("</blockquote>\n")
	default:
		p.fail("unknown block %T", b)
	}
}

// heading prints level 1 as h2: h1 is the title, which in a CMS is the page's own.
func (p *printer) heading(h *doc.Heading) {
	tag := "h" + strconv.Itoa(min(max(h.Level, 1)+1, 6))
	p.raw("<", tag)
	if h.ID != "" {
		p.raw(` id="`, p.id(h.ID), `"`)
	}
	p.raw(">")
	p.numbered(h)
	p.raw("</", tag, ">\n")
}

// numbered prints a heading's number and text.
func (p *printer) numbered(h *doc.Heading) {
	if h.Number != "" {
		if p.styled {
			p.raw(`<span class="n">`)
			p.text(h.Number)
			p.raw("</span> ")
		} else {
			p.text(h.Number + " ")
		}
	}
	p.heavy(longInTitle, func() { p.inlines(h.Text) })
}

func (p *printer) list(l *doc.ListBlock) {
	tag := "ul"
	if l.Ordered {
		tag = "ol"
	}
	p.raw("<", tag)
	if l.Ordered && l.Start > 1 {
		p.raw(` start="`, strconv.Itoa(l.Start), `"`)
	}
	p.raw(">\n")
	for _, item := range l.Items {
		p.raw("<li>")
		p.flow(item.Blocks)
		p.raw("</li>\n")
	}
	p.raw("</", tag, ">\n")
}

// flow prints the content of an item or a cell: one paragraph without its <p>.
func (p *printer) flow(blocks []doc.Block) {
	if len(blocks) == 0 {
		p.missing(&doc.Missing{})
		return
	}
	if one, ok := blocks[0].(*doc.Paragraph); ok {
		if len(blocks) == 1 {
			p.inlines(one.Text)
			return
		}
		if _, list := blocks[1].(*doc.ListBlock); list && len(blocks) == 2 {
			p.inlines(one.Text)
			p.raw("\n")
			p.block(blocks[1])
			return
		}
	}
	p.raw("\n")
	p.blocks(blocks)
}

func (p *printer) definitions(d *doc.Definitions) {
	p.raw("<dl>\n")
	for _, item := range d.Items {
		p.raw("<dt>")
		p.inlines(item.Term)
		p.raw("</dt>\n<dd>")
		p.flow(item.Body)
		p.raw("</dd>\n")
	}
	p.raw("</dl>\n")
}

// facts prints the decision block.
func (p *printer) facts(facts []doc.Fact) {
	if len(facts) == 0 {
		return
	}
	p.raw("<dl", p.class("facts"), ">\n")
	for _, f := range facts {
		p.raw("<dt>")
		p.text(f.Term)
		p.raw("</dt>\n<dd>")
		p.inlines(f.Value)
		p.raw("</dd>\n")
	}
	p.raw("</dl>\n")
}

// manySignatures stand two and two beside each other where there is room, as in PDF.
const manySignatures = 7

// signatures prints a block for each who signs, kept whole on paper by the style.
func (p *printer) signatures(b *doc.Signatures) {
	if p.styled && len(b.Blocks) >= manySignatures {
		p.raw("<div", p.class("signatures"), ">\n")
		defer p.raw("</div>\n")
	}
	for _, s := range b.Blocks {
		p.raw("<div", p.class("signature"), ">\n<p><strong>")
		p.text(s.Party)
		p.raw("</strong></p>\n<p>", doc.PlaceAndDate, ":")
		if s.Place != "" {
			p.text(" " + s.Place)
		}
		p.raw("</p>\n<p>", doc.SignHere, ": ")
		p.text(s.Who())
		p.raw("</p>\n</div>\n")
	}
}
