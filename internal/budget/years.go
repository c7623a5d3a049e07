package budget

import (
	"slices"
	"strconv"

	"planverk/internal/book"
	"planverk/internal/plan"
	"planverk/internal/sv"
)

// year is a year that a budget row has an amount of, as far from the plan's own.
type year struct {
	key    string // of the row's field
	word   string // what stands before the year in its title
	plain  string // its title while the plan has no year
	offset int
}

// The years of a budget row: a plan for year N is drawn up during N−1, when the books
// of N−2 are closed, and looks two years ahead, as a municipality's budget does
// (11 kap. 6 § kommunallagen: three years, of which the first is the budget year).
var (
	otherYears = []year{
		{"bokslut", "Bokslut", "Bokslut", -2},
		{"budget föregående år", "Budget", "Budget föregående år", -1},
		{"prognos föregående år", "Prognos", "Prognos föregående år", -1},
		{"plan nästa år", "Plan", "Plan nästa år", 1},
		{"plan om två år", "Plan", "Plan om två år", 2},
	}
	ownYear = year{"kostnad", "Budget", "Budget", 0}
)

// yearOf gives one of the other years by its key.
func yearOf(key string) year {
	return otherYears[slices.IndexFunc(otherYears, func(y year) bool { return y.key == key })]
}

// of gives a row's amount of the year.
func (y year) of(r plan.BudgetRow) plan.Amount {
	switch y.key {
	case "bokslut":
		return r.Closed
	case "budget föregående år":
		return r.LastBudget
	case "prognos föregående år":
		return r.LastForecast
	case "plan nästa år":
		return r.NextYear
	case "plan om två år":
		return r.YearAfter
	}
	return r.Cost
}

func (y year) amounts(p *plan.Systemplan) []plan.Amount {
	out := make([]plan.Amount, len(p.Budget.Rows))
	for i, r := range p.Budget.Rows {
		out[i] = y.of(r)
	}
	return out
}

// given tells whether any row has an amount of the year, or words in its place.
func (y year) given(p *plan.Systemplan) bool {
	return slices.ContainsFunc(y.amounts(p), func(a plan.Amount) bool { return a.Given() })
}

// title is what the year's column is called: "Bokslut 2025".
func (y year) title(p *plan.Systemplan) string {
	if n := p.Document.Year; n.Given() {
		return y.word + " " + strconv.FormatInt(n.N+int64(y.offset), 10)
	}
	return y.plain
}

// field is what the sheet Data calls an amount of the year.
func (y year) field() string {
	if y == ownYear {
		return "budget"
	}
	return y.key
}

// comparesYears tells whether any row has an amount of another year.
func comparesYears(p *plan.Systemplan) bool {
	return slices.ContainsFunc(otherYears, func(y year) bool { return y.given(p) })
}

// comparedID begins the identities of what the columns are called and sum up to.
const comparedID = "budget.jämförelse."

// compare gives what a plan with other years in its budget prints beside them: titles,
// sums, and each row's change from last year's budget.
func compare(p *plan.Systemplan, out map[string]plan.Node) {
	if !comparesYears(p) {
		return
	}
	title := func(y year) {
		id := comparedID + sv.Key(y.key) + ".rubrik"
		out[id] = &plan.Text{At: plan.At{ID: id, Span: p.Budget.Span}, Value: y.title(p)}
	}
	sum := func(key string, amounts []plan.Amount) {
		if ore, ok := total(amounts); ok {
			id := comparedID + sv.Key(key) + ".summa"
			out[id] = amount(id, p.Budget.At, ore)
		}
	}
	title(ownYear)
	for _, y := range otherYears {
		if y.given(p) {
			title(y)
			sum(y.key, y.amounts(p))
		}
	}
	last := yearOf("budget föregående år")
	if !last.given(p) {
		return
	}
	id := comparedID + "förändring"
	out[id+".rubrik"] = &plan.Text{At: plan.At{ID: id + ".rubrik", Span: p.Budget.Span}, Value: changeColumn}
	now, okNow := total(ownYear.amounts(p))
	before, okBefore := total(last.amounts(p))
	if okNow && okBefore {
		out[id+".summa"] = amount(id+".summa", p.Budget.At, now-before)
	}
	for _, r := range p.Budget.Rows {
		if change := changeOf(r); change.Known {
			out[change.ID] = &change
		}
	}
}

