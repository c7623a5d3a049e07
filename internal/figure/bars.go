package figure

import (
	"strconv"

	"planverk/internal/doc"
)

// bars draws amounts as horizontal bars: names to the left, amounts to the right.
// Bars of negative amounts go to the left from zero.
func (c *canvas) bars(f *doc.Figure) {
	c.pick(func(t *canvas, m manner) { t.barRows(f, m) })
}

func (c *canvas) barRows(f *doc.Figure, m manner) {
	const gap = 8.0
	pad := m.padY
	if m.narrow {
		pad = 0
	}
	names, amounts := 0.0, 0.0
	low, high := 0.0, 0.0
	for i := range f.Nodes {
		n := &f.Nodes[i]
		names = max(names, widthOf(n.Text, false, m.size), widthOf(n.Note, false, SmallText))
		v, text := size(n)
		amounts = max(amounts, widthOf(text, false, m.size))
		low, high = min(low, v), max(high, v)
	}
	amounts = min(amounts, c.width*0.35)
	names = min(names, c.width*0.4)
	from := names + gap
	room := c.width - from - amounts - gap
	scale := 0.0
	if high > low {
		scale = room / (high - low)
	}
	zero := from - low*scale
	y := 0.0
	for i := range f.Nodes {
		n := &f.Nodes[i]
		v, text := size(n)
		name := set(n.Text, false, m.size, names).with(n.TextValues)
		note := phrase{}
		if n.Note != "" {
			note = set(n.Note, false, SmallText, names).with(n.NoteValues)
		}
		amount := set(text, false, m.size, amounts)
		if n.Value != nil {
			amount = amount.with([]doc.Placed{{Value: n.Value}})
		}
		row := max(name.height()+note.height(), amount.height()) + 2*pad
		x, w := zero, v*scale
		if w < 0 {
			x, w = x+w, -w
		}
		tall := min(row-max(pad, 2), 14)
		if w > 0 {
			c.add(barBox(x, y+(row-tall)/2, w, tall))
		}
		top := y + (row-name.height()-note.height())/2
		c.put(name, 0, top, names, left, Ink)
		if n.Note != "" {
			c.put(note, 0, top+name.height(), names, left, Soft)
		}
		if text != "" {
			c.put(amount, c.width-amounts, y+(row-amount.height())/2, amounts, right, Ink)
		}
		y += row
	}
	c.reach(y)
	c.add(lineThrough(Point{zero, 0}, Point{zero, y}))
}

// barBox is a bar: square corners, so that its end says how long it is.
func barBox(x, y, w, h float64) *Path {
	return &Path{Fill: Accent, Steps: []Step{
		to(Move, x, y), to(Straight, x+w, y), to(Straight, x+w, y+h), to(Straight, x, y+h), {Kind: Close},
	}}
}

// size gives how long a bar is, for drawing only, and what is printed beside it.
func size(n *doc.FigureNode) (float64, string) {
	if n.Value == nil {
		return 0, ""
	}
	v, _ := strconv.ParseFloat(n.Value.Exact, 64) // words have no length
	return v, n.Value.Text
}
