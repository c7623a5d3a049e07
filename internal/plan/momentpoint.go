package plan

import (
	"strconv"
	"time"

	"planverk/internal/sv"
)

// moment turns what was gathered into a Moment.
func (r *reader) moment() (m Moment, ok bool, err *impossible) {
	if r.hasWeekday && r.every != Monthly {
		return Moment{}, false, nil
	}
	m.Every = r.every
	if r.hasWeekday && r.weekday == time.Tuesday && r.nth == 2 {
		m.Every = MonthlySecondTuesday
	}
	left := r.points[0]
	if !left.used {
		return m, m.Every != Once || r.always, nil
	}
	if len(r.points) == 1 {
		if r.turn {
			return newYear(m, left)
		}
		if err := left.settle(); err != nil {
			return Moment{}, false, err
		}
		ok = left.single(&m)
		return m, ok, nil
	}
	if r.turn {
		return Moment{}, false, nil
	}
	return r.stretch(m, left, r.points[1])
}

// newYear reads "årsskiftet 2021/2022".
func newYear(m Moment, p point) (Moment, bool, *impossible) {
	if p.toYear != p.year+1 || p != (point{year: p.year, toYear: p.toYear, used: true}) {
		return Moment{}, false, nil
	}
	m.Year, m.Month, m.Day = p.year, 12, 31
	m.EndYear, m.EndMonth, m.EndDay = p.toYear, 1, 1
	return m, true, nil
}

// settle decides what a lone number is, and whether the calendar has the day.
func (p *point) settle() *impossible {
	if p.number != 0 {
		switch {
		case p.month != 0 && p.day == 0:
			p.day, p.number = p.number, 0
		case p.year != 0 && p.month == 0 && p.quarter == 0 && p.half == 0 && p.season == NoSeason && p.week == 0:
			p.month, p.number = p.number, 0
		}
	}
	if p.month < 0 || p.month > 12 {
		return &impossible{why: "månaden finns inte", hints: monthHints(p)}
	}
	year := p.year
	if year == 0 {
		year = 2000 // a leap year: 29/2 is possible
	}
	if p.month != 0 && p.day != 0 && !realDay(year, p.month, p.day) {
		when := sv.Month(p.month)
		if p.year != 0 {
			when += " " + strconv.Itoa(p.year)
		}
		days := strconv.Itoa(daysIn(year, p.month))
		return &impossible{why: when + " har " + days + " dagar", hints: []string{"Skriv en dag från 1 till " + days + "."}}
	}
	return nil
}

// monthHints explains 2010-13, which can be a slip or a stretch of years.
func monthHints(p *point) []string {
	hints := []string{"Månaderna skrivs 01 till 12."}
	if to := p.year/100*100 + p.month; p.day == 0 && to > p.year {
		hints = append(hints, "Skriv "+strconv.Itoa(p.year)+"–"+strconv.Itoa(to)+" om du menar åren.")
	}
	return hints
}

// single fills a Moment from one point; it is false for parts that do not go together.
func (p point) single(m *Moment) bool {
	parts := 0
	for _, has := range []bool{p.month != 0, p.quarter != 0, p.half != 0, p.week != 0, p.season != NoSeason, p.open, p.toYear != 0} {
		if has {
			parts++
		}
	}
	if parts > 1 || p.number != 0 || p.quarter > 4 || p.day != 0 && p.month == 0 || p.open && p.year == 0 {
		return false
	}
	m.Year, m.Month, m.Day = p.year, p.month, p.day
	m.Quarter, m.Season, m.Open = p.quarter, p.season, p.open
	switch {
	case p.toYear != 0:
		m.EndYear = p.toYear
	case p.half != 0:
		m.Month, m.EndYear, m.EndMonth = 6*p.half-5, p.year, 6*p.half
	case p.week != 0:
		return weekDays(m, p)
	}
	return true
}

// weekDays fills the days of an ISO week; a week without a year is no time.
func weekDays(m *Moment, p point) bool {
	if p.year == 0 {
		return false
	}
	fourth := time.Date(p.year, 1, 4, 0, 0, 0, 0, time.UTC) // is always in week 1
	sinceMonday := (int(fourth.Weekday()) + 6) % 7
	monday := fourth.AddDate(0, 0, 7*(p.week-1)-sinceMonday)
	if _, week := monday.ISOWeek(); week != p.week {
		return false
	}
	first, last := onDay(monday), onDay(monday.AddDate(0, 0, 6))
	m.Year, m.Month, m.Day = first.Year, first.Month, first.Day
	m.EndYear, m.EndMonth, m.EndDay = last.Year, last.Month, last.Day
	return true
}

// stretch fills a Moment from two points, which lend each other year and month.
func (r *reader) stretch(m Moment, left, right point) (Moment, bool, *impossible) {
	if left.year == 0 && right == (point{year: right.year, used: true}) {
		return Moment{}, false, nil // "1-2000": a month of the year, or from then until the year is over?
	}
	lend(&left, &right)
	for _, p := range []*point{&left, &right} {
		if err := p.settle(); err != nil {
			return Moment{}, false, err
		}
	}
	var a, b Moment
	if !left.single(&a) || !right.single(&b) || left.open || right.open || left.toYear != 0 || right.toYear != 0 {
		return Moment{}, false, nil
	}
	a.Known, b.Known = true, true
	first, _, _ := a.Days(2000)
	_, last, _ := b.Days(2000)
	if last.Before(first) {
		return Moment{}, false, nil
	}
	a.Known, a.Every = false, m.Every
	if a.Quarter != 0 {
		a.Month, a.Quarter = 3*a.Quarter-2, 0
	}
	if a.Season != NoSeason {
		a.Month, a.Season = first.Month, NoSeason
	}
	a.EndYear, a.EndMonth, a.EndDay = right.year, b.Month, b.Day
	switch {
	case b.EndYear != 0: // a week or half-year has its own end
		a.EndYear, a.EndMonth, a.EndDay = b.EndYear, b.EndMonth, b.EndDay
	case b.Quarter != 0 || b.Season != NoSeason:
		a.EndMonth = last.Month
	}
	return a, true, nil
}

// lend gives each point what only the other has written: the month of "1–15
// juni", the kind of "v. 12–14", the year.
func lend(left, right *point) {
	switch {
	case left.number != 0 && left.month == 0 && left.year == 0:
		left.month = right.month
	case right.number != 0 && right.month == 0 && left.week != 0:
		right.week, right.number = right.number, 0
	case right.number != 0 && right.month == 0 && left.quarter != 0:
		right.quarter, right.number = right.number, 0
	}
	switch {
	case left.year == 0:
		left.year = right.year
	case right.year == 0:
		right.year = left.year
	}
}
