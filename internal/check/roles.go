package check

import (
	"strings"

	"planverk/internal/diag"
	"planverk/internal/plan"
	"planverk/internal/sv"
)

// required are the roles of Timrå's template. Those about data protection are
// needed only where there can be personal data.
var required = []struct {
	name       string
	protection bool
}{
	{"systemägare", false},
	{"systemförvaltare", false},
	{"systemadministratör", false},
	{"personuppgiftsansvarig", true},
	{"dataskyddsombud", true},
	{"dataskyddssamordnare", true},
	{"personuppgiftsbiträde", true},
}

// rolesFilled: every role of the template has someone who holds it.
func rolesFilled(c *Case) (found diag.List) {
	for _, r := range required {
		id := sv.ASCII(r.name)
		if r.protection && c.Plan.Introduction.PersonalData.Contains.State == plan.No || len(c.holdersOf(id)) > 0 {
			continue
		}
		at, message := c.near("organisation", "roller"), "Rollen "+r.name+" saknas i planen."
		for _, written := range c.Plan.Organisation.Roles {
			if isRole(written.Role, id) {
				at, message = written.Role.Span, "Rollen "+r.name+" har ingen innehavare."
			}
		}
		found = append(found, diag.New("PV330", at, message,
			"Lägg till rollen under organisation – roller: { roll: "+strings.ReplaceAll(r.name, " ", "_")+", innehavare: [id ur kommun.yaml] }.",
			"Systemägaren brukar veta."))
	}
	return found
}

// answerableInSoderkoping: every system has someone who answers for it, and someone
// who manages it.
func answerableInSoderkoping(c *Case) diag.List {
	var missing []string
	if len(c.holdersOf("systemansvarig")) == 0 {
		missing = append(missing, "systemansvarig")
	}
	if len(c.holdersOf("systemforvaltare"))+len(c.holdersOf("systemadministrator")) == 0 {
		missing = append(missing, "systemförvaltare eller systemadministratör")
	}
	if len(missing) == 0 {
		return nil
	}
	return one("PV332", c.near("organisation", "roller"), "Planen saknar "+sv.And(missing)+".",
		"Lägg till under organisation – roller: { roll: "+strings.Fields(missing[0])[0]+", innehavare: [id ur kommun.yaml] }.", "Den administrativa chefen brukar veta.")
}

// ownerIsTheBoard: the board owns the system, and says so when it lets another act as owner.
func ownerIsTheBoard(c *Case) (found diag.List) {
	for _, r := range c.Plan.Organisation.Roles {
		if !isRole(r.Role, "systemagare") || r.From.Given() {
			continue
		}
		for _, h := range r.Holders {
			if text(h, "typ") == "nämnd" {
				continue
			}
			found = append(found, diag.New("PV333", h.Span, "Systemägare är "+sv.Clip(h.Label)+", och det står inte på vems delegation. Nämnden äger systemet.",
				"Lägg till på raden: på delegation av: och nämndens id, eller skriv nämnden som innehavare.", "Nämndsekreteraren brukar veta."))
		}
	}
	return found
}

// ownershipShowsInRoles: what is used in common is resourced by the administrative
// manager, what one unit uses by its manager.
func ownershipShowsInRoles(c *Case) (found diag.List) {
	for _, s := range c.Plan.Introduction.Systems {
		who, words := "den administrativa chefen", []string{"administrativ chef", "administrativa chef", "forvaltningschef"}
		switch text(s, "ägande") {
		case "central":
		case "verksamhetsspecifik":
			who, words = "enhetschefen", []string{"enhetschef"}
		default:
			continue
		}
		if !c.anyTitled(words...) {
			found = append(found, diag.New("PV334", s.Span, sv.Clip(s.Label)+" har ”ägande: "+text(s, "ägande")+"” i kommun.yaml, men "+who+", som ska ge systemet resurser, står inte bland rollerna.",
				"Skriv titeln på raden för systemägare eller systemansvarig, eller rätta ägande i kommun.yaml.", "Den administrativa chefen brukar veta."))
		}
	}
	return found
}

// anyTitled tells whether someone among the roles is called any of the words.
func (c *Case) anyTitled(words ...string) bool {
	for _, r := range c.Plan.Organisation.Roles {
		if has(r.Title.Value, words...) {
			return true
		}
		for _, h := range r.Holders {
			if has(h.Label, words...) || has(text(h, "titel"), words...) {
				return true
			}
		}
	}
	return false
}

// technicalRolesFilled: in Danderyd the head of IT takes part as systemägare IT, and
// appoints a technical manager.
func technicalRolesFilled(c *Case) diag.List {
	var missing []string
	for _, name := range []string{"systemägare IT", "teknisk systemförvaltare"} {
		if len(c.holdersOf(strings.ReplaceAll(sv.ASCII(name), " ", ""))) == 0 {
			missing = append(missing, name)
		}
	}
	if len(missing) == 0 {
		return nil
	}
	return one("PV335", c.near("organisation", "roller"), "Planen saknar "+sv.And(missing)+".",
		"Systemägare IT är IT-chefen, som utser den tekniska systemförvaltaren. Lägg till rollerna under organisation – roller.", "IT-chefen brukar veta.")
}
