package cli_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"planverk/internal/diag"
)

// TestNewBuildsAtOnce: in an empty folder ”planverk ny” makes a municipality
// and a plan, and both can be built as they are.
func TestNewBuildsAtOnce(t *testing.T) {
	dir := t.TempDir()
	a := planverk(t, dir, "ny", "systemforvaltningsplan", "lifecare", "--år", "2028")
	if a.code != 0 || a.out != "data/exempelkommun/kommun.yaml\ndata/exempelkommun/planer/lifecare-2028.yaml\n" {
		t.Fatalf("code %d\n%s%s", a.code, a.out, a.err)
	}
	if want := "Systemförvaltningsplanen är ifylld med ett exempel. Öppna filen och ändra det som inte stämmer. Bygg sedan med ”planverk bygg data/exempelkommun/planer/lifecare-2028.yaml”.\n"; a.err != want {
		t.Errorf("stderr %q", a.err)
	}
	text, err := os.ReadFile(filepath.Join(dir, "data/exempelkommun/planer/lifecare-2028.yaml"))
	if err != nil || !strings.Contains(string(text), "\n  id: lifecare ") || !strings.Contains(string(text), "\n  år: 2028") {
		t.Errorf("id and year are not filled in (%v):\n%.600s", err, text)
	}
	if strings.Contains(string(text), "yaml-language-server") {
		t.Error("the new file says that its schema is where it is not")
	}
	b := planverk(t, dir, "bygg")
	if b.code != 0 || !strings.Contains(b.out, "output/exempelkommun/lifecare-2028/\n") {
		t.Errorf("bygg: code %d\n%s%s", b.code, b.out, b.err)
	}
	if g := planverk(t, dir, "granska"); g.code != 0 || !strings.HasPrefix(g.out, "systemforvaltningsplan-lifecare-2028: ") {
		t.Errorf("granska: code %d\n%s%s", g.code, g.out, g.err)
	}
	before := tree(t, dir)
	a = planverk(t, dir, "ny", "systemforvaltningsplan", "lifecare", "--år", "2028")
	if a.code != 3 || !strings.HasPrefix(a.err, "data/exempelkommun/planer/lifecare-2028.yaml: fel PV514: ”data/exempelkommun/planer/lifecare-2028.yaml” finns redan och lämnades som den är.\n") || tree(t, dir) != before {
		t.Errorf("the second time: code %d\n%s", a.code, a.err)
	}
}

// TestEveryTypeBuildsAtOnce: what ny writes in an empty folder is built and
// stands the review, also where there is nothing yet to put together.
func TestEveryTypeBuildsAtOnce(t *testing.T) {
	types, err := fs.Glob(os.DirFS("../../templates"), "[a-z]*/mall.md")
	if err != nil || len(types) < 11 {
		t.Fatal(types, err)
	}
	for _, name := range types {
		name = path.Dir(name)
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			for _, args := range [][]string{{"ny", name}, {"bygg"}, {"granska"}} {
				if a := planverk(t, dir, args...); a.code != 0 {
					t.Errorf("%s: code %d\n%s%s", args, a.code, a.out, a.err)
				}
			}
		})
	}
}

// TestOutputIsNotMixedWithData: the folder for finished documents is never one
// that data is read from.
func TestOutputIsNotMixedWithData(t *testing.T) {
	dir := t.TempDir()
	if err := os.CopyFS(filepath.Join(dir, "data", "exempelby"), os.DirFS(filepath.Join(testdata, "kommun"))); err != nil {
		t.Fatal(err)
	}
	before := tree(t, dir)
	for _, args := range [][]string{
		{"bygg", "--ut", "data"},
		{"bygg", "--ut", "./data/"},
		{"bygg", "--ut", "data/exempelby"},
		{"bygg", "data/exempelby", "--ut", "data/exempelby/planer"},
		{"bygg", ".", "--ut", "."},
	} {
		a := planverk(t, dir, args...)
		if a.code != 2 || !strings.Contains(a.err, "innehåller planernas data. Färdiga handlingar behöver en egen mapp, till exempel --ut output.") || tree(t, dir) != before {
			t.Errorf("%q: code %d\n%s%s", args, a.code, a.out, a.err)
		}
	}
	if a := planverk(t, dir, "bygg", ".", "--ut", "klart", "--format", "md"); a.code != 0 {
		t.Errorf("beside the data: code %d\n%s", a.code, a.err)
	}
}

