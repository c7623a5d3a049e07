package budget

import (
	"strings"

	"planverk/internal/book"
	"planverk/internal/plan"
)

// The sheet that finance fills in during the year.
const (
	followTable    = "tblUppfoljning"
	outcomeColumn  = "Utfall"
	forecastColumn = "Prognos helår"
	marginColumn   = "Avvikelse"
	marginShare    = "Avvikelse %"
	commentColumn  = "Kommentar"
)

// followUp is the sheet of budget against outcome and forecast, a row for each of the
// budget's. The deviation is budget less forecast; a minus is a deficit.
func (m *maker) followUp() *book.Sheet {
	rows := m.plan.Budget.Rows
	if len(rows) == 0 || !m.findable() {
		return nil
	}
	s := &book.Sheet{Name: "Uppföljning", Title: m.yearly("Uppföljning av budgeten"),
		Lead: "Fyll i utfall och prognos i kronor. Avvikelsen är budget minus prognos, med minus när pengarna inte räcker. Summan av den gäller rader med prognos."}
	var costs, outcomes, forecasts []plan.Amount
	margins := int64(0)
	for _, r := range rows {
		costs, outcomes, forecasts = append(costs, r.Cost), append(outcomes, r.Outcome), append(forecasts, r.Forecast)
		if d := deviationOf(r); d.Known {
			margins, _ = book.Add(margins, d.Ore)
		}
	}
	sum := func(column string) book.Expr { return book.Sum{Table: followTable, Column: column} }
	figures := book.Times{A: book.Numbers{Table: followTable, Column: budgetColumn}, B: book.Numbers{Table: followTable, Column: forecastColumn}}
	budgeted, _ := total(costs)
	share := formula(figures, part(sum(marginColumn), sum(budgetColumn)), book.Share(margins, budgeted), book.KindPercent, hasFigure(costs) && hasFigure(forecasts))
	s.Table = &book.Table{Name: followTable, Total: sumLabel, Columns: []book.Column{
		key(keyColumn),
		{Name: kindColumn, Width: 54},
		{Name: budgetColumn, Kind: book.KindMoney, Total: sumOf(followTable, budgetColumn, costs)},
		{Name: outcomeColumn, Kind: book.KindMoney, Input: true, Hint: outcomeHint, Total: sumOf(followTable, outcomeColumn, outcomes)},
		{Name: forecastColumn, Kind: book.KindMoney, Input: true, Hint: forecastHint, Total: sumOf(followTable, forecastColumn, forecasts)},
		{Name: marginColumn, Kind: book.KindMargin, Total: &book.Formula{Expr: sum(marginColumn), Value: margins, Shown: book.KindMargin}},
		{Name: marginShare, Kind: book.KindPercent, Signed: true, Limit: limitName, Total: share},
		{Name: commentColumn, Width: 40, Input: true, Hint: book.Hint{Title: commentColumn, Text: "Varför utfall eller prognos avviker, och vad som görs."}},
	}}
	at := sheetTable{m, s}
	for _, r := range rows {
		k := rowKey(r.At, r.ID)
		s.Table.Rows = append(s.Table.Rows, book.Row{
			book.Key{S: k}, text(label(r)), m.fetched(r.Cost),
			at.cost(k, outcomeColumn, r.At, "utfall", r.Outcome), at.cost(k, forecastColumn, r.At, "prognos", r.Forecast),
			followed(r, book.Minus{A: book.Here{Column: budgetColumn}, B: book.Here{Column: forecastColumn}}, deviationOf(r).Ore, book.KindMargin),
			followed(r, part(book.Here{Column: marginColumn}, book.Here{Column: budgetColumn}), book.Share(deviationOf(r).Ore, r.Cost.Ore), book.KindPercent),
			at.written(k, commentColumn, below(r.At, "uppföljning"), r.FollowUp.Value),
		})
	}
	return s
}

var (
	outcomeHint  = book.Hint{Title: "Utfall", Text: "Det som är bokfört hittills, i kronor med bara siffror. Ord skrivs i kolumnen Kommentar."}
	forecastHint = book.Hint{Title: "Prognos", Text: "Vad hela året väntas kosta, i kronor med bara siffror. Ord skrivs i kolumnen Kommentar."}
)

// fetched is a row's budget, taken from the sheet Budget by the row's key.
func (m *maker) fetched(cost plan.Amount) book.Cell {
	from := book.Found{Table: costTable, Column: m.costColumn(), Where: keyColumn, Equals: keyColumn}
	return formula(book.Holds(from), from, cost.Ore, book.KindMoney, cost.Known)
}

// followed is a cell that is empty until both budget and forecast are known.
func followed(r plan.BudgetRow, then book.Expr, value int64, shown book.Kind) *book.Formula {
	both := book.Times{A: book.Given{Column: budgetColumn}, B: book.Given{Column: forecastColumn}}
	return formula(both, then, value, shown, deviationOf(r).Known)
}

// deviationOf is budget less forecast; not known unless both are.
func deviationOf(r plan.BudgetRow) plan.Amount {
	if !r.Cost.Known || !r.Forecast.Known {
		return plan.Amount{}
	}
	return plan.Amount{Ore: r.Cost.Ore - r.Forecast.Ore, Known: true}
}

func hasFigure(amounts []plan.Amount) bool {
	_, ok := total(amounts)
	return ok
}

// findable tells whether the budget's rows can be found by their keys: spreadsheet
// programs do not tell large letters from small, and read *, ? and ~ as patterns.
func (m *maker) findable() bool {
	seen := map[string]bool{}
	for _, r := range m.plan.Budget.Rows {
		k := strings.ToLower(rowKey(r.At, r.ID))
		if seen[k] || strings.ContainsAny(k, "*?~") {
			return false
		}
		seen[k] = true
	}
	return true
}
