package cli_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"planverk/templates"
)

// exampleKommun lays out the example of kommun.yaml and of a plan.
func exampleKommun(t *testing.T) (dir, planFile string) {
	t.Helper()
	dir = t.TempDir()
	planFile = "planer/exempel.yaml"
	if err := os.Mkdir(filepath.Join(dir, "planer"), 0o755); err != nil {
		t.Fatal(err)
	}
	for from, to := range map[string]string{"kommun/exempel.yaml": "kommun.yaml", "systemforvaltningsplan/exempel.yaml": planFile} {
		b, err := templates.FS.ReadFile(from)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, filepath.FromSlash(to)), b, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if a := planverk(t, dir, "bygg", ".", "--format", "xlsx"); a.code != 0 {
		t.Fatal(a.err)
	}
	return dir, planFile
}

// fillRows changes cells that are named by sheet, key of the row and head of the
// column, as a person finds them, and saves the workbook under another name.
func fillRows(t *testing.T, dir, name string, cells map[[3]string]any) {
	t.Helper()
	found, err := filepath.Glob(filepath.Join(dir, "output", "*", "*", "*.xlsx"))
	if err != nil || len(found) != 1 {
		t.Fatal(found, err)
	}
	f, err := excelize.OpenFile(found[0])
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for at, v := range cells {
		ref := ""
		rows, err := f.GetRows(at[0])
		if err != nil {
			t.Fatal(err)
		}
		for r, row := range rows {
			for c, head := range rows[2] {
				if len(row) > 0 && row[0] == at[1] && head == at[2] {
					ref, _ = excelize.CoordinatesToCellName(c+1, r+1)
				}
			}
		}
		if ref == "" {
			t.Fatalf("there is no cell %v", at)
		}
		if err := f.SetCellValue(at[0], ref, v); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.SaveAs(filepath.Join(dir, name)); err != nil {
		t.Fatal(err)
	}
}

// TestImportOfYears: what finance fills in of other years and of the follow-up goes to
// the lines of its rows and nowhere else; an unedited workbook changes nothing.
func TestImportOfYears(t *testing.T) {
	dir, file := exampleKommun(t)
	before := text(t, dir, file)
	fillRows(t, dir, "oändrad.xlsx", nil)
	if a := planverk(t, dir, "importera", "oändrad.xlsx", "."); a.code != 0 || text(t, dir, file) != before {
		t.Fatalf("an unedited workbook: %d\n%s%s", a.code, a.out, a.err)
	}
	fillRows(t, dir, "ifylld.xlsx", map[[3]string]any{
		{"Budget", "drift", "Bokslut 2025"}:                139_000.5,
		{"Budget", "drift", "Plan 2029"}:                   159_000,
		{"Budget", "utbildning", "Budget 2026"}:            21_000,
		{"Uppföljning", "drift", "Utfall"}:                 75_000,
		{"Uppföljning", "drift", "Prognos helår"}:          155_000,
		{"Uppföljning", "drift", "Kommentar"}:              "Dyrare, se avtalet",
		{"Uppföljning", "systemförvaltning", "Utfall"}:     12,
		{"Budget", "drift", "Konto"}:                       "6460",
		{"Budget", "utbildning", "Ansvar"}:                 "01300",
		{"Indata", "prisindex", "Värde"}:                   0.0275,
		{"Uppföljning", "utbildning", "Prognos helår"}:     0,
		{"Uppföljning", "utbildning", "Kommentar"}:         "Inställd",
		{"Budget", "förvaltningsaktiviteter", "Plan 2028"}: "31 000",
	})
	a := planverk(t, dir, "importera", "ifylld.xlsx", ".")
	if a.code != 0 {
		t.Fatalf("%d\n%s%s", a.code, a.out, a.err)
	}
	want := strings.NewReplacer(
		"bokslut: 138 450 kr", "bokslut: 139 000,50 kr",
		"plan om två år: 158 000 kr\n", "plan om två år: 159 000 kr\n      utfall: 75 000 kr\n      prognos: 155 000 kr\n      uppföljning: 'Dyrare, se avtalet'\n",
		"plan nästa år: 30 000 kr", "plan nästa år: 31 000 kr",
		"budget föregående år: 20 000 kr", "budget föregående år: 21 000 kr",
		"konto: 6550", "konto: 6460",
		"beskrivs i: utbildning\n  index", "beskrivs i: utbildning\n      ansvar: 01300\n      prognos: 0 kr\n      uppföljning: Inställd\n  index",
		"kostnad: Lönekostnad }", "kostnad: Lönekostnad, utfall: 12 kr }",
		"uppräkning: 3 %", "uppräkning: '2,75 %'",
	).Replace(before)
	if after := text(t, dir, file); after != want {
		t.Errorf("the plan is now\n%s\nreport:\n%s", after, a.out)
	}
	if a := planverk(t, dir, "kontrollera", "."); a.code != 0 {
		t.Error(a.out, a.err)
	}
}

// TestImportOfTheLimit: what has no place of its own in the plan is told of, and hinders
// nothing.
func TestImportOfTheLimit(t *testing.T) {
	dir, file := exampleKommun(t)
	before := text(t, dir, file)
	fillRows(t, dir, "gräns.xlsx", map[[3]string]any{{"Indata", "grans_avvikelse", "Värde"}: 0.2, {"Uppföljning", "drift", "Utfall"}: 10})
	a := planverk(t, dir, "importera", "gräns.xlsx", ".")
	if want := strings.Replace(before, "158 000 kr\n", "158 000 kr\n      utfall: 10 kr\n", 1); a.code != 0 || text(t, dir, file) != want || !strings.Contains(a.out, "PV679") {
		t.Errorf("%d\n%s%s", a.code, a.out, a.err)
	}
}
