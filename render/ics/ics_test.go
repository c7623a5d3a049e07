package ics

import (
	"bytes"
	"errors"
	"strings"
	"testing"
	"unicode/utf8"

	ical "github.com/arran4/golang-ical"

	"planverk/internal/calendar"
)

func sample() *calendar.Calendar {
	day := calendar.Date{Year: 2022, Month: 1, Day: 11}
	return &calendar.Calendar{ID: "arshjul-2022", Title: "Årshjul 2022, Timrå kommun", Domain: "arshjul-2022.timra.planverk", Generator: "Planverk 0.1.0",
		Stamp: calendar.Date{Year: 2021, Month: 12, Day: 1}, Events: []calendar.Event{
			{ID: "a.1.när", Title: "Månatlig uppdatering; Procapita, Lifecare", Note: "Källa: Systemförvaltningsplan 2022, avsnittet Planerade förvaltningsaktiviteter, som är så långt att raden delas flera gånger.",
				Category: "Uppgradering", Day: day, Every: calendar.SecondTuesday, Until: calendar.Date{Year: 2022, Month: 12, Day: 13}},
			{ID: "a.2.när", Title: "Loggar", Day: calendar.Date{Year: 2022, Month: 1, Day: 1}, Every: calendar.Monthly, Until: calendar.Date{Year: 2022, Month: 12, Day: 1}},
			{ID: "a.3.när", Title: "Kvartal", Day: calendar.Date{Year: 2022, Month: 1, Day: 1}, Every: calendar.Quarterly, Until: calendar.Date{Year: 2022, Month: 10, Day: 1}},
			{ID: "a.4.när", Title: strings.Repeat("å", 200), Day: calendar.Date{Year: 2022, Month: 12, Day: 31}},
		}}
}

func written(t *testing.T, c *calendar.Calendar) string {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, c); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestWrite holds the lines that a calendar program goes by.
func TestWrite(t *testing.T) {
	got := strings.ReplaceAll(written(t, sample()), "\r\n ", "")
	for _, want := range []string{
		"VERSION:2.0", "PRODID:-//Planverk//Planverk 0.1.0//SV", `X-WR-CALNAME:Årshjul 2022\, Timrå kommun`,
		"UID:a.1.när@arshjul-2022.timra.planverk", "DTSTAMP:20211201T000000Z",
		"DTSTART;VALUE=DATE:20220111", "DTEND;VALUE=DATE:20220112", "RRULE:FREQ=MONTHLY;BYDAY=2TU;UNTIL=20221213",
		`SUMMARY;LANGUAGE=sv:Månatlig uppdatering\; Procapita\, Lifecare`,
		"RRULE:FREQ=MONTHLY;UNTIL=20221201", "RRULE:FREQ=MONTHLY;INTERVAL=3;UNTIL=20221001",
		"DTSTART;VALUE=DATE:20221231", "DTEND;VALUE=DATE:20230101", "TRANSP:TRANSPARENT",
		"SUMMARY;LANGUAGE=sv:" + strings.Repeat("å", 200),
	} {
		if !strings.Contains(got, want+"\r\n") {
			t.Errorf("no line %s in\n%s", want, got)
		}
	}
}

// TestLines: RFC 5545, 3.1: lines end with CR LF and hold at most 75 octets,
// and are never cut within a letter.
func TestLines(t *testing.T) {
	text := written(t, sample())
	if strings.Count(text, "\n") != strings.Count(text, "\r\n") {
		t.Error("a line ends without CR")
	}
	for line := range strings.SplitSeq(text, "\r\n") {
		if len(line) > 75 || !utf8.ValidString(line) {
			t.Errorf("%d octets: %q", len(line), line)
		}
	}
}

func TestSameBytes(t *testing.T) {
	if a, b := written(t, sample()), written(t, sample()); a != b {
		t.Error("the same calendar gives other bytes")
	}
}

// TestEmpty: a year without events is still a calendar.
func TestEmpty(t *testing.T) {
	c := sample()
	c.Events = nil
	parsed, err := ical.ParseCalendar(strings.NewReader(written(t, c)))
	if err != nil || len(parsed.Events()) != 0 {
		t.Error(parsed, err)
	}
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("full") }

func TestFullDisk(t *testing.T) {
	if Write(full{}, sample()) == nil {
		t.Error("a calendar that could not be written is passed in silence")
	}
}
