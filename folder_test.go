package planverk_test

import (
	"context"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"planverk"
	"planverk/internal/diag"
	"planverk/templates"
)

// checked checks a tree and gives its findings, one a line, with what they advise.
func checked(fsys fstest.MapFS, path string, codes ...string) string {
	report := planverk.Check(context.Background(), planverk.World{Templates: templates.FS, Version: "0.1.0"},
		[]planverk.Place{{FS: fsys, Path: path, Name: func(f string) string { return "data/" + f }}})
	return printed(report.Findings, codes...)
}

// printed prints the findings of the codes, or all.
func printed(found diag.List, codes ...string) string {
	var b strings.Builder
	for _, d := range found {
		if len(codes) > 0 && !strings.Contains(strings.Join(codes, " "), d.Code) {
			continue
		}
		b.WriteString(d.Span.String() + ": " + d.Severity.String() + " " + d.Code + ": " + d.Message + "\n")
		for _, h := range d.Hints {
			b.WriteString("  " + h + "\n")
		}
	}
	return b.String()
}

// TestExpectedFindings: planverk kontrollera data says exactly this, which a person has
// read aloud. (go test . -run ExpectedFindings -update rewrites it.)
func TestExpectedFindings(t *testing.T) {
	report := planverk.Check(context.Background(), planverk.World{Templates: templates.FS, Version: "0.1.0"},
		[]planverk.Place{{FS: os.DirFS("data"), Path: ".", Name: func(f string) string { return "data/" + f }}})
	got := printed(report.Findings)
	file := filepath.Join("testdata", "kontrollera-data.golden")
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs:\n%s", file, got)
	}
}

func file(lines ...string) *fstest.MapFile {
	return &fstest.MapFile{Data: []byte(strings.Join(lines, "\n") + "\n")}
}

// plan2022 is a plan of a department for the system procapita.
func plan2022(department string, more ...string) *fstest.MapFile {
	return file(append([]string{"dokument: { typ: systemförvaltningsplan, id: " + department + ", år: 2022, förvaltning: " + department + ", status: beslutad }",
		"inledning: { system: procapita }"}, more...)...)
}

const twoDepartments = "  organisationer: { bou: { namn: BoU, typ: förvaltning }, soc: { namn: Soc, typ: förvaltning } }\n  system: { procapita: { namn: Procapita } }"

func TestSharedCostsToldByBoth(t *testing.T) {
	tree := fstest.MapFS{
		"kommun.yaml": file("namn: X kommun", "register:", twoDepartments),
		"bou.yaml":    plan2022("bou", "budget: { delas med: soc, rader: { drift: 1 kr } }"),
		"soc.yaml":    plan2022("soc", "budget:", "  rader: { drift: 1 kr }"),
	}
	const want = `data/soc.yaml:3:1: varning PV731: BoU delar kostnader med Soc enligt sin plan, men den här planen nämner inte det.
  Det står i data/bou.yaml, rad 3.
  Skriv ”delas med” eller ”fördelning” i båda planernas budget, eller ta bort det där kostnaden inte delas.
`
	if got := checked(tree, ".", "PV731"); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	if got := checked(tree, "bou.yaml", "PV731"); got != "" {
		t.Errorf("of one file nothing can be said of the others:\n%s", got)
	}
	tree["sammanstallning.yaml"] = file("dokument: { typ: systemsammanställning, id: s, år: 2022 }")
	if got := checked(tree, ".", "PV731"); strings.Count(got, "PV731") != 1 {
		t.Errorf("it is told once, also when a document puts the plans together:\n%s", got)
	}
	delete(tree, "sammanstallning.yaml")
	tree["soc.yaml"] = plan2022("soc", "budget: { delas med: bou, rader: { drift: 1 kr } }")
	if got := checked(tree, ".", "PV731"); got != "" {
		t.Errorf("both tell of it:\n%s", got)
	}
	tree["soc.yaml"] = plan2022("soc", "budget: { fördelning: { bou: 1, soc: 1 }, rader: { drift: 1 kr } }")
	if got := checked(tree, ".", "PV731"); got != "" {
		t.Errorf("both tell of it, one by the parts:\n%s", got)
	}
	tree["soc.yaml"] = file("dokument: { typ: systemförvaltningsplan, id: soc, år: 2022, förvaltning: soc }", "inledning: { system: [] }", "budget: {")
	if got := checked(tree, ".", "PV731"); got != "" {
		t.Errorf("nothing is said while a file cannot be read:\n%s", got)
	}
}

