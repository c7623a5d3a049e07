package prose_test

import (
	"os"
	"testing"

	"planverk/internal/load"
	"planverk/internal/prose"
)

// BenchmarkRead reads the words of a real plan of 12 kB.
func BenchmarkRead(b *testing.B) {
	data := os.DirFS("../../data/timra")
	k, _ := load.Kommun(data, "kommun.yaml", schemas)
	const name = "planer/socialforvaltningen-2022.yaml"
	in, found := load.Document(data, name, k, schemas)
	source, err := os.ReadFile("../../data/timra/" + name)
	if found.HasErrors() || err != nil {
		b.Fatal(found, err)
	}
	s, _ := schemas.Get(in.Type)
	known := prose.Known(k.Root)
	b.ReportAllocs()
	for b.Loop() {
		prose.Read(in, s, string(source), known)
	}
}
