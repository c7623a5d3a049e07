package load

import (
	"os"
	"testing"

	"planverk/templates"
)

// BenchmarkSchema is what a process pays once: schema.json to plan.Schema and
// compiled constraints.
func BenchmarkSchema(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, _, err := readSchema(templates.FS, "systemforvaltningsplan"); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkRealDocument is the larger of the plans that come with Planverk.
func BenchmarkRealDocument(b *testing.B) {
	set := NewSchemaSet(templates.FS)
	fsys := os.DirFS("../../data/timra")
	k, _ := Kommun(fsys, "kommun.yaml", set)
	b.ReportAllocs()
	for b.Loop() {
		if in, list := Document(fsys, "planer/socialforvaltningen-2022.yaml", k, set); in == nil || list.HasErrors() {
			b.Fatal(list)
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
