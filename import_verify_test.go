//go:build verify

package planverk_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"

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