func TestYearWheelOfThePlans(t *testing.T) {
	tree := fstest.MapFS{
		"kommun.yaml": file("namn: X kommun", "regelprofiler: [soderkoping]", "register:", twoDepartments),
		"soc.yaml":    plan2022("soc", "budget: { rader: { drift: 1 kr } }"),
		"hjul.yaml":   file("dokument: { typ: årshjul, id: hjul, år: 2021 }"),
	}
	const want = `data/soc.yaml:1:55: varning PV740: Kommunens mapp har inget årshjul för 2022.
  Gör ett med: planverk ny årshjul. Det hämtar aktiviteterna ur årets planer.
  Systemansvarig brukar veta.
`
	if got := checked(tree, ".", "PV740"); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	tree["hjul.yaml"] = file("dokument: { typ: årshjul, id: hjul, år: 2022 }")
	if got := checked(tree, ".", "PV740"); got != "" {
		t.Errorf("the year has its wheel:\n%s", got)
	}
	tree["kommun.yaml"], tree["hjul.yaml"] = file("namn: X kommun", "register:", twoDepartments), file("dokument: { typ: årshjul, id: hjul, år: 2021 }")
	if got := checked(tree, ".", "PV740"); got != "" {
		t.Errorf("the rule belongs to Söderköping:\n%s", got)
	}
}

func TestPlanOfAnAgreement(t *testing.T) {
	agreement := func(terms string) *fstest.MapFile {
		return file("dokument: { typ: samverkansavtal, id: avtal, år: 2022, titel: Avtal, status: utkast }", "avtal: { ändamål: drift"+terms+" }",
			"parter:", "  - { id: a, namn: A kommun, användare: 3 }", "budget: { år: 2022, rader: { drift: 3 kr } }")
	}
	for name, c := range map[string]struct{ terms, want string }{
		"none named":      {"", "data/avtal.yaml:2:1: upplysning PV741: Avtalet säger inte vilken systemförvaltningsplan som hör till det.\n  Skriv under avtal: systemförvaltningsplan: och planens id, som står under dokument i planen.\n  Central systemägare ansvarar för planen.\n"},
		"misspelt":        {", systemförvaltningsplan: sco", "data/avtal.yaml:2:50: upplysning PV741: Kommunens mapp har ingen systemförvaltningsplan med id ”sco”.\n  Menade du ”soc”?\n  Skriv under avtal: systemförvaltningsplan: och planens id, som står under dokument i planen.\n"},
		"unknown":         {", systemförvaltningsplan: skolhalsa", "data/avtal.yaml:2:50: upplysning PV741: Kommunens mapp har ingen systemförvaltningsplan med id ”skolhalsa”.\n  Skriv under avtal: systemförvaltningsplan: och planens id, som står under dokument i planen.\n  Central systemägare ansvarar för planen.\n"},
		"of its year":     {", systemförvaltningsplan: soc", ""},
		"of another year": {", systemförvaltningsplan: gammal", "data/avtal.yaml:2:50: upplysning PV741: Planen ”gammal” finns för 2019 (data/gammal.yaml, rad 1), men inte för avtalets år 2022.\n  Skriv årets plan.\n  Central systemägare ansvarar för planen.\n"},
	} {
		tree := fstest.MapFS{
			"kommun.yaml": file("namn: X kommun", "regelprofiler: [kalmar]", "register:", twoDepartments),
			"avtal.yaml":  agreement(c.terms),
			"soc.yaml":    plan2022("soc", "budget: { rader: { drift: 1 kr } }"),
			"gammal.yaml": file("dokument: { typ: systemförvaltningsplan, id: gammal, år: 2019, förvaltning: soc }", "inledning: { system: procapita }", "budget: { rader: { drift: 1 kr } }"),
		}
		if got := checked(tree, ".", "PV741"); got != c.want {
			t.Errorf("%s: got\n%swant\n%s", name, got, c.want)
		}
	}
}

