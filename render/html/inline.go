package html

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"planverk/internal/doc"
	"planverk/internal/hyphen"
)

func (p *printer) inlines(inlines []doc.Inline) {
	for _, in := range inlines {
		p.inline(in)
	}
}

func (p *printer) inline(in doc.Inline) {
	switch in := in.(type) {
	case *doc.Text:
		p.words(in.S)
	case *doc.Strong:
		p.wrap("strong", in.Text)
	case *doc.Emphasis:
		p.wrap("em", in.Text)
	case *doc.Code:
		p.raw("<code>")
		p.words(in.S)
		p.raw("</code>")
	case *doc.Link:
		p.link(in)
	case *doc.Reference:
		p.reference(in)
	case *doc.Span:
		p.span(in)
	case *doc.Note:
		p.note(in)
	case *doc.Break:
		p.raw("<br>")
	case *doc.Value:
		p.value(in)
	case *doc.Missing:
		p.missing(in)
	case *doc.Choice:
		p.choice(in)
	default:
		p.fail("unknown inline %T", in)
	}
}

const (
	longWord  = 36 // signs of a word that would widen a table beyond a narrow page
	wordPiece = 12 // after so many it may be parted
)

// words prints text. Where a very long word, most often a path or an address,
// may be parted is marked: a pasted fragment has no style that could say so.
func (p *printer) words(s string) {
	start, n := 0, 0 // of the word: where it begins, how many signs it has
	for i, r := range s + " " {
		if !unicode.IsSpace(r) {
			n++
			continue
		}
		switch word := s[start:i]; {
		case p.joints > 0 && n >= p.joints && p.jointed(word):
		case n > longWord:
			p.parted(word)
		case p.styled:
			first := held(word)
			if first != "" {
				p.kept(first)
			}
			p.text(word[len(first):])
		default:
			p.text(word)
		}
		if i < len(s) {
			p.text(s[i : i+utf8.RuneLen(r)])
		}
		start, n = i+utf8.RuneLen(r), 0
	}
}

// softHyphen is where a word may be broken, with a hyphen if it is.
const softHyphen = "\u00ad"

// jointed prints a long word with a soft hyphen at each joint, and tells whether it has
// any. Large letters on a narrow screen have no room for it, and not every browser
// knows how Swedish words are broken.
func (p *printer) jointed(word string) bool {
	from := 0
	for _, b := range p.own.Append(nil, word) {
		if b.Quality == hyphen.Joint {
			p.text(word[from:b.At])
			p.raw(softHyphen)
			from = b.At
		}
	}
	if from > 0 {
		p.text(word[from:])
	}
	return from > 0
}

// The signs of a word that may have no room on a line of a telephone. A shorter one is not
// to be broken for the sake of even lines.
const (
	longInTitle = 23 // in the letters of a title or heading
	longInList  = 28 // in those of the contents
)

// heavy prints what stands in large letters or narrow columns, with the joints of words
// of so many signs. A fragment is pasted into a system that may show the marks, and has none.
func (p *printer) heavy(long int, print func()) {
	if p.styled {
		p.joints = long
	}
	print()
	p.joints = 0
}

// parted prints a long word with the places where it may be parted.
func (p *printer) parted(word string) {
	start, n, last := 0, 0, ' '
	for i, r := range word {
		if n >= wordPiece && strings.ContainsRune(`\/-_.@?&=`, last) || n >= 2*wordPiece && unicode.IsLetter(r) {
			p.text(word[start:i])
			p.raw("<wbr>")
			start, n = i, 0
		}
		n, last = n+1, r
	}
	p.text(word[start:])
}

func (p *printer) wrap(tag string, text []doc.Inline) {
	p.raw("<", tag, ">")
	p.inlines(text)
	p.raw("</", tag, ">")
}

// link prints a link only for an address that leads somewhere from any page;
// others (O:\, file:, relative ones) are printed as text. A sibling is a link on
// the page, and only its words in the fragment, which is pasted in elsewhere.
func (p *printer) link(l *doc.Link) {
	if doc.Sibling(l.URL) {
		if !p.styled {
			p.inlines(l.Text)
			return
		}
		p.raw(`<a href="`, l.URL, `">`)
		p.inlines(l.Text)
		p.raw("</a>")
		return
	}
	if !absolute(l.URL) {
		p.inlines(l.Text)
		if l.URL != "" && l.URL != doc.Plain(l.Text) {
			p.text(" (" + l.URL + ")")
		}
		return
	}
	p.raw(`<a href="`)
	p.text(address(l.URL))
	p.raw(`"`)
	if words := doc.Plain(l.Text); words != "" && strings.HasPrefix(l.URL, "http") && !strings.HasSuffix(l.URL, words) {
		p.raw(p.class("out")) // paper has to say where it leads
	}
	p.raw(">")
	if len(l.Text) == 0 {
		p.text(strings.TrimPrefix(l.URL, "mailto:"))
	}
	p.inlines(l.Text)
	p.raw("</a>")
}

func absolute(url string) bool {
	for _, scheme := range []string{"https://", "http://", "mailto:", "tel:"} {
		if len(url) > len(scheme) && strings.EqualFold(url[:len(scheme)], scheme) {
			return true
		}
	}
	return false
}

