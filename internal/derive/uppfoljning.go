package derive

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"planverk/internal/diag"
	"planverk/internal/plan"
	"planverk/internal/sv"
)

// followUp is what the follow-up's own file says.
type followUp struct {
	Until   plan.Date       `key:"till och med"`
	Results []result        `key:"utfall"`
	Done    []followedUpRow `key:"aktiviteter"`
}

// result is what became of a row of the budget.
type result struct {
	plan.At
	Row      plan.Text   `key:"rad"`
	Outcome  plan.Amount `key:"utfall"`
	Forecast plan.Amount `key:"prognos"`
	Comment  plan.Text   `key:"kommentar"`
}

// followedUpRow is what became of an activity.
type followedUpRow struct {
	plan.At
	ID       plan.Text   `key:"id"`
	Status   plan.Text   `key:"status"`
	Outcome  plan.Amount `key:"utfall"`
	MovedTo  plan.Moment `key:"flyttas till"`
	Comments plan.Text   `key:"kommentar"`
}

// Uppfoljning holds a plan against what became of it: each row of the budget with
// outcome, forecast and deviation, each activity with its status, and what goes
// on into the next year. Deviation is budget less forecast: a deficit is negative.
func Uppfoljning(own *plan.Input, sources []Source) (map[string]plan.Node, diag.List) {
	list, found := Sources(own, sources)
	root := Group("härlett", plan.Field{Key: "källor", Value: list})
	s, lost := onePlan(own, sources)
	found = append(found, lost...)
	if s != nil {
		f := &following{source: s, own: own}
		plan.Bind(own.Root, &f.file)
		root.Fields = append(root.Fields, plan.Field{Key: "plan", Value: planHead(s)})
		root.Fields = append(root.Fields, f.budget()...)
		root.Fields = append(root.Fields, f.activities()...)
		followed := *s
		followed.Followed = &Source{Input: own}
		found = append(append(found, f.found...), disagreements(followed)...)
	}
	return map[string]plan.Node{"härlett": root}, found
}

// following is a follow-up on its way.
type following struct {
	source *Source
	own    *plan.Input
	file   followUp
	found  diag.List
}

func (f *following) report(code string, at diag.Span, message string, hints ...string) {
	f.found = append(f.found, diag.New(code, at, message, hints...))
}

// closed tells whether the follow-up is for the whole year: then what came out is
// also the forecast.
func (f *following) closed() bool {
	d := f.file.Until
	return d.Year > f.source.Year() || d.Year == f.source.Year() && d.Month == 12 && d.Day == 31
}

// figures are the sums of the budget table. Each is known when any row gives it.
type figures struct{ budget, outcome, forecast, deviation sum }

// sum adds amounts in öre.
type sum struct {
	ore          int64
	known, spilt bool // spilt: too large to be counted
}

func (s *sum) add(a plan.Amount) {
	if !a.Known {
		return
	}
	next := s.ore + a.Ore
	s.spilt = s.spilt || (a.Ore > 0) != (next > s.ore) && a.Ore != 0
	s.ore, s.known = next, true
}

// field is the sum as a value; no figure is better than a wrong one.
func (s sum) field(id, key string) plan.Field {
	if !s.known || s.spilt {
		return plan.Field{Key: key}
	}
	return Sum(id, key, s.ore)
}