// TestNewInAMunicipality: the plan goes where the user stands.
func TestNewInAMunicipality(t *testing.T) {
	dir := kommun(t)
	for _, c := range []struct{ from, want string }{{".", "planer/alfa-2030.yaml\n"}, {"planer", "../planer/beta-2030.yaml\n"}} {
		id := strings.Split(filepath.Base(c.want), "-")[0]
		a := planverk(t, filepath.Join(dir, c.from), "ny", "systemförvaltningsplan", id, "--ar", "2030")
		if a.code != 0 || a.out != c.want {
			t.Errorf("from %s: code %d\n%s%s", c.from, a.code, a.out, a.err)
		}
	}
	if b := planverk(t, dir, "bygg", "."); b.code != 0 || !strings.HasSuffix(b.out, "\n3 handlingar byggda.\n") {
		t.Errorf("bygg: code %d\n%s%s", b.code, b.out, b.err)
	}
	above := t.TempDir()
	for _, name := range []string{"alfa", "beta"} {
		d := filepath.Join(above, "data", name)
		if err := errors.Join(os.MkdirAll(d, 0o755), os.WriteFile(filepath.Join(d, "kommun.yaml"), []byte("namn: X\n"), 0o644)); err != nil {
			t.Fatal(err)
		}
	}
	a := planverk(t, above, "ny", "systemforvaltningsplan")
	if a.code != 2 || !strings.HasPrefix(a.err, "planverk: här finns flera kommuner. Ange vilken med --mapp: ") {
		t.Errorf("two municipalities: code %d\n%s", a.code, a.err)
	}
}

func TestSchema(t *testing.T) {
	dir := t.TempDir()
	if a := planverk(t, dir, "schema"); a.code != 0 || !strings.Contains("\n"+a.out, "\nsystemforvaltningsplan\n") || !strings.HasSuffix(a.out, "\nkommun\nprofil\n") {
		t.Errorf("list: code %d %q", a.code, a.out)
	}
	a := planverk(t, dir, "schema", "systemförvaltningsplan")
	var s struct {
		Schema string `json:"$schema"`
		Title  string
	}
	if err := json.Unmarshal([]byte(a.out), &s); err != nil || !strings.Contains(s.Schema, "draft-07") || s.Title == "" {
		t.Errorf("schema: %v %+v", err, s)
	}
	if b := planverk(t, dir, "schema", "systemforvaltningsplan", "--ut", "s.json"); b.code != 0 || b.out != "" {
		t.Errorf("to a file: code %d %s", b.code, b.err)
	}
	if b, err := os.ReadFile(filepath.Join(dir, "s.json")); err != nil || string(b) != a.out {
		t.Errorf("the file differs from what is printed (%v)", err)
	}
	if b := planverk(t, dir, "schema", "kommun", "--ut", "s.json/x"); b.code != 3 || !strings.Contains(b.err, "PV508") {
		t.Errorf("beneath a file: code %d %s", b.code, b.err)
	}
}

// TestExplain: every code has an explanation that stands on its own.
func TestExplain(t *testing.T) {
	var b strings.Builder
	for _, args := range [][]string{{"förklara", "pv502"}, {"förklara", "pv370"}} {
		transcript(&b, args, planverk(t, t.TempDir(), args...))
	}
	golden(t, "explain.golden", b.String())

	for _, typed := range []string{"502", "Pv502"} {
		if a := planverk(t, t.TempDir(), "förklara", typed); a.code != 0 || !strings.HasPrefix(a.out, "PV502 ") {
			t.Errorf("%s: code %d\n%s%s", typed, a.code, a.out, a.err)
		}
	}
	list := planverk(t, t.TempDir(), "forklara").out
	seen := map[string]bool{}
	for _, c := range diag.Codes() {
		if seen[c.Code] {
			t.Errorf("%s stands twice", c.Code)
		}
		seen[c.Code] = true
		if !strings.Contains(list, c.Code+"  ") || c.Title == "" || len(c.Explanation) < 40 || c.Wrong == "" || c.Right == "" {
			t.Errorf("%s is not fully explained: %+v", c.Code, c)
		}
	}
	var all []struct{ Kod, Rubrik string }
	if err := json.Unmarshal([]byte(planverk(t, t.TempDir(), "explain", "--json").out), &all); err != nil || len(all) != len(seen) {
		t.Errorf("--json lists %d of %d codes (%v)", len(all), len(seen), err)
	}
}

// TestJSON: other programs get one JSON value on stdout, and nothing else.
func TestJSON(t *testing.T) {
	dir := kommun(t)
	edit(t, dir, plan, "25 tkr", "25 pct")
	type answerJSON struct {
		Handlingar []struct {
			Fil, Mapp string
			Filer     []string
			Godkänd   bool
		}
		Anmärkningar []struct {
			Kod, Nivå, Fil string
			Rad            int
		}
	}
	for _, c := range []struct {
		args  []string
		code  int
		built bool
	}{{[]string{"kontrollera", ".", "--json"}, 1, false}, {[]string{"bygg", ".", "--json"}, 1, false}} {
		a := planverk(t, dir, c.args...)
		var got answerJSON
		if err := json.Unmarshal([]byte(a.out), &got); err != nil || a.code != c.code || a.err != "" {
			t.Fatalf("%v: code %d, %v, stderr %q", c.args, a.code, err, a.err)
		}
		if len(got.Handlingar) != 1 || got.Handlingar[0].Godkänd || got.Handlingar[0].Fil != plan || len(got.Handlingar[0].Filer) != 0 {
			t.Errorf("%v: %+v", c.args, got.Handlingar)
		}
		if len(got.Anmärkningar) != 1 || got.Anmärkningar[0].Kod != "PV123" || got.Anmärkningar[0].Rad != 25 {
			t.Errorf("%v: %+v", c.args, got.Anmärkningar)
		}
	}
	edit(t, dir, plan, "25 pct", "25 tkr")
	var got answerJSON
	a := planverk(t, dir, "build", ".", "--json", "--format", "md")
	if err := json.Unmarshal([]byte(a.out), &got); err != nil || a.code != 0 || !got.Handlingar[0].Godkänd || len(got.Handlingar[0].Filer) != 2 || got.Handlingar[0].Mapp != "output/exempelby/lifecare-2027" {
		t.Errorf("build: code %d %v %+v", a.code, err, got.Handlingar)
	}
}

