package pdf

import (
	"math"

	"planverk/internal/doc"
	"planverk/render/pdf/internal/colour"
	"planverk/render/pdf/internal/draw"
	"planverk/render/pdf/internal/font"
	"planverk/render/pdf/internal/text"
)

// Lengths are points from the top left corner of the page, unless said otherwise.
const (
	mm = 72 / 25.4

	marginLeft   = 30 * mm
	marginRight  = 25 * mm
	marginTop    = 30 * mm
	marginBottom = 26 * mm

	pageLeft   = marginLeft
	pageRight  = draw.PageWidth - marginRight
	pageTop    = marginTop
	pageBottom = draw.PageHeight - marginBottom
	fullWidth  = pageRight - pageLeft // tables and rules
	textWidth  = 136 * mm             // running text: about 75 signs a line

	numberColumn = 12 * mm // in which the number of a heading stands
	listIndent   = 5 * mm
	columnGap    = 8.0 // between the columns of a table
	cellPad      = 4.0 // above and below the text of a table row
)

// paper is the size of a page, in points.
type paper struct{ width, height float64 }

// A page stands upright; a table with more columns than that has room for stands on
// a page that lies.
var (
	upright = paper{draw.PageWidth, draw.PageHeight}
	lying   = paper{draw.PageHeight, draw.PageWidth}
)

// paperOf is the page of rows that are wide, or not.
func paperOf(wide bool) paper {
	if wide {
		return lying
	}
	return upright
}

func (p paper) right() float64  { return p.width - marginRight }
func (p paper) bottom() float64 { return p.height - marginBottom }
func (p paper) full() float64   { return p.right() - pageLeft }

// share is a part of the height between the margins.
func (p paper) share(part float64) float64 { return part * (p.bottom() - pageTop) }

// The greys of the house; those that text is set in have at least 4.5:1 on white.
var (
	ink      = colour.RGB{0x1C, 0x21, 0x26}
	subdued  = colour.RGB{0x3A, 0x44, 0x4D} // subtitle
	grey     = colour.RGB{0x56, 0x60, 0x6A}
	leader   = colour.RGB{0x8A, 0x94, 0x9D} // dots in the contents: decoration
	hairline = colour.RGB{0xC4, 0xCC, 0xD4}
)

// sheet holds the styles of one document: the sizes of the look, grown with the
// size of the body text.
type sheet struct {
	family       *font.Family // nil: the house's fonts
	accent, tint colour.RGB
	link         colour.RGB // of links, also where they stand on a tint
	zebra        bool       // every other row of a table stands on a tint

	body, caption, cell, head, furniture text.Style
	note                                 text.Style // of footnotes
	title, subtitle, municipality        text.Style
	chapter, section, subsection         text.Style
	contents                             text.Style
}

// tolerance allows for rounding when a length is compared with the one it was
// computed from.
const tolerance = 0.01

const normalBody = 10.5 // points

// tinted is the share of the accent colour in what boxes and rows stand on.
const tinted = 0.08

// familyOf is the fonts of a document; nil: the house's.
func familyOf(m doc.Meta) *font.Family {
	if t := m.Typeface; t != nil {
		return font.NewFamily(t.Regular, t.Bold, t.Italic, t.BoldItalic)
	}
	return nil
}

// newSheet returns the styles for a document's accent colour, body size and fonts.
func newSheet(m doc.Meta) *sheet {
	bodySize := m.BodySize
	if bodySize <= 0 {
		bodySize = normalBody
	}
	family := familyOf(m)
	grow := bodySize / normalBody
	half := func(v float64) float64 { return math.Round(2*v*grow) / 2 }
	set := func(f font.Face, size, lead float64, c colour.RGB) text.Style {
		return text.Style{Family: family, Face: f, Size: half(size), Lead: half(lead), Ink: c}
	}
	a := colour.RGB(doc.Accent(m.Accent))
	if m.Status == doc.Draft {
		a = a.ReadableOn(behind)
	}
	return &sheet{
		family: family,
		accent: a,
		tint:   a.Tint(tinted),
		link:   a.ReadableOn(a.Tint(tinted)),

		body:      text.Style{Family: family, Face: font.Sans, Size: bodySize, Lead: half(15.5), Ink: ink},
		cell:      set(font.Sans, 9.5, 13, ink),
		caption:   set(font.SansBold, 9.5, 13, ink),
		head:      set(font.SansBold, 9, 12, ink),
		furniture: set(font.Sans, 8.5, 11, grey),
		note:      set(font.Sans, 9, 12, ink),

		title:        text.Style{Family: family, Face: font.SansBold, Size: 27, Lead: 33, Ink: a},
		subtitle:     text.Style{Family: family, Face: font.Sans, Size: 14, Lead: 20, Ink: subdued},
		municipality: text.Style{Family: family, Face: font.SansBold, Size: 11, Lead: 14, Ink: a},

		chapter:    set(font.SansBold, 17, 22, a),
		section:    set(font.SansBold, 12.5, 17, ink),
		subsection: text.Style{Family: family, Face: font.SansBold, Size: bodySize, Lead: half(15.5), Ink: ink},
		contents:   set(font.Sans, 10, 16, ink),
	}
}
