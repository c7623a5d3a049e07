package check

import (
	"planverk/internal/diag"
	"planverk/internal/plan"
	"planverk/internal/sv"
)

// decided tells whether the status says that the decision has been made.
func decided(h plan.Head) bool {
	return h.Issued() && h.Status.Value != "för beslut"
}

// ownerDecidesPlan: in Danderyd the owner of a system decides its goals and budget in
// the form of the plan.
func ownerDecidesPlan(c *Case) diag.List {
	d := c.Plan.Document
	const hint = "Skriv systemägaren som instans, till exempel beslut: { instans: Förvaltningschefen }."
	owners := c.holdersOf("systemagare")
	switch {
	case !d.Decision.Body.Given() && (!decided(d) || d.Status.Value == "beslutad"), len(owners) == 0:
		return nil // of what is decided, decisionIsWhole asks who has done it
	case !d.Decision.Body.Given():
		return one("PV336", c.near("dokument", "beslut"), "Planen är "+d.Status.Value+", men det står inte vem som har beslutat den.", hint)
	case has(d.Decision.Body.Value, "systemagare"):
		return nil
	}
	for _, o := range owners {
		if title := text(o, "titel"); mentions(d.Decision.Body.Value, o) || title != "" && has(d.Decision.Body.Value, sv.ASCII(title)) {
			return nil
		}
	}
	for _, r := range c.Plan.Organisation.Roles {
		if isRole(r.Role, "systemagare") && r.Title.Given() && has(d.Decision.Body.Value, sv.ASCII(r.Title.Value)) {
			return nil
		}
	}
	return one("PV336", d.Decision.Body.Span, "Planen beslutas av "+sv.Clip(d.Decision.Body.Value)+", men systemägare är "+sv.Clip(owners[0].Label)+".", hint, "IT-chefen brukar veta.")
}

// decisionIsWhole: of a decision in writing it must be seen who has made it and which day
// (förvaltningslagen 31 §). A status alone says neither.
func decisionIsWhole(c *Case) diag.List {
	d := c.Plan.Document
	var missing []string
	if !d.Decision.Body.Given() {
		missing = append(missing, "vem som har beslutat")
	}
	if d.Decision.Date.Year == 0 {
		missing = append(missing, "vilken dag")
	}
	if d.Status.Value != "beslutad" || len(missing) == 0 {
		return nil
	}
	at := c.near("dokument", "beslut")
	if !d.Decision.Body.Given() {
		at = d.Status.Span
	}
	return one("PV307", at, "Planen är beslutad, men det står inte "+sv.And(missing)+".",
		"Skriv under dokument till exempel beslut: { instans: Socialnämnden, datum: 2026-12-15, paragraf: § 214 }.", "Registratorn brukar veta.")
}

// approvedBeforePublished: in Danderyd the head of IT approves what is published on
// the intranet, before it is.
func approvedBeforePublished(c *Case) diag.List {
	p := c.Plan.Document.Publishing
	if c.Plan.Document.Status.Value != "publicerad" {
		return nil
	}
	const hint = "Skriv under dokument – publicering: godkänd av: IT-chefen och godkänd: med dagens datum när det är gjort."
	switch {
	case !p.ApprovedBy.Given():
		return one("PV304", c.near("dokument", "publicering"), "Dokumentet är publicerat, men det står inte vem som har godkänt det.", hint, "IT-chefen brukar veta.")
	case p.Approved.Year == 0:
		return one("PV304", p.ApprovedBy.Span, "Det står inte när "+sv.Clip(p.ApprovedBy.Value)+" godkände att dokumentet publiceras.", hint)
	case p.Published.Year != 0 && p.Published.Before(p.Approved):
		return one("PV304", p.Approved.Span, "Dokumentet publicerades "+p.Published.ISO()+" men godkändes först "+p.Approved.ISO()+".", "Kontrollera datumen. Godkännandet kommer före publiceringen.")
	}
	return nil
}
