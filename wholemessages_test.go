package planverk_test

import (
	"bytes"
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"planverk"
	"planverk/internal/diag"
	"planverk/internal/publish"
)

const decidedPlan = "dokument: { typ: systemförvaltningsplan, id: bas-a, titel: Plan Bas A, år: 2026, förvaltning: a, status: beslutad }\n" +
	"inledning: { system: bas, beskrivning: Ett system., omfattning: { driftmiljö: Norrdrift AB }, klassning: [{ information: Allt, konfidentialitet: måttlig, riktighet: måttlig, tillgänglighet: måttlig, spårbarhet: måttlig }] }\nbudget: { rader: { drift: 1 000 kr } }\n"

// wholeCases are municipalities with something wrong that only a run of it all tells of.
var wholeCases = []struct {
	code, name string
	own        string            // below the head of the derived document
	change     map[string]string // of files
}{
	{"PV133", "det som räknas fram är skrivet", "härlett: { antal system: 3 }\n", nil},
	{"PV204", "ett register saknas", "", map[string]string{"k/kommun.yaml": "id: k\nnamn: Knäby kommun\nkortnamn: Knäby\nkommunkod: 2262\nregister:\n  system:\n    bas: { namn: Bas }\n"}},
	{"PV702", "ett år utan planer", "underlag: { år: 2019 }\n", nil},
	{"PV703", "en fil som inte finns", "underlag: { filer: [planer/aa.yaml] }\n", nil},
	{"PV703", "en fil utanför kommunen", "underlag: { filer: [../x.yaml] }\n", nil},
	{"PV704", "handlingen själv", "underlag: { filer: [register.yaml] }\n", nil},
	{"PV704", "en annan sammansatt handling", "underlag: { filer: [it.yaml] }\n", map[string]string{"k/it.yaml": "dokument: { typ: it-verksamhetsplan, id: it, år: 2026 }\n"}},
	{"PV705", "en typ som inte kan vara underlag", "underlag: { typ: riktlinje }\n", nil},
	{"PV705", "en fil av en annan typ", "underlag: { filer: [r.yaml] }\n", map[string]string{"k/r.yaml": "dokument: { typ: riktlinje, id: r, titel: R }\nkapitel: { a: { rubrik: A, text: B } }\n"}},
	{"PV706", "samma fil två gånger", "underlag: { filer: [planer/a.yaml, planer/a.yaml] }\n", nil},
	{"PV707", "en plan från förra året", "", map[string]string{"k/planer/b.yaml": strings.NewReplacer("bas-a", "bas-b", "2026", "2025", "förvaltning: a", "förvaltning: b").Replace(decidedPlan)}},
	{"PV710", "ett årshjul där inget infaller", "", map[string]string{"k/register.yaml": "dokument: { typ: årshjul, id: hjul, år: 2031 }\nunderlag: { filer: [planer/a.yaml] }\n"}},
	{"PV711", "två planer där en ska vara", "", map[string]string{"k/register.yaml": "dokument: { typ: checklista, id: c, år: 2026 }\nunderlag: { år: 2026 }\n"}},
	{"PV716", "en plan som redan är beslutad", "", map[string]string{"k/planer/a.yaml": decidedPlan, "k/register.yaml": "dokument: { typ: tjänsteskrivelse, id: t, år: 2026 }\nunderlag: { filer: [planer/a.yaml] }\n"}},
	{"PV717", "en plan utan nämnd", "", map[string]string{"k/planer/a.yaml": decidedPlan, "k/register.yaml": "dokument: { typ: tjänsteskrivelse, id: t, år: 2026 }\nunderlag: { filer: [planer/a.yaml] }\n"}},
	{"PV732", "två planer som nämner olika driftleverantörer", "", map[string]string{"k/planer/a.yaml": decidedPlan,
		"k/planer/b.yaml": strings.NewReplacer("bas-a", "bas-b", "Plan Bas A", "Plan Bas B", "förvaltning: a", "förvaltning: b", "Norrdrift", "Sydrift").Replace(decidedPlan)}},
	{"PV733", "en prioritering av något som ingen plan har", "", map[string]string{"k/register.yaml": "dokument: { typ: it-verksamhetsplan, id: it, år: 2026 }\nunderlag: { år: 2026 }\nprioriteringar:\n  - { insats: bas-a-2026.utveckling.7, prioritet: hög }\n"}},
	{"PV734", "en uppföljning som säger annat än planen", "", map[string]string{"k/planer/a.yaml": strings.Replace(decidedPlan, "drift: 1 000 kr", "drift: { kostnad: 1 000 kr, prognos: 900 kr }", 1),
		"k/register.yaml": jointOfYear, "k/uppf.yaml": followUpOfYear}},
	{"PV735", "en uppföljning med fel", "", map[string]string{"k/planer/a.yaml": decidedPlan, "k/register.yaml": jointOfYear, "k/uppf.yaml": strings.Replace(followUpOfYear, "950 kr", "tusen", 1)}},
	{"PV736", "två uppföljningar till samma dag", "", map[string]string{"k/planer/a.yaml": decidedPlan, "k/register.yaml": jointOfYear, "k/uppf.yaml": followUpOfYear,
		"k/uppf-2.yaml": strings.Replace(followUpOfYear, "id: uppf", "id: uppf-2", 1)}},
	{"PV736", "två uppföljningar som inte säger någon dag", "", map[string]string{"k/planer/a.yaml": decidedPlan, "k/register.yaml": jointOfYear, "k/uppf.yaml": strings.Replace(followUpOfYear, "till och med: 2026-08-31\n", "", 1),
		"k/uppf-2.yaml": strings.NewReplacer("id: uppf", "id: uppf-2", "till och med: 2026-08-31\n", "").Replace(followUpOfYear)}},
}

