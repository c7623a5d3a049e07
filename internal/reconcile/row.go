package reconcile

import (
	"cmp"
	"fmt"
	"strconv"

	"planverk/internal/book"
	"planverk/internal/pattern"
	"planverk/internal/sv"
)

// row holds one row's cells together.
func (c *comparison) row(a *area, r book.Row) {
	key := words(r[0])
	at := a.rows[key]
	if at == 0 {
		return
	}
	for i := range a.model.Table.Columns {
		if col := &a.model.Table.Columns[i]; col.Input && a.columns[fold(col.Name)] > 0 {
			c.cell(a, r, i, at)
		}
	}
}

// cell holds the three states of one cell together.
func (c *comparison) cell(a *area, r book.Row, i, at int) {
	t := a.model.Table
	col := &t.Columns[i]
	cell, where := a.at(at, col.Name)
	kind := kindOf(col, r[i])
	theirs, ok := c.read(col, kind, cell, where)
	if !ok {
		return
	}
	here := place{t.Name, words(r[0]), col.Name}
	sent, known := c.base.values[here]
	ours, base := modelValue(r[i], kind), sentValue(sent, kind)
	if !known {
		base = ours // a row that the plan has got since: the workbook can not have it
	}
	other := c.otherRow(a, r)
	ch := Change{Cell: where, Row: words(r[0]), Column: col.Name, ID: c.homes[here], Base: base, Ours: ours, Theirs: theirs, Write: theirs.Text, table: t.Name}
	switch {
	case theirs == base && (ours == base || other != ""):
		return
	case other != "":
		ch.Outcome = Conflict
		c.result.note(where, "PV676", fmt.Sprintf("Rad ”%s” var ”%s” när arbetsboken gjordes men är ”%s” i %s nu.", ch.Row, sv.Clip(other), label(r), c.plan.Called),
			"Rader i "+c.plan.Called+" har flyttats, lagts till eller tagits bort. Bygg arbetsboken på nytt och för in ändringen i den.")
	case theirs == base:
		ch.Outcome = Kept
	case ours == theirs:
		ch.Outcome = Equal
	case ours != base:
		ch.Outcome = Conflict
		c.result.note(where, "PV676", fmt.Sprintf("”%s”, %s, är ändrad både i arbetsboken (%s) och i %s (%s). När arbetsboken gjordes var den %s.", ch.Row, ch.Column, theirs.Shown(), c.plan.Called, ours.Shown(), base.Shown()),
			"Bestäm vilket som gäller. Skriv det på båda ställena, eller ändra tillbaka det ena.")
	case !c.take(&ch):
		return
	}
	c.result.Changes = append(c.result.Changes, ch)
}

// take judges a change that only the workbook has; false when the data have no place
// for it, which a finding says.
func (c *comparison) take(ch *Change) bool {
	if ch.Theirs.Kind == Words || ch.Theirs.Kind == Share || ch.ID == "" {
		return c.takeWords(ch)
	}
	switch old := ch.Base; {
	case !ch.Theirs.Given:
		what := "Beloppet"
		if ch.Theirs.Kind == Number {
			what = "Antalet"
		}
		c.result.ask(ch.Cell, "PV675", fmt.Sprintf("Cellen är tömd. Den var %s. %s tas bort ur %s; en tom cell är inte noll.", old.Shown(), what, c.plan.Called), "Svara ja om det ska bort. Skriv 0 om det ska vara noll.")
	case ch.Theirs.Kind == Number:
		return c.takeNumber(ch)
	case !old.Given && c.plan.Word(ch.ID) != "":
		c.result.ask(ch.Cell, "PV680", fmt.Sprintf("Beloppet %s ersätter ordet ”%s”, som står i %s i stället för ett belopp.", ch.Theirs.Shown(), c.plan.Word(ch.ID), c.plan.Called), "Svara ja om beloppet ska stå i stället.")
	case thousandfold(old.N, ch.Theirs.N):
		much := "ungefär tusen gånger så mycket"
		if ch.Theirs.N < old.N == (old.N > 0) {
			much = "ungefär en tusendel"
		}
		c.result.ask(ch.Cell, "PV674", fmt.Sprintf("Beloppet ändras från %s till %s, %s. Är det skrivet i rätt enhet?", old.Shown(), ch.Theirs.Shown(), much), "Kolumnen är i kronor. Svara ja om beloppet är rätt, annars rätta det.")
	}
	return true
}

func (c *comparison) takeNumber(ch *Change) bool {
	text, ok := c.plan.Field(ch.ID, strconv.FormatInt(ch.Theirs.N, 10))
	if !ok {
		c.result.note(ch.Cell, "PV689", fmt.Sprintf("%s kan inte stå i kolumnen %s.", ch.Theirs.Shown(), ch.Column), "Skriv 1 för ja och 0 för nej.")
		return false
	}
	ch.Write = text
	return true
}

// thousandfold tells whether one amount is about a thousand times the other, as when
// thousands have been typed where kronor belong.
func thousandfold(a, b int64) bool {
	if a < 0 {
		a = -a
	}
	if b < 0 {
		b = -b
	}
	low, high := min(a, b), max(a, b)
	return low > 0 && high/low >= 500 && high/low < 2000
}

func (c *comparison) takeWords(ch *Change) bool {
	text, ok := "", false
	if ch.ID != "" {
		text, ok = c.plan.Field(ch.ID, ch.Theirs.Text)
	}
	if !ok {
		hint := cmp.Or(c.plan.ElsewhereOf[ch.table], c.plan.Elsewhere)
		if hint == "" {
			hint = "För in den i " + c.plan.Called + " där den hör hemma, till exempel i budgetens kommentar."
		}
		if ch.ID != "" {
			hint = "I " + c.plan.Called + " står ”" + c.plan.Word(ch.ID) + "” i stället för beloppet. Skriv anmärkningen efter det ordet, eller ändra i " + c.plan.Called + "."
		}
		c.result.note(ch.Cell, "PV679", fmt.Sprintf("”%s”, %s: %s har inget eget ställe i %s och läses inte in.", ch.Row, ch.Column, ch.Theirs.Shown(), c.plan.Called), hint)
		return false
	}
	ch.Write = text
	if !ch.Theirs.Given {
		c.result.ask(ch.Cell, "PV675", fmt.Sprintf("Cellen är tömd. Den var %s. Texten tas bort ur %s.", ch.Base.Shown(), c.plan.Called), "Svara ja om texten ska bort.")
	}
	return true
}

// label gives a row's first words.
func label(r book.Row) string {
	for _, cell := range r[1:] {
		if t, ok := cell.(book.Text); ok {
			return sv.Clip(t.S)
		}
	}
	return ""
}

// numbered is a key that is, or ends with, the row's number: 3, förvaltning-3,
// procapita-bou-2021.3.
var numbered = pattern.Later(`(?:^|[.-])[0-9]+$`)

// otherRow tells whether a row that has a number for its key, since it has no id, is
// another in the plan now: it gives the words that the workbook has for it.
func (c *comparison) otherRow(a *area, r book.Row) string {
	if c.same || !numbered().MatchString(words(r[0])) {
		return ""
	}
	for i, col := range a.model.Table.Columns[1:] {
		now, ok := r[i+1].(book.Text)
		if !ok || col.Input || a.columns[fold(col.Name)] == 0 {
			continue
		}
		if cell, _ := a.at(a.rows[words(r[0])], col.Name); !alike(cell.Raw, now.S) {
			return cell.Raw
		}
	}
	return ""
}
