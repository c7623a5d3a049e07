package pdf

import "strings"

// drawPages draws every page with its furniture.
func (s *setter) drawPages(pages []page) {
	for i, p := range pages {
		s.canvas.addPage()
		s.header(i + 1)
		s.drawRows(p)
		s.footer(i+1, len(pages))
	}
	s.canvas.close()
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
	s.canvas.repeated(func() {
		for _, p := range stack(h.caption).place(y) {
			p.row.body.draw(s, p.y)
		}
		h.row.draw(s, y+h.height-h.row.height)
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
					s.canvas.fillRect(layoutArtifact, f.x, sp.top, f.width, sp.bottom-sp.top, f.fill)
				}
				s.canvas.fillRect(layoutArtifact, f.x, sp.top, f.bar.weight, sp.bottom-sp.top, f.bar.ink)
			}
		}
	}
}

// drawLine draws a line of text with its baseline at base. Its links are active
// from top and as high as the line.
func (s *setter) drawLine(l line, x, base, top, height float64) {
	for i := range l.segments {
		seg := &l.segments[i]
		if seg.run.box != noBox {
			s.drawBox(seg, x+seg.x, base)
		} else {
			s.canvas.text(seg.run.mark, x+seg.x, base, seg.run.style, seg.text, seg.hyphen)
		}
	}
	for i := 0; i < len(l.segments); {
		first := &l.segments[i]
		last := first
		for i++; i < len(l.segments) && l.segments[i].run.link == first.run.link; i++ {
			last = &l.segments[i]
		}
		if first.run.link != nil {
			s.drawLink(first.run, x+first.x, last.x+last.w-first.x, base, top, height)
		}
	}
}

// drawLink makes a part of a line active; links out of the document are
// underlined.
func (s *setter) drawLink(n *run, x, width, base, top, height float64) {
	s.canvas.area(n.link, x, top, width, height)
	if n.link.url != "" {
		s.canvas.line(layoutArtifact, x, base+1.6, x+width, base+1.6, pen{0.5, n.style.ink})
	}
}

// drawBox draws a tick box; a ticked one holds a cross.
func (s *setter) drawBox(seg *segment, x, base float64) {
	n := seg.run
	side := boxSide * n.style.size
	p := pen{0.8, n.style.ink}
	y := base - side + 0.08*n.style.size
	s.canvas.strokeRect(n.mark, x+0.4, y, side-0.8, side-0.8, p)
	if n.box == tickedBox {
		const inset = 1.5
		cross := pen{1.1, n.style.ink}
		x1, y1, x2, y2 := x+0.4+inset, y+inset, x+side-0.4-inset, y+side-0.8-inset
		s.canvas.line(n.mark, x1, y1, x2, y2, cross)
		s.canvas.line(n.mark, x1, y2, x2, y1, cross)
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
