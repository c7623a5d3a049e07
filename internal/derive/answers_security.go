package derive

import (
	"slices"

	"planverk/internal/plan"
	"planverk/internal/sv"
)

func isClassified(p *asked) answer {
	rows := p.Introduction.Classification
	if len(rows) == 0 {
		return no("klassning", "Informationen är inte klassad.")
	}
	c := rows[0]
	a := yes("klassning", "Konfidentialitet "+or(c.Confidentiality)+", riktighet "+or(c.Integrity)+", tillgänglighet "+or(c.Availability)+", spårbarhet "+or(c.Traceability)+".")
	if c.Confidentiality.Value == "" || c.Integrity.Value == "" || c.Availability.Value == "" || c.Traceability.Value == "" {
		a.state = plan.No
	}
	return a
}

func or(t plan.Text) string {
	if t.Value == "" {
		return "saknas"
	}
	return t.Value
}

func isReclassified(p *asked) answer {
	for _, c := range p.Introduction.Classification {
		if c.Date.Year != 0 {
			a := open("klassning", "Klassad")
			a.date = c.Date
			return a
		}
	}
	return open("klassning", "Det står inte när klassningen gjordes.")
}

func knowsPersonalData(p *asked) answer {
	switch p.Introduction.PersonalData.Contains.State {
	case plan.Yes:
		return yes("personuppgifter", "Systemet innehåller personuppgifter.")
	case plan.No:
		return yes("personuppgifter", "Systemet innehåller inga personuppgifter.")
	}
	return no("personuppgifter", "Frågan är inte besvarad.")
}

func isRegistered(p *asked) answer {
	d := p.Introduction.PersonalData
	switch {
	case d.Contains.State == plan.No:
		return open("personuppgifter", "Systemet innehåller inga personuppgifter.")
	case d.Registered.State == plan.Yes:
		return yes("personuppgifter", "De är dokumenterade.")
	case d.Registered.State == plan.No:
		return no("personuppgifter", "De är inte dokumenterade.")
	}
	return open("personuppgifter", "Frågan är inte besvarad.")
}

// hasAgreement looks for an agreement of a kind.
func hasAgreement(name string, words ...string) func(*asked) answer {
	return func(p *asked) answer {
		var with []string
		for _, a := range p.Agreements {
			if !speaksOf(a.Kind.Value, words...) {
				continue
			}
			who := a.Counterparty.Label
			if who == "" {
				who = a.Kind.Value
			}
			if !slices.Contains(with, who) {
				with = append(with, who)
			}
		}
		if len(with) == 0 {
			return no("avtal", name+" finns inte bland avtalen.")
		}
		return yes("avtal", name+" med "+sv.And(with)+".")
	}
}

func hasContinuityPlan(p *asked) answer {
	c := p.Introduction.Continuity
	switch c.Exists.State {
	case plan.Yes:
		if c.Tested.Year == 0 {
			return open("kontinuitetsplan", "Planen finns. Det står inte när den övades.")
		}
		a := yes("kontinuitetsplan", "Planen finns och övades senast")
		a.date = c.Tested
		return a
	case plan.No:
		return no("kontinuitetsplan", "Planen finns inte.")
	}
	return open("kontinuitetsplan", "Frågan är inte besvarad.")
}

func hasPreservation(p *asked) answer {
	for _, r := range p.Introduction.Preservation {
		if r.Contact.Label != "" {
			return open("bevarande", "Kontaktperson: "+r.Contact.Label+".")
		}
	}
	return open("bevarande", "Ingen kontaktperson är angiven.")
}
