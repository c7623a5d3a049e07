package budget

import (
	"planverk/internal/book"
	"planverk/internal/plan"
)

// Columns of the budget's table beside those of tables.go.
const (
	kindColumn    = "Typ av kostnad"
	indexColumn   = "Index"
	rateColumn    = "Uppräkning"
	countedColumn = "Uppräknat"
	changeColumn  = "Förändring"
	changeShare   = "Förändring %"
)

// columnOf is a column of the budget's table: its head, and its cell in the row
// with a key.
type columnOf struct {
	head book.Column
	cell func(at sheetTable, key string, r plan.BudgetRow) book.Cell
}

// costs is the budget table.
func (m *maker) costs() *book.Sheet {
	if len(m.plan.Budget.Rows) == 0 {
		return nil
	}
	s := &book.Sheet{Name: "Budget", Title: m.yearly("Budget"), Lead: m.lead("budget", true)}
	s.Table = &book.Table{Name: costTable, Total: sumLabel, Columns: []book.Column{key(keyColumn)}}
	at, columns := sheetTable{m, s}, m.budgetColumns()
	for _, c := range columns {
		s.Table.Columns = append(s.Table.Columns, c.head)
	}
	for _, r := range m.plan.Budget.Rows {
		k := rowKey(r.At, r.ID)
		row := book.Row{book.Key{S: k}}
		for _, c := range columns {
			row = append(row, c.cell(at, k, r))
		}
		s.Table.Rows = append(s.Table.Rows, row)
	}
	cost := m.costColumn()
	m.book.Names = append(m.book.Names, book.Name{Name: "summa_plan", Target: book.TotalOf{Table: costTable, Column: cost}, Comment: "Planens summa, kronor"})
	if a, ok := m.computed[SumID].(*plan.Amount); ok {
		at.amount(sumLabel, cost, *a)
	}
	m.comparedSums(at)
	tidy(s)
	s.Chart = s.NewChart(book.Chart{Kind: book.ChartBar, Title: m.yearly("Budget per typ av kostnad") + ", kronor", Labels: kindColumn,
		Alt: "Staplar: budgeten för varje typ av kostnad, i kronor. Samma belopp står i tabellen ovanför."}, mostBars, cost)
	return s
}

// costColumn is what the budget of the plan's own year is called: with its year when
// other years stand beside it.
func (m *maker) costColumn() string {
	if !comparesYears(m.plan) {
		return costColumn
	}
	return ownYear.title(m.plan)
}

// budgetColumns lists the columns after the key. Those of other years are there as far
// as any row has them.
func (m *maker) budgetColumns() []columnOf {
	columns := []columnOf{
		{book.Column{Name: kindColumn, Width: 54}, func(_ sheetTable, _ string, r plan.BudgetRow) book.Cell { return text(label(r)) }},
		{book.Column{Name: "Intern tid", Width: 24}, func(at sheetTable, k string, r plan.BudgetRow) book.Cell { return at.effort(k, "Intern tid", r.Effort) }},
	}
	for _, y := range otherYears {
		if y.offset < 0 && y.given(m.plan) {
			columns = append(columns, m.yearColumn(y))
		}
	}
	columns = append(columns, m.indexColumns()...)
	columns = append(columns, m.yearColumn(ownYear))
	columns = append(columns, m.changeColumns()...)
	for _, y := range otherYears {
		if y.offset > 0 && y.given(m.plan) {
			columns = append(columns, m.yearColumn(y))
		}
	}
	columns = append(columns, m.codeColumns()...)
	return append(columns,
		columnOf{book.Column{Name: "Beskrivs i", Width: 16}, func(_ sheetTable, _ string, r plan.BudgetRow) book.Cell { return text(m.section(r.DescribedIn.Value)) }},
		columnOf{book.Column{Name: remarkColumn, Width: 40, Input: true, Hint: remarkHint}, func(at sheetTable, k string, r plan.BudgetRow) book.Cell {
			return at.written(k, remarkColumn, below(r.At, "kommentar"), remarkText(r.Cost, r.Comment.Value))
		}})
}

// yearColumn is the amounts of a year, to be filled in.
func (m *maker) yearColumn(y year) columnOf {
	name := y.title(m.plan)
	if y == ownYear {
		name = m.costColumn()
	}
	head := book.Column{Name: name, Kind: book.KindMoney, Input: true, Hint: amountHint, Total: sumOf(costTable, name, y.amounts(m.plan))}
	return columnOf{head, func(at sheetTable, k string, r plan.BudgetRow) book.Cell {
		return at.cost(k, name, r.At, y.key, y.of(r))
	}}
}

