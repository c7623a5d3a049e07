package planverk_test

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/xuri/excelize/v2"

	"planverk"
	"planverk/internal/diag"
	"planverk/internal/publish"
	"planverk/templates"
)

const importKommun = "id: almby\nnamn: Almby kommun\nregister:\n  organisationer:\n    bun: { namn: Barn- och utbildningsnämnden, typ: nämnd }\n"

// importPlan has values written in every way that people write them.
const importPlan = `# Överst en kommentar.
dokument: { typ: systemförvaltningsplan, id: skola, titel: Plan för Skola, år: 2027 }
inledning:
  system: Skola
  klassning: [{ information: Allt, konfidentialitet: måttlig, riktighet: måttlig, tillgänglighet: måttlig, spårbarhet: måttlig }]

budget:   # belopp i kronor
  rader:
    systemförvaltning: { intern tid: 50 %, kostnad: Lönekostnad, kommentar: Två personer. }   # ord
    drift: 3 499 000 kr            # efter avtalet
    licenser: { kostnad: 150 tkr, benämning: 'Licenser' }
    utveckling:
      kostnad: "250000 kr"         # inom citat
      kommentar: 'Delas med soc'
    förvaltningsaktiviteter:
      kostnad:   # inte känt än
      beskrivs i: förvaltning
    konsulter: 1,2 mnkr
    övrigt:
    återbetalning: −12 500,50
  kommentar: |
    Beloppen är exklusive moms.

    Två stycken.

aktiviteter:
  utveckling:
    - vad: E-tjänst
      när: hösten 2027
      total kostnad: 40 000 kr
  förvaltning:
    - { när: mars 2027, vad: Serverbyte, status: planerad, kostnad: 30 000 kr }
    - när: varje månad
      vad: Kontroll av loggar
      kategori: logg
`

// importer makes a plan's workbook, and reads changed ones back.
type importer struct {
	t    testing.TB
	book []byte
}

func importPlace(text string) planverk.Place {
	return planverk.Place{Path: ".", Name: func(f string) string { return f }, FS: fstest.MapFS{
		"kommun.yaml": {Data: []byte(importKommun)}, "planer/skola.yaml": {Data: []byte(text)}}}
}

func importWorld() planverk.World { return planverk.World{Templates: templates.FS, Version: "0.1.0"} }

// workbookOf builds the workbook of a plan's text.
func workbookOf(t testing.TB, place planverk.Place) []byte {
	t.Helper()
	out := t.TempDir()
	report := planverk.Build(context.Background(), importWorld(), []planverk.Place{place},
		planverk.Options{Formats: []string{"xlsx"}, Out: out, Open: func() (publish.Disk, diag.List) { return publish.Open(out) }})
	if report.Findings.HasErrors() {
		for _, d := range report.Findings {
			if d.Severity == diag.Fel {
				t.Log(d)
			}
		}
		t.FailNow()
	}
	found, _ := filepath.Glob(filepath.Join(out, "*", "*", "*.xlsx"))
	if len(found) != 1 {
		t.Fatal(found, report.Findings)
	}
	b, err := os.ReadFile(found[0])
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// changed edits a workbook as a person would.
func (i importer) changed(edit func(*excelize.File)) []byte {
	i.t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(i.book))
	if err != nil {
		i.t.Fatal(err)
	}
	defer f.Close()
	edit(f)
	b, err := f.WriteToBuffer()
	if err != nil {
		i.t.Fatal(err)
	}
	return b.Bytes()
}

func (i importer) read(text string, book []byte, yes bool) planverk.Imported {
	return planverk.Import(context.Background(), importWorld(), []planverk.Place{importPlace(text)}, planverk.Returned{Name: "bok.xlsx", Data: book, Yes: yes})
}

// after is the new text of the one file that is changed; nil when none is.
func after(got planverk.Imported) []byte {
	if len(got.Files) == 0 {
		return nil
	}
	return got.Files[0].After
}

// must stops a test whose edit of the workbook did not take.
func must(err error) {
	if err != nil {
		panic(err)
	}
}

func set(cell string, v any) func(*excelize.File) {
	return func(f *excelize.File) {
		sheet, ref, _ := strings.Cut(cell, "!")
		must(f.SetCellValue(sheet, ref, v))
	}
}

