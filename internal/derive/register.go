package derive

import (
	"cmp"
	"slices"
	"strings"

	"planverk/internal/diag"
	"planverk/internal/plan"
	"planverk/internal/sv"
)

// Systemsammanstallning is the register over all systems of a municipality's
// plans. A system that several departments share has one row. What the plans say
// against each other is in a table of its own.
func Systemsammanstallning(own *plan.Input, sources []Source) (map[string]plan.Node, diag.List) {
	used, found := Latest(own, sources)
	list, gaps := Sources(own, used)
	found = append(found, gaps...)
	r := newRegister(read(used))
	contradictions := r.contradictions()
	for _, c := range contradictions {
		found = append(found, c.finding())
	}
	root := Group("härlett",
		Count("härlett", "antal system", "", int64(len(r.systems))),
		Count("härlett", "antal planer", "", int64(len(r.plans))),
		plan.Field{Key: "system", Value: r.rows(contradictions)},
		plan.Field{Key: "klassning", Value: r.classes()},
		plan.Field{Key: "avtal", Value: r.agreements()},
		plan.Field{Key: "kostnader", Value: r.costs()},
		total(r.plans),
		plan.Field{Key: "motsägelser", Value: contradictionRows(contradictions)},
		plan.Field{Key: "källor", Value: list})
	return map[string]plan.Node{"härlett": root}, found
}

// register is the systems of the plans, in alphabetical order.
type register struct {
	plans   []Source
	systems []*system
	names   map[string][]string // of each plan's own systems, by the plan's ID
}

// system is a system with the plans that deal with it.
type system struct {
	id   string
	name string
	row  *plan.Map // of the municipality's register; nil for one that is only named
	uses []use
}

// use is a plan that deals with a system: as one of its own, or among the others.
type use struct {
	Source
	main bool
}

func newRegister(plans []Source) *register {
	r := &register{plans: plans, names: map[string][]string{}}
	byID := map[string]*system{}
	add := func(s Source, ref plan.Ref, main bool) {
		if ref.Label == "" {
			return
		}
		id := sv.Slug(ref.Label)
		if t, ok := ref.Target.Get("id").(*plan.Text); ok {
			id = sv.Slug(t.Value)
		}
		sys := byID[id]
		if sys == nil {
			sys = &system{id: id, name: ref.Label, row: ref.Target}
			byID[id] = sys
			r.systems = append(r.systems, sys)
		}
		if n := len(sys.uses); n == 0 || sys.uses[n-1].ID != s.ID {
			sys.uses = append(sys.uses, use{s, main})
		}
	}
	for _, s := range plans {
		for _, ref := range s.Plan.Introduction.Systems {
			add(s, ref, true)
			r.names[s.ID] = append(r.names[s.ID], ref.Label)
		}
		for _, o := range s.Plan.Introduction.OtherSystems {
			add(s, o.System, false)
		}
	}
	slices.SortStableFunc(r.systems, func(a, b *system) int { return cmp.Or(sv.Compare(a.name, b.name), cmp.Compare(a.id, b.id)) })
	return r
}

// field gives what the municipality's register says of the system.
func (s *system) field(key string) string {
	switch n := s.row.Get(key).(type) {
	case *plan.Text:
		return n.Value
	case *plan.Ref:
		return n.Label
	}
	return ""
}

func (r *register) rows(contradictions []contradiction) *plan.List {
	disputed := map[string]bool{}
	for _, c := range contradictions {
		disputed[c.subject] = true
	}
	list := List("härlett.system")
	for _, s := range r.systems {
		id := "härlett.system." + s.id
		row := Group(id,
			Text(id, "id", s.id),
			Text(id, "namn", s.name),
			Text(id, "slag", s.field("typ")),
			Texts(id, "förvaltningar", s.each(Source.department)),
			Texts(id, "systemägare", s.each(holder("systemagare"))),
			Texts(id, "systemförvaltare", s.each(holder("systemforvaltare"))),
			Text(id, "leverantör", s.field("leverantör")),
			Text(id, "drift", s.operator()),
			s.ends(id),
			plan.Field{Key: "planer", Value: s.origins(id, false)})
		if disputed[s.name] {
			row.Fields = append(row.Fields, plan.Field{Key: "motsägelse", Value: &plan.YesNo{At: plan.At{ID: id + ".motsägelse"}, State: plan.Yes}})
		}
		list.Items = append(list.Items, row)
	}
	return list
}

// each gives what the plans say, each answer once, in the order of the plans.
func (s *system) each(of func(Source) string) []string {
	var out []string
	for _, u := range s.uses {
		if said := of(u.Source); said != "" && !slices.Contains(out, said) {
			out = append(out, said)
		}
	}
	return out
}

