package check

import (
	"planverk/internal/diag"
	"planverk/internal/plan"
	"planverk/internal/sv"
)

// moments are the times at which the plan says that something is to be done.
func moments(p *plan.Systemplan) []plan.Moment {
	var all []plan.Moment
	for _, o := range p.UserSupport.Training.Occasions {
		all = append(all, o.When)
	}
	for _, d := range p.Activities.Development {
		all = append(all, d.When)
	}
	for _, m := range p.Activities.Maintenance {
		all = append(all, m.When)
	}
	return all
}

// activitiesDated: a time that can not be read is printed as it stands, but can
// be put neither in a calendar nor in order.
func activitiesDated(c *Case) (found diag.List) {
	for _, m := range moments(c.Plan) {
		if m.Given() && !m.Known {
			found = append(found, diag.New("PV380", m.Span, "Tidpunkten "+sv.Quote(m.Text())+" går inte att läsa som en tid. Den skrivs ut som den står.",
				"Skriv till exempel augusti 2021, Q1 2022, 2022-03-31, våren 2022 eller varje månad."))
		}
	}
	return found
}

// plannedForItsYear: what is planned is not over when the plan's year begins. Such a
// time has most often stayed behind when last year's file was copied. What comes
// after the year may well be planned already.
func plannedForItsYear(c *Case) (found diag.List) {
	d := c.Plan.Document
	year := d.Year.Exact()
	if y := d.FollowUp.Year; y != 0 && y < c.year() {
		found = append(found, diag.New("PV382", d.FollowUp.Span, "Planen gäller "+year+" men följs upp senast "+d.FollowUp.ISO()+", innan året har börjat.",
			"Skriv en dag under "+year+" eller senare."))
	}
	for _, m := range moments(c.Plan) {
		if m.Known && m.Year != 0 && max(m.Year, m.EndYear) < c.year() {
			found = append(found, diag.New("PV382", m.Span, "Planen gäller "+year+", men "+sv.Quote(m.Text())+" är före det året.",
				"Är planen gjord av ett tidigare års fil: skriv när det ska göras, eller ta bort raden. Det som är gjort hör hemma under historik."))
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
