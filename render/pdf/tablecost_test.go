package pdf

import (
	"bytes"
	"fmt"
	"math"
	"runtime"
	"runtime/debug"
	"sync"
	"testing"

	"planverk/internal/doc"
)

// BenchmarkTable writes a table of many rows, without and with cells over three rows:
// twice the rows may cost twice the time.
func BenchmarkTable(b *testing.B) {
	for _, n := range []int{5000, 10000, 20000} {
		for name, table := range map[string]*doc.Table{"rows": activities(n), "joined": joined(activities(n)), "one cell": tallGroup("t", n, 3)} {
			d := &doc.Document{Meta: sampleMeta(), Blocks: []doc.Block{table}}
			b.Run(fmt.Sprint(n, " ", name), func(b *testing.B) {
				var buf bytes.Buffer
				b.ReportAllocs()
				for b.Loop() {
					buf.Reset()
					if err := Write(&buf, d); err != nil {
						b.Fatal(err)
					}
				}
				b.ReportMetric(float64(buf.Len())/1e6, "MB-file")
			})
		}
	}
}

// TestLongTableIsLinear: twice the rows take twice the memory, not four times. Nothing
// is collected while it counts, so that what is kept between documents is not made anew at
// a moment that differs from run to run; the least of three counts leaves out the first.
func TestLongTableIsLinear(t *testing.T) {
	if !poolsKeep() {
		t.Skip("the race detector empties pools at random, and memory then tells nothing")
	}
	defer debug.SetGCPercent(debug.SetGCPercent(-1))
	for name, table := range map[string]func(int) *doc.Table{
		"rows":     activities,
		"joined":   func(n int) *doc.Table { return joined(activities(n)) },
		"one cell": func(n int) *doc.Table { return tallGroup("t", n, 3) },
	} {
		cost := func(n int) float64 {
			d := &doc.Document{Meta: sampleMeta(), Blocks: []doc.Block{table(n)}}
			least := math.Inf(1)
			for range 3 {
				var before, after runtime.MemStats
				runtime.ReadMemStats(&before)
				write(t, d)
				runtime.ReadMemStats(&after)
				least = min(least, float64(after.TotalAlloc-before.TotalAlloc))
			}
			return least
		}
		if one, two := cost(700), cost(1400); two > 2.4*one {
			t.Errorf("%s: 700 rows take %.1f MB, 1400 rows %.1f MB", name, one/1e6, two/1e6)
		}
	}
}

// poolsKeep tells whether a pool gives back what it was given.
func poolsKeep() bool {
	var pool sync.Pool
	kept := 0
	for range 100 {
		pool.Put(&kept)
		if pool.Get() != nil {
			kept++
		}
	}
	return kept > 95
}