// address percent-encodes signs that an address may not hold.
func address(url string) string {
	const hex = "0123456789ABCDEF"
	var b strings.Builder
	for i := 0; i < len(url); i++ {
		c := url[i]
		if c <= ' ' || c >= 0x7f || strings.IndexByte("\"<>\\^`{|}[]", c) >= 0 {
			b.WriteString("%" + string(hex[c>>4]) + string(hex[c&15]))
			continue
		}
		b.WriteByte(c)
	}
	return b.String()
}

func (p *printer) reference(r *doc.Reference) {
	if !p.ids[slug(r.Target)] {
		p.fail("a reference leads to %q, which is not in the document", r.Target)
		return
	}
	p.raw(`<a href="#`, p.id(r.Target), `">`)
	p.text(r.Text)
	p.raw("</a>")
}

// value prints a figure with its identity. Only a day, a month or a year is a
// <time>: HTML knows no quarters and no words there.
func (p *printer) value(v *doc.Value) {
	tag, attribute := "data", "value"
	if (v.Kind == doc.Day || v.Kind == doc.Time) && isDate(v.Exact) {
		tag, attribute = "time", "datetime"
	}
	p.raw("<", tag, " ", attribute, `="`)
	p.text(v.Exact)
	p.raw(`" data-id="`)
	p.text(v.ID)
	p.raw(`"`)
	if v.Kind == doc.Time && utf8.RuneCountInString(v.Text) <= shortWord {
		p.raw(p.class(keep))
	}
	p.raw(">")
	p.text(v.Text)
	p.raw("</", tag, ">")
}

// isDate tells whether s is 2021, 2021-12 or 2021-12-15.
func isDate(s string) bool {
	const pattern = "0000-00-00"
	if len(s) != 4 && len(s) != 7 && len(s) != 10 || strings.HasPrefix(s, "0000") {
		return false
	}
	for i := range len(s) {
		if pattern[i] == '-' != (s[i] == '-') || pattern[i] == '0' && (s[i] < '0' || s[i] > '9') {
			return false
		}
	}
	return true
}

// missing prints a dash for the eye and words for the ear in a page; words alone
// in a fragment, where nothing can be hidden.
func (p *printer) missing(m *doc.Missing) {
	spoken := m.Spoken
	if spoken == "" {
		spoken = "uppgift saknas"
	}
	switch {
	case m.Blank && p.styled:
		p.raw(`<span role="img" aria-label="`, escape(spoken), `"></span>`)
		return
	case m.Blank:
		return
	case !p.styled:
		p.text(spoken)
		return
	}
	p.raw(`<span class="missing"><span aria-hidden="true">–</span><span class="visually-hidden">`)
	p.text(spoken)
	p.raw("</span></span>")
}

// choice prints the options with a box before each, marked as a value, and where none
// is ticked the state in words. Boxes, and options that are not ticked, are for the eye:
// who listens hears the answer alone.
func (p *printer) choice(c *doc.Choice) {
	p.raw(`<data value="`)
	p.text(c.State)
	p.raw(`" data-id="`)
	p.text(c.ID)
	p.raw(`">`)
	for i, o := range c.Options {
		if i > 0 {
			p.raw(" ")
		}
		if i == c.Picked {
			p.option(o)
			continue
		}
		p.raw("<span aria-hidden=\"true\">☐\u00a0")
		p.text(o)
		p.raw("</span>")
	}
	if c.Picked < 0 {
		p.state(lower(c.State))
	}
	p.raw("</data>")
}

// option prints the one that is ticked; in a page as one element like those that are not.
func (p *printer) option(o string) {
	if p.styled {
		p.raw("<span>")
		defer p.raw("</span>")
	}
	p.raw("<span aria-hidden=\"true\">☒\u00a0</span>")
	p.text(o)
}

// state prints that nothing is ticked; in a page on one line, which may be one of its own.
func (p *printer) state(s string) {
	if !p.styled {
		p.text(" – " + s)
		return
	}
	p.raw(`<span class="state"> `)
	p.kept("– " + s)
	p.raw("</span>")
}

func lower(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	if n == 0 {
		return ""
	}
	return string(unicode.ToLower(r)) + s[n:]
}

// span prints words that are said otherwise than the words around them. An
// abbreviation is explained once in a section (WCAG 2.2, technique G97): each has a
// dotted line below it and is told of aloud, and many on a line are noise.
func (p *printer) span(s *doc.Span) {
	tag, words := "span", doc.Plain(s.Text)
	explain := s.Long != "" && !p.told[words]
	switch {
	case explain:
		tag, p.told[words] = "abbr", true
	case s.Lang == "":
		p.inlines(s.Text)
		return
	}
	p.raw("<", tag)
	if s.Lang != "" {
		p.raw(` lang="`)
		p.text(s.Lang)
		p.raw(`"`)
	}
	if explain {
		p.raw(` title="`)
		p.text(s.Long)
		p.raw(`"`)
	}
	p.raw(">")
	p.inlines(s.Text)
	p.raw("</", tag, ">")
}
