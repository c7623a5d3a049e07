//go:build verify

package verify

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"planverk/internal/intake"
)

// cell is what a workbook has stored in one place, as text: a figure as its shortest
// decimal.
type cell struct{ sheet, place, kind, value string }

// readers are the programs that open a workbook and print its cells, none of them ours.
// Each gives the cells of every file.
var readers = []struct {
	name  string
	cells func(t *testing.T, files []string) [][]cell
}{
	{"openpyxl", one(filepath.Join(tools, "python", "bin", "python"), filepath.Join("workbook", "judge.py"))},
	{"exceljs", one("node", filepath.Join("workbook", "judge.js"), filepath.Join(tools, "exceljs"))},
	{"Apache POI", poi},
}

// one runs a reader once a file.
func one(name string, args ...string) func(*testing.T, []string) [][]cell {
	return func(t *testing.T, files []string) (all [][]cell) {
		for _, file := range files {
			path := append([]string{}, args...)
			if len(path) > 1 {
				path[1] = absolute(t, path[1])
			}
			out, err := run(t, name, append(path, file)...)
			if err != nil {
				t.Fatalf("%s: %v (make verify installs the reader)\n%s", file, err, out)
			}
			all = append(all, judged(t, out))
		}
		return all
	}
}

// withPOI runs a program that reads files with Apache POI, all in one go: its machine is
// slow to start.
func withPOI(t *testing.T, program string, files []string) string {
	t.Helper()
	jars := filepath.Join(tools, "poi")
	if found, _ := filepath.Glob(filepath.Join(jars, "poi-ooxml-full-5*.jar")); len(found) == 0 {
		t.Fatalf("Apache POI is not in %s (make verify fetches it)", jars)
	}
	out, err := run(t, "java", append([]string{"-Dlog4j2.StatusLogger.level=OFF", "-cp", filepath.Join(jars, "*"), filepath.Join("workbook", program)}, files...)...)
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return out
}

func poi(t *testing.T, files []string) (all [][]cell) {
	out := withPOI(t, "Judge.java", files)
	for i := range files {
		_, rest, ok := strings.Cut("\n"+out, fmt.Sprintf("\n%d\n", i))
		if !ok {
			t.Fatalf("%s is not answered for\n%s", files[i], out)
		}
		part, _, _ := strings.Cut(rest, fmt.Sprintf("\n%d\n", i+1))
		all = append(all, judged(t, part))
	}
	return all
}

func absolute(t *testing.T, path string) string {
	t.Helper()
	full, err := filepath.Abs(path)
	if err != nil {
		t.Fatal(err)
	}
	return full
}

// judged reads the lines of a reader.
func judged(t *testing.T, out string) (cells []cell) {
	t.Helper()
	for line := range strings.Lines(out) {
		if !strings.HasPrefix(line, "[") {
			continue
		}
		var v []any
		if err := json.Unmarshal([]byte(line), &v); err != nil || len(v) != 4 {
			t.Fatalf("%q: %v", line, err)
		}
		c := cell{sheet: v[0].(string), place: v[1].(string), kind: v[2].(string)}
		switch value := v[3].(type) {
		case float64:
			c.value = figure(value)
		case string:
			c.value = strings.TrimSpace(value)
		default:
			c.value = fmt.Sprint(value)
		}
		cells = append(cells, c)
	}
	return cells
}

// figure writes a number so that days that have gone by way of milliseconds are alike.
func figure(n float64) string {
	return strconv.FormatFloat(math.Round(n*1e6)/1e6, 'f', -1, 64)
}

// ours are the cells as they are stored in the file.
func ours(t *testing.T, file string) (cells []cell) {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	b, refused := intake.Read(data)
	if refused != nil {
		t.Fatal(file, refused)
	}
	kinds := map[intake.Kind]string{intake.Number: "n", intake.Date: "n", intake.Percent: "n", intake.Text: "s", intake.Bool: "b", intake.Error: "e"}
	for _, s := range b.Sheets {
		for ref, c := range s.Cells.All() {
			if c.Kind == intake.Empty {
				continue
			}
			value := c.Raw
			if n, err := strconv.ParseFloat(c.Raw, 64); err == nil && kinds[c.Kind] == "n" {
				value = figure(n)
			}
			cells = append(cells, cell{s.Name, ref.String(), kinds[c.Kind], value})
		}
	}
	return cells
}

