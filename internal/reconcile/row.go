package reconcile

import (
	"fmt"
	"strconv"

	"planverk/internal/book"
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
		if col := &a.model.Table.Columns[i]; col.Input {
			c.cell(a, r, i, at)
		}
	}
}

// cell holds the three states of one cell together.
func (c *comparison) cell(a *area, r book.Row, i, at int) {
	t := a.model.Table
	col := &t.Columns[i]
	cell, where := a.at(at, col.Name)
	theirs, ok := c.read(col, cell, where)
	if !ok {
		return
	}
	here := place{t.Name, words(r[0]), col.Name}
	sent, known := c.base.values[here]
	money := col.Kind == book.KindMoney
	ours := modelValue(r[i], money)
	base := sentValue(sent, money)
	if col.Kind == book.KindPercent && base.Given {
		base.Text = shareText(sent)
	}
	if !known {
		base = ours // a row that the plan has got since: the workbook can not have it
	}
	other := c.otherRow(a, r)
	ch := Change{Cell: where, Row: words(r[0]), Column: col.Name, ID: c.homes[here], Base: base, Ours: ours, Theirs: theirs, Write: theirs.Text}
	switch {
	case theirs == base && (ours == base || other != ""):
		return
	case other != "":
		ch.Outcome = Conflict
		c.result.note(where, "PV676", fmt.Sprintf("Rad ”%s” var ”%s” när arbetsboken gjordes men är ”%s” i planen nu.", ch.Row, sv.Clip(other), label(r)),
			"Rader i planen har flyttats, lagts till eller tagits bort. Bygg arbetsboken på nytt och för in ändringen i den.")
	case theirs == base:
		ch.Outcome = Kept
	case ours == theirs:
		ch.Outcome = Equal
	case ours != base:
		ch.Outcome = Conflict
		c.result.note(where, "PV676", fmt.Sprintf("”%s”, %s, är ändrad både i arbetsboken (%s) och i planen (%s). När arbetsboken gjordes var den %s.", ch.Row, ch.Column, theirs.Shown(), ours.Shown(), base.Shown()),
			"Bestäm vilket som gäller. Skriv det på båda ställena, eller ändra tillbaka det ena.")
	case !c.take(&ch):
		return
	}
	c.result.Changes = append(c.result.Changes, ch)
}

// take judges a change that only the workbook has; false when the plan has no place
// for it, which a finding says.
func (c *comparison) take(ch *Change) bool {
	if !ch.Theirs.Money {
		return c.takeWords(ch)
	}
	switch old := ch.Base; {
	case !ch.Theirs.Given:
		c.result.ask(ch.Cell, "PV675", fmt.Sprintf("Cellen är tömd. Den var %s. Beloppet tas bort ur planen; en tom cell är inte noll kronor.", old.Shown()), "Svara ja om beloppet ska bort. Skriv 0 om det ska vara noll kronor.")
	case !old.Given && c.plan.Word(ch.ID) != "":
		c.result.ask(ch.Cell, "PV680", fmt.Sprintf("Beloppet %s ersätter ordet ”%s”, som står i planen i stället för ett belopp.", ch.Theirs.Shown(), c.plan.Word(ch.ID)), "Svara ja om beloppet ska stå i stället.")
	case thousandfold(old.Ore, ch.Theirs.Ore):
		much := "ungefär tusen gånger så mycket"
		if ch.Theirs.Ore < old.Ore == (old.Ore > 0) {
			much = "ungefär en tusendel"
		}
		c.result.ask(ch.Cell, "PV674", fmt.Sprintf("Beloppet ändras från %s till %s, %s. Är det skrivet i rätt enhet?", old.Shown(), ch.Theirs.Shown(), much), "Kolumnen är i kronor. Svara ja om beloppet är rätt, annars rätta det.")
	}
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
		hint := "För in den i planen där den hör hemma, till exempel i budgetens kommentar."
		if ch.ID != "" {
			hint = "I planen står ”" + c.plan.Word(ch.ID) + "” i stället för beloppet. Skriv anmärkningen efter det ordet, eller ändra i planen."
		}
		c.result.note(ch.Cell, "PV679", fmt.Sprintf("”%s”, %s: %s har inget eget ställe i planen och läses inte in.", ch.Row, ch.Column, ch.Theirs.Shown()), hint)
		return false
	}
	ch.Write = text
	if !ch.Theirs.Given {
		c.result.ask(ch.Cell, "PV675", fmt.Sprintf("Cellen är tömd. Den var %s. Texten tas bort ur planen.", ch.Base.Shown()), "Svara ja om texten ska bort.")
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

// otherRow tells whether a row that has a number for its key, since it has no id, is
// another in the plan now: it gives the words that the workbook has for it.
func (c *comparison) otherRow(a *area, r book.Row) string {
	if _, err := strconv.Atoi(words(r[0])); c.same || err != nil {
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
