package planverk_test

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
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

// importCases is what people do to a workbook and to its plan meanwhile.
var importCases = []struct {
	name string
	yaml [2]string // text to replace in the plan
	edit func(*excelize.File)
}{
	{"inget ändrat", [2]string{}, func(*excelize.File) {}},
	{"ändrat belopp", [2]string{}, set("Budget!D5", 3_600_000)},
	{"belopp med ören", [2]string{}, set("Budget!D5", 3_499_000.5)},
	{"text med fast mellanslag", [2]string{}, set("Budget!D5", "3\u00a0600\u00a0000")},
	{"tkr i cellen", [2]string{}, set("Budget!D6", "160 tkr")},
	{"tkr skrivet som kr", [2]string{}, set("Budget!D6", 160)},
	{"formel i gul cell", [2]string{}, func(f *excelize.File) {
		must(f.SetCellFloat("Budget", "D6", 162_000, -1, 64))
		kind := excelize.STCellFormulaTypeDataTable
		must(f.SetCellFormula("Budget", "D6", "12*13500", excelize.FormulaOpts{Type: &kind}))
	}},
	{"formel utan värde", [2]string{}, func(f *excelize.File) {
		must(f.SetCellValue("Budget", "D6", nil))
		must(f.SetCellFormula("Budget", "D6", "1+1"))
	}},
	{"summan överskriven", [2]string{}, set("Budget!D12", 1)},
	{"allt klistrat som värden", [2]string{}, func(f *excelize.File) {
		for _, sheet := range f.GetSheetList() {
			rows, err := f.GetRows(sheet, excelize.Options{RawCellValue: true})
			must(err)
			for n, r := range rows {
				for i, v := range r {
					ref, err := excelize.CoordinatesToCellName(i+1, n+1)
					must(err)
					formula, err := f.GetCellFormula(sheet, ref)
					must(err)
					if formula == "" {
						continue
					}
					must(f.SetCellFormula(sheet, ref, ""))
					if number, err := strconv.ParseFloat(v, 64); err == nil {
						must(f.SetCellValue(sheet, ref, number))
					}
				}
			}
		}
		set("Budget!D5", 3_600_000)(f)
	}},
	{"ord i beloppscell", [2]string{}, set("Budget!D5", "Ja")},
	{"tvetydigt tal", [2]string{}, set("Budget!D5", "1.234")},
	{"delar av ett öre", [2]string{}, set("Budget!D5", 3_500_000.125)},
	{"datum i beloppscell", [2]string{}, func(f *excelize.File) {
		style, err := f.NewStyle(&excelize.Style{NumFmt: 14})
		must(err)
		must(f.SetCellStyle("Budget", "D5", "D5", style))
		must(f.SetCellFloat("Budget", "D5", 44566, -1, 64))
	}},
	{"procent i beloppscell", [2]string{}, func(f *excelize.File) {
		style, err := f.NewStyle(&excelize.Style{NumFmt: 9})
		must(err)
		must(f.SetCellStyle("Budget", "D5", "D5", style))
		must(f.SetCellFloat("Budget", "D5", 0.1, -1, 64))
	}},
	{"felvärde", [2]string{}, func(f *excelize.File) {
		must(f.SetCellValue("Budget", "D5", true))
	}},
	{"tömd cell", [2]string{}, set("Budget!D7", nil)},
	{"nytt belopp där inget fanns", [2]string{}, func(f *excelize.File) {
		set("Budget!D8", 20_000)(f)
		set("Budget!D10", 0)(f)
		set("Aktiviteter!G5", 5_000)(f)
	}},
	{"belopp i stället för ord", [2]string{}, set("Budget!D4", 450_000)},
	{"anmärkningar", [2]string{}, func(f *excelize.File) {
		set("Budget!F4", "Lönekostnad. Tre personer, en på halvtid.")(f)
		set("Budget!F5", "Priset steg: \"index\" 3 %")(f)
		set("Budget!F7", nil)(f)
		set("Aktiviteter!I4", "Kan bli dyrare")(f)
	}},
	{"ordet borta ur anmärkningen", [2]string{}, set("Budget!F4", "Tre personer")},
	{"status", [2]string{}, func(f *excelize.File) {
		set("Aktiviteter!H4", "Pågår ")(f)
		set("Aktiviteter!H5", "klar")(f)
	}},
	{"status utanför listan", [2]string{}, set("Aktiviteter!H4", "nästan klar")},
	{"bladet omdöpt", [2]string{}, func(f *excelize.File) {
		must(f.SetSheetName("Budget", "Budget 2027 (ny)"))
		set("Budget 2027 (ny)!D5", 3_600_000)(f)
	}},
	{"tabellen borta", [2]string{}, func(f *excelize.File) {
		must(f.DeleteTable("tblKostnad"))
		for col, head := range map[string]string{"A": "Rad-ID", "B": "Typ av kostnad", "C": "Intern tid", "D": "Kostnad", "E": "Beskrivs i", "F": "Anmärkning"} {
			must(f.SetCellStr("Budget", col+"3", head))
		}
		set("Budget!D5", 3_600_000)(f)
	}},
	{"kopierad rad", [2]string{}, func(f *excelize.File) {
		set("Budget!A14", "drift")(f)
		set("Budget!D14", 1)(f)
	}},
	{"ny rad", [2]string{}, func(f *excelize.File) {
		set("Budget!B14", "Konsultstöd")(f)
		set("Budget!D14", 40_000)(f)
		set("Budget!D5", 3_600_000)(f)
	}},
	{"nya rader i flera tabeller", [2]string{}, func(f *excelize.File) {
		set("Budget!B14", "Stöd, extra")(f)
		set("Budget!C14", "50 %")(f)
		set("Budget!D14", "40 tkr")(f)
		set("Budget!E14", "avsnitt 5.2")(f)
		set("Budget!B15", "Drift")(f)
		set("Budget!F15", "En gång till")(f)
		fillLast(f, "Aktiviteter", "Aktivitet", "Flytt av servern", "När", "maj 2027", "Kostnad", 12_000, "Status", "planerad", "Anmärkning", "Kan bli dyrare")
		fillLast(f, "Utveckling", "Beskrivning", "Ny app", "Total kostnad", 99_000)
	}},
	{"ny rad utan namn", [2]string{}, set("Budget!D14", 40_000)},
	{"borttagen rad", [2]string{}, func(f *excelize.File) { must(f.RemoveRow("Budget", 9)) }},
	{"borttagna rader, en ny och en summa", [2]string{"  rader:\n", "  summa: 5 086 499,50 kr\n  rader:\n"}, func(f *excelize.File) {
		set("Budget!B14", "Konsulter")(f)
		set("Budget!D14", 1_000)(f)
		must(f.RemoveRow("Budget", 9))
		must(f.RemoveRow("Budget", 7))
	}},
	{"borttagna rader med nummer", [2]string{}, func(f *excelize.File) {
		must(f.RemoveRow("Aktiviteter", 4))
		must(f.RemoveRow("Utveckling", 4))
	}},
	{"borttagen rad med nummer, planen ändrad", [2]string{"3 499 000 kr", "3 450 000 kr"}, func(f *excelize.File) { must(f.RemoveRow("Aktiviteter", 4)) }},
	{"borttagen rad som planen har ändrat", [2]string{"konsulter: 1,2 mnkr", "konsulter: 1,3 mnkr"}, func(f *excelize.File) { must(f.RemoveRow("Budget", 9)) }},
	{"borttagen rad som är ifylld på ett annat blad", [2]string{}, func(f *excelize.File) {
		must(f.RemoveRow("Budget", 9))
		set("Uppföljning!D9", 4_000)(f)
	}},
	{"rad borttagen bara på uppföljningen", [2]string{}, func(f *excelize.File) { must(f.RemoveRow("Uppföljning", 9)) }},
	{"alla rader borttagna", [2]string{}, func(f *excelize.File) {
		for range 8 {
			must(f.RemoveRow("Budget", 4))
		}
	}},
	{"blad borttaget", [2]string{}, func(f *excelize.File) { must(f.DeleteSheet("Utveckling")) }},
	{"infogad kolumn", [2]string{}, func(f *excelize.File) {
		must(f.InsertCols("Budget", "C", 1))
		set("Budget!C3", "Egna noteringar")(f)
		set("Budget!E5", 3_600_000)(f)
	}},
	{"rubrik omdöpt", [2]string{}, set("Budget!D3", "Belopp")},
	{"planen har fått andra år, så att rubriken heter något annat", [2]string{"licenser: { kostnad: 150 tkr,", "licenser: { kostnad: 150 tkr, budget föregående år: 140 tkr,"}, set("Budget!D5", 3_600_000)},
	{"sorterade rader", [2]string{}, func(f *excelize.File) {
		for _, col := range []string{"A", "B", "C", "D", "E", "F"} {
			a, err := f.GetCellValue("Budget", col+"5", excelize.Options{RawCellValue: true})
			must(err)
			b, err := f.GetCellValue("Budget", col+"6", excelize.Options{RawCellValue: true})
			must(err)
			if col == "D" {
				set("Budget!D5", 150_000)(f)
				set("Budget!D6", 3_499_000)(f)
				continue
			}
			set("Budget!"+col+"5", b)(f)
			set("Budget!"+col+"6", a)(f)
		}
	}},
	{"låst cell ändrad", [2]string{}, set("Budget!B5", "Drift och backup")},
	{"planen ändrad, arbetsboken inte", [2]string{"3 499 000 kr", "3 450 000 kr"}, func(*excelize.File) {}},
	{"ändrat lika på båda hållen", [2]string{"3 499 000 kr", "3 600 000 kr"}, set("Budget!D5", 3_600_000)},
	{"konflikt", [2]string{"3 499 000 kr", "3 450 000 kr"}, func(f *excelize.File) {
		set("Budget!D5", 3_600_000)(f)
		set("Budget!D6", 151_000)(f)
	}},
	{"numrerad rad har flyttats", [2]string{"    - { när: mars", "    - { när: maj 2027, vad: Ny aktivitet }\n    - { när: mars"}, set("Aktiviteter!G5", 5_000)},
	{"sparad i LibreOffice", [2]string{}, func(f *excelize.File) {
		f.Pkg.Store("docProps/app.xml", []byte(`<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>LibreOffice/7.4.7.2$Linux_X86_64 LibreOffice_project/40$Build-2</Application><AppVersion>15.0000</AppVersion></Properties>`))
	}},
	{"sparad i en äldre Excel", [2]string{}, func(f *excelize.File) {
		f.Pkg.Store("docProps/app.xml", []byte(`<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>Microsoft Excel</Application><AppVersion>14.0300</AppVersion></Properties>`))
	}},
	{"flerradigt värde", [2]string{"kommentar: 'Delas med soc'", "kommentar: >\n        Delas med soc"}, set("Budget!F7", "Delas lika")},
	{"lång anmärkning", [2]string{}, set("Budget!F5", strings.Repeat("Det här är en lång anmärkning. ", 20))},
	{"orimligt belopp", [2]string{}, set("Budget!D5", 1e18)},
	{"rubrik två gånger", [2]string{}, set("Budget!G3", "Kostnad")},
	{"ändrad rad som är borttagen ur planen", [2]string{"    konsulter: 1,2 mnkr\n", ""}, set("Budget!D9", 1_300_000)},
	{"alla tabeller borta", [2]string{}, func(f *excelize.File) {
		for _, sheet := range f.GetSheetList() {
			if tables, err := f.GetTables(sheet); err == nil && len(tables) > 0 && sheet != "_bas" {
				must(f.DeleteSheet(sheet))
			}
		}
	}},
	{"fel som ändringen skulle ge", [2]string{}, set("Budget!F5", "dold\u202etext")},
}

