package derive

import (
	"fmt"
	"slices"

	"planverk/internal/diag"
	"planverk/internal/plan"
	"planverk/internal/sv"
)

// yearOwn is the year of the derived document itself; 0 when it has none.
func yearOwn(own *plan.Input) int { return Source{Input: own}.Year() }

// Latest gives the sources that hold in the document's year: of each plan the
// latest that is not newer than the document, in the order of the files. Plans
// that were left out come along, so that the gap is seen. A plan of an earlier
// year is a finding: nobody shall take it for this year's.
func Latest(own *plan.Input, sources []Source) ([]Source, diag.List) {
	year := yearOwn(own)
	newest := map[string]int{} // id of the plan → year
	for _, s := range sources {
		if s.Failed() || year != 0 && s.Year() > year {
			continue
		}
		newest[s.planID()] = max(newest[s.planID()], s.Year())
	}
	var out []Source
	var found diag.List
	for _, s := range sources {
		switch {
		case s.Failed():
			out = append(out, s)
		case s.Year() != newest[s.planID()]:
		default:
			out = append(out, s)
			if year != 0 && s.Year() < year {
				found = append(found, diag.New("PV707", s.Plan.Document.Year.Span,
					fmt.Sprintf("%s gäller %d; för %d finns ingen plan med samma id.", sv.Quote(s.Title), s.Year(), year),
					"Handlingen bygger på den äldre planen och säger det. Lägg in årets plan när den finns."))
			}
		}
	}
	return slices.Clip(out), found
}

// planID is the id of the plan without its year.
func (s Source) planID() string {
	if s.Plan == nil {
		return s.ID
	}
	return s.Plan.Document.ID.Value
}

// read gives the sources that are not left out.
func read(sources []Source) []Source {
	return slices.DeleteFunc(slices.Clone(sources), Source.Failed)
}

// department is the plan's department as rows have room for it: "BoU".
func (s Source) department() string { return short(s.Plan.Document.Department) }

// short gives the short name of what a reference points to, or else its name.
func short(r plan.Ref) string {
	if t, ok := r.Target.Get("kortnamn").(*plan.Text); ok {
		return t.Value
	}
	return r.Label
}

// origin is the pair of fields that every row has: which plan it comes from.
func (s Source) origin(id string) []plan.Field {
	return []plan.Field{Text(id, "källa", s.Title), Text(id, "länk", s.Link)}
}

// more tells a template whether another row follows, so that it can put a line
// break between rows of one cell.
func more(id string, yes bool) plan.Field {
	if !yes {
		return plan.Field{Key: "fler"}
	}
	return plan.Field{Key: "fler", Value: &plan.YesNo{At: plan.At{ID: id + ".fler"}, State: plan.Yes}}
}
