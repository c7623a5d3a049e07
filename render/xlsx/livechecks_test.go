//go:build verify

package xlsx_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/xuri/excelize/v2"

	"planverk/internal/book"
	"planverk/internal/budget"
	"planverk/internal/derive"
	"planverk/internal/doc"
	"planverk/internal/load"
	"planverk/internal/plan"
	"planverk/templates"
)

// TestLibreOfficeTurnsChecks changes a cell of the example's workbook as a person would and
// lets LibreOffice work it out: the check that the change breaks turns to FEL, and no other.
func TestLibreOfficeTurnsChecks(t *testing.T) {
	data := write(t, example(t))
	cases := []struct {
		name, sheet, row, column string
		value                    any
		turns                    string // begins the sentence of the check; "" for none
	}{
		{"unedited", "", "", "", nil, ""},
		{"a sign that the pattern has not", "Budget", "drift", "Konto", "9550", "Varje tecken i kolumnen Konto"},
		{"a letter among figures", "Budget", "drift", "Konto", "65A0", "Varje tecken i kolumnen Konto"},
		{"a code that the pattern allows", "Budget", "drift", "Konto", "3001", ""},
		{"a code typed as a number", "Budget", "drift", "Konto", 3001, ""},
		{"weights", "Perioder", "kvartal 1", "Nyckeltal", 70, ""},
		{"a weight of nothing", "Perioder", "kvartal 1", "Nyckeltal", "fyra", "Perioderna är tillsammans"},
	}
	in := t.TempDir()
	for _, c := range cases {
		file := filepath.Join(in, strings.ReplaceAll(c.name, " ", "-")+".xlsx")
		save(t, file, data)
		if c.sheet == "" {
			continue
		}
		f := openFile(t, file)
		if err := f.SetCellValue(c.sheet, cellAt(t, f, c.sheet, c.row, c.column), c.value); err != nil {
			t.Fatal(err)
		}
		if err := f.Save(); err != nil {
			t.Fatal(err)
		}
	}
	out := recalculate(t, in)
	for _, c := range cases {
		f := openFile(t, filepath.Join(out, strings.ReplaceAll(c.name, " ", "-")+".xlsx"))
		var turned []string
		rows, err := f.GetRows("Kontroller", excelize.Options{RawCellValue: true})
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range rows[3:] {
			if len(r) > 5 && r[1] != "" && r[5] != "0" {
				turned = append(turned, r[1])
			}
		}
		if right := len(turned) == 0 && c.turns == "" || len(turned) == 1 && c.turns != "" && strings.HasPrefix(turned[0], c.turns); !right {
			t.Errorf("%s: FEL for %q, should be for %q", c.name, turned, c.turns)
		}
	}
}

// cellAt finds a cell by its sheet, the key of its row and the head of its column.
func cellAt(t *testing.T, f *excelize.File, sheet, key, head string) string {
	t.Helper()
	rows, err := f.GetRows(sheet)
	if err != nil {
		t.Fatal(err)
	}
	for r, row := range rows {
		for c, name := range rows[2] {
			if len(row) > 0 && row[0] == key && name == head {
				cell, _ := excelize.CoordinatesToCellName(c+1, r+1)
				return cell
			}
		}
	}
	t.Fatalf("%s has no cell for %s, %s", sheet, key, head)
	return ""
}

