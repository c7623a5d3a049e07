package pdf

import (
	"strings"

	"planverk/render/pdf/internal/draw"
	"planverk/render/pdf/internal/tag"
	"planverk/render/pdf/internal/text"
)

// drawPages draws every page with its furniture.
func (s *setter) drawPages(pages []page) {
	for i, p := range pages {
		s.paper = paperOf(p.wide)
		s.canvas.AddPage(s.paper.width, s.paper.height)
		s.watermark()
		s.header(i + 1)
		s.drawRows(p.rows)
		s.footer(i+1, len(pages))
	}
}

// drawRows draws rows at their places, behind them the frames they stand in.
func (s *setter) drawRows(rows []placed) {
	s.drawFrames(rows)
	for _, p := range rows {
		if p.head != nil {
			s.drawHead(p.head, p.y)
			continue
		}
		for _, l := range p.row.labels {
			s.drawLine(l.line, l.x, p.y+l.drop, p.y, p.row.height)
		}
		if p.row.body != nil {
			p.row.body.draw(s, p.y)
		}
	}
}

// drawHead draws a table head again, on a page where the table goes on.
func (s *setter) drawHead(h *tableHead, y float64) {
	s.canvas.Repeated(func() {
		for _, p := range stack(h.caption).place(y) {
			p.row.body.draw(s, p.y)
		}
		h.body.draw(s, y+h.height-h.own)
	})
}

// drawFrames draws the bars and tints of the rows' frames, the outer first.
func (s *setter) drawFrames(rows []placed) {
	type span struct {
		frame       *frame
		top, bottom float64
	}
	var spans []span
	deepest := 0
	for _, p := range rows {
		inner, height := p.extent()
		for f := inner; f != nil; f = f.outer {
			// A frame that goes on from or to another page has no empty row
			// there; it gets the same air from the margin.
			top, bottom := p.y-f.pad, p.y+height+f.pad
			if p.row != nil && p.row.body == nil && f == inner {
				top, bottom = p.y, p.y+height
			}
			known := false
			for i := range spans {
				if spans[i].frame == f {
					spans[i].bottom, known = bottom, true
				}
			}
			if !known {
				spans = append(spans, span{f, top, bottom})
				deepest = max(deepest, f.depth)
			}
		}
	}
	for depth := 0; depth <= deepest; depth++ {
		for _, sp := range spans {
			if f := sp.frame; f.depth == depth {
				if f.tinted {
					s.canvas.FillRect(tag.Layout, f.x, sp.top, f.width, sp.bottom-sp.top, f.fill)
				}
				s.canvas.FillRect(tag.Layout, f.x, sp.top, f.bar.Weight, sp.bottom-sp.top, f.bar.Ink)
			}
		}
	}
}

// drawLine draws a line of text with its baseline at base. Its links are active
// from top and as high as the line.
func (s *setter) drawLine(l text.Line, x, base, top, height float64) {
	for i := range l.Segments {
		seg := &l.Segments[i]
		s.canvas.Text(seg, x+seg.X, base-seg.Run.Style.Rise, l.Stretch)
	}
	for i := 0; i < len(l.Segments); {
		first := &l.Segments[i]
		last := first
		for i++; i < len(l.Segments) && l.Segments[i].Run.Link == first.Run.Link; i++ {
			last = &l.Segments[i]
		}
		if first.Run.Link != nil {
			s.drawLink(first.Run, x+first.X, last.X+last.Width-first.X, base, top, height)
		}
	}
}

// drawLink makes a part of a line active; links out of the document are
// underlined.
func (s *setter) drawLink(n *text.Run, x, width, base, top, height float64) {
	s.canvas.Area(n.Link, x, top, width, height)
	if n.Link.URL != "" {
		s.canvas.Line(tag.Layout, x, base+1.6, x+width, base+1.6, draw.Pen{Weight: 0.5, Ink: n.Style.Ink})
	}
}

// join puts the parts that are not empty together with a middle dot.
func join(parts ...string) string {
	var kept []string
	for _, p := range parts {
		if p != "" {
			kept = append(kept, p)
		}
	}
	return strings.Join(kept, " · ")
}
