package planverk

import (
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
}

// trace remembers the document.
func (p *product) trace() trace {
	t := trace{kommun: p.kommun, place: p.place}
	if p.in != nil && p.volume != nil && !p.volume.loaded.HasErrors() {
		seen := check.NewTrace(p.in, p.own.plan)
		t.seen = &seen
	}
	return t
}

// across applies the rules for a folder to each municipality whose whole folder was
// looked through: of a part of it nobody can say what is missing. Neither is anything
// said while a file of it cannot be read. already are the findings of the documents
// one by one: what is told there is not told again. today is that of World.
func across(all []trace, already diag.List, today string) (found diag.List) {
	for len(all) > 0 {
		k, place := all[0].kommun, all[0].place
		var seen []check.Trace
		whole := covers(place, k)
		for _, t := range all {
			switch {
			case t.kommun != k:
			case t.seen == nil:
				whole = false
			default:
				seen = append(seen, *t.seen)
			}
		}
		all = slices.DeleteFunc(all, func(t trace) bool { return t.kommun == k })
		if whole {
			found = append(found, rename(check.Across(seen, place.Name).On(today), place.Name)...)
		}
	}
	return slices.DeleteFunc(found, func(d diag.Diagnostic) bool {
		return slices.ContainsFunc(already, func(o diag.Diagnostic) bool { return o.Code == d.Code && o.Span == d.Span })
	})
}

// covers tells whether a place holds the municipality's whole folder.
func covers(place Place, k *plan.Kommun) bool {
	dir := path.Dir(k.File)
	return place.Path == "." || place.Path == dir || strings.HasPrefix(dir, place.Path+"/")
}