// followedPortfolio is the portfolio of Timrå's plans when they say how it went, with a plan
// for the year before.
func followedPortfolio(t *testing.T) *book.Workbook {
	t.Helper()
	data, files := os.DirFS(filepath.Join("..", "..", "data", "timra")), fstest.MapFS{}
	read := func(name, as string, changes ...string) {
		text, err := fs.ReadFile(data, name)
		if err != nil {
			t.Fatal(err)
		}
		for i := 0; i < len(changes); i += 2 {
			if !strings.Contains(string(text), changes[i]) {
				t.Fatalf("%s does not hold %q", name, changes[i])
			}
		}
		files[as] = &fstest.MapFile{Data: []byte(strings.NewReplacer(changes...).Replace(string(text)))}
	}
	read("kommun.yaml", "kommun.yaml", "\nregelprofiler:", "\nekonomi: { avvikelsegräns: 5 % }\nregelprofiler:")
	read("it-verksamhetsplan-2022.yaml", "it.yaml")
	read("planer/procapita-bou-2021.yaml", "planer/bou.yaml", "drift: 1 000 000 kr", "drift: { kostnad: 1 000 000 kr, prognos: '1 000 000,50 kr' }")
	const soc, operation = "planer/socialforvaltningen-2022.yaml", "drift: 3 499 000 kr"
	read(soc, soc, operation, "drift: { kostnad: 3 499 000 kr, utfall: '1 200 000,50 kr', prognos: 3 899 000 kr }", "övrigt:\n", "övrigt: { prognos: -500 kr }\n")
	read(soc, "planer/soc-2021.yaml", "år: 2022", "år: 2021", operation, "drift: { kostnad: 3 400 000 kr, utfall: 3 300 000 kr }")
	set := load.NewSchemaSet(templates.FS)
	kommun, found := load.Kommun(files, "kommun.yaml", set)
	refuse(t, found)
	var sources []derive.Source
	for _, name := range []string{"planer/bou.yaml", "planer/soc-2021.yaml", soc} {
		in, found := load.Document(files, name, kommun, set)
		refuse(t, found)
		s := derive.New(name, name, in)
		s.Plan = new(plan.Systemplan)
		plan.Bind(in.Root, s.Plan)
		s.Computed = budget.Compute(s.Plan, in)
		sources = append(sources, s)
	}
	own, found := load.Document(files, "it.yaml", kommun, set)
	refuse(t, found)
	nodes, _ := derive.ITVerksamhetsplan(own, sources)
	return derive.ITVerksamhetsplanBook(own, &doc.Document{Meta: doc.Meta{ID: "it-2022", Title: "Portföljen", Lang: "sv-SE"}}, nodes)
}

// TestLibreOfficeAgreesOnThePortfolio: what is filled in of outcome and forecast is summed the
// same by LibreOffice, and a forecast that is typed in moves every sum that it is part of.
func TestLibreOfficeAgreesOnThePortfolio(t *testing.T) {
	in := t.TempDir()
	data := write(t, followedPortfolio(t))
	sent, filled := filepath.Join(in, "bok.xlsx"), filepath.Join(in, "ifylld.xlsx")
	save(t, sent, data)
	save(t, filled, data)
	f := openFile(t, filled)
	if err := f.SetCellValue("Budgetrader", cellAt(t, f, "Budgetrader", "socialforvaltningen-2022.utbildning", "Prognos"), 30_000); err != nil {
		t.Fatal(err)
	}
	if err := f.Save(); err != nil {
		t.Fatal(err)
	}
	out := recalculate(t, in)
	formulas, differences := compare(t, sent, filepath.Join(out, "bok.xlsx"))
	for _, d := range differences {
		t.Error(d)
	}
	if formulas < 200 {
		t.Errorf("only %d formulas", formulas)
	}
	after := openFile(t, filepath.Join(out, "ifylld.xlsx"))
	for at, want := range map[[3]string]string{
		{"Budgetrader", "socialforvaltningen-2022.utbildning", "Avvikelse"}: "-5000",
		{"Budgetrader", "SUMMA", "Prognos"}:                                 "4928500.5",
		{"Portfölj", "socialforvaltningen-2022", "Prognos"}:                 "3928500",
		{"Portfölj", "socialforvaltningen-2022", "Avvikelse %"}:             "-0.1148",
		{"Kostnadsslag", "Utbildning", "Avvikelse"}:                         "-5000",
		{"Kostnadsslag", "Utbildning", "Utfall"}:                            "",
	} {
		if got := raw(t, after, at[0], cellAt(t, after, at[0], at[1], at[2])); !same(got, want) {
			t.Errorf("%v is %q, should be %q", at, got, want)
		}
	}
}
