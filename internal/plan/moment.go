package plan

import (
	"strings"
	"time"

	"planverk/internal/sv"
)

// ParseMoment reads a point or stretch of time as people write it; the tests
// list every form. Words that are no time give a Moment with Known false and no
// error, for they are still worth printing ("vid behov"). A time that can not be
// (2018-13, 30 februari) is a *ValueError.
func ParseMoment(raw string) (Moment, error) {
	s := tidy(raw)
	if Blank(s) {
		return Moment{}, nil
	}
	m, _, err := readMoment(s)
	if err != nil {
		return Moment{}, refuse(raw, "en tidpunkt", err.why, err.hints...)
	}
	return m, nil
}

// impossible is a time that no calendar has.
type impossible struct {
	why   string
	hints []string
}

// readMoment reads a tidy text. loose tells that words were passed over ("senast",
// "omkring"), which a single day does not allow.
func readMoment(s string) (m Moment, loose bool, err *impossible) {
	marks, ok := lexMoment(s)
	if !ok {
		return Moment{}, false, nil
	}
	r := reader{marks: marks}
	if !r.read() {
		return Moment{}, r.loose, nil
	}
	m, ok, err = r.moment()
	if err != nil || !ok {
		return Moment{}, r.loose, err
	}
	m.Known = true
	return m, r.loose, nil
}

// Text prints a month, a stretch of months or a season in the usual way, however
// it is written: "maj–december 2018" for "2018 - maj-Dec". Other times are printed as
// written, with en dashes. Dates keep their hyphens.
func (m Moment) Text() string {
	if s, ok := m.usual(); ok {
		return s
	}
	marks := []rune(tidy(m.Raw))
	for i, r := range marks {
		if r != '-' && r != '–' {
			continue
		}
		spaced := i > 0 && i+1 < len(marks) && marks[i-1] == ' ' && marks[i+1] == ' '
		if spaced || isStretch(string(marks[:i]), string(marks[i+1:])) {
			marks[i] = '–'
		}
	}
	return string(marks)
}

// isStretch tells whether a dash without spaces stands between two of the same
// kind: months, years, quarters or days; not within a date.
func isStretch(left, right string) bool {
	l := left[strings.LastIndexAny(left, " ,–")+1:]
	r, _, _ := strings.Cut(strings.NewReplacer(",", " ", "–", " ").Replace(right), " ")
	if l == "" || r == "" {
		return false
	}
	kind := func(s string) byte {
		run, rest := digits(s)
		switch {
		case run == "" || rest != "" && !isDigit(rest[len(rest)-1]):
			return 'w' // word
		case rest == "" && len(run) <= 2:
			return 'n' // day or week
		case rest == "" && len(run) == 4:
			return 'y'
		default:
			return 'd' // date
		}
	}
	a, b := kind(l), kind(r)
	return a == b && (a != 'w' || !isDigit(l[0]) && !isDigit(r[0]))
}

// Exact prints the time for machines: 2018, 2018-06, 2018-06-01, 2022-Q1. A
// stretch, a season or a recurrence is printed as its text.
func (m Moment) Exact() string {
	switch {
	case !m.Known || m.Year == 0 || m.EndYear != 0 || m.Every != Once || m.Season != NoSeason || m.Open:
		return m.Text()
	case m.Quarter != 0:
		return sv.Date(m.Year, 1, 1)[:4] + "-Q" + string(rune('0'+m.Quarter))
	case m.Month == 0:
		return sv.Date(m.Year, 1, 1)[:4]
	case m.Day == 0:
		return sv.Date(m.Year, m.Month, 1)[:7]
	default:
		return sv.Date(m.Year, m.Month, m.Day)
	}
}

// seasonStart gives the first month of each season as meteorologists count;
// winter is put at the end of its year.
var seasonStart = [...]int{NoSeason: 0, Spring: 3, Summer: 6, Autumn: 9, Winter: 12}

// SortKey orders moments: a year before its months, "2018-xx" last in its year,
// times without a year after all years, words that are no time last of all.
func (m Moment) SortKey() int {
	const noYear, never = 9998, 9999_99_99
	if !m.Known {
		return never
	}
	year, month := m.Year, m.Month
	if year == 0 {
		year = noYear
	}
	switch {
	case m.Open:
		month = 13
	case m.Quarter != 0:
		month = 3*m.Quarter - 2
	case m.Season != NoSeason:
		month = seasonStart[m.Season]
	}
	return year*10000 + month*100 + m.Day
}

// Overlaps tells whether any part of the moment can fall in the year. A known
// moment without a year ("varje månad", "31/5") does so every year; words that
// are no time never.
func (m Moment) Overlaps(year int) bool {
	switch {
	case !m.Known:
		return false
	case m.Year == 0:
		return true
	default:
		return m.Year <= year && year <= max(m.Year, m.EndYear)
	}
}

// Days gives the first and last day that the moment can mean. A moment without a
// year is taken in the given year. ok is false when the words are no time.
func (m Moment) Days(year int) (first, last Date, ok bool) {
	if !m.Known {
		return Date{}, Date{}, false
	}
	if m.Year != 0 {
		year = m.Year
	}
	endYear := max(year, m.EndYear)
	from, to := m.Month, m.EndMonth
	switch {
	case m.Quarter != 0:
		from, to = 3*m.Quarter-2, 3*m.Quarter
	case m.Season == Winter:
		from, to = 1, 12
	case m.Season != NoSeason && to == 0:
		from = seasonStart[m.Season]
		to = from + 2
	case m.Season != NoSeason:
		from = seasonStart[m.Season]
	case to == 0 && m.EndYear == 0:
		to = from
	}
	if from == 0 {
		from = 1
	}
	if to == 0 {
		to = 12
	}
	first = Date{Year: year, Month: from, Day: max(1, m.Day)}
	last = Date{Year: endYear, Month: to, Day: daysIn(endYear, to)}
	switch {
	case m.EndDay != 0:
		last.Day = m.EndDay
	case m.Day != 0 && m.EndYear == 0 && m.EndMonth == 0:
		last.Day = min(m.Day, last.Day)
	}
	first.Day = min(first.Day, daysIn(first.Year, first.Month))
	return first, last, true
}

// SecondTuesdays gives the second Tuesday of every month of a year, the common
// day for updates.
func SecondTuesdays(year int) [12]Date {
	var days [12]Date
	for i := range days {
		first := time.Date(year, time.Month(i+1), 1, 0, 0, 0, 0, time.UTC)
		wait := (int(time.Tuesday) - int(first.Weekday()) + 7) % 7
		days[i] = Date{Year: year, Month: i + 1, Day: 1 + wait + 7}
	}
	return days
}
