package doc

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// spanned is a table of heads over heads and of cells that cover others:
//
//	Post  | 2021            | 2022
//	      | Budget | Utfall | Budget
//	Drift | 1      | 2      | 3
//	      | 4               | 5
//	Summa | 6      | 7      | 8
func spanned() *Table {
	c := func(s string, across, down int) Cell {
		return Cell{Blocks: []Block{paragraph(s)}, ColSpan: across, RowSpan: down}
	}
	return &Table{ID: "t", RowHeader: true,
		Groups:  [][]Group{{{Span: 1}, {Head: words("2021"), Span: 2}, {Head: words("2022"), Span: 1}}},
		Columns: []Column{{Head: words("Post")}, {Head: words("Budget")}, {Head: words("Utfall")}, {Head: words("Budget")}},
		Rows: []Row{
			{Cells: []Cell{c("Drift", 0, 2), c("1", 0, 0), c("2", 1, 1), c("3", 0, 0)}},
			{Cells: []Cell{c("4", 2, 0), c("5", 0, 0)}},
			{Sum: true, Cells: []Cell{c("Summa", 0, 0), c("6", 0, 0), c("7", 0, 0), c("8", 0, 0)}},
		}}
}

// TestGrid: every head and cell has its place, and its heads.
func TestGrid(t *testing.T) {
	g, err := spanned().Grid()
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, row := range g.Heads {
		for _, h := range row {
			fmt.Fprintf(&b, "%d %s at %d,%d covers %d×%d\n", h.Number, Plain(h.Text), h.Row, h.Column, h.Rows, h.Across)
		}
	}
	for _, row := range g.Rows {
		for _, p := range row {
			fmt.Fprintf(&b, "%s at %d,%d covers %d×%d, under %v, beside %v\n", Plain(p.Cell.Blocks[0].(*Paragraph).Text), p.Row, p.Column, p.Rows, p.Across, g.Above(p), g.Beside(p))
		}
	}
	const want = `1 Post at 0,0 covers 2×1
2 2021 at 0,1 covers 1×2
3 2022 at 0,3 covers 1×1
4 Budget at 1,1 covers 1×1
5 Utfall at 1,2 covers 1×1
6 Budget at 1,3 covers 1×1
Drift at 0,0 covers 2×1, under [1], beside [0]
1 at 0,1 covers 1×1, under [2 4], beside [0]
2 at 0,2 covers 1×1, under [2 5], beside [0]
3 at 0,3 covers 1×1, under [3 6], beside [0]
4 at 1,1 covers 1×2, under [2 4 5], beside [0]
5 at 1,3 covers 1×1, under [3 6], beside [0]
Summa at 2,0 covers 1×1, under [1], beside [2]
6 at 2,1 covers 1×1, under [2 4], beside [2]
7 at 2,2 covers 1×1, under [2 5], beside [2]
8 at 2,3 covers 1×1, under [3 6], beside [2]
`
	if b.String() != want {
		t.Errorf("the places are\n%s", b.String())
	}
	if !spanned().Complex() || sample().Blocks[4].(*Table).Complex() {
		t.Error("the spanned table is the complex one")
	}
}

// TestGridRefuses: a table whose cells do not cover it once each is refused.
func TestGridRefuses(t *testing.T) {
	for _, c := range []struct {
		name, want string
		spoil      func(*Table)
	}{
		{"no columns", "has no columns", func(t *Table) { t.Columns, t.Groups = nil, nil }},
		{"a group too wide", "has head row 1 with heads for more than 4 columns, or for none", func(t *Table) { t.Groups[0][2].Span = 2 }},
		{"a group over nothing", "has head row 1 with heads for more than 4 columns, or for none", func(t *Table) { t.Groups[0][2].Span = 0 }},
		{"a group as wide as can be", "has head row 1 with heads for more than 4 columns, or for none", func(t *Table) { t.Groups[0][2].Span = int(^uint(0) >> 1) }},
		{"groups too narrow", "has head row 1 with heads for 3 of 4 columns", func(t *Table) { t.Groups[0] = t.Groups[0][:2] }},
		{"a head half under another", "has a head over columns 3 to 4 with another over only some of them", func(t *Table) {
			t.Groups = append(t.Groups, []Group{{Span: 2}, {Head: words("b"), Span: 2}})
		}},
		{"a head half under a gap", "has a head over columns 1 to 2 with another over only some of them", func(t *Table) {
			t.Groups = append(t.Groups, []Group{{Head: words("a"), Span: 2}, {Span: 2}})
		}},
		{"a cell too wide", "row 1 has cells for more than 4 columns", func(t *Table) { t.Rows[0].Cells[3].ColSpan = 2 }},
		{"a cell too many", "row 2 has cells for more than 4 columns", func(t *Table) { t.Rows[1].Cells[1].ColSpan = 2 }},
		{"a cell too few", "row 2 has no cell in column 4 of 4", func(t *Table) { t.Rows[1].Cells = t.Rows[1].Cells[:1] }},
		{"a cell too tall", "row 1 cell 1 reaches down below the last row", func(t *Table) { t.Rows[0].Cells[0].RowSpan = 4 }},
		{"a cell as tall as can be", "row 1 cell 1 reaches down below the last row", func(t *Table) { t.Rows[0].Cells[0].RowSpan = int(^uint(0) >> 1) }},
		{"cells over each other", "row 2 cell 1 lies over a cell from a row above", func(t *Table) { t.Rows[0].Cells[2].RowSpan = 2 }},
		{"less than nothing", "row 3 cell 1 covers less than nothing", func(t *Table) { t.Rows[2].Cells[0].ColSpan = -1 }},
	} {
		table := spanned()
		c.spoil(table)
		if _, err := table.Grid(); err == nil || err.Error() != c.want {
			t.Errorf("%s: %v, want %s", c.name, err, c.want)
		}
	}
	d := sample()
	d.Blocks[4] = spanned()
	if err := Validate(d); err != nil {
		t.Errorf("the spanned table is refused: %v", err)
	}
}

// TestDumpSpans: the dump shows groups of heads and what a cell covers.
func TestDumpSpans(t *testing.T) {
	const want = `  heads  over 1 | 2021 over 2 | 2022 over 1
  columns, rows named < Post | < Budget | < Utfall | < Budget
  row (1×2) Drift | 1 | 2 | 3
  row (2×1) 4 | 5
  sum Summa | 6 | 7 | 8
`
	if got := Dump(&Document{Blocks: []Block{spanned()}}); !strings.HasSuffix(got, want) {
		t.Errorf("the dump is\n%s", got)
	}
}

// TestGridName: a cell is told by all heads over it, and by the rows that it covers.
func TestGridName(t *testing.T) {
	text := func(s string) []Inline { return []Inline{&Text{S: s}} }
	table := &Table{
		Groups:  [][]Group{{{Span: 1}, {Head: text("Fak\u00adtura"), Span: 2}}},
		Columns: []Column{{Head: text("Part")}, {Head: text("1 januari")}, {Head: text("1 juli")}},
		Rows:    []Row{{Cells: []Cell{{RowSpan: 2}, {}, {}}}, {Cells: []Cell{{ColSpan: 2}}}},
	}
	grid, err := table.Grid()
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, row := range grid.Rows {
		for _, p := range row {
			got = append(got, grid.Name(p))
		}
	}
	want := []string{"Part (för 2 rader)", "Faktura, 1 januari", "Faktura, 1 juli", "Faktura, 1 januari, 1 juli"}
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}
