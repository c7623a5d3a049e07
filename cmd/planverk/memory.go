package main

import (
	"math"
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
)

// When garbage is collected. One plan is made in a process so short and small that to
// collect at all is a tenth of the work, for a mebibyte less. What takes more than that
// is collected as it grows: first when there is twice as much garbage as is in use, and
// from large on when there is three quarters as much, since a derived document of
// hundreds of plans has so much in use that as much again is more memory than it needs.
const (
	small    = 32 << 20 // bytes that the process takes of the system before any is collected
	generous = 200      // percent
	sparing  = 75       // percent
	large    = 48 << 20 // bytes in use
)

// adjustCollector sets that, unless the user has.
func adjustCollector() {
	if os.Getenv("GOGC") != "" || os.Getenv("GOMEMLIMIT") != "" {
		return
	}
	debug.SetGCPercent(-1)
	debug.SetMemoryLimit(small)
	collected(func() {
		debug.SetGCPercent(generous)
		debug.SetMemoryLimit(math.MaxInt64)
		watch()
	})
}

// watch waits for the collection that finds much in use.
func watch() {
	collected(func() {
		live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
		if metrics.Read(live); live[0].Value.Kind() == metrics.KindUint64 && live[0].Value.Uint64() > large {
			debug.SetGCPercent(sparing)
			return
		}
		watch()
	})
}

// collected calls f after the next collection, which finds an object that nobody holds.
func collected(f func()) {
	runtime.AddCleanup(new([64]byte), func(struct{}) { f() }, struct{}{})
}
