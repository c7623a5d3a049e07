package derive_test

import (
	"fmt"
	"strings"
	"testing"

	"planverk/internal/derive"
	"planverk/internal/plan"
)

// followUpTo is a follow-up of the schools' plan that goes to a day.
func followUpTo(t *testing.T, id, day, outcome string) derive.Source {
	t.Helper()
	in, _ := timra(t, "dokument: { typ: uppföljning, id: "+id+", år: 2021 }\nunderlag: { filer: ["+bouPlan+"] }\n"+day+"utfall:\n  "+outcome+"\n", bouPlan)
	return derive.New(id+".yaml", id+".yaml", in)
}

// wentOf are the fields of how it went of the portfolio's row of operation, with where each
// figure stands.
func wentOf(t *testing.T, own *plan.Input, row string, sources ...derive.Source) string {
	t.Helper()
	nodes, _ := derive.ITVerksamhetsplan(own, sources)
	rows := nodes["härlett"].(*plan.Map).Get("budget").(*plan.List)
	for _, n := range rows.Items {
		m := n.(*plan.Map)
		if m.ID != "härlett.budget."+row {
			continue
		}
		var all []string
		for _, key := range []string{"utfall föregående år", "prognos", "utfall"} {
			if a, ok := m.Get(key).(*plan.Amount); ok {
				all = append(all, fmt.Sprintf("%s %s (%s)", key, a.Exact(), a.ID))
			}
		}
		if from, ok := m.Get("hämtat ur").(*plan.Text); ok {
			all = append(all, from.Value)
		}
		return strings.Join(all, "; ")
	}
	t.Fatal(row)
	return ""
}

// TestPortfolioTakesFromFollowUps: what a plan does not say of how it went comes from its
// follow-up, the one that goes the furthest, and the row says so. What the plan says holds,
// and a follow-up of the whole year has its outcome as forecast.
func TestPortfolioTakesFromFollowUps(t *testing.T) {
	own, sources := timra(t, jointPlan, bouPlan)
	bou := sources[0]
	august := followUpTo(t, "uppf-a", "till och med: 2021-08-31\n", "drift: { utfall: 650 000 kr, prognos: 980 000 kr }")
	whole := followUpTo(t, "uppf-b", "till och med: 2021-12-31\n", "drift: { utfall: 990 000 kr }")
	never := followUpTo(t, "uppf-c", "", "drift: { utfall: 1 kr }")
	follow := func(s derive.Source, ups ...derive.Source) derive.Source {
		for _, up := range ups {
			s.Follow(up)
		}
		return s
	}
	const operation = "procapita-bou-2021.drift"
	for _, c := range []struct {
		ups  []derive.Source
		want string
	}{
		{nil, ""},
		{[]derive.Source{never, august}, "prognos 980000.00 (uppf-a-2021.utfall.drift.prognos); utfall 650000.00 (uppf-a-2021.utfall.drift.utfall); Utfall och prognos ur Uppföljning uppf-a 2021"},
		{[]derive.Source{august, whole}, "prognos 990000.00 (uppf-b-2021.utfall.drift.prognos); utfall 990000.00 (uppf-b-2021.utfall.drift.utfall); Utfall och prognos ur Uppföljning uppf-b 2021"},
		{[]derive.Source{whole, august, never}, "prognos 990000.00 (uppf-b-2021.utfall.drift.prognos); utfall 990000.00 (uppf-b-2021.utfall.drift.utfall); Utfall och prognos ur Uppföljning uppf-b 2021"},
	} {
		if got := wentOf(t, own, operation, follow(bou, c.ups...)); got != c.want {
			t.Errorf("got  %s\nwant %s", got, c.want)
		}
	}

	_, later := timra(t, jointPlan, bouPlan) // the same plan a year later
	later[0].Input.Root.Get("dokument").(*plan.Map).Get("år").(*plan.Count).N = 2022
	next := derive.New("planer/bou-2022.yaml", "planer/bou-2022.yaml", later[0].Input)
	next.Plan = new(plan.Systemplan)
	plan.Bind(next.Input.Root, next.Plan)
	if got, want := wentOf(t, own, "procapita-bou-2022.drift", follow(bou, august), next), "utfall föregående år 650000.00 (uppf-a-2021.utfall.drift.utfall); Utfall föregående år ur Uppföljning uppf-a 2021"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}

	row := &bou.Plan.Budget.Rows[1]
	if row.ID.Value != "drift" {
		t.Fatal(row.ID.Value)
	}
	row.Forecast = plan.Amount{At: plan.At{ID: row.At.ID + ".prognos"}, Ore: 970_000_00, Known: true}
	if got, want := wentOf(t, own, operation, follow(bou, august)), "prognos 970000.00 (procapita-bou-2021.budget.rader.drift.prognos); utfall 650000.00 (uppf-a-2021.utfall.drift.utfall); Utfall ur Uppföljning uppf-a 2021"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	_, found := derive.ITVerksamhetsplan(own, []derive.Source{follow(bou, august)})
	if got := placed(found); strings.Count(got, "PV734 eget.yaml:5:41") != 1 {
		t.Errorf("a forecast that differs: %s", got)
	}
	row.Forecast.Ore = 980_000_00
	if _, found := derive.ITVerksamhetsplan(own, []derive.Source{follow(bou, august)}); strings.Contains(placed(found), "PV734") {
		t.Errorf("the same forecast twice: %s", placed(found))
	}
}

// TestFollowUpsAsFar: of two follow-ups that go as far the first holds, and the others
// are told of, until one that goes further takes the place of both.
func TestFollowUpsAsFar(t *testing.T) {
	own, sources := timra(t, jointPlan, bouPlan)
	const august = "till och med: 2021-08-31\n"
	first := followUpTo(t, "uppf-a", august, "drift: { utfall: 650 000 kr }")
	second := followUpTo(t, "uppf-b", august, "drift: { utfall: 1 kr }")
	third := followUpTo(t, "uppf-c", august, "drift: { utfall: 2 kr }")
	whole := followUpTo(t, "uppf-d", "till och med: 2021-12-31\n", "drift: { utfall: 990 000 kr }")
	for _, c := range []struct {
		ups      []derive.Source
		of, want string
	}{
		{[]derive.Source{first}, "uppf-a.yaml", ""},
		{[]derive.Source{first, second, third}, "uppf-a.yaml", "Uppföljningarna i ”uppf-a.yaml”, ”uppf-b.yaml” och ”uppf-c.yaml” är av samma plan, " + sources[0].Title +
			", och går till och med 2021-08-31. Den i ”uppf-a.yaml” gäller; ur ”uppf-b.yaml” och ”uppf-c.yaml” är ingenting hämtat."},
		{[]derive.Source{first, second, whole}, "uppf-d.yaml", ""},
		{[]derive.Source{whole, first, second}, "uppf-d.yaml", ""},
	} {
		s := sources[0]
		for _, up := range c.ups {
			s.Follow(up)
		}
		_, found := derive.ITVerksamhetsplan(own, []derive.Source{s})
		told := ""
		for _, d := range found {
			if d.Code == "PV736" {
				told += d.Message
			}
		}
		if told != c.want || s.Followed.Name != c.of {
			t.Errorf("%s holds: %s\nshould be %s: %s", s.Followed.Name, told, c.of, c.want)
		}
	}
}
