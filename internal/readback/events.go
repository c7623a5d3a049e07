package readback

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	ical "github.com/arran4/golang-ical"
	"github.com/teambition/rrule-go"

	"planverk/internal/pattern"
)

// events is what a calendar says: the days that its events fall on.
type events struct {
	file string
	all  []event
	same int // of the document's figures
}

// event is one event of a calendar.
type event struct {
	id    string // of the time in its plan
	title string
	days  []time.Time
}

// maxDays is the most days that a calendar's rules may give together.
const maxDays = 10_000

// readCalendar reads a calendar with github.com/arran4/golang-ical, and works out
// with github.com/teambition/rrule-go when its events come back.
func readCalendar(file string, data []byte) (c *events, err error) {
	defer func() {
		if p := recover(); p != nil {
			c, err = nil, fmt.Errorf("ics: %v", p)
		}
	}()
	cal, err := ical.ParseCalendar(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	c = &events{file: file}
	n := 0
	for _, e := range cal.Events() {
		days, err := daysOf(e)
		if err != nil {
			return nil, err
		}
		if n += len(days); n > maxDays {
			return nil, errTooMuch
		}
		id, _, _ := strings.Cut(e.Id(), "@")
		one := event{id: id, days: days}
		if p := e.GetProperty(ical.ComponentPropertySummary); p != nil {
			one.title = p.Value
		}
		c.all = append(c.all, one)
	}
	return c, nil
}

// daysOf gives the days of an event. A rule without end is not one of ours.
func daysOf(e *ical.VEvent) ([]time.Time, error) {
	first, err := e.GetAllDayStartAt()
	if err != nil {
		return nil, err
	}
	p := e.GetProperty(ical.ComponentPropertyRrule)
	if p == nil {
		return []time.Time{first}, nil
	}
	rule, err := rrule.StrToROption(p.Value)
	if err != nil {
		return nil, err
	}
	rule.Dtstart = first.UTC()
	r, err := rrule.NewRRule(*rule)
	if err != nil {
		return nil, err
	}
	if rule.Until.IsZero() && rule.Count == 0 {
		return nil, errTooMuch
	}
	var days []time.Time
	for next := r.Iterator(); len(days) <= maxDays; {
		day, more := next()
		if !more {
			break
		}
		days = append(days, day)
	}
	return days, nil
}

// compareCalendar holds every event against the times with its identity.
func (c *checker) compareCalendar(ref *reading) {
	if c.calendar == nil {
		return
	}
	if len(c.calendar.all) == 0 && slices.ContainsFunc(ref.figures, func(f figure) bool { return strings.HasPrefix(f.label, "”När”") }) {
		c.find("PV607", c.calendar.file, "Kalendern har inga händelser.", rebuild)
	}
	places := map[string]bool{} // where in the document such times stand
	met := map[string]bool{}
	for _, e := range c.calendar.all {
		mine := timesOf(ref, e.id)
		if len(mine) == 0 {
			c.find("PV607", c.calendar.file, fmt.Sprintf("Händelsen ”%s” (%s) står i kalendern men inte i %s.", e.title, e.id, ref.format), rebuild)
			continue
		}
		c.compareEvent(ref, e, mine)
		for _, f := range mine {
			met[f.id], places[column(f)] = true, true
		}
	}
	for _, f := range ref.figures {
		switch {
		case met[f.id]:
			c.calendar.same++
		case places[column(f)] && f.label != "":
			met[f.id] = true
			c.find("PV607", c.calendar.file, fmt.Sprintf("%s (%s) är %s i %s men finns inte i kalendern.", f.label, f.id, f.text, ref.format), rebuild)
		}
	}
}

// compareEvent holds an event against its times in the document, in order.
func (c *checker) compareEvent(ref *reading, e event, mine []figure) {
	name := fmt.Sprintf("”%s” (%s)", e.title, e.id)
	if len(e.days) != len(mine) {
		c.find("PV606", c.calendar.file, fmt.Sprintf("%s infaller %s i kalendern men %s i %s.", name,
			counted(len(e.days), "gång", "gånger"), counted(len(mine), "gång", "gånger"), ref.format), rebuild)
		return
	}
	slices.SortStableFunc(mine, func(a, b figure) int { return cmp.Compare(a.id, b.id) })
	for i, f := range mine {
		if !falls(e.days[i], f.text) {
			c.find("PV606", c.calendar.file, fmt.Sprintf("%s är %s i kalendern men %s i %s.", name, e.days[i].Format(time.DateOnly), f.text, ref.format), rebuild)
			return
		}
		if !ref.near(f, e.title) {
			c.find("PV610", c.calendar.file, fmt.Sprintf("Händelsen %s heter inte så i %s, där den infaller %s.", name, ref.format, f.text), rebuild)
			return
		}
	}
}

// timesOf gives the figures with the event's identity; one that comes back has its
// month or day after it, each once.
func timesOf(ref *reading, id string) []figure {
	var mine []figure
	for _, f := range ref.figures {
		rest, ok := strings.CutPrefix(f.id, id)
		if !ok || rest != "" && !exactDate().MatchString(strings.TrimPrefix(rest, ".")) {
			continue
		}
		if !slices.ContainsFunc(mine, func(o figure) bool { return o.id == f.id }) {
			mine = append(mine, f)
		}
	}
	return mine
}

// column is the column and table where a figure stands, without its row.
func column(f figure) string {
	head, rest, _ := strings.Cut(f.label, " för ")
	if i := strings.LastIndex(rest, " i tabell "); i >= 0 {
		return head + rest[i:]
	}
	return f.label
}

// longDay is a day in words: "11 januari 2022".
var longDay = pattern.Later(`^(\d{1,2})[ \x{00a0}](\p{L}+) (\d{4})$`)

// falls tells whether a calendar's day is the first of a printed time: of
// "2022-01-11", "11 januari 2022", "januari–mars 2022" or "2022". Words that name
// no year say nothing.
func falls(day time.Time, text string) bool {
	if iso := isoDay().FindString(text); iso != "" {
		return day.Format(time.DateOnly) == iso
	}
	if m := longDay().FindStringSubmatch(strings.ToLower(text)); m != nil {
		return m[1] == strconv.Itoa(day.Day()) && m[2] == months[day.Month()-1] && m[3] == strconv.Itoa(day.Year())
	}
	y := year().FindString(text)
	if y == "" {
		return true
	}
	first := time.January
	at := len(text)
	for i, name := range months {
		if k := strings.Index(strings.ToLower(text), name); k >= 0 && k < at {
			first, at = time.Month(i+1), k
		}
	}
	return day.Format("2006-01-02") == y+fmt.Sprintf("-%02d-01", first)
}

// near tells whether a title stands beside a figure: within a row's length of it.
func (r *reading) near(f figure, title string) bool {
	const row = 40
	key := keyOf(title)
	words := strings.Count(key, " ") + 1 + row
	around := r.script.tokens[max(0, f.from-words):min(len(r.script.tokens), f.to+words)]
	return strings.Contains(" "+joined(around)+" ", " "+key+" ")
}
