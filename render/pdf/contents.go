package pdf

import (
	"strconv"
	"strings"

	"planverk/internal/doc"
)

// contentsLevel is the deepest level of heading in the contents list.
const contentsLevel = 2

// entry is a line of the contents: a heading, dots, and the page it is on.
type entry struct {
	number, title []line
	link          *link
	style         style
	x, titleX     float64
	height        float64
}

// contents sets the list of contents, which names every chapter and section but
// neither the title nor itself.
func (s *setter) contents() []row {
	heads := s.headings(contentsLevel)
	if !s.doc.Meta.Contents || len(heads) == 0 {
		return nil
	}
	f := &flow{setter: s}
	c := column{x: pageLeft, text: fullWidth, full: fullWidth, style: s.sheet.chapter}
	f.lines(s.setText(nil, "Innehåll", run{style: c.style, mark: s.root.add("H2")}), c, c.full)
	f.keepNext()
	f.space(7)
	toc := s.root.add("TOC")
	for i, h := range heads {
		e := s.entry(h, toc.add("TOCI").add("Reference").add("Link"))
		if h.Level == 1 && i > 0 {
			f.space(4)
		}
		f.add(row{height: e.height, keep: i < len(heads)-1 && (i == 0 || i == len(heads)-2), body: e}, c)
	}
	return f.rows
}

// headings gives the headings down to a level.
func (s *setter) headings(level int) []*doc.Heading {
	var heads []*doc.Heading
	doc.Walk(s.doc, func(b doc.Block) {
		if h, ok := b.(*doc.Heading); ok && h.Level <= level {
			heads = append(heads, h)
		}
	}, nil)
	return heads
}

// entry lays out one line of the contents under element e.
func (s *setter) entry(h *doc.Heading, e *elem) *entry {
	st := s.sheet.contents
	x := pageLeft + numberColumn*float64(h.Level-1)
	if h.Level == 1 {
		st = st.bold()
	}
	to := s.anchors[h.ID]
	en := &entry{style: st, x: x, titleX: x, link: &link{to: to, contents: "Gå till " + to.title, elem: e}}
	if h.Number != "" {
		en.number = s.breakLines(s.setText(nil, h.Number+" ", run{style: st, mark: e}), fullWidth)
		en.titleX += max(numberColumn, en.number[0].width+4)
	}
	const pageColumn = 30 // room for dots and page number
	en.title = s.breakLines(s.setText(nil, plainWords(h.Text)+" ", run{style: st, mark: e}), pageRight-en.titleX-pageColumn)
	en.height = st.lead * float64(len(en.title))
	return en
}

// draw also makes the whole entry one link.
func (en *entry) draw(s *setter, y float64) {
	st := en.style
	base := y + st.baseline()
	for _, l := range en.number {
		s.drawLine(l, en.x, base, y, st.lead)
	}
	for i, l := range en.title {
		s.drawLine(l, en.titleX, base+float64(i)*st.lead, y+float64(i)*st.lead, st.lead)
	}
	last := len(en.title) - 1
	base += float64(last) * st.lead
	page := strconv.Itoa(en.link.to.page)
	font := s.font(st.face)
	width := 0.0
	for _, r := range page {
		width += float64(font.advance(r)) * st.size / 1000
	}
	s.canvas.dots(layoutArtifact, en.titleX+en.title[last].width+5, pageRight-width-5, base-0.5, 4, pen{0.9, leader})
	s.canvas.text(en.link.elem, pageRight-width, base, st, page, false)
	s.canvas.area(en.link, en.x, y, pageRight-en.x, en.height)
}

// bookmarks are the document's headings.
func (s *setter) bookmarks() []bookmark {
	var out []bookmark
	for _, h := range s.headings(3) {
		out = append(out, bookmark{title: headingTitle(h), level: h.Level, to: s.anchors[h.ID]})
	}
	return out
}

// plainWords is the text of inlines without soft hyphens.
func plainWords(in []doc.Inline) string {
	return strings.ReplaceAll(doc.Plain(in), string(softHyphen), "")
}
