package check

import (
	"slices"
	"strings"

	"planverk/internal/diag"
	"planverk/internal/plan"
	"planverk/internal/sv"
)

// Tried is what the exemptions of a profil.yaml are held against: a document, and from
// which rules it needed an exemption.
type Tried struct {
	Input    *plan.Input     // its head alone
	Exempted map[string]bool // codes of findings that there was an exemption from
	Whole    bool            // all rules were tried: nothing stopped the document
}

// Unused gives the exemptions that are of no use: for a document that the municipality
// does not have, or from a rule that says nothing of those they are for. docs are all of
// the municipality's documents. Of documents that were stopped nobody can say.
func Unused(k *plan.Kommun, docs []Tried) (found diag.List) {
	if k.Profile == nil {
		return nil
	}
	var ids []string
	for _, d := range docs {
		if id := headID(d.Input); id != nameless {
			ids = append(ids, id)
		}
	}
	for _, e := range k.Profile.Exemptions {
		lost := lostDocuments(e, ids)
		if found = append(found, lost...); len(lost) > 0 {
			continue
		}
		if needed(e, docs) {
			continue
		}
		found = append(found, diag.New("PV242", e.Rule.Span, "Undantaget från "+e.Rule.Value+" behövs inte: regeln har inget att säga om "+documentsOf(e)+".",
			"Ta bort undantaget om bristen är åtgärdad. "+e.By.Value+", som beslutade det, brukar veta."))
	}
	return found
}

// lostDocuments reports the ids of an exemption that no document has. Files that are
// not there have been told already.
func lostDocuments(e plan.Exemption, ids []string) (found diag.List) {
	for _, t := range e.Documents {
		name := strings.TrimSpace(t.Value)
		if name == everyType || isFileName(name) || slices.Contains(ids, name) {
			continue
		}
		hint := "Skriv dokumentets id, datafilen räknad från kommunens mapp, eller alla."
		if near := sv.Suggest(name, ids); near != "" {
			hint = "Menade du " + sv.Quote(near) + "?"
		}
		found = append(found, diag.New("PV242", t.Span, "Undantaget från "+e.Rule.Value+" gäller "+sv.Quote(sv.Clip(t.Value))+", men kommunen har inget dokument med det id:t.", hint))
	}
	return found
}

// needed tells whether an exemption is of use to a document, or might be.
func needed(e plan.Exemption, docs []Tried) bool {
	for _, d := range docs {
		if covers(e, d.Input) && (!d.Whole || d.Exempted[e.Rule.Value]) {
			return true
		}
	}
	return false
}

// documentsOf names what an exemption is for: "”bas”", "något av dokumenten".
func documentsOf(e plan.Exemption) string {
	var names []string
	for _, t := range e.Documents {
		if strings.TrimSpace(t.Value) == everyType {
			return "något av dokumenten"
		}
		names = append(names, sv.Quote(sv.Clip(t.Value)))
	}
	return sv.Or(names)
}

// isFileName tells whether an exemption names a document by its file.
func isFileName(name string) bool {
	return strings.HasSuffix(name, ".yaml") || strings.HasSuffix(name, ".yml")
}
