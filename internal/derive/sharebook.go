package derive

import (
	"math/big"

	"planverk/internal/book"
	"planverk/internal/plan"
	"planverk/internal/sv"
)

// Names of the table of shares and of its columns.
const (
	shareTable  = "tblFordelning"
	orderColumn = "Ordning"
	weight      = "Nyckeltal"
	partOf      = "Andel"
	amountOf    = "Belopp"
	sharedCheck = "Kontroll"
)

// shares lists the departments between which plans share out their costs.
func (p *portfolio) shares() *plan.List {
	list := List("härlett.fördelning")
	for _, s := range p.plans {
		for _, c := range s.Plan.Budget.Shares {
			id := "härlett.fördelning." + s.ID + "." + sv.Slug(c.Department.Label)
			row := Group(id, append(s.origin(id), Text(id, "plan", s.ID), Text(id, "förvaltning", short(c.Department)))...)
			if c.Weight.Given() {
				row.Fields = append(row.Fields, From(s, "nyckeltal", c.Weight))
			}
			list.Items = append(list.Items, row)
		}
	}
	return list
}

// sharedOut names the plans whose costs are shared out, for a sentence.
func (p *portfolio) sharedOut() string {
	var names []string
	for _, s := range p.plans {
		if len(s.Plan.Budget.Shares) > 0 {
			names = append(names, s.Title)
		}
	}
	return sv.And(names)
}

// shares is the sheet of what each department pays of a plan's budget, in öre that add
// up to it; left out when no plan shares its costs.
func (p *portfolioBook) shares() {
	s := p.sheets.table("fördelning", book.Sheet{Name: "Fördelning", Title: "Kostnadernas fördelning mellan förvaltningar",
		Lead: "Budgeten delas i proportion till nyckeltalen. Beloppen avrundas så att de tillsammans är planens budget."}, shareTable,
		wide("plan", planColumn, 30), wide("förvaltning", unitColumn, 24), sized("", orderColumn, book.KindCount), sized("", budgetOf, book.KindMoney),
		sized("nyckeltal", weight, book.KindCount), sized("", partOf, book.KindPercent), sized("", amountOf, book.KindMoney), sized("", sharedCheck, book.KindCheck))
	if s == nil {
		return
	}
	t := s.Table
	t.Columns[t.Column(weight)].Input = true
	t.Columns[t.Column(weight)].Hint = book.Hint{Title: weight, Text: "Ett tal för varje förvaltning, till exempel procent eller antal användare."}
	budgets, all, before := p.by(planColumn), map[string]int64{}, map[string]int64{}
	for _, r := range t.Rows {
		all[planOf(t, r)] += weightOf(t, r)
	}
	var total, wrong int64
	count := map[string]int64{}
	for _, r := range t.Rows {
		id := planOf(t, r)
		count[id]++
		r[t.Column(orderColumn)] = book.Count{N: count[id]}
		value := shareOut(budgets[id].budget.ore, before[id]+weightOf(t, r), all[id]) - shareOut(budgets[id].budget.ore, before[id], all[id])
		before[id] += weightOf(t, r)
		total += value
		state := int64(0)
		if all[id] == 0 && budgets[id].budget.ore != 0 {
			state = 100
		}
		wrong += state
		p.shareRow(t, r, budgets[id].budget.ore, value, percent(weightOf(t, r), all[id]), state)
	}
	t.Total = sumLabel
	t.Columns[t.Column(amountOf)].Total = sumCell(shareTable, amountOf, total)
	t.Columns[t.Column(sharedCheck)].Total = &book.Formula{Expr: book.Sum{Table: shareTable, Column: sharedCheck}, Value: wrong, Shown: book.KindCheck}
}

func planOf(t *book.Table, r book.Row) string { return r[t.Column(planColumn)].(book.Text).S }

func weightOf(t *book.Table, r book.Row) int64 {
	n, _ := r[t.Column(weight)].(book.Count)
	return n.N
}

// shareOut is the part of a budget that the first of all the weights have together.
func shareOut(budget, first, all int64) int64 {
	if all == 0 {
		return 0
	}
	r := new(big.Rat).Mul(big.NewRat(budget, 1), big.NewRat(first, all))
	return book.Rounded(r, 0).Num().Int64()
}

// percent is a share in hundredths of a percent.
func percent(n, all int64) int64 {
	if all == 0 {
		return 0
	}
	return book.Rounded(new(big.Rat).Mul(big.NewRat(n, all), big.NewRat(10_000, 1)), 0).Num().Int64()
}

// shareRow puts in the formulas. What a department pays is what it and those before it
// pay together, rounded, less the same without it: so nothing is lost in rounding.
func (p *portfolioBook) shareRow(t *book.Table, r book.Row, budget, value, share, state int64) {
	samePlan := func(column string) book.Expr {
		return book.SumWhere{Table: shareTable, Column: column, Where: planColumn, Equals: planColumn}
	}
	before := book.SumBefore{Table: shareTable, Column: weight, Where: planColumn, Order: orderColumn}
	upTo := func(first book.Expr) book.Expr {
		return book.Round{A: book.Over{A: book.Times{A: book.Here{Column: budgetOf}, B: first}, B: samePlan(weight)}, Decimals: 2}
	}
	r[t.Column(budgetOf)] = &book.Formula{Expr: book.SumWhere{Table: budgetTable, Column: budgetOf, Where: planColumn, Equals: planColumn}, Value: budget, Shown: book.KindMoney}
	r[t.Column(partOf)] = &book.Formula{Expr: book.Round{A: book.Over{A: book.Here{Column: weight}, B: samePlan(weight)}, Decimals: 4}, Value: share, Shown: book.KindPercent}
	r[t.Column(amountOf)] = &book.Formula{Expr: book.Minus{A: upTo(book.Plus{A: before, B: book.Here{Column: weight}}), B: upTo(before)}, Value: value, Shown: book.KindMoney}
	r[t.Column(sharedCheck)] = &book.Formula{Expr: book.Differs{A: book.Minus{A: samePlan(amountOf), B: book.Here{Column: budgetOf}}}, Value: state, Shown: book.KindCheck}
}
