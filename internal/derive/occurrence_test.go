package derive

import (
	"strconv"
	"strings"
	"testing"

	"planverk/internal/plan"
)

func moment(t *testing.T, words string) plan.Moment {
	t.Helper()
	m, err := plan.ParseMoment(words)
	if err != nil {
		t.Fatal(err)
	}
	m.Raw = words
	return m
}

func times(all []occurrence) string {
	var out []string
	for _, o := range all {
		out = append(out, o.text())
	}
	return strings.Join(out, ", ")
}

// TestOccurrences: every kind of time, in a plan of 2022, falls in 2022 when it
// should and is cut off at the ends of the year.
func TestOccurrences(t *testing.T) {
	for words, want := range map[string]string{
		"2022-03-31":               "31\u00a0mars\u00a02022",
		"Jan 2022":                 "januari 2022",
		"Q1 2022":                  "januari–mars 2022",
		"2022":                     "2022",
		"våren 2022":               "mars–maj 2022",
		"1–15 juni 2022":           "2022-06-01 – 2022-06-15",
		"hösten 2021–våren 2022":   "januari–maj 2022",
		"nov 2022 - feb 2023":      "november–december 2022",
		"31/5":                     "31\u00a0maj\u00a02022",
		"augusti varje år":         "augusti 2022",
		"kvartalsvis":              "januari–mars 2022, april–juni 2022, juli–september 2022, oktober–december 2022",
		"2021":                     "",
		"2021, varje månad":        "",
		"Q4 2023":                  "",
		"vid behov":                "",
		"årsskiftet 2021/2022":     "1\u00a0januari\u00a02022",
		"maj–juni varje månad":     "maj 2022, juni 2022",
		"andra tisdagen i månaden": "",
	} {
		if got := times(occurrences(moment(t, words), 2022, 2022)); got != want {
			t.Errorf("%q falls %q, want %q", words, got, want)
		}
	}
	if got := len(occurrences(moment(t, "varje månad"), 2022, 2022)); got != 12 {
		t.Errorf("every month falls %d times", got)
	}
	if got := occurrences(moment(t, "varje månad"), 2021, 2022); got != nil {
		t.Errorf("a plan for 2021 says something of 2022: %v", got)
	}
}

func TestSecondTuesday(t *testing.T) {
	for year, want := range map[int]string{
		2021: "12/1 9/2 9/3 13/4 11/5 8/6 13/7 10/8 14/9 12/10 9/11 14/12",
		2022: "11/1 8/2 8/3 12/4 10/5 14/6 12/7 9/8 13/9 11/10 8/11 13/12",
	} {
		var got []string
		for _, o := range occurrences(moment(t, strconv.Itoa(year)+", 2:a tisdagen varje månad"), year, year) {
			if !o.day() {
				t.Errorf("%s is no day", o.text())
			}
			got = append(got, strconv.Itoa(o.first.Day)+"/"+strconv.Itoa(o.first.Month))
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("%d:\n got %s\nwant %s", year, s, want)
		}
	}
}

// TestHiddenRecurrence: plans tell how often in the activity's own words.
func TestHiddenRecurrence(t *testing.T) {
	for words, want := range map[string]plan.Recurrence{
		"Månatlig uppdatering av Procapita/Lifecare (2:a tisdagen varje månad)": plan.MonthlySecondTuesday,
		"Kvartalsvisa uppdateringar av Phoniro Care":                            plan.Quarterly,
		"Genomgång en gång per kvartal med leverantören":                        plan.Quarterly,
		"Loggar granskas varje månad.":                                          plan.Monthly,
		"Gallring":                                                              plan.Once,
		"Avtal från 2022 (varje gång)":                                          plan.Once,
		"Ny månad (utan slut":                                                   plan.Once,
		"":                                                                      plan.Once,
	} {
		if got, _ := hidden(words); got != want {
			t.Errorf("%q comes back %d, want %d", words, got, want)
		}
	}
	if m := recurring(moment(t, "augusti 2022"), "Månatlig kontroll"); m.Every != plan.Once {
		t.Error("a month that is written gives way to words")
	}
}

// TestWithoutRecurrence: what the wheel tells beside is not told again.
func TestWithoutRecurrence(t *testing.T) {
	for _, c := range []struct {
		words string
		every plan.Recurrence
		want  string
	}{
		{"Uppdatering (2:a tisdagen varje månad)", plan.MonthlySecondTuesday, "Uppdatering"},
		{"Uppdatering (varje månad) av Procapita", plan.Monthly, "Uppdatering av Procapita"},
		{"Uppdatering (VoO) (varje kvartal)", plan.Quarterly, "Uppdatering (VoO)"},
		{"Uppdatering (2:a tisdagen varje månad)", plan.Monthly, "Uppdatering (2:a tisdagen varje månad)"},
		{"Medborgartjänst (VoO)", plan.Once, "Medborgartjänst (VoO)"},
		{"Ny månad (utan slut", plan.Monthly, "Ny månad (utan slut"},
		{"", plan.Monthly, ""},
	} {
		if got := withoutRecurrence(c.words, c.every); got != c.want {
			t.Errorf("%q becomes %q, want %q", c.words, got, c.want)
		}
	}
}

func TestNotice(t *testing.T) {
	for words, want := range map[string]int{"6 månader": 6, "sex månader": 6, "1 år": 12, "en månad": 1, "ett år": 12, "tre månaders": 3, "30 dagar": 0, "": 0, "månader": 0, "-2 månader": 0, "tretton månader": 0} {
		if got := monthsOf(words); got != want {
			t.Errorf("%q is %d months, want %d", words, got, want)
		}
	}
	for _, c := range []struct {
		to   plan.Date
		n    int
		want string
	}{
		{plan.Date{Year: 2022, Month: 12, Day: 31}, 6, "2022-06-30"},
		{plan.Date{Year: 2022, Month: 3, Day: 31}, 1, "2022-02-28"},
		{plan.Date{Year: 2022, Month: 2, Day: 28}, 12, "2021-02-28"},
		{plan.Date{Year: 2022, Month: 5, Day: 15}, 6, "2021-11-15"},
		{plan.Date{Year: 2022, Month: 1, Day: 31}, 13, "2020-12-31"},
	} {
		if got := monthsBefore(c.to, c.n).ISO(); got != c.want {
			t.Errorf("%d months before %s is %s, want %s", c.n, c.to.ISO(), got, c.want)
		}
	}
}
