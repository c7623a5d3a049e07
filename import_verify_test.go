//go:build verify

package planverk_test

import (
	"context"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"planverk"
	"planverk/internal/diag"
)

// resaved opens a workbook in LibreOffice and saves it in another format.
func resaved(t *testing.T, name, format string) string {
	t.Helper()
	dir := t.TempDir()
	cmd := exec.Command("soffice", "-env:UserInstallation=file://"+filepath.Join(dir, "profil"), "--headless", "--convert-to", format, "--outdir", dir, name)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return filepath.Join(dir, "bok."+format)
}

// TestImportDerivedAfterLibreOffice: the workbooks of the other documents change nothing
// either when they have only been opened and saved.
func TestImportDerivedAfterLibreOffice(t *testing.T) {
	for file, dir := range map[string]string{
		"planer/socialforvaltningen-2022.yaml": "data/timra", "planer/procapita-bou-2021.yaml": "data/timra",
		"uppfoljning-procapita-bou-2021.yaml": "data/timra", "it-verksamhetsplan-2022.yaml": "data/timra",
		"checklista-socialforvaltningen-2022.yaml": "data/timra", "avtal/skolhalsa-2026.yaml": "data/kalmar-lan",
	} {
		place := planverk.Place{FS: os.DirFS(dir), Path: file, Name: func(f string) string { return f }}
		name := filepath.Join(t.TempDir(), "bok.xlsx")
		must(os.WriteFile(name, workbookOf(t, place), 0o644))
		for _, way := range []string{resaved(t, name, "xlsx"), resaved(t, resaved(t, name, "ods"), "xlsx")} {
			back, err := os.ReadFile(way)
			must(err)
			got := planverk.Import(context.Background(), importWorld(), []planverk.Place{place}, planverk.Returned{Name: "bok.xlsx", Data: back})
			if got.Report == nil {
				t.Errorf("%s: %v", file, got.Findings)
				continue
			}
			if r := got.Report.Result; len(r.Changes) > 0 || len(r.Added) > 0 || r.Blocked(false) || len(got.Files) > 0 {
				t.Errorf("%s:\n%s", file, got.Report.Text())
			}
			for _, f := range got.Report.Result.Findings {
				if f.Code != "PV683" || f.Severity != diag.Upplysning { // which program has saved it
					t.Errorf("%s: %s %s %s", file, f.Cell, f.Code, f.Message)
				}
			}
		}
	}
}

// TestImportAfterLibreOffice: what another program loses of the workbook is nothing
// that is read. An untouched workbook changes nothing, and a changed one changes the
// same, saved by LibreOffice and by way of .ods.
func TestImportAfterLibreOffice(t *testing.T) {
	i := importer{t, workbookOf(t, importPlace(importPlan))}
	for name, c := range map[string]struct {
		book  []byte
		taken int
	}{"oändrad": {i.book, 0}, "ändrad": {i.changed(set("Budget!D5", 3_600_000)), 1}} {
		file := filepath.Join(t.TempDir(), "bok.xlsx")
		must(os.WriteFile(file, c.book, 0o644))
		for _, way := range []string{resaved(t, file, "xlsx"), resaved(t, resaved(t, file, "ods"), "xlsx")} {
			back, err := os.ReadFile(way)
			must(err)
			got := i.read(importPlan, back, false)
			if got.Report == nil {
				t.Fatal(name, got.Findings)
			}
			if got.Report.Taken() != c.taken || got.Report.Result.Blocked(false) || (after(got) != nil) != (c.taken > 0) {
				t.Errorf("%s:\n%s", name, got.Report.Text())
			}
			for _, f := range got.Report.Result.Findings {
				if f.Code != "PV683" || f.Severity != diag.Upplysning {
					t.Errorf("%s: %s %s", name, f.Code, f.Message)
				}
			}
		}
	}
}

// TestImportOtherFormats: what LibreOffice saves in its own format, and in that of older Excel,
// is told by its name.
func TestImportOtherFormats(t *testing.T) {
	i := importer{t, workbookOf(t, importPlace(importPlan))}
	file := filepath.Join(t.TempDir(), "bok.xlsx")
	must(os.WriteFile(file, i.book, 0o644))
	for format, want := range map[string]string{
		"ods":  "Filen är ett OpenDocument-kalkylark (.ods), inte en Excel-arbetsbok (.xlsx).",
		"fods": "Filen är ett OpenDocument-kalkylark i en enda textfil (.fods), inte en Excel-arbetsbok (.xlsx).",
		"xls":  "Filen är en äldre Excel-arbetsbok (.xls), inte en Excel-arbetsbok (.xlsx).",
	} {
		back, err := os.ReadFile(resaved(t, file, format))
		must(err)
		got := i.read(importPlan, back, false)
		if got.Report != nil || len(got.Files) > 0 || len(got.Findings) != 1 || got.Findings[0].Code != "PV650" || got.Findings[0].Message != want {
			t.Errorf("%s: %v", format, got.Findings)
		}
	}
}

// TestDeviationsAreMarked: in the portfolio's workbook a deviation beyond the municipality's
// limit has an arrow before it, seen without colours, and one within it has none.
func TestDeviationsAreMarked(t *testing.T) {
	files := fstest.MapFS{}
	must(fs.WalkDir(os.DirFS("data/timra"), ".", func(name string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() {
			data, err := os.ReadFile(filepath.Join("data/timra", name))
			must(err)
			files[name] = &fstest.MapFile{Data: data}
		}
		return err
	}))
	edit := func(file, from, to string) {
		text := strings.Replace(string(files[file].Data), from, to, 1)
		files[file] = &fstest.MapFile{Data: []byte(text)}
	}
	edit("planer/socialforvaltningen-2022.yaml", "drift: 3 499 000 kr", "drift: { kostnad: 3 499 000 kr, prognos: 3 899 000 kr }")
	edit("planer/socialforvaltningen-2022.yaml", "{ kostnad: 25 000 kr,", "{ kostnad: 25 000 kr, prognos: 20 000 kr,")
	edit("planer/procapita-bou-2021.yaml", "drift: 1 000 000 kr", "drift: { kostnad: 1 000 000 kr, prognos: 980 000 kr }")
	place := planverk.Place{FS: files, Path: "it-verksamhetsplan-2022.yaml", Name: func(f string) string { return f }}
	name := filepath.Join(t.TempDir(), "bok.xlsx")
	must(os.WriteFile(name, workbookOf(t, place), 0o644))
	text, err := exec.Command("pdftotext", "-layout", resaved(t, name, "pdf"), "-").Output()
	must(err)
	for share, marked := range map[string]string{"11.43%": "▼ -", "20.00%": "▲ +", "2.00%": ""} {
		found := false
		for line := range strings.Lines(strings.ReplaceAll(string(text), ",", ".")) {
			if before, _, ok := strings.Cut(line, share); ok {
				found = true
				arrow := strings.HasSuffix(before, "▼ -") || strings.HasSuffix(before, "▲ +")
				if arrow != (marked != "") || !strings.HasSuffix(before, marked) {
					t.Errorf("%s stands as %q", share, line)
				}
			}
		}
		if !found {
			t.Errorf("%s is not printed", share)
		}
	}
}
