package pdf

import (
	"planverk/internal/doc"
	"planverk/render/pdf/internal/tag"
	"planverk/render/pdf/internal/text"
)

// A table that has no room for its columns even on a page that lies is set as records:
// the values of a row below each other, each beside the name of its column. Who listens
// has the names from the heads; those beside the values are for the eye.

const (
	mostNamed  = 0.38 // of the width of a record, for the names
	leastValue = 14.0 // in sizes of the text; with less beside it a name stands above the value
	recordPad  = 1.5  // above and below a value within its record
	tallName   = 4    // lines; a name with more does not stand above a value
)

// crowded tells whether figures of a table would have to be broken although its text is as
// small as can be read, or there is hardly room for a syllable.
func (b *tableBuilder) crowded(m *measures) bool {
	n := len(m.narrow)
	room := b.column.full - columnGap*float64(n-1)
	least := leastMeasure * b.cell.Size
	if n < 2 || room >= sum(m.narrow) {
		return false
	}
	if room < least*float64(n) {
		return true
	}
	if n <= mostUpright {
		return false
	}
	need := 0.0
	for _, w := range b.solid() {
		need += max(least, w)
	}
	return need > room
}

// solid is how wide the widest amount, number or day of each column is.
func (b *tableBuilder) solid() []float64 {
	widest := make([]float64, len(b.table.Columns))
	for _, row := range b.grid.Rows {
		for _, p := range row {
			if p.Across > 1 {
				continue
			}
			doc.Walk(&doc.Document{Blocks: p.Cell.Blocks}, nil, func(in doc.Inline) {
				if v, ok := in.(*doc.Value); ok && (v.Kind == doc.Money || v.Kind == doc.Count || v.Kind == doc.Day) {
					_, w := b.breaker.Extent(b.setText(nil, v.Text, text.Run{Style: b.cell, Mark: tag.Layout}))
					widest[p.Column] = max(widest[p.Column], w)
				}
			})
		}
	}
	return widest
}

// stackUp makes the table one of records, on an upright page and in text of the usual size.
func (b *tableBuilder) stackUp(c column) {
	b.stacked, b.wide, b.column = true, c.lies, c
	if c.page {
		b.cell, b.head1 = b.sheet.cell, b.sheet.head
	}
	most := 0.0
	for i, row := range b.grid.Rows {
		for _, p := range row {
			if i > 0 && p.Rows == 1 && p.Across == 1 {
				continue // the name is that of the first row
			}
			_, w := b.breaker.Extent(b.nameRuns(p))
			most = max(most, w)
		}
	}
	most = min(most, mostNamed*c.full) + columnGap
	if c.full-most >= leastValue*b.cell.Size {
		b.named = most
	}
}

// nameRuns is the name of a cell's column, with those of the heads over it.
func (b *tableBuilder) nameRuns(p doc.Place) []text.Run {
	st := b.cell
	st.Ink = grey
	return b.setText(nil, b.grid.Name(p), text.Run{Style: st, Mark: tag.Repeat})
}

// recordHead lays out the header rows as lines of names.
func (b *tableBuilder) recordHead(thead *tag.Element) []*tableRow {
	rows := make([]*tableRow, len(b.grid.Heads))
	for i, places := range b.grid.Heads {
		tr := thead.Add("TR")
		var runs []text.Run
		for k, p := range places {
			if k > 0 {
				runs = b.setText(runs, " · ", text.Run{Style: b.head1, Mark: tag.Layout})
			}
			runs = b.inlines(runs, p.Text, text.Run{Style: b.head1, Mark: b.headElement(tr, p)})
		}
		sub := flow{setter: b.setter}
		sub.lines(runs, column{x: b.column.x, text: b.column.full, full: b.column.full, style: b.head1, manner: text.Cell}, b.column.full)
		rows[i] = b.newRow()
		rows[i].cells = []cell{newCell(sub.rows)}
	}
	return rows
}

// nameLines sets the name of a cell's column beside the cell, or to stand above it.
func (b *tableBuilder) nameLines(p doc.Place) []row {
	width := b.column.full
	if b.named > 0 {
		width = b.named - columnGap
	}
	sub := flow{setter: b.setter}
	sub.lines(b.nameRuns(p), column{x: b.column.x, text: width, full: width, style: b.cell, manner: text.Cell}, width)
	sub.keepNext()
	return sub.rows
}

// record is a body row with each cell in a row of its own, and the rules kept.
func (b *tableBuilder) record(r *tableRow, places []doc.Place) []*tableRow {
	out := make([]*tableRow, len(r.cells))
	for i, c := range r.cells {
		one := b.newRow()
		c.down = 1
		names := b.nameLines(places[i])
		switch {
		case b.named > 0:
			one.cells = []cell{newCell(names), c}
		case len(names) <= tallName:
			one.cells = []cell{c.with(append(names, c.rows...))}
		default:
			one.cells = []cell{c}
		}
		if one.tinted = r.tinted; 0 < i && i < len(r.cells)-1 {
			one.pad = recordPad
		}
		out[i] = one
	}
	if len(out) > 0 {
		out[0].above, out[len(out)-1].below = r.above, r.below
	}
	return out
}
