package pdf

import "fmt"

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

// furniture draws a line with a text at either edge. A left text that would meet
// the right one is shortened.
func (s *setter) furniture(kind artifact, top float64, left, right string) {
	st := s.sheet.furniture
	set := func(text string) []run { return s.setText(nil, text, run{style: st, mark: kind}) }
	rightRuns := set(right)
	_, rightWidth := extent(rightRuns)
	leftRuns := set(left)
	for _, leftWidth := extent(leftRuns); leftWidth > fullWidth-rightWidth-12 && left != ""; {
		left = left[:len(left)-1]
		for left != "" && left[len(left)-1]&0xC0 == 0x80 {
			left = left[:len(left)-1]
		}
		leftRuns = set(left + "…")
		_, leftWidth = extent(leftRuns)
	}
	for _, l := range s.breakLines(leftRuns, fullWidth) {
		s.drawLine(l, pageLeft, top+st.baseline(), top, st.lead)
	}
	for _, l := range s.breakLines(rightRuns, fullWidth) {
		s.drawLine(l, pageRight-l.width, top+st.baseline(), top, st.lead)
	}
}
