package check

import (
	"planverk/internal/diag"
	"planverk/internal/sv"
)

// topicsCovered: a plan in Söderköping has six topics.
func topicsCovered(c *Case) diag.List {
	i := c.Plan.Introduction
	var missing []string
	for _, t := range []struct {
		name string
		has  bool
	}{
		{"syfte", i.Description.Given()},
		{"mål", len(i.Goals) > 0},
		{"roller", len(c.Plan.Organisation.Roles) > 0},
		{"behörighetsrutiner", i.Access.Given()},
		{"uppföljning och kontroller", c.followsUp()},
		{"loggning", i.Logging.Given() || c.logs()},
		{"incidentrapportering", i.Incident.Given()},
	} {
		if !t.has {
			missing = append(missing, t.name)
		}
	}
	if len(missing) == 0 {
		return nil
	}
	return one("PV331", c.near("inledning"), "Planen saknar "+sv.And(missing)+".",
		"Syftet skrivs under inledning – beskrivning. Mål, behörigheter, uppföljning, loggning och incident har egna fält under inledning, och rollerna står under organisation.",
		"Systemansvarig brukar veta.")
}

// followsUp tells whether the plan says how it or the system is followed up.
func (c *Case) followsUp() bool {
	if c.Plan.Introduction.FollowUpText.Given() || c.Plan.Document.FollowUp.Given() || c.logs() {
		return true
	}
	for _, a := range c.Plan.Activities.Maintenance {
		if a.Category.Value == "kontroll" || a.Category.Value == "behörighet" {
			return true
		}
	}
	return false
}

// secrecyIsWhole: a marking of secrecy says under which provision, when and by whom.
func secrecyIsWhole(c *Case) diag.List {
	s := c.Plan.Document.Secrecy
	if !s.Given() {
		return nil
	}
	missing := blank([]headField{{"bestämmelse", s.Provision.At}, {"datum", s.Date.At}, {"myndighet", s.Authority.At}})
	if len(missing) == 0 {
		return nil
	}
	return one("PV305", c.near("dokument", "sekretess"), "Sekretessmarkeringen saknar "+sv.And(missing)+".",
		"Skriv sekretess: { bestämmelse: 18 kap. 8 § offentlighets- och sekretesslagen, datum: 2021-12-15, myndighet: Socialnämnden }, eller ta bort den.",
		"Registratorn eller kommunjuristen brukar veta.")
}
