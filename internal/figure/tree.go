package figure

import "planverk/internal/doc"

// edge keeps a line at the figure's border within it.
const edge = LineWidth / 2

// rail is how far the children of a box that stand in several rows are moved in;
// the line that joins the rows stands in the middle of it.
const rail = 12.0

// branch is a node with those below it. A nil node is the invisible top of several
// trees.
type branch struct {
	node  *doc.FigureNode
	below []*branch
	depth int
}

// forest joins the nodes by their parents. A node whose parent is not there stands
// at the top; so does the first of a circle.
func forest(nodes []doc.FigureNode) *branch {
	top := &branch{}
	byID := map[string]*branch{}
	all := make([]*branch, len(nodes))
	for i := range nodes {
		all[i] = &branch{node: &nodes[i]}
		if nodes[i].ID != "" {
			byID[nodes[i].ID] = all[i]
		}
	}
	for _, b := range all {
		parent := byID[b.node.Parent]
		if b.node.Parent == "" || parent == nil || Circular(nodes, b.node.ID) {
			parent = top
		}
		parent.below = append(parent.below, b)
	}
	top.deepen(0)
	return top
}

func (b *branch) deepen(d int) {
	b.depth = d
	for _, k := range b.below {
		k.deepen(d + 1)
	}
}

// Circular tells whether the way up from a node never ends.
func Circular(nodes []doc.FigureNode, id string) bool {
	parents := map[string]string{}
	for _, n := range nodes {
		if n.ID != "" {
			parents[n.ID] = n.Parent
		}
	}
	for range len(nodes) + 1 {
		up, ok := parents[id]
		if !ok || up == "" {
			return false
		}
		id = up
	}
	return true
}

// organisation draws an organisation chart.
func (c *canvas) organisation(f *doc.Figure) {
	top := forest(f.Nodes)
	c.pick(func(t *canvas, m manner) {
		g := newGrower(m)
		p := g.plot(top, t.width-2*edge, 0)
		p.draw(t, edge+(t.width-2*edge-p.width)/2, edge)
	})
}

// plot is a branch laid out: where its box stands, and the branches below it.
type plot struct {
	branch        *branch
	content       content
	x, w, h       float64 // of the box, within the plot; none for the invisible top
	width, height float64 // of all
	rows          [][]placedPlot
	hanging       bool // those below stand in a column beside a rail
	gapY          float64
}

type placedPlot struct {
	*plot
	x, y float64
}

// grower lays out branches; the same branch in the same room is laid out once.
type grower struct {
	manner
	memo   map[memoKey]*plot
	narrow map[*branch]float64 // least
	easy   map[*doc.FigureNode]float64
}

func newGrower(m manner) *grower {
	return &grower{m, map[memoKey]*plot{}, map[*branch]float64{}, map[*doc.FigureNode]float64{}}
}

func (g *grower) natural(n *doc.FigureNode) float64 {
	w, ok := g.easy[n]
	if !ok {
		w = g.manner.natural(n)
		g.easy[n] = w
	}
	return w
}

type memoKey struct {
	b           *branch
	room, equal float64
}

// least is the narrowest room in which no word of a branch is broken.
func (g *grower) least(b *branch) float64 {
	if w, ok := g.narrow[b]; ok {
		return w
	}
	w, in := 0.0, 0.0
	if b.node != nil {
		w, in = g.manner.least(b.node), rail
	}
	for _, k := range b.below {
		w = max(w, in+g.least(k))
	}
	g.narrow[b] = w
	return w
}

// plot lays a branch out in a room as wide as given. equal is the width that the
// box would have to be like those beside it.
func (g *grower) plot(b *branch, room, equal float64) *plot {
	key := memoKey{b, room, equal}
	if p, ok := g.memo[key]; ok {
		return p
	}
	own := &plot{branch: b, gapY: g.gapY}
	if b.node != nil {
		own.w = min(room, max(g.natural(b.node), equal))
		own.content = g.content(b.node, own.w)
		own.h = own.content.height()
	}
	best := own
	if len(b.below) == 0 {
		own.width, own.height = own.w, own.h
	} else {
		best = nil
		for _, p := range g.choices(*own, b, room) {
			if best == nil || p.height < best.height-0.5 {
				best = p
			}
		}
	}
	g.memo[key] = best
	return best
}

