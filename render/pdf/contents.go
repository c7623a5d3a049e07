package pdf

import (
	"strconv"
	"strings"

	"planverk/internal/doc"
	"planverk/render/pdf/internal/draw"
	"planverk/render/pdf/internal/tag"
	"planverk/render/pdf/internal/text"
)

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

// listing is a list of contents, laid out but not yet in the structure.
type listing struct {
	level  int // the deepest of its headings
	anchor tag.Anchor
	head   *tag.Element
	toc    *tag.Element
	rows   []row
}

// listings are the ways to set the contents, the best first: with subsections, without
// them, and with less space between the lines.
func (s *setter) listings() []*listing {
	if !s.doc.Meta.Contents || len(s.headings(3)) == 0 {
		return nil
	}
	usual, close := s.sheet.contents, s.sheet.contents
	close.Lead *= 0.86
	return []*listing{s.listing(3, usual), s.listing(2, usual), s.listing(2, close)}
}

// choose takes the first that fits in the room, or on a page of its own if none does,
// and gives it its place in the structure. It returns nil when there is none.
func (s *setter) choose(all []*listing, room float64) (best *listing, fits bool) {
	if len(all) == 0 {
		return nil, false
	}
	best = all[1] // over several pages; a third level would only make them more
	for _, limit := range []float64{pageBottom - pageTop, room} {
		for i := len(all) - 1; i >= 0; i-- {
			if stack(all[i].rows).height() <= limit+tolerance {
				best, fits = all[i], limit == room
			}
		}
	}
	s.listed = best.level
	s.anchors[contentsTitle] = &best.anchor // no ID is written with a capital
	s.root.Take(best.head)
	s.root.Take(best.toc)
	return best, fits
}

// listing sets a list of contents, which names the headings down to a level, but
// neither the title nor itself. A heading's own headings are a list below it.
func (s *setter) listing(level int, st text.Style) *listing {
	l := &listing{level: level, head: s.root.Loose("H2"), toc: s.root.Loose("TOC")}
	f := &flow{setter: s}
	c := column{x: pageLeft, text: fullWidth, full: fullWidth, style: s.sheet.chapter}
	f.lines(s.setText(nil, contentsTitle, text.Run{Style: c.style, Mark: l.head}), c, c.full)
	f.rows[0].anchors = append(f.rows[0].anchors, &l.anchor)
	f.keepNext()
	f.space(7)
	heads := s.headings(level)
	open := []*opened{{list: l.toc}} // the list and the entries that the next may stand below
	for i, h := range heads {
		for open[len(open)-1].level >= h.Level {
			open = open[:len(open)-1]
		}
		above := open[len(open)-1]
		if above.list == nil {
			above.list = above.item.Add("TOC")
		}
		item := above.list.Add("TOCI")
		open = append(open, &opened{level: h.Level, item: item})
		e := s.entry(h, st, item.Add("Reference").Add("Link"))
		if h.Level == 1 && i > 0 {
			f.space(st.Lead / 4)
		}
		f.add(row{height: e.height, keep: i < len(heads)-1 && (i == 0 || i == len(heads)-2), body: e}, c)
	}
	l.rows = f.rows
	return l
}

// opened is an entry of the contents, with the list of those below it when it has any.
type opened struct {
	level      int
	item, list *tag.Element
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
func (s *setter) entry(h *doc.Heading, st text.Style, e *tag.Element) *entry {
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
	like := text.Run{Style: st, Mark: e}
	const pageColumn = 30 // room for dots and page number
	en.title = s.breaker.Break(s.retold(nil, h.Text, like), pageRight-en.titleX-pageColumn, text.Cell)
	en.height = st.Lead * float64(len(en.title))
	return en
}

// retold sets a heading's words for the contents: plain, for no link stands within another
// and no figure is counted twice, but read aloud as in the heading itself. A space keeps the number of the page apart.
func (s *setter) retold(runs []text.Run, list []doc.Inline, like text.Run) []text.Run {
	var plain []doc.Inline // up to the next words of another language, or abbreviation
	for _, in := range list {
		span, ok := in.(*doc.Span)
		if !ok {
			plain = append(plain, in)
			continue
		}
		runs = s.setText(runs, plainWords(plain), like)
		runs = s.setText(runs, plainWords(span.Text), s.spanned(span, like))
		plain = nil
	}
	return s.setText(runs, plainWords(plain)+" ", like)
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
