package derive

import (
	"slices"
	"strconv"
	"strings"

	"planverk/internal/plan"
	"planverk/internal/sv"
)

// hasRole looks for somebody who holds any of the roles.
func hasRole(names ...string) func(*asked) answer {
	return func(p *asked) answer {
		var holders []string
		for _, r := range p.Organisation.Roles {
			if !slices.ContainsFunc(names, func(n string) bool {
				return sv.ASCII(r.Role.Raw) == sv.ASCII(n) || sv.ASCII(r.Role.Label) == sv.ASCII(n)
			}) {
				continue
			}
			for _, h := range r.Holders {
				if h.Label != "" && !slices.Contains(holders, h.Label) {
					holders = append(holders, h.Label)
				}
			}
		}
		if len(holders) == 0 {
			return no("roller", "Rollen "+sv.Or(names)+" finns inte bland planens roller.")
		}
		return yes("roller", sv.And(holders)+".")
	}
}

// hasDelegates: they are desirable and not demanded, so a plan without them has
// not said no.
func hasDelegates(p *asked) answer {
	a := hasRole("ombud", "pilot")(p)
	if a.state == plan.No {
		a.state = plan.Unknown
	}
	return a
}

func hasTime(p *asked) answer {
	for _, r := range p.Organisation.Roles {
		if r.Effort.Given() {
			return open("roller", sv.Capital(r.Role.Label)+": "+r.Effort.Text()+".")
		}
	}
	for _, r := range p.Budget.Rows {
		if r.Effort.Given() {
			return open("budget", "Intern tid: "+r.Effort.Text()+".")
		}
	}
	return open("roller", "Tiden är inte angiven.")
}

func hasCooperation(p *asked) answer {
	var with []string
	for _, c := range p.Organisation.Cooperation {
		with = append(with, c.With.Label)
	}
	return listed("samverkan", with, "Ingen samverkan är angiven.")
}

// listed says what stands in a table. Whether it is still right is for people.
func listed(section string, names []string, none string) answer {
	const most = 4
	if len(names) == 0 {
		return open(section, none)
	}
	if len(names) > most {
		names = append(slices.Clone(names[:most-1]), strconv.Itoa(len(names)-most+1)+" till")
	}
	return open(section, sv.Capital(sv.And(names))+".")
}

func hasAccessRoutine(p *asked) answer {
	if plan.Blank(p.Introduction.Access.Text.Source) {
		return no("behörigheter", "Rutinen är inte beskriven.")
	}
	return yes("behörigheter", "Behörigheterna är beskrivna.")
}

func hasReviewer(p *asked) answer {
	r := p.Introduction.Access.Review
	if r.By.Value == "" {
		return no("behörigheter", "Det står inte vem.")
	}
	return yes("behörigheter", strings.TrimSpace(sv.Capital(r.By.Value)+" "+r.Interval.Value)+".")
}

// hasActivity looks for a planned activity of a category or with any of the words.
func hasActivity(category string, words ...string) func(*asked) answer {
	return func(p *asked) answer {
		for _, m := range p.Activities.Maintenance {
			if m.Category.Value != category && !speaksOf(m.What.Source, words...) {
				continue
			}
			a := yes("förvaltning", line(m.What.Source)+".")
			if m.When.Given() {
				a.says, a.when = line(m.What.Source)+":", m.When
			}
			return a
		}
		return no("förvaltning", "Ingen sådan aktivitet är planerad.")
	}
}

// hasProcurement: a planned procurement is no proof of a plan for it.
func hasProcurement(p *asked) answer {
	a := hasActivity("upphandling", "upphandl")(p)
	a.state = plan.Unknown
	if !a.when.Given() {
		a.says = "Ingen upphandling är planerad."
	}
	return a
}
