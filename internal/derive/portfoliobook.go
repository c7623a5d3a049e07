package derive

import (
	"slices"
	"strings"

	"planverk/internal/book"
	"planverk/internal/doc"
	"planverk/internal/plan"
	"planverk/internal/sv"
)

// Names of the portfolio's table of budget rows and of its columns; finance's own
// workbooks refer to them, so they never change.
const (
	budgetTable   = "tblBudget"
	planColumn    = "Plan-ID"
	unitColumn    = "Förvaltning"
	kindColumn    = "Typ av kostnad"
	lastYearOf    = "Utfall föregående år"
	budgetOf      = "Budget"
	forecastOf    = "Prognos"
	outcomeOf     = "Utfall"
	fetchedColumn = "Hämtat ur uppföljning"
	marginOf      = "Avvikelse"
	shareOf       = "Avvikelse %"
)

// ITVerksamhetsplanBook is the portfolio as a workbook: the budget rows of all
// plans, which finance fills in, and sums of them by plan, department and kind of
// cost. computed is what ITVerksamhetsplan gave, d the finished document.
func ITVerksamhetsplanBook(in *plan.Input, d *doc.Document, computed map[string]plan.Node) *book.Workbook {
	w := newSheets(in, d, computed)
	p := portfolioBook{sheets: w}
	p.budget()
	if len(p.rows) > 0 {
		p.limit()
		p.plans()
		p.grouped("Förvaltningar", "Budget hos planernas förvaltningar", "tblForvaltning", unitColumn)
		p.grouped("Kostnadsslag", "Kostnad per kostnadsslag", "tblKostnadsslag", kindColumn)
		p.shares()
	}
	effort := []column{source, wide("vad", "Insats", 50), wide("när", "När", 28), wide("slag", "Slag", 18), wide("förvaltning", unitColumn, 20)}
	w.table("insatser", book.Sheet{Name: "Utveckling", Title: "Insatser", Lead: "Utveckling och större aktiviteter, de med högst prioritet först. Uppgifterna ändras i planerna."}, "tblInsats",
		append(slices.Clone(effort), wide("prioritet", "Prioritet", 12), wide("forum", "Forum", 20), sized("kostnad", "Kostnad", book.KindMoney), wide("kommentar", "Kommentar", 40))...)
	// The figures of an activity that is also an effort are remembered where the document shows them.
	kept := w.base
	w.table("aktiviteter", book.Sheet{Name: "Aktiviteter", Title: "Planerade förvaltningsaktiviteter", Lead: "Alla planers aktiviteter. Uppgifterna ändras i planerna."}, "tblAktivitet",
		append(slices.Clone(effort), wide("ansvarig", "Ansvarig", 24), wide("status", "Status", 14), sized("kostnad", "Kostnad", book.KindMoney))...)
	w.base = kept
	w.data(portfolioAmounts)
	p.homes()
	var notes []book.Note
	if len(p.rows) > 0 {
		p.checks()
		notes = []book.Note{
			{Label: "Kontroller", Cell: &book.Formula{Expr: book.Named{Name: "kontroller_fel"}, Value: p.wrong, Shown: book.KindCheck}},
			{Label: "Avvikelse", Cell: book.Text{S: "Budget minus prognos, i kronor och som del av budgeten. Tom tills en prognos är ifylld."}},
		}
	}
	return w.finish(append(notes, w.book.Legend("planerna")...)...)
}

// homes says that budgets and what they are shared out by belong in each plan's file, and
// how it went there or in its follow-up: where the figure stands, or where the plan would
// have it.
func (p portfolioBook) homes() {
	ids := map[[3]string]string{}
	for _, r := range p.base {
		ids[[3]string{r[2].(book.Text).S, r[3].(book.Text).S, r[4].(book.Text).S}] = r[0].(book.Key).S
	}
	// beside is the column whose figure, where it comes from a follow-up, shows where this
	// one belongs that is not there yet.
	inPlan := func(table, column, missing, beside string) {
		p.home[cellsOf{table, column}] = func(key string, r book.Row) string {
			id := r[1].(book.Text).S // Plan-ID
			row := strings.TrimPrefix(key, id+".")
			if file, own, ok := strings.Cut(ids[[3]string{table, key, column}], "."); ok {
				return file + "#" + own
			}
			if missing == "" || row == "" {
				return ""
			}
			if file, own, ok := strings.Cut(ids[[3]string{table, key, beside}], "."); ok && file != id {
				return file + "#" + own[:strings.LastIndexByte(own, '.')] + missing[strings.LastIndexByte(missing, '.'):]
			}
			return id + "#" + strings.Replace(missing, "*", sv.Key(row), 1)
		}
	}
	inPlan(budgetTable, budgetOf, "budget.rader.*.kostnad", "")
	inPlan(budgetTable, forecastOf, "budget.rader.*.prognos", outcomeOf)
	inPlan(budgetTable, outcomeOf, "budget.rader.*.utfall", forecastOf)
	inPlan(shareTable, weight, "", "")
}

