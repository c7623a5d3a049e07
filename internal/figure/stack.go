package figure

// Measures of a stacked flow.
const (
	trackStep = 6.0 // between the lines that go up and down
	inRow     = 10.0
	labelPad  = 5.0
)

// rowsOf gives the arrows at a node in order: number e leaves, ^e arrives.
func (p *plan) rowsOf(node int) []int {
	var rows []int
	for e, l := range p.edges {
		if l.from == node {
			rows = append(rows, e)
		}
		if l.to == node {
			rows = append(rows, ^e)
		}
	}
	return rows
}

// stack sets all boxes below each other. Every arrow leaves and arrives at a line
// of its own at the right of its box, with its words above the line that leaves,
// and goes up or down in a track outside the words. So nothing can overlap.
func (c *canvas) stack(p *plan, m manner) {
	width, words := 0.0, 0.0
	for i := range p.figure.Nodes {
		width = max(width, m.natural(&p.figure.Nodes[i]))
	}
	for _, l := range p.edges {
		words = max(words, longest(l.text, false, SmallText))
	}
	width = min(max(width, 110), c.width*0.45)
	tracks := min(trackStep*float64(len(p.edges)+1), c.width*0.3)
	room := c.width - 2*edge - width - tracks
	head := width + room // what the lines outside leave free
	if len(p.edges) == 0 {
		room, head = 0, c.width
	}
	s := &stacking{canvas: c, plan: p, m: m, width: width, room: room, from: make([]float64, len(p.edges)), to: make([]float64, len(p.edges)), texts: newTexts(p)}
	y := edge
	for g := range p.groups {
		if h := p.heading(g, head); len(h.lines) > 0 {
			s.texts.heads[g].put(h, edge, y, head, left, Accent)
			y += h.height() + 3
		}
		for _, n := range p.groups[g].nodes {
			y = s.node(n, y) + m.gapY*0.6
		}
		y += m.gapY * 0.4
	}
	s.arrows(edge+width, edge+width+room, tracks)
	c.finish(p, s.texts)
}

type stacking struct {
	*canvas
	*plan
	*texts
	m           manner
	width, room float64
	from, to    []float64 // where each arrow leaves and arrives
}

// node draws a box at y, notes where its arrows leave and arrive, and gives its
// lower edge.
func (s *stacking) node(n int, y float64) float64 {
	k := s.m.content(&s.figure.Nodes[n], s.width)
	rows, need := s.rowsOf(n), 4.0
	for _, e := range rows {
		need += s.row(e)
	}
	h := max(k.height(), need)
	at := y + (h-need)/2 + 2
	for _, e := range rows {
		if e < 0 {
			s.to[^e] = at + inRow/2
		} else {
			l := s.edges[e].label(s.room - 2*labelPad - headLength)
			s.texts.labels[e].put(l, edge+s.width+labelPad, at, s.room, left, Ink)
			s.from[e] = at + s.row(e) - 3
		}
		at += s.row(e)
	}
	fill := Tint
	if n == 0 {
		fill = Deep
	}
	s.texts.boxes[n].box(k, edge, y, s.width, h, fill)
	return y + h
}

// row is how much height an arrow takes at a box.
func (s *stacking) row(e int) float64 {
	if e < 0 {
		return inRow
	}
	return max(s.edges[e].label(s.room-2*labelPad-headLength).height()+4, inRow)
}

func (s *stacking) arrows(x, out, tracks float64) {
	lanes := &spans{}
	at := make([]int, len(s.edges))
	for e := range s.edges {
		at[e] = lanes.track(s.from[e], s.to[e])
	}
	step := min(trackStep, tracks/float64(len(lanes.ends)+1))
	for e := range s.edges {
		turn := out + step*float64(at[e])
		s.texts.labels[e].add(arrow(Point{x, s.from[e]}, Point{turn, s.from[e]}, Point{turn, s.to[e]}, Point{x, s.to[e]})...)
	}
}
