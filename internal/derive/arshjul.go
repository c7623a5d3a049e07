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

// mostInWheel is how many events a wheel can name and still be read; with more,
// it says how many there are in each month.
const mostInWheel = 30

// Arshjul is the wheel of a year: what the plans say of times, month by month,
// recurring ones once for each time, and what has no time.
func Arshjul(own *plan.Input, sources []Source) (map[string]plan.Node, diag.List) {
	w := newWheel(own, sources)
	list, found := Sources(own, sources)
	found = append(found, w.problems(slices.ContainsFunc(sources, func(s Source) bool { return !s.Failed() }))...)
	root := Group("härlett",
		plan.Field{Key: "rader", Value: w.table()},
		plan.Field{Key: "enda källan", Value: w.only(sources)},
		plan.Field{Key: "återkommande", Value: w.recurring()},
		plan.Field{Key: "utan tid", Value: w.undated()},
		plan.Field{Key: "hjul", Value: w.figure()},
		Count("härlett", "antal", "", int64(len(w.rows))),
		plan.Field{Key: "källor", Value: list})
	return map[string]plan.Node{"härlett": root}, found
}

// wheel is a year with its events.
type wheel struct {
	own      *plan.Input
	year     int
	events   []event
	rows     []wheelRow // in order of time
	timeless []event    // those that have no time, or words that are none
}

// wheelRow is one time that something falls.
type wheelRow struct {
	event
	at occurrence
}

func newWheel(own *plan.Input, sources []Source) *wheel {
	w := &wheel{own: own, year: yearOf(own)}
	for i := range sources {
		if !sources[i].Failed() {
			w.events = append(w.events, eventsOf(&sources[i])...)
		}
	}
	w.events = append(w.events, ownEvents(own, w.year)...)
	for _, e := range w.events {
		if !e.moment.Known {
			w.timeless = append(w.timeless, e)
			continue
		}
		for _, o := range e.times(w.year) {
			w.rows = append(w.rows, wheelRow{e, o})
		}
	}
	slices.SortStableFunc(w.rows, func(a, b wheelRow) int {
		return cmp.Or(strings.Compare(a.at.first.ISO(), b.at.first.ISO()), strings.Compare(a.at.last.ISO(), b.at.last.ISO()))
	})
	return w
}

// only is the source of everything in the wheel, when it has one alone: then no
// row has to name it.
func (w *wheel) only(sources []Source) plan.Node {
	if len(sources) != 1 || sources[0].Failed() || slices.ContainsFunc(w.events, func(e event) bool { return e.source == nil }) {
		return nil
	}
	const id = "härlett.enda_källan"
	return Group(id, Text(id, "källa", sources[0].Title), Text(id, "länk", sources[0].Link))
}

// ownEvents gives what the wheel's own file adds to the plans: the municipality's
// own days, for its budget and its boards.
func ownEvents(own *plan.Input, year int) []event {
	var file struct {
		Events []struct {
			plan.At
			When  plan.Moment `key:"när"`
			What  plan.Text   `key:"vad"`
			Kind  plan.Text   `key:"slag"`
			Owner plan.Ref    `key:"ansvarig"`
		} `key:"händelser"`
	}
	plan.Bind(own.Root, &file)
	var all []event
	for _, e := range file.Events {
		when := recurring(e.When, e.What.Value)
		all = append(all, event{id: cmp.Or(e.When.ID, e.At.ID+".när"), what: withoutRecurrence(e.What.Value, when.Every), kind: cmp.Or(e.Kind.Value, "gemensamt"), owner: e.Owner.Label,
			moment: when, every: when.Every, planYear: year})
	}
	return all
}

func yearOf(own *plan.Input) int { return Source{Input: own}.Year() }

// problems are what the maker of the wheel should look at.
func (w *wheel) problems(any bool) (found diag.List) {
	if any && len(w.rows) == 0 {
		found = append(found, diag.New("PV710", underlag(w.own), "Inget av det som planerna innehåller infaller "+strconv.Itoa(w.year)+".",
			"Kontrollera att dokument – år är det år som årshjulet gäller, och att underlag – år pekar ut rätt planer."))
	}
	return found
}

