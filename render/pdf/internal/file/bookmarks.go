package file

import "planverk/render/pdf/internal/tag"

// outlineNode is a bookmark with its neighbours, as places in a list; -1 = none.
type outlineNode struct {
	object                          int
	parent, first, last, prev, next int
	below                           int // bookmarks below it, all levels
}

// writeBookmarks writes the outline and returns its object number, 0 without
// bookmarks. All levels are open.
func (f *File) writeBookmarks() int {
	if len(f.Bookmarks) == 0 {
		return 0
	}
	o := &f.objects
	// Node 0 is the outline itself; bookmark i is node i+1.
	nodes := make([]outlineNode, len(f.Bookmarks)+1)
	for i := range nodes {
		nodes[i] = outlineNode{object: o.reserve(), parent: -1, first: -1, last: -1, prev: -1, next: -1}
	}
	linkOutline(nodes, f.Bookmarks)
	for i, n := range nodes {
		b := []byte("<<")
		if i == 0 {
			b = append(b, "/Type/Outlines"...)
		} else {
			b = appendText(append(b, "/Title"...), f.Bookmarks[i-1].Title)
			b = f.appendDest(b, f.Bookmarks[i-1].To)
		}
		for _, to := range []struct {
			key  string
			node int
		}{{"/Parent ", n.parent}, {"/First ", n.first}, {"/Last ", n.last}, {"/Prev ", n.prev}, {"/Next ", n.next}} {
			if to.node >= 0 {
				b = appendRef(append(b, to.key...), nodes[to.node].object)
			}
		}
		if n.below > 0 {
			b = appendInt(b, "/Count", n.below)
		}
		o.set(n.object, append(b, ">>"...))
	}
	return nodes[0].object
}

// linkOutline finds each node's neighbours from the levels of the bookmarks.
func linkOutline(nodes []outlineNode, marks []tag.Bookmark) {
	open := []int{0} // the outline and the bookmarks that the next may stand below
	for i := range marks {
		n := i + 1
		for len(open) > 1 && marks[open[len(open)-1]-1].Level >= marks[i].Level {
			open = open[:len(open)-1]
		}
		parent := open[len(open)-1]
		nodes[n].parent = parent
		if last := nodes[parent].last; last < 0 {
			nodes[parent].first = n
		} else {
			nodes[last].next, nodes[n].prev = n, last
		}
		nodes[parent].last = n
		for _, above := range open {
			nodes[above].below++
		}
		open = append(open, n)
	}
}
