//go:build verify

package verify

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
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

// poi reads all files in one go: its machine is slow to start.
func poi(t *testing.T, files []string) (all [][]cell) {
	jars := filepath.Join(tools, "poi")
	if found, _ := filepath.Glob(filepath.Join(jars, "poi-ooxml-5*.jar")); len(found) == 0 {
		t.Fatalf("Apache POI is not in %s (make verify fetches it)", jars)
	}
	out, err := run(t, "java", append([]string{"-Dlog4j2.StatusLogger.level=OFF", "-cp", filepath.Join(jars, "*"), filepath.Join("workbook", "Judge.java")}, files...)...)
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
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
