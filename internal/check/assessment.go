package check

import (
	"planverk/internal/diag"
	"planverk/internal/plan"
)

// assessment is a bedömning of an effort within IT.
type assessment struct {
	Extent struct {
		Size    plan.Text `key:"storlek"`
		Routine answer    `key:"rutin"`
	} `key:"omfattning"`
	Benefit struct {
		plan.At
		Valued answer    `key:"bedömning"`
		Rows   []plan.At `key:"nyttor"`
	} `key:"nytta"`
	Handling []struct {
		Forum plan.Text   `key:"forum"`
		When  plan.Moment `key:"när"`
	} `key:"behandling"`
}

// answer is a yes or no, with the reason.
type answer struct {
	Answer plan.YesNo `key:"svar"`
}

// large gives what a larger effort that is not routine says; nil of any other.
func (c *Case) large() *assessment {
	var a assessment
	plan.Bind(c.Input.Root, &a)
	if a.Extent.Size.Value != "större" || a.Extent.Routine.Answer.State == plan.Yes {
		return nil
	}
	return &a
}

// largeEffortsAtForum: in Danderyd larger efforts are treated in the central forum
// before they are decided.
func largeEffortsAtForum(c *Case) diag.List {
	a := c.large()
	if a == nil {
		return nil
	}
	decision := c.Plan.Document.Decision.Date
	for _, h := range a.Handling {
		if !has(h.Forum.Value, "strategisk") {
			continue
		}
		if first, _, ok := h.When.Days(decision.Year); ok && decision.Year != 0 && decision.Before(first) {
			return one("PV851", h.When.Span, "Insatsen beslutades "+decision.ISO()+", men behandlades i "+h.Forum.Value+" först "+h.When.Text()+".",
				"Kontrollera tiderna: större insatser behandlas i forumet före beslutet.", "IT-samordnaren brukar veta.")
		}
		return nil
	}
	return one("PV851", c.near("behandling"), "Insatsen är större och inte rutin, men det centrala strategiska IT-forumet finns inte bland dem som behandlar den.",
		"Lägg till under behandling: { forum: Centralt strategiskt IT-forum, när: 2013-10-15, uppgift: bedömer }.", "IT-samordnaren brukar veta.")
}

// largeEffortsValued: the benefit of a larger effort is valued, with the PENG model.
func largeEffortsValued(c *Case) diag.List {
	a := c.large()
	if a == nil || a.Benefit.Valued.Answer.State == plan.Yes && len(a.Benefit.Rows) > 0 {
		return nil
	}
	return one("PV852", c.near("nytta"), "Insatsen är större, men nyttan är inte värderad.",
		"Skriv bedömning: ja och en rad för varje nytta med belopp under nytta, enligt PENG-modellen.", "Den som beställer insatsen brukar veta.")
}
