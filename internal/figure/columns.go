package figure

import (
	"cmp"
	"slices"
)

// Measures of a flow in columns.
const (
	trackGap   = 5.0 // between lines in the zone beside a column
	zoneMargin = 9.0 // room for an arrow's head
	portGap    = 8.0 // between the arrows at a side of a box
)

// channel is the room between two columns, where the arrows between them go. Each
// has a level of its own for its words.
type channel struct {
	edges  []int
	x, w   float64
	inner  float64 // where words begin
	room   float64 // of words
	levels map[int]float64
}

// columns sets the groups beside each other. It gives false when that cannot be
// done: too many groups, too long words, or an arrow that does not go from one
// column to the next.
func (c *canvas) columns(p *plan, m manner) bool {
	n := len(p.groups)
	if n < 2 || n > 4 {
		return false
	}
	channels := make([]channel, n-1)
	for e, l := range p.edges {
		a, b := min(p.column[l.from], p.column[l.to]), max(p.column[l.from], p.column[l.to])
		if b != a+1 {
			return false
		}
		channels[a].edges = append(channels[a].edges, e)
	}
	g := &grid{canvas: c, plan: p, m: m, channels: channels, texts: newTexts(p)}
	if !g.divide() {
		return false
	}
	g.heights()
	for i := range channels {
		g.level(&channels[i])
	}
	g.draw()
	return true
}

// grid is the state of columns.
type grid struct {
	*canvas
	*plan
	*texts
	m        manner
	channels []channel
	x        []float64 // of each column
	w        []float64
	content  []content // of each node
	y, h     []float64
}

// divide gives columns and channels their widths. No word may be broken.
func (g *grid) divide() bool {
	n := len(g.groups)
	g.w = make([]float64, n)
	want := make([]float64, n)
	used := 2 * edge
	for i, gr := range g.groups {
		for _, k := range gr.nodes {
			g.w[i] = max(g.w[i], g.m.least(&g.figure.Nodes[k]))
			want[i] = max(want[i], g.m.natural(&g.figure.Nodes[k]))
		}
		g.w[i] = max(g.w[i], longest(gr.name, true, SmallText))
		used += g.w[i]
	}
	for i := range g.channels {
		ch := &g.channels[i]
		zone := zoneMargin + trackGap*float64(len(ch.edges))
		ch.inner = zone
		ch.room = 20
		for _, e := range ch.edges {
			ch.room = max(ch.room, longest(g.edges[e].text, false, SmallText)+2)
		}
		ch.w = 2*zone + ch.room
		used += ch.w
	}
	spare := g.width - used
	if spare < 0 {
		return false
	}
	for i := range g.channels { // words in two lines read best
		for _, e := range g.channels[i].edges {
			more := min(widthOf(g.edges[e].text, false, SmallText)*0.55-g.channels[i].room, spare*0.6)
			if more > 0 {
				g.channels[i].room += more
				g.channels[i].w += more
				spare -= more
			}
		}
	}
	x := edge
	for i := range g.w {
		more := min(max(want[i]-g.w[i], 0), spare/float64(n-i))
		g.w[i] += more
		spare -= more
	}
	for i := range g.w {
		g.x = append(g.x, x)
		x += g.w[i]
		if i < n-1 {
			ch := &g.channels[i]
			ch.room += spare / float64(n-1)
			ch.w += spare / float64(n-1)
			ch.x = x
			x += ch.w
		}
	}
	return true
}

// levelHeight is what an arrow's words and line need.
func (g *grid) levelHeight(e int, ch *channel) float64 {
	return g.edges[e].label(ch.room).height() + 7
}

// heights places the boxes: each tall enough for its text and the arrows at its
// sides, the columns centred on the tallest.
func (g *grid) heights() {
	nodes := g.figure.Nodes
	g.content, g.y, g.h = make([]content, len(nodes)), make([]float64, len(nodes)), make([]float64, len(nodes))
	head := 0.0
	for i := range g.groups {
		head = max(head, g.heading(i, g.w[i]).height())
	}
	if head > 0 {
		head += 4
	}
	tall := make([]float64, len(g.groups))
	for i, gr := range g.groups {
		for _, k := range gr.nodes {
			g.content[k] = g.m.content(&nodes[k], g.w[i])
			g.h[k] = max(g.content[k].height(), g.side(k, i-1), g.side(k, i))
			tall[i] += g.h[k] + g.m.gapY
		}
		tall[i] -= g.m.gapY
	}
	for i, gr := range g.groups {
		if h := g.heading(i, g.w[i]); len(h.lines) > 0 {
			g.texts.heads[i].put(h, g.x[i], edge+head-4-h.height(), g.w[i], middle, Accent)
		}
		y := edge + head + (slices.Max(tall)-tall[i])/2
		for _, k := range gr.nodes {
			g.y[k] = y
			y += g.h[k] + g.m.gapY
		}
	}
}

