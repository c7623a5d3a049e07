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
