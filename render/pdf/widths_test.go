package pdf

import (
	"math"
	"strings"
	"testing"

	"planverk/internal/doc"
)

// TestSpaceFigures: figure columns side by side stand further apart, if the table has
// the room for all of them.
func TestSpaceFigures(t *testing.T) {
	b := &tableBuilder{table: &doc.Table{Columns: []doc.Column{{}, {Align: doc.Right}, {Align: doc.Right}, {}, {Align: doc.Right}}}}
	for _, c := range []struct{ width, want float64 }{{58, 18}, {57, 10}} {
		wide := []float64{10, 10, 10, 10, 10}
		b.spaceFigures(wide, c.width)
		if wide[2] != c.want || sum(wide) != 40+c.want {
			t.Errorf("width %v: %v, want %v in the third column only", c.width, wide, c.want)
		}
	}
}

func TestDivideWidth(t *testing.T) {
	for _, c := range []struct {
		name         string
		width        float64
		narrow, wide []float64
		elastic      []bool
		want         []float64
	}{
		{"room to spare goes to words, not figures", 300, []float64{50, 30}, []float64{100, 50}, []bool{true, false}, []float64{250, 50}},
		{"only figures share alike", 300, []float64{50, 50}, []float64{50, 100}, []bool{false, false}, []float64{100, 200}},
		{"short texts get what they need, long ones share by the root", 220, []float64{50, 20, 50}, []float64{100, 40, 400}, []bool{true, true, true}, []float64{60, 40, 120}},
		{"too little room: the widest give way", 100, []float64{20, 60, 90}, []float64{20, 60, 90}, []bool{true, true, true}, []float64{20, 40, 40}},
	} {
		got := divideWidth(c.width, c.narrow, c.wide, c.wide, c.elastic)
		for i := range got {
			if math.Abs(got[i]-c.want[i]) > 0.01 {
				t.Errorf("%s: %.2f, want %.2f", c.name, got, c.want)
				break
			}
		}
	}
}

// TestHeadsFold: where the text takes several lines anyway, a column is wide enough for
// its head to take no more than two.
func TestHeadsFold(t *testing.T) {
	long := words("Upphandling av verksamhetssystem, befintligt avtal går ut före sommaren och kan inte förlängas utan ett nytt beslut.")
	table := &doc.Table{
		Columns: []doc.Column{{Head: line1("Insats")}, {Head: line1("Prioritet och forum")}, {Head: line1("Plan")}},
		Rows:    []doc.Row{rowOf(inCell(long), inCell(words("Hög")), inCell(long))},
	}
	s := newSetter(&doc.Document{})
	grid, err := table.Grid()
	if err != nil {
		t.Fatal(err)
	}
	f := &flow{setter: s}
	b := f.newTableBuilder(table, grid, column{x: pageLeft, text: textWidth, full: fullWidth, page: true})
	if head := b.head(s.root.Add("THead")); head.own > 2*b.head1.Lead+2*cellPad+tolerance {
		t.Errorf("the head is %.1f tall", head.own)
	}
}

// TestSettle: many columns turn the page, more still shrink the text, at most to 7.5
// points; few columns and tables within something else do neither.
func TestSettle(t *testing.T) {
	numbered := func(n int, word string) *doc.Table {
		table := &doc.Table{Rows: []doc.Row{{}}}
		for range n {
			table.Columns = append(table.Columns, doc.Column{Head: line1(word)})
			table.Rows[0].Cells = append(table.Rows[0].Cells, inCell(words("x")))
		}
		return table
	}
	for _, c := range []struct {
		columns int
		word    string
		page    bool
		wide    bool
		size    float64
	}{
		{8, "Antal", true, false, 9.5},
		{9, "September", true, true, 9.5},
		{12, "September", true, true, 9.5},
		{14, "Septembermånad", true, true, 7.5},
		{20, "Personuppgiftsbiträdesavtal", true, true, 7.5},
		{13, "September", true, true, 9},
		{5, "Personuppgiftsbiträdesavtal", true, false, 9.5},
		{6, "Personuppgiftsbiträdesavtal", true, true, 8},
		{8, strings.Repeat("x", 300), true, true, 7.5},
		{9, "September", false, false, 8.5},
	} {
		s := newSetter(&doc.Document{})
		table := numbered(c.columns, c.word)
		grid, err := table.Grid()
		if err != nil {
			t.Fatal(err)
		}
		b := (&flow{setter: s}).newTableBuilder(table, grid, column{x: pageLeft, text: textWidth, full: fullWidth, page: c.page})
		if b.wide != c.wide || b.cell.Size != c.size || b.head1.Size < leastSize {
			t.Errorf("%d columns of %q: wide %v, %v points, head %v", c.columns, c.word, b.wide, b.cell.Size, b.head1.Size)
		}
		if got, most := b.edge(c.columns-1), b.column.x+b.column.full; math.Abs(got-most) > 0.5 {
			t.Errorf("%d columns of %q end at %.1f of %.1f", c.columns, c.word, got, most)
		}
	}
}
