package planverk

import (
	"testing"

	"planverk/internal/load"
	"planverk/internal/plan"
	"planverk/internal/reconcile"
	"planverk/templates"
)

// TestPlaceOutsideTheSources: what belongs in a file that the document is not made of is
// refused, whatever a workbook calls its cells.
func TestPlaceOutsideTheSources(t *testing.T) {
	own := &plan.Input{Type: "it-verksamhetsplan", File: "it.yaml", Root: &plan.Map{}}
	r := &receiver{product: &product{in: own, home: home{forms: newForms(load.NewTemplates(templates.FS))}}, files: []*target{{name: own.File, in: own}},
		result: &reconcile.Result{Changes: []reconcile.Change{{Cell: "Insatser!D5", ID: "annan-2027#budget.rader.drift.kostnad", Row: "drift", Column: "Kostnad", Outcome: reconcile.Taken}}}}
	r.place()
	const want = "Insatser!D5 PV681: ”drift”, Kostnad: filen som uppgiften hör hemma i finns inte bland det som planen är gjord av."
	if f := r.result.Findings; len(f) != 1 || f[0].Cell+" "+f[0].Code+": "+f[0].Message != want || len(r.files[0].edits)+len(r.files[0].rows) > 0 {
		t.Errorf("%+v", f)
	}
}
