package pdf

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"planverk/internal/doc"
	"planverk/internal/readback"
)

// vast is a table of so many columns: a name, an amount, a day and a word, again and again.
func vast(columns, rows int) *doc.Table {
	t := &doc.Table{ID: "bred", Number: 1, Caption: line1("Allt om alla system"), RowHeader: true}
	for i := range columns {
		t.Columns = append(t.Columns, doc.Column{Head: line1(fmt.Sprintf("Uppgift %d", i+1)), Align: doc.Align(i % 2)})
	}
	for r := range rows {
		var row doc.Row
		for i := range columns {
			id := fmt.Sprintf("system.%d.%d", r, i)
			row.Cells = append(row.Cells, inCell(para([]doc.Inline{
				plain("Lifecare"),
				&doc.Value{ID: id, Kind: doc.Money, Exact: "1250000.00", Text: "1\u00a0250\u00a0000"},
				&doc.Value{ID: id, Kind: doc.Day, Exact: "2022-03-31", Text: "2022-03-31"},
				plain("verksamhetssystem"),
			}[i%4])))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// TestStacked: a table is one of records when its figures would else be broken, on an
// upright page and in text of the usual size, with the names beside the values where
// there is room.
func TestStacked(t *testing.T) {
	short := vast(22, 1)
	for i := range short.Rows[0].Cells {
		short.Rows[0].Cells[i] = inCell(words("x"))
	}
	for _, c := range []struct {
		name    string
		table   *doc.Table
		width   float64
		page    bool
		stacked bool
		named   bool
	}{
		{"figures with room", vast(12, 2), fullWidth, true, false, false},
		{"figures without room", vast(22, 2), fullWidth, true, true, true},
		{"short words", short, fullWidth, true, false, false},
		{"more than syllables have room for", vast(40, 2), fullWidth, true, true, true},
		{"in a cell", vast(4, 2), 60, false, true, false},
	} {
		grid, err := c.table.Grid()
		if err != nil {
			t.Fatal(err)
		}
		s := newSetter(&doc.Document{})
		b := (&flow{setter: s}).newTableBuilder(c.table, grid, column{x: pageLeft, text: c.width, full: c.width, page: c.page})
		if b.stacked != c.stacked || b.named > 0 != c.named || b.stacked && (b.wide || b.cell.Size != s.sheet.cell.Size) {
			t.Errorf("%s: stacked %v, names in %.0f points, wide %v, %v points", c.name, b.stacked, b.named, b.wide, b.cell.Size)
		}
	}
}

// TestRecords: beside each value of a stacked table stands the name of its column, which
// who listens has from the head alone.
func TestRecords(t *testing.T) {
	const columns, rows = 30, 5
	d := &doc.Document{Meta: sampleMeta(), Blocks: []doc.Block{vast(columns, rows)}}
	file := write(t, d)
	named := map[string]int{}
	for _, p := range faithful(t, d).pages {
		if p.Width > p.Height {
			t.Error("a page lies")
		}
		for _, name := range p.Marks {
			if name.Tag != "Artifact" || !strings.HasPrefix(name.Text, "Uppgift ") {
				continue
			}
			for _, value := range p.Marks {
				if value.Tag != "Artifact" && math.Abs(value.Y-name.Y) < 0.1 && value.X > name.X {
					named[name.Text]++
					break
				}
			}
		}
	}
	for i := range columns {
		if name := fmt.Sprintf("Uppgift %d", i+1); named[name] != rows {
			t.Errorf("%s stands beside %d values of %d", name, named[name], rows)
		}
	}
	got, err := readback.Elements(file)
	if err != nil || got["TH"] != columns+rows || got["TD"] != (columns-1)*rows || got["TR"] != rows+1 || got["THead"] != 1 {
		t.Errorf("%v (%v)", got, err)
	}
	heard, err := readback.Speech(file, false)
	const want = "  Rad 5, Lifecare: Uppgift 2: 1 250 000; Uppgift 3: 2022-03-31; Uppgift 4: verksamhetssystem; Uppgift 5: Lifecare;"
	if all := strings.Join(heard, "\n"); err != nil || !strings.Contains(all, want) {
		t.Errorf("heard (%v):\n%s", err, all)
	}
	for _, fault := range readback.Tagging(file) {
		t.Error(fault)
	}
}

// TestRecordsOfGroups: a name is told with the one over it, and a cell over two rows says so.
func TestRecordsOfGroups(t *testing.T) {
	table := vast(32, 2)
	table.Groups = [][]doc.Group{{{Span: 1}, {Head: line1("Före"), Span: 15}, {Head: line1("Efter"), Span: 16}}}
	table.Rows[0].Cells[1].RowSpan = 2
	table.Rows[1].Cells = append(table.Rows[1].Cells[:1], table.Rows[1].Cells[2:]...)
	d := &doc.Document{Meta: sampleMeta(), Blocks: []doc.Block{table}}
	all := ""
	for _, p := range faithful(t, d).pages {
		for _, m := range p.Marks {
			if m.Tag == "Artifact" {
				all += m.Text + "\n"
			}
		}
	}
	for name, want := range map[string]int{"Före, Uppgift 2 (för 2 rader)\n": 1, "Före, Uppgift 3\n": 2, "Efter, Uppgift 32\n": 2, "\nUppgift 1\n": 2} {
		if n := strings.Count(all, name); n != want {
			t.Errorf("%q stands %d times, want %d", name, n, want)
		}
	}
	for _, fault := range readback.Tagging(write(t, d)) {
		t.Error(fault)
	}
}
