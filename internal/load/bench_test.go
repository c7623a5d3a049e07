package load

import (
	"os"
	"testing"
)

// BenchmarkSchema is what a process pays once: schema.json to plan.Schema and
// compiled constraints.
func BenchmarkSchema(b *testing.B) {
	fsys := os.DirFS("../../templates")
	b.ReportAllocs()
	for b.Loop() {
		if _, _, err := Schema(fsys, "systemforvaltningsplan"); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkDocument is one plan of some 300 lines, with warm schemas.
func BenchmarkDocument(b *testing.B) {
	set := testSet()
	k := testKommun(b, set)
	fsys := largePlan(300)
	b.ReportAllocs()
	for b.Loop() {
		if in, list := Document(fsys, "plan.yaml", k, set); in == nil || len(list) > 0 {
			b.Fatal(list)
		}
	}
}