// budget is the table of the plan's rows, in the plan's order.
func (f *following) budget() []plan.Field {
	rows := f.source.Plan.Budget.Rows
	f.unknownRows()
	list := List("härlett.budget")
	var total figures
	var without []string
	for i, r := range rows {
		id := cmp.Or(r.ID.Value, strconv.Itoa(i+1))
		res := f.result(r.ID.Value)
		if f.closed() && !res.Forecast.Given() && res.Outcome.Known {
			res.Forecast = res.Outcome
			res.Forecast.ID = "härlett.budget." + id + ".prognos"
		}
		if r.Cost.Known && !res.Forecast.Known {
			without = append(without, label(r))
		}
		list.Items = append(list.Items, f.row("härlett.budget."+id, id, r, res, &total))
	}
	fields := []plan.Field{{Key: "budget", Value: list}, {Key: "summa", Value: Group("härlett.summa",
		f.budgetSum(), total.outcome.field("härlett.summa", "utfall"), total.forecast.field("härlett.summa", "prognos"), total.deviation.field("härlett.summa", "avvikelse"))}}
	if len(without) == 0 {
		return fields
	}
	if slices.ContainsFunc(f.file.Results, func(r result) bool { return r.Forecast.Known || r.Outcome.Known }) {
		f.report("PV714", f.near("utfall"), "Prognos saknas för "+sv.And(without)+". Avvikelsen räknas bara på rader med prognos.",
			"Skriv till exempel drift: { utfall: 900 000 kr, prognos: 1 000 000 kr }. För ett avslutat år räcker utfallet, om ”till och med” är årets sista dag.")
	}
	return append(fields, Text("härlett", "anmärkning", "Avvikelsen omfattar inte "+sv.And(without)+", som saknar prognos."))
}

func label(r plan.BudgetRow) string { return cmp.Or(r.Label.Value, r.ID.Value) }

func (f *following) budgetSum() plan.Field {
	a, _ := f.source.Computed["budget.summa"].(*plan.Amount)
	if a == nil {
		return plan.Field{Key: "budget"}
	}
	return From(*f.source, "budget", *a)
}

// row is a row of the budget with what became of it. A row without an amount in
// the budget that costs something all the same deviates by all of it.
func (f *following) row(id, key string, r plan.BudgetRow, res result, total *figures) *plan.Map {
	row := Group(id, Text(id, "id", key), Text(id, "benämning", label(r)), From(*f.source, "budget", r.Cost))
	add := func(key string, a plan.Amount) {
		if a.Given() {
			row.Fields = append(row.Fields, plan.Field{Key: key, Value: &a})
		}
	}
	add("utfall", res.Outcome)
	add("prognos", res.Forecast)
	total.budget.add(r.Cost)
	total.outcome.add(res.Outcome)
	total.forecast.add(res.Forecast)
	if res.Forecast.Known {
		deviation := Sum(id, "avvikelse", r.Cost.Ore-res.Forecast.Ore)
		row.Fields = append(row.Fields, deviation)
		total.deviation.add(*deviation.Value.(*plan.Amount))
	}
	row.Fields = append(row.Fields, Text(id, "kommentar", res.Comment.Value))
	return row
}

func (f *following) result(id string) result {
	for _, r := range f.file.Results {
		if id != "" && r.Row.Value == id {
			return r
		}
	}
	return result{}
}

// unknownRows reports outcome for what is not in the budget.
func (f *following) unknownRows() {
	var ids []string
	for _, r := range f.source.Plan.Budget.Rows {
		ids = append(ids, r.ID.Value)
	}
	for _, r := range f.file.Results {
		if !slices.Contains(ids, r.Row.Value) {
			f.report("PV712", r.Row.Span, "Raden "+sv.Quote(r.Row.Value)+" finns inte i budgeten i "+f.source.Title+".", choices(r.Row.Value, ids)...)
		}
	}
}

// choices are the hints for an id that is not there.
func choices(word string, ids []string) []string {
	hints := []string{"Planen har raderna " + sv.And(ids) + "."}
	if len(ids) == 0 {
		hints = []string{"Planen har inga rader."}
	}
	if near := sv.Suggest(word, ids); near != "" {
		hints = slices.Insert(hints, 0, "Menade du "+sv.Quote(near)+"?")
	}
	return hints
}

// near is the place of one of the file's own keys.
func (f *following) near(key string) diag.Span {
	for _, field := range f.own.Root.Fields {
		if field.Key == key {
			return field.KeySpan
		}
	}
	return diag.Span{File: f.own.File}
}

// activity is a planned activity or development, by the id that the follow-up
// names it with.
type activity struct {
	id      string // its own, or its section and number: "förvaltning-2"
	what    plan.Rich
	when    plan.Moment
	cost    plan.Amount
	status  string // as the plan has it
	section string
}

