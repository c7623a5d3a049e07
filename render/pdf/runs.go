package pdf

import (
	"fmt"
	"strings"

	"planverk/internal/doc"
	"planverk/render/pdf/internal/tag"
	"planverk/render/pdf/internal/text"
)

// setText appends words as runs; a sign that no font has is a fault.
func (s *setter) setText(runs []text.Run, words string, like text.Run) []text.Run {
	runs, err := text.Append(runs, words, like)
	if err != nil {
		s.fail(err)
	}
	return runs
}

// inlines turns inlines into runs; like gives their style and the element they
// belong to.
func (s *setter) inlines(runs []text.Run, list []doc.Inline, like text.Run) []text.Run {
	for _, in := range list {
		runs = s.inline(runs, in, like)
	}
	return runs
}

// spokenLines turns the text of a paragraph into runs. A line break there stands between
// an answer and its reason, or the lines of an address, which one element would let a
// listener hear as one sentence: each line is a P of its own below parent.
func (s *setter) spokenLines(list []doc.Inline, st text.Style, parent *tag.Element) (runs []text.Run) {
	like := text.Run{Style: st, Mark: parent.Add("P")}
	begun, broken := false, false // the element has words; a line has ended since
	for _, in := range list {
		words := speaks(in)
		if words && begun && broken {
			like.Mark = parent.Add("P")
		}
		runs = s.inline(runs, in, like)
		begun, broken = begun || words, isBreak(in) || broken && !words
	}
	return runs
}

// speaks tells whether an inline is more than space.
func speaks(in doc.Inline) bool {
	_, note := in.(*doc.Note)
	return note || strings.TrimSpace(doc.Plain([]doc.Inline{in})) != ""
}

func isBreak(in doc.Inline) bool { _, ok := in.(*doc.Break); return ok }

func (s *setter) inline(runs []text.Run, in doc.Inline, like text.Run) []text.Run {
	switch in := in.(type) {
	case *doc.Text:
		return s.setText(runs, in.S, like)
	case *doc.Strong:
		like.Style = like.Style.Bold()
		return s.inlines(runs, in.Text, like)
	case *doc.Emphasis:
		like.Style = like.Style.Italic()
		return s.inlines(runs, in.Text, like)
	case *doc.Code:
		like.Style, like.Code, like.Mark = like.Style.Code(), true, s.span(like.Mark, "Code")
		return s.setText(runs, in.S, like)
	case *doc.Link:
		if s.alone && doc.Sibling(in.URL) {
			return s.inlines(runs, in.Text, like)
		}
		return s.inlines(runs, in.Text, s.linked(like, &tag.Link{URL: in.URL, Contents: linkContents(in)}))
	case *doc.Reference:
		to := s.anchors[in.Target]
		if to == nil {
			s.fail(fmt.Errorf("hänvisningen ”%s” leder till ”%s”, som inte finns i dokumentet", in.Text, in.Target))
			return runs
		}
		return s.setText(runs, in.Text, s.linked(like, &tag.Link{To: to, Contents: "Gå till " + to.Title}))
	case *doc.Span:
		return s.inlines(runs, in.Text, s.spanned(in, like))
	case *doc.Note:
		return s.noteMark(runs, in, like)
	case *doc.Break:
		// The space keeps the words on either side apart for those who listen.
		like.Newline = true
		return s.setText(runs, " ", like)
	case *doc.Value:
		like.Mark = s.valued(like.Mark, &tag.Property{Name: in.ID, Exact: in.Exact, Text: in.Text})
		return s.setText(runs, in.Text, like)
	case *doc.Missing:
		if in.Blank {
			return s.blank(runs, in, like)
		}
		like.Mark, like.Style.Ink = s.spoken(like.Mark, in.Spoken), grey
		return s.setText(runs, "–", like)
	case *doc.Choice:
		return s.choice(runs, in, like)
	}
	s.fail(fmt.Errorf("okänt textslag %T", in))
	return runs
}

