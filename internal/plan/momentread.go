package plan

import (
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
	case "någon":
		p.open, p.used = true, true
		return r.take("gång")
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

// take reads a word that must come next.
func (r *reader) take(word string) bool {
	r.at++
	return r.peek(-1).word == word
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
