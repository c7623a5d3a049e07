package facit

import (
	"fmt"
	"strings"
)

// thing is what a reader sees as one: a heading, a paragraph, a table.
type thing struct {
	page      int // from 1
	name      string
	x, y      float64 // of its first text
	look      string  // of all its texts
	shape     string  // where its texts stand, counted from the first
	furniture bool    // stands on every page
}

// kind is the first word of the name.
func (t thing) kind() string {
	kind, _, _ := strings.Cut(t.name, " ")
	return kind
}

// words are the kinds of things, in the definite form.
var words = map[string]string{
	"H1": "titeln", "H2": "rubriken", "H3": "rubriken", "H4": "rubriken", "H5": "rubriken", "H6": "rubriken",
	"P": "stycket", "Caption": "tabellen", "TH": "tabellen", "TD": "tabellen", "Lbl": "punkten", "LBody": "punkten",
	"Link": "raden", "Figure": "figuren", "(Header)": "sidhuvudet", "(Footer)": "sidfoten",
	"(Pagination)": "det upprepade tabellhuvudet",
}

// inline are the kinds that stand within a line and belong to what is around them.
var inline = map[string]bool{"Span": true, "Link": true, "Em": true, "Strong": true, "Code": true, "Reference": true}

// things puts the texts of a layout together into what a reader sees.
func things(pages []page) []thing {
	var out []thing
	for n, p := range pages {
		g := &gatherer{page: n + 1}
		for i, it := range p.items {
			if it.shape == "" {
				g.add(it, p.items[i+1:])
			}
		}
		out = append(out, g.close()...)
	}
	return out
}

// gatherer goes through the texts of a page.
type gatherer struct {
	page  int
	items []item // of the thing that is being gathered
	kind  string // its word
	all   []thing
}

func (g *gatherer) add(it item, rest []item) {
	kind := words[it.tag]
	if it.tag == "P" && turnsUp(it, rest) {
		kind = "tabellen"
	}
	if kind == "" {
		kind = "texten"
	}
	if len(g.items) > 0 && !g.belongs(it, kind) {
		g.end()
	}
	if len(g.items) == 0 {
		g.kind = kind
	}
	g.items = append(g.items, it)
}

// turnsUp tells whether the text that begins with an item goes on higher up, as it
// does from one cell of a row to the next and nowhere else on a page.
func turnsUp(it item, rest []item) bool {
	for _, next := range rest {
		switch {
		case next.tag != "P" && next.tag != "TD" && !inline[next.tag]:
			return false
		case next.y < it.y-6: // the mark of a footnote is raised by less
			return true
		}
		it = next
	}
	return false
}

// belongs tells whether a text goes on with what is being gathered. A table is
// its caption and all its cells; a list's item is its label and its text.
func (g *gatherer) belongs(it item, kind string) bool {
	last := g.items[len(g.items)-1]
	level := it.y == last.y
	near := it.y-last.y > 0 && it.y-last.y < 22
	switch {
	case it.tag == "Caption" && last.tag != "Caption" && !inline[last.tag], it.tag == "Lbl" && g.kind == "punkten" && !level:
		return false
	case g.kind == "tabellen":
		inCell := it.tag == "P" && it.y-last.y < 22 // what follows a table stands further below
		return kind == "tabellen" || inline[it.tag] || inCell
	case inline[it.tag]:
		return level || near && it.tag != "Link" || near && g.kind != "raden"
	case kind == g.kind && strings.HasPrefix(it.tag, "("):
		return true
	}
	return kind == g.kind && (level || near)
}

// end makes a thing of what has been gathered.
func (g *gatherer) end() {
	if len(g.items) == 0 {
		return
	}
	first := g.items[0]
	t := thing{page: g.page, x: first.x, y: first.y}
	var name, look, shape strings.Builder
	for i, it := range g.items {
		if i > 0 && it.y != g.items[i-1].y {
			name.WriteByte(' ')
		}
		if g.kind != "tabellen" || it.tag == "Caption" || first.tag != "Caption" {
			name.WriteString(it.text)
		}
		fmt.Fprintf(&look, "%s\n", it.look)
		fmt.Fprintf(&shape, "%s %s %q\n", half(it.x-first.x), half(it.y-first.y), it.text)
	}
	t.name, t.look, t.shape = g.kind+" "+quote(name.String()), look.String(), shape.String()
	if strings.HasPrefix(first.tag, "(") {
		t.name, t.furniture = g.kind, true
	}
	g.all, g.items = append(g.all, t), nil
}

func (g *gatherer) close() []thing {
	g.end()
	return g.all
}

// most is how much of a text a name shows.
const most = 60

// quote gives a text in quotation marks, shortened.
func quote(s string) string {
	r := []rune(strings.Join(strings.Fields(s), " "))
	if len(r) > most {
		return "”" + strings.TrimRight(string(r[:most]), " ,.") + " …”"
	}
	return "”" + string(r) + "”"
}
