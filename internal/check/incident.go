package check

import (
	"strconv"
	"strings"

	"planverk/internal/diag"
	"planverk/internal/pattern"
	"planverk/internal/plan"
	"planverk/internal/sv"
)

// How soon an incident is reported, in hours from its discovery.
const (
	dataProtectionLimit = 72 // the data protection regulation, article 33.1: personal data
	earlyWarningLimit   = 24 // cybersäkerhetslagen (2025:1506) and directive (EU) 2022/2555, article 23.4 a: significant incidents
	soderkopingLimit    = 48 // Söderköping's guideline
)

// incidents finds every description of how an incident is reported, wherever it stands.
func (c *Case) incidents() []plan.Incident {
	var all []plan.Incident
	groups(c.Input.Root, func(key string, m *plan.Map) {
		if key == "incident" {
			var i plan.Incident
			plan.Bind(m, &i)
			all = append(all, i)
		}
	})
	return all
}

// groups visits every group of fields below a value, with the key that it stands under.
func groups(n plan.Node, visit func(key string, m *plan.Map)) {
	switch n := n.(type) {
	case *plan.Map:
		if n == nil {
			return
		}
		for _, f := range n.Fields {
			if m, ok := f.Value.(*plan.Map); ok && m != nil {
				visit(f.Key, m)
			}
			groups(f.Value, visit)
		}
	case *plan.List:
		if n == nil {
			return
		}
		for _, item := range n.Items {
			if m, ok := item.(*plan.Map); ok && m != nil {
				visit("", m)
			}
			groups(item, visit)
		}
	}
}

// units are the words for lengths of time, by how they begin, in minutes.
var units = []struct {
	word    string
	minutes int
}{{"minut", 1}, {"tim", 60}, {"dygn", 24 * 60}, {"dag", 24 * 60}, {"veck", 7 * 24 * 60}}

var numerals = map[string]int{"en": 1, "ett": 1, "tva": 2, "tre": 3, "fyra": 4, "fem": 5, "sex": 6, "sju": 7}

// glued is a figure with its unit: "24h".
var glued = pattern.Later(`(\d)([a-z])`)

// minutes reads a length of time out of words: "48 timmar", "inom två dygn". It is
// false when there is none that can be read.
func minutes(t plan.Text) (int, bool) {
	n := 0
	for _, word := range strings.Fields(glued().ReplaceAllString(sv.ASCII(t.Value), "$1 $2")) {
		if m, err := strconv.Atoi(word); err == nil && m > 0 && m < 100000 {
			n = m
			continue
		}
		if m := numerals[word]; m > 0 {
			n = m
			continue
		}
		for _, u := range units {
			if n > 0 && (strings.HasPrefix(word, u.word) || word == "h" && u.word == "tim") {
				return n * u.minutes, true
			}
		}
		n = 0
	}
	return 0, false
}

func longer(t plan.Text, hours int) bool {
	m, ok := minutes(t)
	return ok && m > hours*60
}

// incidentsWithinLaw: a breach of personal data is reported to the authority within
// 72 hours, so the municipality's own limit may not be longer.
func incidentsWithinLaw(c *Case) (found diag.List) {
	for _, i := range c.incidents() {
		if longer(i.Within, dataProtectionLimit) {
			found = append(found, diag.New("PV326", i.Within.Span,
				"Fristen "+sv.Quote(i.Within.Value)+" är längre än de 72 timmar som dataskyddsförordningen ger för att anmäla en personuppgiftsincident.",
				"Tiden räknas från det att någon i verksamheten upptäcker incidenten, också när den har hänt hos en leverantör. Skriv till exempel frist: 48 timmar.",
				"Dataskyddsombudet brukar veta."))
		}
	}
	return found
}

// significantIncidentsInTime: of a significant incident the authority is warned within
// 24 hours, which a limit for breaches of personal data most often does not allow.
func significantIncidentsInTime(c *Case) (found diag.List) {
	const law = "Cybersäkerhetslagen: en betydande incident ska varnas för inom 24 timmar, anmälas inom 72 timmar och slutrapporteras inom en månad. Dataskyddsförordningen: en personuppgiftsincident ska anmälas inom 72 timmar."
	const hint = "Skriv frist vid betydande incident: 24 timmar, eller kortare."
	for _, i := range c.incidents() {
		_, readable := minutes(i.SignificantWithin)
		switch {
		case i.SignificantWithin.Given() && !readable:
			found = append(found, diag.New("PV327", i.SignificantWithin.Span,
				"Fristen "+sv.Quote(i.SignificantWithin.Value)+" vid betydande incident går inte att läsa som en tid. Cybersäkerhetslagen ger 24 timmar.", law, hint, securityKnows))
		case longer(i.SignificantWithin, earlyWarningLimit):
			found = append(found, diag.New("PV327", i.SignificantWithin.Span,
				"Fristen "+sv.Quote(i.SignificantWithin.Value)+" vid betydande incident ryms inte i de 24 timmar som cybersäkerhetslagen ger.", law, hint, securityKnows))
		case readable: // soon enough
		case longer(i.Within, dataProtectionLimit): // the other law says that already
		case longer(i.Within, earlyWarningLimit):
			found = append(found, diag.New("PV327", i.Within.Span,
				"Fristen "+sv.Quote(i.Within.Value)+" ryms i dataskyddsförordningens 72 timmar, men inte i de 24 timmar som cybersäkerhetslagen ger vid en betydande incident.", law, hint, securityKnows))
		}
	}
	return found
}

// incidentsWithinTwoDays: Söderköping reports a breach of personal data within 48 hours.
func incidentsWithinTwoDays(c *Case) (found diag.List) {
	const hint = "Skriv frist: 48 timmar, eller kortare."
	for _, i := range c.incidents() {
		switch _, ok := minutes(i.Within); {
		case !i.Within.Given():
			found = append(found, diag.New("PV328", i.Span, "Det står inte hur snart en incident ska anmälas.", hint, "Dataskyddsombudet brukar veta."))
		case !ok:
			found = append(found, diag.New("PV328", i.Within.Span, "Fristen "+sv.Quote(i.Within.Value)+" går inte att läsa som en tid. En incident ska anmälas inom 48 timmar.", hint))
		case longer(i.Within, soderkopingLimit):
			found = append(found, diag.New("PV328", i.Within.Span, "Fristen "+sv.Quote(i.Within.Value)+" är längre än de 48 timmar som kommunen har bestämt.", hint))
		}
	}
	return found
}

// logsAtIncident: the plan says what is done with the logs when something has happened.
func logsAtIncident(c *Case) diag.List {
	l := c.Plan.Introduction.Logging
	if l.Incident.Given() || !l.Given() && !c.logs() {
		return nil // a plan that says nothing of logging is told so by another rule
	}
	return one("PV345", c.near("inledning", "loggning"), "Det står inte hur loggarna hanteras vid en incident.",
		"Skriv under inledning – loggning: vid incident: Systemförvaltaren sparar loggarna samma dag och lämnar dem till säkerhetssamordnaren.", "Systemförvaltaren brukar veta.")
}

// logs tells whether the plan has an activity about logs.
func (c *Case) logs() bool {
	for _, a := range c.Plan.Activities.Maintenance {
		if a.Category.Value == "logg" {
			return true
		}
	}
	return false
}
