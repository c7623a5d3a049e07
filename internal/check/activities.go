package check

import (
	"planverk/internal/diag"
	"planverk/internal/plan"
	"planverk/internal/sv"
)

// activitiesDated: a time that can not be read is printed as it stands, but can
// be put neither in a calendar nor in order.
func activitiesDated(c *Case) (found diag.List) {
	var moments []plan.Moment
	for _, o := range c.Plan.UserSupport.Training.Occasions {
		moments = append(moments, o.When)
	}
	for _, d := range c.Plan.Activities.Development {
		moments = append(moments, d.When)
	}
	for _, m := range c.Plan.Activities.Maintenance {
		moments = append(moments, m.When)
	}
	for _, m := range moments {
		if m.Given() && !m.Known {
			found = append(found, diag.New("PV380", m.Span, "Tidpunkten "+sv.Quote(m.Text())+" går inte att läsa som en tid. Den skrivs ut som den står.",
				"Skriv till exempel augusti 2021, Q1 2022, 2022-03-31, våren 2022 eller varje månad."))
		}
	}
	return found
}

// sectionsFilled: a section without rows is printed as a sentence that says so.
// That can be right, but it can also be forgotten.
func sectionsFilled(c *Case) (found diag.List) {
	p := c.Plan
	for _, s := range []struct {
		rows  int
		title string
		path  []string
	}{
		{len(p.Agreements), "Avtal och SLA", []string{"avtal"}},
		{len(p.History), "Historik", []string{"historik"}},
		{len(p.Organisation.Cooperation), "Samverkan", []string{"organisation", "samverkan"}},
		{len(p.Organisation.Integrations), "Integrationer", []string{"organisation", "integrationer"}},
		{len(p.Documentation), "Dokumentation", []string{"dokumentation"}},
		{len(p.Activities.Development), "Planerad utveckling", []string{"aktiviteter", "utveckling"}},
		{len(p.Activities.Maintenance), "Planerade förvaltningsaktiviteter", []string{"aktiviteter", "förvaltning"}},
	} {
		if s.rows == 0 {
			found = append(found, diag.New("PV381", c.near(s.path...), "Avsnittet "+sv.Quote(s.title)+" är tomt.",
				"Stämmer det behöver inget göras. Annars: lägg till rader under "+path(s.path)+"."))
		}
	}
	return found
}
