package derive_test

import (
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"

	"planverk/internal/book"
	"planverk/internal/derive"
	"planverk/internal/doc"
	"planverk/internal/plan"
)

const jointPlan = "dokument: { typ: it-verksamhetsplan, id: prov, år: 2022 }\nunderlag: { typ: systemförvaltningsplan }\n"

// shared makes the portfolio's workbook when the two plans share their costs by the
// given weights.
func shared(t *testing.T, weights ...[]int64) *book.Workbook {
	t.Helper()
	own, sources := timra(t, jointPlan, bouPlan, socPlan)
	for i, of := range weights {
		for n, w := range of {
			sources[i].Plan.Budget.Shares = append(sources[i].Plan.Budget.Shares, plan.CostShare{
				Department: plan.Ref{Label: "Förvaltning " + strconv.Itoa(n)}, Weight: plan.Count{At: plan.At{ID: "budget.fördelning." + strconv.Itoa(n)}, N: w}})
		}
	}
	nodes, _ := derive.ITVerksamhetsplan(own, sources)
	w := derive.ITVerksamhetsplanBook(own, &doc.Document{Meta: doc.Meta{ID: "prov-2022", Title: "Prov"}}, nodes)
	if err := w.Validate(); err != nil {
		t.Fatal(err)
	}
	if err := w.Evaluate(); err != nil {
		t.Fatal(err)
	}
	return w
}

func total(w *book.Workbook, table, column string) int64 {
	_, t := w.FindTable(table)
	return t.Columns[t.Column(column)].Total.(*book.Formula).Value
}

// TestShares: whatever the weights, what the departments pay is the plan's budget to
// the öre, and nobody is charged who has the weight nought.
func TestShares(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for _, weights := range [][]int64{{1, 1, 1}, {2, 2, 2, 1}, {0, 1}, {1, 0}, {1_000_000, 1}, {r.Int64N(1000), 7, r.Int64N(1000), 13, r.Int64N(99)}} {
		w := shared(t, weights, []int64{1, 6})
		if sum := total(w, "tblFordelning", "Belopp"); sum != 4_524_000_00 {
			t.Errorf("%v: the shares are %d öre", weights, sum)
		}
		if wrong := total(w, "tblKontroll", "Status"); wrong != 0 {
			t.Errorf("%v: a check fails in\n%s", weights, w.Dump())
		}
		_, table := w.FindTable("tblFordelning")
		for i, n := range weights {
			if v := table.Rows[i][table.Column("Belopp")].(*book.Formula).Value; (v == 0) != (n == 0) {
				t.Errorf("%v: department %d pays %d öre", weights, i, v)
			}
		}
	}
}

// TestNobodyToShareWith: no shares, no sheet; only noughts, and the check says so.
func TestNobodyToShareWith(t *testing.T) {
	if w := shared(t); w.FindSheet("Fördelning") != nil || strings.Contains(w.Dump(), "Fördelning") {
		t.Error("a sheet without shares")
	}
	if w := shared(t, []int64{0, 0}); total(w, "tblFordelning", "Kontroll") == 0 || total(w, "tblKontroll", "Status") == 0 {
		t.Errorf("a budget that nobody pays is not told in\n%s", w.Dump())
	}
}

// TestDocumentSharesAsTheWorkbook: a plan that shares out its costs is paid in the
// document by those who pay it in the workbook, and its own department has its efforts.
func TestDocumentSharesAsTheWorkbook(t *testing.T) {
	own, sources := timra(t, jointPlan, bouPlan, socPlan)
	soc := sources[1].Plan.Document.Department
	sources[0].Plan.Budget.Shares = []plan.CostShare{
		{Department: sources[0].Plan.Document.Department, Weight: plan.Count{N: 2}},
		{Department: soc, Weight: plan.Count{N: 1}},
		{Department: plan.Ref{Label: "Kultur"}, Weight: plan.Count{}},
	}
	nodes, found := derive.ITVerksamhetsplan(own, sources)
	if len(found) != 1 || found[0].Code != "PV707" {
		t.Error(found)
	}
	var got []string
	root := nodes["härlett"].(*plan.Map)
	for _, n := range root.Get("förvaltningar").(*plan.List).Items {
		m := n.(*plan.Map)
		got = append(got, m.Get("förvaltning").(*plan.Text).Value+" "+m.Get("antal planer").(*plan.Count).Exact()+" "+m.Get("antal insatser").(*plan.Count).Exact()+" "+m.Get("summa").(*plan.Amount).Exact())
	}
	if want := "BoU 1 0 666666.67|Soc 2 5 3857333.33"; strings.Join(got, "|") != want {
		t.Errorf("got %s, want %s", strings.Join(got, "|"), want)
	}
	if text := root.Get("fördelat").(*plan.Text).Value; text != "Systemförvaltningsplan Procapita BoU 2021" {
		t.Error(text)
	}
}

// TestSharedBySharesAlone: the register sees that costs are shared when the plan
// gives the parts only, and is quiet when both plans do.
func TestSharedBySharesAlone(t *testing.T) {
	own, sources := timra(t, "dokument: { typ: systemsammanställning, id: prov, år: 2022 }\nunderlag: { typ: systemförvaltningsplan }\n", bouPlan, socPlan)
	shares := []plan.CostShare{
		{Department: sources[0].Plan.Document.Department, Weight: plan.Count{N: 2}},
		{Department: sources[1].Plan.Document.Department, Weight: plan.Count{N: 1}},
	}
	count := func() (n int) {
		_, found := derive.Systemsammanstallning(own, sources)
		for _, d := range found {
			if d.Code == "PV731" {
				n++
			}
		}
		return n
	}
	sources[0].Plan.Budget.SharedWith, sources[0].Plan.Budget.Shares = nil, shares
	if count() != 1 {
		t.Error("the shares of one plan are not seen")
	}
	sources[1].Plan.Budget.Shares = shares
	if count() != 0 {
		t.Error("both plans give their shares")
	}
}