// fillLast fills in cells of the row after a sheet's last, by the heads of their columns.
func fillLast(f *excelize.File, sheet string, pairs ...any) {
	rows, err := f.GetRows(sheet)
	must(err)
	for i := 0; i < len(pairs); i += 2 {
		col := slices.Index(rows[2], pairs[i].(string)) + 1
		ref, err := excelize.CoordinatesToCellName(col, len(rows)+1)
		must(err)
		must(f.SetCellValue(sheet, ref, pairs[i+1]))
	}
}

// TestImport holds every edit against its report and the lines that change.
func TestImport(t *testing.T) {
	for golden, cases := range map[string][]importCase{"testdata/importera.golden": importCases, "testdata/importera-vanor.golden": habitCases} {
		matches(t, golden, reports(t, cases))
	}
}

// reports gives what is said of every case, and the lines that change.
func reports(t *testing.T, cases []importCase) string {
	t.Helper()
	book := workbookOf(t, importPlace(importPlan))
	var b strings.Builder
	for _, c := range cases {
		text := importPlan
		if c.yaml[0] != "" && c.name == "flerradigt värde" { // the workbook is made of the plan as it is
			text = strings.Replace(importPlan, c.yaml[0], c.yaml[1], 1)
			book = workbookOf(t, importPlace(text))
		} else if c.yaml[0] != "" {
			text = strings.Replace(importPlan, c.yaml[0], c.yaml[1], 1)
		}
		i := importer{t, book}
		back := i.changed(c.edit)
		got := i.read(text, back, false)
		fmt.Fprintf(&b, "== %s\n", c.name)
		if got.Report == nil {
			t.Fatalf("%s: %v", c.name, got.Findings)
		}
		b.WriteString(got.Report.Text())
		if got.Report.Result.Blocked(false) && after(got) != nil {
			t.Errorf("%s: there is something to write though it is blocked", c.name)
		}
		if got.Report.Result.Blocked(false) && !got.Report.Result.Blocked(true) {
			b.WriteString("Med --ja:\n")
			got = i.read(text, back, true)
			if got.Report.Result.Blocked(true) {
				b.WriteString(got.Report.Text())
			}
		}
		b.WriteString(lineDiff(text, string(after(got))))
	}
	return b.String()
}

// matches holds reports against those of a golden file.
func matches(t *testing.T, golden, got string) {
	t.Helper()
	if *update {
		must(os.MkdirAll("testdata", 0o755))
		must(os.WriteFile(golden, []byte(got), 0o644))
	}
	want, err := os.ReadFile(golden)
	if err != nil || got != string(want) {
		t.Errorf("the reports are not those of %s (%v); run go test -run %s -update and read the difference", golden, err, t.Name())
	}
}

// lineDiff gives the lines that are not the same: what is only in the one text with -,
// what is only in the other with +.
func lineDiff(before, after string) string {
	if after == "" {
		return ""
	}
	a, b := strings.Split(before, "\n"), strings.Split(after, "\n")
	var out strings.Builder
	for len(a) > 0 || len(b) > 0 {
		old, next := slices.Index(b, first(a)), slices.Index(a, first(b))
		switch {
		case len(a) > 0 && len(b) > 0 && a[0] == b[0]:
			a, b = a[1:], b[1:]
		case len(a) > 0 && (old < 0 || len(b) == 0 || next >= 0 && next < old):
			out.WriteString("-" + a[0] + "\n")
			a = a[1:]
		default:
			out.WriteString("+" + b[0] + "\n")
			b = b[1:]
		}
	}
	return out.String()
}

func first(lines []string) string {
	if len(lines) == 0 {
		return "\x00"
	}
	return lines[0]
}

// BenchmarkImport reads a returned workbook in, from its bytes to the plan's new text.
func BenchmarkImport(b *testing.B) {
	fsys := os.DirFS("data/timra")
	place := planverk.Place{FS: fsys, Path: "planer/socialforvaltningen-2022.yaml", Name: func(f string) string { return f }}
	i := importer{b, workbookOf(b, place)}
	back := i.changed(set("Budget!D8", 26_000))
	b.SetBytes(int64(len(back)))
	for b.Loop() {
		got := planverk.Import(context.Background(), importWorld(), []planverk.Place{place}, planverk.Returned{Name: "bok.xlsx", Data: back, Yes: true})
		if after(got) == nil {
			b.Fatal(got.Findings, got.Report)
		}
	}
}