// choice sets the options with a box before each, as text that can be copied, and where
// none is ticked the state in words. Who listens hears the answer alone.
func (s *setter) choice(runs []text.Run, in *doc.Choice, like text.Run) []text.Run {
	like.Mark = s.valued(like.Mark, &tag.Property{Name: in.ID, Exact: in.State, Text: in.State})
	if e, ok := like.Mark.(*tag.Element); ok {
		e.ActualText = in.State
	}
	if n := len(runs); n > 0 && !runs[n-1].Newline {
		runs = s.air(runs, like) // after the question
	}
	for i, option := range in.Options {
		box := "☐"
		if i == in.Picked {
			box = "☒"
		}
		if i > 0 {
			runs = s.air(runs, like)
		}
		runs = s.setText(runs, box+noBreak+strings.ReplaceAll(option, " ", noBreak), like)
	}
	if in.Picked >= 0 {
		return runs
	}
	like.Style.Ink = grey
	return s.setText(s.air(runs, like), strings.ReplaceAll(in.State, " ", noBreak), like)
}

// air parts the answers of a choice: a blank, where there is none, and one that is wider,
// or where the font has none such, one more. Three of a kind in a row would be layout by
// repeated signs (rule 1.3.1-2 of veraPDF's profile for WCAG 2.2).
func (s *setter) air(runs []text.Run, like text.Run) []text.Run {
	blanks := " "
	if n := len(runs); n > 0 && strings.HasSuffix(runs[n-1].Text, " ") {
		blanks = ""
	}
	wide := string(text.EnSpace)
	if f, err := like.Style.Font(); err != nil || !f.Has(text.EnSpace) {
		wide = " "
	}
	return s.setText(runs, blanks+wide, like)
}

const noBreak = string(text.NoBreakSpace)

// blank draws nothing, and tells those who listen why in words that are no text of
// the document: copied or searched the place is empty too.
func (s *setter) blank(runs []text.Run, in *doc.Missing, like text.Run) []text.Run {
	like.Mark = s.span(like.Mark, "Span")
	if e, ok := like.Mark.(*tag.Element); ok {
		e.Alt = in.Spoken
	}
	return s.setText(runs, noBreak, like)
}

// span makes an inline element under the element that m is. Artifacts have none.
func (s *setter) span(m tag.Mark, kind string) tag.Mark {
	if e, ok := m.(*tag.Element); ok {
		return e.Inline(kind)
	}
	return m
}

// spanned returns like as words of another language, or as an abbreviation.
func (s *setter) spanned(in *doc.Span, like text.Run) text.Run {
	like.Mark, like.Foreign = s.span(like.Mark, "Span"), in.Lang != "" && in.Lang != "sv"
	if e, ok := like.Mark.(*tag.Element); ok {
		e.Lang, e.Expansion = in.Lang, in.Long
	}
	return like
}

// valued makes a Span that carries a value's identity.
func (s *setter) valued(m tag.Mark, p *tag.Property) tag.Mark {
	m = s.span(m, "Span")
	if e, ok := m.(*tag.Element); ok && p.Name != "" {
		e.Value = p
	}
	return m
}

// spoken makes a Span that is read as text.
func (s *setter) spoken(m tag.Mark, text string) tag.Mark {
	m = s.span(m, "Span")
	if e, ok := m.(*tag.Element); ok {
		e.ActualText = text
	}
	return m
}

// linked returns like as a part of link l.
func (s *setter) linked(like text.Run, l *tag.Link) text.Run {
	e, ok := s.span(like.Mark, "Link").(*tag.Element)
	if !ok {
		return like
	}
	l.Element = e
	like.Mark, like.Link = e, l
	like.Style.Ink = s.sheet.link
	return like
}

// linkContents describes a link out of the document.
func linkContents(in *doc.Link) string {
	text := strings.ReplaceAll(doc.Plain(in.Text), string(text.SoftHyphen), "")
	if address, ok := strings.CutPrefix(in.URL, "mailto:"); ok {
		return "E-post till " + address
	}
	if text == in.URL || text == "" {
		return "Webbplats: " + in.URL
	}
	return "Webbplats: " + text + " (" + in.URL + ")"
}