// Of several plans of the other department it is that of the same year that counts, or
// else the latest.
func TestSharedCostsOfTheSameYear(t *testing.T) {
	of := func(id string, year int, budget string) *fstest.MapFile {
		return file(fmt.Sprintf("dokument: { typ: systemförvaltningsplan, id: %s, år: %d, förvaltning: soc }", id, year), "inledning: { system: procapita }", budget)
	}
	const silent, told = "budget: { rader: { drift: 1 kr } }", "budget: { delas med: bou, rader: { drift: 1 kr } }"
	for name, c := range map[string]struct {
		plans map[string]*fstest.MapFile
		want  string
	}{
		"the same year is silent":            {map[string]*fstest.MapFile{"a.yaml": of("a", 2021, told), "b.yaml": of("b", 2022, silent), "c.yaml": of("c", 2023, told)}, "data/b.yaml:3:1"},
		"the same year tells":                {map[string]*fstest.MapFile{"a.yaml": of("a", 2021, silent), "b.yaml": of("b", 2022, told), "c.yaml": of("c", 2023, silent)}, ""},
		"the same year stands first":         {map[string]*fstest.MapFile{"a.yaml": of("a", 2022, told), "b.yaml": of("b", 2023, silent)}, ""},
		"the latest is silent":               {map[string]*fstest.MapFile{"a.yaml": of("a", 2020, told), "b.yaml": of("b", 2021, silent)}, "data/b.yaml:3:1"},
		"the latest tells, and stands first": {map[string]*fstest.MapFile{"a.yaml": of("a", 2021, told), "b.yaml": of("b", 2020, silent)}, ""},
		"of another system":                  {map[string]*fstest.MapFile{"a.yaml": file("dokument: { typ: systemförvaltningsplan, id: a, år: 2022, förvaltning: soc }", "inledning: { system: Treserva }", silent)}, ""},
	} {
		tree := fstest.MapFS{"kommun.yaml": file("namn: X kommun", "register:", twoDepartments),
			"bou.yaml": plan2022("bou", "budget: { delas med: soc, rader: { drift: 1 kr } }")}
		maps.Copy(tree, c.plans)
		got := checked(tree, ".", "PV731")
		if place, _, _ := strings.Cut(got, ": "); place != c.want {
			t.Errorf("%s: got %q, want one at %q", name, got, c.want)
		}
	}
}

// What the municipality has decided about a rule holds for those of a folder too.
func TestExemptionFromAFolderRule(t *testing.T) {
	tree := fstest.MapFS{
		"kommun.yaml": file("namn: X kommun", "regelprofiler: [soderkoping]", "register:", twoDepartments),
		"s.yaml":      plan2022("soc", "budget: { rader: { drift: 1 kr } }"),
		"bou.yaml":    plan2022("bou", "budget: { rader: { drift: 1 kr } }"),
		"profil.yaml": file("undantag:", "  - { regel: PV740, dokument: soc, skäl: Årshjulet görs i juni., beslutat av: Socialnämnden, datum: 2022-01-10, gäller till: 2022-06-30 }"),
	}
	got := checked(tree, ".", "PV740")
	if !strings.Contains(got, "data/s.yaml:1:55: upplysning PV740") || !strings.Contains(got, "data/bou.yaml:1:55: varning PV740") {
		t.Error(got)
	}
}
