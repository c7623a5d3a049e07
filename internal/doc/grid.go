package doc

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"planverk/internal/sv"
)

// Grid is a table with every cell at its place. Rows and columns are counted from 0,
// head rows by themselves.
type Grid struct {
	Heads [][]HeadPlace // by head row, left to right; the last row holds what has no group
	Rows  [][]Place     // by body row

	above [][]int  // by column: the numbers of the heads over it, from the top
	names []string // of the heads, by number; nil until they are asked for
	named []int    // by row: the body row where the cell in its first column begins
}

// HeadPlace is a head cell and the places that it covers.
type HeadPlace struct {
	Number       int // from 1, in reading order
	Text         []Inline
	Row, Column  int
	Rows, Across int // rows and columns that it covers
}

// Place is a body cell and the places that it covers.
type Place struct {
	Cell         *Cell
	Row, Column  int
	Rows, Across int
}

// Complex tells whether a listener needs more than the row and the column to know
// what a cell is about: there are groups of columns, or cells that cover several.
func (t *Table) Complex() bool {
	if len(t.Groups) > 0 {
		return true
	}
	for _, r := range t.Rows {
		for i := range r.Cells {
			if r.Cells[i].ColSpan > 1 || r.Cells[i].RowSpan > 1 {
				return true
			}
		}
	}
	return false
}

// Grid places the cells as HTML does: each at the first place of its row that no
// cell from above covers. The error tells where cells overlap, reach outside the
// table or leave a place without one.
func (t *Table) Grid() (*Grid, error) {
	g := &Grid{}
	if err := g.placeHeads(t); err != nil {
		return nil, err
	}
	if err := g.placeRows(t); err != nil {
		return nil, err
	}
	return g, nil
}

// placeHeads lets each head reach up through the places above it that have none.
func (g *Grid) placeHeads(t *Table) error {
	n := len(t.Columns)
	g.above = make([][]int, n)
	free := make([]int, n) // empty places right above
	number := 0
	put := func(row, column, across int, text []Inline) error {
		up := free[column]
		for c := column; c < column+across; c++ {
			if free[c] != up || !slices.Equal(g.above[c], g.above[column]) {
				return fmt.Errorf("has a head over columns %d to %d with another over only some of them", column+1, column+across)
			}
			free[c] = 0
		}
		number++
		h := HeadPlace{Number: number, Text: text, Row: row - up, Column: column, Rows: up + 1, Across: across}
		g.Heads[h.Row] = append(g.Heads[h.Row], h)
		for c := column; c < column+across; c++ {
			g.above[c] = append(g.above[c], number)
		}
		return nil
	}
	g.Heads = make([][]HeadPlace, len(t.Groups)+1)
	for row, groups := range t.Groups {
		column := 0
		for _, h := range groups {
			if h.Span < 1 || h.Span > n-column {
				return fmt.Errorf("has head row %d with heads for more than %d columns, or for none", row+1, n)
			}
			if len(h.Head) == 0 {
				for c := column; c < column+h.Span; c++ {
					free[c]++
				}
			} else if err := put(row, column, h.Span, h.Head); err != nil {
				return err
			}
			column += h.Span
		}
		if column != n {
			return fmt.Errorf("has head row %d with heads for %d of %d columns", row+1, column, n)
		}
	}
	for c := range t.Columns {
		if err := put(len(t.Groups), c, 1, t.Columns[c].Head); err != nil {
			return err
		}
	}
	g.sortHeads()
	return nil
}

// sortHeads puts the heads of each row, some of which have reached up into it, in
// order and numbers them again in reading order.
func (g *Grid) sortHeads() {
	renumbered := map[int]int{}
	number := 0
	for _, row := range g.Heads {
		slices.SortFunc(row, func(a, b HeadPlace) int { return a.Column - b.Column })
		for i := range row {
			number++
			renumbered[row[i].Number] = number
			row[i].Number = number
		}
	}
	for _, heads := range g.above {
		for i := range heads {
			heads[i] = renumbered[heads[i]]
		}
	}
}

var errColumns = errors.New("has no columns")

func (g *Grid) placeRows(t *Table) error {
	n := len(t.Columns)
	if n == 0 {
		return errColumns
	}
	taken := make([]int, n) // rows, this one among them, that a cell from above still covers
	starts := make([]int, n)
	g.Rows = make([][]Place, len(t.Rows))
	g.named = make([]int, len(t.Rows))
	flat := make([]Place, 0, n*len(t.Rows))
	for i := range t.Rows {
		from, column := len(flat), 0
		for j := range t.Rows[i].Cells {
			c := &t.Rows[i].Cells[j]
			for column < n && taken[column] > 0 {
				column++
			}
			p := Place{Cell: c, Row: i, Column: column, Rows: max(c.RowSpan, 1), Across: max(c.ColSpan, 1)}
			switch {
			case p.Across > n-column:
				return fmt.Errorf("row %d has cells for more than %d columns", i+1, n)
			case p.Rows > len(t.Rows)-i:
				return fmt.Errorf("row %d cell %d reaches down below the last row", i+1, j+1)
			case c.ColSpan < 0 || c.RowSpan < 0:
				return fmt.Errorf("row %d cell %d covers less than nothing", i+1, j+1)
			}
			for k := column; k < column+p.Across; k++ {
				if taken[k] > 0 {
					return fmt.Errorf("row %d cell %d lies over a cell from a row above", i+1, j+1)
				}
				taken[k], starts[k] = p.Rows, i
			}
			flat = append(flat, p)
			column += p.Across
		}
		for k := range taken {
			if taken[k] == 0 {
				return fmt.Errorf("row %d has no cell in column %d of %d", i+1, k+1, n)
			}
			taken[k]--
		}
		g.Rows[i] = flat[from:len(flat):len(flat)]
		g.named[i] = starts[0]
	}
	return nil
}

// Above gives the numbers of the heads over a cell, each once, column by column.
func (g *Grid) Above(p Place) []int {
	if p.Across == 1 {
		return g.above[p.Column]
	}
	var all []int
	for c := p.Column; c < p.Column+p.Across; c++ {
		for _, number := range g.above[c] {
			if !slices.Contains(all, number) {
				all = append(all, number)
			}
		}
	}
	return all
}

// Name is what a cell stands for where it cannot stand below its heads, nor beside the
// other rows that it covers: "Faktura, 1 januari (för 2 rader)".
func (g *Grid) Name(p Place) string {
	if g.names == nil {
		g.names = []string{""}
		for _, row := range g.Heads {
			for _, h := range row {
				g.names = append(g.names, strings.ReplaceAll(Plain(h.Text), "\u00ad", ""))
			}
		}
	}
	var names []string
	for _, number := range g.Above(p) {
		names = append(names, g.names[number])
	}
	name := strings.Join(names, ", ")
	if p.Rows > 1 {
		name += " (för " + sv.Count(p.Rows, "rad", "rader") + ")"
	}
	return name
}

// Beside gives the rows in which the cells of the first column begin that name the
// rows of a cell.
func (g *Grid) Beside(p Place) []int {
	var all []int
	for r := p.Row; r < p.Row+p.Rows; r++ {
		if first := g.named[r]; len(all) == 0 || all[len(all)-1] != first {
			all = append(all, first)
		}
	}
	return all
}
