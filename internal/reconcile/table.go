package reconcile

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"planverk/internal/book"
	"planverk/internal/intake"
	"planverk/internal/sv"
)

// comparison is one workbook on its way through Compare.
type comparison struct {
	plan   Plan
	back   *intake.Book
	base   *base
	homes  map[place]string
	same   bool // the plan's file is the one that the workbook was made of
	result *Result
	// heading is what headsOf has found.
	heading map[*intake.Sheet]map[int]map[string]bool
}

// area is where a table of the model lies in the returned workbook.
type area struct {
	model   *book.Sheet
	sheet   *intake.Sheet
	head    int
	columns map[string]int    // by head, folded
	rows    map[string]int    // by key
	order   []string          // the keys as they stand
	total   int               // the row of the sum; 0 when it is gone
	added   int               // rows that are new
	was     map[string]string // columns that were called something else when the workbook was made
}

func (a *area) at(row int, column string) (intake.Cell, string) {
	ref := intake.Ref{Row: row, Col: a.columns[fold(column)]}
	return a.sheet.Cells.At(ref), a.name(ref)
}

// name writes a place as Excel does: 'Läs mig'!A1.
func (a *area) name(ref intake.Ref) string {
	sheet := a.sheet.Name
	if strings.ContainsFunc(sheet, func(r rune) bool {
		return !(r == '_' || r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' || r > 127)
	}) {
		sheet = "'" + strings.ReplaceAll(sheet, "'", "''") + "'"
	}
	return sheet + "!" + ref.String()
}

func inputs(t *book.Table) []string {
	var names []string
	for _, c := range t.Columns {
		if c.Input {
			names = append(names, c.Name)
		}
	}
	return names
}

// sheet compares one table; it is false when the table has nothing to fill in or is
// not there.
func (c *comparison) sheet(s *book.Sheet) bool {
	filled := len(inputs(s.Table)) > 0
	a := c.find(s)
	if a == nil {
		if filled && c.sent(s.Table.Name) {
			c.result.ask("", "PV660", fmt.Sprintf("Tabellen på bladet ”%s” finns inte i arbetsboken.", s.Name), "Inget på bladet ändras. Svara ja om bladet togs bort med avsikt.")
		}
		return false
	}
	c.follow(a)
	if filled && !c.heads(a) {
		return true
	}
	c.rows(a, filled)
	if filled {
		c.missing(a)
		for i := range s.Table.Rows {
			c.row(a, s.Table.Rows[i])
		}
		c.sorted(a)
		c.merged(a)
	}
	c.locked(a)
	return filled
}

// sent tells whether the workbook had a table when it was made: one from an older
// Planverk, or from before the plan had what the table is about, has not.
func (c *comparison) sent(table string) bool {
	for at := range c.base.values {
		if at.table == table {
			return true
		}
	}
	return false
}

func (c *comparison) area(model *book.Sheet, s *intake.Sheet, at int) *area {
	a := &area{model: model, sheet: s, head: at, columns: map[string]int{}, rows: map[string]int{}}
	for col := 1; col <= s.Cols; col++ {
		if n := head(s.Cells.At(intake.Ref{Row: at, Col: col}).Raw); n != "" && a.columns[n] == 0 {
			a.columns[n] = col
		}
	}
	return a
}

// heads judges the row of heads; false when the table can not be read.
func (c *comparison) heads(a *area) bool {
	t, sound := a.model.Table, true
	for _, name := range append([]string{t.Columns[0].Name}, inputs(t)...) {
		if a.columns[fold(name)] == 0 && !c.newColumn(t, name) {
			sound = false
			c.result.note(a.name(intake.Ref{Row: a.head, Col: 1}), "PV662", fmt.Sprintf("Kolumnen ”%s” saknas eller har bytt namn på bladet ”%s”.", name, a.sheet.Name),
				"Skriv rubriken som den var. Står kolumnen kvar under ett annat namn räcker det att rätta rubriken.")
		}
	}
	seen := map[string]bool{}
	for col := 1; col <= a.sheet.Cols; col++ {
		ref := intake.Ref{Row: a.head, Col: col}
		text := a.sheet.Cells.At(ref).Raw
		n := head(text)
		known := slices.ContainsFunc(t.Columns, func(k book.Column) bool { return fold(k.Name) == n || fold(a.was[k.Name]) == n })
		switch {
		case n == "":
		case seen[n] && known:
			sound = false
			c.result.note(a.name(ref), "PV662", fmt.Sprintf("Rubriken ”%s” står två gånger på bladet ”%s”.", text, a.sheet.Name), "Ta bort den kolumn som inte gäller.")
		case !known:
			c.result.note(a.name(ref), "PV663", fmt.Sprintf("Kolumnen ”%s” på bladet ”%s” är ny och läses inte.", sv.Clip(text), a.sheet.Name))
		}
		seen[n] = true
	}
	return sound
}

// rows finds the rows by their keys. Filled says whether the table is one to fill in,
// whose odd rows are reported.
func (c *comparison) rows(a *area, filled bool) {
	t := a.model.Table
	keyHead := t.Columns[0].Name
	known := c.known(t)
	for row := a.head + 1; row <= a.sheet.Rows; row++ {
		cell, where := a.at(row, keyHead)
		key := strings.TrimSpace(cell.Raw)
		if t.Total != "" && strings.EqualFold(key, t.Total) {
			a.total = row
			continue
		}
		if key = cmp.Or(known.key(key), key); !filled && key == "" {
			continue
		}
		switch {
		case key == "" && !a.holds(row):
		case key == "":
			c.newRow(a, row, where)
		case a.rows[key] > 0 && filled:
			c.result.note(where, "PV666", fmt.Sprintf("Raden med Rad-ID ”%s” finns redan i rad %d.", sv.Clip(key), a.rows[key]), "Är raden kopierad: ta bort den ena. Är det en ny rad: töm cellen i kolumnen Rad-ID.")
		case filled && known.key(key) == "":
			c.newRow(a, row, where)
		case a.rows[key] == 0:
			a.rows[key] = row
			a.order = append(a.order, key)
		}
	}
}

// holds tells whether any cell of the table's columns holds something.
func (a *area) holds(row int) bool {
	for _, col := range a.model.Table.Columns {
		if n := a.columns[fold(col.Name)]; n > 0 && a.sheet.Cells.At(intake.Ref{Row: row, Col: n}).Kind != intake.Empty {
			return true
		}
	}
	return false
}

// goneFromPlan finds rows that the workbook has changed and the data no longer have.
func (c *comparison) goneFromPlan(a *area) {
	t := a.model.Table
	for _, key := range a.order {
		if slices.ContainsFunc(t.Rows, func(r book.Row) bool { return words(r[0]) == key }) {
			continue
		}
		for _, column := range inputs(t) {
			at := place{t.Name, key, column}
			sent, ok := c.base.values[at]
			cell, where := a.at(a.rows[key], column)
			if ok && strings.TrimSpace(cell.Raw) != "" && !sameCell(cell, sent) {
				c.result.note(where, "PV676", fmt.Sprintf("Raden ”%s” är ändrad i arbetsboken, men borttagen ur %s.", key, c.plan.Called), "Lägg tillbaka raden, eller ändra tillbaka cellen.")
			}
		}
	}
}

// sameCell tells whether a stored cell holds what was sent out.
func sameCell(cell intake.Cell, sent string) bool {
	a, errA := strconv.ParseFloat(cell.Raw, 64)
	b, errB := strconv.ParseFloat(sent, 64)
	return errA == nil && errB == nil && a == b || fold(cell.Raw) == fold(sent)
}

// sorted tells when the rows stand in another order.
func (c *comparison) sorted(a *area) {
	var order []string
	for _, r := range a.model.Table.Rows {
		if a.rows[words(r[0])] > 0 {
			order = append(order, words(r[0]))
		}
	}
	have := slices.DeleteFunc(slices.Clone(a.order), func(k string) bool { return !slices.Contains(order, k) })
	if !slices.Equal(order, have) {
		c.result.note("", "PV685", fmt.Sprintf("Raderna på bladet ”%s” står i en annan ordning. Datafilens ordning ändras inte.", a.sheet.Name))
	}
}
