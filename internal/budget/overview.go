package budget

import (
	"planverk/internal/book"
	"planverk/internal/plan"
	"planverk/internal/sv"
)

const (
	overviewTable = "tblOversikt"
	signName      = "tecken_kostnad"
)

// overview is the sheet that begins with the whole: the sums of each year, of the kinds
// of cost and of the other sheets, and whether the checks hold. Amounts are shown in the
// unit and with the sign that the municipality has chosen; the cells hold them to the öre.
func (m *maker) overview() *book.Sheet {
	if len(m.plan.Budget.Rows) == 0 || !m.findable() {
		return nil
	}
	unit, sign := "kr", int64(1)
	if k := m.in.Kommun; k != nil {
		unit = firstWord(k.Economy.Unit.Value, unit)
		if k.Economy.Sign.Value == "negativa" {
			sign = -1
		}
	}
	s := &book.Sheet{Name: "Översikt", Title: m.yearly("Översikt"), Lead: "Hela planen i korthet, i " + unit + ". Allt hämtas ur de andra bladen; ändra där.", Portrait: true}
	s.Table = &book.Table{Name: overviewTable, Columns: []book.Column{key(keyColumn), {Name: "Uppgift", Width: 54},
		{Name: "Belopp (" + unit + ")", Kind: book.Mixed, Unit: unit}, {Name: "Blad", Width: 16}}}
	o := &overview{m: m, t: s.Table, sign: sign, unit: unit}
	first := o.years()
	if first < 2 {
		first = 0
	}
	kinds := len(s.Table.Rows)
	o.kinds()
	from, rows := 0, first
	if rows == 0 {
		from, rows = kinds, len(s.Table.Rows)-kinds
	}
	o.sheets()
	s.Table.Columns[2].Places = o.places()
	s.Notes = []book.Note{
		{Label: "Tecken för kostnader", Cell: book.Count{N: sign}},
		{Label: "Avvikelse", Cell: book.Text{S: "Budget minus prognos. Ett minustecken betyder att pengarna inte räcker."}},
	}
	m.book.Names = append(m.book.Names, book.Name{Name: signName, Target: book.NoteOf{Sheet: s.Name, Label: "Tecken för kostnader"}, Comment: "1 eller -1: kostnader som positiva eller negativa tal"})
	s.Chart = o.chart(from, rows, first > 0)
	return s
}

// overview collects the rows.
type overview struct {
	m    *maker
	t    *book.Table
	sign int64
	unit string
}

func (o *overview) add(key, label string, cell book.Cell, sheet string) {
	o.t.Rows = append(o.t.Rows, book.Row{book.Key{S: key}, book.Text{S: label}, cell, book.Link{Sheet: sheet}})
}

// cost is a cost with the municipality's sign; empty until it is known.
func (o *overview) cost(known, of book.Expr, amounts ...plan.Amount) *book.Formula {
	sum, ok := total(amounts)
	return formula(known, book.Times{A: of, B: book.Named{Name: signName}}, sum*o.sign, book.KindMoney, ok)
}

func (o *overview) column(key, label, sheet, table, column string, amounts []plan.Amount) {
	if _, t := o.m.book.FindTable(table); t == nil {
		return
	}
	o.add(key, label, o.cost(book.Numbers{Table: table, Column: column}, book.Sum{Table: table, Column: column}, amounts...), sheet)
}

// years adds the sum of each year and gives how many have a figure, when other years
// stand beside the plan's own.
func (o *overview) years() (n int) {
	p := o.m.plan
	add := func(y year, column string) {
		o.column("summa "+y.field(), column, "Budget", costTable, column, y.amounts(p))
		n++
	}
	for _, y := range otherYears {
		if y.offset < 0 && y.given(p) {
			add(y, y.title(p))
		}
	}
	o.column("summa budget", o.m.yearly("Budget"), "Budget", costTable, o.m.costColumn(), ownYear.amounts(p))
	n++
	for _, y := range otherYears {
		if y.offset > 0 && y.given(p) {
			add(y, y.title(p))
		}
	}
	return n
}

