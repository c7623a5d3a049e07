package derive

import (
	"planverk/internal/book"
	"planverk/internal/plan"
)

// filled is what the portfolio's amounts sum up to over some of the budget rows.
type filled struct{ last, budget, forecast, outcome, margin sum }

// add takes in a row of the table of budget rows.
func (f *filled) add(t *book.Table, r book.Row) {
	amount := func(column string) plan.Amount {
		m, known := r[t.Column(column)].(book.Money)
		return plan.Amount{Ore: m.Ore, Known: known}
	}
	budget, forecast := amount(budgetOf), amount(forecastOf)
	f.last.add(amount(lastYearOf))
	f.budget.add(budget)
	f.forecast.add(forecast)
	f.outcome.add(amount(outcomeOf))
	f.margin.add(plan.Amount{Ore: budget.Ore - forecast.Ore, Known: forecast.Known})
}

// of gives the sum of the named column.
func (f filled) of(column string) sum {
	return map[string]sum{lastYearOf: f.last, budgetOf: f.budget, forecastOf: f.forecast, outcomeOf: f.outcome}[column]
}

// by adds up the budget rows by what stands in a column.
func (p *portfolioBook) by(column string) map[string]filled {
	sums := map[string]filled{}
	for _, r := range p.rows {
		if t, ok := r[p.table.Column(column)].(book.Text); ok {
			f := sums[t.S]
			f.add(p.table, r)
			sums[t.S] = f
		}
	}
	return sums
}

// known is a cell that has something to say only where known is not nought.
func known(known, then book.Expr, shown book.Kind, of sum) *book.Formula {
	f := &book.Formula{Expr: book.Known{If: known, Then: then}, Shown: shown, Empty: !of.known}
	if of.known {
		f.Value = of.ore
	}
	return f
}

// deviation is budget less forecast: a deficit is negative.
func (f filled) deviation() *book.Formula {
	return known(book.Given{Column: forecastOf}, book.Minus{A: book.Here{Column: budgetOf}, B: book.Here{Column: forecastOf}}, book.KindMargin, f.margin)
}

// share is the deviation's share of the budget, to hundredths of a percent.
func (f filled) share(given, margin, budget book.Expr) *book.Formula {
	part := sum{ore: book.Share(f.margin.ore, f.budget.ore), known: f.margin.known && f.budget.ore != 0}
	return known(book.Times{A: given, B: budget}, book.Round{A: book.Over{A: margin, B: budget}, Decimals: 4}, book.KindPercent, part)
}

// figures are the cells of a row that sums the budget rows where column holds what
// the row's own key does. What nobody has filled in for any of them is empty.
func (p *portfolioBook) figures(column, key string, f filled) book.Row {
	total := func(of string) book.Expr {
		return book.SumWhere{Table: budgetTable, Column: of, Where: column, Equals: key}
	}
	count := func(of string) book.Expr {
		return book.CountWhere{Table: budgetTable, Column: of, Where: column, Equals: key}
	}
	given := func(of string) *book.Formula { return known(count(of), total(of), book.KindMoney, f.of(of)) }
	return book.Row{given(lastYearOf), given(budgetOf), given(forecastOf), given(outcomeOf),
		known(count(forecastOf), total(marginOf), book.KindMargin, f.margin), f.share(count(forecastOf), total(marginOf), total(budgetOf))}
}

// figureColumns are their columns, with totals.
func (p *portfolioBook) figureColumns(table string) []book.Column {
	var columns []book.Column
	for _, name := range []string{lastYearOf, budgetOf, forecastOf, outcomeOf} {
		columns = append(columns, book.Column{Name: name, Kind: book.KindMoney, Total: sumCell(table, name, p.total.of(name).ore)})
	}
	return append(columns, book.Column{Name: marginOf, Kind: book.KindMargin, Total: p.marginSum(table)},
		book.Column{Name: shareOf, Kind: book.KindPercent, Signed: true, Limit: limitName, Total: p.shareSum(table)})
}

func (p *portfolioBook) marginSum(table string) book.Cell {
	return &book.Formula{Expr: book.Sum{Table: table, Column: marginOf}, Value: p.total.margin.ore, Shown: book.KindMargin}
}

func (p *portfolioBook) shareSum(table string) book.Cell {
	return p.total.share(book.Numbers{Table: budgetTable, Column: forecastOf}, book.Sum{Table: table, Column: marginOf}, book.Sum{Table: table, Column: budgetOf})
}

// limitName is the name of the cell with the largest share that a forecast may differ
// from its budget by, unmarked.
const limitName = "grans_avvikelse"

// limit is the sheet of what the others reckon with. It may be tried with; it is decided
// in kommun.yaml.
func (p *portfolioBook) limit() {
	rate, source := p.in.Kommun.DeviationLimit()
	const table, value = "tblIndata", "Värde"
	p.book.Sheets = append(p.book.Sheets, &book.Sheet{Name: "Indata", Title: "Förutsättningar", Lead: "Det som de andra bladen räknar med. Ändra här, inte i formlerna.", Portrait: true,
		Table: &book.Table{Name: table, Columns: []book.Column{{Name: keyColumn, Kind: book.KindKey}, {Name: "Uppgift", Width: 34},
			{Name: value, Kind: book.KindPercent, Input: true, Hint: book.Hint{Title: "Procent", Text: "Skriv procent, till exempel 5 %."}}, {Name: "Källa", Width: 30}},
			Rows: []book.Row{{book.Key{S: limitName}, book.Text{S: "Avvikelse som ska märkas ut, som del av budgeten"}, book.Percent{Hundredths: rate}, book.Text{S: source}}}}})
	p.book.Names = append(p.book.Names, book.Name{Name: limitName, Target: book.CellOf{Table: table, Row: limitName, Column: value}, Comment: "Gräns för avvikelse"})
}
