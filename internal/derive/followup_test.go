package derive_test

import (
	"flag"
	"fmt"
	"os"
	"path"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"planverk/internal/budget"
	"planverk/internal/calendar"
	"planverk/internal/derive"
	"planverk/internal/diag"
	"planverk/internal/doc"
	"planverk/internal/load"
	"planverk/internal/plan"
	"planverk/templates"
)

var updateDerived = flag.Bool("update", false, "skriv om facit")

// timra reads files of Timrå: the document's own, given as text or as a name
// beneath data/timra, and the plans it is put together from.
func timra(t *testing.T, own string, plans ...string) (*plan.Input, []derive.Source) {
	t.Helper()
	files, set, kommun := timraFiles(t, own, plans...)
	in, l := load.Document(files, "eget.yaml", kommun, set)
	if l.HasErrors() {
		t.Fatal(l)
	}
	var sources []derive.Source
	for _, name := range plans {
		p, l := load.Document(files, name, kommun, set)
		if l.HasErrors() {
			t.Fatal(l)
		}
		s := derive.New(name, name, p)
		s.Plan = new(plan.Systemplan)
		plan.Bind(p.Root, s.Plan)
		s.Computed = budget.Compute(s.Plan, p)
		sources = append(sources, s)
	}
	return in, sources
}

func timraFiles(t *testing.T, own string, plans ...string) (fstest.MapFS, *load.SchemaSet, *plan.Kommun) {
	t.Helper()
	files := fstest.MapFS{}
	for _, name := range append([]string{"kommun.yaml"}, plans...) {
		b, err := os.ReadFile(path.Join("../../data/timra", name))
		if err != nil {
			t.Fatal(err)
		}
		files[name] = &fstest.MapFile{Data: b}
	}
	if !strings.Contains(own, "\n") {
		b, err := os.ReadFile(path.Join("../../data/timra", own))
		if err != nil {
			t.Fatal(err)
		}
		own = string(b)
	}
	files["eget.yaml"] = &fstest.MapFile{Data: []byte(own)}
	set := load.NewSchemaSet(templates.FS)
	kommun, l := load.Kommun(files, "kommun.yaml", set)
	if l.HasErrors() {
		t.Fatal(l)
	}
	return files, set, kommun
}

const (
	bouPlan = "planer/procapita-bou-2021.yaml"
	socPlan = "planer/socialforvaltningen-2022.yaml"
)

// dump writes nodes as lines, one a leaf: its path, its identity when that is
// another, and what it says.
func dump(b *strings.Builder, at string, n plan.Node) {
	switch n := n.(type) {
	case *plan.Map:
		for _, f := range n.Fields {
			dump(b, at+"."+f.Key, f.Value)
		}
	case *plan.List:
		for i, item := range n.Items {
			dump(b, fmt.Sprintf("%s.%d", at, i+1), item)
		}
	case *plan.Text:
		fmt.Fprintf(b, "%s: %s\n", at, n.Value)
	case *plan.Rich:
		fmt.Fprintf(b, "%s: %s [%s]\n", at, strings.TrimSpace(n.Source), n.ID)
	case interface {
		Text() string
		Exact() string
	}:
		fmt.Fprintf(b, "%s: %s = %s [%s]\n", at, n.Text(), n.Exact(), n.(plan.Node).Identity())
	}
}

