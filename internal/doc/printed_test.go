package doc

import (
	"fmt"
	"testing"
)

// TestPrinted: every place where a document has words is looked at.
func TestPrinted(t *testing.T) {
	text := func(s string) []Inline { return []Inline{&Text{S: s}} }
	d := &Document{
		Meta:  Meta{Title: "01", Subtitle: []string{"02"}, Municipality: "03", Department: "04", Diary: "05", Decision: "06", Drawn: "07"},
		Facts: []Fact{{Term: "08", Value: text("09")}},
		Blocks: []Block{
			&Heading{Number: "10", Text: text("11")},
			&Table{Caption: text("12"), Unit: "13", Columns: []Column{{Head: text("14")}}, Rows: []Row{{Cells: []Cell{{Blocks: []Block{&Paragraph{Text: text("15")}}}}}}},
			&Figure{Caption: text("16"), Unit: "17", Nodes: []FigureNode{{Text: "18", Note: "19", Group: "20"}}, Edges: []FigureEdge{{Text: "21"}}},
			&Signatures{Blocks: []Signatory{{Party: "22", Place: "23", Name: "24", Title: "25"}}},
			&ListBlock{Items: []Item{{Blocks: []Block{&Paragraph{Text: []Inline{&Code{S: "26"}, &Reference{Text: "27"}, &Value{Text: "28"}, &Choice{State: "29", Options: []string{"30"}}}}}}}},
			&Notice{Title: text("31"), Body: []Block{&Quote{Blocks: []Block{&Definitions{Items: []Definition{{Term: text("32")}}}}}}},
		},
	}
	seen := map[string]bool{}
	Printed(d, func(s string) { seen[s] = true })
	for i := 1; i <= 32; i++ {
		if s := fmt.Sprintf("%02d", i); !seen[s] {
			t.Errorf("%s is not looked at", s)
		}
	}
}
