package budget

import (
	"flag"
	"io"
	"os"
	"testing"

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
