package book

import (
	"slices"
	"testing"
)

// TestLegend: a legend explains what the sheets have, and a workbook in which nothing may
// be filled in has none.
func TestLegend(t *testing.T) {
	sheet := func(total string, columns ...Column) *Workbook {
		return &Workbook{Sheets: []*Sheet{{Table: &Table{Columns: []Column{{Kind: KindKey}}}}, {Table: &Table{Columns: columns, Total: total}}}}
	}
	for _, c := range []struct {
		name string
		book *Workbook
		want []string
	}{
		{"nothing to fill in", sheet("SUMMA", Column{Kind: KindMoney}), nil},
		{"words", sheet("", Column{Input: true}), []string{"Gul cell: Får fyllas i. Varje ändring räknas om direkt.", "Vit cell: Kommer ur planen eller räknas fram. Den är låst mot misstag; det behövs inget lösenord."}},
		{"counted", sheet("ANTAL", Column{Input: true}), []string{"Gul cell", "Vit cell", "Cell mellan linjer: Antal."}},
		{"amounts", sheet("SUMMA", Column{Kind: KindMoney, Input: true}), []string{"Gul cell", "Vit cell", "Cell mellan linjer: Summa.", "Tom beloppscell: Inget belopp är angivet. Det är inte detsamma som noll kronor."}},
	} {
		var got []string
		for i, n := range c.book.Legend("planen") {
			said := n.Label + ": " + n.Cell.(Text).S
			if i < len(c.want) && c.want[i] == n.Label { // its words are held above
				said = n.Label
			}
			got = append(got, said)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %q", c.name, got)
		}
	}
}
