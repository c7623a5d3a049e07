package figure

import (
	"slices"

	"planverk/internal/doc"
)

// flow draws groups of boxes with arrows between them: as columns beside each other
// when there are few, their words have room and the arrows go to the next column,
// else below each other with the arrows at their right.
func (c *canvas) flow(f *doc.Figure) {
	p := newPlan(f)
	c.pick(func(t *canvas, m manner) {
		if !t.columns(p, m) {
			*t = *c.blank()
			t.stack(p, m)
		}
	})
}

// plan is a flow with its arrows as numbers of nodes.
type plan struct {
	figure *doc.Figure
	groups []group
	column []int // of each node: its group
	place  []int // of each node: its place in the group
	edges  []link
}

type group struct {
	name  string
	nodes []int
}

// link is an arrow. Its label is set by the layout.
type link struct {
	from, to int
	text     string
	values   []doc.Placed
}

// newPlan sorts the nodes by group; a flow without groups has one for each node.
func newPlan(f *doc.Figure) *plan {
	p := &plan{figure: f, column: make([]int, len(f.Nodes)), place: make([]int, len(f.Nodes))}
	byID := map[string]int{}
	grouped := slices.ContainsFunc(f.Nodes, func(n doc.FigureNode) bool { return n.Group != "" })
	for i, n := range f.Nodes {
		byID[n.ID] = i
		at := slices.IndexFunc(p.groups, func(g group) bool { return grouped && g.name == n.Group })
		if at < 0 {
			at = len(p.groups)
			p.groups = append(p.groups, group{name: n.Group})
		}
		p.column[i], p.place[i] = at, len(p.groups[at].nodes)
		p.groups[at].nodes = append(p.groups[at].nodes, i)
	}
	for _, e := range f.Edges {
		from, ok := byID[e.From]
		to, known := byID[e.To]
		if ok && known && from != to {
			p.edges = append(p.edges, link{from, to, e.Text, e.Values})
		}
	}
	return p
}

// headings are the texts above the groups; their height is that of the tallest.
func (p *plan) heading(i int, width float64) phrase {
	return set(p.groups[i].name, true, SmallText, width)
}

// label sets the words of an arrow.
func (l link) label(width float64) phrase {
	return set(l.text, false, SmallText, width).with(l.values)
}

// texts puts what the boxes and arrows say into the order it is read: a group, a
// box, and what leaves it.
type texts struct {
	heads, boxes, labels []*canvas
}

func newTexts(p *plan) *texts {
	t := &texts{}
	for range p.groups {
		t.heads = append(t.heads, &canvas{})
	}
	for range p.figure.Nodes {
		t.boxes = append(t.boxes, &canvas{})
	}
	for range p.edges {
		t.labels = append(t.labels, &canvas{})
	}
	return t
}

// finish takes shapes and texts over into the drawing: lines below, boxes above
// them.
func (c *canvas) finish(p *plan, t *texts) {
	take := func(k *canvas) {
		c.shapes = append(c.shapes, k.shapes...)
		c.texts = append(c.texts, k.texts...)
		c.reach(k.height)
	}
	for i, g := range p.groups {
		take(t.heads[i])
		for _, n := range g.nodes {
			take(t.boxes[n])
			for e := range p.edges {
				if p.edges[e].from == n {
					take(t.labels[e])
				}
			}
		}
	}
}

// spans are vertical stretches that share tracks where they do not meet.
type spans struct {
	ends [][]span
}

type span struct{ lo, hi float64 }

// track gives the first track where the span meets no other.
func (s *spans) track(lo, hi float64) int {
	one := span{min(lo, hi) - 3, max(lo, hi) + 3}
	for i, used := range s.ends {
		if !slices.ContainsFunc(used, func(o span) bool { return one.lo < o.hi && o.lo < one.hi }) {
			s.ends[i] = append(used, one)
			return i
		}
	}
	s.ends = append(s.ends, []span{one})
	return len(s.ends) - 1
}
