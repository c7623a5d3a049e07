package figure

import (
	"math"
	"strconv"

	"planverk/internal/doc"
)

// Months are the names in the wheel; the first stands for what has no month.
var Months = [13]string{"Under året", "Januari", "Februari", "Mars", "April", "Maj", "Juni", "Juli", "Augusti", "September", "Oktober", "November", "December"}

// Measures of the wheel.
const (
	hubRadius    = 58.0
	ringRadius   = 116.0
	markerRadius = 7.5
	markerStep   = 17.0 // from one marker to the next
	markerRows   = 3    // around the ring; more events become one marker: 12–19
)

// Event is an event of the wheel with its number. Events are numbered through the
// year; what has no month comes last.
type Event struct {
	Number int
	Node   *doc.FigureNode
}

// Events gives a wheel's events by month, in the order of the year.
func Events(f *doc.Figure) [13][]Event {
	var by [13][]Event
	n := 0
	for k := range 13 {
		month := (k + 1) % 13
		for i := range f.Nodes {
			if f.Nodes[i].Month == month {
				n++
				by[month] = append(by[month], Event{n, &f.Nodes[i]})
			}
		}
	}
	return by
}

// wheel draws the twelve months round a hub, the numbers of the events outside
// them, and what the numbers mean in a list beside or below. When the list has no
// room and a table says the same, the list is left out.
func (c *canvas) wheel(f *doc.Figure) {
	by := Events(f)
	radius := wheelRadius(by)
	beside := c.width - 2*radius - 16
	legend := legendOf(by, beside)
	if legend.narrowest <= beside && legend.height() <= 2*radius {
		c.wheelAt(by, radius+edge, radius+edge)
		c.reach(2 * (radius + edge))
		c.legend(legend.blocks, c.width-beside, (2*radius-legend.height())/2, beside)
		return
	}
	up, down := wheelReach(by)
	c.wheelAt(by, c.width/2, up+edge)
	c.reach(up + down + 2*edge)
	top := up + down + 2*edge + aboveLegend
	if c.width < 2*twoColumns {
		c.largeLegend(by, top, f.Data != nil)
		return
	}
	const between = 16
	column := (c.width - between) / 2
	legend = legendOf(by, column)
	split, tall := legend.split()
	if f.Data != nil && top+tall > c.tallest {
		return
	}
	c.legend(legend.blocks[:split], 0, top, column)
	c.legend(legend.blocks[split:], column+between, top, column)
}

// largeLegend sets the list below a wheel that is wider than a telephone, in text that
// is as large there as that of other figures. Where a table says the same, a list that a
// page has no room for is left out.
func (c *canvas) largeLegend(by [13][]Event, top float64, said bool) {
	list := c.blank()
	list.width = NarrowWidth
	list.legend(legendOf(by, NarrowWidth).blocks, 0, 0, NarrowWidth)
	d := &Drawing{Width: list.width, Height: list.height, Texts: list.texts}
	d.enlarge(c.width / NarrowWidth)
	if said && top+d.Height > c.tallest {
		return
	}
	for i := range d.Texts {
		for j := range d.Texts[i].Lines {
			d.Texts[i].Lines[j].Y += top
		}
	}
	c.texts = append(c.texts, d.Texts...)
	c.reach(top + d.Height)
}

// room is how many markers stand in row k outside a month.
func room(k int) int {
	return int((ringRadius + 10 + markerStep*float64(k)) * math.Pi / 6 / markerStep)
}

// places tells whether n events have each their marker, and in how many rows.
func places(n int) (rows int, each bool) {
	for rows = range markerRows + 1 {
		if n <= 0 {
			return rows, true
		}
		n -= room(rows)
	}
	return 1, false
}

func wheelRadius(by [13][]Event) float64 {
	most := 1
	for _, events := range by[1:] {
		rows, _ := places(len(events))
		most = max(most, rows)
	}
	return ringRadius + 10 + markerStep*float64(most-1) + markerRadius
}

// wheelReach is how far the wheel reaches above and below its middle.
func wheelReach(by [13][]Event) (up, down float64) {
	up, down = ringRadius, ringRadius
	for month := 1; month <= 12; month++ {
		for _, m := range outside(by[month], middleOf(month)) {
			up, down = max(up, markerRadius-m.y), max(down, markerRadius+m.y)
		}
	}
	return up, down
}

// middleOf is the angle of the middle of a month, clockwise from the top.
func middleOf(month int) float64 { return (float64(month) - 0.5) * math.Pi / 6 }

func (c *canvas) wheelAt(by [13][]Event, x, y float64) {
	for month := 1; month <= 12; month++ {
		a := float64(month-1) * math.Pi / 6
		fill := Tint
		if len(by[month]) > 0 {
			fill = Deep
		}
		c.add(ring(x, y, hubRadius, ringRadius, a, a+math.Pi/6, fill, Accent))
		middle := middleOf(month)
		c.centred(Months[month], x+88*math.Sin(middle), y-88*math.Cos(middle), false, Ink)
		for _, m := range outside(by[month], middle) {
			c.marker(m.number, x+m.x, y+m.y)
		}
	}
	if events := by[0]; len(events) > 0 {
		c.centred(Months[0], x, y-8, true, Ink)
		c.marker(numbers(events), x, y+9)
	}
}

