package reconcile

import (
	"fmt"
	"slices"

	"planverk/internal/book"
	"planverk/internal/intake"
)

// find looks for a table by its name wherever it lies, then on every sheet for its
// heads: on the sheet of the same name first, then where most of them are.
func (c *comparison) find(s *book.Sheet) *area {
	filled := len(inputs(s.Table)) > 0
	if sheet, t := c.back.Table(s.Table.Name); sheet != nil {
		if sheet.Name != s.Name && filled {
			c.result.note("", "PV661", fmt.Sprintf("Bladet ”%s” heter ”%s” i arbetsboken. Tabellen har hittats ändå.", s.Name, sheet.Name))
		}
		return c.below(s, sheet, t.First.Row)
	}
	if !filled {
		return nil
	}
	var best *area
	most := 0
	for _, sheet := range c.back.Sheets {
		at, n := c.fit(s.Table, sheet)
		if n == 0 || sheet.Name == book.BaseSheet || c.fitsBetter(sheet, s, n) {
			continue // its rows are of all tables, and nobody fills it in; or it is another's
		}
		if fold(sheet.Name) == fold(s.Name) {
			n += len(s.Table.Columns)
		}
		if n > most {
			best, most = c.area(s, sheet, at), n
		}
	}
	if best != nil {
		c.result.note("", "PV661", fmt.Sprintf("Bladet ”%s” har inte kvar sin tabell %s. Cellerna läses efter rubrikerna i rad %d.", best.sheet.Name, s.Table.Name, best.head))
	}
	return best
}

// below is the table whose head is in a row; or in another, when the program that put
// rows in above it has left the table's place as it was.
func (c *comparison) below(s *book.Sheet, sheet *intake.Sheet, row int) *area {
	a := c.area(s, sheet, row)
	if a.columns[fold(s.Table.Columns[0].Name)] == 0 {
		if at, n := c.fit(s.Table, sheet); n > 0 {
			return c.area(s, sheet, at)
		}
	}
	return a
}

// fitsBetter tells whether a sheet has more heads of another table of the model, or as
// many and that table's all: those that must be there may be the same.
func (c *comparison) fitsBetter(sheet *intake.Sheet, than *book.Sheet, heads int) bool {
	return slices.ContainsFunc(c.plan.Model.Sheets, func(s *book.Sheet) bool {
		if s == than || s.Hidden || s.Table == nil {
			return false
		}
		_, n := c.fit(s.Table, sheet)
		return n > heads || n == heads && n == len(s.Table.Columns) && heads < len(than.Table.Columns)
	})
}

// fit finds the row that has the key's head and every head of a column to fill in, or
// all heads of a table without such columns, and counts the heads of the table there; 0
// when there is no such row.
func (c *comparison) fit(t *book.Table, s *intake.Sheet) (row, heads int) {
	all := len(inputs(t)) == 0
	var names []string
	for _, col := range t.Columns {
		names = append(names, fold(col.Name))
	}
	rows := c.headsOf(s)
	for row := 1; row <= mostHeads; row++ {
		n, missing := 0, false
		for i, name := range names {
			if rows[row][name] {
				n++
			} else if all || i == 0 || t.Columns[i].Input {
				missing = true
			}
		}
		if !missing {
			return row, n
		}
	}
	return 0, 0
}

// mostHeads is how many rows down a head is looked for.
const mostHeads = 100

// headsOf gives the heads of any table of the model that stand on a sheet, by row. All
// the cells of a sheet are looked at once, however many tables are missing.
func (c *comparison) headsOf(s *intake.Sheet) map[int]map[string]bool {
	if rows, done := c.heading[s]; done {
		return rows
	}
	want := map[string]bool{}
	for _, m := range c.plan.Model.Sheets {
		if m.Table != nil {
			for _, col := range m.Table.Columns {
				want[fold(col.Name)] = true
			}
		}
	}
	rows := map[int]map[string]bool{}
	for ref, cell := range s.Cells.All() {
		if ref.Row > mostHeads {
			continue
		}
		if n := head(cell.Raw); want[n] {
			if rows[ref.Row] == nil {
				rows[ref.Row] = map[string]bool{}
			}
			rows[ref.Row][n] = true
		}
	}
	if c.heading == nil {
		c.heading = map[*intake.Sheet]map[int]map[string]bool{}
	}
	c.heading[s] = rows
	return rows
}
