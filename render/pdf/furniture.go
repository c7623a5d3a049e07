package pdf

import (
	"fmt"
	"strings"
)

// Places of the furniture: what stands on every page outside the text.
const (
	headerTop = 14 * mm
	footerTop = pageHeight - 12*mm - 16 // the rule; text stands 5 points below
)

// header draws the accent band on the first page, and on the others who the
// document is from and what it is.
func (s *setter) header(page int) {
	if page == 1 {
		s.canvas.fillRect(bandArtifact, 0, 0, pageWidth, bandHeight, s.sheet.accent)
		return
	}
	m := s.doc.Meta
	s.furniture(headerArtifact, headerTop, join(m.Municipality, m.Department), m.Title)
}

// footer draws what the document is registered as, and the page number.
func (s *setter) footer(page, pages int) {
	m := s.doc.Meta
	left := join(m.Diary, m.Decision)
	if page == 1 {
		sum := m.Checksum
		if sum != "" {
			sum = "Kontrollsumma " + sum
		}
		left = join(m.Drawn, sum)
	}
	s.canvas.line(footerArtifact, pageLeft, footerTop, pageRight, footerTop, pen{ruleRow, hairline})
	s.furniture(footerArtifact, footerTop+5, left, fmt.Sprintf("%d (%d)", page, pages))
}

// furniture draws a line with a text at either edge. The right text is
// shortened when it is wider than the page, the left one when it would meet the right.
func (s *setter) furniture(kind artifact, top float64, left, right string) {
	st := s.sheet.furniture
	rightLine := s.fitted(right, fullWidth, run{style: st, mark: kind})
	leftLine := s.fitted(left, fullWidth-rightLine.width-12, run{style: st, mark: kind})
	s.drawLine(leftLine, pageLeft, top+st.baseline(), top, st.lead)
	s.drawLine(rightLine, pageRight-rightLine.width, top+st.baseline(), top, st.lead)
}

// fitted sets a text on one line that is at most width wide: as much of its
// beginning as there is room for.
func (s *setter) fitted(text string, width float64, like run) line {
	runs := s.setText(nil, text, like)
	letters := []rune(text)
	for _, w := extent(runs); w > width && len(letters) > 0; _, w = extent(runs) {
		letters = letters[:len(letters)-1]
		runs = nil
		if len(letters) > 0 {
			runs = s.setText(nil, strings.TrimRight(string(letters), " ·–,")+"…", like)
		}
	}
	for _, l := range s.breakLines(runs, fullWidth) {
		return l
	}
	return line{}
}
