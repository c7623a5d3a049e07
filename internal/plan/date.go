package plan

import (
	"strings"
	"time"

	"planverk/internal/sv"
)

const aDate = "ett datum"

// ParseDate reads a single day: "2020-12-16", "16 december 2020", "16/12 2020".
// A blank text gives the zero Date. The error is a *ValueError.
func ParseDate(raw string) (Date, error) {
	s := tidy(raw)
	if Blank(s) {
		return Date{}, nil
	}
	const hint = "Skriv år, månad och dag, till exempel 2020-12-16."
	m, loose, err := readMoment(s)
	switch {
	case err != nil:
		return Date{}, refuse(raw, aDate, err.why, append(err.hints, hint)...)
	case !m.Known:
		return Date{}, refuse(raw, aDate, "det går inte att läsa som en dag", dateHint(s, hint))
	case loose || m.Every != Once || m.EndYear != 0:
		return Date{}, refuse(raw, aDate, "här behövs en enda dag", hint)
	case m.Year == 0:
		return Date{}, refuse(raw, aDate, "året saknas", hint)
	case m.Month == 0 || m.Quarter != 0:
		return Date{}, refuse(raw, aDate, "månad och dag saknas", hint)
	case m.Day == 0:
		return Date{}, refuse(raw, aDate, "dagen saknas", hint)
	}
	return Date{Year: m.Year, Month: m.Month, Day: m.Day}, nil
}

// dateHint shows how the digits of a date in another form would be written.
func dateHint(s, general string) string {
	d := strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, s)
	for _, cut := range [][3]int{{0, 4, 6}, {4, 2, 0}} { // 20201216, 16/12/2020
		if len(d) != 8 {
			break
		}
		y, m, day := number(d[cut[0]:cut[0]+4]), number(d[cut[1]:cut[1]+2]), number(d[cut[2]:cut[2]+2])
		if y >= firstYear && y <= lastYear && realDay(y, m, day) {
			return "Menade du " + sv.Date(y, m, day) + "?"
		}
	}
	return general
}

// ISO prints the day as 2020-12-16; "" when not given.
func (d Date) ISO() string {
	if d.Year == 0 {
		return ""
	}
	return sv.Date(d.Year, d.Month, d.Day)
}

// Text prints the day for people in tables: 2020-12-16.
func (d Date) Text() string { return d.ISO() }

// Exact prints the day for machines.
func (d Date) Exact() string { return d.ISO() }

// Before tells whether d is an earlier day than e.
func (d Date) Before(e Date) bool { return d.ordinal() < e.ordinal() }

func (d Date) ordinal() int { return d.Year*10000 + d.Month*100 + d.Day }

// AddDays gives the day n days later.
func (d Date) AddDays(n int) Date {
	return onDay(time.Date(d.Year, time.Month(d.Month), d.Day+n, 0, 0, 0, 0, time.UTC))
}

// AddYears gives the same day n years later; 29 February becomes 28 February.
func (d Date) AddYears(n int) Date {
	d.Year += n
	d.Day = min(d.Day, daysIn(d.Year, d.Month))
	return d
}

// AddMonths gives the same day n months later, or the last day of that month.
func (d Date) AddMonths(n int) Date {
	m := d.Month - 1 + n
	d.Year, d.Month = d.Year+m/12, m%12+1
	d.Day = min(d.Day, daysIn(d.Year, d.Month))
	return d
}

func onDay(t time.Time) Date { return Date{Year: t.Year(), Month: int(t.Month()), Day: t.Day()} }

// daysIn gives the length of a month.
func daysIn(year, month int) int {
	return time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

func realDay(y, m, d int) bool { return m >= 1 && m <= 12 && d >= 1 && d <= daysIn(y, m) }

// number reads a run of at most nine digits.
func number(s string) int {
	n := 0
	for i := range len(s) {
		n = n*10 + int(s[i]-'0')
	}
	return n
}
