package pdf

import (
	"planverk/internal/doc"
	"planverk/render/pdf/internal/tag"
	"planverk/render/pdf/internal/text"
)

// Measures of the emblem, in points. Its height on the first page is the
// municipality's choice.
const (
	besideEmblem  = 6 * mm  // to the name beside it
	widestBeside  = 45 * mm // a wider emblem has the name below it
	belowEmblem   = 3 * mm
	smallEmblem   = 7 * mm // high, on the pages after the first
	besideSmall   = 3 * mm
	mostSmallWide = 30 * mm
)

// letterhead is the emblem with the municipality's name beside it, as content of a
// row.
type letterhead struct {
	emblem *doc.Emblem
	elem   *tag.Element
	name   []text.Line
	style  text.Style
	height float64
}

// letterhead sets emblem and name; without an emblem the name alone.
func (f *flow) letterhead(c column) {
	m := f.doc.Meta
	c.style = f.sheet.municipality
	if m.Emblem == nil {
		if m.Municipality != "" {
			f.lines(f.setText(nil, m.Municipality, text.Run{Style: c.style, Mark: f.root.Add("P")}), c, c.full)
		}
		return
	}
	l := &letterhead{emblem: m.Emblem, elem: f.root.Add("Figure"), style: c.style, height: m.Emblem.Height}
	l.elem.Alt = m.Emblem.Alt
	f.add(row{body: l}, c)
	head := len(f.rows) - 1
	if m.Municipality != "" {
		runs := f.setText(nil, m.Municipality, text.Run{Style: c.style, Mark: f.root.Add("P")})
		if m.Emblem.Width() > widestBeside {
			f.space(belowEmblem)
			f.lines(runs, c, c.full)
		} else {
			l.name = f.breaker.Break(runs, c.full-l.nameLeft(), text.Heading)
			l.height = max(l.height, float64(len(l.name))*c.style.Lead)
		}
	}
	f.rows[head].height = l.height
}

// nameLeft is how far to the right of the emblem's left edge the name stands.
func (l *letterhead) nameLeft() float64 { return l.emblem.Width() + besideEmblem }

func (l *letterhead) draw(s *setter, y float64) {
	w, h := l.emblem.Width(), l.emblem.Height
	top := y + (l.height-h)/2
	l.elem.BBox = &[4]float64{pageLeft, s.paper.height - top - h, pageLeft + w, s.paper.height - top}
	s.canvas.Emblem(l.elem, l.emblem.Picture, pageLeft, top, w, h)
	top = y + (l.height-float64(len(l.name))*l.style.Lead)/2
	for i, line := range l.name {
		at := top + float64(i)*l.style.Lead
		s.drawLine(line, pageLeft+l.nameLeft(), at+l.style.Baseline(), at, l.style.Lead)
	}
}

// smallEmblem draws the emblem in the head of a page, centred on the line of text
// there, and returns how far to the right the text begins.
func (s *setter) smallEmblem() float64 {
	e := s.doc.Meta.Emblem
	if e == nil {
		return 0
	}
	h := min(float64(smallEmblem), e.Height)
	w := h * e.Width() / e.Height
	if w > mostSmallWide {
		w, h = mostSmallWide, h*mostSmallWide/w
	}
	s.canvas.Emblem(tag.Header, e.Picture, pageLeft, headerTop+s.sheet.furniture.Lead/2-h/2, w, h)
	return w + besideSmall
}
