package budget

import (
	"strconv"

	"planverk/internal/book"
	"planverk/internal/plan"
	"planverk/internal/sv"
)

// Tables and columns of how the budget is spread over the year and shared out.
const (
	periodTable   = "tblPeriod"
	spreadTable   = "tblPeriodisering"
	shareTable    = "tblFordelning"
	weightColumn  = "Nyckeltal"
	upToColumn    = "Till och med"
	partColumn    = "Andel %"
	orderColumn   = "Ordning"
	periodsColumn = "Summa"
	sharedColumn  = "Belopp"
)

// Division is the periods of a year, in order, as the plan names them.
func Division(name string) []string {
	if name == "kvartal" {
		return []string{"kvartal 1", "kvartal 2", "kvartal 3", "kvartal 4"}
	}
	return []string{"januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november", "december"}
}

// weight is the period's or the department's number, and what all up to it have together.
type weight struct{ own, upTo int64 }

// periodWeights gives the weight of each period: alike when the plan has none.
func (m *maker) periodWeights() (names []string, weights []weight) {
	if !m.plan.Budget.Periods.Given() || len(m.plan.Budget.Rows) == 0 {
		return nil, nil
	}
	names = Division(m.plan.Budget.Periods.Value)
	given := map[string]int64{}
	for _, p := range m.plan.Budget.Weights {
		given[p.Name.Value] = p.Weight.N
	}
	sum := int64(0)
	for _, name := range names {
		n := int64(1)
		if len(given) > 0 {
			n = given[name]
		}
		sum += n
		weights = append(weights, weight{n, sum})
	}
	return names, weights
}

// upToName is the defined name of what all periods up to one weigh together.
func upToName(period string) string { return "till_" + sv.Key(period) }

// periods is the sheet of what each period weighs.
func (m *maker) periods() *book.Sheet {
	names, weights := m.periodWeights()
	if len(names) == 0 {
		return nil
	}
	s := &book.Sheet{Name: "Perioder", Title: m.yearly("Perioder"), Lead: "Budgeten delas på perioderna i proportion till nyckeltalen. Gula celler får ändras.", Portrait: true}
	at := sheetTable{m, s}
	all := weights[len(weights)-1].upTo
	s.Table = &book.Table{Name: periodTable, Total: sumLabel, Columns: weightColumns(periodTable, "Period", all)}
	for i, name := range names {
		s.Table.Rows = append(s.Table.Rows, weightRow(periodTable, name, sv.Capital(name), i, weights[i], all))
		at.input(name, weightColumn, m.periodHome(name), strconv.FormatInt(weights[i].own, 10))
		m.book.Names = append(m.book.Names, book.Name{Name: upToName(name), Target: book.CellOf{Table: periodTable, Row: name, Column: upToColumn}, Comment: "Nyckeltal till och med " + name})
	}
	return s
}

// periodHome is where the plan keeps a period's weight, or would have it.
func (m *maker) periodHome(name string) string {
	for _, p := range m.plan.Budget.Weights {
		if p.Name.Value == name {
			return below(p.At, "nyckeltal")
		}
	}
	return PeriodWeights + "." + sv.Key(name) + ".nyckeltal"
}

// PeriodWeights is the list of the plan that has the weights. A plan without it divides the
// year alike: the first weight brings the others with it, for a period that is not in the
// list has nought.
const PeriodWeights = "budget.periodnycklar"

var weightHint = book.Hint{Title: weightColumn, Text: "Ett helt tal, till exempel procent eller antal användare. Delarna räknas om direkt."}

func weightColumns(table, label string, all int64) []book.Column {
	return []book.Column{key(keyColumn), {Name: label, Width: 34}, {Name: orderColumn, Kind: book.KindCount},
		{Name: weightColumn, Kind: book.KindCount, Input: true, Hint: weightHint, Total: &book.Formula{Expr: book.Sum{Table: table, Column: weightColumn}, Value: all * 100, Shown: book.KindCount}},
		{Name: upToColumn, Kind: book.KindCount}, {Name: partColumn, Kind: book.KindPercent}}
}

func weightRow(table, id, label string, i int, w weight, all int64) book.Row {
	return book.Row{book.Key{S: id}, book.Text{S: label}, book.Count{N: int64(i + 1)}, book.Count{N: w.own},
		&book.Formula{Expr: book.Plus{A: book.SumBefore{Table: table, Column: weightColumn, Order: orderColumn}, B: book.Here{Column: weightColumn}}, Value: w.upTo * 100, Shown: book.KindCount},
		&book.Formula{Expr: part(book.Here{Column: weightColumn}, book.Sum{Table: table, Column: weightColumn}), Value: book.Share(w.own, all), Shown: book.KindPercent}}
}

