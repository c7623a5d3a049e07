package planverk_test

import (
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"
)

// importCase is what people do to a workbook and to its plan meanwhile.
type importCase struct {
	name string
	yaml [2]string // text to replace in the plan
	edit func(*excelize.File)
}

var importCases = []importCase{
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