// changeColumns are the difference to last year's budget, in kronor and as a share of it.
func (m *maker) changeColumns() []columnOf {
	last := yearOf("budget föregående år")
	if !last.given(m.plan) {
		return nil
	}
	now, before := m.costColumn(), last.title(m.plan)
	both := book.Times{A: book.Given{Column: now}, B: book.Given{Column: before}}
	known := book.Times{A: book.Numbers{Table: costTable, Column: now}, B: book.Numbers{Table: costTable, Column: before}}
	sums := book.Minus{A: book.Sum{Table: costTable, Column: now}, B: book.Sum{Table: costTable, Column: before}}
	a, okA := total(ownYear.amounts(m.plan))
	b, okB := total(last.amounts(m.plan))
	return []columnOf{
		{book.Column{Name: changeColumn, Kind: book.KindMargin, Total: formula(known, sums, a-b, book.KindMargin, okA && okB)},
			func(at sheetTable, k string, r plan.BudgetRow) book.Cell {
				change := changeOf(r)
				if change.Known {
					at.amount(k, changeColumn, change)
				}
				return formula(both, book.Minus{A: book.Here{Column: now}, B: book.Here{Column: before}}, change.Ore, book.KindMargin, change.Known)
			}},
		{book.Column{Name: changeShare, Kind: book.KindPercent, Signed: true,
			Total: formula(known, part(sums, book.Sum{Table: costTable, Column: before}), book.Share(a-b, b), book.KindPercent, okA && okB)},
			func(_ sheetTable, _ string, r plan.BudgetRow) book.Cell {
				change := changeOf(r)
				return formula(both, part(book.Here{Column: changeColumn}, book.Here{Column: before}), book.Share(change.Ore, r.LastBudget.Ore), book.KindPercent, change.Known)
			}},
	}
}

// indexColumns are the index of a row, its rate, and what last year's budget becomes
// when it is counted up with it, in whole kronor.
func (m *maker) indexColumns() []columnOf {
	last := yearOf("budget föregående år")
	indices := m.indices()
	if !last.given(m.plan) || len(indices) == 0 {
		return nil
	}
	before := last.title(m.plan)
	rate := book.Found{Table: inputTable, Column: valueColumn, Where: keyColumn, Equals: indexColumn}
	named := func(r plan.BudgetRow) (int64, bool) { v, ok := indices[r.Index.Value]; return v, ok }
	sum := int64(0)
	for _, r := range m.plan.Budget.Rows {
		if v, ok := named(r); ok && r.LastBudget.Known {
			sum, _ = book.Add(sum, book.CountUp(r.LastBudget.Ore, v))
		}
	}
	return []columnOf{
		{book.Column{Name: indexColumn, Width: 14, Short: true}, func(_ sheetTable, _ string, r plan.BudgetRow) book.Cell { return text(r.Index.Value) }},
		{book.Column{Name: rateColumn, Kind: book.KindPercent}, func(_ sheetTable, _ string, r plan.BudgetRow) book.Cell {
			v, ok := named(r)
			return formula(book.Holds(rate), rate, v, book.KindPercent, ok)
		}},
		{book.Column{Name: countedColumn, Kind: book.KindMoney, Total: &book.Formula{Expr: book.Sum{Table: costTable, Column: countedColumn}, Value: sum, Shown: book.KindMoney}},
			func(_ sheetTable, _ string, r plan.BudgetRow) book.Cell {
				v, ok := named(r)
				up := book.Round{A: book.Times{A: book.Here{Column: before}, B: book.Plus{A: book.Number{N: 1}, B: book.Here{Column: rateColumn}}}}
				ok = ok && r.LastBudget.Known
				value := int64(0)
				if ok {
					value = book.CountUp(r.LastBudget.Ore, v)
				}
				return formula(book.Times{A: book.Given{Column: before}, B: book.Given{Column: rateColumn}}, up, value, book.KindMoney, ok)
			}},
	}
}

// formula is a cell that is empty until what it needs is known.
func formula(known, then book.Expr, value int64, shown book.Kind, ok bool) *book.Formula {
	if !ok {
		value = 0
	}
	return &book.Formula{Expr: book.Known{If: known, Then: then}, Value: value, Shown: shown, Empty: !ok}
}

// part is a as a share of b, to hundredths of a percent.
func part(a, b book.Expr) book.Expr { return book.Round{A: book.Over{A: a, B: b}, Decimals: 4} }
