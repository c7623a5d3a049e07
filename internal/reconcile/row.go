package reconcile

import (
	"fmt"
	"strconv"

	"planverk/internal/book"
	"planverk/internal/intake"
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
	theirs, ok := c.read(t, col, kind, cell, where)
	if !ok {
		return
	}
	here := place{t.Name, words(r[0]), col.Name}
	sent, known := c.base.values[here]
	ours, base := modelValue(r[i], kind), sentValue(sent, kind)
	if !known {
		base = ours // a row that the plan has got since: the workbook can not have it
	}
	if kind == Words && cell.Kind == intake.Number && base.Given && sameCell(cell, base.Text) {
		theirs = base // 0110 that a program has made the number 110
	}
	then, now := c.otherRow(a, r)
	ch := Change{Cell: where, Row: words(r[0]), Column: col.Name, ID: c.homes[here], Base: base, Ours: ours, Theirs: theirs, Write: theirs.Text}
	switch {
	case theirs == base && (ours == base || then != now):
		return
	case then != now:
		ch.Outcome = Conflict
		c.result.note(where, "PV676", fmt.Sprintf("Rad ”%s” var ”%s” när arbetsboken gjordes men är ”%s” i %s nu.", ch.Row, sv.Clip(then), sv.Clip(now), c.plan.Called),
			"Rader i "+c.plan.Called+" har flyttats, lagts till eller tagits bort. Bygg arbetsboken på nytt och för in ändringen i den.")
	case theirs == base:
		ch.Outcome = Kept
	case ours == theirs, c.sameField(&ch):
		ch.Outcome = Equal
	case ours != base:
		ch.Outcome = Conflict
		c.result.note(where, "PV676", fmt.Sprintf("”%s”, %s, är ändrad både i arbetsboken (%s) och i %s (%s). När arbetsboken gjordes var den %s.", ch.Row, ch.Column, theirs.Shown(), c.plan.Home(ch.ID), ours.Shown(), base.Shown()),
			"Bestäm vilket som gäller. Skriv det på båda ställena, eller ändra tillbaka det ena.")
	case !c.take(&ch, t, r):
		return
	}
	c.result.Changes = append(c.result.Changes, ch)
}

// sameField tells whether the plan and the workbook say the same in other words, as
// when a remark has been read in and stands after a full stop in the plan's own.
func (c *comparison) sameField(ch *Change) bool {
	if ch.Theirs.Kind != Words || ch.ID == "" || !ch.Theirs.Given || !ch.Ours.Given {
		return false
	}
	theirs, ok := c.plan.Field(ch.ID, ch.Theirs.Text)
	ours, fine := c.plan.Field(ch.ID, ch.Ours.Text)
	return ok && fine && theirs == ours
}

// take judges a change that only the workbook has; false when the data have no place
// for it, which a finding says.
func (c *comparison) take(ch *Change, t *book.Table, r book.Row) bool {
	if ch.Theirs.Kind == Words || ch.Theirs.Kind == Share || ch.ID == "" {
		return c.takeWords(ch)
	}
	switch old := ch.Base; {
	case !ch.Theirs.Given:
		what := "Beloppet"
		if ch.Theirs.Kind == Number {
			what = "Antalet"
		}
		c.result.ask(ch.Cell, "PV675", fmt.Sprintf("Cellen är tömd. Den var %s. %s tas bort ur %s; en tom cell är inte noll.", old.Shown(), what, c.plan.Home(ch.ID)), "Svara ja om det ska bort. Skriv 0 om det ska vara noll.")
	case ch.Theirs.Kind == Number:
		return c.takeNumber(ch)
	case !old.Given && c.plan.Word(ch.ID) != "":
		c.result.ask(ch.Cell, "PV680", fmt.Sprintf("Beloppet %s ersätter ordet ”%s”, som står i %s i stället för ett belopp.", ch.Theirs.Shown(), c.plan.Word(ch.ID), c.plan.Home(ch.ID)), "Svara ja om beloppet ska stå i stället.")
	case thousandfold(old.N, ch.Theirs.N):
		much := "ungefär tusen gånger så mycket"
		if abs(ch.Theirs.N) < abs(old.N) {
			much = "ungefär en tusendel"
		}
		c.result.ask(ch.Cell, "PV674", fmt.Sprintf("Beloppet ändras från %s till %s, %s. Är det skrivet i rätt enhet?", old.Shown(), ch.Theirs.Shown(), much), inKronor)
	case old.Given && old.N != 0 && ch.Theirs.N == -old.N:
		c.result.ask(ch.Cell, "PV674", fmt.Sprintf("Beloppet byter tecken, från %s till %s.", old.Shown(), ch.Theirs.Shown()), "Svara ja om det är avsett, annars rätta det.")
	case !old.Given:
		c.beside(ch, t, r)
	}
	return true
}

