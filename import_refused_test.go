package planverk_test

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/xuri/excelize/v2"

	"planverk"
)

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
