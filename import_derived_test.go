package planverk_test

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/xuri/excelize/v2"

	"planverk"
	"planverk/internal/reconcile"
)

// derivedCases are what people fill in in the workbooks of documents that are put
// together from several files: each value goes into the file that it belongs in.
var derivedCases = []struct {
	name, dir, file string
	edit            func(*testing.T, *excelize.File)
}{
	{"uppföljningen som den är", "data/timra", "uppfoljning-procapita-bou-2021.yaml", nil},
	{"uppföljningen ifylld", "data/timra", "uppfoljning-procapita-bou-2021.yaml", func(t *testing.T, f *excelize.File) {
		fill(t, f, "Utfall", "drift", "Utfall", 700_000)
		fill(t, f, "Utfall", "drift", "Kommentar", "Priset blev högre, men lägre än väntat")
		fill(t, f, "Utfall", "systemförvaltning", "Prognos helår", 900_000) // en rad som inte är uppföljd än
		fill(t, f, "Utfall", "systemförvaltning", "Kommentar", "En person till")
		fill(t, f, "Aktiviteter", "förvaltning-1", "Kommentar", "Klart i maj")
		fill(t, f, "Aktiviteter", "förvaltning-2", "Status", "Klar")
		fill(t, f, "Aktiviteter", "förvaltning-3", "Status", "utgår")
		fill(t, f, "Aktiviteter", "förvaltning-3", "Utfall", 1_200.5)
		fill(t, f, "Aktiviteter", "förvaltning-2", "Flyttas till", "Q1 2022")
	}},
	{"uppföljningen med fel", "data/timra", "uppfoljning-procapita-bou-2021.yaml", func(t *testing.T, f *excelize.File) {
		fill(t, f, "Utfall", "drift", "Utfall", "cirka 700")
		fill(t, f, "Aktiviteter", "förvaltning-1", "Status", "klart")
		fill(t, f, "Aktiviteter", "förvaltning-3", "Flyttas till", "när det passar")
		fill(t, f, "Utfall", "drift", "Budget", 900_000)                 // låst
		fill(t, f, "Utfall", "utbildning", "Budget", 5_000)              // låst och tom
		fill(t, f, "Aktiviteter", "förvaltning-1", "Aktivitet", "Annat") // låst
	}},
	{"verksamhetsplanens budget hör hemma i planen", "data/timra", "it-verksamhetsplan-2022.yaml", func(t *testing.T, f *excelize.File) {
		fill(t, f, "Budgetrader", "socialforvaltningen-2022.drift", "Budget", 3_600_000)
		fill(t, f, "Budgetrader", "socialforvaltningen-2022.drift", "Prognos", 3_500_000)
	}},
	{"verksamhetsplanens utfall hör hemma i uppföljningen som det kom ur", "data/timra", "it-verksamhetsplan-2022.yaml", func(t *testing.T, f *excelize.File) {
		fill(t, f, "Budgetrader", "procapita-bou-2021.drift", "Utfall", 700_000)             // uppföljningens
		fill(t, f, "Budgetrader", "procapita-bou-2021.utbildning", "Prognos", nil)           // tömd där
		fill(t, f, "Budgetrader", "procapita-bou-2021.systemförvaltning", "Prognos", 10_000) // ingen har den: planens
		fill(t, f, "Budgetrader", "procapita-bou-2021.drift", "Hämtat ur uppföljning", "-")  // låst
	}},
	{"avtalet: användare hör hemma hos parten", "data/kalmar-lan", "avtal/skolhalsa-2026.yaml", func(t *testing.T, f *excelize.File) {
		fill(t, f, "Parter", "kalmar", "Användare 1 januari", 20)
		fill(t, f, "Parter", "kalmar", "Nya före juli", 3)
		fill(t, f, "Parter", "nybro", "Användare 1 januari", 9)
		fill(t, f, "Parter", "nybro", "Ny huvudman", 1)
		fill(t, f, "Budget", "drift", "Budget", 226_000)
		fill(t, f, "Indata", "ing_saldo", "Värde", 15_000)
		fill(t, f, "Indata", "fakt_1_man", "Värde", 2)
	}},
	{"avtalet: inget antal", "data/kalmar-lan", "avtal/skolhalsa-2026.yaml", func(t *testing.T, f *excelize.File) {
		fill(t, f, "Parter", "kalmar", "Användare 1 januari", 20.5)
		fill(t, f, "Parter", "kalmar", "Nya före juli", "tre")
		fill(t, f, "Parter", "nybro", "Ny huvudman", 2)
		fill(t, f, "Parter", "torsas", "Ny huvudman", "ja")
	}},
	{"avtalet: ett nytt kostnadsslag, och vem som bär det", "data/kalmar-lan", "avtal/skolhalsa-2026.yaml", func(_ *testing.T, f *excelize.File) {
		fillLast(f, "Budget", "Kostnadsslag", "Resor", "Bärs av", "kalmar", "Budget", 5_000)
	}},
	{"checklistan som den är", "data/timra", "checklista-socialforvaltningen-2022.yaml", nil},
	{"checklistan ifylld", "data/timra", "checklista-socialforvaltningen-2022.yaml", func(t *testing.T, f *excelize.File) {
		fill(t, f, "Checklista", "plan", "Anteckning", "Fastställd i december: se § 118") // hade bara ett svar
		fill(t, f, "Checklista", "mål", "Svar", "delvis ")                                // hade båda
		fill(t, f, "Checklista", "dokumentansvarig", "Anteckning", "Står i planen från och med 2023")
		fill(t, f, "Checklista", "kontinuitetsplan", "Svar", "Nej")
		fill(t, f, "Checklista", "kontinuitetsplan", "Anteckning", "Övas i oktober,\nmed Tieto")
		fill(t, f, "Checklista", "budget", "Svar", "Ja")
		fill(t, f, "Checklista", "projektplan", "Svar", "INTE AKTUELLT")
		fill(t, f, "Checklista", "ombud", "Anteckning", "Frågan tas upp i januari")
		fill(t, f, "Checklista", "lokala-verktyg", "Svar", "Nej") // ett id med bindestreck, som finns i filen
		fill(t, f, "Checklista", "avtal-går-ut", "Svar", "Delvis")
	}},
	{"checklistan tömd", "data/timra", "checklista-socialforvaltningen-2022.yaml", func(t *testing.T, f *excelize.File) {
		fill(t, f, "Checklista", "syfte", "Svar", nil)
		fill(t, f, "Checklista", "mål", "Anteckning", nil)
	}},
	{"checklistan med fel", "data/timra", "checklista-socialforvaltningen-2022.yaml", func(t *testing.T, f *excelize.File) {
		fill(t, f, "Checklista", "plan", "Svar", "Ja, till stor del")
		fill(t, f, "Checklista", "syfte", "Svar", 1)
		fill(t, f, "Checklista", "mål", "Svar", true)
		fill(t, f, "Checklista", "systemägare", "Anteckning", strings.Repeat("Lång anteckning. ", 40))
		fill(t, f, "Checklista", "ombud", "Anteckning", "dold\u202etext")
		fill(t, f, "Checklista", "budget", "Anteckning", "Klart") // rätt, men inget skrivs
	}},
	{"checklistan med rader borta och nya", "data/timra", "checklista-socialforvaltningen-2022.yaml", func(t *testing.T, f *excelize.File) {
		must(f.RemoveRow("Checklista", 6))
		must(f.RemoveRow("Checklista", 4))
		rows, err := f.GetRows("Checklista")
		must(err)
		must(f.SetCellStr("Checklista", fmt.Sprintf("D%d", len(rows)+1), "Är allt bra?"))
		must(f.SetCellStr("Checklista", fmt.Sprintf("H%d", len(rows)+1), "Ja"))
		fill(t, f, "Checklista", "budget", "Svar", "Ja")
	}},
	{"sammanställningen", "data/timra", "systemsammanstallning-2022.yaml", nil},
}

