package plan

import (
	"strconv"
	"strings"

	"planverk/internal/sv"
)

// about are the words and signs that make a count approximate.
var about = []string{"cirka ", "ca. ", "ca ", "c:a ", "ungefär ", "omkring ", "runt ", "uppskattningsvis ", "~"}

// counters may follow a count; they say nothing that the key does not say.
var counters = map[string]bool{"": true, "st": true, "stycken": true, "användare": true, "personer": true, "licenser": true}

const aCount = "ett antal"

// ParseCount reads a whole number: "18", "1 200", "cirka 18". A blank text gives
// the zero Count. The error is a *ValueError.
func ParseCount(raw string) (Count, error) {
	s := strings.ToLower(tidy(raw))
	if Blank(s) {
		return Count{}, nil
	}
	var c Count
	for _, word := range about {
		if rest, ok := strings.CutPrefix(s, word); ok {
			c.Approx, s = true, strings.TrimSpace(rest)
			break
		}
	}
	const hint = "Skriv ett heltal, till exempel 18 eller cirka 18."
	f, flaw := readFigure(s)
	switch {
	case flaw != sound:
		return Count{}, refuse(raw, aCount, flaw.why(), hint)
	case f.negative:
		return Count{}, refuse(raw, aCount, "det är mindre än noll", hint)
	case f.frac != "":
		return Count{}, refuse(raw, aCount, "det har decimaler", hint)
	case !counters[strings.TrimSuffix(f.rest, ".")]:
		return Count{}, refuse(raw, aCount, sv.Quote(clip(f.rest))+" hör inte till talet", hint)
	}
	n, ok := f.times(1)
	if !ok {
		return Count{}, refuse(raw, aCount, "det är orimligt stort", hint)
	}
	c.N = n
	return c, nil
}

// Years that a plan or its history can speak of.
const (
	firstYear = 1800
	lastYear  = 2199
)

// ParseYear reads a year of four digits. A blank text gives the zero Count. The
// error is a *ValueError.
func ParseYear(raw string) (Count, error) {
	s := tidy(raw)
	if Blank(s) {
		return Count{}, nil
	}
	run, rest := digits(s)
	n, err := strconv.Atoi(run)
	switch {
	case len(run) == 4 && rest == "" && (n < firstYear || n > lastYear):
		limits := "ett årtal ligger mellan " + strconv.Itoa(firstYear) + " och " + strconv.Itoa(lastYear)
		return Count{}, refuse(raw, "ett rimligt årtal", limits, "Kontrollera siffrorna.")
	case err != nil || len(run) != 4 || rest != "":
		return Count{}, refuse(raw, "ett årtal", "ett årtal skrivs med fyra siffror", "Skriv till exempel 2021.")
	}
	return Count{N: int64(n)}, nil
}

// Text prints the count for people: "cirka 18", "1 200".
func (c Count) Text() string {
	if c.Approx {
		return "cirka" + sv.NBSP + sv.Int(c.N)
	}
	return sv.Int(c.N)
}

// Exact prints the count for machines: "18", "1200". A year is printed this way
// for people too, since years are never grouped.
func (c Count) Exact() string { return strconv.FormatInt(c.N, 10) }
