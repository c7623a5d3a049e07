package book

import (
	"math"
	"math/rand/v2"
	"testing"
)

// TestPlain: sums and differences of whole numbers are what fractions give, for any
// figures, also where they have no room and the fractions must tell so.
func TestPlain(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	figures := []int64{0, 1, -1, 99, largest - 1, largest, -largest, math.MaxInt64, math.MinInt64}
	table := &Table{Name: "tblProv", Columns: []Column{{Name: "A"}, {Name: "B"}, {Name: "C"}, {Name: "D"}}}
	w := &Workbook{Sheets: []*Sheet{{Name: "Prov", Table: table}}}
	var random func(depth int) Expr
	random = func(depth int) Expr {
		switch n := r.IntN(8); {
		case depth == 0 || n < 3:
			return Here{Column: []string{"A", "B", "C", "D"}[r.IntN(4)]}
		case n == 3:
			return Number{N: []int64{0, 1, 2, 4, 12}[r.IntN(5)]}
		case n == 4:
			return Times{A: random(depth - 1), B: Number{N: 2}}
		case n < 7:
			return Minus{A: random(depth - 1), B: random(depth - 1)}
		}
		return Plus{A: random(depth - 1), B: random(depth - 1)}
	}
	plain := 0
	for range 5_000 {
		figure := func() int64 {
			if r.IntN(4) == 0 {
				return figures[r.IntN(len(figures))]
			}
			return r.Int64N(2_000_000_00) - 1_000_000_00
		}
		row := Row{Money{Ore: figure()}, &Formula{Value: figure(), Shown: KindMargin}, Count{N: r.Int64N(1000)}, Percent{Hundredths: r.Int64N(10_000)}}
		e, at := random(3), place{table, row}
		v, ok, err := w.plain(e, at)
		if err != nil {
			t.Fatal(err)
		}
		want, flaw := w.whole(e, at, 100)
		if !ok {
			continue
		}
		if plain++; flaw != nil || v != want {
			t.Fatalf("%+v of %+v: %d, not %d (%v)", e, row, v, want, flaw)
		}
	}
	if plain < 1_000 {
		t.Errorf("only %d of 5 000 were worked out so", plain)
	}
}
