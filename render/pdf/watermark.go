package pdf

import (
	"math"

	"planverk/internal/doc"
	"planverk/render/pdf/internal/colour"
	"planverk/render/pdf/internal/font"
	"planverk/render/pdf/internal/tag"
	"planverk/render/pdf/internal/text"
)

const (
	draftMark   = "UTKAST"
	markSize    = 118 // points
	markAngle   = math.Pi / 4
	capsOfLiner = 0.73 // height of a capital of Liberation Sans, in em
)

// behind is the ink of the watermark. Every colour that text is set in has at least
// 4.5:1 on it too.
var behind = colour.RGB{0xF0, 0xF2, 0xF4}

// watermark says behind the text of every page that the document is a draft. It is an
// artifact: those who listen hear the status in the decision block.
func (s *setter) watermark() {
	if s.doc.Meta.Status != doc.Draft {
		return
	}
	st := text.Style{Family: s.sheet.family, Face: font.SansBold, Size: markSize, Ink: behind}
	_, width := s.breaker.Extent(s.setText(nil, draftMark, text.Run{Style: st, Mark: tag.Water}))
	half, drop := width/2*math.Cos(markAngle), capsOfLiner*markSize/2*math.Cos(markAngle)
	s.canvas.Slanted(tag.Water, s.paper.width/2-half+drop, s.paper.height/2+half+drop, markAngle, st, draftMark)
}
