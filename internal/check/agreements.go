package check

import (
	"slices"
	"strings"

	"planverk/internal/diag"
	"planverk/internal/plan"
	"planverk/internal/sv"
)

// endingAgreementsReplaced: an agreement that ends before or in the year of the
// plan is followed by another, or there is a procurement before its end.
func endingAgreementsReplaced(c *Case) (found diag.List) {
	if c.year() == 0 {
		return nil
	}
	for i, a := range c.Plan.Agreements {
		if a.To.Year == 0 || a.To.Year > c.year() || c.succeeded(i) {
			continue
		}
		hints := []string{"Planera upphandling eller förlängning under aktiviteter – förvaltning i god tid före " + a.To.ISO() + ", eller skriv in det nya avtalet.",
			"Upphandlaren eller systemägaren brukar veta."}
		if a.To.Year < c.year() {
			found = append(found, diag.New("PV350", a.To.Span, "Avtalet "+agreement(a)+" gick ut "+a.To.ISO()+", före planens år "+c.Plan.Document.Year.Exact()+".", hints...))
			continue
		}
		when, timely := c.procurement(a.To)
		switch {
		case timely:
		case when != "":
			found = append(found, diag.New("PV350", a.To.Span, "Avtalet "+agreement(a)+" går ut "+a.To.ISO()+", och upphandlingen är planerad till "+when+" och kan bli klar för sent.", hints...))
		default:
			found = append(found, diag.New("PV350", a.To.Span, "Avtalet "+agreement(a)+" går ut "+a.To.ISO()+" utan att någon upphandling är planerad.", hints...))
		}
	}
	return found
}

// succeeded tells whether another agreement of the same kind with the same party goes on longer.
func (c *Case) succeeded(i int) bool {
	a := c.Plan.Agreements[i]
	for j, b := range c.Plan.Agreements {
		if j == i || !same(a.Counterparty, b.Counterparty) || sv.ASCII(a.Kind.Value) != sv.ASCII(b.Kind.Value) {
			continue
		}
		if a.To.Before(b.To) || b.To.Year == 0 && a.From.Before(b.From) {
			return true
		}
	}
	return false
}

// procurement looks for a planned procurement. timely is true when one is over
// before the day; else when is the moment of the first one, "" for none.
func (c *Case) procurement(before plan.Date) (when string, timely bool) {
	consider := func(m plan.Moment, what, category string) {
		if category != "upphandling" && !has(what, "upphandl", "nytt avtal", "forlang", "avrop") {
			return
		}
		if _, last, ok := m.Days(c.year()); ok && last.Before(before) {
			timely = true
		}
		if when == "" {
			when = m.Text()
		}
	}
	for _, a := range c.Plan.Activities.Maintenance {
		consider(a.When, a.What.Source, a.Category.Value)
	}
	for _, d := range c.Plan.Activities.Development {
		consider(d.When, d.What.Source, "")
	}
	return when, timely
}

// agreement names an agreement in a message.
func agreement(a plan.Agreement) string {
	name := a.Kind.Value
	if a.Subject.Value != "" {
		name += " " + a.Subject.Value
	}
	name = sv.Quote(strings.TrimSpace(name))
	if a.Counterparty.Label != "" {
		name += " med " + a.Counterparty.Label
	}
	return name
}

// agreementsHaveEnds: without an end date or notice period nobody can see when an
// agreement must be renewed. One finding lists all.
func agreementsHaveEnds(c *Case) diag.List {
	var without []string
	first := diag.Span{}
	for _, a := range c.Plan.Agreements {
		if a.To.Given() || a.Notice.Given() {
			continue
		}
		if len(without) == 0 {
			first = firstOf(a.At, a.Kind.At, a.Counterparty.At)
		}
		without = append(without, agreement(a))
	}
	if len(without) == 0 {
		return nil
	}
	return one("PV351", first, sv.Int(int64(len(without)))+" av "+sv.Count(len(c.Plan.Agreements), "avtal", "avtal")+" saknar slutdatum: "+sv.And(without)+".",
		"Skriv till: och ett datum, eller uppsägningstid: om avtalet gäller tills vidare.", "Upphandlaren eller registratorn brukar veta.")
}

// agreementsEndAfterBeginning: no agreement ends before it begins.
func agreementsEndAfterBeginning(c *Case) (found diag.List) {
	for _, a := range c.Plan.Agreements {
		if a.From.Year != 0 && a.To.Year != 0 && a.To.Before(a.From) {
			found = append(found, diag.New("PV352", a.To.Span, "Avtalet "+agreement(a)+" slutar "+a.To.ISO()+", innan det börjar "+a.From.ISO()+".",
				"Kontrollera om datumen har bytt plats."))
		}
	}
	return found
}

// agreedWithIT: in Danderyd the owner of a system has an agreement of service with IT.
func agreedWithIT(c *Case) diag.List {
	for _, a := range c.Plan.Agreements {
		if has(a.Kind.Value, "sla", "tjansteniva", "overenskommelse") && inHouse(a.Counterparty) {
			return nil
		}
	}
	return one("PV353", c.near("avtal"), "Planen saknar en överenskommelse (SLA) med kommunens IT-avdelning.",
		"Lägg till under avtal: { typ: SLA, motpart: IT-avdelningen }. Saknas överenskommelsen helt tecknar systemägaren och systemägare IT en.", "IT-chefen brukar veta.")
}

// inHouse tells whether a party belongs to the municipality itself.
func inHouse(r plan.Ref) bool {
	switch text(r, "typ") {
	case "enhet", "förvaltning", "nämnd":
		return true
	case "":
		return has(r.Label, "it-", "servicecenter")
	}
	return false
}

// sharingAgreed: departments that share a system have agreed in writing on what terms.
func sharingAgreed(c *Case) diag.List {
	var without []string
	var at diag.Span
	var seen []plan.Ref
	for _, with := range c.sharedWith() {
		if contains(seen, with) || slices.ContainsFunc(c.Plan.Agreements, func(a plan.Agreement) bool { return same(a.Counterparty, with) }) {
			continue
		}
		if seen = append(seen, with); len(without) == 0 {
			at = with.Span
		}
		without = append(without, sv.Clip(with.Label))
	}
	if len(without) == 0 {
		return nil
	}
	return one("PV354", at, "Planen säger att systemet eller dess kostnader delas med "+sv.And(without)+", men bland avtalen finns ingen överenskommelse om villkoren.",
		"Lägg till under avtal: { typ: Överenskommelse, motpart: "+idOr(seen[0])+" }. Saknas överenskommelsen helt behöver den skrivas.", "Systemägarna brukar veta.")
}

// sharedWith are the other departments that the plan says it shares with.
func (c *Case) sharedWith() []plan.Ref {
	all := slices.Concat(c.Plan.Introduction.Scope.SharedWith, c.Plan.Budget.SharedWith)
	for _, share := range c.Plan.Budget.Shares {
		if !same(share.Department, c.Plan.Document.Department) {
			all = append(all, share.Department)
		}
	}
	return all
}
