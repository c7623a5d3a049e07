package derive

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"planverk/internal/book"
	"planverk/internal/diag"
	"planverk/internal/plan"
	"planverk/internal/sv"
)

// ITVerksamhetsplan is the joint plan: the efforts of all systems' plans, with
// the priority and forum that the joint plan gives them, and what each department
// pays. Efforts are everything under planned development (5.1), and those planned
// activities (5.2) that are procurements, cost at least the plan's limit, or are
// given a priority.
func ITVerksamhetsplan(own *plan.Input, sources []Source) (map[string]plan.Node, diag.List) {
	used, found := Latest(own, sources)
	list, gaps := Sources(own, used)
	found = append(found, gaps...)
	p := newPortfolio(own, read(used))
	found = append(found, p.unknown(used)...)
	for _, s := range p.plans {
		found = append(append(found, rivals(s)...), disagreements(s)...)
	}
	root := Group("härlett",
		Count("härlett", "antal planer", "", int64(len(p.plans))),
		Count("härlett", "antal insatser", "", int64(len(p.efforts))),
		plan.Field{Key: "insatser", Value: p.list("insatser", p.efforts)},
		plan.Field{Key: "aktiviteter", Value: p.list("aktiviteter", p.activities)},
		plan.Field{Key: "portfölj", Value: p.portfolio()},
		plan.Field{Key: "budget", Value: p.budget(sources)},
		plan.Field{Key: "fördelning", Value: p.shares()},
		plan.Field{Key: "förvaltningar", Value: p.departments()},
		Text("härlett", "fördelat", p.sharedOut()),
		total(p.plans),
		plan.Field{Key: "källor", Value: list})
	return map[string]plan.Node{"härlett": root}, found
}

// portfolio is the plans with their efforts.
type portfolio struct {
	plans      []Source
	wishes     []priority
	efforts    []effort
	activities []effort // all of 5.2
	ids        map[string]bool
}

// priority is what the joint plan says of an effort.
type priority struct {
	plan.At
	Effort   plan.Text `key:"insats"`
	Priority plan.Text `key:"prioritet"`
	Forum    plan.Text `key:"forum"`
	Comment  plan.Text `key:"kommentar"`
}

// effort is a row of a plan's chapter 5.
type effort struct {
	Source
	id       string // "socialforvaltningen-2022.utveckling.1"
	kind     string // utveckling, or the category of an activity
	what     string
	when     plan.Moment
	cost     plan.Amount
	owner    string
	status   string
	decision priority
}

// priorities, in order. What has none comes last.
var priorities = []string{"hög", "medel", "låg"}

func newPortfolio(own *plan.Input, plans []Source) *portfolio {
	var joint struct {
		Limit  plan.Amount `key:"gräns"`
		Wishes []priority  `key:"prioriteringar"`
	}
	plan.Bind(own.Root, &joint)
	p := &portfolio{plans: plans, wishes: joint.Wishes, ids: map[string]bool{}}
	decided := map[string]priority{}
	for _, w := range joint.Wishes {
		decided[effortID(w.Effort.Value)] = w
	}
	for _, s := range plans {
		for _, d := range s.Plan.Activities.Development {
			e := effort{Source: s, id: effortID(s.ID + "." + d.At.ID), kind: "utveckling", what: line(d.What.Source), when: d.When, cost: d.Cost}
			e.decision = decided[e.id]
			p.ids[e.id] = true
			p.efforts = append(p.efforts, e)
		}
		for _, m := range s.Plan.Activities.Maintenance {
			e := effort{Source: s, id: effortID(s.ID + "." + m.At.ID), kind: cmp.Or(m.Category.Value, "förvaltning"), what: line(m.What.Source),
				when: m.When, cost: m.Cost, owner: m.Owner.Label, status: m.Status.Value}
			e.decision = decided[e.id]
			p.ids[e.id] = true
			p.activities = append(p.activities, e)
			if e.decision.Given() || e.kind == "upphandling" || m.Cost.Known && m.Cost.Ore >= joint.Limit.Ore {
				p.efforts = append(p.efforts, e)
			}
		}
	}
	slices.SortStableFunc(p.efforts, func(a, b effort) int { return cmp.Compare(a.rank(), b.rank()) })
	return p
}

// effortID gives the short name of an effort, which is how the joint plan names it.
func effortID(id string) string {
	return strings.Replace(strings.TrimSpace(id), ".aktiviteter.", ".", 1)
}

func (e effort) rank() int {
	if i := slices.Index(priorities, e.decision.Priority.Value); i >= 0 {
		return i
	}
	return len(priorities)
}