// holder gives who has a role in the plan, by title where there is one, with the
// department: "Förvaltningschef, BoU". word is the beginning of the role in ASCII.
func holder(word string) func(Source) string {
	return func(s Source) string {
		for _, r := range s.Plan.Organisation.Roles {
			if !strings.Contains(sv.ASCII(r.Role.Label), word) {
				continue
			}
			who := r.Title.Value
			if who == "" {
				var names []string
				for _, h := range r.Holders {
					names = append(names, h.Label)
				}
				who = sv.And(names)
			}
			if d := s.department(); who != "" && d != "" {
				who += ", " + d
			}
			return who
		}
		return ""
	}
}

// operator is who runs the system: as the register says, or else the first plan
// that has it as its own.
func (s *system) operator() string {
	if o := s.field("drift"); o != "" {
		return o
	}
	for _, u := range s.uses {
		if o := u.Plan.Introduction.Scope.Operator.Label; u.main && o != "" {
			return o
		}
	}
	return ""
}

// ends is the first day on which an agreement about the system runs out.
func (s *system) ends(id string) plan.Field {
	var first plan.Field
	day := ""
	for _, u := range s.uses {
		for _, a := range u.Plan.Agreements {
			if a.To.Year != 0 && s.concerns(a, u) && (day == "" || a.To.Exact() < day) {
				first, day = From(u.Source, "avtal till", a.To), a.To.Exact()
			}
		}
	}
	first.Key = "avtal till"
	return first
}

// concerns tells whether an agreement of a plan is about the system: it says so,
// or says nothing of what it is about and is with the system's supplier.
func (s *system) concerns(a plan.Agreement, u use) bool {
	if a.Subject.Value != "" {
		return strings.Contains(sv.ASCII(a.Subject.Value), sv.ASCII(s.name))
	}
	return u.main && a.Counterparty.Label != "" && a.Counterparty.Label == s.field("leverantör")
}

// origins are the plans that deal with the system, with their links; with main,
// only those that have it as one of their own.
func (s *system) origins(id string, main bool) *plan.List {
	id += ".planer"
	uses := slices.DeleteFunc(slices.Clone(s.uses), func(u use) bool { return main && !u.main })
	list := List(id)
	for i, u := range uses {
		list.Items = append(list.Items, Group(id, append(u.origin(id), more(id, i < len(uses)-1))...))
	}
	return list
}

// agreements lists the agreements that have an end, the first to end first.
func (r *register) agreements() *plan.List {
	type ending struct {
		Source
		plan.Agreement
	}
	var all []ending
	for _, s := range r.plans {
		for _, a := range s.Plan.Agreements {
			if a.To.Year != 0 {
				all = append(all, ending{s, a})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b ending) int { return cmp.Compare(a.To.Exact(), b.To.Exact()) })
	list := List("härlett.avtal")
	for _, e := range all {
		id := "härlett.avtal." + e.Source.ID + "." + e.Agreement.ID
		about := e.Subject.Value
		if about == "" {
			about = sv.And(r.names[e.Source.ID])
		}
		list.Items = append(list.Items, Group(id, append(e.origin(id),
			Text(id, "avser", about),
			Text(id, "typ", e.Agreement.Kind.Value),
			Text(id, "motpart", e.Counterparty.Label),
			From(e.Source, "till", e.To))...))
	}
	return list
}

// sumOf is the sum that a plan's budget comes to, under the plan's own identity.
func sumOf(s Source, key string) plan.Field {
	if a, ok := s.Computed["budget.summa"].(*plan.Amount); ok {
		return From(s, key, *a)
	}
	return plan.Field{Key: key}
}

// costs lists what each plan costs. A plan's budget is for its systems together.
func (r *register) costs() *plan.List {
	list := List("härlett.kostnader")
	for _, s := range r.plans {
		id := "härlett.kostnader." + s.ID
		row := Group(id, append(s.origin(id),
			Text(id, "förvaltning", s.department()),
			Text(id, "system", sv.And(r.names[s.ID])),
			operation(s, "drift"),
			sumOf(s, "summa"),
			Texts(id, "delas med", labels(s.Plan.Budget.SharedWith)))...)
		if t, ok := s.Computed["budget.anmärkning"].(*plan.Text); ok {
			row.Fields = append(row.Fields, Text(id, "anmärkning", t.Value))
		}
		list.Items = append(list.Items, row)
	}
	return list
}

// operation is the cost of running the systems.
func operation(s Source, key string) plan.Field {
	for _, b := range s.Plan.Budget.Rows {
		if b.ID.Value == "drift" && b.Cost.Known {
			return From(s, key, b.Cost)
		}
	}
	return plan.Field{Key: key}
}

func labels(refs []plan.Ref) []string {
	var out []string
	for _, r := range refs {
		out = append(out, short(r))
	}
	return out
}
