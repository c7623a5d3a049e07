package figure

import "planverk/internal/doc"

// manner is how tight a figure is set; a figure with many boxes is set tighter.
type manner struct {
	size       float64 // of the text in boxes
	heavy      bool    // it is bold
	padX, padY float64 // between the box and its text
	gapX, gapY float64 // between boxes
	narrow     bool    // boxes no wider than the longest word asks
}

// manners are tried in order until the figure fits on a page.
var manners = []manner{
	{size: TextSize, heavy: true, padX: 7, padY: 5, gapX: 12, gapY: 20},
	{size: TextSize, heavy: true, padX: 5, padY: 3, gapX: 8, gapY: 13},
	{size: SmallText, padX: 4, padY: 2, gapX: 6, gapY: 7},
	{size: SmallText, padX: 4, padY: 2, gapX: 6, gapY: 7, narrow: true},
}

// least is the width below which a word of the node must be broken.
func (m manner) least(n *doc.FigureNode) float64 {
	return max(longest(n.Text, m.heavy, m.size), longest(n.Note, false, SmallText)) + 2*m.padX
}

// natural is the width at which a node is easy to read: its text in two lines, its
// note in three.
func (m manner) natural(n *doc.FigureNode) float64 {
	least := m.least(n)
	if m.narrow {
		return least
	}
	w := max(widthOf(n.Text, m.heavy, m.size)*0.6, widthOf(n.Note, false, SmallText)*0.4) + 2*m.padX
	whole := max(widthOf(n.Text, m.heavy, m.size), widthOf(n.Note, false, SmallText)) + 2*m.padX
	return max(least, min(whole, max(w, 84)), min(w, 150))
}

// content is a node's text and note, set in a box.
type content struct {
	text, note phrase
	padX, padY float64
}

func (m manner) content(n *doc.FigureNode, width float64) content {
	inner := width - 2*m.padX
	k := content{text: set(n.Text, m.heavy, m.size, inner).with(n.TextValues), padX: m.padX, padY: m.padY}
	if n.Note != "" {
		k.note = set(n.Note, false, SmallText, inner).with(n.NoteValues)
	}
	return k
}

// height is what the box needs.
func (k content) height() float64 { return k.text.height() + k.note.height() + 2*k.padY }

// box draws a box and its content, centred.
func (c *canvas) box(k content, x, y, w, h float64, fill Role) {
	c.add(&Box{X: x, Y: y, W: w, H: h, Fill: fill, Stroke: Accent})
	c.reach(y + h)
	top := y + (h-k.text.height()-k.note.height())/2
	c.put(k.text, x+k.padX, top, w-2*k.padX, middle, Ink)
	if len(k.note.lines) > 0 {
		c.put(k.note, x+k.padX, top+k.text.height(), w-2*k.padX, middle, Ink)
	}
}

// pick tries the manners in order and keeps the first drawing that breaks no word
// and fits on a page; else the first that fits, else the lowest.
func (c *canvas) pick(draw func(*canvas, manner)) {
	var best *canvas
	for _, m := range manners {
		t := c.blank()
		draw(t, m)
		t.height += LineWidth
		if best == nil || t.better(best) {
			best = t
		}
		if t.fits() && !t.broken() {
			break
		}
	}
	*c = *best
}

// better tells whether a drawing is to be had rather than one that was tried before.
func (c *canvas) better(other *canvas) bool {
	switch fits, fitted := c.fits(), other.fits(); {
	case fits && fitted:
		return other.broken() && !c.broken()
	case !fits && !fitted:
		return c.height < other.height
	default:
		return fits
	}
}

// broken tells whether a word had to be broken.
func (c *canvas) broken() bool {
	for _, t := range c.texts {
		for _, l := range t.Lines {
			if l.Hyphen {
				return true
			}
		}
	}
	return false
}
