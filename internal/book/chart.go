package book

import (
	"fmt"
	"strings"
)

// Chart is a drawing of figures that also stand in the sheet's table. It stands below
// the table and its notes, and follows the cells when they are edited.
type Chart struct {
	Kind   ChartKind
	Title  string
	Alt    string // what it shows, for those who do not see it
	Labels string // the column whose words stand along the axis
	Series []Series
}

// Series is figures that belong together: those of a column, in some of its rows.
type Series struct {
	Column      string
	Named       string // the column that has the name of the series in its first row; "" = the head of Column
	First, Rows int    // rows of the table, from 0
}

// ChartKind is how figures are drawn.
type ChartKind int

// The kinds of charts.
const (
	ChartColumn ChartKind = iota // upright, for few and short labels
	ChartBar                     // lying, for long labels
	ChartLine                    // for what goes on in time
)

func (k ChartKind) String() string { return [...]string{"staplar", "liggande staplar", "linjer"}[k] }

// NewChart draws whole columns of a sheet; nil when they have fewer than two figures,
// which need no drawing, or more than most rows, of which nobody can tell one from another.
func (s *Sheet) NewChart(c Chart, most int, columns ...string) *Chart {
	n := 0
	for _, name := range columns {
		c.Series = append(c.Series, Series{Column: name, Rows: len(s.Table.Rows)})
		for _, r := range s.Table.Rows {
			if _, ok := Figure(r[s.Table.Column(name)]); ok {
				n++
			}
		}
	}
	if n < 2 || s.Table.Column(c.Labels) < 0 || len(s.Table.Rows) > most {
		return nil
	}
	return &c
}

// Figure gives the figure of a cell in öre or hundredths; false when it has none.
func Figure(c Cell) (int64, bool) { return number(c) }

// TextOf gives the text of a cell; "" when it has none.
func TextOf(c Cell) string { return words(c) }

func (s *Sheet) checkChart() error {
	c, t := s.Chart, s.Table
	if c == nil {
		return nil
	}
	if c.Title == "" || c.Alt == "" || len(c.Series) == 0 || t.Column(c.Labels) < 0 {
		return fmt.Errorf("bladet %s: diagrammet har ingen titel, alternativtext, etikett eller serie", s.Name)
	}
	for _, r := range c.Series {
		if t.Column(r.Column) < 0 || r.Named != "" && t.Column(r.Named) < 0 || r.First < 0 || r.Rows < 1 || r.First+r.Rows > len(t.Rows) {
			return fmt.Errorf("bladet %s: diagrammets serie %s finns inte i tabellen", s.Name, r.Column)
		}
	}
	return nil
}

func (c *Chart) dump(b *strings.Builder) {
	fmt.Fprintf(b, "  diagram %s (%s): %s\n", c.Title, c.Kind, c.Alt)
	for _, r := range c.Series {
		fmt.Fprintf(b, "    [%s]%s över [%s], rad %d–%d\n", r.Column, mark(r.Named != "", " med namn ur ["+r.Named+"]"), c.Labels, r.First+1, r.First+r.Rows)
	}
}
