package check

import (
	"cmp"
	"slices"
	"strconv"

	"planverk/internal/diag"
	"planverk/internal/plan"
	"planverk/internal/sv"
)

// Trace is what the rules for a whole folder remember of a document: its head, and
// what other documents must agree with. It is small, so that the documents themselves
// can be forgotten.
type Trace struct {
	Input   *plan.Input // its head alone
	Head    plan.Head
	Systems []plan.Ref
	Shared  []plan.Ref // the departments that a plan says it shares costs with
	Budget  diag.Span  // of a plan: where such words belong
	Names   plan.Text  // of an agreement: the id of the plan that it names
	Year    int        // that the document is about
}

// NewTrace remembers a document; systemplan is nil of one that is no plan.
func NewTrace(in *plan.Input, systemplan *plan.Systemplan) Trace {
	var own struct {
		Document plan.Head `key:"dokument"`
		Sources  struct {
			Year plan.Count `key:"år"`
		} `key:"underlag"`
		Terms  plan.Terms `key:"avtal"`
		Budget struct {
			Year plan.Count `key:"år"`
		} `key:"budget"`
	}
	if systemplan == nil {
		plan.Bind(in.Root, &own)
	}
	t := Trace{Head: own.Document, Names: own.Terms.Plan, Year: int(cmp.Or(own.Document.Year.N, own.Budget.Year.N, own.Sources.Year.N))}
	if p := systemplan; p != nil {
		c := &Case{Input: in, Plan: p}
		t = Trace{Head: p.Document, Systems: p.Introduction.Systems, Shared: c.costsSharedWith(), Budget: c.near("budget"), Year: c.year()}
	}
	head := *in
	head.Root = &plan.Map{At: in.Root.At}
	for _, f := range in.Root.Fields {
		if f.Key == "dokument" || f.Key == "avtal" && in.Type == "samverkansavtal" {
			head.Root.Fields = append(head.Root.Fields, f)
		}
	}
	t.Input = &head
	return t
}

// costsSharedWith are the other departments that the budget says it shares with.
func (c *Case) costsSharedWith() []plan.Ref {
	all := slices.Clone(c.Plan.Budget.SharedWith)
	for _, s := range c.Plan.Budget.Shares {
		if !same(s.Department, c.Plan.Document.Department) {
			all = append(all, s.Department)
		}
	}
	return all
}

// Across applies the rules for a municipality's documents together. It gives the
// findings already weighed, for the status and the exemptions of the document that a
// finding stands in decide. name gives a file as the user would name it.
func Across(all []Trace, name func(string) string) (found diag.List) {
	f := &folder{all: all, name: name}
	byFile := map[string]*plan.Input{}
	for _, t := range all {
		byFile[t.Input.File] = t.Input
	}
	for _, r := range acrossRules {
		for _, t := range all {
			for _, d := range r.find(f, t) {
				found = append(found, Weigh(byFile[d.Span.File], diag.List{d})...)
			}
		}
	}
	return found
}

// folder is what the rules for a whole folder look at.
type folder struct {
	all  []Trace
	name func(string) string
}

// place names where another document says something: "planer/b.yaml, rad 76".
func (f *folder) place(at diag.Span) string {
	if at.Start.Line == 0 {
		return f.name(at.File)
	}
	return f.name(at.File) + ", rad " + strconv.Itoa(at.Start.Line)
}

// planHasYearWheel: in Söderköping the year's controls are gathered in an årshjul.
func planHasYearWheel(f *folder, t Trace) diag.List {
	if t.Input.Type != plans || slices.ContainsFunc(f.all, func(o Trace) bool { return o.Input.Type == "arshjul" && o.Year == t.Year }) {
		return nil
	}
	return one("PV740", t.Head.Year.Span, "Kommunens mapp har inget årshjul för "+strconv.Itoa(t.Year)+".",
		"Gör ett med: planverk ny årshjul. Det hämtar aktiviteterna ur årets planer.", "Systemansvarig brukar veta.")
}

// plans is the type of the documents that others are put together from.
const plans = "systemforvaltningsplan"

// sharingToldByBoth: a cost that one department says it shares is told by the other too.
func sharingToldByBoth(f *folder, t Trace) (found diag.List) {
	for _, with := range t.Shared {
		other, ok := f.counterpart(t, with)
		if !ok || slices.ContainsFunc(other.Shared, func(r plan.Ref) bool { return same(r, t.Head.Department) }) {
			continue
		}
		found = append(found, diag.New("PV731", other.Budget, sv.Clip(t.Head.Department.Label)+" delar kostnader med "+sv.Clip(with.Label)+" enligt sin plan, men den här planen nämner inte det.",
			"Det står i "+f.place(with.Span)+".", "Skriv ”delas med” eller ”fördelning” i båda planernas budget, eller ta bort det där kostnaden inte delas."))
	}
	return found
}

// counterpart finds the plan of a department for one of the same systems: that of the
// same year, or else the latest.
func (f *folder) counterpart(t Trace, department plan.Ref) (best Trace, ok bool) {
	for _, o := range f.all {
		if o.Input.Type != plans || !same(o.Head.Department, department) || !slices.ContainsFunc(o.Systems, func(s plan.Ref) bool { return contains(t.Systems, s) }) {
			continue
		}
		if !ok || o.Year == t.Year || best.Year != t.Year && o.Year > best.Year {
			best, ok = o, true
		}
	}
	return best, ok
}

// agreementHasPlan: the central owner answers for a plan of the system, for each year
// of the agreement's budget.
func agreementHasPlan(f *folder, t Trace) diag.List {
	if t.Input.Type != "samverkansavtal" {
		return nil
	}
	const hint = "Skriv under avtal: systemförvaltningsplan: och planens id, som står under dokument i planen."
	if !t.Names.Given() {
		if !slices.ContainsFunc(f.all, func(o Trace) bool { return o.Input.Type == plans }) {
			return nil // those who keep their plans elsewhere have nothing to name
		}
		at := (&Case{Input: t.Input}).near("avtal")
		return one("PV741", at, "Avtalet säger inte vilken systemförvaltningsplan som hör till det.", hint, "Central systemägare ansvarar för planen.")
	}
	var years []string
	var ids []string
	for _, o := range f.all {
		if o.Input.Type != plans {
			continue
		}
		ids = append(ids, o.Head.ID.Value)
		if sv.Slug(o.Head.ID.Value) != sv.Slug(t.Names.Value) {
			continue
		}
		if o.Year == t.Year || t.Year == 0 {
			return nil
		}
		years = append(years, strconv.Itoa(o.Year)+" ("+f.place(o.Head.Year.Span)+")")
	}
	if len(years) > 0 {
		return one("PV741", t.Names.Span, "Planen "+sv.Quote(t.Names.Value)+" finns för "+sv.And(years)+", men inte för avtalets år "+strconv.Itoa(t.Year)+".", "Skriv årets plan.", "Central systemägare ansvarar för planen.")
	}
	if near := sv.Suggest(t.Names.Value, ids); near != "" {
		return one("PV741", t.Names.Span, "Kommunens mapp har ingen systemförvaltningsplan med id "+sv.Quote(t.Names.Value)+".", "Menade du "+sv.Quote(near)+"?", hint)
	}
	return one("PV741", t.Names.Span, "Kommunens mapp har ingen systemförvaltningsplan med id "+sv.Quote(t.Names.Value)+".", hint, "Central systemägare ansvarar för planen.")
}
