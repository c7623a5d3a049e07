package derive_test

import (
	"strings"
	"testing"

	"planverk/internal/book"
	"planverk/internal/derive"
	"planverk/internal/doc"
	"planverk/internal/plan"
)

// followedPortfolio is the portfolio's workbook when one of its two plans says how it went, and
// there is a plan for the year before of the same systems.
func followedPortfolio(t *testing.T) (*book.Workbook, *plan.Input) {
	t.Helper()
	own, sources := timra(t, jointPlan, bouPlan, socPlan)
	_, earlier := timra(t, jointPlan, socPlan)
	before := earlier[0]
	before.Input.Root.Get("dokument").(*plan.Map).Get("år").(*plan.Count).N = 2021
	before = derive.New(before.Name, "planer/soc-2021.yaml", before.Input)
	before.Plan = new(plan.Systemplan)
	plan.Bind(before.Input.Root, before.Plan)
	known := func(row *plan.BudgetRow, field string, kr int64) plan.Amount {
		return plan.Amount{At: plan.At{ID: row.At.ID + "." + field}, Ore: kr * 100, Known: true}
	}
	for i := range before.Plan.Budget.Rows {
		if r := &before.Plan.Budget.Rows[i]; r.ID.Value == "drift" {
			r.Outcome = known(r, "utfall", 3_300_000)
		}
	}
	for i := range sources[1].Plan.Budget.Rows {
		switch r := &sources[1].Plan.Budget.Rows[i]; r.ID.Value {
		case "drift":
			r.Outcome, r.Forecast = known(r, "utfall", 1_200_000), known(r, "prognos", 3_899_000)
		case "utbildning":
			r.Forecast = known(r, "prognos", 0)
		case "övrigt":
			r.Forecast = known(r, "prognos", -500)
			r.Outcome = plan.Amount{Word: "Okänt"}
		}
	}
	nodes, _ := derive.ITVerksamhetsplan(own, append(sources, before))
	w := derive.ITVerksamhetsplanBook(own, &doc.Document{Meta: doc.Meta{ID: "prov-2022", Title: "Prov"}}, nodes)
	if err := w.Validate(); err != nil {
		t.Fatal(err)
	}
	if err := w.Evaluate(); err != nil {
		t.Fatal(err)
	}
	return w, own
}

// TestPortfolioIsFilledIn: what the plans say of outcome and forecast stands in the
// portfolio from the beginning, last year's outcome from the plan of that year; what
// nobody has said is empty, and every sum is of the same figures.
func TestPortfolioIsFilledIn(t *testing.T) {
	w, _ := followedPortfolio(t)
	_, rows := w.FindTable("tblBudget")
	line := func(tab *book.Table, key string, columns ...string) string {
		var all []string
		r := tab.Rows[tab.FindRow(key)]
		for _, c := range columns {
			f, isFormula := r[tab.Column(c)].(*book.Formula)
			v, ok := book.Figure(r[tab.Column(c)])
			switch {
			case isFormula && f.Empty || !ok:
				all = append(all, "tom")
			default:
				all = append(all, plan.Amount{Ore: v, Known: true}.Exact())
			}
		}
		return strings.Join(all, " ")
	}
	columns := []string{"Utfall föregående år", "Budget", "Prognos", "Utfall", "Avvikelse", "Avvikelse %"}
	for key, want := range map[string]string{
		"socialforvaltningen-2022.drift":      "3300000.00 3499000.00 3899000.00 1200000.00 -400000.00 -11.43",
		"socialforvaltningen-2022.utbildning": "tom 25000.00 0.00 tom 25000.00 100.00",
		"socialforvaltningen-2022.övrigt":     "tom tom -500.00 tom 500.00 tom",
		"procapita-bou-2021.drift":            "tom 1000000.00 tom tom tom tom",
	} {
		if got := line(rows, key, columns...); got != want {
			t.Errorf("%s: %s, want %s", key, got, want)
		}
	}
	for table, want := range map[string]string{
		"tblBudget":       "3300000.00 4524000.00 3898500.00 1200000.00 -374500.00 -8.28",
		"tblPortfolj":     "3300000.00 4524000.00 3898500.00 1200000.00 -374500.00 -8.28",
		"tblForvaltning":  "3300000.00 4524000.00 3898500.00 1200000.00 -374500.00 -8.28",
		"tblKostnadsslag": "3300000.00 4524000.00 3898500.00 1200000.00 -374500.00 -8.28",
	} {
		var got []string
		for _, c := range columns {
			got = append(got, plan.Amount{Ore: total(w, table, c), Known: true}.Exact())
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("%s: %s, want %s", table, s, want)
		}
	}
	_, plans := w.FindTable("tblPortfolj")
	if got, want := line(plans, "socialforvaltningen-2022", columns...), "3300000.00 3524000.00 3898500.00 1200000.00 -374500.00 -10.63"; got != want {
		t.Errorf("the plan: %s, want %s", got, want)
	}
	if got := total(w, "tblKontroll", "Status"); got != 0 {
		t.Errorf("%d checks fail", got/100)
	}
}

// TestPortfolioHomes: outcome and forecast have their place in the plan's file, also where
// it says nothing yet, and the limit of deviations marks the shares.
func TestPortfolioHomes(t *testing.T) {
	w, _ := followedPortfolio(t)
	homes := map[string]string{}
	_, base := w.FindTable(book.BaseTable)
	for _, r := range base.Rows {
		if book.TextOf(r[6]) == book.BaseInput {
			homes[book.TextOf(r[3])+" "+book.TextOf(r[4])] = book.TextOf(r[0]) + " = " + book.TextOf(r[5])
		}
	}
	for at, want := range map[string]string{
		"socialforvaltningen-2022.drift Utfall":               "socialforvaltningen-2022#budget.rader.drift.utfall = 1200000",
		"socialforvaltningen-2022.drift Prognos":              "socialforvaltningen-2022#budget.rader.drift.prognos = 3899000",
		"socialforvaltningen-2022.drift Utfall föregående år": " = 3300000",
		"procapita-bou-2021.drift Prognos":                    "procapita-bou-2021#budget.rader.drift.prognos = ",
		"grans_avvikelse Värde":                               " = 0.1",
	} {
		if got, ok := homes[at]; !ok || got != want {
			t.Errorf("%s: %q, want %q", at, got, want)
		}
	}
	for _, name := range []string{"tblBudget", "tblPortfolj", "tblForvaltning", "tblKostnadsslag"} {
		if _, tab := w.FindTable(name); tab.Columns[tab.Column("Avvikelse %")].Limit != "grans_avvikelse" {
			t.Errorf("%s has no limit for deviations", name)
		}
	}
}