const (
	jointOfYear    = "dokument: { typ: it-verksamhetsplan, id: it, år: 2026 }\nunderlag: { år: 2026 }\n"
	followUpOfYear = "dokument: { typ: uppföljning, id: uppf, år: 2026 }\nunderlag: { filer: [planer/a.yaml] }\ntill och med: 2026-08-31\nutfall:\n  drift: { utfall: 400 kr, prognos: 950 kr }\n"
)

// publicCases are the same of the public edition: words of publicTown and publicPlan,
// and what stands in their place.
var publicCases = []struct{ code, name, old, planted string }{
	{"PV540", "ett maskerat namn i en text", "beskrivning: Ett system.", "beskrivning: Fråga Pia Provström."},
	{"PV541", "hela handlingen är sekretessmarkerad", "diarienummer: KS 2026/14,", "diarienummer: KS 2026/14, sekretess: { bestämmelse: 18 kap. 8 § OSL, datum: 2026-01-20, myndighet: Nämnden },"},
	{"PV542", "ett maskerat fält som inte finns", "fält: inledning.omfattning.driftmiljö", "fält: inledning.omfatning.driftmiljö"},
	{"PV544", "ett maskerat värde som är för kort att söka", "driftmiljö: drift,", "driftmiljö: AB1,"},
	{"PV545", "ett namn som inte står i registret", "beskrivning: Ett system.", "beskrivning: Enligt Kajsa Provberg."},
	{"PV546", "ett personnummer", "beskrivning: Ett system.", "beskrivning: Kontot för 850709-9805."},
}

// TestWholeMessages: what is said in full, with its place and what to do, which a person
// has read aloud. (go test . -run WholeMessages -update rewrites it.)
func TestWholeMessages(t *testing.T) {
	var b strings.Builder
	tell := func(code, name string, found diag.List) {
		b.WriteString("# " + name + "\n" + printed(found, code) + "\n")
	}
	for _, c := range wholeCases {
		report := planverk.Check(context.Background(), day(""), []planverk.Place{{FS: derivedTree(c.own, c.change), Path: "k", Name: func(f string) string { return "data/" + f }}})
		tell(c.code, c.name, report.Findings)
	}
	for _, c := range publicCases {
		_, found := outside(t, []string{"md"}, c.old, c.planted)
		tell(c.code, c.name, found)
	}
	tell("PV522", "en fil som ändras medan handlingen byggs", changedMeanwhile(t))
	tell("PV613", "en bilaga som är en annan", otherAttachment(t))
	tell("PV609", "Markdown som läses olika", ambiguousText(t))
	file := filepath.Join("testdata", "meddelanden.golden")
	if *update {
		must(os.WriteFile(file, []byte(b.String()), 0o644))
	}
	want, err := os.ReadFile(file)
	must(err)
	if b.String() != string(want) {
		t.Errorf("%s differs:\n%s", file, b.String())
	}
}

// twoFaced is a tree in which kommun.yaml says something else when it is read again.
type twoFaced struct {
	fstest.MapFS
}

func (f twoFaced) ReadFile(name string) ([]byte, error) {
	b, err := f.MapFS.ReadFile(name)
	if strings.HasSuffix(name, "kommun.yaml") {
		b = append(b, "# ändrad\n"...)
	}
	return b, err
}

func changedMeanwhile(t *testing.T) diag.List {
	report := planverk.Build(context.Background(), day(""), []planverk.Place{{FS: twoFaced{MapFS: derivedTree("", nil)}, Path: "k/planer/a.yaml", Name: func(f string) string { return "data/" + f }}},
		planverk.Options{Out: "output", Archive: true, Open: func() (publish.Disk, diag.List) { return publish.Open(t.TempDir()) }})
	return report.Findings
}

// built builds a plan with its attachments, changes a file of the output and gives what
// the review says. change gives the new text of a file by its ending.
func built(t *testing.T, ending string, change func([]byte) []byte) diag.List {
	out := filepath.Join(t.TempDir(), "output")
	report := planverk.Build(context.Background(), day(""), []planverk.Place{{FS: derivedTree("", nil), Path: "k/planer/a.yaml", Name: func(f string) string { return "data/" + f }}},
		planverk.Options{Out: "output", Archive: true, Formats: []string{"pdf", "xlsx", "md"}, Open: func() (publish.Disk, diag.List) { return publish.Open(out) }})
	if report.Findings.HasErrors() {
		t.Fatal(report.Findings)
	}
	names, err := fs.Glob(os.DirFS(out), "k/bas-a-2026/*"+ending)
	if err != nil || len(names) != 1 {
		t.Fatal(names, err)
	}
	name := filepath.Join(out, filepath.FromSlash(names[0]))
	text, err := os.ReadFile(name)
	must(err)
	must(os.WriteFile(name, change(text), 0o644))
	_, found := planverk.Verify(os.DirFS(filepath.Dir(out)), "output")
	return found
}

func otherAttachment(t *testing.T) diag.List {
	return built(t, "manifest.json", func(b []byte) []byte {
		return bytes.Replace(b, []byte(`"fil": "kommun.yaml"`), []byte(`"fil": "kommun.bak.yaml"`), 1)
	})
}

func ambiguousText(t *testing.T) diag.List {
	return built(t, ".md", func(b []byte) []byte { return append(b, "\nOrd\n: förklaring\n"...) })
}
