// Package figure lays out a doc.Figure: it turns boxes, steps, events and amounts
// into shapes and lines of text at fixed places. PDF and HTML both draw the one
// Drawing that Layout gives, so a figure looks the same in them.
//
// Texts stand in the drawing in the order they are read, and Reading gives the same
// texts as a list for formats without drawings. Text is never smaller than
// SmallText, never runs out of its box, and never overlaps other text: a box grows,
// and a figure that becomes taller than MaxHeight is refused by whoever asks Fits.
//
// Lengths are points from the figure's top left corner.
package figure

import (
	"math"

	"planverk/internal/doc"
)

// The space that a figure has: the full width of a page, and what a page has left
// when the caption has its lines.
const (
	Width     = 155 * 72 / 25.4
	MaxHeight = 632.0
	MaxNodes  = 60
)

// The look of figures (points).
const (
	TextSize  = 9.0 // what stands in boxes
	SmallText = 8.5 // notes and labels; nothing is smaller
	LineWidth = 0.8
	corner    = 2 * 72 / 25.4 // radius of a box's corners
)

// Role is what colour a shape or a text has. Each format knows its own colours.
type Role int

const (
	None   Role = iota // not filled, or not stroked
	Ink                // text
	Soft               // grey text
	Accent             // lines, bars, markers
	Tint               // the lighter tint of the accent: ground of boxes
	Deep               // the stronger tint: what stands above, what begins
	Ground             // the page: text on the accent
)

// Drawing is a figure laid out. Shapes are drawn in order, then the texts.
type Drawing struct {
	Width, Height float64
	Shapes        []Shape
	Texts         []Text
}

// Shape is a *Box or a *Path.
type Shape interface{ shape() }

// Box is a rectangle with round corners.
type Box struct {
	X, Y, W, H   float64
	Fill, Stroke Role
}

// Path is straight lines and curves; it is open unless it ends with Close.
type Path struct {
	Steps        []Step
	Fill, Stroke Role
}

func (*Box) shape()  {}
func (*Path) shape() {}

// Text is a phrase: one line, or several below each other.
type Text struct {
	Lines  []Line
	Size   float64
	Bold   bool
	Role   Role
	Repeat bool // says again what other texts or the table say: not for the ear
}

// Line is one line of a phrase, or a part of one, with its left end and its
// baseline. A line is parted where a printed figure begins or ends in it.
type Line struct {
	S      string
	X, Y   float64
	W      float64    // width of S, and of the hyphen if there is one
	Hyphen bool       // a word goes on in the next line: a hyphen is drawn after S
	Value  *doc.Value // the printed figure that S is, or a part of; nil for words
	On     bool       // the next goes on in the same line
	from   int        // where in the phrase S begins
}

// Layout places the figure's parts for a width in points. A figure with larger
// text is laid out for less room, and then drawn larger.
func Layout(f *doc.Figure, width float64) *Drawing {
	scale := max(f.Scale, 1)
	d := draw(f, &canvas{width: width / scale, tallest: MaxHeight / scale})
	if scale > 1 {
		d.enlarge(scale)
	}
	return d
}

// NarrowWidth is what a telephone's screen has when text on it can be read.
const NarrowWidth = 230.0

// Narrow places the figure's parts for a telephone, which has no end downwards; a
// wheel takes the width that it needs. It gives nil for a figure that has no room.
func Narrow(f *doc.Figure) *Drawing {
	c := &canvas{width: NarrowWidth, tallest: math.Inf(1)}
	if f.Kind == doc.YearWheel {
		c.width = 2 * (wheelRadius(Events(f)) + edge)
	}
	d := draw(f, c)
	for _, t := range d.Texts {
		for _, l := range t.Lines {
			if l.X < -0.05 || l.X+l.W > d.Width+0.05 {
				return nil
			}
		}
	}
	return d
}

func draw(f *doc.Figure, c *canvas) *Drawing {
	switch f.Kind {
	case doc.OrganisationChart:
		c.organisation(f)
	case doc.Flow:
		c.flow(f)
	case doc.Chain:
		c.chain(f)
	case doc.YearWheel:
		c.wheel(f)
	case doc.Bars:
		c.bars(f)
	}
	return &Drawing{Width: c.width, Height: c.height, Shapes: c.shapes, Texts: c.texts}
}

// Fits tells whether the figure can stand whole on a page.
func Fits(f *doc.Figure) bool { return Layout(f, Width).Height <= MaxHeight }

// canvas collects what a layout places.
type canvas struct {
	width, height float64
	tallest       float64 // what a page has room for
	shapes        []Shape
	texts         []Text
}

// blank is an empty canvas for another try.
func (c *canvas) blank() *canvas { return &canvas{width: c.width, tallest: c.tallest} }

// fits tells whether what is drawn stands whole on a page.
func (c *canvas) fits() bool { return c.height <= c.tallest }

func (c *canvas) add(s ...Shape) { c.shapes = append(c.shapes, s...) }

// put places a set phrase with its block's top left corner at x, y.
func (c *canvas) put(p phrase, x, y, width float64, a align, role Role) *Text {
	t := Text{Size: p.size, Bold: p.bold, Role: role}
	for i, l := range p.lines {
		l.Y = y + p.lead*float64(i) + baseline(p.lead, p.size)
		switch a {
		case left:
			l.X = x
		case middle:
			l.X = x + (width-l.W)/2
		case right:
			l.X = x + width - l.W
		}
		t.Lines = append(t.Lines, p.cut(l)...)
	}
	if len(t.Lines) == 0 {
		return &t // an arrow without words
	}
	c.texts = append(c.texts, t)
	return &c.texts[len(c.texts)-1]
}

// reach makes the figure at least y tall.
func (c *canvas) reach(y float64) { c.height = max(c.height, y) }

type align int

const (
	left align = iota
	middle
	right
)

// Filled tells whether a text stands on a box or a path that is filled.
func (d *Drawing) Filled(t Text) bool {
	at := Point{t.Lines[0].X + t.Lines[0].W/2, t.Lines[0].Y}
	for _, s := range d.Shapes {
		switch s := s.(type) {
		case *Box:
			if s.Fill != None && at.X > s.X && at.X < s.X+s.W && at.Y > s.Y && at.Y < s.Y+s.H {
				return true
			}
		case *Path:
			if t.Repeat && s.Fill != None && s.Stroke != None && s.around(at) {
				return true
			}
		}
	}
	return false
}

// around tells whether a point is between the path's leftmost and rightmost,
// highest and lowest.
func (p *Path) around(at Point) bool {
	lo, hi := p.Steps[0].P[0], p.Steps[0].P[0]
	for _, s := range p.Steps {
		q := s.P[0]
		switch s.Kind {
		case Close:
			continue
		case Curve:
			q = s.P[2]
		}
		lo, hi = Point{min(lo.X, q.X), min(lo.Y, q.Y)}, Point{max(hi.X, q.X), max(hi.Y, q.Y)}
	}
	return at.X > lo.X && at.X < hi.X && at.Y > lo.Y && at.Y < hi.Y
}
