//go:build verify

package xlsx_test

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
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
