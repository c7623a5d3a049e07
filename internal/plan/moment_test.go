package plan

import (
	"errors"
	"slices"
	"strings"
	"testing"
)

// shape writes the parts of a Moment on one line, for the tables below.
func shape(m Moment) string {
	var b strings.Builder
	date := func(y, mo, d int) {
		for i, n := range []int{y, mo, d} {
			if n != 0 {
				b.WriteString([]string{"", "-", "-"}[i] + itoa(n))
			} else if i == 0 {
				b.WriteString("?")
			}
		}
	}
	if !m.Known {
		return "words"
	}
	date(m.Year, m.Month, m.Day)
	if m.EndYear != 0 || m.EndMonth != 0 {
		b.WriteString("..")
		date(m.EndYear, m.EndMonth, m.EndDay)
	}
	if m.Quarter != 0 {
		b.WriteString(" Q" + itoa(m.Quarter))
	}
	b.WriteString([...]string{"", " spring", " summer", " autumn", " winter"}[m.Season])
	b.WriteString([...]string{"", " monthly", " 2nd tuesday", " quarterly", " yearly"}[m.Every])
	if m.Open {
		b.WriteString(" open")
	}
	return b.String()
}

func itoa(n int) string { return Count{N: int64(n)}.Exact() }

// momentForms are the ways of real plans and their neighbours.
var momentForms = []struct{ raw, shape, text, exact string }{
	// History of the two plans.
	{"1999", "1999", "1999", "1999"},
	{"2018-06", "2018-6", "juni 2018", "2018-06"},
	{"2019-03-01", "2019-3-1", "2019-03-01", "2019-03-01"},
	{"2016 – xx", "2016 open", "någon gång 2016", "någon gång 2016"},
	{"2018-xx", "2018 open", "någon gång 2018", "någon gång 2018"},
	{"2018 - våren", "2018 spring", "våren 2018", "våren 2018"},
	{"2018 - hösten", "2018 autumn", "hösten 2018", "hösten 2018"},
	{"2018 - maj-dec", "2018-5..2018-12", "maj–december 2018", "maj–december 2018"},
	{"2019 - maj-Nov", "2019-5..2019-11", "maj–november 2019", "maj–november 2019"},
	{"2018 - Dec", "2018-12", "december 2018", "2018-12"},
	{"2019 - Mars", "2019-3", "mars 2019", "2019-03"},
	{"någon gång 2018", "2018 open", "någon gång 2018", "någon gång 2018"},
	{"senast maj 2018", "2018-5", "senast maj 2018", "2018-05"},
	{"vår 2018", "2018 spring", "våren 2018", "våren 2018"},
	{"någon 2018", "words", "någon 2018", "någon 2018"},
	{"någon gång", "words", "någon gång", "någon gång"},
	// Activities of the two plans.
	{"Januari 2021", "2021-1", "januari 2021", "2021-01"},
	{"Jan 2022", "2022-1", "januari 2022", "2022-01"},
	{"2021, 2:a tisdagen varje månad", "2021 2nd tuesday", "2021, 2:a tisdagen varje månad", "2021, 2:a tisdagen varje månad"},
	{"andra tisdagen varje månad", "? 2nd tuesday", "andra tisdagen varje månad", "andra tisdagen varje månad"},
	{"Varje månad", "? monthly", "Varje månad", "Varje månad"},
	{"Q1 2022", "2022 Q1", "Q1 2022", "2022-Q1"},
	// Agreements.
	{"31/5", "?-5-31", "31/5", "31/5"},
	// Neighbours.
	{"2022 Q1", "2022 Q1", "2022 Q1", "2022-Q1"},
	{"kvartal 3 2022", "2022 Q3", "kvartal 3 2022", "2022-Q3"},
	{"första kvartalet 2022", "2022 Q1", "första kvartalet 2022", "2022-Q1"},
	{"Q1-Q2 2022", "2022-1..2022-6", "Q1–Q2 2022", "Q1–Q2 2022"},
	{"2018–2022", "2018..2022", "2018–2022", "2018–2022"},
	{"2018-2022", "2018..2022", "2018–2022", "2018–2022"},
	{"2021/22", "2021..2022", "2021/22", "2021/22"},
	{"årsskiftet 2021/2022", "2021-12-31..2022-1-1", "årsskiftet 2021/2022", "årsskiftet 2021/2022"},
	{"maj", "?-5", "maj", "maj"},
	{"maj-juni", "?-5..?-6", "maj–juni", "maj–juni"},
	{"maj–juni 2022", "2022-5..2022-6", "maj–juni 2022", "maj–juni 2022"},
	{"maj–jun 1 2000", "2000-5..2000-6-1", "maj–jun 1 2000", "maj–jun 1 2000"},
	{"nov 2021 - feb 2022", "2021-11..2022-2", "nov 2021 – feb 2022", "nov 2021 – feb 2022"},
	{"april och oktober 2022", "2022-4..2022-10", "april och oktober 2022", "april och oktober 2022"},
	{"den 3 maj 2018", "2018-5-3", "den 3 maj 2018", "2018-05-03"},
	{"23 okt.", "?-10-23", "23 okt.", "23 okt."},
	{"31/5 2022", "2022-5-31", "31/5 2022", "2022-05-31"},
	{"1-15 juni 2022", "2022-6-1..2022-6-15", "1–15 juni 2022", "1–15 juni 2022"},
	{"1/6–15/8 2022", "2022-6-1..2022-8-15", "1/6–15/8 2022", "1/6–15/8 2022"},
	{"2022-06-01 – 2022-08-15", "2022-6-1..2022-8-15", "2022-06-01 – 2022-08-15", "2022-06-01 – 2022-08-15"},
	{"2018 - 06", "2018-6", "juni 2018", "2018-06"},
	{"hösten 2021–våren 2022", "2021-9..2022-5", "hösten 2021–våren 2022", "hösten 2021–våren 2022"},
	{"vt 2022", "2022 spring", "vt 2022", "vt 2022"},
	{"första halvåret 2022", "2022-1..2022-6", "första halvåret 2022", "första halvåret 2022"},
	{"vecka 1 2021", "2021-1-4..2021-1-10", "vecka 1 2021", "vecka 1 2021"},
	{"v. 53 2020", "2020-12-28..2021-1-3", "v. 53 2020", "v. 53 2020"},
	{"v. 12-14 2022", "2022-3-21..2022-4-10", "v. 12–14 2022", "v. 12–14 2022"},
	{"kvartal 1-2 2022", "2022-1..2022-6", "kvartal 1–2 2022", "kvartal 1–2 2022"},
	{"augusti varje år", "?-8 yearly", "augusti varje år", "augusti varje år"},
	{"varje år i augusti", "?-8 yearly", "varje år i augusti", "varje år i augusti"},
	{"en gång per år", "? yearly", "en gång per år", "en gång per år"},
	{"4 ggr/år", "? quarterly", "4 ggr/år", "4 ggr/år"},
	{"Kvartalsvis 2022", "2022 quarterly", "Kvartalsvis 2022", "Kvartalsvis 2022"},
	{"första måndagen varje månad", "? monthly", "första måndagen varje månad", "första måndagen varje månad"},
	{"Löpande under 2022", "2022", "Löpande under 2022", "2022"},
	{"löpande", "?", "löpande", "löpande"},
	{"29/2", "?-2-29", "29/2", "29/2"},
	// Words that are no time.
	{"vid behov", "words", "vid behov", "vid behov"},
	{"vecka 12", "words", "vecka 12", "vecka 12"},
	{"dec-maj 2022", "words", "dec–maj 2022", "dec–maj 2022"},
	{"2022-2018", "words", "2022–2018", "2022–2018"},
	{"xx", "words", "xx", "xx"},
	{"2018 -", "words", "2018 -", "2018 -"},
	{"3 gånger per år", "words", "3 gånger per år", "3 gånger per år"},
	{"tisdagen den 3 maj 2022", "words", "tisdagen den 3 maj 2022", "tisdagen den 3 maj 2022"},
	{"O:\\Gemensam", "words", "O:\\Gemensam", "O:\\Gemensam"},
	{"12:30", "words", "12:30", "12:30"},
	{"060-16 31 00", "words", "060-16 31 00", "060-16 31 00"},
}