// mark is a number and its place from the middle of the wheel.
type mark struct {
	number string
	x, y   float64
}

// outside gives a month's numbers in rows outside the ring.
func outside(events []Event, middle float64) (out []mark) {
	put := func(number string, r, v float64) { out = append(out, mark{number, r * math.Sin(v), -r * math.Cos(v)}) }
	rows, each := places(len(events))
	if !each {
		put(numbers(events), ringRadius+14+markerRadius*math.Abs(math.Sin(middle))*2, middle)
		return out
	}
	for k := range rows {
		n := min(room(k), len(events))
		r := ringRadius + 10 + markerStep*float64(k)
		for i, e := range events[:n] {
			put(strconv.Itoa(e.Number), r, middle+(float64(i)-float64(n-1)/2)*markerStep/r)
		}
		events = events[n:]
	}
	return out
}

// numbers is "7", or "7–12" for several.
func numbers(events []Event) string {
	first, last := events[0].Number, events[len(events)-1].Number
	if first == last {
		return strconv.Itoa(first)
	}
	return strconv.Itoa(first) + "–" + strconv.Itoa(last)
}

// marker draws a number on the accent; a range of numbers on a longer one.
func (c *canvas) marker(s string, x, y float64) {
	if w := widthOf(s, true, SmallText) + 8; w > 2*markerRadius+3 {
		c.add(&Box{X: x - w/2, Y: y - markerRadius, W: w, H: 2 * markerRadius, Fill: Accent, Stroke: None})
	} else {
		c.add(disc(x, y, markerRadius, Accent, None))
	}
	c.centred(s, x, y, true, Ground)
}

// centred puts a short text with its middle at x, y; it says nothing that the list
// or the table does not say.
func (c *canvas) centred(s string, x, y float64, heavy bool, role Role) {
	p := set(s, heavy, SmallText, c.width)
	c.put(p, x-p.width/2, y-p.height()/2, p.width, left, role).Repeat = true
}

// legend is the list of events, a block for each month.
type legend struct {
	blocks    []legendBlock
	narrowest float64 // below which a word must be broken
}

type legendBlock struct {
	month   string
	entries []legendEntry
	height  float64
}

type legendEntry struct {
	number     string
	text, note phrase
}

// Measures of the list.
const (
	legendNumber = 19.0 // the column of numbers
	legendHead   = 13.0
	legendGap    = 6.0   // after a month
	twoColumns   = 180.0 // the least room for which there are two columns
	aboveLegend  = 14.0  // below the wheel
)

func legendOf(by [13][]Event, width float64) legend {
	var l legend
	for k := range 13 {
		month := (k + 1) % 13
		if len(by[month]) == 0 {
			continue
		}
		b := legendBlock{month: Months[month], height: legendHead + legendGap}
		for _, e := range by[month] {
			inner := max(width-legendNumber, 30)
			entry := legendEntry{number: strconv.Itoa(e.Number), text: set(e.Node.Text, false, TextSize, inner).with(e.Node.TextValues)}
			l.narrowest = max(l.narrowest, longest(e.Node.Text, false, TextSize)+legendNumber)
			if e.Node.Note != "" {
				entry.note = set(e.Node.Note, false, SmallText, inner).with(e.Node.NoteValues)
				l.narrowest = max(l.narrowest, longest(e.Node.Note, false, SmallText)+legendNumber)
			}
			b.height += entry.height()
			b.entries = append(b.entries, entry)
		}
		l.blocks = append(l.blocks, b)
	}
	return l
}

func (e legendEntry) height() float64 { return e.text.height() + e.note.height() + 2 }

func (l legend) height() float64 {
	h := 0.0
	for _, b := range l.blocks {
		h += b.height
	}
	return h
}

// split gives how many months stand in the left column, and how tall the columns
// are.
func (l legend) split() (int, float64) {
	best, tall := len(l.blocks), l.height()
	for i := range l.blocks {
		a := legend{blocks: l.blocks[:i+1]}.height()
		if h := max(a, l.height()-a); h < tall {
			best, tall = i+1, h
		}
	}
	return best, tall
}

func (c *canvas) legend(blocks []legendBlock, x, y, width float64) {
	for _, b := range blocks {
		c.put(set(b.month, true, TextSize, width), x, y, width, left, Accent)
		y += legendHead
		for _, e := range b.entries {
			number := set(e.number, true, SmallText, legendNumber)
			number.lead = e.text.lead
			c.put(number, x, y, legendNumber-6, right, Accent).Repeat = true
			c.put(e.text, x+legendNumber, y, width-legendNumber, left, Ink)
			if len(e.note.lines) > 0 {
				c.put(e.note, x+legendNumber, y+e.text.height(), width-legendNumber, left, Soft)
			}
			y += e.height()
			c.reach(y)
		}
		y += legendGap
	}
}
