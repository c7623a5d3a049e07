package check

import (
	"strconv"
	"strings"

	"planverk/internal/diag"
	"planverk/internal/plan"
	"planverk/internal/sv"
)

// ordinals are the words of intervals: "vart tredje år".
var ordinals = map[string]int{"annat": 2, "vartannat": 2, "varannan": 2, "andra": 2, "tredje": 3, "fjarde": 4, "femte": 5}

// everyMonths reads how often something is gone through, in months: "minst vart tredje
// år", "en gång per år"; 0 when the words are no interval.
func everyMonths(words string) int {
	n := 1
	for _, w := range strings.Fields(sv.ASCII(words)) {
		w = strings.Trim(w, ".,;")
		if m, err := strconv.Atoi(strings.TrimSuffix(strings.TrimSuffix(w, ":e"), ":a")); err == nil && m > 0 && m < 100 {
			n = m
		} else if m := ordinals[w]; m > 0 {
			n = m
		}
		switch {
		case w == "mandatperiod":
			return 48
		case w == "ar", w == "arlig", w == "arligen", w == "aret":
			return 12 * n
		case strings.HasPrefix(w, "kvartal"):
			return 3
		case strings.HasPrefix(w, "manad"):
			return n
		}
		if w == "gang" || w == "ganger" {
			n = 1 // "två gånger per år" is at least once a year
		}
	}
	return 0
}

// reviewedOftenEnough: in Danderyd guidelines and the programme for e-services are gone
// through at least every third year, the plan of the IT department every year.
func reviewedOftenEnough(c *Case) (found diag.List) {
	h := c.guidelineHead()
	if !h.Interval.Given() {
		found = append(found, diag.New("PV846", c.near("dokument"), "Det står inte hur ofta riktlinjerna ses över.", "Skriv under dokument: ses över: minst vart tredje år."))
	}
	found = append(found, tooSeldom("Riktlinjerna", h.Interval, 36)...)
	groups(c.Input.Root, func(_ string, m *plan.Map) {
		var d struct {
			Title    plan.Text `key:"titel"`
			Interval plan.Text `key:"ses över"`
		}
		plan.Bind(m, &d)
		switch {
		case has(d.Title.Value, "forvaltningsprogram"):
			found = append(found, tooSeldom(d.Title.Value, d.Interval, 36)...)
		case has(d.Title.Value, "it-verksamhetsplan"):
			found = append(found, tooSeldom(d.Title.Value, d.Interval, 12)...)
		}
	})
	return found
}

func tooSeldom(what string, interval plan.Text, most int) diag.List {
	n := everyMonths(interval.Value)
	if n <= most {
		return nil
	}
	least := "en gång om året"
	if most == 36 {
		least = "vart tredje år"
	}
	return one("PV846", interval.Span, sv.Clip(what)+" ses över "+sv.Quote(interval.Value)+", men kommunen har bestämt minst "+least+".", "Skriv ses över: minst "+least+".", "IT-chefen brukar veta.")
}
