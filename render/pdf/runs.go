package pdf

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"planverk/internal/doc"
)

const (
	softHyphen   = '\u00AD'
	noBreakSpace = '\u00A0'
)

// box is what a run draws instead of text: a tick box.
type box int

const (
	noBox box = iota
	emptyBox
	tickedBox
)

// run is a stretch of text that is set alike, belongs to one structure element
// and leads to one place.
type run struct {
	text    string
	style   style
	font    *font
	mark    mark
	link    *link // nil for plain text
	box     box   // if set, text is one placeholder sign
	newline bool  // the line ends after this run
	code    bool  // may be broken after \ and /, never with a hyphen
}

// boxText holds the place of a tick box among the signs of a line.
const boxText = "\uFFFC"

// Measures of a tick box, in shares of the text size.
const (
	boxSide = 0.8
	boxGap  = 0.38
)

// width is how wide r stands in the run, in points. A soft hyphen has no width
// of its own; see hyphenWidth.
func (n *run) width(r rune) float64 {
	if r == softHyphen {
		return 0
	}
	if n.box != noBox {
		return (boxSide + boxGap) * n.style.size
	}
	return float64(n.font.advance(r)) * n.style.size / 1000
}

// hyphenWidth is the width of the hyphen that is drawn when a word is broken.
func (n *run) hyphenWidth() float64 {
	return float64(n.font.advance(softHyphen)) * n.style.size / 1000
}

// setText appends s as runs. Signs that the face lacks come from the fallback
// face; a sign that neither has is an error.
func (s *setter) setText(runs []run, text string, like run) []run {
	like.font = s.font(like.style.face)
	if like.font == nil {
		return runs
	}
	start := 0
	cut := func(end int) {
		if end > start {
			like.text = text[start:end]
			runs = append(runs, like)
		}
		start = end
	}
	for i, r := range text {
		if like.font.has(r) && r >= ' ' {
			continue
		}
		other := like
		other.style.face = like.style.face.fallback()
		other.font = s.font(other.style.face)
		size := utf8.RuneLen(r)
		if other.font == nil || !other.font.has(r) || forbidden(r) || size < 0 {
			s.fail(&GlyphError{Rune: r, Context: contextOf(text, i)})
			return runs
		}
		cut(i)
		other.text = text[i : i+size]
		runs = append(runs, other)
		start = i + size
	}
	cut(len(text))
	return runs
}

// forbidden tells whether r may not stand in the file even if a font has it:
// control signs, the byte order mark and the replacement sign (a fault upstream),
// and private-use signs, which mean nothing to a reader (PDF/A-2, 6.2.11.7.3).
func forbidden(r rune) bool {
	return r < ' ' || r >= 0x7F && r < 0xA0 || r == '\uFEFF' || r == utf8.RuneError ||
		r >= 0xE000 && r <= 0xF8FF || r >= 0xFFF0
}

// inlines turns inlines into runs; like gives their style and the element they
// belong to.
func (s *setter) inlines(runs []run, list []doc.Inline, like run) []run {
	for _, in := range list {
		runs = s.inline(runs, in, like)
	}
	return runs
}

func (s *setter) inline(runs []run, in doc.Inline, like run) []run {
	switch in := in.(type) {
	case *doc.Text:
		return s.setText(runs, in.S, like)
	case *doc.Strong:
		like.style = like.style.bold()
		return s.inlines(runs, in.Text, like)
	case *doc.Emphasis:
		like.style = like.style.italic()
		return s.inlines(runs, in.Text, like)
	case *doc.Code:
		like.style, like.code, like.mark = like.style.code(), true, s.span(like.mark, "Code")
		return s.setText(runs, in.S, like)
	case *doc.Link:
		return s.inlines(runs, in.Text, s.linked(like, &link{url: in.URL, contents: linkContents(in)}))
	case *doc.Reference:
		to := s.anchors[in.Target]
		if to == nil {
			s.fail(fmt.Errorf("hänvisningen ”%s” leder till ”%s”, som inte finns i dokumentet", in.Text, in.Target))
			return runs
		}
		return s.setText(runs, in.Text, s.linked(like, &link{to: to, contents: "Gå till " + to.title}))
	case *doc.Break:
		// The space keeps the words on either side apart for those who listen.
		like.newline = true
		return s.setText(runs, " ", like)
	case *doc.Value:
		like.mark = s.valued(like.mark, &property{in.ID, in.Exact, in.Text})
		return s.setText(runs, in.Text, like)
	case *doc.Missing:
		like.mark, like.style.ink = s.spoken(like.mark, in.Spoken), grey
		return s.setText(runs, "–", like)
	case *doc.Choice:
		return s.choice(runs, in, like)
	}
	s.fail(fmt.Errorf("okänt textslag %T", in))
	return runs
}

// choice sets the options with a box before each, and then the answer in words: a
// cross is lost when the text is copied. Who listens hears the answer alone.
func (s *setter) choice(runs []run, in *doc.Choice, like run) []run {
	like.mark = s.valued(like.mark, &property{in.ID, in.State, in.State})
	if e, ok := like.mark.(*elem); ok {
		e.actual = in.State
	}
	if len(runs) > 0 {
		runs = s.setText(runs, "  ", like) // air after the question
	}
	for i, option := range in.Options {
		square := like
		square.text, square.box, square.font = boxText, emptyBox, s.font(like.style.face)
		if i == in.Picked {
			square.box = tickedBox
		}
		runs = append(runs, square)
		runs = s.setText(runs, option+"   ", like)
	}
	answer := in.State
	if in.Picked >= 0 {
		answer = "Svar: " + strings.ToLower(in.State)
	}
	like.style.ink = grey
	return s.setText(runs, strings.ReplaceAll(answer, " ", string(noBreakSpace)), like)
}

// span makes an inline element under the element that m is. Artifacts have none.
func (s *setter) span(m mark, kind string) mark {
	if e, ok := m.(*elem); ok {
		return e.inline(kind)
	}
	return m
}

// valued makes a Span that carries a value's identity.
func (s *setter) valued(m mark, p *property) mark {
	m = s.span(m, "Span")
	if e, ok := m.(*elem); ok && p.name != "" {
		e.value = p
	}
	return m
}

// spoken makes a Span that is read as text.
func (s *setter) spoken(m mark, text string) mark {
	m = s.span(m, "Span")
	if e, ok := m.(*elem); ok {
		e.actual = text
	}
	return m
}

// linked returns like as a part of link l.
func (s *setter) linked(like run, l *link) run {
	e, ok := s.span(like.mark, "Link").(*elem)
	if !ok {
		return like
	}
	l.elem = e
	like.mark, like.link = e, l
	like.style.ink = s.sheet.accent
	return like
}

// linkContents describes a link out of the document.
func linkContents(in *doc.Link) string {
	text := strings.ReplaceAll(doc.Plain(in.Text), string(softHyphen), "")
	if address, ok := strings.CutPrefix(in.URL, "mailto:"); ok {
		return "E-post till " + address
	}
	if text == in.URL || text == "" {
		return "Webbplats: " + in.URL
	}
	return "Webbplats: " + text + " (" + in.URL + ")"
}
