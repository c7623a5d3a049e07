package derive

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"planverk/internal/plan"
	"planverk/internal/sv"
)

// event is something that a plan says happens in a year.
type event struct {
	id       string // identity of the moment or date in its plan, the plan before it
	what     string // one line
	kind     string // "behörighet", "avtal", "uppföljning" …
	owner    string
	source   *Source // nil for one of the wheel's own
	section  string  // where in the plan: "förvaltning"
	every    plan.Recurrence
	moment   plan.Moment
	planYear int
}

// times gives when it falls within the year.
func (e event) times(year int) []occurrence { return occurrences(e.moment, e.planYear, year) }

// eventsOf gives what a plan says of times: planned activities, development and
// training, agreements that begin, end or must be given notice of, and the days of
// the document itself. Those without any time have an unknown moment.
func eventsOf(s *Source) []event {
	c := collector{source: s, year: s.Year()}
	p := s.Plan
	for _, a := range p.Activities.Maintenance {
		c.activity(a.At, a.When, line(a.What.Source), cmp.Or(a.Category.Value, "förvaltning"), a.Owner.Label, "förvaltning")
	}
	for _, d := range p.Activities.Development {
		c.activity(d.At, d.When, line(d.What.Source), "utveckling", "", "utveckling")
	}
	for _, o := range p.UserSupport.Training.Occasions {
		c.activity(o.At, o.When, o.What.Value, "utbildning", "", "utbildning")
	}
	for _, a := range p.Agreements {
		c.agreement(a)
	}
	d := p.Document
	c.day(d.FollowUp, "Planen ska senast vara uppföljd", "uppföljning", "inledning")
	c.day(d.Publishing.Published, "Planen publiceras", "publicering", "inledning")
	c.day(d.Publishing.Review, "Sidan på intranätet granskas senast", "publicering", "inledning")
	c.day(d.Publishing.Unpublished, "Sidan tas bort från intranätet", "publicering", "inledning")
	return c.all
}

type collector struct {
	source *Source
	year   int
	all    []event
}

func (c *collector) add(e event) {
	e.source, e.planYear = c.source, c.year
	e.id = c.source.ID + "." + e.id
	c.all = append(c.all, e)
}

func (c *collector) activity(at plan.At, when plan.Moment, what, kind, owner, section string) {
	id := when.ID
	if id == "" {
		id = at.ID + ".när"
	}
	when = recurring(when, what)
	c.add(event{id: id, what: withoutRecurrence(what, when.Every), kind: kind, owner: owner, section: section, moment: when, every: when.Every})
}

// recurring is a moment with the recurrence that the words tell, when the moment
// itself is no more exact than its year.
func recurring(m plan.Moment, what string) plan.Moment {
	vague := !m.Known && plan.Blank(m.Text()) || m.Known && m.Every == plan.Once && m.Month == 0 && m.Quarter == 0 && m.Season == plan.NoSeason && !m.Open && m.EndYear == 0
	if !vague {
		return m
	}
	if every, ok := hidden(what); ok {
		m.Every, m.Known = every, true
	}
	return m
}

func (c *collector) day(d plan.Date, what, kind, section string) {
	if d.Year != 0 {
		c.add(event{id: d.ID, what: what, kind: kind, section: section, moment: onDay(d)})
	}
}

func onDay(d plan.Date) plan.Moment {
	return plan.Moment{At: d.At, Year: d.Year, Month: d.Month, Day: d.Day, Known: true}
}

func (c *collector) agreement(a plan.Agreement) {
	name := agreementName(a)
	c.day(a.From, name+" börjar gälla", "avtal", "avtal")
	c.day(a.To, name+" går ut", "avtal", "avtal")
	if n := monthsOf(a.Notice.Value); n > 0 && a.To.Year != 0 {
		last := monthsBefore(a.To, n)
		last.At = plan.At{ID: a.Notice.ID, Span: a.Notice.Span}
		c.day(last, name+" sägs upp senast (uppsägningstid "+a.Notice.Value+")", "avtal", "avtal")
	}
}

// agreementName names an agreement as a sentence begins: "Huvudavtal
// Procapita/Lifecare med Tieto".
func agreementName(a plan.Agreement) string {
	name := strings.TrimSpace(a.Kind.Value + " " + a.Subject.Value)
	if a.Counterparty.Label != "" {
		name += " med " + a.Counterparty.Label
	}
	return sv.Capital(strings.TrimSpace(name))
}

// monthsOf reads a period of notice: "6 månader", "1 år", "sex månader". Other
// words give 0: no day is better than a wrong one.
func monthsOf(words string) int {
	fields := strings.Fields(strings.ToLower(strings.TrimSuffix(words, ".")))
	if len(fields) != 2 {
		return 0
	}
	n, err := strconv.Atoi(fields[0])
	if err != nil {
		n = 1 + slices.Index([]string{"en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv"}, fields[0])
		if fields[0] == "ett" {
			n = 1
		}
	}
	switch {
	case n < 1 || n > 120:
		return 0
	case strings.HasPrefix(fields[1], "månad"):
		return n
	case fields[1] == "år":
		return 12 * n
	}
	return 0
}

// monthsBefore is the day n months earlier, or the last day of that month when it
// has no such day. Notice of an agreement that ends with a month is given before
// the end of the earlier month.
func monthsBefore(d plan.Date, n int) plan.Date {
	month := d.Year*12 + d.Month - 1 - n
	last := endOfMonth(month/12, month%12+1)
	if d != (plan.Date{At: d.At, Year: d.Year, Month: d.Month, Day: endOfMonth(d.Year, d.Month).Day}) {
		last.Day = min(d.Day, last.Day)
	}
	return last
}

// line is running text on one line, without the signs of Markdown.
func line(source string) string { return strings.Join(strings.Fields(plan.Plain(source)), " ") }
