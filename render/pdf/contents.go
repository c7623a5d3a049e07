package pdf

import (
	"strconv"
	"strings"

	"planverk/internal/doc"
	"planverk/render/pdf/internal/draw"
	"planverk/render/pdf/internal/tag"
	"planverk/render/pdf/internal/text"
)

// contentsLevel is the deepest level of heading in the contents list.
const contentsLevel = 2

// contentsTitle is the heading of the contents list.
const contentsTitle = "Innehåll"

// entry is a line of the contents: a heading, dots, and the page it is on.
type entry struct {
	number, title []text.Line
	link          *tag.Link
	style         text.Style
	x, titleX     float64
	height        float64
	goesOn        bool // the rest of the title and the page number stand on the next page
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
	f.lines(s.setText(nil, contentsTitle, text.Run{Style: c.style, Mark: s.root.Add("H2")}), c, c.full)
	s.anchors[contentsTitle] = new(tag.Anchor) // no ID is written with a capital
	f.rows[0].anchors = append(f.rows[0].anchors, s.anchors[contentsTitle])
	f.keepNext()
	f.space(7)
	toc := s.root.Add("TOC")
	for i, h := range heads {
		e := s.entry(h, toc.Add("TOCI").Add("Reference").Add("Link"))
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
func (s *setter) entry(h *doc.Heading, e *tag.Element) *entry {
	st := s.sheet.contents
	x := pageLeft + numberColumn*float64(h.Level-1)
	if h.Level == 1 {
		st = st.Bold()
	}
	to := s.anchors[h.ID]
	en := &entry{style: st, x: x, titleX: x, link: &tag.Link{To: to, Contents: "Gå till " + to.Title, Element: e}}
	if h.Number != "" {
		en.number = s.breaker.Break(s.setText(nil, h.Number+" ", text.Run{Style: st, Mark: e}), fullWidth, text.Heading)
		en.titleX += max(numberColumn, en.number[0].Width+4)
	}
	const pageColumn = 30 // room for dots and page number
	en.title = s.breaker.Break(s.setText(nil, plainWords(h.Text)+" ", text.Run{Style: st, Mark: e}), pageRight-en.titleX-pageColumn, text.Cell)
	en.height = st.Lead * float64(len(en.title))
	return en
}

// draw also makes the whole entry one link.
func (en *entry) draw(s *setter, y float64) {
	st := en.style
	base := y + st.Baseline()
	for _, l := range en.number {
		s.drawLine(l, en.x, base, y, st.Lead)
	}
	for i, l := range en.title {
		s.drawLine(l, en.titleX, base+float64(i)*st.Lead, y+float64(i)*st.Lead, st.Lead)
	}
	if !en.goesOn {
		en.drawPage(s, y)
	}
	s.canvas.Area(en.link, en.x, y, pageRight-en.x, en.height)
}

// drawPage draws the dots and the number of the page after the title's last line.
func (en *entry) drawPage(s *setter, y float64) {
	st := en.style
	last := len(en.title) - 1
	base := y + st.Baseline() + float64(last)*st.Lead
	page := strconv.Itoa(en.link.To.Page)
	number := s.breaker.Break(s.setText(nil, page, text.Run{Style: st, Mark: en.link.Element}), fullWidth, text.Heading)[0]
	s.canvas.Dots(tag.Layout, en.titleX+en.title[last].Width+5, pageRight-number.Width-5, base-0.5, 4, draw.Pen{Weight: 0.9, Ink: leader})
	s.drawLine(number, pageRight-number.Width, base, y, st.Lead)
}

// divide parts an entry whose title is longer than a page.
func (en *entry) divide(height float64, _ bool) (first, second content, h1, h2 float64) {
	n := int((height + tolerance) / en.style.Lead)
	if n < 1 || n >= len(en.title) {
		return nil, nil, 0, 0
	}
	a, b := *en, *en
	a.title, a.height, a.goesOn = en.title[:n], float64(n)*en.style.Lead, true
	b.number, b.title, b.height = nil, en.title[n:], en.height-a.height
	return &a, &b, a.height, b.height
}

// bookmarks are the document's headings.
func (s *setter) bookmarks() []tag.Bookmark {
	var out []tag.Bookmark
	if at := s.anchors[contentsTitle]; at != nil {
		out = append(out, tag.Bookmark{Title: contentsTitle, Level: 1, To: at})
	}
	for _, h := range s.headings(3) {
		out = append(out, tag.Bookmark{Title: headingTitle(h), Level: h.Level, To: s.anchors[h.ID]})
	}
	return out
}

// plainWords is the text of inlines without soft hyphens.
func plainWords(in []doc.Inline) string {
	return strings.ReplaceAll(doc.Plain(in), string(text.SoftHyphen), "")
}
