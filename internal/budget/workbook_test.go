package budget

import (
	"flag"
	"io"
	"os"
	"strings"
	"testing"

	"planverk/internal/book"
	"planverk/internal/doc"
	"planverk/internal/plan"
	"planverk/render/xlsx"
)

var update = flag.Bool("update", false, "skriv om facit")

func TestWorkbookGolden(t *testing.T) {
	p, in, d := sample()
	w := Workbook(p, in, d, sampleFindings())
	if err := w.Validate(); err != nil {
		t.Fatal(err)
	}
	if err := w.Evaluate(); err != nil {
		t.Fatal(err)
	}
	golden(t, "testdata/exempel.txt", w.Dump())
}

func golden(t *testing.T, file, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s skiljer sig; kör go test -update och läs skillnaden:\n%s", file, got)
	}
}

// BenchmarkWorkbook makes the sample's workbook, from plan to file.
func BenchmarkWorkbook(b *testing.B) {
	p, in, d := sample()
	for b.Loop() {
		if err := xlsx.Write(io.Discard, Workbook(p, in, d, sampleFindings())); err != nil {
			b.Fatal(err)
		}
	}
}

// TestEmptyPlan: a plan of which nothing is known still gives a workbook that can
// be written.
func TestEmptyPlan(t *testing.T) {
	w := Workbook(&plan.Systemplan{}, &plan.Input{}, &doc.Document{Meta: doc.Meta{Title: "Plan"}}, nil)
	if err := xlsx.Write(io.Discard, w); err != nil {
		t.Fatal(err)
	}
	for _, s := range w.Sheets {
		if s.Table.Name == costTable || s.Table.Name == checkTable || s.Hidden {
			t.Errorf("the sheet %s has nothing in it", s.Name)
		}
	}
}

// TestTypedSumDiffers: the living check tells that the plan's own sum is another.
func TestTypedSumDiffers(t *testing.T) {
	p, in, d := sample()
	p.Budget.Sum = kr("budget.summa", 3_576_499_50)
	w := Workbook(p, in, d, nil)
	if err := xlsx.Write(io.Discard, w); err != nil {
		t.Fatal(err)
	}
	_, checks := w.FindTable(checkTable)
	row := checks.Rows[0]
	if got := book.Show(row[4]) + book.Show(row[5]); !strings.Contains(got, "225\u00a0000 kr") || !strings.Contains(got, "FEL") {
		t.Error(got)
	}
}
