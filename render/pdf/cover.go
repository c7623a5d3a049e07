package pdf

import (
	"planverk/internal/doc"
	"planverk/render/pdf/internal/draw"
	"planverk/render/pdf/internal/text"
)

// Measures of the first page, in points.
const (
	bandHeight   = 5 * mm
	coverTop     = 16 * mm
	titleTop     = draw.PageHeight / 3 // of a first page with the title and the decision block only
	titleTopFull = 64 * mm             // when the contents stand below them
	belowTitle   = 4
	belowSub     = 14 * mm
	termColumn   = 46 * mm
	factPad      = 5 // above and below the text of a fact
	aboveList    = 16 * mm
	belowSender  = 10 * mm // above the title of a head
	belowHead    = 12 * mm // between the head and the text on the same page
)

// document sets the whole document: first page, contents, text.
func (s *setter) document() []row {
	head := s.cover()
	list := s.arrange(head)
	body := &flow{setter: s}
	c := column{x: pageLeft, text: textWidth, full: fullWidth, style: s.sheet.body, gap: afterParagraph, page: true}
	if s.doc.Meta.Justified {
		c.manner = text.Justified
	}
	parts, lies := doc.Parts(s.doc.Blocks)
	for i, part := range parts {
		body.section(part, c, lies[i])
	}
	if len(body.rows) > 0 {
		s.begin(&body.rows[0], list)
	}
	rows := append(head.rows, list...)
	return append(rows, body.rows...)
}

// section sets blocks on pages that stand, or that lie.
func (f *flow) section(blocks []doc.Block, c column, lies bool) {
	if !lies {
		f.blocks(blocks, f.root, c)
		return
	}
	first := len(f.rows)
	c.full, c.lies = lying.full(), true
	f.blocks(blocks, f.root, c)
	for i := first; i < len(f.rows); i++ {
		f.rows[i].wide = !f.rows[i].upright
	}
}

// begin decides where the text begins: on a page of its own, but below a head block, and
// below contents that reach over to a page and leave most of it empty.
func (s *setter) begin(first *row, contents []row) {
	page := pageBottom - pageTop
	spilt := 0.0
	if len(contents) > 0 && contents[0].newPage {
		spilt = stack(contents).height() - page
	}
	for spilt > page {
		spilt -= page
	}
	m := s.doc.Meta
	first.newPage = !m.HeadBlock && (m.Duplex || spilt <= 0 || spilt > mostSpilt*page)
	first.recto = m.Duplex && !m.HeadBlock
	first.before = belowHead
}

// mostSpilt is the share of a page that contents may fill when the text follows on it.
const mostSpilt = 0.4

// fewHeadings is how many chapters and sections a document with a head block may have
// before it needs contents.
const fewHeadings = 12

// coverRows is the first page, with the place of the space that decides how far
// down the title stands.
type coverRows struct {
	rows  []row
	title int // the row of the title
}

// cover sets sender, title, subtitle and decision block.
func (s *setter) cover() *coverRows {
	m := s.doc.Meta
	f := &flow{setter: s}
	c := column{x: pageLeft, text: fullWidth, full: fullWidth, manner: text.Heading}
	paragraph := func(kind, words string, st text.Style) {
		if words == "" {
			return
		}
		c.style = st
		f.lines(f.setText(nil, words, text.Run{Style: st, Mark: s.root.Add(kind)}), c, c.full)
	}
	f.letterhead(c)
	title := len(f.rows)
	s.title(f, c)
	f.space(belowTitle)
	for _, line := range m.Subtitle {
		paragraph("P", line, s.sheet.subtitle)
	}
	if len(s.doc.Facts) > 0 {
		f.space(belowSub)
		f.facts(s.doc.Facts, c)
	}
	return &coverRows{rows: f.rows, title: title}
}

// title sets the title in as few lines as it takes, of like length.
func (s *setter) title(f *flow, c column) {
	c.style, c.manner = s.sheet.title, text.Heading
	runs := s.setText(nil, s.doc.Meta.Title, text.Run{Style: c.style, Mark: s.root.Add("H1")})
	f.lines(runs, c, c.full)
}

// facts sets the decision block: terms and values between hairlines. It is a
// dictionary list, as definitions are.
func (f *flow) facts(facts []doc.Fact, c column) {
	l := f.root.Add("L")
	l.ListNumbering = "None"
	for i, fact := range facts {
		item := l.Add("LI")
		term := column{x: c.x, text: termColumn, style: f.sheet.cell.Coloured(grey), manner: text.Cell}
		value := column{x: c.x + termColumn, text: c.full - termColumn, style: f.sheet.cell, manner: text.Cell}
		r := &tableRow{x: c.x, width: c.full, pad: factPad, below: draw.Pen{Weight: ruleRow, Ink: hairline}}
		if i == 0 {
			r.above = draw.Pen{Weight: ruleAbove, Ink: f.sheet.accent}
		}
		left, right := flow{setter: f.setter}, flow{setter: f.setter}
		left.lines(f.setText(nil, fact.Term, text.Run{Style: term.style, Mark: item.Add("Lbl")}), term, term.text-columnGap)
		right.lines(f.inlines(nil, fact.Value, text.Run{Style: value.style, Mark: item.Add("LBody")}), value, value.text)
		r.cells = []cell{newCell(left.rows), newCell(right.rows)}
		r.measure()
		f.add(row{height: r.height, body: r, parts: true}, c)
	}
}

// arrange decides where the title stands and whether the contents follow on the
// first page, and gives the contents.
func (s *setter) arrange(head *coverRows) []row {
	all := s.listings()
	if head.title >= len(head.rows) {
		return nil
	}
	room := pageBottom - coverTop
	above := stack(head.rows[:head.title]).height()
	below := stack(head.rows[head.title:]).height()
	title := &head.rows[head.title]
	title.rigid = true
	if s.doc.Meta.HeadBlock {
		return s.headBlock(title, all)
	}
	title.before = max(titleTopFull-coverTop-above, 0)
	list, fits := s.choose(all, room-above-title.before-below-aboveList)
	if fits {
		list.rows[0].before = aboveList
		return list.rows
	}
	title.before = max(titleTop-coverTop-above, 0)
	if above+title.before+below > room {
		title.before = max(min(titleTopFull-coverTop-above, room-above-below), belowTitle)
	}
	if list == nil {
		return nil
	}
	list.rows[0].newPage = true
	return list.rows
}

// headBlock sets the title close to the sender, and the text right below; contents
// stand between them only when there is much to find.
func (s *setter) headBlock(title *row, all []*listing) []row {
	title.before = belowSender
	if len(s.headings(2)) <= fewHeadings {
		return nil
	}
	list, _ := s.choose(all, pageBottom-pageTop)
	if list == nil {
		return nil
	}
	list.rows[0].before = belowHead
	return list.rows
}
