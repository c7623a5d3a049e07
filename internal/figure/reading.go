package figure

import "planverk/internal/doc"

// Item is a text of the figure, with what belongs below it.
type Item struct {
	Text   string
	Note   string
	Value  *doc.Value // of a bar
	To     string     // the text stands on an arrow from the item above to this box
	Strong bool       // the text is a heading: a group, a month
	Items  []Item

	TextValues, NoteValues []doc.Placed // the printed figures in Text and Note
}

// Reading gives the figure's texts as a list, word for word those of the drawing and
// in the same order. A chain is an ordered list.
func Reading(f *doc.Figure) []Item {
	switch f.Kind {
	case doc.OrganisationChart:
		return forest(f.Nodes).items()
	case doc.Flow:
		return newPlan(f).items()
	case doc.YearWheel:
		return wheelItems(f)
	}
	var all []Item
	for i := range f.Nodes {
		all = append(all, item(&f.Nodes[i]))
	}
	return all
}

func item(n *doc.FigureNode) Item {
	return Item{Text: n.Text, Note: n.Note, Value: n.Value, TextValues: n.TextValues, NoteValues: n.NoteValues}
}

func (b *branch) items() []Item {
	var all []Item
	for _, k := range b.below {
		it := item(k.node)
		it.Items = k.items()
		all = append(all, it)
	}
	return all
}

func (p *plan) items() []Item {
	var all []Item
	for _, g := range p.groups {
		var boxes []Item
		for _, n := range g.nodes {
			it := item(&p.figure.Nodes[n])
			for _, e := range p.edges {
				if e.from == n {
					it.Items = append(it.Items, Item{Text: e.text, TextValues: e.values, To: p.figure.Nodes[e.to].Text})
				}
			}
			boxes = append(boxes, it)
		}
		if g.name == "" {
			all = append(all, boxes...)
		} else {
			all = append(all, Item{Text: g.name, Strong: true, Items: boxes})
		}
	}
	return all
}

// wheelItems is empty when the drawing leaves the list to the table.
func wheelItems(f *doc.Figure) []Item {
	listed := false
	for _, t := range Layout(f, Width).Texts {
		listed = listed || !t.Repeat
	}
	if !listed {
		return nil
	}
	by := Events(f)
	var all []Item
	for k := range 13 {
		month := (k + 1) % 13
		if len(by[month]) == 0 {
			continue
		}
		it := Item{Text: Months[month], Strong: true}
		for _, e := range by[month] {
			it.Items = append(it.Items, item(e.Node))
		}
		all = append(all, it)
	}
	return all
}