// portfolioBook adds the tables that are sums of the budget rows.
type portfolioBook struct {
	*sheets
	rows  []book.Row // of the budget table
	table *book.Table
	total filled
	wrong int64 // checks that do not hold, in hundredths
}

func sumCell(table, column string, value int64) book.Cell {
	return &book.Formula{Expr: book.Sum{Table: table, Column: column}, Value: value, Shown: book.KindMoney}
}

// budget is the only table where amounts are filled in.
func (p *portfolioBook) budget() {
	columns := []column{wide("plan", planColumn, 30), wide("system", "System", 36), wide("förvaltning", unitColumn, 20), wide("kostnadsslag", kindColumn, 40),
		wide("intern tid", "Intern tid", 20), sized("utfall föregående år", lastYearOf, book.KindMoney), sized("kostnad", budgetOf, book.KindMoney), sized("prognos", forecastOf, book.KindMoney), sized("utfall", outcomeOf, book.KindMoney),
		sized("", marginOf, book.KindMargin), sized("", shareOf, book.KindPercent), wide("anmärkning", "Anmärkning", 30)}
	if slices.ContainsFunc(p.sheets.rows("budget"), func(m *plan.Map) bool { return m.Get("hämtat ur") != nil }) {
		columns = append(columns, wide("hämtat ur", fetchedColumn, 34))
	}
	s := p.sheets.table("budget", book.Sheet{Name: "Budgetrader", Title: "Alla planers budgetrader", Lead: "Belopp i kronor. Gula celler får fyllas i."}, budgetTable,
		columns...)
	if s == nil {
		return
	}
	p.table, p.rows = s.Table, s.Table.Rows
	for _, r := range p.rows {
		var own filled
		own.add(s.Table, r)
		p.total.add(s.Table, r)
		r[s.Table.Column(marginOf)] = own.deviation()
		r[s.Table.Column(shareOf)] = own.share(book.Given{Column: forecastOf}, book.Here{Column: marginOf}, book.Here{Column: budgetOf})
	}
	for i := range s.Table.Columns {
		switch c := &s.Table.Columns[i]; c.Name {
		case lastYearOf, budgetOf, forecastOf, outcomeOf:
			c.Input, c.Hint, c.Total = true, book.AmountHint, sumCell(budgetTable, c.Name, p.total.of(c.Name).ore)
		case marginOf:
			c.Total = p.marginSum(budgetTable)
		case shareOf:
			c.Total, c.Signed, c.Limit = p.shareSum(budgetTable), true, limitName
		case "Anmärkning":
			c.Input = true
		}
	}
	s.Table.Total = sumLabel
	p.book.Names = append(p.book.Names, book.Name{Name: "summa_plan", Target: book.TotalOf{Table: budgetTable, Column: budgetOf}, Comment: "Planernas summa, kronor"})
	if a, ok := p.root.Get("summa").(*plan.Amount); ok {
		p.remember(s, sumLabel, budgetOf, a.ID, a.Exact(), "kr")
	}
}

// How many labels a chart has room for: of upright columns, and of lying bars.
const (
	mostColumns = 12
	mostBars    = 30
)

// columnsOrBars lays the columns of a chart down when they are too many to stand.
func columnsOrBars(s *book.Sheet) book.ChartKind {
	if len(s.Table.Rows) > mostColumns {
		return book.ChartBar
	}
	return book.ChartColumn
}

// plans is one row a plan.
func (p *portfolioBook) plans() {
	const table = "tblPortfolj"
	s := &book.Sheet{Name: "Portfölj", Title: "Budget per plan", Lead: "Varje plans budgetrader tillsammans. Räknas om när ett belopp ändras."}
	heads := []book.Column{{Name: planColumn, Kind: book.KindKey}, {Name: "Plan", Width: 44}, {Name: "System", Width: 36}, {Name: unitColumn, Width: 20}}
	heads = append(heads, p.figureColumns(table)...)
	kinds := p.kinds(heads)
	for _, k := range kinds {
		heads = append(heads, book.Column{Name: k, Kind: book.KindMoney, Total: sumCell(table, k, p.of(kindColumn, k).budget.ore)})
	}
	s.Table = &book.Table{Name: table, Total: sumLabel, Columns: heads}
	sums := p.by(planColumn)
	for _, m := range p.sheets.rows("portfölj") {
		id := m.Get("plan").(*plan.Text).Value
		row := book.Row{book.Key{S: id}, p.cell(s, id, "Plan", m.Get("källa")), p.cell(s, id, "System", m.Get("system")), p.cell(s, id, unitColumn, m.Get("förvaltning"))}
		row = append(row, p.figures(planColumn, planColumn, sums[id])...)
		for _, k := range kinds {
			row = append(row, p.crossed(id, k))
		}
		s.Table.Rows = append(s.Table.Rows, row)
		if a, ok := m.Get("summa").(*plan.Amount); ok {
			p.remember(s, id, budgetOf, a.ID, a.Exact(), "kr")
		}
	}
	s.Chart = s.NewChart(book.Chart{Kind: columnsOrBars(s), Title: "Budget per system, kronor", Labels: "System",
		Alt: "Staplar: budgeten för varje plans system, i kronor. Samma belopp står i tabellen ovanför."}, mostBars, budgetOf)
	p.book.Sheets = append(p.book.Sheets, s)
}

