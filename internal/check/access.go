package check

import (
	"planverk/internal/diag"
	"planverk/internal/plan"
)

// accessReviewedThisYear: access rights are reviewed once a year, so an activity
// in the year of the plan says when.
func accessReviewedThisYear(c *Case) diag.List {
	year := c.year()
	if year == 0 {
		return nil
	}
	var late plan.Moment
	for _, a := range c.Plan.Activities.Maintenance {
		if a.Category.Value != "behörighet" && !has(a.What.Source, "behorighet") {
			continue
		}
		if a.When.Overlaps(year) {
			return nil
		}
		late = a.When
	}
	const example = "Lägg till en rad under aktiviteter – förvaltning, till exempel { när: augusti, vad: Granskning av behörigheter, kategori: behörighet }."
	if late.Given() {
		return one("PV360", late.Span, "Granskningen av behörigheter är planerad till "+late.Text()+", inte till planens år "+c.Plan.Document.Year.Exact()+".", example)
	}
	return one("PV360", c.near("aktiviteter", "förvaltning"), "Ingen aktivitet under året gäller granskning av behörigheter.", example, "Systemförvaltaren brukar veta.")
}

// accessReviewerNamed: someone carries out that review.
func accessReviewerNamed(c *Case) diag.List {
	a := c.Plan.Introduction.Access
	if !a.Given() || a.Review.By.Given() {
		return nil
	}
	return one("PV361", c.near("inledning", "behörigheter", "uppföljning"), "Det står inte vem som följer upp behörigheterna.",
		"Skriv under behörigheter: uppföljning: { hur ofta: en gång per år, utförs av: it-strateg }.", "Systemägaren brukar veta.")
}