func activitiesOf(p *plan.Systemplan) (all []activity) {
	for i, a := range p.Activities.Maintenance {
		all = append(all, activity{cmp.Or(a.ID.Value, "förvaltning-"+strconv.Itoa(i+1)), a.What, a.When, a.Cost, a.Status.Value, "förvaltning"})
	}
	for i, d := range p.Activities.Development {
		all = append(all, activity{cmp.Or(d.ID.Value, "utveckling-"+strconv.Itoa(i+1)), d.What, d.When, d.Cost, "", "utveckling"})
	}
	return all
}

// statuses are the words for how it went, in the order they are counted.
var statuses = []string{"klar", "pågår", "flyttad", "planerad", "utgår"}

// activities is the table of what was planned, and of what is carried over.
func (f *following) activities() []plan.Field {
	all := activitiesOf(f.source.Plan)
	f.unknownActivities(all)
	list, over := List("härlett.aktiviteter"), List("härlett.förs_över")
	count := map[string]int{}
	var silent []string
	for _, a := range all {
		got := f.followedUp(a.id)
		status := cmp.Or(got.Status.Value, a.status)
		if status == "" {
			silent = append(silent, a.id)
		}
		count[status]++
		list.Items = append(list.Items, f.activity("härlett.aktiviteter."+a.id, a, got, status))
		if status == "planerad" || status == "pågår" || status == "flyttad" {
			over.Items = append(over.Items, f.activity("härlett.förs_över."+a.id, a, got, status))
		}
	}
	if len(silent) > 0 {
		f.report("PV715", f.near("aktiviteter"), "Uppföljningen säger inte hur det gick med "+sv.And(silent)+".",
			"Skriv under aktiviteter: "+silent[0]+": klar. Status är "+sv.Or(statuses)+".")
	}
	tally := List("härlett.statusar")
	for _, s := range append(slices.Clone(statuses), "") {
		if n := count[s]; n > 0 {
			id := "härlett.statusar." + cmp.Or(sv.Slug(s), "okand")
			tally.Items = append(tally.Items, Group(id, Text(id, "status", sv.Capital(cmp.Or(s, "inte följd upp"))), Count(id, "antal", "", int64(n))))
		}
	}
	return []plan.Field{{Key: "aktiviteter", Value: list}, {Key: "förs över", Value: over}, {Key: "statusar", Value: tally}}
}

func (f *following) activity(id string, a activity, got followedUpRow, status string) *plan.Map {
	row := Group(id, Text(id, "id", a.id), From(*f.source, "vad", a.what), From(*f.source, "när", a.when), From(*f.source, "kostnad", a.cost),
		Text(id, "avsnitt", sections[a.section]), Text(id, "status", status), Text(id, "kommentar", got.Comments.Value))
	if got.Outcome.Given() {
		row.Fields = append(row.Fields, plan.Field{Key: "utfall", Value: &got.Outcome})
	}
	if got.MovedTo.Given() {
		row.Fields = append(row.Fields, plan.Field{Key: "flyttas till", Value: &got.MovedTo})
	}
	return row
}

func (f *following) followedUp(id string) followedUpRow {
	for _, r := range f.file.Done {
		if r.ID.Value == id {
			return r
		}
	}
	return followedUpRow{}
}

// unknownActivities reports the follow-up of what was not planned.
func (f *following) unknownActivities(all []activity) {
	var ids []string
	for _, a := range all {
		ids = append(ids, a.id)
	}
	for _, r := range f.file.Done {
		if slices.Contains(ids, r.ID.Value) {
			continue
		}
		hints := []string{"Planen har inga aktiviteter."}
		if len(ids) > 0 {
			hints = []string{"En aktivitet nämns med sitt id i planen, eller med avsnitt och nummer i tabellen: " + strings.Join(ids, ", ") + "."}
		}
		if near := sv.Suggest(r.ID.Value, ids); near != "" {
			hints = slices.Insert(hints, 0, "Menade du "+sv.Quote(near)+"?")
		}
		f.report("PV713", r.ID.Span, "Aktiviteten "+sv.Quote(r.ID.Value)+" finns inte i "+f.source.Title+".", hints...)
	}
}