// choices gives the ways to set what is below a box: side by side as wide as they
// like, side by side in equal rooms, or in several rows beside a rail.
func (g *grower) choices(own plot, b *branch, room float64) []*plot {
	n := len(b.below)
	widest, least := 0.0, 0.0
	for _, k := range b.below {
		widest, least = max(widest, g.natural(k.node)), max(least, g.least(k))
	}
	var all []*plot
	gaps := g.gapX * float64(n-1)
	if float64(n)*widest+gaps <= room {
		if p := g.rows(own, b, n, widest, room-gaps-float64(n-1)*widest); p.width <= room+0.01 {
			all = append(all, p)
		}
	}
	if share := (room - gaps) / float64(n); share >= least {
		all = append(all, g.rows(own, b, n, widest, share))
	}
	in := rail
	if b.node == nil {
		in = 0
	}
	for k := min(n-1, int((room-in+g.gapX)/(least+g.gapX))); k >= 1; k-- {
		share := (room - in - g.gapX*float64(k-1)) / float64(k)
		all = append(all, g.rows(own, b, k, widest, share))
		if g.gapY > manners[1].gapY && k < n-1 {
			break // as many beside each other as have room
		}
	}
	if len(all) == 0 {
		all = append(all, g.rows(own, b, 1, widest, max(room-in, 20)))
	}
	return all
}

// rows sets what is below a box k beside each other.
func (g *grower) rows(own plot, b *branch, k int, equal, share float64) *plot {
	p := own
	in := 0.0
	wrapped := k < len(b.below)
	p.hanging = k == 1 && len(b.below) > 1 && b.node != nil
	if wrapped && b.node != nil {
		in = rail
	}
	y := p.h
	if b.node != nil {
		y += g.gapY
		if p.hanging {
			y -= g.gapY / 2
		}
	}
	for start := 0; start < len(b.below); start += k {
		x, tall := in, 0.0
		var row []placedPlot
		for _, kid := range b.below[start:min(start+k, len(b.below))] {
			q := g.plot(kid, share, min(equal, share))
			row = append(row, placedPlot{q, x, y})
			if wrapped {
				x += max(q.width, min(equal, share)) + g.gapX
			} else {
				x += q.width + g.gapX
			}
			tall = max(tall, q.height)
		}
		p.width = max(p.width, x-g.gapX)
		p.rows = append(p.rows, row)
		y += tall + g.gapY
		if p.hanging {
			y -= g.gapY / 2
		}
	}
	p.height = y - g.gapY
	if p.hanging {
		p.height = y - g.gapY/2
	}
	if b.node == nil {
		return &p
	}
	p.place()
	return &p
}

// place puts the box above those below it: over their middle, or at the left end
// when they hang beside a rail.
func (p *plot) place() {
	if p.hanging {
		p.width = max(p.width, p.w)
		return
	}
	row := p.rows[0]
	if p.w > p.width {
		if len(p.rows) == 1 {
			for i := range row {
				row[i].x += (p.w - p.width) / 2
			}
		}
		p.width = p.w
	}
	first, last := row[0], row[len(row)-1]
	over := (first.x+first.top()+last.x+last.top())/2 - p.w/2
	p.x = max(0, min(over, p.width-p.w))
}

// top is where the line from above meets the branch: the middle of its box.
func (p *plot) top() float64 { return p.x + p.w/2 }

// draw draws a plot with its top left corner at x, y, and the lines down from its
// box.
func (p *plot) draw(c *canvas, x, y float64) {
	if p.branch.node != nil {
		fill := Tint
		if p.branch.depth == 1 {
			fill = Deep
		}
		c.box(p.content, x+p.x, y, p.w, p.h, fill)
		switch {
		case p.hanging:
			p.hang(c, x, y)
		case len(p.rows) > 0:
			p.join(c, x, y)
		}
	}
	for _, row := range p.rows {
		for _, k := range row {
			k.draw(c, x+k.x, y+k.y)
		}
	}
}

// hang draws the rail and a line to each box beside it.
func (p *plot) hang(c *canvas, x, y float64) {
	from := Point{x + rail/2, y + p.h}
	for _, row := range p.rows {
		k := row[0]
		at := Point{x + rail/2, y + k.y + k.h/2}
		c.add(lineThrough(from, at, Point{x + k.x + k.plot.x, at.Y}))
		from = at
	}
}

// join draws the line down from the box, a line above each row, and from it down to
// each box; several rows are joined by a rail at their left.
func (p *plot) join(c *canvas, x, y float64) {
	from := Point{x + p.top(), y + p.h}
	for i, row := range p.rows {
		bar := y + row[0].y - p.gapY/2
		lo, hi := x+row[0].x+row[0].top(), x+row[len(row)-1].x+row[len(row)-1].top()
		if i == 0 {
			c.add(lineThrough(from, Point{from.X, bar}))
			lo, hi = min(lo, from.X), max(hi, from.X)
		}
		if len(p.rows) > 1 {
			lo = x + rail/2
			if i > 0 {
				c.add(lineThrough(Point{lo, y + p.rows[i-1][0].y - p.gapY/2}, Point{lo, bar}))
			}
		}
		if hi > lo {
			c.add(lineThrough(Point{lo, bar}, Point{hi, bar}))
		}
		for _, k := range row {
			mid := x + k.x + k.top()
			c.add(lineThrough(Point{mid, bar}, Point{mid, y + k.y}))
		}
	}
}
