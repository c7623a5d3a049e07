package derive

import (
	"slices"
	"strings"

	"planverk/internal/plan"
	"planverk/internal/sv"
)

// nothingSaid is the answer on what plans have no place for: people know it.
func nothingSaid(words string) func(*asked) answer {
	return func(*asked) answer { return answer{says: words} }
}

// counted is a number that is counted here, under an identity of the plan.
func counted(id string, n int) plan.Count { return plan.Count{At: plan.At{ID: id}, N: int64(n)} }

func yes(section, words string) answer {
	return answer{state: plan.Yes, says: words, section: section}
}
func no(section, words string) answer { return answer{state: plan.No, says: words, section: section} }
func open(section, words string) answer {
	return answer{says: words, section: section}
}

// speaksOf tells whether a text has any of the words, which are given in lower
// case without diacritics and may be beginnings.
func speaksOf(text string, words ...string) bool {
	text = sv.ASCII(text)
	return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(text, w) })
}

func hasPlan(p *asked) answer {
	a := yes("inledning", p.source.Title+".")
	if p.year == 0 {
		a.state, a.says = plan.Unknown, a.says+" Planens år är inte angivet."
	}
	return a
}

func hasPurpose(p *asked) answer {
	if plan.Blank(p.Introduction.Description.Source) {
		return no("beskrivning", "Beskrivningen är tom.")
	}
	return yes("beskrivning", "IT-stödet och nyttan är beskrivna.")
}

func isDecided(p *asked) answer {
	d := p.Document
	switch d.Status.Value {
	case "beslutad", "publicerad", "ersatt":
		a := yes("inledning", "Status: "+d.Status.Value+".")
		if d.Decision.Date.Given() {
			a.says, a.date = strings.TrimSpace("Beslutad "+d.Decision.Paragraph.Value), d.Decision.Date
		}
		return a
	case "":
		return open("inledning", "Planens status är inte angiven.")
	}
	return no("inledning", "Status: "+d.Status.Value+".")
}

func hasResponsible(p *asked) answer {
	if w := p.Document.Responsible.Value; w != "" {
		return yes("inledning", w+".")
	}
	return no("inledning", "Dokumentansvarig är inte angiven.")
}

func hasDiaryNumber(p *asked) answer {
	if n := firstText(p.Document.DiaryNumbers); n != "" {
		return yes("inledning", n)
	}
	return no("inledning", "Diarienummer är inte angivet.")
}

func hasFollowUpDay(p *asked) answer {
	if d := p.Document.FollowUp; d.Year != 0 {
		a := yes("inledning", "Senast")
		a.date = d
		return a
	}
	return no("inledning", "Dagen är inte angiven.")
}

func hasHistory(p *asked) answer {
	n := len(p.History)
	if n == 0 {
		return no("historik", "Historiken är tom.")
	}
	last := p.History[n-1]
	for _, e := range p.History {
		if e.When.Known && e.When.SortKey() > last.When.SortKey() {
			last = e
		}
	}
	a := open("historik", "Den senaste händelsen är daterad")
	a.when = last.When
	return a
}
