//go:build verify

package xlsx_test

import (
	"archive/zip"
	"bytes"
	"cmp"
	"fmt"
	"io"
	"io/fs"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// alwaysRecalculate makes LibreOffice work out every formula when it opens a file.
const alwaysRecalculate = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>`

// TestLibreOfficeAgrees recalculates every workbook under PLANVERK_OUTPUT
// (default ../../output) with LibreOffice and compares each formula's value with
// the one that Planverk stored. A copy with one wrong value goes along, and the
// comparison must find it: otherwise it proves nothing.
func TestLibreOfficeAgrees(t *testing.T) {
	files := workbooks(t, cmp.Or(os.Getenv("PLANVERK_OUTPUT"), filepath.Join("..", "..", "output")))
	in := t.TempDir()
	for i, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		save(t, filepath.Join(in, fmt.Sprintf("%d.xlsx", i)), data)
		if i == 0 {
			save(t, filepath.Join(in, "fel.xlsx"), falsify(t, data))
		}
	}
	out := recalculate(t, in)
	for i, file := range files {
		n, differences := compare(t, filepath.Join(in, fmt.Sprintf("%d.xlsx", i)), filepath.Join(out, fmt.Sprintf("%d.xlsx", i)))
		for _, d := range differences {
			t.Errorf("%s: %s", file, d)
		}
		if n == 0 {
			t.Errorf("%s: inga formler", file)
		}
		t.Logf("%s: %d formler, %d skillnader", file, n, len(differences))
	}
	if _, differences := compare(t, filepath.Join(in, "fel.xlsx"), filepath.Join(out, "fel.xlsx")); len(differences) == 0 {
		t.Error("ett felaktigt värde upptäcktes inte: LibreOffice har inte räknat om")
	}
}

func workbooks(t *testing.T, dir string) []string {
	var files []string
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err == nil && filepath.Ext(path) == ".xlsx" {
			files = append(files, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(files) == 0 {
		t.Fatalf("inga arbetsböcker under %s; kör planverk bygg först", dir)
	}
	return files
}

func save(t *testing.T, file string, data []byte) {
	if err := os.WriteFile(file, data, 0o600); err != nil {
		t.Fatal(err)
	}
}

// recalculate converts every workbook of a folder to a workbook again.
func recalculate(t *testing.T, in string) (out string) {
	soffice, err := exec.LookPath("soffice")
	if err != nil {
		t.Fatalf("LibreOffice saknas: %v", err)
	}
	profile := t.TempDir()
	if err := os.MkdirAll(filepath.Join(profile, "user"), 0o700); err != nil {
		t.Fatal(err)
	}
	save(t, filepath.Join(profile, "user", "registrymodifications.xcu"), []byte(alwaysRecalculate))
	files, err := filepath.Glob(filepath.Join(in, "*.xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	out = t.TempDir()
	args := append([]string{"-env:UserInstallation=file://" + filepath.ToSlash(profile), "--headless", "--convert-to", "xlsx", "--outdir", out}, files...)
	if msg, err := exec.CommandContext(t.Context(), soffice, args...).CombinedOutput(); err != nil {
		t.Fatalf("LibreOffice: %v\n%s", err, msg)
	}
	return out
}

// compare gives the number of formulas of a workbook, and those that have
// another value in its recalculated copy.
func compare(t *testing.T, ours, theirs string) (formulas int, differences []string) {
	a, b := openFile(t, ours), openFile(t, theirs)
	for _, sheet := range a.GetSheetList() {
		columns, rows := size(t, a, sheet)
		for r := range rows {
			for c := range columns {
				cell, _ := excelize.CoordinatesToCellName(c+1, r+1)
				text, err := a.GetCellFormula(sheet, cell)
				if err != nil {
					t.Fatal(err)
				}
				if text == "" {
					continue
				}
				formulas++
				if x, y := raw(t, a, sheet, cell), raw(t, b, sheet, cell); !same(x, y) {
					differences = append(differences, fmt.Sprintf("%s!%s =%s är %q i filen men %q i LibreOffice", sheet, cell, text, x, y))
				}
			}
		}
	}
	return formulas, differences
}

// size is how many columns and rows a sheet has, counting those that end in formulas
// with an empty result.
func size(t *testing.T, f *excelize.File, sheet string) (columns, rows int) {
	area, err := f.GetSheetDimension(sheet)
	if err != nil {
		t.Fatal(err)
	}
	_, last, _ := strings.Cut(area, ":")
	if columns, rows, err = excelize.CellNameToCoordinates(last); err != nil {
		t.Fatal(err)
	}
	return columns, rows
}

func openFile(t *testing.T, file string) *excelize.File {
	f, err := excelize.OpenFile(file)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

func raw(t *testing.T, f *excelize.File, sheet, cell string) string {
	v, err := f.GetCellValue(sheet, cell, excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// same allows for the last of a double's 15 digits. An empty result is only equal to
// another.
func same(x, y string) bool {
	if x == "" || y == "" {
		return x == y
	}
	a, err := strconv.ParseFloat(x, 64)
	b, err2 := strconv.ParseFloat(y, 64)
	return err == nil && err2 == nil && math.Abs(a-b) <= 1e-12*math.Max(1, math.Abs(a))
}

var stored = regexp.MustCompile(`</f><v>[^<]*</v>`)

// falsify gives every stored value of the workbook's formulas as 4711.
func falsify(t *testing.T, data []byte) []byte {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, e := range z.File {
		r, err := e.Open()
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		p, err := w.Create(e.Name)
		if err == nil {
			_, err = p.Write(stored.ReplaceAll(body, []byte("</f><v>4711</v>")))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}