// fill sets the cell of a row and a column of a sheet, as they are called.
func fill(t *testing.T, f *excelize.File, sheet, row, column string, v any) {
	t.Helper()
	rows, err := f.GetRows(sheet)
	must(err)
	for n, r := range rows {
		if len(r) == 0 || r[0] != row {
			continue
		}
		for _, heads := range rows[:n] {
			for i, head := range heads {
				if head == column && len(heads) > 1 {
					ref, err := excelize.CoordinatesToCellName(i+1, n+1)
					must(err)
					must(f.SetCellValue(sheet, ref, v))
					return
				}
			}
		}
	}
	t.Fatalf("%s has no cell for %s, %s: %v", sheet, row, column, rows)
}

// TestImportDerived holds every edit against its report and the lines that change.
func TestImportDerived(t *testing.T) {
	books := map[string][]byte{}
	var b strings.Builder
	for _, c := range derivedCases {
		place := func(path string) planverk.Place {
			return planverk.Place{FS: os.DirFS(c.dir), Path: path, Name: func(f string) string { return f }}
		}
		if books[c.file] == nil {
			books[c.file] = workbookOf(t, place(c.file))
		}
		back := books[c.file]
		if c.edit != nil {
			back = importer{t, back}.changed(func(f *excelize.File) { c.edit(t, f) })
		}
		fmt.Fprintf(&b, "== %s\n", c.name)
		got := planverk.Import(context.Background(), importWorld(), []planverk.Place{place(".")}, planverk.Returned{Name: "bok.xlsx", Data: back})
		if got.Report == nil {
			for _, d := range got.Findings {
				fmt.Fprintf(&b, "%s %s: %s %v\n", d.Span, d.Code, d.Message, d.Hints)
			}
			continue
		}
		b.WriteString(got.Report.Text())
		if got.Report.Result.Blocked(false) && !got.Report.Result.Blocked(true) {
			b.WriteString("Med --ja:\n")
			got = planverk.Import(context.Background(), importWorld(), []planverk.Place{place(".")}, planverk.Returned{Name: "bok.xlsx", Data: back, Yes: true})
			if got.Report.Result.Blocked(true) {
				b.WriteString(got.Report.Text())
			}
		}
		for _, f := range got.Files {
			before, err := os.ReadFile(c.dir + "/" + f.File)
			if err != nil || !bytes.Equal(before, f.Before) {
				t.Errorf("%s: %v", f.File, err)
			}
			fmt.Fprintf(&b, "--- %s\n%s", f.File, lineDiff(string(f.Before), string(f.After)))
		}
	}
	matches(t, "testdata/importera-andra.golden", b.String())
}

