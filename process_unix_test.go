//go:build unix

package planverk_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"syscall"
	"testing"
)

// BenchmarkProcess is the whole process as a user meets it: one plan read,
// checked, and written in all four formats, synced to disk. Wanted: at most
// 60 ms and 50 MiB.
func BenchmarkProcess(b *testing.B) {
	binary := filepath.Join(b.TempDir(), "planverk")
	if out, err := exec.Command("go", "build", "-o", binary, "./cmd/planverk").CombinedOutput(); err != nil {
		b.Fatalf("%v\n%s", err, out)
	}
	plans, err := filepath.Glob("data/timra/planer/*.yaml")
	if err != nil || len(plans) == 0 {
		b.Fatal("no plan to build", err)
	}
	for _, plan := range plans {
		b.Run(filepath.Base(plan), func(b *testing.B) {
			out := filepath.Join(b.TempDir(), "output")
			var rss int64 // of the largest run, in the system's unit
			for b.Loop() {
				b.StopTimer()
				if err := os.RemoveAll(out); err != nil {
					b.Fatal(err)
				}
				c := exec.Command(binary, "bygg", plan, "--ut", out)
				b.StartTimer()
				said, err := c.Output()
				b.StopTimer()
				if err != nil {
					b.Fatalf("%v\n%s", err, said)
				}
				rss = max(rss, c.ProcessState.SysUsage().(*syscall.Rusage).Maxrss)
				b.StartTimer()
			}
			if runtime.GOOS == "darwin" {
				rss /= 1024 // bytes there, KiB elsewhere
			}
			b.ReportMetric(float64(rss)/1024, "MiB")
		})
	}
}
