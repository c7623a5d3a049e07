package html

import (
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"fmt"
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
	p.raw("<header>\n")
	p.emblem(d.Meta.Emblem)
	p.raw("<p class=\"sender\"><strong>")
	p.text(d.Meta.Municipality)
	p.raw("</strong>")
	if d.Meta.Department != "" {
		p.raw(" <span>")
		p.text(d.Meta.Department)
		p.raw("</span>")
	}
	p.raw("</p>\n")
	if d.Meta.Status == doc.Draft {
		p.raw("<p class=\"draft\"><strong>Utkast.</strong> Handlingen är inte beslutad.</p>\n")
	}
	p.raw("</header>\n<main id=\"", main, "\">\n<div class=\"front\">\n<h1>")
	p.heavy(longInTitle, func() { p.words(d.Meta.Title) })
	p.raw("</h1>\n")
	if len(d.Meta.Subtitle) > 0 {
		p.raw("<p class=\"subtitle\">")
		for i, s := range d.Meta.Subtitle {
			if i > 0 {
				p.raw("<br>")
			}
			p.heavy(longInTitle, func() { p.words(s) })
		}
		p.raw("</p>\n")
	}
	p.facts(d.Facts)
	p.raw("</div>\n")
	p.contents(d)
	p.raw("<div class=\"text\">\n")
	p.sections(d.Blocks)
	p.notes(d)
	p.raw("</div>\n</main>\n")
	if foot := foot(d.Meta); foot != "" {
		p.raw("<footer>\n<p>")
		p.words(foot)
		p.raw("</p>\n</footer>\n")
	}
	p.raw("</body>\n</html>\n")
}

// pageHead allows the page its own style and nothing else: no script, no image,
// no request to any address.
func (p *printer) pageHead(d *doc.Document) {
	css := strings.NewReplacer("/*accent*/", accentRules(d.Meta.Accent), "/*title*/", cssString(pageTitle(d.Meta))).Replace(style)
	sum := sha256.Sum256([]byte(css))
	p.raw("<!DOCTYPE html>\n<html lang=\"")
	p.text(language(d.Meta))
	p.raw("\">\n<head>\n<meta charset=\"utf-8\">\n",
		"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n",
		"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';", pictureSource(d.Meta), " style-src 'sha256-",
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

// cssString writes data as a string of a style sheet: all but letters and digits
// are escaped (CSS Syntax 3, 4.3.7), so that it can end neither string nor sheet.
func cssString(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range clean(s) {
		if r < 0x80 && !(r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' || r == ' ') {
			fmt.Fprintf(&b, `\%x `, r)
			continue
		}
		b.WriteRune(r)
	}
	b.WriteByte('"')
	return b.String()
}

func language(m doc.Meta) string { return firstOf(m.Lang, "sv-SE") }

func firstOf(a, b string) string {
	if a != "" {
		return a
	}
	return b
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
	p.notes(d)
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
	draft := ""
	if m.Status == doc.Draft {
		draft = "Utkast"
	}
	for _, s := range []string{draft, m.Municipality, m.Department, m.Diary, m.Decision, m.Drawn, checksum} {
		if s != "" {
			parts = append(parts, s)
		}
	}
	return strings.Join(parts, " · ")
}
