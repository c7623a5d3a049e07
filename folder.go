package planverk

import (
	"maps"
	"path"
	"slices"
	"strings"

	"planverk/internal/check"
	"planverk/internal/diag"
	"planverk/internal/plan"
)

// trace is what is remembered of a document when it is done, for the rules that need
// all of a municipality's documents together.
type trace struct {
	kommun *plan.Kommun
	place  Place
	seen   *check.Trace // nil when the file could not be read
	tried  check.Tried
}

// trace remembers the document.
func (p *product) trace() trace {
	t := trace{kommun: p.kommun, place: p.place}
	if p.in != nil && p.volume != nil && !p.volume.loaded.HasErrors() {
		seen := check.NewTrace(p.in, p.own.plan)
		t.seen = &seen
		t.tried = check.Tried{Input: seen.Input, Exempted: p.exempted(), Whole: !p.findings.On(p.run.world.Today).HasErrors()}
	}
	return t
}

// exempted gives the codes of the document's findings that there is an exemption from.
func (p *product) exempted() map[string]bool {
	codes := map[string]bool{}
	for _, d := range slices.Concat(p.findings, p.words) {
		if d.Over != nil {
			codes[d.Code] = true
		}
	}
	return codes
}

// across applies the rules for a folder to each municipality whose whole folder was
// looked through: of a part of it nobody can say what is missing. Neither is anything
// said while a file of it cannot be read. already are the findings of the documents
// one by one: what is told there is not told again. today is that of World. With
// exemptions also those are told of that are of no use; a build has not tried all rules.
func across(all []trace, already diag.List, today string, exemptions bool) (found diag.List) {
	for len(all) > 0 {
		k, place := all[0].kommun, all[0].place
		var seen []check.Trace
		var tried []check.Tried
		whole := covers(place, k)
		for _, t := range all {
			switch {
			case t.kommun != k:
			case t.seen == nil:
				whole = false
			default:
				seen, tried = append(seen, *t.seen), append(tried, t.tried)
			}
		}
		all = slices.DeleteFunc(all, func(t trace) bool { return t.kommun == k })
		if whole {
			together := check.Across(seen, place.Name)
			if exemptions {
				together = append(together, check.Unused(k, withTheirs(tried, together))...)
			}
			found = append(found, rename(together.On(today), place.Name)...)
		}
	}
	return slices.DeleteFunc(found, func(d diag.Diagnostic) bool {
		return slices.ContainsFunc(already, func(o diag.Diagnostic) bool { return o.Code == d.Code && o.Span == d.Span })
	})
}

// withTheirs gives the documents with the codes of the findings that stand in them.
func withTheirs(docs []check.Tried, found diag.List) []check.Tried {
	out := slices.Clone(docs)
	for i, d := range out {
		d.Exempted = maps.Clone(d.Exempted) // a watch keeps it to the next run
		for _, f := range found {
			if f.Over != nil && f.Span.File == d.Input.File {
				d.Exempted[f.Code] = true
			}
		}
		out[i] = d
	}
	return out
}

// covers tells whether a place holds the municipality's whole folder.
func covers(place Place, k *plan.Kommun) bool {
	dir := path.Dir(k.File)
	return place.Path == "." || place.Path == dir || strings.HasPrefix(dir, place.Path+"/")
}