// row is an event at a time, for a table. The month is the first cell, so that
// the table can be read by it.
func (w *wheel) row(list string, i int, e event, o *occurrence) *plan.Map {
	id := list + "." + strconv.Itoa(i+1)
	row := Group(id, Text(id, "vad", e.what), Text(id, "slag", e.kind), Text(id, "ansvarig", e.owner), Text(id, "källa", sourceTitle(e)), Text(id, "länk", sourceLink(e)), Text(id, "avsnitt", e.section))
	switch {
	case o != nil:
		row.Fields = append(row.Fields,
			Text(id, "månad", w.month(*o)),
			plan.Field{Key: "när", Value: o.moment(e.identity(*o))})
	case e.moment.Given():
		m := e.moment
		m.ID = e.id
		row.Fields = append(row.Fields, plan.Field{Key: "när", Value: &m})
	}
	return row
}

// identity is that of the time in the plan; a recurring one has its day or month
// last, so that each time is a figure of its own.
func (e event) identity(o occurrence) string {
	if e.every == plan.Once || e.every == plan.Yearly {
		return e.id
	}
	if o.day() {
		return e.id + "." + o.first.ISO()
	}
	return e.id + "." + o.first.ISO()[:7]
}

// month is the month that a time begins in: "Mars"; a whole year is in none.
func (w *wheel) month(o occurrence) string {
	if o.wholeYear() {
		return "Hela året"
	}
	return sv.Capital(sv.Month(o.first.Month))
}

func sourceTitle(e event) string {
	if e.source == nil {
		return "Årshjulet"
	}
	return e.source.Title
}

func sourceLink(e event) string {
	if e.source == nil {
		return ""
	}
	return e.source.Link
}

// table is the whole year: what goes on all year first, then day by day.
func (w *wheel) table() *plan.List {
	rows := slices.Clone(w.rows)
	slices.SortStableFunc(rows, func(a, b wheelRow) int {
		switch whole := a.at.wholeYear(); {
		case whole == b.at.wholeYear():
			return 0
		case whole:
			return -1
		default:
			return 1
		}
	})
	list := List("härlett.rader")
	for i, r := range rows {
		list.Items = append(list.Items, w.row("härlett.rader", i, r.event, &r.at))
	}
	return list
}

// recurring is what comes back within the year, once each.
func (w *wheel) recurring() *plan.List {
	list := List("härlett.återkommande")
	for _, e := range w.events {
		if n := len(e.times(w.year)); n > 1 {
			row := w.row("härlett.återkommande", len(list.Items), e, nil)
			id := row.ID
			row.Fields = slices.DeleteFunc(row.Fields, func(f plan.Field) bool { return f.Key == "när" })
			row.Fields = append(row.Fields, Text(id, "hur ofta", often[e.every]), Count(id, "gånger", "", int64(n)))
			list.Items = append(list.Items, row)
		}
	}
	return list
}

var often = map[plan.Recurrence]string{
	plan.Monthly: "varje månad", plan.MonthlySecondTuesday: "andra tisdagen varje månad", plan.Quarterly: "varje kvartal", plan.Yearly: "varje år",
}

// undated is what has no time, or one that can not be read.
func (w *wheel) undated() *plan.List {
	list := List("härlett.utan_tid")
	for i, e := range w.timeless {
		list.Items = append(list.Items, w.row("härlett.utan_tid", i, e, nil))
	}
	return list
}

// figure is what the drawn wheel says: each thing once in a month, and what comes
// back every month once for all the year.
func (w *wheel) figure() *plan.List {
	type spoke struct{ month, what string }
	var spokes []spoke
	seen := map[string]bool{}
	for _, r := range w.rows {
		month, what := sv.Month(r.at.first.Month), r.what
		switch {
		case r.every == plan.Monthly || r.every == plan.MonthlySecondTuesday:
			month, what = "hela året", r.what
		case r.at.wholeYear():
			month = "hela året"
		}
		if key := month + r.id; !seen[key] {
			seen[key] = true
			spokes = append(spokes, spoke{month, what})
		}
	}
	if len(spokes) > mostInWheel {
		count := map[string]int{}
		for _, s := range spokes {
			count[s.month]++
		}
		spokes = spokes[:0]
		for m := 1; m <= 13; m++ {
			month := cmp.Or(sv.Month(m), "hela året")
			if n := count[month]; n > 0 {
				spokes = append(spokes, spoke{month, sv.Count(n, "händelse", "händelser")})
			}
		}
	}
	list := List("härlett.hjul")
	for i, s := range spokes {
		id := "härlett.hjul." + strconv.Itoa(i+1)
		list.Items = append(list.Items, Group(id, Text(id, "månad", s.month), Text(id, "vad", s.what)))
	}
	return list
}
