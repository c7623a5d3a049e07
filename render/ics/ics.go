// Package ics prints a calendar as iCalendar (RFC 5545), the format that
// Outlook, Google and others open and subscribe to.
//
// Its one call is Write. Every event takes a whole day and does not make its
// owner busy. The same calendar gives the same bytes: the time stamp is the
// document's day, never the clock's.
package ics

import (
	"bytes"
	"io"
	"time"

	ical "github.com/arran4/golang-ical"

	"planverk/internal/calendar"
)

// Write prints a calendar.
func Write(w io.Writer, c *calendar.Calendar) error {
	cal := ical.NewCalendar()
	cal.SetProductId("-//Planverk//" + c.Generator + "//SV")
	cal.SetCalscale("GREGORIAN")
	cal.SetMethod(ical.MethodPublish)
	cal.SetName(c.Title)
	cal.SetXWRCalName(c.Title)
	for _, e := range c.Events {
		add(cal, c, e)
	}
	var b bytes.Buffer // the library does not tell of every write that fails
	if err := cal.SerializeTo(&b, ical.WithNewLineWindows); err != nil {
		return err
	}
	_, err := w.Write(b.Bytes())
	return err
}

func add(cal *ical.Calendar, c *calendar.Calendar, e calendar.Event) {
	v := cal.AddEvent(e.ID + "@" + c.Domain)
	v.SetDtStampTime(at(c.Stamp))
	v.SetAllDayStartAt(at(e.Day))
	v.SetAllDayEndAt(at(e.Day).AddDate(0, 0, 1)) // the day after, which is not in it
	if rule := rules[e.Every]; rule != "" {
		v.AddRrule(rule + ";UNTIL=" + at(e.Until).Format("20060102"))
	}
	v.SetSummary(e.Title, inSwedish)
	if e.Note != "" {
		v.SetDescription(e.Note, inSwedish)
	}
	if e.Category != "" {
		v.AddCategory(e.Category, inSwedish)
	}
	v.SetTimeTransparency(ical.TransparencyTransparent)
}

var inSwedish = &ical.KeyValues{Key: string(ical.ParameterLanguage), Value: []string{"sv"}}

// rules are how often events come back, as RFC 5545, 3.3.10, writes it.
var rules = map[calendar.Rule]string{
	calendar.Monthly:       "FREQ=MONTHLY",
	calendar.SecondTuesday: "FREQ=MONTHLY;BYDAY=2TU",
	calendar.Quarterly:     "FREQ=MONTHLY;INTERVAL=3",
}

func at(d calendar.Date) time.Time {
	return time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.UTC)
}