// kinds adds the budget of each kind of cost.
func (o *overview) kinds() {
	for _, r := range o.m.plan.Budget.Rows {
		from := book.Found{Table: costTable, Column: o.m.costColumn(), Where: keyColumn, Equals: keyColumn}
		o.add(rowKey(r.At, r.ID), "Varav "+label(r), o.cost(book.Holds(from), from, r.Cost), "Budget")
	}
}

// sheets adds what the other sheets sum up to, and the checks.
func (o *overview) sheets() {
	p := o.m.plan
	o.column("summa aktiviteter", "Planerade förvaltningsaktiviteter", "Aktiviteter", maintenanceTable, costColumn, maintenanceCosts(p))
	o.column("summa utveckling", "Planerad utveckling", "Utveckling", developmentTable, totalColumn, developmentCosts(p))
	o.column("summa utbildning", "Planerad utbildning", "Utbildning", trainingTable, costColumn, trainingCosts(p))
	if s, t := o.m.book.FindTable(followTable); t != nil {
		var outcomes, forecasts []plan.Amount
		for _, r := range p.Budget.Rows {
			outcomes, forecasts = append(outcomes, r.Outcome), append(forecasts, r.Forecast)
		}
		o.column("summa utfall", outcomeColumn, s.Name, followTable, outcomeColumn, outcomes)
		o.column("summa prognos", forecastColumn, s.Name, followTable, forecastColumn, forecasts)
		margins := t.Columns[t.Column(marginColumn)].Total.(*book.Formula).Value
		o.add("summa avvikelse", marginColumn, formula(book.Numbers{Table: followTable, Column: forecastColumn}, book.Sum{Table: followTable, Column: marginColumn},
			margins, book.KindMargin, hasFigure(forecasts)), s.Name)
	}
	if o.m.book.FindName("kontroller_fel") != nil {
		o.add("kontroller", "Kontroller av talen", &book.Formula{Expr: book.Named{Name: "kontroller_fel"}, Value: o.m.wrong(), Shown: book.KindCheck}, checkSheet)
	}
}

// places is how many decimals the amounts are shown with: the usual ones of the unit, where
// there is anything below it. An amount that they would show as nought has more of its own.
func (o *overview) places() int {
	u, ok := sv.UnitNamed(o.unit)
	if !ok {
		return 0
	}
	var amounts []int64
	for _, r := range o.t.Rows {
		if k := r[2].Kind(); k == book.KindMoney || k == book.KindMargin {
			v, _ := book.Figure(r[2])
			amounts = append(amounts, v)
		}
	}
	return u.Usual(amounts)
}

// chart draws the years, or the kinds of cost where the plan has no other year.
func (o *overview) chart(from, rows int, years bool) *book.Chart {
	figures := 0
	for _, r := range o.t.Rows[from : from+rows] {
		if _, ok := book.Figure(r[2]); ok {
			figures++
		}
	}
	if figures < 2 || rows > mostBars {
		return nil
	}
	in := "kronor"
	if o.unit != "kr" {
		in = o.unit
	}
	c := &book.Chart{Kind: book.ChartBar, Title: o.m.yearly("Budget per typ av kostnad") + ", " + in, Labels: "Uppgift",
		Alt: "Staplar: budgeten för varje typ av kostnad. Samma belopp står i tabellen ovanför."}
	if years {
		c.Kind, c.Title = book.ChartColumn, "Budgeten jämförd med andra år, "+in
		c.Alt = "Staplar: summan av budgeten för varje år, och av bokslut, prognos och plan. Samma belopp står i tabellen ovanför."
	}
	c.Series = []book.Series{{Column: o.t.Columns[2].Name, First: from, Rows: rows}}
	return c
}