const inKronor = "Kolumnen är i kronor. Svara ja om beloppet är rätt, annars rätta det."

// beside asks of an amount in a cell that was empty, when it is a thousand times one
// of the others of its row or a thousandth: an outcome in tkr beside a budget in kronor.
func (c *comparison) beside(ch *Change, t *book.Table, r book.Row) {
	for i, col := range t.Columns {
		other, ok := amountOf(r[i])
		if !ok || col.Name == ch.Column || !thousandfold(other, ch.Theirs.N) {
			continue
		}
		much := "ungefär tusen gånger så mycket som"
		if abs(ch.Theirs.N) < abs(other) {
			much = "ungefär en tusendel av"
		}
		c.result.ask(ch.Cell, "PV674", fmt.Sprintf("Beloppet %s är %s %s på samma rad (%s). Är det skrivet i rätt enhet?", ch.Theirs.Shown(), much, col.Name, Value{Kind: Kronor, Given: true, N: other}.Shown()), inKronor)
		return
	}
}

// amountOf gives the öre of a cell of the model that shows an amount.
func amountOf(cell book.Cell) (ore int64, ok bool) {
	switch cell := cell.(type) {
	case book.Money:
		return cell.Ore, true
	case *book.Formula:
		return cell.Value, !cell.Empty && cell.Shown == book.KindMoney
	}
	return 0, false
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
	low, high := min(abs(a), abs(b)), max(abs(a), abs(b))
	return low > 0 && high/low >= 500 && high/low < 2000
}

func abs(n int64) int64 { return max(n, -n) }

func (c *comparison) takeWords(ch *Change) bool {
	text, ok := "", false
	if ch.ID != "" {
		text, ok = c.plan.Field(ch.ID, ch.Theirs.Text)
	}
	if !ok {
		hint := c.plan.Elsewhere
		if hint == "" {
			hint = "För in den i " + c.plan.Called + " där den hör hemma, till exempel i budgetens kommentar."
		}
		if ch.ID != "" {
			hint = "I " + c.plan.Called + " står ”" + c.plan.Word(ch.ID) + "” i stället för beloppet. Skriv anmärkningen efter det ordet, med punkt emellan, eller ändra i " + c.plan.Called + "."
		}
		c.result.note(ch.Cell, "PV679", fmt.Sprintf("”%s”, %s: %s har inget eget ställe i %s och läses inte in.", ch.Row, ch.Column, ch.Theirs.Shown(), c.plan.Called), hint)
		return false
	}
	ch.Write = text
	if !ch.Theirs.Given {
		c.result.ask(ch.Cell, "PV675", fmt.Sprintf("Cellen är tömd. Den var %s. Texten tas bort ur %s.", ch.Base.Shown(), c.plan.Home(ch.ID)), "Svara ja om texten ska bort.")
	}
	return true
}

// numbered is a key that is, or ends with, the row's number: 3, förvaltning-3,
// procapita-bou-2021.3.
var numbered = pattern.Later(`(?:^|[.-])[0-9]+$`)

// otherRow tells whether a row that has a number for its key, since it has no id, is
// another in the plan now: it gives the words that the workbook has for it, and those
// that the plan has; the same when it is not.
func (c *comparison) otherRow(a *area, r book.Row) (then, now string) {
	if c.same || !numbered().MatchString(words(r[0])) {
		return "", ""
	}
	for i, col := range a.model.Table.Columns[1:] {
		text, ok := r[i+1].(book.Text)
		if !ok || col.Input || a.columns[fold(col.Name)] == 0 {
			continue
		}
		if cell, _ := a.at(a.rows[words(r[0])], col.Name); !alike(cell.Raw, text.S) {
			return cell.Raw, text.S
		}
	}
	return "", ""
}
