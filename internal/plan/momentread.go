package plan

import (
	"strconv"
	"time"

	"planverk/internal/sv"
)

// monthNumber finds a month by its whole name or its first three letters.
func monthNumber(word string) int {
	for n := 1; n <= 12; n++ {
		name := sv.Month(n)
		if word == name || word == name[:3] || word == "sept" && n == 9 {
			return n
		}
	}
	return 0
}

var seasons = map[string]Season{
	"vår": Spring, "våren": Spring, "vt": Spring, "vårterminen": Spring, "vårtermin": Spring,
	"sommar": Summer, "sommaren": Summer,
	"höst": Autumn, "hösten": Autumn, "ht": Autumn, "höstterminen": Autumn, "hösttermin": Autumn,
	"vinter": Winter, "vintern": Winter,
}

var ordinals = map[string]int{"första": 1, "andra": 2, "tredje": 3, "fjärde": 4}

var weekdays = map[string]time.Weekday{
	"måndag": time.Monday, "måndagen": time.Monday, "tisdag": time.Tuesday, "tisdagen": time.Tuesday,
	"onsdag": time.Wednesday, "onsdagen": time.Wednesday, "torsdag": time.Thursday, "torsdagen": time.Thursday,
	"fredag": time.Friday, "fredagen": time.Friday, "lördag": time.Saturday, "lördagen": time.Saturday,
	"söndag": time.Sunday, "söndagen": time.Sunday,
}

// recurrences are words that alone mean a recurrence.
var recurrences = map[string]Recurrence{
	"månadsvis": Monthly, "månadsvisa": Monthly, "månatligen": Monthly, "månatlig": Monthly, "månatliga": Monthly,
	"kvartalsvis": Quarterly, "kvartalsvisa": Quarterly,
	"årligen": Yearly, "årlig": Yearly, "årliga": Yearly, "årsvis": Yearly,
}

// periods are the words that follow "varje" or "en gång per".
var periods = map[string]Recurrence{
	"månad": Monthly, "månaden": Monthly, "månads": Monthly, "kvartal": Quarterly, "kvartalet": Quarterly,
	"år": Yearly, "året": Yearly, "års": Yearly,
}

// timesAYear gives the recurrences that "4 gånger per år" can mean.
var timesAYear = map[int]Recurrence{1: Yearly, 4: Quarterly, 12: Monthly}

// passed are words that change nothing; the loose ones make the time less exact.
var passed = map[string]bool{
	"den": false, "i": true, "under": true, "hela": true, "av": true, "ca": true, "cirka": true, "omkring": true, "runt": true,
	"senast": true, "prel": true, "preliminärt": true, "år": true, "året": true, "på": true,
}

// point is one end of a stretch of time, or the whole of a single one.
type point struct {
	year, month, day int
	quarter, half    int
	week             int
	season           Season
	open             bool
	toYear           int // 2021/2022
	number           int // a day, or a month after a year
	used             bool
}

// reader gathers marks into one or two points and a recurrence.
type reader struct {
	marks      []mark
	at         int
	points     []point
	every      Recurrence
	weekday    time.Weekday
	nth        int
	hasWeekday bool
	turn       bool // årsskiftet
	always     bool // löpande
	loose      bool
}

func (r *reader) peek(ahead int) mark {
	if i := r.at + ahead; i < len(r.marks) {
		return r.marks[i]
	}
	return mark{}
}

// read goes through all marks; it is false when one belongs to no known form.
func (r *reader) read() bool {
	r.points = make([]point, 1, 2)
	for r.at < len(r.marks) {
		if !r.readMark() {
			return false
		}
	}
	return true
}

func (r *reader) readMark() bool {
	p := &r.points[len(r.points)-1]
	m := r.peek(0)
	r.at++
	switch m.kind {
	case markWord:
		return r.readWord(m.word, p)
	case markDash:
		return r.readDash(p)
	case markYear:
		return p.set(&p.year, m.y)
	case markYears:
		return p.set(&p.year, m.y) && p.set(&p.toYear, m.m)
	case markDate:
		return p.set(&p.year, m.y) && p.set(&p.month, m.m) && (m.d == 0 || p.set(&p.day, m.d))
	case markDayOf:
		return p.set(&p.day, m.d) && p.set(&p.month, m.m)
	case markOrdinal:
		return r.readOrdinal(m.y, p)
	default:
		if next := r.peek(0).word; next == "gång" || next == "gånger" || next == "ggr" {
			return r.readTimes(m.y)
		}
		return p.set(&p.number, m.y)
	}
}

