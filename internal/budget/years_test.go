package budget

import (
	"io"
	"math/rand/v2"
	"strings"
	"testing"

	"planverk/internal/book"
	"planverk/internal/plan"
	"planverk/render/xlsx"
)

// TestYearsAreExact: whatever other years, indices, outcomes and forecasts the rows
// have, every formula's value is the one that the program computed, to the öre, and the
// document's sums are those of the workbook.
func TestYearsAreExact(t *testing.T) {
	rnd := rand.New(rand.NewPCG(7, 2))
	some := func(id string) plan.Amount {
		switch rnd.IntN(5) {
		case 0:
			return plan.Amount{}
		case 1:
			return inWord(id, "Ingår i ovan")
		}
		return kr(id, rnd.Int64N(4e9)-1e9)
	}
	for n := range 60 {
		p, in, d := sample()
		p.Budget.Indices = []plan.Index{{At: at("budget.index.pkv", ""), ID: word("", "pkv"), Rate: word("", []string{"2,4 %", "−1 %", "0 %", "99,99 %"}[n%4])}}
		for i := range p.Budget.Rows {
			r := &p.Budget.Rows[i]
			r.Cost, r.Closed, r.LastBudget = some(r.At.ID+".kostnad"), some(r.At.ID+".bokslut"), some(r.At.ID+".budget_föregående_år")
			r.LastForecast, r.NextYear, r.YearAfter = some(r.At.ID+".prognos_föregående_år"), some(r.At.ID+".plan_nästa_år"), some(r.At.ID+".plan_om_två_år")
			r.Outcome, r.Forecast = some(r.At.ID+".utfall"), some(r.At.ID+".prognos")
			if rnd.IntN(2) == 0 {
				r.Index = word(r.At.ID+".index", []string{"pkv", "saknas"}[rnd.IntN(2)])
			}
		}
		w := Workbook(p, in, d, nil)
		if err := w.Evaluate(); err != nil {
			t.Fatal(err)
		}
		if n < 5 {
			if err := xlsx.Write(io.Discard, w); err != nil {
				t.Fatal(err)
			}
		}
		computed := Compute(p, in)
		_, costs := w.FindTable(costTable)
		for key, column := range map[string]string{"bokslut": "Bokslut 2024", "budget_föregående_år": "Budget 2025", "plan_nästa_år": "Plan 2027", "plan_om_två_år": "Plan 2028", "förändring": changeColumn} {
			want, ok := computed[comparedID+key+".summa"].(*plan.Amount)
			i := costs.Column(column)
			if ok && (i < 0 || costs.Columns[i].Total.(*book.Formula).Value != want.Ore) {
				t.Fatalf("%s: the document's sum %d is not that of the column %s", key, want.Ore, column)
			}
		}
	}
}

// TestChangeAndCountUp: the columns beside the budget, in figures that can be followed by hand.
func TestChangeAndCountUp(t *testing.T) {
	p, in, d := sample()
	p.Budget.Indices = []plan.Index{{At: at("budget.index.pkv", ""), ID: word("", "pkv"), Name: word("", "PKV"), Rate: word("", "2,4 %"), Source: word("", "SKR")}}
	drift := &p.Budget.Rows[2]
	drift.LastBudget, drift.Index = kr("budget.rader.drift.budget_föregående_år", 3_400_000_00), word("budget.rader.drift.index", "pkv")
	drift.Outcome, drift.Forecast = kr("budget.rader.drift.utfall", 1_750_000_00), kr("budget.rader.drift.prognos", 3_848_900_00)
	w := Workbook(p, in, d, nil)
	if err := w.Evaluate(); err != nil {
		t.Fatal(err)
	}
	show := func(table, column string) string {
		_, tab := w.FindTable(table)
		return book.Show(tab.Rows[tab.FindRow("drift")][tab.Column(column)])
	}
	for _, c := range []struct{ table, column, want string }{
		{costTable, rateColumn, "→ 2,4 %"}, {costTable, countedColumn, "3 481 600 kr"},
		{costTable, changeColumn, "99 000 kr"}, {costTable, changeShare, "2,91 %"},
		{followTable, marginColumn, "−349 900 kr"}, {followTable, marginShare, "→ −10 %"},
	} {
		if got := show(c.table, c.column); !containsFigure(got, c.want) {
			t.Errorf("%s %s: %q, should have %s", c.table, c.column, got, c.want)
		}
	}
	if _, found := w.FindTable(costTable); found.Column("Bokslut 2024") >= 0 || found.Column("Plan 2027") >= 0 {
		t.Error("a column that no row has is there")
	}
}

func containsFigure(got, want string) bool {
	plainly := strings.NewReplacer("\u00a0", " ").Replace
	return strings.Contains(plainly(got), want)
}

// TestPercentIsStored: a share is listed in _bas as the number that the cell holds.
func TestPercentIsStored(t *testing.T) {
	for rate, want := range map[int64]string{240: "0.024", 0: "0", -100: "-0.01", 10_000: "1", 1: "0.0001", 9999: "0.9999"} {
		if got := book.Stored(book.Percent{Hundredths: rate}); got != want {
			t.Errorf("%d is stored as %s, want %s", rate, got, want)
		}
	}
}
