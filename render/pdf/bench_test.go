package pdf

import (
	"bytes"
	"fmt"
	"io"
	"runtime"
	"slices"
	"testing"
	"time"

	"github.com/klauspost/compress/zlib"

	"planverk/internal/doc"
	"planverk/render/rendertest"
)

// BenchmarkPlan writes a plan of fourteen pages. The bar is 8 ms.
func BenchmarkPlan(b *testing.B) {
	d := longPlan()
	var buf bytes.Buffer
	b.ReportAllocs()
	for b.Loop() {
		buf.Reset()
		if err := Write(&buf, d); err != nil {
			b.Fatal(err)
		}
	}
}

// pagesOf is how many pages a document becomes.
func pagesOf(b testing.TB, d *doc.Document) int {
	b.Helper()
	s := newSetter(d)
	n := len(s.paginate(s.document()))
	if s.err != nil {
		b.Fatal(s.err)
	}
	return n
}

// BenchmarkPages is what a page costs in documents of more and more pages; the curve
// shall be flat, and 500 pages take at most 400 ms and 120 MiB.
func BenchmarkPages(b *testing.B) {
	for _, want := range []int{10, 100, 500, 2000} {
		d := rendertest.Portfolio(want)
		n := float64(pagesOf(b, d))
		b.Run(fmt.Sprint(want), func(b *testing.B) {
			var peak uint64
			start := time.Now()
			for b.Loop() {
				peak = max(peak, peakOf(func() { Write(io.Discard, d) }))
			}
			ms := time.Since(start).Seconds() * 1e3 / float64(b.N)
			b.ReportMetric(ms, "ms")
			b.ReportMetric(ms/n, "ms/sida")
			b.ReportMetric(n, "sidor")
			b.ReportMetric(float64(peak)/(1<<20), "MiB")
		})
	}
}

// BenchmarkJoined is what a row costs in a table with a cell that covers all its rows;
// the curve shall be flat.
func BenchmarkJoined(b *testing.B) {
	for _, n := range []int{1000, 4000, 16000} {
		d := rendertest.JoinedTable(n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			start := time.Now()
			for b.Loop() {
				Write(io.Discard, d)
			}
			b.ReportMetric(time.Since(start).Seconds()*1e6/float64(b.N)/float64(n), "µs/rad")
		})
	}
}

// peakOf is the most memory that the heap takes while fn works, beyond what it took
// before.
func peakOf(fn func()) (peak uint64) {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	before := m.HeapInuse
	stop, done := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(done)
		for {
			select {
			case <-stop:
				return
			case <-time.After(5 * time.Millisecond):
				var m runtime.MemStats
				runtime.ReadMemStats(&m)
				peak = max(peak, m.HeapInuse-min(before, m.HeapInuse))
			}
		}
	}()
	fn()
	close(stop)
	<-done
	return peak
}

// BenchmarkHundred writes a hundred plans after each other: at most a second, and no
// more memory after the last than after the first.
func BenchmarkHundred(b *testing.B) {
	d := longPlan()
	var kept int64
	start := time.Now()
	for b.Loop() {
		Write(io.Discard, d)
		first := inUse()
		for range 99 {
			Write(io.Discard, d)
		}
		kept = int64(inUse()) - int64(first)
	}
	b.ReportMetric(time.Since(start).Seconds()*1e3/float64(b.N), "ms/100")
	b.ReportMetric(float64(kept)/(1<<20), "MiB-kvar")
}

// inUse is the memory that is still held when the garbage is gone.
func inUse() uint64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

// BenchmarkSteps is how the time of a plan splits: lines and blocks, pages, ink, and the
// file with its compression; and the compression of its pages alone, below which
// nothing can come.
func BenchmarkSteps(b *testing.B) {
	d := longPlan()
	b.Run("block-och-rader", func(b *testing.B) {
		for b.Loop() {
			newSetter(d).document()
		}
	})
	b.Run("och-sidor", func(b *testing.B) {
		for b.Loop() {
			s := newSetter(d)
			s.paginate(s.document())
		}
	})
	b.Run("och-ritat", func(b *testing.B) {
		for b.Loop() {
			if _, err := compose(d, false); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("allt", func(b *testing.B) {
		for b.Loop() {
			Write(io.Discard, d)
		}
	})
	b.Run("komprimering-av-sidorna", func(b *testing.B) {
		f, err := compose(d, false)
		if err != nil {
			b.Fatal(err)
		}
		w, err := zlib.NewWriterLevel(io.Discard, 6)
		if err != nil {
			b.Fatal(err)
		}
		for b.Loop() {
			for _, p := range f.Drawing.Pages {
				w.Reset(io.Discard)
				w.Write(p.Content)
				w.Close()
			}
		}
	})
}

// allocsPerPage is how many times memory is asked for to write a page of a plan, told
// in docs/matningar.md too. The count is the same on every machine.
const allocsPerPage = 1000.0

// TestAllocations: a page costs what it is said to cost, give or take 15 %. A change
// that makes it cost less lowers the number.
func TestAllocations(t *testing.T) {
	d := longPlan()
	n := float64(pagesOf(t, d))
	got := testing.AllocsPerRun(5, func() { Write(io.Discard, d) }) / n
	if share := got / allocsPerPage; share < 0.85 || share > 1.15 {
		t.Errorf("%.0f allocations a page, which is %.2f of the stated %.0f", got, share, allocsPerPage)
	}
}

// TestJoinedRows: a row of a table costs the same however many rows a cell covers.
func TestJoinedRows(t *testing.T) {
	cost := func(rows int) float64 {
		d := rendertest.JoinedTable(rows)
		return testing.AllocsPerRun(1, func() { Write(io.Discard, d) })
	}
	if one, two := cost(1000), cost(2000); two > 2.1*one {
		t.Errorf("twice the rows cost %.2f times as many allocations", two/one)
	}
}

// TestOpenCells: of the cells that reach down beyond a row, only those are kept, from
// left to right.
func TestOpenCells(t *testing.T) {
	at := func(from float64, down int) cell { return cell{from: from, down: down} }
	rows := []*tableRow{{cells: []cell{at(200, 3), at(100, 0)}}, {cells: []cell{at(100, 3)}}, {}, {cells: []cell{at(200, 1)}}}
	want := [][]float64{{200}, {100, 200}, {100}, nil}
	var open openCells
	for i, r := range rows {
		open.next(i, r)
		var got []float64
		for _, c := range open.cells {
			got = append(got, c.from)
		}
		if !slices.Equal(got, want[i]) {
			t.Errorf("beyond row %d: %v, want %v", i, got, want[i])
		}
	}
}
