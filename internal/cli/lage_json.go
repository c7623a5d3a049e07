package cli

import (
	"planverk"
	"planverk/internal/diag"
)

// lageJSON is how far documents have come as --json prints it; docs/lage.schema.json
// describes it. The names are a promise to other programs: they are added to, never renamed.
type lageJSON struct {
	Day            string       `json:"dag"`
	Municipalities []kommunJSON `json:"kommuner"`
	Findings       diag.List    `json:"anmärkningar"`
}

type kommunJSON struct {
	Name      string      `json:"kommun"`
	Total     tallyJSON   `json:"läge"`
	Documents []standJSON `json:"handlingar"`
	Lists     []owedJSON  `json:"svar"`
}

type tallyJSON struct {
	Percent int  `json:"procent"`
	Fields  int  `json:"uppgifter"`
	Filled  int  `json:"ifyllda"`
	Missing int  `json:"saknas"`
	Unknown int  `json:"okända"`
	Old     int  `json:"gamla"`
	Trend   *int `json:"trend"` // percentage points; null when nothing has been built
}

type standJSON struct {
	File     string        `json:"fil"`
	ID       string        `json:"handling"`
	Title    string        `json:"titel"`
	Read     bool          `json:"läst"`
	Passed   string        `json:"räknas inte"` // why; empty when it is counted
	Errors   int           `json:"fel"`
	Total    tallyJSON     `json:"läge"`
	Sections []sectionJSON `json:"avsnitt"`
}

type sectionJSON struct {
	Key   string    `json:"nyckel"`
	Title string    `json:"titel"`
	Total tallyJSON `json:"läge"`
}

type owedJSON struct {
	Name    string           `json:"namn"` // empty when nobody is pointed out
	Title   string           `json:"titel"`
	Address string           `json:"adress"`
	Answers []owedAnswerJSON `json:"uppgifter"`
}

type owedAnswerJSON struct {
	File     string `json:"fil"`
	Line     int    `json:"rad"`
	Key      string `json:"nyckel"`
	Title    string `json:"uppgift"`
	State    string `json:"läge"`
	Reason   string `json:"orsak"`
	Expected string `json:"väntas"`
	Example  string `json:"exempel"`
}

func standingJSON(all []planverk.Standing, day string, found diag.List) lageJSON {
	out := lageJSON{Day: day, Municipalities: []kommunJSON{}, Findings: append(diag.List{}, found...)}
	for _, m := range all {
		points, ok := m.Trend()
		k := kommunJSON{Name: m.Municipality, Total: tallied(m.Total(), points, ok), Documents: []standJSON{}, Lists: []owedJSON{}}
		for _, d := range m.Documents {
			points, ok := planverk.Trend(d)
			j := standJSON{File: d.File, ID: d.ID, Title: d.Title, Read: d.Input != nil, Passed: d.Passed, Errors: d.Errors,
				Total: tallied(d.Tally, points, ok), Sections: []sectionJSON{}}
			for _, s := range d.Sections {
				j.Sections = append(j.Sections, sectionJSON{s.Key, s.Title, tallied(s.Tally, 0, false)})
			}
			k.Documents = append(k.Documents, j)
		}
		for _, l := range m.Lists() {
			o := owedJSON{Name: l.Name, Title: l.Title, Address: l.Address}
			for _, x := range l.Answers {
				o.Answers = append(o.Answers, owedAnswerJSON{x.Document.File, x.Where.Start.Line, x.Key, x.Item.Title, x.State.String(), x.Reason, x.Expected, x.Example})
			}
			k.Lists = append(k.Lists, o)
		}
		out.Municipalities = append(out.Municipalities, k)
	}
	return out
}

func tallied(t planverk.Tally, points int, ok bool) tallyJSON {
	j := tallyJSON{t.Percent(), t.Fields, t.Filled, t.Missing, t.Unknown, t.Old, nil}
	if ok {
		j.Trend = &points
	}
	return j
}
