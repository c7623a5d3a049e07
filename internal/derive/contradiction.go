package derive

import (
	"fmt"
	"slices"
	"strings"

	"planverk/internal/diag"
	"planverk/internal/plan"
	"planverk/internal/sv"
)

// claim is what a plan says of a system in one matter.
type claim struct {
	Source
	says string
	at   diag.Span
}

// contradiction is a matter where plans say different things.
type contradiction struct {
	code    string
	subject string // the system
	matter  string // "Klassning"
	claims  []claim
	advice  string
}

// mostClaims is how many plans a contradiction names; a platform that hundreds of
// plans share would otherwise fill the document with one row.
const mostClaims = 8

// contradictions finds what the plans say against each other, system by system.
func (r *register) contradictions() []contradiction {
	var out []contradiction
	for _, s := range r.systems {
		for _, of := range []func(*system) contradiction{classedDifferently, sharedByOne, runByOthers, personalDataOrNot} {
			if c := of(s); len(c.claims) > 1 {
				c.subject = s.name
				out = append(out, c)
			}
		}
	}
	return out
}

// differing keeps one claim of each kind; there is no contradiction when all say
// the same.
func differing(claims []claim) []claim {
	var kinds []claim
	for _, c := range claims {
		if !slices.ContainsFunc(kinds, func(k claim) bool { return k.says == c.says }) {
			kinds = append(kinds, c)
		}
	}
	if len(kinds) < 2 {
		return nil
	}
	return kinds
}

// classedDifferently: the same platform has the same classification in every plan,
// because what needs the highest protection decides for the whole.
func classedDifferently(s *system) contradiction {
	c := contradiction{code: "PV730", matter: "Klassning",
		advice: "Klassa plattformen gemensamt: den information som behöver högst skydd avgör. Systemägarna brukar veta."}
	var claims []claim
	for _, u := range s.uses {
		if rows := u.Plan.Introduction.Classification; u.main && len(rows) > 0 {
			claims = append(claims, claim{u.Source, highest(rows).String(), rows[0].Span})
		}
	}
	c.claims = differing(claims)
	return c
}

// sharedByOne: a cost that one plan says is shared is mentioned in the other's.
func sharedByOne(s *system) contradiction {
	c := contradiction{code: "PV731", matter: "Delad kostnad",
		advice: "Skriv ”delas med” eller ”fördelning” i båda planernas budget, eller ta bort det där kostnaden inte delas."}
	for _, u := range s.uses {
		for _, with := range sharing(u.Source) {
			for _, other := range s.uses {
				if !u.main || !other.main || other.Plan.Document.Department.Raw != with.Raw || mentions(other.Source, u.Source) {
					continue
				}
				c.claims = append(c.claims,
					claim{u.Source, "kostnader delas med " + short(with), with.Span},
					claim{other.Source, "delning med " + u.department() + " nämns inte", other.Plan.Budget.Span})
			}
		}
	}
	return c
}

// mentions tells whether a plan says that it shares costs with the other's department.
func mentions(s, other Source) bool {
	return slices.ContainsFunc(sharing(s), func(r plan.Ref) bool {
		return r.Raw == other.Plan.Document.Department.Raw
	})
}

// sharing are the departments that a plan says it shares its costs with: in words,
// or by their parts of them. Its own department has a part too.
func sharing(s Source) []plan.Ref {
	all := slices.Clone(s.Plan.Budget.SharedWith)
	for _, c := range s.Plan.Budget.Shares {
		known := func(r plan.Ref) bool { return r.Raw == c.Department.Raw }
		if !known(s.Plan.Document.Department) && !slices.ContainsFunc(all, known) {
			all = append(all, c.Department)
		}
	}
	return all
}

// runByOthers: a platform is run in one place.
func runByOthers(s *system) contradiction {
	c := contradiction{code: "PV732", matter: "Driftleverantör", advice: "Kontrollera vem som driver systemet, och rätta den plan som är fel."}
	var claims []claim
	for _, u := range s.uses {
		if o := u.Plan.Introduction.Scope.Operator; u.main && o.Label != "" {
			claims = append(claims, claim{u.Source, o.Label, o.Span})
		}
	}
	c.claims = differing(claims)
	return c
}

// personalDataOrNot: a platform that holds personal data in one plan may still
// hold none in the other's part; a person must look.
func personalDataOrNot(s *system) contradiction {
	c := contradiction{code: "PV732", matter: "Personuppgifter", advice: "Kontrollera om systemet innehåller personuppgifter, och rätta den plan som är fel."}
	var claims []claim
	for _, u := range s.uses {
		if y := u.Plan.Introduction.PersonalData.Contains; u.main && y.State != plan.Unknown {
			claims = append(claims, claim{u.Source, y.Text(), y.Span})
		}
	}
	c.claims = differing(claims)
	return c
}

// finding names every place, so that nobody has to look for the other one.
func (c contradiction) finding() diag.Diagnostic {
	var said, places []string
	for _, k := range c.shown() {
		said = append(said, fmt.Sprintf("%s (%s)", k.says, k.Title))
		places = append(places, fmt.Sprintf("%s, rad %d", k.File, k.at.Start.Line))
	}
	message := fmt.Sprintf("Planerna säger emot varandra om %s. %s: %s.", c.subject, c.matter, strings.Join(said, "; "))
	return diag.New(c.code, c.claims[len(c.claims)-1].at, message, "Det står i "+sv.And(places)+".", c.advice)
}

func (c contradiction) shown() []claim { return c.claims[:min(len(c.claims), mostClaims)] }

func contradictionRows(all []contradiction) *plan.List {
	list := List("härlett.motsägelser")
	for _, c := range all {
		id := "härlett.motsägelser." + sv.Slug(c.subject+" "+c.matter)
		claims := List(id + ".påståenden")
		for i, k := range c.shown() {
			claims.Items = append(claims.Items, Group(id, append(k.origin(id),
				Text(id, "säger", k.says), more(id, i < len(c.shown())-1))...))
		}
		row := Group(id,
			Text(id, "system", c.subject),
			Text(id, "uppgift", c.matter),
			plan.Field{Key: "påståenden", Value: claims})
		if rest := len(c.claims) - len(c.shown()); rest > 0 {
			row.Fields = append(row.Fields, Text(id, "resten", "och "+sv.Count(rest, "plan", "planer")+" till"))
		}
		list.Items = append(list.Items, row)
	}
	return list
}