// side is the height that the arrows of a channel need at a node.
func (g *grid) side(node, i int) float64 {
	if i < 0 || i >= len(g.channels) {
		return 0
	}
	h := 2.0
	for _, e := range g.channels[i].edges {
		if g.edges[e].from == node || g.edges[e].to == node {
			h += g.levelHeight(e, &g.channels[i])
		}
	}
	return h
}

func (g *grid) middle(node int) float64 { return g.y[node] + g.h[node]/2 }

// level gives each arrow of a channel a height of its own, near its boxes and in
// the order that crosses least.
func (g *grid) level(ch *channel) {
	ch.levels = map[int]float64{}
	ideal := func(e int) float64 {
		l := g.edges[e]
		lo, hi := max(g.y[l.from], g.y[l.to]), min(g.y[l.from]+g.h[l.from], g.y[l.to]+g.h[l.to])
		if lo < hi {
			return (lo + hi) / 2
		}
		return (g.middle(l.from) + g.middle(l.to)) / 2
	}
	slices.SortStableFunc(ch.edges, func(a, b int) int { return cmp.Compare(ideal(a), ideal(b)) })
	top, moved := 0.0, 0.0
	first := 0.0
	for i, e := range ch.edges {
		h := g.levelHeight(e, ch)
		want := ideal(e) - h/2
		if i == 0 {
			top, first = max(want, 0), max(want, 0)
		}
		top = max(top, want)
		ch.levels[e] = top + h - 4
		moved += top - want
		top += h
	}
	if len(ch.edges) == 0 {
		return
	}
	up := min(moved/float64(len(ch.edges)), first-edge)
	for _, e := range ch.edges {
		ch.levels[e] -= max(up, 0)
	}
}

// ports gives the heights where the arrows of a channel meet a side of a node.
func (g *grid) ports(node int, ch *channel) map[int]float64 {
	var mine []int
	for _, e := range ch.edges {
		if g.edges[e].from == node || g.edges[e].to == node {
			mine = append(mine, e)
		}
	}
	at := map[int]float64{}
	lowest := g.y[node] + g.h[node] - 4
	prev := g.y[node] + 4 - portGap
	for _, e := range mine {
		prev = max(prev+portGap, min(ch.levels[e], lowest))
		at[e] = prev
	}
	for i := len(mine) - 1; i >= 0 && at[mine[i]] > lowest; i-- {
		at[mine[i]] = lowest
		lowest -= portGap
	}
	return at
}

func (g *grid) draw() {
	for k := range g.figure.Nodes {
		fill := Tint
		if g.column[k] == 0 {
			fill = Deep
		}
		g.texts.boxes[k].box(g.content[k], g.x[g.column[k]], g.y[k], g.w[g.column[k]], g.h[k], fill)
	}
	for i := range g.channels {
		ch := &g.channels[i]
		ports := map[int]map[int]float64{}
		for _, k := range append(slices.Clone(g.groups[i].nodes), g.groups[i+1].nodes...) {
			ports[k] = g.ports(k, ch)
		}
		for n, e := range ch.edges {
			l, y := g.edges[e], ch.levels[e]
			a, b := l.from, l.to
			if g.column[a] > i {
				a, b = b, a
			}
			one := ch.x + zoneMargin + trackGap*float64(n)
			other := ch.x + ch.w - zoneMargin - trackGap*float64(n)
			way := []Point{{ch.x, ports[a][e]}, {one, ports[a][e]}, {one, y}, {other, y}, {other, ports[b][e]}, {ch.x + ch.w, ports[b][e]}}
			if a != l.from {
				slices.Reverse(way)
			}
			g.texts.labels[e].add(arrow(way...)...)
			words := l.label(ch.room)
			g.texts.labels[e].put(words, ch.x+ch.inner, y-2-words.height(), ch.room, middle, Ink)
			g.texts.labels[e].reach(y + 1)
		}
	}
	g.finish(g.plan, g.texts)
}
