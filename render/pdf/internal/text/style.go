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
	Rise   float64 // above the baseline of the line
	Ink    colour.RGB
}

// Font returns the parsed font that text of the style is set in.
func (s Style) Font() (*font.Font, error) { return s.Family.Font(s.Face) }

// Bold, Italic and Coloured return the style changed in that one thing.
func (s Style) Bold() Style                 { s.Face = s.Face.Bold(); return s }
func (s Style) Italic() Style               { s.Face = s.Face.Italic(); return s }
func (s Style) Coloured(c colour.RGB) Style { s.Ink = c; return s }

// Raised returns the style of a footnote's mark: smaller and higher.
func (s Style) Raised() Style {
	s.Rise = 0.36 * s.Size
	s.Size *= 0.66
	return s
}

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
