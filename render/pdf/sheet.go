package pdf

import "math"

// Lengths are points from the top left corner of the page, unless said otherwise.
const (
	mm         = 72 / 25.4
	pageWidth  = 595.28 // A4, as fpdf rounds it
	pageHeight = 841.89

	marginLeft   = 30 * mm
	marginRight  = 25 * mm
	marginTop    = 30 * mm
	marginBottom = 26 * mm

	pageLeft   = marginLeft
	pageRight  = pageWidth - marginRight
	pageTop    = marginTop
	pageBottom = pageHeight - marginBottom
	fullWidth  = pageRight - pageLeft // tables and rules
	textWidth  = 136 * mm             // running text: about 75 signs a line

	numberColumn = 12 * mm // in which the number of a heading stands
	listIndent   = 5 * mm
	columnGap    = 8.0 // between the columns of a table
	cellPad      = 4.0 // above and below the text of a table row
)

// style is how a piece of text is set: sizes in points.
type style struct {
	face face
	size float64
	lead float64 // from baseline to baseline
	ink  colour
}

func (s style) bold() style             { s.face = s.face.bold(); return s }
func (s style) italic() style           { s.face = s.face.italic(); return s }
func (s style) coloured(c colour) style { s.ink = c; return s }

// code returns the style of paths and names typed as they stand; the fixed-width
// face looks larger than the text face and is set smaller.
func (s style) code() style {
	s.face = s.face.mono()
	s.size *= 0.92
	return s
}

// baseline is how far below the top of its line a text of this style stands.
func (s style) baseline() float64 {
	const middle = 0.3465 // half of ascent less descent of Liberation Sans, in em
	return s.lead/2 + middle*s.size
}

// sheet holds the styles of one document: the sizes of the look, grown with the
// size of the body text.
type sheet struct {
	accent, tint colour

	body, caption, cell, head, furniture style
	title, subtitle, municipality        style
	chapter, section, subsection         style
	contents                             style
}

const normalBody = 10.5 // points

// newSheet returns the styles for an accent colour ("#0B4F6C") and a body size in
// points (0 = 10.5).
func newSheet(accent string, bodySize float64) *sheet {
	if bodySize <= 0 {
		bodySize = normalBody
	}
	grow := bodySize / normalBody
	half := func(v float64) float64 { return math.Round(2*v*grow) / 2 }
	set := func(f face, size, lead float64, c colour) style {
		return style{face: f, size: half(size), lead: half(lead), ink: c}
	}
	a := accentColour(accent)
	return &sheet{
		accent: a,
		tint:   a.tint(0.08),

		body:      style{face: sans, size: bodySize, lead: half(15.5), ink: ink},
		cell:      set(sans, 9.5, 13, ink),
		caption:   set(sansBold, 9.5, 13, ink),
		head:      set(sansBold, 9, 12, ink),
		furniture: set(sans, 8.5, 11, grey),

		title:        style{sansBold, 27, 33, a},
		subtitle:     style{sans, 14, 20, subdued},
		municipality: style{sansBold, 11, 14, a},

		chapter:    set(sansBold, 17, 22, a),
		section:    set(sansBold, 12.5, 17, ink),
		subsection: style{face: sansBold, size: bodySize, lead: half(15.5), ink: ink},
		contents:   set(sans, 10, 16, ink),
	}
}
