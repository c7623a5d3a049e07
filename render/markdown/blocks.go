package markdown

import (
	"strconv"
	"strings"

	"planverk/internal/doc"
)

// bullet is four wide, so that what belongs to an item stands at column four:
// the one indentation that both the old engines and CommonMark accept.
const bullet = "-   "

// apart keeps two lists or two quotations from being read as one. Both engines
// drop the comment.
const apart = "<!-- -->\n"

// blocks prints blocks with an empty line between them.
func (p *printer) blocks(bs []doc.Block) string {
	var b strings.Builder
	for i, block := range bs {
		text := p.block(block)
		if text == "" {
			continue
		}
		if b.Len() > 0 {
			b.WriteByte('\n')
			if merges(bs[i-1], block) {
				b.WriteString(apart + "\n")
			}
		}
		b.WriteString(text)
	}
	return b.String()
}

// merges tells whether an engine would read two neighbours as one block.
func merges(a, b doc.Block) bool {
	return isList(a) && isList(b) || isQuote(a) && isQuote(b)
}

func isList(b doc.Block) bool {
	switch b.(type) {
	case *doc.ListBlock, *doc.Definitions:
		return true
	}
	return false
}

func isQuote(b doc.Block) bool {
	switch b.(type) {
	case *doc.Notice, *doc.Quote:
		return true
	}
	return false
}

// block prints one block with a line feed at its end.
func (p *printer) block(b doc.Block) string {
	switch b := b.(type) {
	case *doc.Heading:
		return p.heading(b)
	case *doc.Paragraph:
		return p.paragraph(b.Text)
	case *doc.ListBlock:
		return p.list(b)
	case *doc.Table:
		return p.table(b)
	case *doc.Figure:
		return p.figure(b)
	case *doc.Notice:
		body := p.blocks(b.Body)
		if title := p.runs(b.Title); len(title) > 0 {
			body = join(line(bold(title), inParagraph)+"\n", body)
		}
		return indent(body, "> ", "> ")
	case *doc.Signatures:
		return p.signatures(b)
	case *doc.Definitions:
		return p.definitions(b)
	case *doc.Quote:
		return indent(p.blocks(b.Blocks), "> ", "> ")
	}
	p.fail("unknown block %T", b)
	return ""
}

// heading prints level 1 as ##: the document's title is the only #.
func (p *printer) heading(h *doc.Heading) string {
	runs := p.runs(h.Text)
	if h.Number != "" {
		runs = append([]run{{text: h.Number + " "}}, runs...)
	}
	return strings.Repeat("#", min(max(h.Level, 1)+1, 6)) + " " + filled(line(runs, inHeading)) + "\n"
}

// filled gives a dash for nothing: an empty heading or cell is read differently by
// engines.
func filled(s string) string {
	if s == "" {
		return "–"
	}
	return s
}

func (p *printer) paragraph(text []doc.Inline) string {
	s := line(p.runs(text), inParagraph)
	if s == "" {
		return ""
	}
	return s + "\n"
}

// list prints items close together when each is one paragraph, perhaps with a
// list below, and with an empty line between them otherwise.
func (p *printer) list(l *doc.ListBlock) string {
	loose := !tight(l)
	var b strings.Builder
	for i, item := range l.Items {
		if loose && i > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(p.item(marker(l, i), item.Blocks, loose))
	}
	return b.String()
}

// marker is the bullet, or the number padded to the bullet's width.
func marker(l *doc.ListBlock, i int) string {
	if !l.Ordered {
		return bullet
	}
	m := strconv.Itoa(max(l.Start, 1)+i) + ". "
	for len(m) < len(bullet) {
		m += " "
	}
	return m
}

func (p *printer) item(marker string, blocks []doc.Block, loose bool) string {
	body := p.blocks(blocks)
	if !loose {
		body = strings.ReplaceAll(body, "\n\n", "\n")
	}
	switch {
	case body == "":
		body = "–\n" // an item without words would not be read as an item
	case !p.startsWithWords(blocks):
		body = "–\n\n" + body // nor is one that begins with a table or a quotation everywhere
	}
	return indent(body, marker, strings.Repeat(" ", len(marker)))
}

func (p *printer) startsWithWords(blocks []doc.Block) bool {
	for _, b := range blocks {
		para, ok := b.(*doc.Paragraph)
		if !ok {
			return false
		}
		if p.paragraph(para.Text) != "" {
			return true
		}
	}
	return false
}

func tight(l *doc.ListBlock) bool {
	for _, item := range l.Items {
		switch len(item.Blocks) {
		case 0:
		case 1:
			if _, ok := item.Blocks[0].(*doc.Paragraph); !ok {
				return false
			}
		case 2:
			_, words := item.Blocks[0].(*doc.Paragraph)
			sub, list := item.Blocks[1].(*doc.ListBlock)
			if !words || !list || !tight(sub) {
				return false
			}
		default:
			return false
		}
	}
	return true
}

// definitions prints a list whose items begin with the term in bold: neither
// CommonMark nor GFM has definition lists.
func (p *printer) definitions(d *doc.Definitions) string {
	var b strings.Builder
	for i, item := range d.Items {
		if i > 0 {
			b.WriteByte('\n')
		}
		head := bold(p.runs(item.Term))
		body := item.Body
		if len(body) > 0 {
			if first, ok := body[0].(*doc.Paragraph); ok {
				head = append(append(head, run{text: " – "}), p.runs(first.Text)...)
				body = body[1:]
			}
		}
		b.WriteString(indent(join(filled(line(head, inParagraph))+"\n", p.blocks(body)), bullet, "    "))
	}
	return b.String()
}

// join puts an empty line between two pieces that both hold something.
func join(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + "\n" + b
}

// indent puts first before the first line and rest before the others. An empty
// line gets no trailing spaces.
func indent(s, first, rest string) string {
	var b strings.Builder
	b.Grow(len(s) + len(s)/8)
	prefix := first
	for l := range strings.Lines(s) {
		if l == "\n" {
			b.WriteString(strings.TrimRight(prefix, " "))
		} else {
			b.WriteString(prefix)
		}
		b.WriteString(l)
		prefix = rest
	}
	return b.String()
}

// signatures prints three short paragraphs for each who signs.
func (p *printer) signatures(b *doc.Signatures) string {
	var blocks []doc.Block
	for _, s := range b.Blocks {
		place := doc.PlaceAndDate + ":"
		if s.Place != "" {
			place += " " + s.Place
		}
		blocks = append(blocks,
			&doc.Paragraph{Text: []doc.Inline{&doc.Strong{Text: []doc.Inline{&doc.Text{S: s.Party}}}}},
			&doc.Paragraph{Text: []doc.Inline{&doc.Text{S: place}}},
			&doc.Paragraph{Text: []doc.Inline{&doc.Text{S: doc.SignHere + ": " + s.Who()}}})
	}
	return p.blocks(blocks)
}
