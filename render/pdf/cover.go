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
)

// document sets the whole document: first page, contents, text.
func (s *setter) document() []row {
	head := s.cover()
	list := s.contents()
	body := &flow{setter: s}
	c := column{x: pageLeft, text: textWidth, full: fullWidth, style: s.sheet.body, gap: afterParagraph, page: true}
	if s.doc.Meta.Justified {
		c.manner = text.Justified
	}
	body.blocks(s.doc.Blocks, s.root, c)
	if len(body.rows) > 0 {
		body.rows[0].newPage = true
	}
	s.arrange(head, list)
	rows := append(head.rows, list...)
	return append(rows, body.rows...)
}

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
// first page.
func (s *setter) arrange(head *coverRows, list []row) {
	if head.title >= len(head.rows) {
		return
	}
	room := pageBottom - coverTop
	above := stack(head.rows[:head.title]).height()
	below := stack(head.rows[head.title:]).height()
	title := &head.rows[head.title]
	title.rigid = true
	title.before = max(titleTopFull-coverTop-above, 0)
	if len(list) == 0 {
		title.before = max(titleTop-coverTop-above, 0)
	} else if above+title.before+below+aboveList+stack(list).height() <= room {
		list[0].before = aboveList
		return
	} else {
		list[0].newPage = true
		title.before = max(titleTop-coverTop-above, 0)
	}
	if above+title.before+below > room {
		title.before = max(min(titleTopFull-coverTop-above, room-above-below), belowTitle)
	}
}
