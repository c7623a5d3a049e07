package pdf

import (
	"strings"
	"unicode/utf8"

	"planverk/internal/doc"
	"planverk/render/pdf/internal/draw"
	"planverk/render/pdf/internal/tag"
	"planverk/render/pdf/internal/text"
)

// head lays out what stands above the rows.
func (b *tableBuilder) head(thead *tag.Element) *tableHead {
	var rows []*tableRow
	if b.stacked {
		rows = b.recordHead(thead)
	} else {
		rows = b.headRows(thead)
	}
	rows[0].above = draw.Pen{Weight: ruleAbove, Ink: b.sheet.accent}
	rows[len(rows)-1].below = draw.Pen{Weight: ruleBelow, Ink: b.sheet.accent}
	g := &rowGroup{rows: rows}
	h := &tableHead{own: g.measure()}
	g.settle(len(g.rows))
	h.body = g.content()
	return h
}

// headRows lays out the header rows. The cells of a row stand at its bottom; one that goes
// down over more stands at its top, on the row in which it is read aloud. A head over
// several columns stands in the middle above a rule as wide as they.
func (b *tableBuilder) headRows(thead *tag.Element) []*tableRow {
	rows := make([]*tableRow, len(b.grid.Heads))
	accent := b.sheet.accent
	for i, places := range b.grid.Heads {
		r := b.newRow()
		tr := thead.Add("TR")
		for _, p := range places {
			th := b.headElement(tr, p)
			at := b.spot(p.Column, p.Across, p.Rows)
			sub := flow{setter: b.setter}
			col := b.cellColumn(p.Column, p.Across, b.head1)
			over := i+p.Rows < len(rows) // it has heads of its own below
			col.right = col.right && !over
			sub.lines(sub.inlines(nil, b.even(p.Text, col.text), text.Run{Style: b.head1, Mark: th}), col, col.text)
			if over {
				centre(sub.rows, col)
				r.rules = append(r.rules, edges{b.x[p.Column], b.edge(p.Column + p.Across - 1)})
			}
			at.rows, at.height, at.low = sub.rows, stack(sub.rows).height(), p.Rows == 1
			r.cells = append(r.cells, at)
		}
		if over := i < len(rows)-1; over {
			r.below = draw.Pen{Weight: ruleRow, Ink: accent}
			if r.rules == nil {
				r.below.Weight = 0
			}
		}
		rows[i] = r
	}
	return rows
}

// longHead is the bytes of a head that has more than two lines in any case.
const longHead = 80

// even parts a head that needs two lines where they are as even as can be: no word stands
// alone below the others, and what reads alike ("Från och med", "Till och med") is parted
// alike, so signs are counted and not measured.
func (b *tableBuilder) even(head []doc.Inline, room float64) []doc.Inline {
	if len(head) != 1 {
		return head
	}
	t, ok := head[0].(*doc.Text)
	if !ok || len(t.S) > longHead || b.headWidth(t.S) <= room+tolerance {
		return head
	}
	parted, best := "", utf8.RuneCountInString(t.S)
	for at, r := range t.S {
		first, second := t.S[:at], strings.TrimPrefix(t.S[at:], " ")
		n := max(utf8.RuneCountInString(first), utf8.RuneCountInString(second))
		if r == ' ' && n < best && b.headWidth(first) <= room && b.headWidth(second) <= room {
			parted, best = first, n
		}
	}
	if parted == "" || b.endsItself(t.S, parted, room) {
		return head
	}
	return []doc.Inline{&doc.Text{S: parted}, &doc.Break{}, &doc.Text{S: t.S[len(parted)+1:]}}
}

// endsItself tells whether the first line of a head is the one given.
func (b *tableBuilder) endsItself(name, first string, room float64) bool {
	lines := b.breaker.Break(b.headRuns(name), room, text.Cell)
	n := 0
	for _, s := range lines[0].Segments {
		n += len(s.Text)
	}
	return len(lines) == 2 && n >= len(first) && n <= len(first)+1
}

func (b *tableBuilder) headRuns(name string) []text.Run {
	return b.setText(nil, name, text.Run{Style: b.head1, Mark: tag.Layout})
}

func (b *tableBuilder) headWidth(name string) float64 {
	_, wide := b.breaker.Extent(b.headRuns(name))
	return wide
}

// centre moves lines to the middle of their column.
func centre(rows []row, c column) {
	for i := range rows {
		if l, ok := rows[i].body.(*textLine); ok {
			l.x = c.x + (c.text-l.line.Width)/2
		}
	}
}