// TestReviewFindsAChangedFile: granska names the file that somebody has changed.
func TestReviewFindsAChangedFile(t *testing.T) {
	dir := kommun(t)
	planverk(t, dir, "bygg", ".")
	md := "output/exempelby/lifecare-2027/systemforvaltningsplan-lifecare-2027.md"
	edit(t, dir, md, "1\u00a0275\u00a0000", "1\u00a0257\u00a0000")
	a := planverk(t, dir, "granska")
	if a.code != 1 || !strings.Contains(a.err, md+": fel PV603: ") || !strings.Contains(a.err, md+": fel PV6") {
		t.Errorf("code %d\n%s", a.code, a.err)
	}
	if a := planverk(t, dir, "verify", "--json"); a.code != 1 || !json.Valid([]byte(a.out)) || a.err != "" {
		t.Errorf("--json: code %d %s", a.code, a.err)
	}
	if a := planverk(t, dir, "granska", "saknas"); a.code != 3 || !strings.HasPrefix(a.err, "saknas: fel PV511: ”saknas” finns inte.\n") {
		t.Errorf("missing folder: code %d %s", a.code, a.err)
	}
	if a := planverk(t, filepath.Join(dir, "output"), "granska", "."); a.code != 1 || !strings.HasPrefix(a.err, "exempelby/lifecare-2027/systemforvaltningsplan-lifecare-2027.md: fel PV6") {
		t.Errorf("from within: code %d %s", a.code, a.err)
	}
}

// TestPiecesAlone: a file that is a piece of a document elsewhere can be checked by itself,
// but there is nothing to build.
func TestPiecesAlone(t *testing.T) {
	const file = "data/kalmar-lan/parter/vimmerby.yaml"
	if a := planverk(t, "../..", "kontrollera", file); a.code != 0 || a.out != "1 fil utan anmärkning.\n" || a.err != "" {
		t.Errorf("kontrollera: code %d\n%s%s", a.code, a.out, a.err)
	}
	if a := planverk(t, "../..", "kontrollera", file, "--form", "rad"); a.code != 0 || a.out != "" {
		t.Errorf("kontrollera --form rad: code %d\n%s%s", a.code, a.out, a.err)
	}
	out := filepath.Join(t.TempDir(), "output")
	const want = "fel PV512: Det som finns på den angivna platsen är delar av en handling, och blir ingen egen.\n  åtgärd: Bygg handlingen som det hör till, eller hela kommunens mapp.\n\n1 fel\n"
	if a := planverk(t, "../..", "bygg", file, "--ut", out); a.code != 1 || strings.TrimSpace(a.out) != "" || !strings.HasPrefix(a.err, want) {
		t.Errorf("bygg: code %d\n%s%s", a.code, a.out, a.err)
	}
	const parts = "fel PV512: Det som finns på den angivna platsen är delar av en handling, och blir ingen egen.\n  åtgärd: %s handlingen som det hör till, eller hela kommunens mapp.\n\n1 fel\n"
	if a := planverk(t, "../..", "läge", file); a.code != 1 || a.out != "" || a.err != fmt.Sprintf(parts, "Visa läget för") {
		t.Errorf("läge: code %d\n%s%s", a.code, a.out, a.err)
	}
	if a := planverk(t, "../..", "kontrollera", "--publicering", file); a.code != 1 || a.out != "" || a.err != fmt.Sprintf(parts, "Pröva") {
		t.Errorf("kontrollera --publicering: code %d\n%s%s", a.code, a.out, a.err)
	}
	const derived = "fel PV512: Det som finns på den angivna platsen sätts samman av andra handlingar, och räknas inte i läget.\n  åtgärd: Visa läget för de handlingarna, eller för hela kommunens mapp.\n\n1 fel\n"
	if a := planverk(t, "../..", "läge", "data/timra/systemsammanstallning-2022.yaml"); a.code != 1 || a.out != "" || a.err != derived {
		t.Errorf("läge of a derived document: code %d\n%s%s", a.code, a.out, a.err)
	}
}
