package planverk_test

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/xuri/excelize/v2"

	"planverk"
	"planverk/internal/reconcile"
)

var budgetHeads = map[string]string{"A": "Rad-ID", "B": "Typ av kostnad", "C": "Intern tid", "D": "Kostnad", "E": "Beskrivs i", "F": "Anmärkning"}

// habitCases is what people who are used to spreadsheets do without thinking of it.
var habitCases = []importCase{
	{"utfall i tkr i en tom cell", [2]string{}, func(f *excelize.File) {
		set("Uppföljning!D5", 3_400)(f)
		set("Uppföljning!E5", 3_600_000)(f)
		set("Uppföljning!D7", 250_000_000)(f)
	}},
	{"kostnad med minus som i ekonomisystemet", [2]string{}, set("Budget!D5", -3_499_000)},
	{"formel i en cell för ord", [2]string{}, func(f *excelize.File) {
		set("Budget!F5", 2027)(f)
		must(f.SetCellFormula("Budget", "F5", "2000+27"))
	}},
	{"anmärkningen skriven efter ordet med komma", [2]string{}, set("Budget!F4", "Lönekostnad, tre personer")},
	{"anmärkningen redan i planen, med punkt", [2]string{"Två personer.", "tre personer"}, set("Budget!F4", "Lönekostnad – tre personer")},
	{"Rad-ID med stor bokstav, och med o och prickar för ö", [2]string{}, func(f *excelize.File) {
		set("Budget!A5", "Drift")(f)
		set("Budget!D5", 3_600_000)(f)
		set("Budget!A4", strings.ReplaceAll("systemförvaltning", "ö", "o\u0308"))(f)
		set("Budget!A12", "Summa")(f)
	}},
	{"två Rad-ID som bara skiljs åt av versaler", [2]string{}, set("Budget!A6", "DRIFT")},
	{"blad kopierat och originalet borttaget", [2]string{}, func(f *excelize.File) {
		from, err := f.GetSheetIndex("Budget")
		must(err)
		to, err := f.NewSheet("Budget (2)")
		must(err)
		must(f.CopySheet(from, to))
		must(f.DeleteTable("tblKostnad"))
		for col, head := range budgetHeads {
			must(f.SetCellStr("Budget (2)", col+"3", head))
		}
		must(f.DeleteSheet("Budget"))
		set("Budget (2)!D5", 3_600_000)(f)
	}},
	{"alla tabeller är vanliga celler, och ett blad är borttaget", [2]string{}, func(f *excelize.File) {
		for _, sheet := range f.GetSheetList() {
			tables, err := f.GetTables(sheet)
			must(err)
			heads, err := f.GetRows(sheet)
			must(err)
			for _, table := range tables {
				if sheet == "_bas" {
					continue
				}
				must(f.DeleteTable(table.Name))
				for i, head := range heads[2] {
					at, err := excelize.CoordinatesToCellName(i+1, 3)
					must(err)
					must(f.SetCellStr(sheet, at, head))
				}
			}
		}
		must(f.DeleteSheet("Indata"))
		must(f.DeleteSheet("Budget"))
		set("Uppföljning!D5", 3_000_000)(f)
	}},
	{"rad infogad överst av ett program som låter tabellen stå kvar", [2]string{}, func(f *excelize.File) {
		for col, head := range map[string]string{"A": "Uppdaterad i maj", "B": "", "C": "", "D": "", "E": "", "F": ""} {
			set("Budget!"+col+"3", head)(f)
		}
		for col, head := range budgetHeads {
			set("Budget!"+col+"4", head)(f)
		}
		set("Budget!A5", "systemförvaltning")(f)
		set("Budget!D5", nil)(f)
		set("Budget!F5", "Lönekostnad. Två personer.")(f)
		set("Budget!A6", "drift")(f)
		set("Budget!D6", 3_600_000)(f)
		set("Budget!A13", "licenser")(f)
		set("Budget!D13", 150_000)(f)
	}},
	{"anteckning under tabellen", [2]string{}, func(f *excelize.File) {
		set("Budget!A20", "Obs! Fråga it om licenserna")(f)
		set("Aktiviteter!A20", "Gäller hela året")(f)
		set("Budget!D5", 3_600_000)(f)
	}},
	{"sammanslagna celler", [2]string{}, func(f *excelize.File) {
		set("Budget!D5", 3_600_000)(f)
		must(f.MergeCell("Budget", "D5", "D6"))
		must(f.MergeCell("Budget", "A1", "F1"))
		must(f.MergeCell("Budget", "B7", "C7"))
	}},
	{"datum som text, och två kommatecken", [2]string{}, func(f *excelize.File) {
		set("Uppföljning!D5", "2027-05-01")(f)
		set("Uppföljning!E5", "3,600,000")(f)
		set("Uppföljning!D6", "Ingår")(f)
	}},
	{"numrerad rad som har fått andra ord", [2]string{"vad: Serverbyte", "vad: Byte av server"}, set("Aktiviteter!G4", 35_000)},
}

