package check

import (
	"planverk/internal/diag"
	"planverk/internal/plan"
	"planverk/internal/sv"
)

// Weigh gives the findings the weight that they have in a document. It is the one
// place that does, for the rules of this package and for those of package derive:
// what a code weighs in a draft is a column of the table of codes.
func Weigh(in *plan.Input, found diag.List) diag.List {
	if issued(in) {
		return found
	}
	for i, d := range found {
		if c, ok := diag.Lookup(d.Code); ok {
			found[i].Severity = max(d.Severity, c.Draft)
		}
	}
	return found
}

// issued tells whether a document is on its way to a decision or past it.
func issued(in *plan.Input) bool {
	var own struct {
		Document plan.Head `key:"dokument"`
	}
	plan.Bind(in.Root, &own)
	return own.Document.Issued()
}

// switchedOn gives the profiles that hold for a document of the municipality.
func switchedOn(k *plan.Kommun) map[string]bool {
	on := map[string]bool{common: true}
	if k != nil {
		for _, p := range k.Profiles {
			on[sv.ASCII(p.Value)] = true
		}
	}
	return on
}