func TestParseMoment(t *testing.T) {
	for _, c := range momentForms {
		m, err := ParseMoment(c.raw)
		if err != nil {
			t.Errorf("%q: %v", c.raw, err)
			continue
		}
		m.Raw = c.raw
		if got := shape(m); got != c.shape {
			t.Errorf("%q is read as %s, want %s", c.raw, got, c.shape)
		}
		if got := m.Text(); got != c.text {
			t.Errorf("%q is printed %q, want %q", c.raw, got, c.text)
		}
		if got := m.Exact(); got != c.exact {
			t.Errorf("%q is exactly %q, want %q", c.raw, got, c.exact)
		}
		again, err := ParseMoment(m.Text())
		if again.Raw = c.raw; err != nil || again != m {
			t.Errorf("%q printed and read again is %s (%v)", c.raw, shape(again), err)
		}
	}
}

func TestMomentBlankAndSpaces(t *testing.T) {
	for _, raw := range []string{"", " ", "-", "–", "---", "\u00a0"} {
		if m, err := ParseMoment(raw); err != nil || m != (Moment{}) {
			t.Errorf("%q is not blank: %s %v", raw, shape(m), err)
		}
	}
	for _, raw := range []string{"Q1\u00a02022", "  Q1   2022 ", "q1 2022.", "2022, Q1", "2022 – Q1"} {
		if m, err := ParseMoment(raw); err != nil || shape(m) != "2022 Q1" {
			t.Errorf("%q: %s %v", raw, shape(m), err)
		}
	}
}

