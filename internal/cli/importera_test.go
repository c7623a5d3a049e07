package cli_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/xuri/excelize/v2"
)

// fillIn changes cells of the finished plan's workbook, as finance does, and saves it
// under another name.
func fillIn(t *testing.T, dir, name string, cells map[string]any) {
	t.Helper()
	found, err := filepath.Glob(filepath.Join(dir, "output", "*", "lifecare-2027", "*.xlsx"))
	if err != nil || len(found) != 1 {
		t.Fatal(found, err)
	}
	fillInto(t, found[0], filepath.Join(dir, name), cells)
}

// fillInto changes cells of a workbook and saves it under another name.
func fillInto(t *testing.T, book, as string, cells map[string]any) {
	t.Helper()
	f, err := excelize.OpenFile(book)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for cell, v := range cells {
		sheet, ref, _ := strings.Cut(cell, "!")
		if err := f.SetCellValue(sheet, ref, v); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.SaveAs(as); err != nil {
		t.Fatal(err)
	}
}

func text(t *testing.T, dir, name string) string {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// TestImport runs the command as finance and the secretary do: show, ask, write, and
// once more.
func TestImport(t *testing.T) {
	const planFile = "planer/lifecare-2027.yaml"
	dir := kommun(t)
	if a := planverk(t, dir, "bygg", ".", "--format", "xlsx"); a.code != 0 {
		t.Fatal(a.err)
	}
	before := text(t, dir, planFile)
	fillIn(t, dir, "oändrad.xlsx", nil)
	fillIn(t, dir, "ifylld.xlsx", map[string]any{"Budget!C4": 1_265_000})
	fillIn(t, dir, "fråga.xlsx", map[string]any{"Budget!C4": "1270 tkr"})
	fillIn(t, dir, "fel.xlsx", map[string]any{"Budget!C4": "Ja"})

	var b strings.Builder
	for _, args := range [][]string{
		{"importera"},
		{"importera", "saknas.xlsx", "."},
		{"importera", planFile, "."},
		{"importera", "planer", "."},
		{"importera", "oändrad.xlsx", "."},
		{"importera", "fel.xlsx", ".", "--ja"},
		{"importera", "fråga.xlsx", "."},
		{"importera", "fråga.xlsx", ".", "--ja", "--torr"},
		{"importera", "ifylld.xlsx", ".", "--torr", "--rapport", "rapport.md"},
	} {
		transcript(&b, args, planverk(t, dir, args...))
	}
	if text(t, dir, planFile) != before {
		t.Errorf("the plan is changed though nothing was to be written:\n%s\n%s", text(t, dir, planFile), b.String())
	}
	transcript(&b, []string{"importera", "ifylld.xlsx", "."}, planverk(t, dir, "importera", "ifylld.xlsx", "."))
	after := text(t, dir, planFile)
	if want := strings.NewReplacer("drift: 1 250 000 kr", "drift: 1 265 000 kr", "summa: 1 275 000 kr", "summa: 1 290 000 kr").Replace(before); after != want || after == before {
		t.Errorf("the plan is now\n%s", after)
	}
	for _, args := range [][]string{{"importera", "ifylld.xlsx", "."}, {"importera", "fråga.xlsx", planFile, "--ja"}} {
		transcript(&b, args, planverk(t, dir, args...))
	}
	if text(t, dir, planFile) != after {
		t.Error("a conflict changed the plan")
	}
	b.WriteString("# rapport.md\n" + text(t, dir, "rapport.md"))
	golden(t, "importera.golden", b.String())
}

// TestImportJSON: the answer for other programs says what the report does, and is as
// docs/importera.schema.json describes it, whatever became of the workbook.
func TestImportJSON(t *testing.T) {
	dir := kommun(t)
	if a := planverk(t, dir, "bygg", ".", "--format", "xlsx"); a.code != 0 {
		t.Fatal(a.err)
	}
	fillIn(t, dir, "ifylld.xlsx", map[string]any{"Budget!C4": 1_265_000.5})
	fillIn(t, dir, "fråga.xlsx", map[string]any{"Budget!C4": "1270 tkr"})
	fillIn(t, dir, "ny rad.xlsx", map[string]any{"Budget!B9": "Konsultstöd", "Budget!C9": 5_000})
	schema, err := jsonschema.NewCompiler().Compile("../../docs/importera.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, args := range [][]string{{"importera", "saknas.xlsx", "."}, {"importera", "fråga.xlsx", "."}, {"importera", "ny rad.xlsx", ".", "--ja", "--torr"}, {"importera", "ifylld.xlsx", ".", "--torr"}, {"importera", "ifylld.xlsx", "."}} {
		got := planverk(t, dir, append(args, "--json")...)
		transcript(&b, append(args, "--json"), got)
		answer, err := jsonschema.UnmarshalJSON(strings.NewReader(got.out))
		if err == nil {
			err = schema.Validate(answer)
		}
		if err != nil {
			t.Errorf("%v: %v", args, err)
		}
	}
	golden(t, "importera-json.golden", b.String())
}

// TestImportRefused: what is no workbook to read is told of in words, with the exit
// code of what can not be read, and the plan is left alone.
func TestImportRefused(t *testing.T) {
	dir := kommun(t)
	if a := planverk(t, dir, "bygg", ".", "--format", "xlsx"); a.code != 0 {
		t.Fatal(a.err)
	}
	const planFile = "planer/lifecare-2027.yaml"
	before := text(t, dir, planFile)
	fillIn(t, dir, "öppen.xlsx", map[string]any{"Budget!C4": 1_265_000})
	for name, data := range map[string]string{
		"tom.xlsx": "", "äldre.xls": "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 Workbook", "låst.xlsx": "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00",
		"data.csv": "Rad-ID;Kostnad\ndrift;1\n", "skadad.xlsx": "PK\x03\x04 resten kom aldrig fram", "~$öppen.xlsx": "\x06Eva", ".~lock.öppen.xlsx#": ",eva,dator;",
		"stor.xlsx": "PK\x03\x04" + strings.Repeat("x", 20<<20),
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(data), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	var b strings.Builder
	for _, name := range []string{"tom.xlsx", "äldre.xls", "låst.xlsx", "data.csv", "skadad.xlsx", "stor.xlsx", "~$öppen.xlsx", ".~lock.öppen.xlsx#"} {
		args := []string{"importera", name, "."}
		got := planverk(t, dir, args...)
		transcript(&b, args, got)
		if got.code != 3 {
			t.Errorf("%s: exit code %d", name, got.code)
		}
	}
	args := []string{"importera", "öppen.xlsx", ".", "--torr"}
	transcript(&b, args, planverk(t, dir, args...))
	if text(t, dir, planFile) != before {
		t.Error("the plan is changed")
	}
	golden(t, "importera-nekad.golden", b.String())
}

// TestImportParties: what belongs in several files is written to all of them, or to
// none when the parts no longer go together.
func TestImportParties(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) {
		name = filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("kommun.yaml", "id: almby\nnamn: Almby kommun\n")
	write("avtal.yaml", `dokument: { typ: samverkansavtal, id: journal, år: 2027 }
underlag: { typ: avtalspart, filer: [parter/almby.yaml, parter/ekby.yaml] }
avtal: { ändamål: drift av journalen, verksamhet: skolhälsovården }
parter: { almby: Almby kommun, ekby: Ekby kommun }
organisation: { värdkommuner: { samordnande: almby } }
budget: { rader: { drift: { benämning: Drift, belopp: 100 000 kr, bärs av: almby } }, antal användare: 10 }
`)
	names := map[string]string{"almby": "Almby kommun", "ekby": "Ekby kommun"}
	for party, users := range map[string]string{"almby": "6 # i skolan", "ekby": "4"} {
		write("parter/"+party+".yaml", "dokument: { typ: avtalspart, id: "+party+", år: 2027 }\npart:\n  namn: "+names[party]+"\n  användare: "+users+"\n  lämnad: 2026-10-01\n")
	}
	if a := planverk(t, dir, "bygg", "avtal.yaml", "--format", "xlsx"); a.code != 0 {
		t.Fatal(a.err)
	}
	found, err := filepath.Glob(filepath.Join(dir, "output", "*", "*", "*.xlsx"))
	if err != nil || len(found) != 1 {
		t.Fatal(found, err)
	}
	fillInto(t, found[0], filepath.Join(dir, "rätt.xlsx"), map[string]any{"Parter!D4": 5, "Parter!D5": 5, "Budget!D4": 120_000})
	fillInto(t, found[0], filepath.Join(dir, "fel.xlsx"), map[string]any{"Parter!D4": 5, "Budget!D4": 120_000})
	files := []string{"avtal.yaml", "parter/almby.yaml", "parter/ekby.yaml"}
	texts := func() (all string) {
		for _, f := range files {
			all += text(t, dir, f)
		}
		return all
	}
	before := texts()
	var b strings.Builder
	args := []string{"importera", "fel.xlsx", "."}
	transcript(&b, args, planverk(t, dir, args...))
	if texts() != before {
		t.Errorf("something is written though the parties no longer are ten users:\n%s", texts())
	}
	args = []string{"importera", "rätt.xlsx", "."}
	transcript(&b, args, planverk(t, dir, args...))
	want := strings.NewReplacer("belopp: 100 000 kr", "belopp: 120 000 kr", "användare: 6 #", "användare: 5 #", "användare: 4\n", "användare: 5\n").Replace(before)
	if texts() != want {
		t.Errorf("the files are now\n%s\n%s", texts(), b.String())
	}
	golden(t, "importera-parter.golden", b.String())
}
