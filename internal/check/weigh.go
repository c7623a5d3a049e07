package check

import (
	"strconv"

	"planverk/internal/diag"
	"planverk/internal/plan"
	"planverk/internal/sv"
)

// Weigh gives the findings the weight that they have in a document. It is the one
// place that does, for the rules of this package and for those of package derive:
//
//   - a rule of a profile that the municipality does not have, or that it has
//     switched off, tells nothing;
//   - in a draft a finding weighs what its code's row says;
//   - a level that the municipality has chosen goes before both;
//   - a finding that there is an exemption from is told as an upplysning, and
//     diag.List.On brings it back when the day has passed.
func Weigh(in *plan.Input, found diag.List) diag.List {
	w := weigher{in: in, issued: issued(in), profiles: switchedOn(in.Kommun)}
	if in.Kommun != nil {
		w.profile = in.Kommun.Profile
	}
	var kept diag.List
	for _, d := range found {
		if d, ok := w.weigh(d); ok {
			kept = append(kept, d)
		}
	}
	return kept
}

// weigher is what a document's findings are weighed by.
type weigher struct {
	in       *plan.Input
	issued   bool
	profiles map[string]bool
	profile  *plan.Profile
}

// weigh is false for a finding that is not to be told.
func (w *weigher) weigh(d diag.Diagnostic) (diag.Diagnostic, bool) {
	if d.Asleep {
		over, ok := w.weigh(*d.Over)
		d.Over = &over
		return d, ok
	}
	if c, ok := diag.Lookup(d.Code); ok && !w.issued {
		d.Severity = max(d.Severity, c.Draft)
	}
	if r, ok := ruleOf(d.Code); ok {
		switch chosen := chosenLevel(w.profile, d.Code); {
		case chosen == "av", chosen == "" && !w.profiles[r.Profile]:
			return d, false
		default:
			d.Severity = levelOf(chosen, d.Severity)
		}
	}
	e, ok := exemption(w.in, d.Code)
	if !ok {
		return d, true
	}
	return exempt(d, e), true
}

// exempt makes a finding an upplysning as long as the exemption lasts.
func exempt(d diag.Diagnostic, e plan.Exemption) diag.Diagnostic {
	over := d
	over.Hints = append(over.Hints[:len(over.Hints):len(over.Hints)], "Undantaget gällde till "+e.Until.ISO()+" (profil.yaml, rad "+strconv.Itoa(e.Until.Span.Start.Line)+"). Rätta det som fattas, eller låt besluta om ett nytt undantag.")
	d.Until, d.Over = e.Until.ISO(), &over
	d.Severity = diag.Upplysning
	d.Message += " Undantag till " + e.Until.ISO() + "."
	d.Hints = []string{"Undantaget är beslutat av " + sv.Clip(e.By.Value) + " " + e.Decided.ISO() + ": " + e.Reason.Value}
	return d
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