// TestImport holds every edit against its report and the lines that change.
func TestImport(t *testing.T) {
	book := workbookOf(t, importPlace(importPlan))
	var b strings.Builder
	for _, c := range importCases {
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
	matches(t, "testdata/importera.golden", b.String())
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

// TestImportProperty: random amounts go into the plan exactly, and no byte outside
// the values is another, whatever line ends and mark the file has.
func TestImportProperty(t *testing.T) {
	rows := map[string][2]string{ // the cell, and the text of the line up to the value and after it
		"Budget!D5":      {"    drift: ", "            # efter avtalet"},
		"Budget!D6":      {"    licenser: { kostnad: ", ", benämning: 'Licenser' }"},
		"Budget!D7":      {"      kostnad: \"", "\"         # inom citat"},
		"Budget!D9":      {"    konsulter: ", ""},
		"Budget!D11":     {"    återbetalning: ", ""},
		"Utveckling!D4":  {"      total kostnad: ", ""},
		"Aktiviteter!G4": {"status: planerad, kostnad: ", " }"},
	}
	r := rand.New(rand.NewPCG(1, 2))
	for round, form := range []func(string) string{
		func(s string) string { return s },
		func(s string) string { return "\ufeff" + strings.ReplaceAll(s, "\n", "\r\n") },
		func(s string) string { return strings.TrimRight(s, "\n") },
		func(s string) string { return strings.ReplaceAll(s, "ö", "o\u0308") },
	} {
		text := form(importPlan)
		i := importer{t, workbookOf(t, importPlace(text))}
		for range 8 {
			want := map[string]int64{}
			back := i.changed(func(f *excelize.File) {
				for cell := range rows {
					if r.IntN(2) == 0 {
						continue
					}
					ore := r.Int64N(1_000_000_000) - 100_000_000
					if r.IntN(3) > 0 {
						ore -= ore % 100
					}
					want[cell] = ore
					sheet, ref, _ := strings.Cut(cell, "!")
					must(f.SetCellFloat(sheet, ref, float64(ore)/100, 2, 64))
				}
			})
			got := i.read(text, back, true)
			if got.Report == nil {
				t.Fatalf("round %d: %+v", round, got.Findings)
			}
			if got.Report.Result.Blocked(true) || got.Report.Taken() != len(want) {
				t.Fatalf("round %d: %d changes\n%s", round, len(want), got.Report.Text())
			}
			if len(want) == 0 {
				continue
			}
			checkOnly(t, text, string(after(got)), rows, want, form)
			// The new plan agrees with the workbook: there is nothing more to take.
			if again := i.read(string(after(got)), back, false); again.Report.Taken() != 0 || again.Report.Result.Blocked(false) {
				t.Fatalf("once more:\n%s", again.Report.Text())
			}
		}
	}
}

// checkOnly holds every line of the changed text against the old one: only the value
// of a changed cell may be another.
func checkOnly(t *testing.T, before, after string, rows map[string][2]string, want map[string]int64, form func(string) string) {
	t.Helper()
	a, b := strings.Split(before, "\n"), strings.Split(after, "\n")
	if len(a) != len(b) {
		t.Fatalf("%d lines became %d:\n%s", len(a), len(b), after)
	}
	changed := 0
	for n := range a {
		if a[n] == b[n] {
			continue
		}
		changed++
		sound := false
		for cell := range want {
			head, tail := strings.TrimPrefix(form(rows[cell][0]), "\ufeff"), form(rows[cell][1])
			old, next := strings.TrimRight(a[n], "\r"), strings.TrimRight(b[n], "\r")
			i := strings.Index(old, head)
			sound = sound || i >= 0 && strings.HasPrefix(next, old[:i]+head) && strings.HasSuffix(next, strings.TrimPrefix(tail, "\ufeff")) && strings.HasSuffix(a[n], "\r") == strings.HasSuffix(b[n], "\r")
		}
		if !sound {
			t.Errorf("line %d:\n%q\n%q", n+1, a[n], b[n])
		}
	}
	if changed != len(want) {
		t.Errorf("%d lines changed, want %d", changed, len(want))
	}
}

// TestImportWrongBook: a workbook that is not of the plan is refused, with words.
func TestImportWrongBook(t *testing.T) {
	place := importPlace(importPlan)
	book := workbookOf(t, place)
	other := func(kommun, text string) planverk.Place {
		return planverk.Place{Path: ".", Name: place.Name, FS: fstest.MapFS{"kommun.yaml": {Data: []byte(kommun)}, "planer/skola.yaml": {Data: []byte(text)}}}
	}
	newer := importer{t, book}.changed(func(f *excelize.File) {
		rows, err := f.GetRows("_bas")
		must(err)
		must(f.SetCellStr("_bas", fmt.Sprintf("F%d", len(rows)), "9"))
	})
	nameless := importer{t, book}.changed(func(f *excelize.File) {
		must(f.DeleteSheet("_bas"))
		must(f.SetCustomProps(excelize.CustomProperty{Name: "ExportId"}))
		must(f.DeleteDefinedName(&excelize.DefinedName{Name: "meta_export"}))
	})
	var encrypted bytes.Buffer
	f, err := excelize.OpenReader(bytes.NewReader(book))
	must(err)
	must(f.Write(&encrypted, excelize.Options{Password: "hemligt"}))
	for _, c := range []struct {
		name, want string
		place      planverk.Place
		book       []byte
	}{
		{"lösenord", "bok.xlsx: fel PV650: Arbetsboken är skyddad med lösenord.", place, encrypted.Bytes()},
		{"kommun", "bok.xlsx: fel PV654: Arbetsboken hör till Almby kommun, men de data som lästes hör till Björkby kommun.", other(strings.Replace(importKommun, "Almby", "Björkby", 1), importPlan), book},
		{"år", "bok.xlsx: fel PV654: Arbetsboken är gjord av ”systemforvaltningsplan-skola-2027”, som inte finns bland de data som lästes.", other(importKommun, strings.Replace(importPlan, "år: 2027", "år: 2028", 1)), book},
		{"plan", "bok.xlsx: fel PV654: Arbetsboken är gjord av ”systemforvaltningsplan-skola-2027”, som inte finns bland de data som lästes.", other(importKommun, strings.Replace(importPlan, "id: skola", "id: vard", 1)), book},
		{"format", "bok.xlsx: fel PV655: Arbetsboken har formatet 9. Den här Planverk läser format 1 och äldre.", place, newer},
		{"bas", "bok.xlsx: fel PV656: Arbetsbokens dolda blad _bas saknas eller går inte att läsa, så det går inte att se vad som har ändrats.", place, nameless},
		{"makron", "bok.xlsx: fel PV652: Arbetsboken innehåller makron. En sådan läses inte.", place, withPart(book, "xl/vbaProject.bin")},
		{"csv", "bok.xlsx: fel PV650: Filen är en textfil (kanske .csv), inte en Excel-arbetsbok (.xlsx).", place, []byte("Rad-ID;Kostnad\ndrift;1\n")},
	} {
		got := planverk.Import(context.Background(), importWorld(), []planverk.Place{c.place}, planverk.Returned{Name: "bok.xlsx", Data: c.book})
		if len(got.Findings) == 0 || got.Report != nil || after(got) != nil {
			t.Errorf("%s: %+v", c.name, got)
			continue
		}
		if d := got.Findings[len(got.Findings)-1]; d.Span.String()+": "+d.Severity.String()+" "+d.Code+": "+d.Message != c.want {
			t.Errorf("%s: %s %s", c.name, d.Code, d.Message)
		}
	}
}

// TestImportStopped: what is stopped says so, and writes nothing.
func TestImportStopped(t *testing.T) {
	place := importPlace(importPlan)
	ctx, stop := context.WithCancel(context.Background())
	stop()
	got := planverk.Import(ctx, importWorld(), []planverk.Place{place}, planverk.Returned{Name: "bok.xlsx", Data: workbookOf(t, place)})
	if want := "bok.xlsx: fel PV506: Inläsningen avbröts. Inget är skrivet.\n"; printed(got.Findings) != want || len(got.Files) > 0 {
		t.Errorf("got %s", printed(got.Findings))
	}
}

// withPart is a workbook with one part more.
func withPart(book []byte, name string) []byte {
	z, err := zip.NewReader(bytes.NewReader(book), int64(len(book)))
	must(err)
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, f := range z.File {
		must(w.Copy(f))
	}
	part, err := w.Create(name)
	must(err)
	_, err = part.Write([]byte("x"))
	must(errors.Join(err, w.Close()))
	return b.Bytes()
}

// TestImportWithoutBase: a workbook that has lost its hidden sheet, or whose hidden sheet
// someone has changed, is read by what the data say while they are the same, and else by
// the workbook that was built. Without either nothing is read.
func TestImportWithoutBase(t *testing.T) {
	book := workbookOf(t, importPlace(importPlan))
	i := importer{t, book}
	lost := i.changed(func(f *excelize.File) {
		must(f.DeleteSheet("_bas"))
		set("Budget!D6", 160_000)(f)
	})
	forged := i.changed(func(f *excelize.File) {
		rows, err := f.GetRows("_bas")
		must(err)
		for n, r := range rows {
			if r[0] == "budget.rader.licenser.kostnad" {
				must(f.SetCellStr("_bas", fmt.Sprintf("F%d", n+1), "160000.00"))
			}
		}
		set("Budget!D6", 160_000)(f)
	})
	later := strings.Replace(importPlan, "3 499 000", "3 500 000", 1)
	built := func(folder, file string) ([]byte, error) {
		if folder != "almby/skola-2027" || file != "systemforvaltningsplan-skola-2027.xlsx" {
			t.Errorf("looked for %s/%s", folder, file)
		}
		return book, nil
	}
	other := func(string, string) ([]byte, error) { return workbookOf(t, importPlace(later)), nil }
	for _, c := range []struct {
		name, text string
		book       []byte
		published  func(string, string) ([]byte, error)
		finding    string
		taken      int
	}{
		{"borta, samma data", importPlan, lost, nil, "PV690 Arbetsbokens dolda blad _bas är borta. Vad cellerna innehöll från början tas ur datafilerna, som är desamma som när arbetsboken gjordes.", 1},
		{"ändrat, samma data", importPlan, forged, nil, "PV690 Arbetsbokens dolda blad _bas är ändrat. Vad cellerna innehöll från början tas ur datafilerna, som är desamma som när arbetsboken gjordes.", 1},
		{"borta, andra data, byggd bok kvar", later, lost, built, "PV690 Arbetsbokens dolda blad _bas är borta. Vad cellerna innehöll från början tas ur den arbetsbok som Planverk byggde.", 1},
		{"borta, andra data, annan byggd bok", later, lost, other, "PV656 Arbetsbokens dolda blad _bas saknas eller går inte att läsa, och uppgifterna har ändrats sedan arbetsboken gjordes. Därför syns det inte vad som är ändrat i den.", 0},
		{"borta, andra data", later, lost, nil, "PV656 Arbetsbokens dolda blad _bas saknas eller går inte att läsa, och uppgifterna har ändrats sedan arbetsboken gjordes. Därför syns det inte vad som är ändrat i den.", 0},
	} {
		got := planverk.Import(context.Background(), importWorld(), []planverk.Place{importPlace(c.text)}, planverk.Returned{Name: "bok.xlsx", Data: c.book, Published: c.published})
		if got.Report == nil {
			t.Fatal(c.name, got.Findings)
		}
		if f := got.Report.Result.Findings; len(f) != 1 || f[0].Code+" "+f[0].Message != c.finding {
			t.Errorf("%s: %+v", c.name, f)
		}
		want := ""
		if c.taken > 0 {
			want = strings.Replace(c.text, "150 tkr", "160 tkr", 1)
		}
		if got.Report.Taken() != c.taken || string(after(got)) != want {
			t.Errorf("%s: %s\n%s", c.name, got.Report.Text(), after(got))
		}
	}
}

// TestImportLongText: a text that no cell can hold is a finding, and is neither taken
// nor cut.
func TestImportLongText(t *testing.T) {
	i := importer{t, workbookOf(t, importPlace(importPlan))}
	back := repacked(t, i.changed(set("Budget!F5", "MARKERAD")), "MARKERAD", strings.Repeat("långt ", 6_700))
	got := i.read(importPlan, back, true)
	if got.Report == nil || after(got) != nil || !got.Report.Result.Blocked(true) || len(got.Report.Result.Findings) != 1 {
		t.Fatalf("%+v", got)
	}
	const want = "Budget!F5 PV687: Texten ”långt långt långt långt långt långt långt långt långt långt …” är längre än de 32\u00a0767 tecken som ryms i en cell. Den läses inte in, och kortas aldrig av."
	if f := got.Report.Result.Findings[0]; f.Cell+" "+f.Code+": "+f.Message != want {
		t.Errorf("%s %s: %s", f.Cell, f.Code, f.Message)
	}
}

// repacked puts a text into a workbook in the place of another, past what a
// spreadsheet program would allow.
func repacked(t testing.TB, book []byte, old, text string) []byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(book), int64(len(book)))
	must(err)
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, f := range z.File {
		r, err := f.Open()
		must(err)
		part, err := io.ReadAll(r)
		must(err)
		to, err := w.Create(f.Name)
		must(err)
		_, err = to.Write(bytes.ReplaceAll(part, []byte(old), []byte(text)))
		must(err)
	}
	must(w.Close())
	return b.Bytes()
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

// TestImportManyNewRows: a sheet with more new rows than anyone adds is another sheet.
func TestImportManyNewRows(t *testing.T) {
	i := importer{t, workbookOf(t, importPlace(importPlan))}
	got := i.read(importPlan, i.changed(func(f *excelize.File) {
		for n := range 201 {
			must(f.SetCellStr("Budget", fmt.Sprintf("B%d", 14+n), fmt.Sprintf("Ny rad %d", n)))
		}
	}), true)
	holds(t, got, "Budget!A214 PV691: Bladet ”Budget” har fler än 200 nya rader.")
}

// TestImportRowThatCanNotGo: a row is taken out of the data only when it is certain what
// belongs to it.
func TestImportRowThatCanNotGo(t *testing.T) {
	text := strings.Replace(importPlan, "    - när: varje månad\n", "    -\n      när: varje månad\n", 1)
	i := importer{t, workbookOf(t, importPlace(text))}
	got := i.read(text, i.changed(func(f *excelize.File) { must(f.RemoveRow("Aktiviteter", 5)) }), true)
	holds(t, got, "planer/skola.yaml PV681: Raden ”2” kan inte tas bort ur planer/skola.yaml, rad 34: raden är skriven så att det inte går att ta bort den säkert.")
}

// holds checks that a workbook is refused with a finding.
func holds(t *testing.T, got planverk.Imported, want string) {
	t.Helper()
	if got.Report == nil || !got.Report.Result.Blocked(true) || after(got) != nil {
		t.Fatalf("not refused: %+v", got)
	}
	var all []string
	for _, f := range got.Report.Result.Findings {
		all = append(all, f.Cell+" "+f.Code+": "+f.Message)
	}
	if !slices.Contains(all, want) {
		t.Errorf("%q is not among\n%s", want, strings.Join(all, "\n"))
	}
}
