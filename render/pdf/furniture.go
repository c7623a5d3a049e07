package pdf

import (
	"fmt"
	"sort"
	"strings"

	"planverk/internal/doc"
	"planverk/render/pdf/internal/draw"
	"planverk/render/pdf/internal/tag"
	"planverk/render/pdf/internal/text"
)

// Places of the furniture: what stands on every page outside the text.
const (
	headerTop  = 14 * mm
	footerRise = 12*mm + 16 // of the rule above the foot of the page; text stands 5 points below it
)

// header draws the accent band on the first page, and on the others who the
// document is from and what it is.
func (s *setter) header(page int) {
	if page == 1 {
		s.canvas.FillRect(tag.Band, 0, 0, s.paper.width, bandHeight, s.sheet.accent)
		return
	}
	m := s.doc.Meta
	s.furniture(tag.Header, headerTop, pageLeft+s.smallEmblem(), join(m.Municipality, m.Department), m.Title)
}

// footer draws what the document is registered as, and the page number.
func (s *setter) footer(page, pages int) {
	m := s.doc.Meta
	left := join(m.Diary, m.Decision)
	if m.Status == doc.Draft {
		left = join("Utkast", m.Diary)
	}
	if page == 1 {
		sum := m.Checksum
		if sum != "" {
			sum = "Kontrollsumma " + sum
		}
		left = join(m.Drawn, sum)
	}
	footerTop := s.paper.height - footerRise
	s.canvas.Line(tag.Footer, pageLeft, footerTop, s.paper.right(), footerTop, draw.Pen{Weight: ruleRow, Ink: hairline})
	s.furniture(tag.Footer, footerTop+5, pageLeft, left, fmt.Sprintf("%d (%d)", page, pages))
}

// furniture draws a line with a text from x and one at the right edge. The right text
// is shortened when it leaves the left one little room, the left one when it would meet
// the right.
func (s *setter) furniture(kind tag.Artifact, top, x float64, left, right string) {
	st := s.sheet.furniture
	room := s.paper.right() - x
	rightLine := s.fitted(right, 0.75*room, text.Run{Style: st, Mark: kind})
	leftLine := s.fitted(left, room-rightLine.Width-12, text.Run{Style: st, Mark: kind})
	s.drawLine(leftLine, x, top+st.Baseline(), top, st.Lead)
	s.drawLine(rightLine, s.paper.right()-rightLine.Width, top+st.Baseline(), top, st.Lead)
}

// mostLetters is more letters than a line of furniture holds.
const mostLetters = 400

// fitted sets a text on one line that is at most width wide: as much of its
// beginning as there is room for.
func (s *setter) fitted(words string, width float64, like text.Run) text.Line {
	fits := func(runs []text.Run) bool {
		_, wide := s.breaker.Extent(runs)
		return wide <= width
	}
	letters := []rune(words)
	letters = letters[:min(len(letters), mostLetters)] // which are cut again, if they are not all
	cut := func(n int) []text.Run {
		return s.setText(nil, strings.TrimRight(string(letters[:n]), " ·–,")+"…", like)
	}
	runs := s.setText(nil, string(letters), like)
	if !fits(runs) {
		n := sort.Search(len(letters), func(n int) bool { return !fits(cut(n)) })
		if n == 0 {
			return text.Line{} // not even the ellipsis has room
		}
		runs = cut(n - 1)
	}
	for _, l := range s.breaker.Break(runs, s.paper.full(), text.Heading) {
		return l
	}
	return text.Line{}
}