func golden(t *testing.T, file, got string) {
	t.Helper()
	file = "testdata/" + file
	if *updateDerived {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got != strings.ReplaceAll(string(want), "\r\n", "\n") {
		t.Errorf("%s skiljer sig; kör go test -update och läs skillnaden:\n%s", file, got)
	}
}

// TestDerivedFromTimra holds what each document is made of against its golden file.
func TestDerivedFromTimra(t *testing.T) {
	for name, c := range map[string]struct {
		own, plan string
		derive    func(*plan.Input, []derive.Source) (map[string]plan.Node, diag.List)
	}{
		"arshjul-2021":          {"arshjul-2021.yaml", bouPlan, derive.Arshjul},
		"arshjul-2022":          {"arshjul-2022.yaml", socPlan, derive.Arshjul},
		"checklista-2022":       {"checklista-socialforvaltningen-2022.yaml", socPlan, derive.Checklista},
		"uppfoljning-2021":      {"uppfoljning-procapita-bou-2021.yaml", bouPlan, derive.Uppfoljning},
		"tjansteskrivelse-2022": {"tjansteskrivelse-socialforvaltningen-2022.yaml", socPlan, derive.Tjansteskrivelse},
	} {
		t.Run(name, func(t *testing.T) {
			own, sources := timra(t, c.own, c.plan)
			nodes, found := c.derive(own, sources)
			var b strings.Builder
			dump(&b, "härlett", nodes["härlett"])
			for _, d := range found {
				fmt.Fprintf(&b, "%s %s\n", d.Code, d.Message)
			}
			golden(t, name+".golden", b.String())
		})
	}
}

// TestCalendarFollowsTheTable: each event of the calendar has a day and an
// identity of its own, and stands in the table too.
func TestCalendarFollowsTheTable(t *testing.T) {
	own, sources := timra(t, "arshjul-2022.yaml", socPlan)
	c := derive.Calendar(own, sources, &doc.Document{Meta: doc.Meta{ID: "arshjul-2022", Title: "Årshjul 2022", Municipality: "Timrå kommun", Date: doc.Date{Year: 2022, Month: 1, Day: 1}}})
	seen := map[string]bool{}
	rules := map[calendar.Rule]int{}
	for _, e := range c.Events {
		if seen[e.ID] || e.Day.Year != 2022 || e.Title == "" {
			t.Errorf("%+v", e)
		}
		seen[e.ID] = true
		rules[e.Every]++
	}
	if len(c.Events) != 12 || rules[calendar.SecondTuesday] != 1 || rules[calendar.Monthly] != 1 || rules[calendar.Quarterly] != 1 {
		t.Errorf("%d events, rules %v", len(c.Events), rules)
	}
}

// placed lists findings with their places as "PV712 eget.yaml:9:3 …".
func placed(l diag.List) string {
	var all []string
	for _, d := range l {
		all = append(all, fmt.Sprintf("%s %s:%d:%d %s | %s", d.Code, d.Span.File, d.Span.Start.Line, d.Span.Start.Col, d.Message, strings.Join(d.Hints, " | ")))
	}
	slices.Sort(all)
	return strings.Join(all, "\n")
}

const followUp = `dokument: { typ: uppföljning, id: uppfoljning, år: 2021 }
underlag: { år: 2021 }
`

// TestWrongFollowUp: what is not in the plan is told of where it stands, with
// what could have been meant.
func TestWrongFollowUp(t *testing.T) {
	for name, c := range map[string]struct{ own, want string }{
		"unknown row": {"till och med: 2021-12-31\nutfall:\n  drfit: 5 000 kr\n  drift: 900 000 kr\n",
			"PV712 eget.yaml:5:3 Raden ”drfit” finns inte i budgeten i Systemförvaltningsplan Procapita BoU 2021. | Menade du ”drift”? |"},
		"unknown activity": {"aktiviteter:\n  förvaltning-9: klar\n",
			"PV713 eget.yaml:4:3 Aktiviteten ”förvaltning-9” finns inte i Systemförvaltningsplan Procapita BoU 2021. | Menade du ”förvaltning-1”? |"},
		"no forecast":  {"utfall:\n  drift: 900 000 kr\n", "PV714 eget.yaml:3:1 Prognos saknas för Drift-, system- och underhållskostnad. Avvikelsen räknas bara på rader med prognos."},
		"not followed": {"aktiviteter:\n  förvaltning-1: klar\n", "PV715 eget.yaml:3:1 Uppföljningen säger inte hur det gick med förvaltning-2 och förvaltning-3."},
	} {
		t.Run(name, func(t *testing.T) {
			own, sources := timra(t, followUp+c.own, bouPlan)
			_, found := derive.Uppfoljning(own, sources)
			if got := placed(found); !strings.Contains(got, c.want) {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

// TestDeviation: budget less forecast, exactly; a closed year's outcome is its
// forecast; a row that was not budgeted deviates by all of its cost.
func TestDeviation(t *testing.T) {
	for name, c := range map[string]struct{ own, want string }{
		"closed year": {"till och med: 2021-12-31\nutfall: { drift: \"999 999,50 kr\" }\n",
			"utfall 999999.50, prognos 999999.50, avvikelse 0.50"},
		"not budgeted": {"till och med: 2021-06-30\nutfall: { drift: { utfall: 1 kr, prognos: 1 000 000 kr }, övrigt: { utfall: 10 kr, prognos: 20 kr } }\n",
			"utfall 11.00, prognos 1000020.00, avvikelse -20.00"},
		"a part of the year": {"till och med: 2021-12-30\nutfall: { drift: 900 000 kr }\n", "utfall 900000.00"},
		"nothing":            {"", ""},
	} {
		t.Run(name, func(t *testing.T) {
			own, sources := timra(t, followUp+c.own, bouPlan)
			nodes, _ := derive.Uppfoljning(own, sources)
			sums, _ := nodes["härlett"].(*plan.Map).Get("summa").(*plan.Map)
			var got []string
			for _, key := range []string{"utfall", "prognos", "avvikelse"} {
				if a, ok := sums.Get(key).(*plan.Amount); ok {
					got = append(got, key+" "+a.Exact())
				}
			}
			if s := strings.Join(got, ", "); s != c.want {
				t.Errorf("got %q, want %q", s, c.want)
			}
		})
	}
}

// TestEffortsOfAFaultyPlan: a priority for an effort of a plan that was left out
// does not keep the joint plan from being made; one of any other plan does.
func TestEffortsOfAFaultyPlan(t *testing.T) {
	text := "dokument: { typ: it-verksamhetsplan, id: prov, år: 2022 }\nunderlag: { typ: systemförvaltningsplan }\nprioriteringar:\n" +
		"  - { insats: socialforvaltningen-2022.utveckling.1, prioritet: hög }\n" +
		"  - { insats: procapita-bou-2021.utveckling.77, prioritet: hög }\n"
	own, sources := timra(t, text, bouPlan, socPlan)
	fault := diag.List{diag.New("PV119", diag.Span{}, "Fel ord.")}
	for name, broken := range map[string]derive.Source{
		"with a fault": {File: socPlan, Input: sources[1].Input, ID: sources[1].ID, Title: "x", Findings: fault},
		"unreadable":   {File: socPlan, Title: "x", Findings: fault},
		"without year": {File: socPlan, Input: &plan.Input{Root: &plan.Map{}}, ID: "socialforvaltningen", Title: "x", Findings: fault},
	} {
		_, found := derive.ITVerksamhetsplan(own, []derive.Source{sources[0], broken})
		if got := placed(found); strings.Contains(got, "PV733 eget.yaml:4") || !strings.Contains(got, "PV733 eget.yaml:5") || !strings.Contains(got, "PV701") {
			t.Errorf("%s: %s", name, got)
		}
	}
}

// TestWithoutPlan: no plan, a plan that could not be read and too many plans all
// give a document without figures and, but for the first, a finding.
func TestWithoutPlan(t *testing.T) {
	kinds := map[string]func(*plan.Input, []derive.Source) (map[string]plan.Node, diag.List){
		"checklista": derive.Checklista, "uppföljning": derive.Uppfoljning, "tjänsteskrivelse": derive.Tjansteskrivelse,
	}
	for typ, make := range kinds {
		own, both := timra(t, "dokument: { typ: "+typ+", id: prov, år: 2021 }\nunderlag: { typ: systemförvaltningsplan }\n", bouPlan, socPlan)
		broken := derive.Source{File: "planer/x.yaml", Title: "”planer/x.yaml”", Findings: diag.List{diag.New("PV101", diag.Span{}, "Filen är trasig.")}}
		for want, sources := range map[string][]derive.Source{"": nil, "PV701 eget.yaml:2:1": {broken}, "PV711 eget.yaml:2:1": both} {
			nodes, found := make(own, sources)
			if nodes["härlett"].(*plan.Map).Get("plan") != nil {
				t.Errorf("%s %s: says something of a plan", typ, want)
			}
			if got := placed(found); !strings.Contains(got, want) || want == "" && got != "" {
				t.Errorf("%s: %s, want %s", typ, got, want)
			}
		}
	}
	own, sources := timra(t, "dokument: { typ: årshjul, id: prov, år: 2031 }\nunderlag: { typ: systemförvaltningsplan }\n", bouPlan)
	if _, found := derive.Arshjul(own, sources); !strings.Contains(placed(found), "PV710 eget.yaml:2:1") {
		t.Errorf("a wheel for another year: %s", placed(found))
	}
	broken := derive.Source{File: "planer/x.yaml", Title: "”planer/x.yaml”", Findings: diag.List{diag.New("PV101", diag.Span{}, "Filen är trasig.")}}
	if _, found := derive.Arshjul(own, []derive.Source{broken}); len(found) != 1 || found[0].Code != "PV701" {
		t.Errorf("a wheel with a faulty plan only: %s", placed(found))
	}
	if nodes, found := derive.Arshjul(own, nil); len(found) > 0 || nodes["härlett"] == nil {
		t.Errorf("a wheel without plans: %s", placed(found))
	}
}

// TestDecidedPlanNeedsNoLetter: and a plan without a board can not be decided on.
func TestDecidedPlanNeedsNoLetter(t *testing.T) {
	own, sources := timra(t, "dokument: { typ: tjänsteskrivelse, id: prov, år: 2021 }\nunderlag: { år: 2021 }\n", bouPlan)
	sources[0].Plan.Document.Status.Value = "beslutad"
	sources[0].Plan.Document.Department = plan.Ref{}
	_, found := derive.Tjansteskrivelse(own, sources)
	if got := placed(found); !strings.Contains(got, "PV716 eget.yaml:2:1") || !strings.Contains(got, "PV717 eget.yaml:2:1") {
		t.Error(got)
	}
}
