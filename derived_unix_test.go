//go:build unix

package planverk_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"syscall"
	"testing"
)

// BenchmarkDerived is the whole process that reads the plans of a municipality and
// writes one derived document of them in all formats. Wanted: at most 3 s and
// 300 MiB for 400 plans, and no more than in proportion to their number.
func BenchmarkDerived(b *testing.B) {
	binary := filepath.Join(b.TempDir(), "planverk")
	if out, err := exec.Command("go", "build", "-o", binary, "./cmd/planverk").CombinedOutput(); err != nil {
		b.Fatalf("%v\n%s", err, out)
	}
	for _, n := range []int{100, 400, 1600} {
		dir := b.TempDir()
		if err := os.CopyFS(dir, synthetic(n, 1)); err != nil {
			b.Fatal(err)
		}
		for _, file := range []string{"sy-alla.yaml", "it-alla.yaml"} {
			b.Run(fmt.Sprintf("%s/%d", file[:2], n), func(b *testing.B) {
				var rss int64
				for b.Loop() {
					c := exec.Command(binary, "bygg", filepath.Join(dir, "data/synt", file), "--ut", filepath.Join(b.TempDir(), "output"))
					said, err := c.CombinedOutput()
					if err != nil {
						b.Fatalf("%v\n%s", err, said)
					}
					rss = max(rss, c.ProcessState.SysUsage().(*syscall.Rusage).Maxrss)
				}
				if runtime.GOOS == "darwin" {
					rss /= 1024 // bytes there, KiB elsewhere
				}
				b.ReportMetric(float64(rss)/1024, "MiB")
			})
		}
	}
}
