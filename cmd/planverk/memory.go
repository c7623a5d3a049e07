package main

import (
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
)

// How much garbage may lie, in percent of what is in use, before it is collected.
// One plan is made in a process so short that collecting as often as Go does by
// itself is an eighth of the work. A derived document of hundreds of plans has so
// much in use that as much again is more memory than it needs.
const (
	generous = 200
	sparing  = 75
	large    = 48 << 20 // bytes in use, from where the second holds
)

// adjustCollector sets that, unless the user has.
func adjustCollector() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(generous)
		watch()
	}
}

// watch waits for the next collection, which finds an object that nobody holds, and
// for the one after it while little is in use.
func watch() {
	runtime.AddCleanup(new([64]byte), func(struct{}) {
		live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
		if metrics.Read(live); live[0].Value.Kind() == metrics.KindUint64 && live[0].Value.Uint64() > large {
			debug.SetGCPercent(sparing)
			return
		}
		watch()
	}, struct{}{})
}