func TestImpossibleMoments(t *testing.T) {
	for _, c := range []struct{ raw, want string }{
		{"2018-13", "”2018-13” är inte en tidpunkt: månaden finns inte. | Månaderna skrivs 01 till 12."},
		{"2010-13", "”2010-13” är inte en tidpunkt: månaden finns inte. | Månaderna skrivs 01 till 12. | Skriv 2010–2013 om du menar åren."},
		{"2018-00", "”2018-00” är inte en tidpunkt: månaden finns inte. | Månaderna skrivs 01 till 12."},
		{"2021-02-30", "”2021-02-30” är inte en tidpunkt: februari 2021 har 28 dagar. | Skriv en dag från 1 till 28."},
		{"29/2 2021", "”29/2 2021” är inte en tidpunkt: februari 2021 har 28 dagar. | Skriv en dag från 1 till 28."},
		{"31/6", "”31/6” är inte en tidpunkt: juni har 30 dagar. | Skriv en dag från 1 till 30."},
		{"32 maj 2022", "”32 maj 2022” är inte en tidpunkt: maj 2022 har 31 dagar. | Skriv en dag från 1 till 31."},
		{"2022-06-00", "”2022-06-00” är inte en tidpunkt: juni 2022 har 30 dagar. | Skriv en dag från 1 till 30."},
		{"1–31 juni 2022", "”1–31 juni 2022” är inte en tidpunkt: juni 2022 har 30 dagar. | Skriv en dag från 1 till 30."},
	} {
		_, err := ParseMoment(c.raw)
		if got := explain(err); got != c.want {
			t.Errorf("%q:\n got %s\nwant %s", c.raw, got, c.want)
		}
	}
}

// explain writes a ValueError with its hints on one line.
func explain(err error) string {
	var v *ValueError
	if !errors.As(err, &v) {
		return "no error"
	}
	return strings.Join(append([]string{v.Message}, v.Hints...), " | ")
}

