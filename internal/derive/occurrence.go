package derive

import (
	"strconv"
	"strings"

	"planverk/internal/plan"
	"planverk/internal/sv"
)

// occurrence is one time that something falls within a year: a day, or a stretch
// of whole months.
type occurrence struct{ first, last plan.Date }

// occurrences gives the times of a moment within a year, in order. A moment
// without a year belongs to planYear. What comes back is given once for each
// time; a moment that is no time, or lies outside the year, has none.
func occurrences(m plan.Moment, planYear, year int) []occurrence {
	first, last, ok := m.Days(planYear)
	if !ok {
		return nil
	}
	all := []occurrence{{first, last}}
	switch m.Every {
	case plan.MonthlySecondTuesday:
		all = all[:0]
		for _, d := range plan.SecondTuesdays(year) {
			all = append(all, occurrence{d, d})
		}
	case plan.Monthly:
		all = months(year, 1)
	case plan.Quarterly:
		all = months(year, 3)
	}
	var within []occurrence
	for _, o := range all {
		if o.last.Before(first) || last.Before(o.first) || o.last.Year < year || o.first.Year > year {
			continue
		}
		within = append(within, o.clip(year))
	}
	return within
}

// months parts a year into stretches of n months.
func months(year, n int) (all []occurrence) {
	for month := 1; month <= 12; month += n {
		all = append(all, occurrence{plan.Date{Year: year, Month: month, Day: 1}, endOfMonth(year, month+n-1)})
	}
	return all
}

func endOfMonth(year, month int) plan.Date {
	if month == 12 {
		return plan.Date{Year: year, Month: 12, Day: 31}
	}
	return plan.Date{Year: year, Month: month + 1, Day: 1}.AddDays(-1)
}

// clip cuts off what lies outside the year.
func (o occurrence) clip(year int) occurrence {
	if o.first.Year < year {
		o.first = plan.Date{Year: year, Month: 1, Day: 1}
	}
	if o.last.Year > year {
		o.last = plan.Date{Year: year, Month: 12, Day: 31}
	}
	return o
}

func (o occurrence) day() bool { return o.first.ISO() == o.last.ISO() }

func (o occurrence) wholeYear() bool {
	return o.first.Month == 1 && o.first.Day == 1 && o.last.Month == 12 && o.last.Day == 31
}

// wholeMonths tells whether the stretch goes from the first day of a month to the
// last day of one.
func (o occurrence) wholeMonths() bool {
	return o.first.Day == 1 && o.last == endOfMonth(o.last.Year, o.last.Month)
}

// text names the time for people: "11 januari 2022", "januari 2022",
// "januari–mars 2022", "2022", "2022-06-01 – 2022-06-15".
func (o occurrence) text() string {
	year := strconv.Itoa(o.first.Year)
	switch {
	case o.day():
		return sv.LongDate(o.first.Year, o.first.Month, o.first.Day)
	case o.wholeYear():
		return year
	case !o.wholeMonths():
		return o.first.ISO() + " – " + o.last.ISO()
	case o.first.Month == o.last.Month:
		return sv.Month(o.first.Month) + " " + year
	default:
		return sv.Month(o.first.Month) + "–" + sv.Month(o.last.Month) + " " + year
	}
}

// moment is the same time as a value, under the identity of the moment it comes
// of. A time that has been worked out of a recurrence has its month or day last,
// so that each time is a figure of its own.
func (o occurrence) moment(id string) *plan.Moment {
	m, err := plan.ParseMoment(o.text())
	if err != nil {
		panic("derive: " + err.Error()) // every text above is a time
	}
	m.At = plan.At{ID: id, Raw: o.text()}
	return &m
}

// withoutRecurrence takes away the parentheses that tell how often an activity
// comes back, when the wheel tells it beside: ”Uppdatering (varje månad)”.
func withoutRecurrence(words string, every plan.Recurrence) string {
	for at := 0; ; {
		open := strings.IndexByte(words[at:], '(')
		if open < 0 {
			return words
		}
		open += at
		size := strings.IndexByte(words[open:], ')')
		if size < 0 {
			return words
		}
		if told, ok := recurrence(words[open+1 : open+size]); ok && told == every {
			return strings.TrimSpace(strings.TrimRight(words[:open], " ") + words[open+size+1:])
		}
		at = open + size
	}
}

// hidden finds a recurrence that is told in the words of an activity and not in
// its time: ”Månatlig uppdatering (2:a tisdagen varje månad)”, ”Kvartalsvisa
// uppdateringar”. What stands in parentheses is the more exact.
func hidden(words string) (plan.Recurrence, bool) {
	for rest := words; ; {
		_, after, found := strings.Cut(rest, "(")
		if !found {
			break
		}
		inner, tail, _ := strings.Cut(after, ")")
		if every, ok := recurrence(inner); ok {
			return every, true
		}
		rest = tail
	}
	all := strings.Fields(strings.NewReplacer("(", " ", ")", " ", ",", " ", ".", " ").Replace(words))
	for size := 5; size > 0; size-- { // "2:a tisdagen varje månad" has four words, "en gång per år" too
		for i := 0; i+size <= len(all); i++ {
			if every, ok := recurrence(strings.Join(all[i:i+size], " ")); ok {
				return every, true
			}
		}
	}
	return plan.Once, false
}

// recurrence reads words that tell how often and nothing else.
func recurrence(words string) (plan.Recurrence, bool) {
	m, err := plan.ParseMoment(words)
	if err != nil || !m.Known || m.Every == plan.Once || m.Year != 0 || m.Month != 0 || m.Day != 0 {
		return plan.Once, false
	}
	return m.Every, true
}
