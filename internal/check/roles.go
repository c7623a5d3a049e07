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
