package pdf

import (
	"fmt"
	"strconv"

	"planverk/internal/doc"
	"planverk/render/pdf/internal/draw"
	"planverk/render/pdf/internal/tag"
	"planverk/render/pdf/internal/text"
)

// setter holds what the stages of one document share: its styles, the structure
// tree that grows as it is laid out, the places that references lead to, and the
// first fault.
type setter struct {
	doc     *doc.Document
	sheet   *sheet
	canvas  *draw.Canvas
	paper   paper // of the page that is drawn
	root    *tag.Element
	anchors map[string]*tag.Anchor // by the ID of heading or table
	tables  int                    // complex ones so far
	notes   *notes
	breaker text.Breaker
	wraps   wrapping // of the table at hand
	listed  int      // the deepest level of heading in the contents list
	alone   bool     // no document stands beside this one
	err     error
}

// newSetter notes every place a reference can lead to.
func newSetter(d *doc.Document) *setter {
	s := &setter{
		doc:     d,
		sheet:   newSheet(d.Meta),
		canvas:  draw.New(),
		root:    &tag.Element{Kind: "Document"},
		anchors: map[string]*tag.Anchor{},
		notes:   newNotes(),
	}
	s.sheet.zebra = d.Meta.Zebra
	s.breaker.Learn(d.Meta.Compounds)
	doc.Walk(d, func(b doc.Block) {
		switch b := b.(type) {
		case *doc.Heading:
			s.anchors[b.ID] = &tag.Anchor{Title: headingTitle(b)}
		case *doc.Table:
			if b.ID != "" {
				s.anchors[b.ID] = &tag.Anchor{Title: "tabellen " + doc.Plain(b.Caption)}
			}
		case *doc.Figure:
			s.anchors[b.ID] = &tag.Anchor{Title: "figuren " + doc.Plain(b.Caption)}
		}
	}, nil)
	return s
}

// fail keeps the first fault; the work goes on and ends with it.
func (s *setter) fail(err error) {
	if s.err == nil {
		s.err = err
	}
}

// column is where blocks are set: a left edge, the widths there, and the style of
// the text.
type column struct {
	x      float64
	text   float64 // width of running text
	full   float64 // width of tables
	style  text.Style
	gap    float64     // below a paragraph
	right  bool        // lines end at the right edge
	manner text.Manner // of ending lines
	frame  *frame
	page   bool // as wide as the page: a table may turn it
	lies   bool // on a page that lies
}

// narrowed returns the column without its left part.
func (c column) narrowed(by float64) column {
	c.x += by
	c.text -= by
	c.full -= by
	c.page = false
	return c
}

// leastMeasure is the narrowest that text is set, in sizes of it, where there is a
// choice: a sign and a hyphen always have room.
const leastMeasure = 3.0

// inset is how far text may be moved in where that leaves it room enough.
func (c column) inset(want float64) float64 {
	return max(0, min(want, c.text-leastMeasure*c.style.Size))
}

// flow is a vertical list of rows under construction.
type flow struct {
	*setter
	rows []row
	gap  float64 // space owed below the last row

	introduced int // number of rows above the figure that the paragraph before it introduces
}

// add appends a row; the space above it is the greater of what it asks for and
// what the block before it asks for.
func (f *flow) add(r row, c column) {
	r.before = max(f.gap, r.before)
	r.frame = c.frame
	f.gap = 0
	f.rows = append(f.rows, r)
}

// space asks for at least v points below what stands now.
func (f *flow) space(v float64) { f.gap = max(f.gap, v) }

// keepNext binds the last row to what follows.
func (f *flow) keepNext() {
	if n := len(f.rows); n > 0 {
		f.rows[n-1].keep = true
	}
}

// lines sets runs as lines of text in column c. At a page break at least two
// lines stand on either side.
func (f *flow) lines(runs []text.Run, c column, width float64) {
	lines := f.breaker.Break(runs, width, c.manner)
	for n := len(lines); n > 1 && lines[n-1].Blank(); n-- {
		lines = lines[:n-1] // a page could have nothing else
	}
	st := c.style
	for i, l := range lines {
		x := c.x
		if c.right {
			x += width - l.Width
		}
		n := len(lines)
		f.add(row{
			height: st.Lead,
			keep:   i < n-1 && (i == 0 || i == n-2),
			body:   &textLine{line: l, x: x, drop: st.Baseline(), lead: st.Lead},
		}, c)
	}
}

