package planverk_test

import (
	"context"
	"encoding/json"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"planverk"
	"planverk/internal/diag"
	"planverk/internal/publish"
	"planverk/templates"
)

// buildAll builds a tree of data and gives the finished files and what was found,
// as "file:line CODE".
func buildAll(t *testing.T, data fs.FS, path string) (files fs.FS, found []string) {
	t.Helper()
	out := filepath.Join(t.TempDir(), "output")
	report := planverk.Build(context.Background(), planverk.World{Templates: templates.FS, Version: "0.1.0"},
		[]planverk.Place{{FS: data, Path: path, Name: func(f string) string { return f }}},
		planverk.Options{Out: "output", Open: func() (publish.Disk, diag.List) { return publish.Open(out) }})
	for _, d := range report.Findings {
		found = append(found, d.Code+" "+d.Span.File+": "+d.Message)
	}
	return os.DirFS(out), found
}

// derivedCase is a municipality with two plans and a derived document.
func derivedCase(t *testing.T, own string, change map[string]string) (fs.FS, []string) {
	t.Helper()
	return buildAll(t, derivedTree(own, change), "k/register.yaml")
}

// derivedTree is the municipality of a derivedCase.
func derivedTree(own string, change map[string]string) fstest.MapFS {
	data := fstest.MapFS{"k/kommun.yaml": {Data: []byte("id: k\nnamn: Knäby kommun\nkortnamn: Knäby\nkommunkod: 2262\nregister:\n  organisationer:\n" +
		"    a: { namn: Förvaltning A, kortnamn: A, typ: förvaltning }\n    b: { namn: Förvaltning B, kortnamn: B, typ: förvaltning }\n" +
		"  system:\n    bas: { namn: Bas }\n")}}
	for _, id := range []string{"a", "b"} {
		data["k/planer/"+id+".yaml"] = &fstest.MapFile{Data: []byte("dokument: { typ: systemförvaltningsplan, id: bas-" + id + ", titel: Plan Bas " + strings.ToUpper(id) +
			", år: 2026, förvaltning: " + id + ", status: utkast }\ninledning: { system: bas, beskrivning: Ett system., klassning: [{ information: Allt, konfidentialitet: måttlig, riktighet: måttlig, tillgänglighet: måttlig, spårbarhet: måttlig }] }\nbudget:\n  rader:\n    drift: 1 000 kr\n")}
	}
	data["k/register.yaml"] = &fstest.MapFile{Data: []byte("dokument: { typ: systemsammanställning, id: alla, år: 2026, status: utkast }\n" + own)}
	for name, text := range change {
		data[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return data
}

// What can be wrong with the sources of a derived document is said at its place.
func TestUnderlag(t *testing.T) {
	const other = "dokument: { typ: it-verksamhetsplan, id: it, år: 2026 }\n"
	for _, c := range []struct {
		name, own string
		change    map[string]string
		want      string // beginning of one finding; "" for none
	}{
		{"all plans", "", nil, ""},
		{"of the year", "underlag: { typ: systemförvaltningsplan, år: 2026 }\n", nil, ""},
		{"named", "underlag: { filer: [planer/b.yaml, planer/a.yaml] }\n", nil, ""},
		{"a year without plans", "underlag: { år: 2019 }\n", nil, "PV702 k/register.yaml: Kommunen har inga planer för 2019."},
		{"a file that is not there", "underlag: { filer: [planer/aa.yaml] }\n", nil, "PV703 k/register.yaml: Filen ”planer/aa.yaml” finns inte"},
		{"outside the municipality", "underlag: { filer: [../x.yaml] }\n", nil, "PV703 k/register.yaml"},
		{"itself", "underlag: { filer: [register.yaml] }\n", nil, "PV704 k/register.yaml: Handlingen kan inte vara underlag till sig själv."},
		{"another derived document", "underlag: { filer: [it.yaml] }\n", map[string]string{"k/it.yaml": other}, "PV704 k/register.yaml: ”it.yaml” är själv sammansatt"},
		{"another type", "underlag: { typ: riktlinje }\n", nil, "PV705 k/register.yaml"},
		{"twice", "underlag: { filer: [planer/a.yaml, planer/a.yaml] }\n", nil, "PV706 k/register.yaml"},
		{"what is computed", "härlett: { antal system: 3 }\n", nil, "PV133 k/register.yaml"},
		{"a plan of last year", "", map[string]string{"k/planer/b.yaml": "dokument: { typ: systemförvaltningsplan, id: bas-b, titel: Plan Bas B, år: 2025, förvaltning: b }\n" +
			"inledning: { system: bas, beskrivning: Ett system., klassning: [{ information: Allt, konfidentialitet: måttlig, riktighet: måttlig, tillgänglighet: måttlig, spårbarhet: måttlig }] }\nbudget: { rader: { drift: 1 kr } }\n"}, "PV707 k/planer/b.yaml: ”Plan Bas B” gäller 2025"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, found := derivedCase(t, c.own, c.change)
			switch {
			case c.want == "" && len(found) > 0:
				t.Errorf("found %q, want nothing", found)
			case c.want != "" && !slices.ContainsFunc(found, func(s string) bool { return strings.HasPrefix(s, c.want) }):
				t.Errorf("found %q, want %q", found, c.want)
			}
		})
	}
}

// A plan with faults leaves a gap that is seen in the document, and one finding;
// the rest is built, and the manifest lists every source.
func TestGapInUnderlag(t *testing.T) {
	files, found := derivedCase(t, "", map[string]string{"k/planer/b.yaml": "dokument: { typ: systemförvaltningsplan, id: bas-b, titel: Plan Bas B, år: 2026 }\nbudget: { rader: { drift: ca 5 } }\n"})
	if len(found) != 1 || !strings.HasPrefix(found[0], "PV701 k/register.yaml: Planen i ”k/planer/b.yaml” har fel") {
		t.Errorf("found %q", found)
	}
	text := read(t, files, "k/alla-2026/systemsammanstallning-alla-2026.md")
	for _, want := range []string{"Plan Bas B", "**Planen har fel och är inte med**", "[Plan Bas A](../bas-a-2026/systemforvaltningsplan-bas-a-2026.html)"} {
		if !strings.Contains(text, want) {
			t.Errorf("the document lacks %q:\n%s", want, text)
		}
	}
	var manifest struct {
		Data []struct{ Fil, SHA256 string }
	}
	if err := json.Unmarshal([]byte(read(t, files, "k/alla-2026/manifest.json")), &manifest); err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, d := range manifest.Data {
		names = append(names, d.Fil)
	}
	if want := []string{"register.yaml", "planer/a.yaml", "planer/b.yaml", "kommun.yaml"}; !slices.Equal(names, want) {
		t.Errorf("the manifest lists %v, want %v", names, want)
	}
}

// A plan that cannot be read is named from the municipality's folder in the document,
// which is the same wherever it is built from. A municipality without a short name is
// called by its name in the title.
func TestFaultySourceIsNamedAlikeEverywhere(t *testing.T) {
	data := fstest.MapFS{
		"kommun.yaml":   {Data: []byte("id: k\nnamn: Knäby kommun\n")},
		"register.yaml": {Data: []byte("dokument: { typ: systemsammanställning, id: alla, år: 2026, status: utkast }\n")},
		"planer/b.yaml": {Data: []byte("dokument: { typ: systemförvaltningsplan, id: b\n")},
	}
	var texts []string
	for _, from := range []string{"", "data/knaby/"} {
		out := t.TempDir()
		planverk.Build(context.Background(), planverk.World{Templates: templates.FS, Version: "0.1.0"},
			[]planverk.Place{{FS: data, Path: "register.yaml", Name: func(f string) string { return from + f }}},
			planverk.Options{Formats: []string{"md"}, Out: "output", Open: func() (publish.Disk, diag.List) { return publish.Open(out) }})
		texts = append(texts, read(t, os.DirFS(out), "k/alla-2026/systemsammanstallning-alla-2026.md"))
	}
	if texts[0] != texts[1] || !strings.Contains(texts[0], "| ”planer/b.yaml” |") || !strings.HasPrefix(texts[0], "# Systemsammanställning Knäby kommun 2026\n") {
		t.Errorf("from the folder\n%s\nfrom above it\n%s", texts[0], texts[1])
	}
}

func read(t *testing.T, files fs.FS, name string) string {
	t.Helper()
	b, err := fs.ReadFile(files, name)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// What Timrå's two plans say against each other is found, with both places.
func TestContradictions(t *testing.T) {
	files, found := buildAll(t, os.DirFS("data"), "timra/systemsammanstallning-2022.yaml")
	for _, want := range []string{
		"PV730 timra/planer/socialforvaltningen-2022.yaml: Planerna säger emot varandra om Procapita. Klassning: betydande (Systemförvaltningsplan Procapita BoU 2021); allvarlig (Systemförvaltningsplan 2022).",
		"PV731 timra/planer/socialforvaltningen-2022.yaml: Planerna säger emot varandra om Procapita. Delad kostnad",
		"PV707 timra/planer/procapita-bou-2021.yaml",
	} {
		if !slices.ContainsFunc(found, func(s string) bool { return strings.HasPrefix(s, want) }) {
			t.Errorf("%q is not found; found %q", want, found)
		}
	}
	text := read(t, files, "timra/alla-system-2022/systemsammanstallning-alla-system-2022.md")
	if n := strings.Count(text, "\n| Procapita; "); n != 1 {
		t.Errorf("Procapita has %d rows in the register, want one for both departments", n)
	}
	if !strings.Contains(text, "| BoU; Soc") || !strings.Contains(text, "**4\u00a0524\u00a0000**") {
		t.Errorf("the register lacks both departments or the sum:\n%s", text)
	}
}

// The same plans give the same bytes, whatever is built with them.
func TestDerivedIsTheSame(t *testing.T) {
	data := synthetic(20, 7)
	one, found := buildAll(t, data, "data/synt/sy-alla.yaml")
	all, _ := buildAll(t, data, "data/synt")
	if slices.ContainsFunc(found, func(s string) bool { return strings.HasPrefix(s, "PV9") }) {
		t.Fatal(found)
	}
	for _, ending := range []string{".pdf", ".xlsx", ".md", ".html"} {
		name := "synt/sy-alla-2026/systemsammanstallning-sy-alla-2026" + ending
		if read(t, one, name) != read(t, all, name) {
			t.Errorf("%s differs", name)
		}
	}
}

// A plan with faults is told of in the same words in every derived document that
// lists its sources, and one that is about a single plan says which it lacks.
func TestGapIsToldInOneWay(t *testing.T) {
	faulty := map[string]string{"k/planer/b.yaml": "dokument: { typ: systemförvaltningsplan, id: bas-b, titel: Plan Bas B, år: 2026 }\nbudget: { rader: { drift: ca 5 } }\n"}
	const lists = "| uppgift saknas | 2026 | **Planen har fel och är inte med** |"
	for _, c := range []struct{ typ, underlag, want string }{
		{"systemsammanställning", "{ år: 2026 }", lists},
		{"it-verksamhetsplan", "{ år: 2026 }", lists},
		{"årshjul", "{ år: 2026 }", lists},
		{"checklista", "{ filer: [planer/b.yaml] }", "Plan Bas B har fel och är inte med. Checklistan har inga frågor förrän planen går att läsa."},
		{"tjänsteskrivelse", "{ filer: [planer/b.yaml] }", "Plan Bas B har fel och är inte med. Tjänsteskrivelsen kan inte"},
		{"uppföljning", "{ filer: [planer/b.yaml] }", "Plan Bas B har fel och är inte med. Uppföljningen har inget"},
		{"checklista", "{ år: 2019 }", "Kommunen har ingen plan för 2019. De planer som finns är Plan Bas A och Plan Bas B. Checklistan"},
	} {
		t.Run(c.typ, func(t *testing.T) {
			change := maps.Clone(faulty)
			change["k/register.yaml"] = "dokument: { typ: " + c.typ + ", id: alla, år: 2026, status: utkast }\nunderlag: " + c.underlag + "\n"
			files, found := derivedCase(t, "", change)
			names, err := fs.Glob(files, "k/alla-2026/*.md")
			if err != nil || len(names) != 1 {
				t.Fatal(names, err, found)
			}
			if text := read(t, files, names[0]); !strings.Contains(text, c.want) {
				t.Errorf("%q is not in\n%s", c.want, text)
			}
		})
	}
	change := map[string]string{"k/register.yaml": "dokument: { typ: checklista, id: alla, år: 2026, status: utkast }\nunderlag: { år: 2026 }\n"}
	if _, found := derivedCase(t, "", change); len(found) != 1 || !strings.HasPrefix(found[0], "PV711 k/register.yaml: Underlaget är 2 planer: Plan Bas A och Plan Bas B. Den här handlingen gäller en enda plan.") {
		t.Error(found)
	}
}
