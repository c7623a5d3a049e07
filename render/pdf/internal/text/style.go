package text

import (
	"planverk/render/pdf/internal/colour"
	"planverk/render/pdf/internal/font"
)

// Style is how a piece of text is set: sizes in points.
type Style struct {
	Family *font.Family // nil: the house's fonts
	Face   font.Face
	Size   float64
	Lead   float64 // from baseline to baseline
	Ink    colour.RGB
}

// Font returns the parsed font that text of the style is set in.
func (s Style) Font() (*font.Font, error) { return s.Family.Font(s.Face) }

// Bold, Italic and Coloured return the style changed in that one thing.
func (s Style) Bold() Style                 { s.Face = s.Face.Bold(); return s }
func (s Style) Italic() Style               { s.Face = s.Face.Italic(); return s }
func (s Style) Coloured(c colour.RGB) Style { s.Ink = c; return s }

// Code returns the style of paths and names typed as they stand; the fixed-width
// face looks larger than the text face and is set smaller.
func (s Style) Code() Style {
	s.Face = s.Face.Mono()
	s.Size *= 0.92
	return s
}

// Baseline is how far below the top of its line a text of this style stands.
func (s Style) Baseline() float64 {
	const middle = 0.3465 // half of ascent less descent of Liberation Sans, in em
	return s.Lead/2 + middle*s.Size
}
