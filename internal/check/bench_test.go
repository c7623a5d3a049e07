package check_test

import (
	"os"
	"testing"

	"planverk/internal/check"
	"planverk/internal/load"
	"planverk/internal/plan"
)

// BenchmarkRun measures binding and all rules on the larger of the real plans.
func BenchmarkRun(b *testing.B) {
	data := os.DirFS("../../data/timra")
	kommun, _ := load.Kommun(data, "kommun.yaml", schemas)
	input, list := load.Document(data, "planer/socialforvaltningen-2022.yaml", kommun, schemas)
	if list.HasErrors() {
		b.Fatal(list)
	}
	b.ReportAllocs()
	for b.Loop() {
		c := &check.Case{Input: input, Plan: new(plan.Systemplan)}
		plan.Bind(input.Root, c.Plan)
		check.Run(c)
	}
}
