package tag

import (
	"strings"
	"testing"
)

// order shows the kids of an element: kinds, and "·" for content.
func order(e *Element) string {
	var out []string
	for _, k := range e.Kids {
		if k.Element != nil {
			out = append(out, k.Element.Kind+"("+order(k.Element)+")")
		} else {
			out = append(out, "·")
		}
	}
	return strings.Join(out, " ")
}

// TestInline: an inline element stands where it is first drawn, with those it stands
// in, and is nowhere if it is never drawn.
func TestInline(t *testing.T) {
	p := &Element{Kind: "P"}
	link := p.Inline("Link")
	code := link.Inline("Code")
	p.Inline("Span") // never drawn
	p.Content(3, 0)
	code.Content(3, 1)
	link.Content(4, 0)
	p.Content(4, 1)
	if got, want := order(p), "· Link(Code(·) ·) ·"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	if p.Page != 3 || link.Page != 4 {
		t.Errorf("the first content is on pages %d and %d, want 3 and 4", p.Page, link.Page)
	}
}

// TestJoin: a note stands last in the paragraph or cell of its mark, and behind the
// whole table or list when its mark stands in a name, however deep in it.
func TestJoin(t *testing.T) {
	d := &Element{Kind: "Document"}
	var notes []*Element
	mark := func(e *Element) {
		e.Content(1, 0)
		n := e.Aside("Note")
		n.Content(1, 0)
		notes = append(notes, n)
	}
	mark(d.Add("H2"))
	table := d.Add("Table")
	row := table.Add("TBody").Add("TR")
	mark(row.Add("TH"))
	mark(row.Add("TH").Add("P"))
	mark(row.Add("TH").Add("Table").Add("TBody").Add("TR").Add("TD"))
	mark(row.Add("TD"))
	item := d.Add("L").Add("LI")
	mark(item.Add("Lbl"))
	mark(item.Add("LBody"))
	for _, n := range notes {
		n.Join()
	}
	const want = "H2(·) Note(·) " +
		"Table(TBody(TR(TH(·) TH(P(·)) TH(Table(TBody(TR(TD(·))))) TD(· Note(·))))) Note(·) Note(·) Note(·) " +
		"L(LI(Lbl(·) LBody(· Note(·)))) Note(·)"
	if got := order(d); got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
}
