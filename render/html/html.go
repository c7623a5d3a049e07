// Package html prints a doc.Document for the web, in three files: Page, a page
// that stands alone; Fragment, the same text to paste into the intranet's CMS;
// and Metadata, what the CMS's form asks for, as JSON.
//
// Each is a render.Writer. Text and attributes are escaped by one function each;
// no data reaches the output by another way. Every doc.Value carries its identity
// and exact value: <data value data-id> or, for a date, <time datetime data-id>.
//
// The fragment has no style, script, class or head of its own, its headings begin
// at h2 and its ids with the document's id, so that it can neither break nor be
// broken by the page it lands in. What the page shows by style (a missing value as
// a dash with hidden words) the fragment says in words.
package html

import (
	"fmt"
	"html"
	"io"
	"strings"
	"unicode/utf8"

	"planverk/internal/doc"
	"planverk/internal/hyphen"
)

// Page prints a whole page with its own style.
func Page(w io.Writer, d *doc.Document) error {
	p := newPrinter(d, true)
	p.page(d)
	return p.flush(w)
}

// Fragment prints the text without head, style and script, for a CMS.
func Fragment(w io.Writer, d *doc.Document) error {
	p := newPrinter(d, false)
	p.fragment(d)
	return p.flush(w)
}

// printer collects the output and the first error.
type printer struct {
	b       strings.Builder
	styled  bool            // a page: classes, hidden words, scroll regions
	prefix  string          // before every id
	accent  doc.Colour      // of figures in a fragment
	unnamed int             // tables without caption so far
	spanned int             // complex tables so far
	zebra   bool            // every other row of a table on a tint
	ids     map[string]bool // headings and tables, where references lead
	told    map[string]bool // abbreviations that this section has explained
	joints  int             // signs of a word whose joints are marked: a heading or the name of a column is printed; 0 = none
	own     *hyphen.Own     // the municipality's own compounds
	err     error
}

func newPrinter(d *doc.Document, styled bool) *printer {
	p := &printer{styled: styled, prefix: idPrefix(d.Meta.ID), ids: map[string]bool{}, told: map[string]bool{}}
	p.own = hyphen.NewOwn(d.Meta.Compounds)
	p.accent, p.zebra = lightAccent(d.Meta.Accent), d.Meta.Zebra
	p.b.Grow(32 << 10)
	p.collect(d)
	return p
}

func (p *printer) fail(format string, args ...any) {
	if p.err == nil {
		p.err = fmt.Errorf(format, args...)
	}
}

func (p *printer) flush(w io.Writer) error {
	if p.err != nil {
		return fmt.Errorf("html: %w", p.err)
	}
	_, err := io.WriteString(w, p.b.String())
	return err
}

// raw prints markup that this package wrote itself.
func (p *printer) raw(parts ...string) {
	for _, s := range parts {
		p.b.WriteString(s)
	}
}

// text prints data.
func (p *printer) text(s string) { p.b.WriteString(escape(s)) }

// escape makes data safe both as text and within a quoted attribute.
func escape(s string) string { return html.EscapeString(clean(s)) }

// clean replaces signs that HTML forbids.
func clean(s string) string {
	if !strings.ContainsFunc(s, forbidden) {
		return s
	}
	return strings.Map(func(r rune) rune {
		switch {
		case r < ' ' || r >= 0x7f && r < 0xa0:
			return ' '
		case forbidden(r):
			return '\uFFFD'
		}
		return r
	}, s)
}

// forbidden tells whether a sign is a control, a noncharacter or broken UTF-8.
func forbidden(r rune) bool {
	return r < ' ' || r >= 0x7f && r < 0xa0 || r == utf8.RuneError || r >= 0xfdd0 && r <= 0xfdef || r&0xfffe == 0xfffe
}

// class prints a class attribute in a page and nothing in a fragment.
func (p *printer) class(name string) string {
	if !p.styled || name == "" {
		return ""
	}
	return ` class="` + name + `"`
}

// idPrefix makes the document's id the start of every id: letters, digits and
// hyphens only, so that it needs no escaping in a style sheet or an address.
func idPrefix(id string) string {
	id = slug(id)
	if id == "" {
		id = "dokument"
	}
	return id + "-"
}

// id is the id of a heading or table.
func (p *printer) id(target string) string { return p.prefix + slug(target) }

func slug(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z', r >= '0' && r <= '9', r == '-', r == '_':
			return r
		case r == 'å' || r == 'ä':
			return 'a'
		case r == 'ö':
			return 'o'
		case r > ' ' && r < 0x7f:
			return '-'
		case r > 0x7f && r != 0xa0:
			return 'x'
		}
		return '-'
	}, s)
}

// collect gathers the ids that references may lead to, and refuses two alike.
func (p *printer) collect(d *doc.Document) {
	add := func(id string) {
		if id == "" {
			return
		}
		if p.ids[slug(id)] {
			p.fail("two blocks have the id %q", id)
		}
		p.ids[slug(id)] = true
	}
	doc.Walk(d, func(b doc.Block) {
		switch b := b.(type) {
		case *doc.Heading:
			add(b.ID)
		case *doc.Table:
			add(b.ID)
		case *doc.Figure:
			add(b.ID)
		}
	}, nil)
}
