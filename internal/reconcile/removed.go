package reconcile

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"planverk/internal/book"
	"planverk/internal/sv"
)

// Removed is a row that the reader has taken away, and that goes out of the data when
// the question is answered yes to.
type Removed struct {
	Sheet, Row string // "Budget", "drift"
	ID         string // identity of the row in the data: "budget.rader.drift"
	Text       string // what the data file has of it, for the report; set by the caller
}

// missing finds rows that the workbook was sent out with and that are gone.
func (c *comparison) missing(a *area) {
	t := a.model.Table
	for _, r := range t.Rows {
		if key := words(r[0]); a.rows[key] == 0 && c.wasSent(t, key) {
			c.rowGone(a, r)
		}
	}
	c.goneFromPlan(a)
}

// rowGone takes in a row that is gone from the workbook: it goes out of the data when
// the table's rows are the data's own, and someone says yes.
func (c *comparison) rowGone(a *area, r book.Row) {
	key := words(r[0])
	id, own := c.rowOf(a, key)
	switch {
	case c.isRemoved(id):
	case !own:
		c.result.ask("", "PV665", fmt.Sprintf("Raden ”%s” är borttagen på bladet ”%s”. I den tabellen tas inga rader bort; den står kvar i %s.", key, a.sheet.Name, c.plan.Called),
			cmp.Or(c.plan.Fixed, "Ska raden bort: ta bort den där den hör hemma.")+" Svara ja för att läsa in resten.")
	case numbered().MatchString(key) && !c.same:
		c.result.note("", "PV676", fmt.Sprintf("Rad ”%s” är borttagen på bladet ”%s”, men %s har ändrats sedan arbetsboken gjordes och dess rader har bara nummer.", key, a.sheet.Name, c.plan.Called),
			"Ta bort raden i "+c.plan.Called+", eller bygg arbetsboken på nytt och ta bort raden i den.")
	case c.changedMeanwhile(a, r) != "":
		c.result.note("", "PV676", fmt.Sprintf("Raden ”%s” är borttagen på bladet ”%s”, men ändrad i %s sedan arbetsboken gjordes: %s.", key, a.sheet.Name, c.plan.Called, c.changedMeanwhile(a, r)),
			"Bestäm vilket som gäller. Ta bort raden i "+c.plan.Called+", eller lägg tillbaka den i arbetsboken.")
	default:
		c.result.Removed = append(c.result.Removed, Removed{Sheet: a.sheet.Name, Row: key, ID: id})
		c.result.ask("", "PV665", fmt.Sprintf("Raden ”%s” är borttagen på bladet ”%s” (%s). Den tas bort ur %s.", key, a.sheet.Name, c.held(a, r), c.plan.Called),
			"Svara ja om raden ska bort, med allt som står om den i "+c.plan.Called+". Lägg annars tillbaka den i arbetsboken.")
	}
}

// rowOf gives the identity of a table's row in the data. It is the data's own when it
// stands in the list that the table's new rows are put into.
func (c *comparison) rowOf(a *area, key string) (id string, own bool) {
	t := a.model.Table
	for _, column := range inputs(t) {
		home := c.homes[place{t.Name, key, column}]
		if i := strings.LastIndexByte(home, '.'); i > 0 {
			id = home[:i]
			break
		}
	}
	form, known := c.plan.Rows[t.Name]
	name, in := strings.CutPrefix(id, form.List+".")
	return id, known && in && !strings.Contains(name, ".")
}

func (c *comparison) isRemoved(id string) bool {
	return slices.ContainsFunc(c.result.Removed, func(r Removed) bool { return r.ID == id })
}

// changedMeanwhile tells what the data have of a row that they had not when the
// workbook was made; "" when nothing.
func (c *comparison) changedMeanwhile(a *area, r book.Row) string {
	t := a.model.Table
	var parts []string
	for i := range t.Columns {
		col := &t.Columns[i]
		if !col.Input {
			continue
		}
		kind := kindOf(col, r[i])
		ours := modelValue(r[i], kind)
		if sent, known := c.base.values[place{t.Name, words(r[0]), col.Name}]; known && sentValue(sent, kind) != ours {
			parts = append(parts, fmt.Sprintf("%s %s → %s", col.Name, sentValue(sent, kind).Shown(), ours.Shown()))
		}
	}
	return strings.Join(parts, ", ")
}

// held gives the cells of a row of the data for people.
func (c *comparison) held(a *area, r book.Row) string {
	var parts []string
	for i, col := range a.model.Table.Columns {
		if i == 0 {
			continue
		}
		switch cell := r[i].(type) {
		case book.Text:
			parts = append(parts, col.Name+": "+sv.Clip(cell.S))
		case book.Money, book.Count, book.Percent:
			parts = append(parts, col.Name+": "+modelValue(cell, kindOf(&col, cell)).Shown())
		}
	}
	return strings.Join(parts, ", ")
}
