package cli_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// fillIn changes cells of the finished plan's workbook, as finance does, and saves it
// under another name.
func fillIn(t *testing.T, dir, name string, cells map[string]any) {
	t.Helper()
	found, err := filepath.Glob(filepath.Join(dir, "output", "*", "lifecare-2027", "*.xlsx"))
	if err != nil || len(found) != 1 {
		t.Fatal(found, err)
	}
	f, err := excelize.OpenFile(found[0])
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for cell, v := range cells {
		sheet, ref, _ := strings.Cut(cell, "!")
		if err := f.SetCellValue(sheet, ref, v); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.SaveAs(filepath.Join(dir, name)); err != nil {
		t.Fatal(err)
	}
}

func text(t *testing.T, dir, name string) string {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// TestImport runs the command as finance and the secretary do: show, ask, write, and
// once more.
func TestImport(t *testing.T) {
	const planFile = "planer/lifecare-2027.yaml"
	dir := kommun(t)
	if a := planverk(t, dir, "bygg", ".", "--format", "xlsx"); a.code != 0 {
		t.Fatal(a.err)
	}
	before := text(t, dir, planFile)
	fillIn(t, dir, "oändrad.xlsx", nil)
	fillIn(t, dir, "ifylld.xlsx", map[string]any{"Budget!C4": 1_265_000})
	fillIn(t, dir, "fråga.xlsx", map[string]any{"Budget!C4": "1270 tkr"})
	fillIn(t, dir, "fel.xlsx", map[string]any{"Budget!C4": "Ja"})

	var b strings.Builder
	for _, args := range [][]string{
		{"importera"},
		{"importera", "saknas.xlsx", "."},
		{"importera", planFile, "."},
		{"importera", "planer", "."},
		{"importera", "oändrad.xlsx", "."},
		{"importera", "fel.xlsx", ".", "--ja"},
		{"importera", "fråga.xlsx", "."},
		{"importera", "fråga.xlsx", ".", "--ja", "--torr"},
		{"importera", "ifylld.xlsx", ".", "--torr", "--rapport", "rapport.md"},
	} {
		transcript(&b, args, planverk(t, dir, args...))
	}
	if text(t, dir, planFile) != before {
		t.Errorf("the plan is changed though nothing was to be written:\n%s\n%s", text(t, dir, planFile), b.String())
	}
	transcript(&b, []string{"importera", "ifylld.xlsx", "."}, planverk(t, dir, "importera", "ifylld.xlsx", "."))
	after := text(t, dir, planFile)
	if want := strings.NewReplacer("drift: 1 250 000 kr", "drift: 1 265 000 kr", "summa: 1 275 000 kr", "summa: 1 290 000 kr").Replace(before); after != want || after == before {
		t.Errorf("the plan is now\n%s", after)
	}
	for _, args := range [][]string{{"importera", "ifylld.xlsx", "."}, {"importera", "fråga.xlsx", planFile, "--ja"}} {
		transcript(&b, args, planverk(t, dir, args...))
	}
	if text(t, dir, planFile) != after {
		t.Error("a conflict changed the plan")
	}
	b.WriteString("# rapport.md\n" + text(t, dir, "rapport.md"))
	golden(t, "importera.golden", b.String())
}

// TestImportRefused: what is no workbook to read is told of in words, with the exit
// code of what can not be read, and the plan is left alone.
func TestImportRefused(t *testing.T) {
	dir := kommun(t)
	if a := planverk(t, dir, "bygg", ".", "--format", "xlsx"); a.code != 0 {
		t.Fatal(a.err)
	}
	const planFile = "planer/lifecare-2027.yaml"
	before := text(t, dir, planFile)
	fillIn(t, dir, "öppen.xlsx", map[string]any{"Budget!C4": 1_265_000})
	for name, data := range map[string]string{
		"tom.xlsx": "", "äldre.xls": "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 Workbook", "låst.xlsx": "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00",
		"data.csv": "Rad-ID;Kostnad\ndrift;1\n", "skadad.xlsx": "PK\x03\x04 resten kom aldrig fram", "~$öppen.xlsx": "\x06Eva", ".~lock.öppen.xlsx#": ",eva,dator;",
		"stor.xlsx": "PK\x03\x04" + strings.Repeat("x", 20<<20),
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(data), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	var b strings.Builder
	for _, name := range []string{"tom.xlsx", "äldre.xls", "låst.xlsx", "data.csv", "skadad.xlsx", "stor.xlsx", "~$öppen.xlsx", ".~lock.öppen.xlsx#"} {
		args := []string{"importera", name, "."}
		got := planverk(t, dir, args...)
		transcript(&b, args, got)
		if got.code != 3 {
			t.Errorf("%s: exit code %d", name, got.code)
		}
	}
	args := []string{"importera", "öppen.xlsx", ".", "--torr"}
	transcript(&b, args, planverk(t, dir, args...))
	if text(t, dir, planFile) != before {
		t.Error("the plan is changed")
	}
	golden(t, "importera-nekad.golden", b.String())
}