// grouped is one row for each thing that a column of the budget rows holds.
func (p *portfolioBook) grouped(name, title, table, column string) {
	s := &book.Sheet{Name: name, Title: title, Lead: "Budgetraderna tillsammans. Räknas om när ett belopp ändras.", Portrait: true}
	s.Table = &book.Table{Name: table, Total: sumLabel, Columns: append([]book.Column{{Name: column, Kind: book.KindKey}}, p.figureColumns(table)...)}
	sums := p.by(column)
	keys := make([]string, 0, len(sums))
	for k := range sums {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, sv.Compare)
	for _, k := range keys {
		s.Table.Rows = append(s.Table.Rows, append(book.Row{book.Key{S: k}}, p.figures(column, column, sums[k])...))
	}
	p.book.Sheets = append(p.book.Sheets, s)
}

// checks is the sheet of living checks: each is a difference that shall be nought.
func (p *portfolioBook) checks() {
	const table, a, b, diff, status = "tblKontroll", "I arbetsboken", "Ska vara", "Differens", "Status"
	t := &book.Table{Name: table, Total: "Alla kontroller"}
	add := func(about, sentence string, is *book.Formula, shall book.Cell, right int64) {
		state := int64(0)
		if is.Value != right {
			state = 100
			p.wrong += state
		}
		t.Rows = append(t.Rows, book.Row{book.Key{S: about}, book.Text{S: sentence}, is, shall,
			&book.Formula{Expr: book.Minus{A: book.Here{Column: a}, B: book.Here{Column: b}}, Value: is.Value - right, Shown: book.KindMargin},
			&book.Formula{Expr: book.Differs{A: book.Here{Column: diff}}, Value: state, Shown: book.KindCheck}})
	}
	money := func(name string) *book.Formula {
		return &book.Formula{Expr: book.Sum{Table: name, Column: budgetOf}, Value: p.total.budget.ore, Shown: book.KindMoney}
	}
	rows := func() book.Cell { return money(budgetTable) }
	if sum, ok := p.root.Get("summa").(*plan.Amount); ok {
		add("Planerna", "Budgetraderna är planernas summor", money(budgetTable), book.Money{Ore: sum.Ore}, sum.Ore)
	}
	add("Portfölj", "Portföljen är budgetraderna", money("tblPortfolj"), rows(), p.total.budget.ore)
	add("Förvaltningar", "Förvaltningarna är budgetraderna", money("tblForvaltning"), rows(), p.total.budget.ore)
	add("Kostnadsslag", "Kostnadsslagen är budgetraderna", money("tblKostnadsslag"), rows(), p.total.budget.ore)
	if _, shared := p.book.FindTable(shareTable); shared != nil {
		wrong := shared.Columns[shared.Column(sharedCheck)].Total.(*book.Formula)
		add("Fördelning", "Det som fördelas är planernas budget", &book.Formula{Expr: wrong.Expr, Value: wrong.Value, Shown: book.KindCount}, book.Count{}, 0)
	}
	n := int64(0)
	for _, r := range p.rows {
		if _, ok := r[p.table.Column(budgetOf)].(book.Money); ok {
			n += 100
		}
	}
	add("Budgetrader", "Alla ifyllda belopp är tal", &book.Formula{Expr: book.Filled{Table: budgetTable, Column: budgetOf}, Value: n, Shown: book.KindCount},
		&book.Formula{Expr: book.Numbers{Table: budgetTable, Column: budgetOf}, Value: n, Shown: book.KindCount}, n)
	t.Columns = []book.Column{{Name: "Gäller", Kind: book.KindKey}, {Name: "Kontroll", Width: 60}, {Name: a, Kind: book.Mixed}, {Name: b, Kind: book.Mixed},
		{Name: diff, Kind: book.KindMargin}, {Name: status, Kind: book.KindCheck, Total: &book.Formula{Expr: book.Sum{Table: table, Column: status}, Value: p.wrong, Shown: book.KindCheck}}}
	p.book.Sheets = append(p.book.Sheets, &book.Sheet{Name: "Kontroller", Title: "Kontroller av talen", Table: t,
		Lead: "En kontroll som stämmer har differensen 0 och visar OK. FEL betyder att talen i arbetsboken inte går ihop."})
	p.book.Names = append(p.book.Names, book.Name{Name: "kontroller_fel", Target: book.TotalOf{Table: table, Column: status}, Comment: "Antal kontroller som inte stämmer"})
}
