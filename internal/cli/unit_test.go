package cli_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// timraIn lays out the example data with a unit and odd amounts, and builds them.
func timraIn(t *testing.T, unit string) (dir string) {
	t.Helper()
	dir = t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(filepath.Join(testdata, "../../../data/timra"))); err != nil {
		t.Fatal(err)
	}
	edit(t, dir, "kommun.yaml", "\nregelprofiler:", "\nekonomi: { enhet: "+unit+" }\n\nregelprofiler:")
	const plan = "planer/socialforvaltningen-2022.yaml"
	edit(t, dir, plan, "drift: 3 499 000 kr", "drift: 3 499 040,50 kr")
	edit(t, dir, plan, "utveckling: { beskrivs i: utveckling }", "utveckling: { kostnad: 500 kr, beskrivs i: utveckling }")
	edit(t, dir, plan, "förvaltningsaktiviteter: { beskrivs", "förvaltningsaktiviteter: { kostnad: -40 kr, beskrivs")
	if a := planverk(t, dir, "bygg", plan, "tjansteskrivelse-socialforvaltningen-2022.yaml", "overenskommelser"); a.code != 0 {
		t.Fatalf("%s: %d\n%s", unit, a.code, a.err)
	}
	return dir
}

const (
	unitPlan = "output/timra/socialforvaltningen-2022/systemforvaltningsplan-socialforvaltningen-2022"
	letter   = "output/timra/tjansteskrivelse-socialforvaltningen-2022/tjansteskrivelse-socialforvaltningen-2022.md"
)

// TestDocumentsInUnit: the documents of a municipality print their tables in its unit,
// every format the same, the workbook holds the amounts to the öre, and a changed digit
// is found in each of them.
func TestDocumentsInUnit(t *testing.T) {
	for _, c := range []struct {
		unit  string
		rows  []string // of the plan's budget
		shown string   // the sum, as its table prints it
	}{
		{"tkr", []string{"(tkr)", " 3 499,04 |", " 0,50 |", " −0,04 |", " 25,00 |", "**3 524,50** |"}, "3 524,50"},
		{"mnkr", []string{"(mnkr)", " 3,49904 |", " 0,00050 |", " −0,00004 |", " 0,02500 |", "**3,52450** |"}, "3,52450"},
	} {
		t.Run(c.unit, func(t *testing.T) {
			dir := timraIn(t, c.unit)
			if a := planverk(t, dir, "granska"); a.code != 0 {
				t.Fatalf("granska: %d\n%s", a.code, a.err)
			}
			md := plainSpaces(text(t, dir, unitPlan+".md"))
			for _, want := range c.rows {
				if !strings.Contains(md, want) {
					t.Errorf("the plan has no %q", want)
				}
			}
			if strings.Contains(md, "(kronor)") {
				t.Error("a table of the plan is in kronor")
			}
			if letter := plainSpaces(text(t, dir, letter)); !strings.Contains(letter, "3 524 500,50 kr") || !strings.Contains(letter, "("+c.unit+")") {
				t.Errorf("the letter is not in kronor in its text and in %s in its table", c.unit)
			}
			if sla := text(t, dir, "output/timra/servicecenter-it-soc-2022/sla-servicecenter-it-soc-2022.md"); strings.Contains(sla, "("+c.unit+")") {
				t.Error("the agreement is not in kronor")
			}
			f, err := excelize.OpenFile(filepath.Join(dir, unitPlan+".xlsx"))
			if err != nil {
				t.Fatal(err)
			}
			defer f.Close()
			if v, _ := f.GetCellValue("Översikt", overviewCell(t, f), excelize.Options{RawCellValue: true}); v != "3524500.5" {
				t.Errorf("the overview holds %s", v)
			}
			printed := strings.ReplaceAll(c.shown, " ", "\u00a0")
			for _, ending := range []string{".html", ".klistra-in.html", ".md"} {
				file := unitPlan + ending
				before := text(t, dir, file)
				edit(t, dir, file, printed, strings.Replace(printed, "524", "525", 1))
				if a := planverk(t, dir, "granska"); a.code != 1 || !strings.Contains(a.err, "PV606") || !strings.Contains(a.err, "(budget.summa) är "+c.shown+" i ") {
					t.Errorf("%s: a changed digit is not found: %d\n%s", file, a.code, a.err)
				}
				if err := os.WriteFile(filepath.Join(dir, file), []byte(before), 0o644); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

// overviewCell is the cell of the budget's sum.
func overviewCell(t *testing.T, f *excelize.File) string {
	t.Helper()
	rows, err := f.GetRows("Översikt")
	if err != nil {
		t.Fatal(err)
	}
	for i, row := range rows {
		if row[0] == "summa budget" {
			cell, _ := excelize.CoordinatesToCellName(3, i+1)
			return cell
		}
	}
	t.Fatal("the overview has no sum")
	return ""
}

func plainSpaces(s string) string { return strings.ReplaceAll(s, "\u00a0", " ") }