// TestImportOfWhatCanNotBeRead: the fault of a data file that may be the workbook's own
// is told, and not only that the document is not there.
func TestImportOfWhatCanNotBeRead(t *testing.T) {
	book := workbookOf(t, importPlace(importPlan))
	torn := strings.Replace(importPlan, "    konsulter: 1,2 mnkr\n", "<<<<<<< HEAD\n    konsulter: 1,2 mnkr\n", 1)
	for file, want := range map[string]string{
		"planer/skola.yaml": "planer/skola.yaml:18:1 PV114",
		"planer/annan.yaml": "bok.xlsx PV654; planer/annan.yaml:18:1 PV114",
	} {
		place := planverk.Place{Path: ".", Name: func(f string) string { return f }, FS: fstest.MapFS{"kommun.yaml": {Data: []byte(importKommun)}, file: {Data: []byte(torn)}}}
		got := planverk.Import(context.Background(), importWorld(), []planverk.Place{place}, planverk.Returned{Name: "bok.xlsx", Data: book})
		var said []string
		for _, d := range got.Findings {
			said = append(said, fmt.Sprintf("%s %s", d.Span, d.Code))
		}
		if strings.Join(said, "; ") != want || got.Report != nil {
			t.Errorf("%s: %q", file, said)
		}
	}
}

// TestImportOfYearsAndCodes: a new row keeps all that its table's columns hold, and only
// this year's amount is of the sum; a code that a program has made a number is the same code.
func TestImportOfYearsAndCodes(t *testing.T) {
	text := strings.NewReplacer("licenser: { kostnad: 150 tkr,", "licenser: { kostnad: 150 tkr, budget föregående år: 140 tkr, ansvar: '0110', konto: 6550,",
		"  rader:\n", "  summa: 5 086 499,50 kr\n  rader:\n").Replace(importPlan)
	i := importer{t, workbookOf(t, importPlace(text))}
	got := i.read(text, i.changed(func(f *excelize.File) {
		fill(t, f, "Budget", "licenser", "Ansvar", 110)
		fill(t, f, "Budget", "licenser", "Konto", 6551)
		fillLast(f, "Budget", "Typ av kostnad", "Kurs", "Budget 2026", 4_000, "Budget 2027", 5_000, "Ansvar", "0120")
	}), true)
	const want = `-  summa: 5 086 499,50 kr
+  summa: 5 091 499,50 kr
-    licenser: { kostnad: 150 tkr, budget föregående år: 140 tkr, ansvar: '0110', konto: 6550, benämning: 'Licenser' }
+    licenser: { kostnad: 150 tkr, budget föregående år: 140 tkr, ansvar: '0110', konto: 6551, benämning: 'Licenser' }
+    kurs: { benämning: Kurs, budget föregående år: 4 000 kr, kostnad: 5 000 kr, ansvar: 0120 }
`
	if diff := lineDiff(text, string(after(got))); diff != want {
		t.Errorf("%s\n%s", diff, got.Report.Text())
	}
}

// TestImportTwice: a workbook with new rows that has been read in already changes nothing
// more, and asks of nothing.
func TestImportTwice(t *testing.T) {
	i := importer{t, workbookOf(t, importPlace(importPlan))}
	back := i.changed(func(f *excelize.File) {
		fillLast(f, "Budget", "Typ av kostnad", "Konsultstöd", "Kostnad", 40_000, "Anmärkning", "Två dagar")
		fillLast(f, "Aktiviteter", "Aktivitet", "Flytt av servern", "När", "maj 2027", "Status", "planerad")
		set("Uppföljning!D5", 3_000_000)(f)
		set("Budget!F4", "Lönekostnad, tre personer")(f)
	})
	once := string(after(i.read(importPlan, back, true)))
	if once == "" {
		t.Fatal("nothing is read in the first time")
	}
	again := i.read(once, back, false)
	if again.Report.Taken() > 0 || again.Report.Result.Blocked(false) || again.Report.Result.Count(reconcile.Equal) != 4 {
		t.Error(again.Report.Text())
	}
}