// TestWorkbooksElsewhere: three readers of workbooks open every workbook of data/, and
// agree with its stored values cell by cell, those of formulas included. One cell that
// is another is found: otherwise the comparison proves nothing.
func TestWorkbooksElsewhere(t *testing.T) {
	files := files(t, ".xlsx")
	for i := range files {
		files[i] = absolute(t, files[i])
	}
	for _, r := range readers {
		t.Run(r.name, func(t *testing.T) {
			all := r.cells(t, files)
			for i, file := range files {
				want := ours(t, file)
				if len(want) < 50 {
					t.Errorf("%s: only %d cells", file, len(want))
				}
				for _, d := range differences(want, all[i]) {
					t.Errorf("%s: %s", filepath.Base(file), d)
				}
			}
			forged := slices.Clone(all[0])
			forged[0].value += "1"
			if len(differences(ours(t, files[0]), forged)) != 2 {
				t.Error("a value that is another was not found")
			}
		})
	}
}

// differences are the cells that only the one or the other has.
func differences(want, got []cell) (all []string) {
	left := map[cell]bool{}
	for _, c := range want {
		left[c] = true
	}
	for _, c := range got {
		if !left[c] {
			all = append(all, fmt.Sprintf("only there: %q", c))
		}
		delete(left, c)
	}
	for c := range left {
		all = append(all, fmt.Sprintf("only here: %q", c))
	}
	slices.Sort(all)
	return all
}

// TestWorkbookSchemas: every part of every workbook is as the schemas of Office Open XML
// say. A sheet with two parts of it in the wrong order and an attribute that no schema
// knows is found: otherwise the judge proves nothing.
func TestWorkbookSchemas(t *testing.T) {
	files := files(t, ".xlsx")
	out := strings.Split(strings.TrimSpace(withPOI(t, "Schemas.java", append(files, disordered(t, files[0])))), "\n")
	var forged []string
	for _, line := range out[:len(out)-1] {
		if strings.Contains(line, "fel.xlsx") {
			forged = append(forged, line)
			continue
		}
		t.Error(line)
	}
	if parts, err := strconv.Atoi(out[len(out)-1]); err != nil || parts < 12*len(files) {
		t.Errorf("%s parts of %d files were judged (%v)", out[len(out)-1], len(files), err)
	}
	if len(forged) != 2 || !strings.Contains(forged[0], "instead of 'dimension@") || !strings.Contains(forged[1], "not allowed (no wildcards allowed): planverk") {
		t.Errorf("a sheet in disorder was not found: %q", forged)
	}
}

// disordered gives a copy of a workbook whose first sheet's head is in the wrong order,
// and whose rows have an attribute that nobody knows.
func disordered(t *testing.T, file string) string {
	t.Helper()
	z, err := zip.OpenReader(file)
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	name := filepath.Join(t.TempDir(), "fel.xlsx")
	out, err := os.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	defer out.Close()
	w := zip.NewWriter(out)
	for _, e := range z.File {
		r, err := e.Open()
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		if e.Name == "xl/worksheets/sheet1.xml" {
			views := regexp.MustCompile(`(?s)(<dimension [^>]*>(?:</dimension>)?)(<sheetViews>.*</sheetViews>)`)
			changed := bytes.Replace(views.ReplaceAll(body, []byte("$2$1")), []byte("<sheetData>"), []byte(`<sheetData planverk="1">`), 1)
			if bytes.Equal(changed, body) {
				t.Fatal("the sheet was not put in disorder")
			}
			body = changed
		}
		p, err := w.Create(e.Name)
		if err == nil {
			_, err = p.Write(body)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return name
}