// readDash begins the second point, except right after a lone year, where people
// put a dash before the month: "2018 - maj".
func (r *reader) readDash(p *point) bool {
	next := r.peek(0)
	loneYear := *p == point{year: p.year, used: true} && p.year != 0
	if loneYear && len(r.points) == 1 && next.kind != markYear && next.kind != markDate && next.kind != markDayOf {
		return r.at < len(r.marks)
	}
	if len(r.points) == 2 || !p.used {
		return false
	}
	r.points = append(r.points, point{})
	return r.at < len(r.marks)
}

func (r *reader) readWord(word string, p *point) bool {
	if n := monthNumber(word); n != 0 {
		return p.set(&p.month, n)
	}
	if s, ok := seasons[word]; ok {
		if p.season != NoSeason {
			return false
		}
		p.season, p.used = s, true
		return true
	}
	if n, ok := ordinals[word]; ok {
		return r.readOrdinal(n, p)
	}
	if day, ok := weekdays[word]; ok {
		if r.hasWeekday || r.nth == 0 {
			return false
		}
		r.weekday, r.hasWeekday = day, true
		return true
	}
	if every, ok := recurrences[word]; ok {
		return r.recur(every)
	}
	switch word {
	case "varje":
		return r.readPeriod()
	case "en", "ett":
		return r.peek(0).word == "gång" && r.readTimes(1)
	case "q", "kv", "kvartal":
		return r.readNumbered(&p.quarter, 4, p)
	case "v", "vecka", "veckorna":
		return r.readNumbered(&p.week, 53, p)
	case "xx", "x":
		p.open, p.used = true, true
		return true
	case "årsskiftet":
		r.turn = true
		return true
	case "löpande":
		r.always = true
		return true
	case "och":
		return r.readDash(p)
	}
	loose, ok := passed[word]
	r.loose = r.loose || loose
	return ok
}

// readNumbered reads the number of a quarter or week.
func (r *reader) readNumbered(field *int, most int, p *point) bool {
	m := r.peek(0)
	r.at++
	return m.kind == markNumber && m.y >= 1 && m.y <= most && p.set(field, m.y)
}

// readOrdinal reads what can be counted: kvartalet, halvåret, a weekday.
func (r *reader) readOrdinal(n int, p *point) bool {
	switch next := r.peek(0).word; next {
	case "kvartal", "kvartalet":
		r.at++
		return n <= 4 && p.set(&p.quarter, n)
	case "halvåret", "halvår":
		r.at++
		return n <= 2 && p.set(&p.half, n)
	default:
		if _, ok := weekdays[next]; !ok || r.nth != 0 || n < 1 || n > 4 {
			return false
		}
		r.nth = n
		return true
	}
}

// readTimes reads "gång per år" after its number.
func (r *reader) readTimes(n int) bool {
	r.at++ // gång
	switch r.peek(0).word {
	case "per", "i", "om", "varje":
		r.at++
	default:
		return false
	}
	period, ok := periods[r.peek(0).word]
	r.at++
	if !ok {
		return false
	}
	if period == Yearly {
		if period, ok = timesAYear[n]; !ok {
			return false
		}
	} else if n != 1 {
		return false
	}
	return r.recur(period)
}

func (r *reader) readPeriod() bool {
	period, ok := periods[r.peek(0).word]
	r.at++
	return ok && r.recur(period)
}

func (r *reader) recur(every Recurrence) bool {
	if r.every != Once && r.every != every {
		return false
	}
	r.every = every
	return true
}

// set fills a field that is not filled yet; zero is no month and no day.
func (p *point) set(field *int, n int) bool {
	if *field != 0 {
		return false
	}
	*field, p.used = n, true
	if n == 0 {
		*field = -1 // a month or day 0: found impossible later
	}
	return true
}

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
		return &impossible{why: when + " har " + strconv.Itoa(daysIn(year, p.month)) + " dagar"}
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