// unknown reports a priority for an effort that is in no plan. The efforts of a
// plan that was left out are not known, and the plan is told of already.
func (p *portfolio) unknown(sources []Source) (found diag.List) {
	var ids []string
	for id := range p.ids {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	for _, w := range p.wishes {
		id := effortID(w.Effort.Value)
		if p.ids[id] || ofLeftOut(id, sources) {
			continue
		}
		hints := []string{"Skriv planens namn, utveckling eller förvaltning, och radens id eller nummer: lifecare-2022.utveckling.1."}
		if near := sv.Suggest(id, ids); near != "" {
			hints = append([]string{"Menade du ”" + near + "”?"}, hints...)
		}
		found = append(found, diag.New("PV733", w.Effort.Span, fmt.Sprintf("Insatsen ”%s” finns inte i någon av planerna.", w.Effort.Value), hints...))
	}
	return found
}

// ofLeftOut tells whether an effort can belong to a plan that was left out. One
// that could not be read, or whose year could not, may be any that the others are not.
func ofLeftOut(id string, sources []Source) bool {
	name, _, _ := strings.Cut(id, ".")
	left := false
	for _, s := range sources {
		switch {
		case s.ID == name:
			return s.Failed()
		case s.Failed() && s.Year() == 0:
			left = true
		}
	}
	return left
}

func (p *portfolio) list(key string, efforts []effort) *plan.List {
	list := List("härlett." + key)
	for _, e := range efforts {
		id := "härlett." + key + "." + e.id
		row := Group(id, append(e.origin(id),
			Text(id, "plan", e.Source.ID),
			Text(id, "vad", e.what),
			From(e.Source, "när", e.when),
			Text(id, "slag", e.kind),
			Text(id, "förvaltning", cmp.Or(e.department(), noDepartment)),
			Text(id, "prioritet", e.decision.Priority.Value),
			Text(id, "forum", e.decision.Forum.Value),
			Text(id, "kommentar", e.decision.Comment.Value),
			Text(id, "ansvarig", e.owner),
			Text(id, "status", e.status))...)
		if e.cost.Known || e.cost.Word != "" {
			row.Fields = append(row.Fields, From(e.Source, "kostnad", e.cost))
		}
		list.Items = append(list.Items, row)
	}
	return list
}

// portfolio lists the plans with what they cost.
func (p *portfolio) portfolio() *plan.List {
	list := List("härlett.portfölj")
	for _, s := range p.plans {
		id := "härlett.portfölj." + s.ID
		list.Items = append(list.Items, Group(id, append(s.origin(id),
			Text(id, "plan", s.ID),
			Text(id, "system", ownSystems(s)),
			Text(id, "förvaltning", cmp.Or(s.department(), noDepartment)),
			sumOf(s, "summa"))...))
	}
	return list
}

// ownSystems names the systems that a plan is about.
func ownSystems(s Source) string {
	var names []string
	for _, r := range s.Plan.Introduction.Systems {
		names = append(names, r.Label)
	}
	return sv.And(names)
}

// budget lists the rows of all plans' budgets, with how it went as far as the plans or their
// follow-ups say: last year's outcome is that of the plan of the year before, which is one
// of sources.
func (p *portfolio) budget(sources []Source) *plan.List {
	list := List("härlett.budget")
	for _, s := range p.plans {
		went, before := outcomesOf(s), yearBefore(s, sources)
		for _, b := range s.Plan.Budget.Rows {
			id := "härlett.budget." + s.ID + "." + b.ID.Value
			row := Group(id, append(s.origin(id),
				Text(id, "plan", s.ID),
				Text(id, "system", ownSystems(s)),
				Text(id, "förvaltning", cmp.Or(s.department(), noDepartment)),
				Text(id, "kostnadsslag", cmp.Or(b.Label.Value, b.ID.Value)),
				From(s, "intern tid", b.Effort))...)
			if b.Cost.Known {
				row.Fields = append(row.Fields, From(s, "kostnad", b.Cost))
			} else if b.Cost.Word != "" {
				row.Fields = append(row.Fields, Text(id, "anmärkning", b.Cost.Word))
			}
			figures := []figure{went.outcome(b), went.forecast(b), {}}
			if before != nil && b.ID.Given() {
				last := outcomesOf(*before)
				figures[2] = last.outcome(last.row(b.ID.Value))
			}
			for i, key := range howItWent {
				if f := figures[i]; f.Known {
					row.Fields = append(row.Fields, From(f.from, key, f.Amount))
				}
			}
			row.Fields = append(row.Fields, Text(id, "hämtat ur", fetched(howItWent, figures)))
			list.Items = append(list.Items, row)
		}
	}
	return list
}

// howItWent are the fields of a budget row that plans or their follow-ups fill in.
var howItWent = []string{"utfall", "prognos", "utfall föregående år"}

// yearBefore gives the plan of the same systems for the year before; nil when there is none
// without faults.
func yearBefore(s Source, sources []Source) *Source {
	for i, o := range sources {
		if !o.Failed() && o.planID() == s.planID() && o.Year() != 0 && o.Year() == s.Year()-1 {
			return &sources[i]
		}
	}
	return nil
}

// noDepartment stands where a plan names none.
const noDepartment = "Ingen förvaltning angiven"

// total adds the plans' sums; there is none when no plan has one, or when they
// are too large to be added.
func total(plans []Source) plan.Field {
	sum, known := int64(0), false
	for _, s := range plans {
		if a, ok := s.Computed["budget.summa"].(*plan.Amount); ok {
			var err error
			if sum, err = book.Add(sum, a.Ore); err != nil {
				return plan.Field{Key: "summa"}
			}
			known = true
		}
	}
	if !known {
		return plan.Field{Key: "summa"}
	}
	return Sum("härlett", "summa", sum)
}
