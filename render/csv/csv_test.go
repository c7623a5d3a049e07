package csv

import (
	"encoding/csv"
	"errors"
	"flag"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"planverk/internal/book"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// sample is a workbook with the cells that a careless writer would spoil.
func sample() *book.Workbook {
	t := &book.Table{Name: "tblKostnad", Columns: []book.Column{{Name: "Rad-ID", Kind: book.KindKey}, {Name: "Typ av kostnad"},
		{Name: "Kostnad", Kind: book.KindMoney, Input: true}}}
	for _, r := range []struct {
		key, label string
		cost       book.Cell
	}{
		{"drift", `Drift; "stor" & liten`, book.Money{Ore: 3_499_000_00}},
		{"=1+1", "=HYPERLINK(\"http://x\";\"klicka\")", book.Money{Ore: -12_500_50}},
		{"-2", "+46 60 16 30 00", book.Money{Ore: -5}},
		{"@SUM", "@SUM(A1)", book.Money{}},
		{"tab", "\t=1", book.Money{Ore: math.MinInt64 + 1}},
		{"bred", "＝1+1", book.Money{Ore: 7}},
		{"rader", "Två\r\nrader", book.Money{Ore: 100}},
		{"tom", "Ingen har fyllt i", book.Blank{}},
		{"drift", "Samma nyckel en gång till", book.Money{Ore: 42_00}},
	} {
		t.Rows = append(t.Rows, book.Row{book.Key{S: r.key}, book.Text{S: r.label}, r.cost})
	}
	w := &book.Workbook{Meta: book.Meta{ID: "systemforvaltningsplan-prov-2026", Municipality: "Åmåls kommun"},
		Sheets: []*book.Sheet{{Name: "Budget", Title: "Budget", Table: t}}}
	base := []book.Row{{book.Key{S: "budget.rader.drift.kostnad"}, book.Text{S: "Budget"}, book.Text{S: "tblKostnad"}, book.Text{S: "drift"}, book.Text{S: "Kostnad"}, book.Text{S: "3499000.00"}, book.Text{S: "kr"}}}
	w.Sheets = append(w.Sheets, w.DataSheet(book.Origin{Year: "2026", Plan: "prov-2026", Department: "Vård- och omsorgsförvaltningen", File: "planer/prov.yaml"},
		[]book.Amounts{{Table: "tblKostnad", Label: "Typ av kostnad", Column: "Kostnad", Field: "budget"}, {Table: "tblFinnsInte", Column: "Kostnad"}}, base))
	return w
}

func written(t *testing.T, w *book.Workbook) string {
	t.Helper()
	var b strings.Builder
	if err := Write(&b, w); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestGolden(t *testing.T) {
	got, file := written(t, sample()), filepath.Join("testdata", "sample.csv")
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("not as in %s:\n%s", file, got)
	}
}

// TestForm: byte order mark, CRLF after every line, the same number of columns in
// each, and nothing that begins as a formula but amounts.
func TestForm(t *testing.T) {
	got := written(t, sample())
	body, ok := strings.CutPrefix(got, "\xef\xbb\xbf")
	if !ok || strings.Count(body, "\n") != strings.Count(body, "\r\n") || !strings.HasSuffix(body, "\r\n") {
		t.Errorf("no mark, or lines that do not end in CRLF: %q", got)
	}
	r := csv.NewReader(strings.NewReader(body))
	r.Comma = ';'
	rows, err := r.ReadAll()
	if err != nil || len(rows) != 9 {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	for _, row := range rows[1:] {
		for i, cell := range row {
			if rows[0][i] != book.DataAmount && strings.ContainsAny(cell[:min(1, len(cell))], "=+-@\t\r") {
				t.Errorf("%s begins as a formula: %q", rows[0][i], cell)
			}
		}
	}
}

func TestKronor(t *testing.T) {
	for ore, want := range map[int64]string{0: "0,00", 5: "0,05", -5: "-0,05", -100: "-1,00", 3_499_000_50: "3499000,50", math.MaxInt64: "92233720368547758,07"} {
		if got := kronor(ore); got != want {
			t.Errorf("%d öre: %s, want %s", ore, got, want)
		}
	}
}

// TestNothingToWrite: a workbook without amounts has no such file, and one whose
// formulas are wrong is not written.
func TestNothingToWrite(t *testing.T) {
	var b strings.Builder
	if err := Write(&b, &book.Workbook{}); !errors.Is(err, ErrNone) {
		t.Errorf("no sheet: %v", err)
	}
	w := sample()
	_, data := w.FindTable(book.DataTable)
	data.Rows[0][data.Column(book.DataAmount)].(*book.Formula).Value++
	if err := Write(&b, w); err == nil || !strings.Contains(err.Error(), "programmet räknade") || b.Len() > 0 {
		t.Errorf("a wrong amount: %v, %d bytes", err, b.Len())
	}
}
