package xlsx_test

import (
	"fmt"
	"io"
	"runtime"
	"testing"

	"planverk/internal/book"
	"planverk/render/xlsx"
)

// amounts has a table of n rows: four columns of words, eight of figures, of which
// one is a formula.
func amounts(n int) *book.Workbook {
	t := &book.Table{Name: "tblBelopp", Columns: []book.Column{{Name: "Rad-ID", Kind: book.KindKey}, {Name: "System"}, {Name: "Förvaltning"}, {Name: "Slag"}}}
	for i := range 7 {
		t.Columns = append(t.Columns, book.Column{Name: fmt.Sprintf("Belopp %d", i+1), Kind: book.KindMoney})
	}
	t.Columns = append(t.Columns, book.Column{Name: "Avvikelse", Kind: book.KindMargin})
	difference := book.Minus{A: book.Here{Column: "Belopp 1"}, B: book.Here{Column: "Belopp 2"}}
	for i := range n {
		r := append(make(book.Row, 0, len(t.Columns)), book.Key{S: fmt.Sprintf("rad-%06d", i)}, book.Text{S: fmt.Sprintf("System %d", i%20)}, book.Text{S: fmt.Sprintf("Förvaltning %d", i%6)}, book.Text{S: "Drift och underhåll"})
		for c := range 7 {
			r = append(r, book.Money{Ore: int64(i*7919+c*104729) % 900_000_00})
		}
		first, second := r[4].(book.Money).Ore, r[5].(book.Money).Ore
		t.Rows = append(t.Rows, append(r, &book.Formula{Expr: difference, Value: first - second, Shown: book.KindMargin}))
	}
	w := sample()
	w.Sheets, w.Names = []*book.Sheet{{Name: "Data", Title: "Alla belopp", Table: t}}, nil
	return w
}

// TestRowsCostTheSame: the cells of a long sheet are not kept. A row takes what its
// texts take in the table of texts, however many rows there are: 300 bytes. As cells of
// excelize it took 25 000.
func TestRowsCostTheSame(t *testing.T) {
	few, many := allocated(amounts(2_000)), allocated(amounts(10_000))
	row := (many - few) / 8_000
	if row > 500 {
		t.Errorf("a row takes %d bytes, should be at most 500", row)
	}
	if first := few / 2_000; row > first {
		t.Errorf("the first rows take %d bytes each, the last %d: the cost grows with their number", first, row)
	}
}

// allocated is how many bytes a workbook takes to write, the second time.
func allocated(w *book.Workbook) int {
	var before, after runtime.MemStats
	for range 2 {
		runtime.ReadMemStats(&before)
		if err := xlsx.Write(io.Discard, w); err != nil {
			panic(err)
		}
		runtime.ReadMemStats(&after)
	}
	return int(after.TotalAlloc - before.TotalAlloc)
}

// BenchmarkRows writes a sheet of 100 000 rows. Wanted: at most 2,5 s and, for the
// whole process, 100 MiB.
func BenchmarkRows(b *testing.B) {
	w := amounts(100_000)
	b.ReportAllocs()
	for b.Loop() {
		if err := xlsx.Write(io.Discard, w); err != nil {
			b.Fatal(err)
		}
	}
}
