package check

import (
	"slices"

	"planverk/internal/diag"
	"planverk/internal/plan"
	"planverk/internal/sv"
)

// klassa is the scale of consequences, from low to high.
var klassa = []string{"försumbar", "måttlig", "betydande", "allvarlig", "synnerligen allvarlig"}

// level gives the place of a value on the scale, 0 to 4, or -1.
func level(value string) int {
	return slices.IndexFunc(klassa, func(name string) bool { return sv.ASCII(name) == sv.ASCII(value) })
}

const securityKnows = "Informationssäkerhetssamordnaren brukar veta."

// classificationComplete: all four aspects of every kind of information have a
// level on the KLASSA scale.
func classificationComplete(c *Case) (found diag.List) {
	rows := c.Plan.Introduction.Classification
	if len(rows) == 0 {
		return one("PV340", c.near("inledning", "klassning"), "Planen saknar informationssäkerhetsklassning.",
			"Skriv en rad under inledning – klassning med information, konfidentialitet, riktighet, tillgänglighet och spårbarhet.", securityKnows)
	}
	for _, row := range rows {
		var missing []string
		for _, a := range aspects(row) {
			switch {
			case !a.value.Given():
				missing = append(missing, a.name)
			case level(a.value.Value) < 0:
				hints := []string{"Skriv " + sv.Or(klassa) + ".", securityKnows}
				if near := sv.Suggest(a.value.Value, klassa); near != "" {
					hints = append([]string{"Menade du " + near + "?"}, hints...)
				}
				found = append(found, diag.New("PV340", a.value.Span,
					"Värdet "+sv.Quote(a.value.Value)+" på "+a.name+" finns inte på skalan i KLASSA.", hints...))
			}
		}
		if len(missing) > 0 {
			found = append(found, diag.New("PV340", firstOf(row.At, row.Information.At), "Klassningen av "+sv.Quote(row.Information.Value)+" saknar "+sv.And(missing)+".",
				"Skriv till exempel "+missing[0]+": betydande.", securityKnows))
		}
	}
	return found
}

type aspect struct {
	name  string
	value plan.Text
}

// aspects gives the four aspects in the official order.
func aspects(row plan.Classing) [4]aspect {
	return [4]aspect{
		{"konfidentialitet", row.Confidentiality}, {"riktighet", row.Integrity},
		{"tillgänglighet", row.Availability}, {"spårbarhet", row.Traceability},
	}
}

// continuityAnswered: the plan says whether there is a continuity plan.
func continuityAnswered(c *Case) diag.List {
	p := c.Plan.Introduction.Continuity
	if p.Exists.State != plan.Unknown {
		return nil
	}
	return one("PV341", orNear(c, p.Exists.At, "inledning", "kontinuitetsplan"), "Det står inte om verksamheten har en kontinuitetsplan.",
		"Skriv finns: ja eller finns: nej.", "Systemägaren eller säkerhetssamordnaren brukar veta.")
}

// continuityWhereNeeded: where loss of availability has considerable consequences
// the operation needs a plan for working without the system.
func continuityWhereNeeded(c *Case) diag.List {
	p := c.Plan.Introduction.Continuity
	if p.Exists.State != plan.No {
		return nil
	}
	for _, row := range c.Plan.Introduction.Classification {
		if level(row.Availability.Value) >= level("betydande") {
			return one("PV342", p.Exists.Span,
				"Tillgängligheten är klassad som "+row.Availability.Value+", men det finns ingen kontinuitetsplan.",
				"Ta fram en kontinuitetsplan, eller skriv in den som en aktivitet under aktiviteter – förvaltning.", "Systemägaren ansvarar.")
		}
	}
	return nil
}

// preservationHasContact: the plan names the plan for keeping information, and whom to ask.
func preservationHasContact(c *Case) (found diag.List) {
	const knows = "Arkivarien eller nämndsekreteraren brukar veta."
	rows := c.Plan.Introduction.Preservation
	if len(rows) == 0 {
		return one("PV343", c.near("inledning", "bevarande"), "Det står inte vilken informationshanteringsplan som gäller.",
			"Skriv plan och kontakt under inledning – bevarande.", knows)
	}
	for _, r := range rows {
		if !r.Contact.Given() {
			found = append(found, diag.New("PV343", firstOf(r.At, r.Plan.At), "Informationens bevarande saknar kontaktperson.", "Skriv kontakt: och ett id ur kommun.yaml.", knows))
		}
	}
	return found
}

// classedWhenIntroduced: information is classed when a system is introduced and when
// it changes much, so the class is not older than the last such event.
func classedWhenIntroduced(c *Case) (found diag.List) {
	last, what := c.lastIntroduction()
	for _, row := range c.Plan.Introduction.Classification {
		switch name := sv.Quote(sv.Clip(row.Information.Value)); {
		case row.Date.Year == 0:
			found = append(found, diag.New("PV344", firstOf(row.At, row.Information.At), "Det står inte när "+name+" klassades.",
				"Skriv datum: och dagen för klassningen.", securityKnows))
		case row.Date.Before(last):
			found = append(found, diag.New("PV344", row.Date.Span, name+" klassades "+row.Date.ISO()+", före ”"+sv.Clip(what.What.Source)+"” ("+what.When.Text()+").",
				"Klassa om informationen när systemet har ändrats, och skriv det nya datumet.", securityKnows))
		}
	}
	return found
}

// lastIntroduction gives the first day of the latest event that a system or a part of
// it came into use.
func (c *Case) lastIntroduction() (last plan.Date, what plan.Event) {
	for _, e := range c.Plan.History {
		if !has(e.What.Source, "infors", "infora", "infort", "tas i drift", "tas i bruk", "tagits i", "byts", "flytta") {
			continue
		}
		if first, _, ok := e.When.Days(0); ok && last.Before(first) {
			last, what = first, e
		}
	}
	return last, what
}
