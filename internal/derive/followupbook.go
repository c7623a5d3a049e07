package derive

import (
	"slices"
	"strconv"

	"planverk/internal/book"
	"planverk/internal/doc"
	"planverk/internal/plan"
	"planverk/internal/sv"
)

// Names of the follow-up's tables and columns. Finance's own workbooks refer to
// them, so they never change.
const (
	outcomeTable    = "tblUtfall"
	followedTable   = "tblAktivitet"
	budgetColumn    = "Budget"
	outcomeColumn   = "Utfall"
	forecastColumn  = "Prognos helår"
	deviationColumn = "Avvikelse"
	movedColumn     = "Flyttas till"
)

// UppfoljningBook is the follow-up as a workbook. Outcome and forecast may be
// filled in; deviation and sums are worked out at once. computed is what
// Uppfoljning gave.
func UppfoljningBook(in *plan.Input, d *doc.Document, computed map[string]plan.Node) *book.Workbook {
	w := newSheets(in, d, computed)
	money := func(key, name string, input bool) column {
		c := sized(key, name, book.KindMoney)
		if c.head.Input = input; input {
			c.head.Hint = book.AmountHint
		}
		return c
	}
	comment := wide("kommentar", "Kommentar", 44)
	comment.head.Input = true
	moved := wide("flyttas till", movedColumn, 20)
	moved.head.Input, moved.head.Hint = true, book.Hint{Title: movedColumn, Text: "Den nya tiden, till exempel januari 2022 eller Q1 2022."}
	status := wide("status", "Status", 14)
	status.head.Input, status.head.Choices = true, statuses
	if s := w.table("budget", book.Sheet{Name: "Utfall", Title: "Budget, utfall och prognos", Lead: "Avvikelsen är budget minus prognos; ett underskott är negativt. Gula celler får fyllas i."}, outcomeTable,
		wide("benämning", "Typ av kostnad", 44), money("budget", budgetColumn, false), money("utfall", outcomeColumn, true),
		money("prognos", forecastColumn, true), sized("avvikelse", deviationColumn, book.KindMargin), comment); s != nil {
		w.deviations(s)
		s.Chart = s.NewChart(book.Chart{Kind: columnsOrBars(s), Title: "Budget, prognos och utfall, kronor", Labels: "Typ av kostnad",
			Alt: "Staplar: budget, prognos och utfall för varje typ av kostnad, i kronor. Samma belopp står i tabellen ovanför."},
			mostBars, budgetColumn, forecastColumn, outcomeColumn)
	}
	w.table("aktiviteter", book.Sheet{Name: "Aktiviteter", Title: "Årets aktiviteter", Lead: "Hur det gick med planens aktiviteter. Gula celler får fyllas i."}, followedTable,
		wide("vad", "Aktivitet", 50), wide("när", "När", 28), status, money("kostnad", "Planerad kostnad", false), money("utfall", outcomeColumn, true),
		moved, comment)
	w.data(followUpAmounts)
	for column, field := range map[string]string{outcomeColumn: "utfall", forecastColumn: "prognos", "Kommentar": "kommentar"} {
		w.home[cellsOf{outcomeTable, column}] = ownField("utfall", field)
	}
	for column, field := range map[string]string{"Status": "status", outcomeColumn: "utfall", movedColumn: "flyttas_till", "Kommentar": "kommentar"} {
		w.home[cellsOf{followedTable, column}] = ownField("aktiviteter", field)
	}
	return w.finish(w.book.Legend("planen")...)
}

// ownField says that a cell's words belong in a row of the document's own file that is
// called as the row of the table. A row of the plan that has no id has no such row.
func ownField(list, field string) func(string, book.Row) string {
	return func(key string, _ book.Row) string {
		if _, err := strconv.Atoi(key); err == nil || key == "" {
			return ""
		}
		return list + "." + sv.Key(key) + "." + field
	}
}

// deviations makes the deviation of every row and all sums living formulas.
func (w *sheets) deviations(s *book.Sheet) {
	t := s.Table
	at := t.Column(deviationColumn)
	living := book.Known{If: book.Given{Column: forecastColumn}, Then: book.Minus{A: book.Here{Column: budgetColumn}, B: book.Here{Column: forecastColumn}}}
	for i, m := range w.rows("budget") {
		f := &book.Formula{Expr: living, Shown: book.KindMargin, Empty: true}
		if a, ok := m.Get("avvikelse").(*plan.Amount); ok {
			f.Value, f.Empty = a.Ore, false
			w.remember(s, t.Rows[i][0].(book.Key).S, deviationColumn, a.ID, a.Exact(), "kr")
		}
		t.Rows[i][at] = f
	}
	t.Total = sumLabel
	sums, _ := w.root.Get("summa").(*plan.Map)
	for _, c := range []struct{ key, column string }{{"budget", budgetColumn}, {"utfall", outcomeColumn}, {"prognos", forecastColumn}, {"avvikelse", deviationColumn}} {
		i := slices.IndexFunc(t.Columns, func(col book.Column) bool { return col.Name == c.column })
		total := &book.Formula{Expr: book.Sum{Table: t.Name, Column: c.column}, Shown: t.Columns[i].Kind}
		if a, ok := sums.Get(c.key).(*plan.Amount); ok {
			total.Value = a.Ore
			w.remember(s, sumLabel, c.column, a.ID, a.Exact(), "kr")
		}
		t.Columns[i].Total = total
	}
}