func TestSortKey(t *testing.T) {
	want := []string{"1999", "2018", "2018-01-01", "Q1 2018 ", "2018-02", "2018 - våren", "2018 - maj-dec", "2018 hösten", "2018-12-24", "2018-xx", "2019", "maj", "vid behov"}
	got := slices.Clone(want)
	slices.Reverse(got)
	slices.SortStableFunc(got, func(a, b string) int { return must(ParseMoment(a)).SortKey() - must(ParseMoment(b)).SortKey() })
	// Equal keys keep the reversed order: the quarter and its first day.
	i, j := slices.Index(got, "Q1 2018 "), slices.Index(got, "2018-01-01")
	if i > j {
		got[i], got[j] = got[j], got[i]
	}
	want[2], want[3] = want[3], want[2]
	if !slices.Equal(got, want) {
		t.Errorf("sorted\n%q, want\n%q", got, want)
	}
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

func TestOverlapsAndDays(t *testing.T) {
	for _, c := range []struct {
		raw   string
		in    bool // overlaps 2022
		first string
		last  string // in 2022 when it names no year
	}{
		{"2022", true, "2022-01-01", "2022-12-31"},
		{"2021", false, "2021-01-01", "2021-12-31"},
		{"2018–2022", true, "2018-01-01", "2022-12-31"},
		{"2018–2021", false, "2018-01-01", "2021-12-31"},
		{"Q1 2022", true, "2022-01-01", "2022-03-31"},
		{"feb 2024", false, "2024-02-01", "2024-02-29"},
		{"2022-03-31", true, "2022-03-31", "2022-03-31"},
		{"våren 2022", true, "2022-03-01", "2022-05-31"},
		{"vintern 2022", true, "2022-01-01", "2022-12-31"},
		{"2018 - maj-dec", false, "2018-05-01", "2018-12-31"},
		{"1–15 juni", true, "2022-06-01", "2022-06-15"},
		{"1/5 - juni", true, "2022-05-01", "2022-06-30"},
		{"varje månad", true, "2022-01-01", "2022-12-31"},
		{"29/2", true, "2022-02-28", "2022-02-28"},
		{"årsskiftet 2021/2022", true, "2021-12-31", "2022-01-01"},
		{"vid behov", false, "", ""},
	} {
		m := must(ParseMoment(c.raw))
		if got := m.Overlaps(2022); got != c.in {
			t.Errorf("%q overlaps 2022: %v", c.raw, got)
		}
		first, last, ok := m.Days(2022)
		if first.ISO() != c.first || last.ISO() != c.last || ok != (c.first != "") {
			t.Errorf("%q goes from %s to %s, want %s to %s", c.raw, first.ISO(), last.ISO(), c.first, c.last)
		}
	}
}

func TestSecondTuesdays(t *testing.T) {
	for year, want := range map[int]string{
		2021: "12/1 9/2 9/3 13/4 11/5 8/6 13/7 10/8 14/9 12/10 9/11 14/12",
		2022: "11/1 8/2 8/3 12/4 10/5 14/6 12/7 9/8 13/9 11/10 8/11 13/12",
	} {
		var got []string
		for _, d := range SecondTuesdays(year) {
			got = append(got, itoa(d.Day)+"/"+itoa(d.Month))
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("%d:\n got %s\nwant %s", year, s, want)
		}
	}
}

func FuzzParseMoment(f *testing.F) {
	for _, c := range momentForms {
		f.Add(c.raw)
	}
	f.Fuzz(func(t *testing.T, raw string) {
		m, err := ParseMoment(raw)
		if err != nil {
			if m != (Moment{}) || !strings.HasSuffix(err.Error(), ".") {
				t.Errorf("%q: %+v, %v", raw, m, err)
			}
			return
		}
		m.Raw = tidy(raw)
		if first, last, ok := m.Days(2022); ok && last.Before(first) {
			t.Errorf("%q ends %s before it begins %s", raw, last.ISO(), first.ISO())
		}
		if m.Known {
			again, err := ParseMoment(m.Text())
			if again.Raw = m.Raw; err != nil || again != m {
				t.Errorf("%q is %s, but %q is %s (%v)", raw, shape(m), m.Text(), shape(again), err)
			}
		}
		m.SortKey()
		m.Exact()
	})
}
