package derive

import (
	"planverk/internal/calendar"
	"planverk/internal/doc"
	"planverk/internal/plan"
	"planverk/internal/sv"
)

// Calendar gives the wheel of a year as a calendar: each event on its day, and
// what comes back as one event with a rule. d is the finished document of the
// same wheel.
func Calendar(own *plan.Input, sources []Source, d *doc.Document) *calendar.Calendar {
	w := newWheel(own, sources)
	c := &calendar.Calendar{ID: d.Meta.ID, Title: d.Meta.Title + ", " + d.Meta.Municipality, Generator: d.Meta.Generator,
		Domain: d.Meta.ID + "." + sv.Slug(d.Meta.Municipality) + ".planverk", Stamp: calendar.Date(d.Meta.Date)}
	for _, e := range w.events {
		times := e.times(w.year)
		if len(times) == 0 {
			continue
		}
		c.Events = append(c.Events, e.entry(times))
	}
	return c
}

// rules are the recurrences that make one event with a rule. A yearly one falls
// once in the wheel's year.
var rules = map[plan.Recurrence]calendar.Rule{
	plan.Monthly: calendar.Monthly, plan.MonthlySecondTuesday: calendar.SecondTuesday, plan.Quarterly: calendar.Quarterly,
}

// entry is an event in the calendar, on the first day of the first of its times.
func (e event) entry(times []occurrence) calendar.Event {
	first, last := times[0], times[len(times)-1]
	entry := calendar.Event{ID: e.id, Title: e.what, Category: sv.Capital(e.kind), Day: dayOf(first.first), Note: "Källa: " + sourceTitle(e) + "."}
	if e.section != "" {
		entry.Note = "Källa: " + sourceTitle(e) + ", avsnittet " + sections[e.section] + "."
	}
	if e.owner != "" {
		entry.Note = "Ansvarig: " + e.owner + ". " + entry.Note
	}
	if len(times) > 1 {
		entry.Every, entry.Until = rules[e.every], dayOf(last.first)
	}
	switch {
	case first.day():
	case len(times) > 1:
		entry.Note = "Görs " + often[e.every] + ". Ingen dag är bestämd; händelsen står på den första. " + entry.Note
	default:
		entry.Note = "Tid: " + first.text() + ". Ingen dag är bestämd; händelsen står på den första. " + entry.Note
	}
	return entry
}

func dayOf(d plan.Date) calendar.Date {
	return calendar.Date{Year: d.Year, Month: d.Month, Day: d.Day}
}
