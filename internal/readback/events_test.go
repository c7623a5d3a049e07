package readback

import (
	"bytes"
	"strings"
	"testing"

	"planverk/internal/calendar"
	"planverk/internal/diag"
	"planverk/internal/doc"
	"planverk/render/html"
	"planverk/render/ics"
)

// wheel is a small document of times, and the calendar of the same.
func wheel() (*doc.Document, *calendar.Calendar) {
	text := func(s string) []doc.Inline { return []doc.Inline{&doc.Text{S: s}} }
	cell := func(i ...doc.Inline) doc.Cell { return doc.Cell{Blocks: []doc.Block{&doc.Paragraph{Text: i}}} }
	t := &doc.Table{ID: "tab", Number: 1, Caption: text("Månad för månad"), Columns: []doc.Column{{Head: text("Månad")}, {Head: text("När")}, {Head: text("Vad")}}}
	for _, r := range [][4]string{
		{"Januari", "plan.1.när", "januari–mars 2022", "Gallring"},
		{"Januari", "plan.2.när.2022-01-11", "2022-01-11", "Uppdatering; ny version"},
		{"Februari", "plan.2.när.2022-02-08", "2022-02-08", "Uppdatering; ny version"},
		{"Mars", "plan.3.till", "2022-03-31", "Avtalet går ut"},
	} {
		t.Rows = append(t.Rows, doc.Row{Cells: []doc.Cell{cell(text(r[0])...), cell(&doc.Value{ID: r[1], Kind: doc.Time, Exact: r[2], Text: r[2]}), cell(text(r[3])...)}})
	}
	d := &doc.Document{Meta: doc.Meta{ID: stem, Lang: "sv-SE", Title: "Årshjul 2022"}, Blocks: []doc.Block{&doc.Heading{ID: "a", Level: 1, Text: text("Året")}, t}}
	day := func(m, d int) calendar.Date { return calendar.Date{Year: 2022, Month: m, Day: d} }
	return d, &calendar.Calendar{ID: stem, Title: "Årshjul 2022", Domain: "x.planverk", Stamp: day(1, 1), Events: []calendar.Event{
		{ID: "plan.1.när", Title: "Gallring", Day: day(1, 1)},
		{ID: "plan.2.när", Title: "Uppdatering; ny version", Day: day(1, 11), Every: calendar.SecondTuesday, Until: day(2, 8)},
		{ID: "plan.3.till", Title: "Avtalet går ut", Day: day(3, 31)},
	}}
}

// verifyWheel changes one thing in the calendar and looks the folder over.
func verifyWheel(t *testing.T, change func([]byte) []byte) (Report, diag.List) {
	t.Helper()
	d, c := wheel()
	var page, cal bytes.Buffer
	if err := html.Page(&page, d); err != nil {
		t.Fatal(err)
	}
	if err := ics.Write(&cal, c); err != nil {
		t.Fatal(err)
	}
	changed := change(cal.Bytes())
	return Verify(published(map[string][]byte{stem + ".html": page.Bytes(), stem + ".ics": changed}), "output")
}

func TestCalendarAgrees(t *testing.T) {
	report, found := verifyWheel(t, bytes.Clone)
	if len(found) > 0 {
		t.Error(messages(found))
	}
	want := stem + ": 4 siffror är lika i HTML och kalendern"
	if got := report.Documents[0].String(); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestChangedCalendarIsFoundAndNamed(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func([]byte) []byte
		want   string
	}{
		{"day", replace("DTSTART;VALUE=DATE:20220331", "DTSTART;VALUE=DATE:20220330"),
			"PV606: ”Avtalet går ut” (plan.3.till) är 2022-03-30 i kalendern men 2022-03-31 i HTML."},
		{"month", replace("DTSTART;VALUE=DATE:20220101", "DTSTART;VALUE=DATE:20220201"),
			"PV606: ”Gallring” (plan.1.när) är 2022-02-01 i kalendern men januari–mars 2022 i HTML."},
		{"rule", replace("BYDAY=2TU", "BYDAY=2WE"),
			"PV606: ”Uppdatering; ny version” (plan.2.när) infaller 1 gång i kalendern men 2 gånger i HTML."},
		{"end of the rule", replace("UNTIL=20220208", "UNTIL=20220308"),
			"PV606: ”Uppdatering; ny version” (plan.2.när) infaller 3 gånger i kalendern men 2 gånger i HTML."},
		{"title", replace("SUMMARY;LANGUAGE=sv:Gallring", "SUMMARY;LANGUAGE=sv:Rensning"),
			"PV610: Händelsen ”Rensning” (plan.1.när) heter inte så i HTML, där den infaller januari–mars 2022."},
		{"identity", replace("UID:plan.3.till", "UID:plan.4.till"),
			"PV607: Händelsen ”Avtalet går ut” (plan.4.till) står i kalendern men inte i HTML.\n" +
				"PV607: ”När” för ”Mars” i tabell 1 (plan.3.till) är 2022-03-31 i HTML men finns inte i kalendern."},
		{"event taken away", func(b []byte) []byte {
			i, j := bytes.LastIndex(b, []byte("BEGIN:VEVENT")), bytes.LastIndex(b, []byte("END:VCALENDAR"))
			return append(bytes.Clone(b[:i]), b[j:]...)
		}, "PV607: ”När” för ”Mars” i tabell 1 (plan.3.till) är 2022-03-31 i HTML men finns inte i kalendern."},
		{"all taken away", func(b []byte) []byte {
			i, j := bytes.Index(b, []byte("BEGIN:VEVENT")), bytes.LastIndex(b, []byte("END:VCALENDAR"))
			return append(bytes.Clone(b[:i]), b[j:]...)
		}, "PV607: Kalendern har inga händelser."},
		{"a rule without end", replace(";UNTIL=20220208", ""),
			"PV605: Filen .ics går inte att läsa: den är för stor eller för invecklad."},
		{"a rule of every second", replace("FREQ=MONTHLY;BYDAY=2TU;UNTIL=20220208", "FREQ=SECONDLY;COUNT=999999999"),
			"PV605: Filen .ics går inte att läsa: den är för stor eller för invecklad."},
		{"cut off", func(b []byte) []byte { return b[:len(b)/2] },
			"PV605: Filen .ics går inte att läsa: den är skadad eller av en annan sort än namnet säger."},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, found := verifyWheel(t, c.change)
			got := strings.ReplaceAll(messages(found), "output/"+stem+".ics ", "")
			if got = strings.ReplaceAll(got, stem, ""); got != c.want+"\n" {
				t.Errorf("got:\n%swant:\n%s\n", got, c.want)
			}
		})
	}
}