// blocks sets blocks under element parent. A line or two right above a table
// or figure introduce it and stand on the same page.
func (f *flow) blocks(list []doc.Block, parent *tag.Element, c column) {
	for i, b := range list {
		first := len(f.rows)
		f.block(b, parent, c)
		if _, ok := b.(*doc.Paragraph); ok && len(f.rows)-first <= 2 && i+1 < len(list) {
			switch list[i+1].(type) {
			case *doc.Table:
				f.keepNext()
			case *doc.Figure:
				f.keepNext()
				f.introduced = len(f.rows)
			}
		}
		if _, ok := b.(*doc.Notice); ok && i > 0 {
			f.follow(list[i-1], first)
		}
	}
}

// Space below blocks, in points.
const (
	afterParagraph  = 8
	beforeAnnounced = 4 // by a paragraph that ends with a colon
	afterItem       = 2 // also between the paragraphs of an item
	afterInCell     = 3
	afterTable      = 12
	afterNotice     = 12
)

func (f *flow) block(b doc.Block, parent *tag.Element, c column) {
	switch b := b.(type) {
	case *doc.Heading:
		f.heading(b, parent, c)
	case *doc.Paragraph:
		f.paragraph(b, parent, c)
	case *doc.ListBlock:
		f.list(b, parent, c)
	case *doc.Table:
		f.table(b, parent, c)
	case *doc.Figure:
		f.figure(b, parent, c)
	case *doc.Notice:
		f.notice(b, parent, c)
	case *doc.Signatures:
		f.signatures(b, parent, c)
	case *doc.Definitions:
		f.definitions(b, parent, c)
	case *doc.Quote:
		f.quote(b, parent, c)
	default:
		f.fail(fmt.Errorf("okänt blockslag %T", b))
	}
}

// paragraph keeps a last line that ends with a colon close to what it announces.
func (f *flow) paragraph(p *doc.Paragraph, parent *tag.Element, c column) {
	f.lines(f.spokenLines(p.Text, c.style, parent), c, c.text)
	if text := doc.Plain(p.Text); len(text) > 0 && text[len(text)-1] == ':' {
		f.keepNext()
		f.space(min(c.gap, beforeAnnounced))
		return
	}
	f.space(c.gap)
}

// headingTitle is number and text of a heading, as in bookmarks.
func headingTitle(h *doc.Heading) string {
	text := plainWords(h.Text)
	if h.Number == "" {
		return text
	}
	return h.Number + " " + text
}

// heading sets the number in a column of its own and binds the heading to the text
// below. The title of the document is H1, so a chapter is H2.
func (f *flow) heading(h *doc.Heading, parent *tag.Element, c column) {
	st, above, below := f.sheet.chapter, 22.0, 7.0
	switch {
	case h.Level == 2:
		st, above, below = f.sheet.section, 17, 4
	case h.Level > 2:
		st, above, below = f.sheet.subsection, 12, 3
	}
	e := parent.Add("H" + strconv.Itoa(min(h.Level+1, 6)))
	f.space(above)
	c.style, c.manner = st, text.Heading
	first := len(f.rows)
	inner := c
	if h.Number != "" {
		number := f.setText(nil, h.Number+" ", text.Run{Style: st.Coloured(f.sheet.accent), Mark: e})
		_, wide := f.breaker.Extent(number)
		inner = c.narrowed(max(numberColumn, wide+4))
		f.lines(f.inlines(nil, h.Text, text.Run{Style: st, Mark: e}), inner, inner.full)
		f.label(first, number, c.x, st)
	} else {
		f.lines(f.inlines(nil, h.Text, text.Run{Style: st, Mark: e}), inner, inner.full)
	}
	for i := first; i < len(f.rows); i++ {
		f.rows[i].keep = true
	}
	if first < len(f.rows) && h.Level == 1 && f.doc.Meta.Duplex {
		f.rows[first].newPage, f.rows[first].recto = true, true
	}
	if first < len(f.rows) {
		f.rows[first].anchors = append(f.rows[first].anchors, f.anchors[h.ID])
	}
	f.gap = below
}

// label hangs runs at x beside row number at.
func (f *flow) label(at int, runs []text.Run, x float64, st text.Style) {
	if at >= len(f.rows) {
		return
	}
	for _, l := range f.breaker.Break(runs, draw.PageWidth, text.Heading) {
		f.rows[at].labels = append(f.rows[at].labels, label{line: l, x: x, drop: st.Baseline()})
	}
}
