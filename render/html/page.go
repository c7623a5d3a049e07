package html

import (
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"strings"

	"planverk/internal/doc"
)

//go:embed stil.css
var style string

// page prints head, sender, title, decision block, contents, text and foot.
func (p *printer) page(d *doc.Document) {
	p.pageHead(d)
	main := p.prefix + "innehall"
	p.raw("<body>\n<a class=\"skip\" href=\"#", main, "\">Hoppa till innehållet</a>\n")
	p.raw("<header>\n<p class=\"sender\"><strong>")
	p.text(d.Meta.Municipality)
	p.raw("</strong>")
	if d.Meta.Department != "" {
		p.raw(" <span>")
		p.text(d.Meta.Department)
		p.raw("</span>")
	}
	p.raw("</p>\n</header>\n<main id=\"", main, "\">\n<div class=\"front\">\n<h1>")
	p.text(d.Meta.Title)
	p.raw("</h1>\n")
	if len(d.Meta.Subtitle) > 0 {
		p.raw("<p class=\"subtitle\">")
		for i, s := range d.Meta.Subtitle {
			if i > 0 {
				p.raw("<br>")
			}
			p.text(s)
		}
		p.raw("</p>\n")
	}
	p.facts(d.Facts)
	p.raw("</div>\n")
	p.contents(d)
	p.raw("<div class=\"text\">\n")
	p.blocks(d.Blocks)
	p.raw("</div>\n</main>\n")
	if foot := foot(d.Meta); foot != "" {
		p.raw("<footer>\n<p>")
		p.text(foot)
		p.raw("</p>\n</footer>\n")
	}
	p.raw("</body>\n</html>\n")
}

// pageHead allows the page its own style and nothing else: no script, no image,
// no request to any address.
func (p *printer) pageHead(d *doc.Document) {
	css := strings.ReplaceAll(style, "/*accent*/", accentRules(d.Meta.Accent))
	sum := sha256.Sum256([]byte(css))
	p.raw("<!DOCTYPE html>\n<html lang=\"")
	p.text(language(d.Meta))
	p.raw("\">\n<head>\n<meta charset=\"utf-8\">\n",
		"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n",
		"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-",
		base64.StdEncoding.EncodeToString(sum[:]), "'; base-uri 'none'; form-action 'none'\">\n<title>")
	p.text(pageTitle(d.Meta))
	p.raw("</title>\n")
	p.meta("description", firstOf(doc.Plain(d.Summary), strings.Join(append([]string{pageTitle(d.Meta)}, d.Meta.Subtitle...), ". ")))
	p.meta("author", firstOf(d.Meta.Department, d.Meta.Municipality))
	p.meta("keywords", strings.Join(d.Meta.Keywords, ", "))
	p.meta("generator", d.Meta.Generator)
	p.raw("<meta name=\"color-scheme\" content=\"light dark\">\n<style>", css, "</style>\n</head>\n")
}

func (p *printer) meta(name, content string) {
	if content == "" {
		return
	}
	p.raw(`<meta name="`, name, `" content="`)
	p.text(content)
	p.raw("\">\n")
}

func pageTitle(m doc.Meta) string {
	if m.Municipality == "" {
		return m.Title
	}
	return m.Title + " – " + m.Municipality
}

func language(m doc.Meta) string { return firstOf(m.Lang, "sv-SE") }

func firstOf(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// contents prints the chapters with their sections.
func (p *printer) contents(d *doc.Document) {
	if !d.Meta.Contents {
		return
	}
	var heads []*doc.Heading
	for _, b := range d.Blocks {
		if h, ok := b.(*doc.Heading); ok && h.Level <= 2 && h.ID != "" {
			heads = append(heads, h)
		}
	}
	if len(heads) == 0 {
		return
	}
	label := p.prefix + "i-dokumentet"
	p.raw("<nav aria-labelledby=\"", label, "\">\n<h2 id=\"", label, "\">Innehåll</h2>\n<ol>\n")
	depth := 1
	for i, h := range heads {
		switch {
		case h.Level > depth && i > 0:
			p.raw("\n<ol>\n")
			depth = 2
		case i > 0 && h.Level < depth:
			p.raw("</li>\n</ol>\n</li>\n")
			depth = 1
		case i > 0:
			p.raw("</li>\n")
		}
		p.raw(`<li><a href="#`, p.id(h.ID), `">`)
		p.navText(h)
		p.raw("</a>")
	}
	if depth == 2 {
		p.raw("</li>\n</ol>\n")
	}
	p.raw("</li>\n</ol>\n</nav>\n")
}

// navText prints a heading as plain words: no link may stand within a link, and
// no figure may be counted twice.
func (p *printer) navText(h *doc.Heading) {
	if h.Number != "" {
		p.raw(`<span class="n">`)
		p.text(h.Number)
		p.raw("</span> ")
	}
	p.text(doc.Plain(h.Text))
}

// fragment prints the decision block, the text and the foot, in a division that
// says which language it is: the page around it may be in another.
func (p *printer) fragment(d *doc.Document) {
	p.raw(`<div lang="`)
	p.text(language(d.Meta))
	p.raw("\">\n")
	defer p.raw("</div>\n")
	p.facts(d.Facts)
	p.blocks(d.Blocks)
	if foot := foot(d.Meta); foot != "" {
		p.raw("<p>")
		p.text(foot)
		p.raw("</p>\n")
	}
}

// foot is what the printed page has in its margins: sender, diary number,
// decision and checksum.
func foot(m doc.Meta) string {
	var parts []string
	checksum := m.Checksum
	if checksum != "" {
		checksum = "Kontrollsumma " + checksum
	}
	for _, s := range []string{m.Municipality, m.Department, m.Diary, m.Decision, m.Drawn, checksum} {
		if s != "" {
			parts = append(parts, s)
		}
	}
	return strings.Join(parts, " · ")
}
