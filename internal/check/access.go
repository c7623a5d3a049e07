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
	var other *plan.Maintenance
	for i := range c.Plan.Activities.Maintenance {
		a := &c.Plan.Activities.Maintenance[i]
		if a.Category.Value != "behörighet" && !has(a.What.Source, "behorighet") {
			continue
		}
		if a.When.Overlaps(year) {
			return nil
		}
		other = a
	}
	const example = "Lägg till en rad under aktiviteter – förvaltning, till exempel { när: augusti, vad: Granskning av behörigheter, kategori: behörighet }."
	switch {
	case other == nil:
	case !other.When.Given():
		return one("PV360", firstOf(other.At, other.What.At), "Granskningen av behörigheter saknar tid.", "Skriv när den görs, till exempel augusti.")
	case !other.When.Known:
		return one("PV360", other.When.Span, "Det går inte att se om granskningen av behörigheter ("+other.When.Text()+") görs under planens år "+c.Plan.Document.Year.Exact()+".",
			"Skriv när den görs, till exempel augusti.")
	default:
		return one("PV360", other.When.Span, "Granskningen av behörigheter är planerad till "+other.When.Text()+", inte till planens år "+c.Plan.Document.Year.Exact()+".", example)
	}
	return one("PV360", c.near("aktiviteter", "förvaltning"), "Ingen aktivitet under året gäller granskning av behörigheter.", example, "Systemförvaltaren brukar veta.")
}

// accessReviewerNamed: someone carries out that review.
func accessReviewerNamed(c *Case) diag.List {
	a := c.Plan.Introduction.Access
	if !a.Given() || !plan.Blank(a.Review.By.Value) {
		return nil
	}
	return one("PV361", c.near("inledning", "behörigheter", "uppföljning"), "Det står inte vem som följer upp behörigheterna.",
		"Skriv under behörigheter: uppföljning: { hur ofta: en gång per år, utförs av: it-strateg }.", "Systemägaren brukar veta.")
}