// changeOf is a row's cost less last year's budget; not known unless both are.
func changeOf(r plan.BudgetRow) plan.Amount {
	if !r.Cost.Known || !r.LastBudget.Known {
		return plan.Amount{}
	}
	return plan.Amount{At: plan.At{ID: below(r.At, "förändring"), Span: r.Span}, Ore: r.Cost.Ore - r.LastBudget.Ore, Known: true}
}

// comparedSums remembers the cells of the sums that the document prints too.
func (m *maker) comparedSums(at sheetTable) {
	remember := func(key, column string) {
		if a, ok := m.computed[comparedID+sv.Key(key)+".summa"].(*plan.Amount); ok {
			at.amount(sumLabel, column, *a)
		}
	}
	for _, y := range otherYears {
		remember(y.key, y.title(m.plan))
	}
	remember("förändring", changeColumn)
}

// indices gives the rates of the budget's indices by id, in hundredths of a percent.
func (m *maker) indices() map[string]int64 {
	out := map[string]int64{}
	for _, x := range m.plan.Budget.Indices {
		if rate, ok := plan.ParsePercent(x.Rate.Value); ok {
			out[x.ID.Value] = rate
		}
	}
	return out
}

// inputs is the sheet of what other sheets reckon with: the limit for deviations and
// the indices, with their sources.
func (m *maker) inputs() *book.Sheet {
	if len(m.plan.Budget.Rows) == 0 {
		return nil
	}
	s := &book.Sheet{Name: "Indata", Title: m.yearly("Förutsättningar"), Lead: "Det som de andra bladen räknar med. Ändra här, inte i formlerna."}
	s.Table = &book.Table{Name: inputTable, Columns: []book.Column{key(keyColumn), {Name: "Uppgift", Width: 44},
		{Name: valueColumn, Kind: book.KindPercent, Input: true, Hint: book.Hint{Title: "Procent", Text: "Skriv procent, till exempel 2,4 %."}},
		{Name: "Källa", Width: 50}, {Name: "Datum", Kind: book.KindDate}}}
	at := sheetTable{m, s}
	add := func(key, label, home string, rate int64, source string, from book.Cell) {
		at.input(key, valueColumn, home, book.Stored(book.Percent{Hundredths: rate}))
		s.Table.Rows = append(s.Table.Rows, book.Row{book.Key{S: key}, text(label), book.Percent{Hundredths: rate}, text(source), from})
	}
	limit, source := m.in.Kommun.DeviationLimit()
	add(limitName, "Avvikelse som ska märkas ut, som del av budgeten", "", limit, source, book.Blank{})
	m.book.Names = append(m.book.Names, book.Name{Name: limitName, Target: book.CellOf{Table: inputTable, Row: limitName, Column: valueColumn}, Comment: "Gräns för avvikelse"})
	rates := m.indices()
	for _, x := range m.plan.Budget.Indices {
		if rate, ok := rates[x.ID.Value]; ok {
			add(x.ID.Value, firstWord(x.Name.Value, x.ID.Value), below(x.At, "uppräkning"), rate, x.Source.Value, at.day(x.ID.Value, "Datum", x.Date))
			name := "index_" + x.ID.Value
			m.book.Names = append(m.book.Names, book.Name{Name: name, Target: book.CellOf{Table: inputTable, Row: x.ID.Value, Column: valueColumn}, Comment: firstWord(x.Name.Value, x.ID.Value)})
		}
	}
	return tidy(s)
}

// limitName is the name of the cell with the largest share that a forecast may differ
// from its budget by, unmarked.
const limitName = "grans_avvikelse"
