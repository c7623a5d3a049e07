package check

import (
	"planverk/internal/diag"
	"planverk/internal/plan"
	"planverk/internal/sv"
)

// controlsDated: the plan shows when access rights and logs are looked through.
func controlsDated(c *Case) diag.List {
	var missing []string
	var example string
	for _, control := range []struct{ category, name, example string }{
		{"behörighet", "behörigheter", "{ när: augusti, vad: Behörigheterna granskas, kategori: behörighet }"},
		{"logg", "loggar", "{ när: varje månad, vad: Loggarna granskas, kategori: logg }"},
	} {
		if !c.dated(control.category) {
			missing, example = append(missing, control.name), control.example
		}
	}
	if len(missing) == 0 {
		return nil
	}
	return one("PV362", c.near("aktiviteter", "förvaltning"), "Det syns inte när "+sv.And(missing)+" kontrolleras.",
		"Lägg till en rad med tid under aktiviteter – förvaltning, till exempel "+example+".", "Systemförvaltaren brukar veta.")
}

// dated tells whether an activity of the category has a time in the year of the plan.
func (c *Case) dated(category string) bool {
	for _, a := range c.Plan.Activities.Maintenance {
		if a.Category.Value == category && a.When.Known && (c.year() == 0 || a.When.Overlaps(c.year())) {
			return true
		}
	}
	return false
}

// yearlyControlPlanned: each system is gone through once a year.
func yearlyControlPlanned(c *Case) diag.List {
	if c.dated("kontroll") {
		return nil
	}
	return one("PV363", c.near("aktiviteter", "förvaltning"), "Den årliga kontrollen av systemet är inte planerad.",
		"Lägg till en rad med tid under aktiviteter – förvaltning, till exempel { när: oktober, vad: Årlig kontroll enligt checklistan, kategori: kontroll }.",
		"Ansvarig chef tar initiativet, med stöd av systemansvarig.")
}

// mentioned tells whether the activities, the documentation or the attachments speak
// of any of the words.
func (c *Case) mentioned(words ...string) bool {
	var texts []string
	for _, d := range c.Plan.Documentation {
		texts = append(texts, d.Name.Value, d.Description.Value)
	}
	for _, a := range c.Plan.Document.Attachments {
		texts = append(texts, a.Title.Value, a.Description.Value)
	}
	for _, d := range c.Plan.Activities.Development {
		texts = append(texts, d.What.Source)
	}
	for _, m := range c.Plan.Activities.Maintenance {
		texts = append(texts, m.What.Source)
	}
	for _, t := range append(texts, c.Plan.Activities.Intro.Source) {
		if has(t, words...) {
			return true
		}
	}
	return false
}

// developmentInCommonPlan: what is planned stands in the department's common plan too.
func developmentInCommonPlan(c *Case) diag.List {
	rows := c.Plan.Activities.Development
	if len(rows) == 0 || c.mentioned("utvecklingsplan") {
		return nil
	}
	return one("PV364", firstOf(rows[0].At, rows[0].What.At), "Planen nämner inte förvaltningens gemensamma utvecklingsplan.",
		"Se till att utvecklingen står där, och nämn planen under dokumentation, till exempel { dokument: Utvecklingsplan, sökväg: intranätet }.", "Systemansvarig brukar veta.")
}

// newSystemsApproved: a new system is approved before it is bought and used.
func newSystemsApproved(c *Case) (found diag.List) {
	for _, d := range c.Plan.Activities.Development {
		if plan.Blank(d.Approved.Value) && has(d.What.Source, "inforande", "infora", "infors", "inkop", "anskaff", "nytt system", "nya system", "ny tjanst", "nytt verktyg") {
			found = append(found, diag.New("PV365", firstOf(d.At, d.What.At), "Det står inte vem som har godkänt "+sv.Quote(sv.Clip(d.What.Source))+".",
				"Ett nytt system godkänns innan det köps in och tas i drift. Skriv på raden: godkänd av: IT-chefen och nämnden.", "IT-chefen brukar veta."))
		}
	}
	return found
}

// procurementPrepared: a project plan and an analysis with KLASSA come before the
// procurement of a system.
func procurementPrepared(c *Case) diag.List {
	at, planned := c.plannedProcurement()
	if !planned {
		return nil
	}
	var missing []string
	if !c.mentioned("projektplan") {
		missing = append(missing, "en projektplan")
	}
	if !c.mentioned("klassa", "sakerhetsanalys") {
		missing = append(missing, "en systemsäkerhetsanalys med KLASSA")
	}
	if len(missing) == 0 {
		return nil
	}
	return one("PV366", at, "En upphandling är planerad, men inte "+sv.Or(missing)+".",
		"Lägg till det som aktiviteter före upphandlingen, eller nämn det som är gjort under dokumentation.", "Verksamhetsutvecklaren brukar veta.")
}

// plannedProcurement gives the place of the first procurement of the year.
func (c *Case) plannedProcurement() (diag.Span, bool) {
	for _, a := range c.Plan.Activities.Maintenance {
		if a.Category.Value == "upphandling" || has(a.What.Source, "upphandl") {
			return firstOf(a.At, a.What.At), true
		}
	}
	for _, d := range c.Plan.Activities.Development {
		if has(d.What.Source, "upphandl") {
			return firstOf(d.At, d.What.At), true
		}
	}
	return diag.Span{}, false
}
