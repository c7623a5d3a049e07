package budget

import (
	"math/rand/v2"
	"strings"
	"testing"

	"planverk/internal/book"
	"planverk/internal/plan"
	"planverk/internal/sv"
)

// TestPeriodsAddUp: however a budget is spread over the year and shared out, the parts
// are the whole to the öre, in every row and together, and every formula says so too.
func TestPeriodsAddUp(t *testing.T) {
	rnd := rand.New(rand.NewPCG(3, 1))
	for n := range 40 {
		p, in, d := sample()
		for i := range p.Budget.Rows {
			if r := &p.Budget.Rows[i]; rnd.IntN(4) > 0 {
				r.Cost = kr(r.At.ID+".kostnad", rnd.Int64N(2e11)-1e10)
			}
		}
		p.Budget.Periods = word("budget.periodisering", []string{"månader", "kvartal"}[n%2])
		if n%3 > 0 {
			for _, name := range Division(p.Budget.Periods.Value) {
				if rnd.IntN(3) > 0 {
					p.Budget.Weights = append(p.Budget.Weights, plan.Period{Name: word("", name), Weight: plan.Count{At: at("x", "x"), N: 1 + rnd.Int64N(1000)}})
				}
			}
		}
		for _, id := range []string{"bou", "soc", "sam"} { // thirds, and other unequal parts
			p.Budget.Shares = append(p.Budget.Shares, plan.CostShare{At: at("budget.fördelning."+id, ""), Department: plan.Ref{Label: id}, Weight: plan.Count{At: at("budget.fördelning."+id+".nyckeltal", "1"), N: 1 + int64(n%5)*rnd.Int64N(7)}})
		}
		w := Workbook(p, in, d, nil)
		if err := w.Evaluate(); err != nil {
			t.Fatal(err)
		}
		sum := Compute(p, in)[SumID].(*plan.Amount).Ore
		for table, column := range map[string]string{spreadTable: periodsColumn, shareTable: sharedColumn} {
			_, tab := w.FindTable(table)
			parts := int64(0)
			for _, r := range tab.Rows {
				v, _ := book.Figure(r[tab.Column(column)])
				parts += v
				if table == spreadTable {
					inRow := int64(0)
					for _, name := range Division(p.Budget.Periods.Value) {
						v, _ := book.Figure(r[tab.Column(sv.Capital(name))])
						inRow += v
					}
					if whole, _ := book.Figure(r[tab.Column(budgetColumn)]); inRow != whole {
						t.Fatalf("the periods of %s are %d, the year %d", book.TextOf(r[0]), inRow, whole)
					}
				}
			}
			if parts != sum {
				t.Fatalf("%s: the parts are %d, the budget %d", table, parts, sum)
			}
		}
	}
}

// TestThirds: a krona in three is 33, 34 and 33 öre, never less.
func TestThirds(t *testing.T) {
	var parts []int64
	for i := int64(1); i <= 3; i++ {
		parts = append(parts, book.Part(100, i, 3)-book.Part(100, i-1, 3))
	}
	if parts[0]+parts[1]+parts[2] != 100 || parts[0] != 33 || parts[1] != 34 || parts[2] != 33 {
		t.Error(parts)
	}
}

// TestOverview: the overview shows amounts in the municipality's unit and with its sign;
// the cells hold them to the öre all the same.
func TestOverview(t *testing.T) {
	p, in, d := sample()
	in.Kommun = &plan.Kommun{}
	in.Kommun.Economy.Unit, in.Kommun.Economy.Sign = word("", "tkr"), word("", "negativa")
	w := Workbook(p, in, d, nil)
	if err := w.Evaluate(); err != nil {
		t.Fatal(err)
	}
	_, tab := w.FindTable(overviewTable)
	i := tab.Column("Belopp (tkr)")
	if i < 0 || tab.Columns[i].Unit != "tkr" {
		t.Fatal("the overview is not in tkr")
	}
	sum := Compute(p, in)[SumID].(*plan.Amount).Ore
	if v, _ := book.Figure(tab.Rows[tab.FindRow("summa budget")][i]); v != -sum {
		t.Errorf("the budget is %d, should be %d with its sign changed", v, -sum)
	}
	if _, costs := w.FindTable(costTable); costs.Columns[costs.Column(costColumn)].Total.(*book.Formula).Value != sum {
		t.Error("the sign of the overview has gone into the budget")
	}
}

// TestOverviewDecimals: amounts have the usual decimals of the unit, and only where there
// is something to show in them. One that is smaller still gets more when it is written.
func TestOverviewDecimals(t *testing.T) {
	p, in, d := sample()
	in.Kommun = &plan.Kommun{}
	in.Kommun.Economy.Unit = word("", "tkr")
	for _, c := range []struct {
		ore    int64
		places int
	}{{500_00, 1}, {-40_00, 1}, {138_450_00, 1}} {
		p.Budget.Rows[2].Cost = plan.Amount{Ore: c.ore, Known: true}
		_, tab := Workbook(p, in, d, nil).FindTable(overviewTable)
		if got := tab.Columns[2].Places; got != c.places {
			t.Errorf("with %d öre amounts have %d decimals, should have %d", c.ore, got, c.places)
		}
	}
}

// TestCodesCheckLives: a code that has lost its first nought turns the check, as it does
// when somebody types it as a number in the workbook.
func TestCodesCheckLives(t *testing.T) {
	p, in, d := sample()
	in.Kommun = &plan.Kommun{}
	in.Kommun.Economy.Codes = []plan.CodePart{{ID: word("", "ansvar"), Name: word("", "Ansvar"), Length: plan.Count{At: at("x", "5"), N: 5}}, {ID: word("", "konto"), Name: word("", "Anmärkning")}}
	p.Budget.Rows[2].Department = word("budget.rader.drift.ansvar", "01200")
	w := Workbook(p, in, d, nil)
	if err := w.Evaluate(); err != nil {
		t.Fatal(err)
	}
	if err := w.Validate(); err != nil { // a part that is called as another column
		t.Fatal(err)
	}
	_, costs := w.FindTable(costTable)
	costs.Rows[costs.FindRow("drift")][costs.Column("Ansvar")] = book.Text{S: "1200"}
	if err := w.Evaluate(); err == nil || !strings.Contains(err.Error(), checkSheet) {
		t.Errorf("the check holds for a code of four characters: %v", err)
	}
}