// TestImportFirstAnswers: a check-list that nobody has answered yet has no place for the
// answers; they get one, and the rest of the file is as it was. What the file has got
// meanwhile is held against the workbook.
func TestImportFirstAnswers(t *testing.T) {
	const name = "checklista.yaml"
	file := func(end string) []byte {
		return []byte("# Överst en kommentar.\r\ndokument: { typ: checklista, id: prov, år: 2022 }   # kvar\r\nunderlag: { filer: [planer/socialforvaltningen-2022.yaml] }\r\n" + end)
	}
	place := func(end string) planverk.Place {
		fsys := fstest.MapFS{name: {Data: file(end)}}
		for _, other := range []string{"kommun.yaml", "utseende/marke.svg", "planer/socialforvaltningen-2022.yaml"} {
			data, err := os.ReadFile("data/timra/" + other)
			must(err)
			fsys[other] = &fstest.MapFile{Data: data}
		}
		return planverk.Place{FS: fsys, Path: name, Name: func(f string) string { return f }}
	}
	i := importer{t, workbookOf(t, place(""))}
	back := i.changed(func(f *excelize.File) {
		fill(t, f, "Checklista", "plan", "Svar", "Ja")
		fill(t, f, "Checklista", "årlig-kontroll", "Svar", "Nej")
		fill(t, f, "Checklista", "årlig-kontroll", "Anteckning", "Görs i mars")
	})
	for _, c := range []struct{ name, meanwhile, want, code string }{
		{"nothing meanwhile", "", "\r\nsvar:\r\n  plan: ja\r\n  årlig-kontroll: { svar: nej, anteckning: Görs i mars }\r\n", ""},
		{"an empty list", "svar:\r\n", "svar:\r\n  plan: ja\r\n  årlig-kontroll: { svar: nej, anteckning: Görs i mars }\r\n", ""},
		{"an empty list with a remark", "svar: {}   # mötet\r\ninledning: Hej.", "svar:   # mötet\r\n  plan: ja\r\n  årlig-kontroll: { svar: nej, anteckning: Görs i mars }\r\ninledning: Hej.", ""},
		{"the same answer", "svar: { plan: ja }   # mötet\r\n", "svar: { plan: ja, årlig-kontroll: { svar: nej, anteckning: Görs i mars } }   # mötet\r\n", ""},
		{"another answer", "svar: { plan: delvis }\r\n", "", "PV676"},
	} {
		got := planverk.Import(context.Background(), importWorld(), []planverk.Place{place(c.meanwhile)}, planverk.Returned{Name: "bok.xlsx", Data: back})
		if got.Report == nil {
			t.Fatal(c.name, got.Findings)
		}
		if now := string(after(got)); c.want != "" && now != string(file(c.want)) || c.want == "" && now != "" {
			t.Errorf("%s: %q\n%s", c.name, now, got.Report.Text())
		}
		codes := ""
		for _, f := range got.Report.Result.Findings {
			codes += f.Code
		}
		if codes != c.code {
			t.Errorf("%s: %s", c.name, got.Report.Text())
		}
	}
}

// TestImportPartyChanged: what a party has changed in its own file since the workbook
// was made stays, also when the agreement's file is the same.
func TestImportPartyChanged(t *testing.T) {
	const kalmar = "parter/kalmar.yaml"
	fsys := os.DirFS("data/kalmar-lan")
	place := planverk.Place{FS: fsys, Path: "avtal/skolhalsa-2026.yaml", Name: func(f string) string { return f }}
	book := workbookOf(t, place)
	text, err := os.ReadFile("data/kalmar-lan/" + kalmar)
	must(err)
	later := fstest.MapFS{}
	must(fs.WalkDir(fsys, ".", func(name string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() {
			data, err := fs.ReadFile(fsys, name)
			must(err)
			later[name] = &fstest.MapFile{Data: data}
		}
		return err
	}))
	later[kalmar] = &fstest.MapFile{Data: bytes.Replace(text, []byte("lämnad: 2025-10-14"), []byte("ny huvudman: ja\n  lämnad: 2025-10-14"), 1)}
	place.FS = later
	got := planverk.Import(context.Background(), importWorld(), []planverk.Place{place}, planverk.Returned{Name: "bok.xlsx", Data: book})
	if got.Report == nil || len(got.Files) > 0 || got.Report.Result.Count(reconcile.Kept) != 1 || len(got.Report.Result.Changes) != 1 || len(got.Report.Result.Findings) > 0 {
		t.Fatalf("%v\n%s", got.Findings, got.Report.Text())
	}
}
