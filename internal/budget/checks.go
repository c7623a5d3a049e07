package budget

import (
	"planverk/internal/book"
	"planverk/internal/plan"
)

const (
	checkSheet = "Kontroller"
	checkTable = "tblKontroll"
	inBook     = "I arbetsboken"
	wanted     = "Ska vara"
	difference = "Differens"
	statusOf   = "Status"
	allChecks  = "Alla kontroller"
)

// checks is the sheet of living checks: each is a difference that shall be nought.
func (m *maker) checks() *book.Sheet {
	c := checker{m: m}
	c.sum()
	c.backs(maintenanceTable, costColumn, "förvaltning", "Budgetraden är summan av de planerade förvaltningsaktiviteterna", maintenanceCosts(m.plan))
	c.backs(developmentTable, totalColumn, "utveckling", "Budgetraden är summan av den planerade utvecklingen", developmentCosts(m.plan))
	c.backs(trainingTable, costColumn, "utbildning", "Budgetraden är summan av de planerade utbildningarna", trainingCosts(m.plan))
	for _, s := range m.book.Sheets {
		c.numeric(s)
	}
	c.codes()
	c.patterns()
	c.spreads()
	if len(c.rows) == 0 {
		return nil
	}
	s := &book.Sheet{Name: checkSheet, Title: "Kontroller av talen", Lead: "En kontroll som stämmer har differensen 0 och visar OK. FEL betyder att talen i arbetsboken inte går ihop."}
	s.Table = &book.Table{Name: checkTable, Total: allChecks, Rows: c.rows, Columns: []book.Column{
		key("Gäller"),
		{Name: "Kontroll", Width: 60},
		{Name: inBook, Kind: book.Mixed},
		{Name: wanted, Kind: book.Mixed},
		{Name: difference, Kind: book.KindMargin},
		{Name: statusOf, Kind: book.KindCheck, Total: &book.Formula{Expr: book.Sum{Table: checkTable, Column: statusOf}, Value: c.wrong, Shown: book.KindCheck}},
	}}
	m.codeLengths(s)
	m.untold(s)
	m.book.Names = append(m.book.Names, book.Name{Name: "kontroller_fel", Target: book.TotalOf{Table: checkTable, Column: statusOf}, Comment: "Antal kontroller som inte stämmer"})
	return s
}

// checker collects the rows of the checks.
type checker struct {
	m     *maker
	rows  []book.Row
	wrong int64 // checks that do not hold, in hundredths
}

// add puts in a check that a (worked out in the workbook) equals b.
func (c *checker) add(about, sentence string, a *book.Formula, b book.Cell, right int64) {
	diff := a.Value - right
	state := int64(0)
	if diff != 0 {
		state = 100
		c.wrong += state
	}
	c.rows = append(c.rows, book.Row{book.Key{S: about}, book.Text{S: sentence}, a, b,
		&book.Formula{Expr: book.Minus{A: book.Here{Column: inBook}, B: book.Here{Column: wanted}}, Value: diff, Shown: book.KindMargin},
		&book.Formula{Expr: book.Differs{A: book.Here{Column: difference}}, Value: state, Shown: book.KindCheck}})
}

// sum holds the living total against the sum that the plan had when the
// workbook was made: the one typed in the plan if there is one.
func (c *checker) sum() {
	computed, ok := c.m.computed[SumID].(*plan.Amount)
	if !ok {
		return
	}
	right := computed.Ore
	if c.m.plan.Budget.Sum.Known {
		right = c.m.plan.Budget.Sum.Ore
	}
	c.add("summa", "Budgetens summa är den som står i planen", &book.Formula{Expr: book.Named{Name: "summa_plan"}, Value: computed.Ore, Shown: book.KindMoney}, book.Money{Ore: right}, right)
}

// backs holds a budget row against the table that explains it. A row with an
// amount whose table has none is left alone: the plan need not share it out.
func (c *checker) backs(table, column, section, sentence string, amounts []plan.Amount) {
	if len(amounts) == 0 {
		return
	}
	sum, known := total(amounts)
	for _, r := range c.m.plan.Budget.Rows {
		if r.DescribedIn.Value != section || r.Cost.Known && !known {
			continue
		}
		row := int64(0)
		if r.Cost.Known {
			row = r.Cost.Ore
		}
		a := &book.Formula{Expr: book.SumWhere{Table: costTable, Column: c.m.costColumn(), Where: keyColumn, Equals: "Gäller"}, Value: row, Shown: book.KindMoney}
		b := &book.Formula{Expr: book.Sum{Table: table, Column: column}, Value: sum, Shown: book.KindMoney}
		c.add(rowKey(r.At, r.ID), sentence, a, b, sum)
	}
}

// numeric holds the number of filled cells against the number of figures: an
// amount typed as words would silently be left out of the sum.
func (c *checker) numeric(s *book.Sheet) {
	for i, col := range s.Table.Columns {
		if col.Kind != book.KindMoney || !col.Input {
			continue
		}
		sentence := "Alla ifyllda belopp är tal"
		if amountColumns(s) > 1 {
			sentence = "Alla ifyllda belopp i kolumnen " + col.Name + " är tal"
		}
		n := int64(0)
		for _, r := range s.Table.Rows {
			if _, ok := r[i].(book.Money); ok {
				n += 100
			}
		}
		a := &book.Formula{Expr: book.Filled{Table: s.Table.Name, Column: col.Name}, Value: n, Shown: book.KindCount}
		b := &book.Formula{Expr: book.Numbers{Table: s.Table.Name, Column: col.Name}, Value: n, Shown: book.KindCount}
		c.add(s.Name, sentence, a, b, n)
	}
}

// amountColumns counts the columns of a sheet where amounts are filled in.
func amountColumns(s *book.Sheet) (n int) {
	for _, c := range s.Table.Columns {
		if c.Kind == book.KindMoney && c.Input {
			n++
		}
	}
	return n
}
