package check

import (
	"planverk/internal/diag"
	"planverk/internal/plan"
	"planverk/internal/sv"
)

// titleNamesItsSubject: a reader must see from the title which system and which
// department the plan is about. A title that is not written is made of the parts.
func titleNamesItsSubject(c *Case) diag.List {
	d := c.Plan.Document
	var missing []string
	if written := d.Title.Value + " " + d.Subtitle.Value; !plan.Blank(d.Title.Value) {
		if !mentionsAny(written, c.Plan.Introduction.Systems) {
			missing = append(missing, "vilket system")
		}
		if !mentions(written, d.Department) {
			missing = append(missing, "vilken förvaltning")
		}
		if len(missing) == 0 {
			return nil
		}
		return one("PV301", d.Title.Span, "Titeln "+sv.Quote(sv.Clip(d.Title.Value))+" säger inte "+sv.Or(missing)+" planen gäller.",
			"Skriv till exempel Systemförvaltningsplan "+example(c)+", eller ta bort titeln så bildar Planverk den.")
	}
	if len(c.Plan.Introduction.Systems) == 0 {
		missing = append(missing, "vilket system")
	}
	if plan.Blank(d.Department.Label) {
		missing = append(missing, "vilken förvaltning")
	}
	if len(missing) == 0 {
		return nil
	}
	return one("PV301", c.near("dokument"), "Det står inte "+sv.Or(missing)+" planen gäller, så titeln blir ofullständig.",
		"Skriv system under inledning och förvaltning under dokument; båda hämtas ur kommun.yaml.")
}

// example makes a title from the parts that are there.
func example(c *Case) string {
	system, department := "Procapita", "BoU"
	if s := c.Plan.Introduction.Systems; len(s) > 0 && s[0].Label != "" {
		system = s[0].Label
	}
	if d := c.Plan.Document.Department; !plan.Blank(d.Label) {
		department = d.Label
		if short := text(d, "kortnamn"); short != "" {
			department = short
		}
	}
	return sv.Clip(system) + " " + sv.Clip(department) + " " + c.Plan.Document.Year.Exact()
}

func mentionsAny(s string, refs []plan.Ref) bool {
	for _, r := range refs {
		if mentions(s, r) {
			return true
		}
	}
	return false
}

// followedUpWithinAYear: the plan is followed up once a year, counted from the
// decision or else from the day it was drawn up.
func followedUpWithinAYear(c *Case) diag.List {
	d := c.Plan.Document
	from, what := d.Decision.Date, "beslutades"
	if from.Year == 0 {
		from, what = d.Drawn, "upprättades"
	}
	if from.Year == 0 || !from.AddYears(1).Before(d.FollowUp) {
		return nil
	}
	return one("PV302", d.FollowUp.Span, "Planen följs upp först "+d.FollowUp.ISO()+", mer än ett år efter att den "+what+" ("+from.ISO()+").",
		"Skriv en dag senast "+from.AddYears(1).ISO()+".")
}

// channelNamed: the plan is communicated on the intranet, so it says where.
func channelNamed(c *Case) diag.List {
	if c.Plan.Document.Publishing.Channel.Given() || c.Input.Kommun != nil && c.Input.Kommun.Channel.Name.Given() {
		return nil
	}
	return one("PV303", c.near("dokument", "publicering"), "Det står inte var planen finns att läsa.",
		"Skriv kanal under publicering i kommun.yaml, till exempel TimNet.")
}
