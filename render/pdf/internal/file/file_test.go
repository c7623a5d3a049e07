package file

import (
	"fmt"
	"strings"
	"testing"

	"planverk/render/pdf/internal/tag"
)

func TestAppendText(t *testing.T) {
	for in, want := range map[string]string{
		"":          "()",
		`a(b)\c`:    `(a\(b\)\\c)`,
		"Å – 5 €":   "(\xC5 \x85 5 \xA0)",
		"5\u00A0kr": "(\xFE\xFF\x005\x00\xA0\x00k\x00r)",
		"rad\nbyte": "(\xFE\xFF\x00r\x00a\x00d\x00\n\x00b\x00y\x00t\x00e)",
		"č(":        "(\xFE\xFF\x01\\r\x00\\()",
		"þÿ":        "(\xFE\xFF\x00\xFE\x00\xFF)",
		"𝄞":         "(\xFE\xFF\xD84\xDD\x1E)",
	} {
		if got := string(appendText(nil, in)); got != want {
			t.Errorf("%q: %s, want %s", in, got, want)
		}
	}
}

func TestASCIIURL(t *testing.T) {
	for in, want := range map[string]string{
		"https://timra.se/a?b=c#d": "https://timra.se/a?b=c#d",
		"https://timrå.se/å ä":     "https://timr%C3%A5.se/%C3%A5%20%C3%A4",
	} {
		if got := asciiURL(in); got != want {
			t.Errorf("%q: %s, want %s", in, got, want)
		}
	}
}

// TestNumberTree: every key is in the node whose limits hold it.
func TestNumberTree(t *testing.T) {
	leaves := make([][]byte, 600)
	for i := range leaves {
		leaves[i] = fmt.Appendf(nil, "(%d)", i)
	}
	var f File
	f.numberTree(leaves)
	want := [][2]int{{0, 255}, {256, 511}, {512, 599}}
	if len(f.objects.list) != len(want)+1 {
		t.Fatalf("%d objects, want %d nodes and the top", len(f.objects.list), len(want))
	}
	for n, limits := range want {
		node := string(f.objects.list[n].body)
		if !strings.HasPrefix(node, fmt.Sprintf("<</Limits[%d %d]/Nums[", limits[0], limits[1])) {
			t.Errorf("node %d begins %.40s", n, node)
		}
		for i := limits[0]; i <= limits[1]; i++ {
			if !strings.Contains(node, fmt.Sprintf(" %d (%d)\n", i, i)) {
				t.Errorf("node %d lacks %d", n, i)
			}
		}
	}
}

// TestLinkOutline: a bookmark stands below the nearest one above it of a higher
// level, also where levels are left out.
func TestLinkOutline(t *testing.T) {
	marks := []tag.Bookmark{{Level: 1}, {Level: 3}, {Level: 2}, {Level: 1}, {Level: 2}}
	nodes := make([]outlineNode, len(marks)+1)
	for i := range nodes {
		nodes[i] = outlineNode{parent: -1, first: -1, last: -1, prev: -1, next: -1}
	}
	linkOutline(nodes, marks)
	var got []string
	for _, n := range nodes {
		got = append(got, fmt.Sprintf("%d:%d-%d %d<>%d (%d)", n.parent, n.first, n.last, n.prev, n.next, n.below))
	}
	want := "-1:1-4 -1<>-1 (5), 0:2-3 -1<>4 (2), 1:-1--1 -1<>3 (0), 1:-1--1 2<>-1 (0), 0:5-5 1<>-1 (1), 4:-1--1 -1<>-1 (0)"
	if all := strings.Join(got, ", "); all != want {
		t.Errorf("parent:first-last prev<>next (below)\n%s, want\n%s", all, want)
	}
}

// TestElementKeys: an element that has everything it can have names each of its keys
// once; a second one is read differently by readers.
func TestElementKeys(t *testing.T) {
	for name, c := range map[string]struct {
		attributes tag.Element
		keys       []string
	}{
		"heading of a table": {tag.Element{Scope: "Column", Rows: 2, Columns: 2, Headers: []string{"t1k2"}}, []string{"/Scope/", "/RowSpan", "/ColSpan", "/Headers["}},
		"value":              {tag.Element{Value: &tag.Property{Name: "a", Exact: "1", Text: "ett"}}, []string{"/N(", "/V(", "/F("}},
	} {
		e := c.attributes
		e.Kind, e.ID, e.Lang, e.Expansion, e.ActualText, e.Alt = "TH", "t1k1", "en", "Service Level Agreement", "SLA", "avtal"
		f := &File{}
		f.number(&e)
		f.writeElem(&e, 1)
		got := string(f.objects.list[e.Object-1].body)
		for _, key := range append(c.keys, "/S/TH", "/P ", "/K[", "/ID(", "/Lang(", "/E(", "/ActualText(", "/Alt(", "/A<<") {
			if n := strings.Count(got, key); n != 1 {
				t.Errorf("%s: %s stands %d times in %s", name, key, n, got)
			}
		}
	}
}

// TestSavedNames: two attachments never have the name that they are saved by in common.
func TestSavedNames(t *testing.T) {
	var all []Attachment
	for _, name := range []string{"kommun.yaml", "planer/soc/plan.yaml", "planer/bou/Plan.yaml", "planer/å.yaml", "planer/x/a.yaml", "plan.xlsx"} {
		all = append(all, Attachment{Name: name})
	}
	want := "kommun.yaml planer-soc-plan.yaml planer-bou-Plan.yaml planer-å.yaml planer-x-a.yaml plan.xlsx"
	if got := strings.Join(savedNames(all), " "); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