// spread is the sheet of each period's part of each row. What a period gets is what it
// and those before it have together, rounded, less the same without it: so that the
// periods add up to the year to the öre.
func (m *maker) spread() *book.Sheet {
	names, weights := m.periodWeights()
	if len(names) == 0 || !m.findable() {
		return nil
	}
	all := weights[len(weights)-1].upTo
	last := book.Named{Name: upToName(names[len(names)-1])}
	upTo := func(i int) book.Expr {
		return book.Round{A: book.Over{A: book.Times{A: book.Here{Column: budgetColumn}, B: book.Named{Name: upToName(names[i])}}, B: last}, Decimals: 2}
	}
	s := &book.Sheet{Name: "Periodisering", Title: m.yearly("Periodisering av budgeten"), Lead: "Budgeten delad på perioderna efter bladet Perioder, i kronor. Perioderna blir tillsammans budgeten på öret."}
	s.Table = &book.Table{Name: spreadTable, Total: sumLabel, Columns: []book.Column{key(keyColumn), {Name: kindColumn, Width: 40}}}
	columns := append([]string{budgetColumn}, names...)
	columns = append(columns, periodsColumn)
	sums := make([]int64, len(columns))
	for _, r := range m.plan.Budget.Rows {
		row := book.Row{book.Key{S: rowKey(r.At, r.ID)}, text(label(r)), m.fetched(r.Cost)}
		values := []int64{r.Cost.Ore}
		var whole book.Expr
		for i := range names {
			value := book.Part(r.Cost.Ore, weights[i].upTo, all)
			then := upTo(i)
			if i > 0 {
				value -= book.Part(r.Cost.Ore, weights[i-1].upTo, all)
				then = book.Minus{A: then, B: upTo(i - 1)}
			}
			here := book.Expr(book.Here{Column: sv.Capital(names[i])})
			if whole = plus(whole, here); !r.Cost.Known {
				value = 0
			}
			values = append(values, value)
			row = append(row, formula(book.Given{Column: budgetColumn}, then, value, book.KindMoney, r.Cost.Known))
		}
		year := book.Part(r.Cost.Ore, all, all)
		values = append(values, year)
		row = append(row, formula(book.Given{Column: budgetColumn}, whole, year, book.KindMoney, r.Cost.Known))
		s.Table.Rows = append(s.Table.Rows, row)
		for i, v := range values {
			if r.Cost.Known {
				sums[i], _ = book.Add(sums[i], v)
			}
		}
	}
	for i, name := range columns {
		name = sv.Capital(name)
		s.Table.Columns = append(s.Table.Columns, book.Column{Name: name, Kind: book.KindMoney, Total: &book.Formula{Expr: book.Sum{Table: spreadTable, Column: name}, Value: sums[i], Shown: book.KindMoney}})
	}
	return s
}

func plus(a, b book.Expr) book.Expr {
	if a == nil {
		return b
	}
	return book.Plus{A: a, B: b}
}

// shares is the sheet of what each department pays, in öre that add up to the budget.
func (m *maker) shares() *book.Sheet {
	rows := m.plan.Budget.Shares
	sum, known := total(budgetCosts(m.plan))
	if len(rows) == 0 || !known {
		return nil
	}
	all := int64(0)
	for _, r := range rows {
		all += r.Weight.N
	}
	s := &book.Sheet{Name: "Fördelning", Title: m.yearly("Kostnadernas fördelning"), Lead: "Budgeten delad efter nyckeltalen, på öret. Gula celler får ändras.", Portrait: true}
	s.Table = &book.Table{Name: shareTable, Total: sumLabel, Columns: append(weightColumns(shareTable, "Förvaltning", all),
		book.Column{Name: sharedColumn, Kind: book.KindMoney, Total: &book.Formula{Expr: book.Sum{Table: shareTable, Column: sharedColumn}, Value: book.Part(sum, all, all), Shown: book.KindMoney}})}
	at := sheetTable{m, s}
	weighed := book.Sum{Table: shareTable, Column: weightColumn}
	of := func(first book.Expr) book.Expr {
		return book.Round{A: book.Over{A: book.Times{A: book.Named{Name: "summa_plan"}, B: first}, B: weighed}, Decimals: 2}
	}
	before := int64(0)
	for i, r := range rows {
		id := strconv.Itoa(i + 1)
		w := weight{r.Weight.N, before + r.Weight.N}
		row := weightRow(shareTable, id, firstWord(r.Department.Label, id), i, w, all)
		if r.Weight.Given() {
			at.remember(r.Weight.ID, id, weightColumn, r.Weight.Exact(), inNumber)
		} else {
			at.input(id, weightColumn, below(r.At, "nyckeltal"), "0")
		}
		paid := book.Part(sum, w.upTo, all) - book.Part(sum, before, all)
		before = w.upTo
		s.Table.Rows = append(s.Table.Rows, append(row, &book.Formula{Expr: book.Minus{A: of(book.Here{Column: upToColumn}),
			B: of(book.Minus{A: book.Here{Column: upToColumn}, B: book.Here{Column: weightColumn}})}, Value: paid, Shown: book.KindMoney}))
	}
	return s
}

// spreads holds what the periods and the departments have together against the budget.
func (c *checker) spreads() {
	for _, of := range []struct{ table, column, key, sentence string }{
		{spreadTable, periodsColumn, "Periodisering", "Perioderna är tillsammans budgeten"},
		{shareTable, sharedColumn, "Fördelning", "Förvaltningarnas delar är tillsammans budgeten"},
	} {
		_, t := c.m.book.FindTable(of.table)
		sum, known := c.m.computed[SumID].(*plan.Amount)
		if t == nil || !known {
			continue
		}
		a := &book.Formula{Expr: book.Sum{Table: of.table, Column: of.column}, Value: t.Columns[t.Column(of.column)].Total.(*book.Formula).Value, Shown: book.KindMoney}
		c.add(of.key, of.sentence, a, &book.Formula{Expr: book.Named{Name: "summa_plan"}, Value: sum.Ore, Shown: book.KindMoney}, sum.Ore)
	}
}
