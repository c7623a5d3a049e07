package check

import (
	"slices"

	"planverk/internal/diag"
	"planverk/internal/plan"
	"planverk/internal/sv"
)

// serviceLevel is what an agreement of service regulates.
type serviceLevel struct {
	Service struct {
		Includes []plan.Text `key:"ingår"`
	} `key:"tjänst"`
	Levels []struct {
		What plan.Text `key:"vad"`
	} `key:"nivåer"`
	Support struct{ plan.At } `key:"support"`
	Duties  []duty            `key:"ansvar"`
	Price   struct{ plan.At } `key:"pris"`
}

// duty is what a party of the agreement answers for.
type duty struct {
	Party plan.Ref `key:"part"`
}

// operationRegulated: in Danderyd an agreement on operation says what is included, how
// available it is, who answers for what, how users get help and what it costs.
func operationRegulated(c *Case) diag.List {
	var s serviceLevel
	plan.Bind(c.Input.Root, &s)
	var missing []string
	for _, t := range []struct {
		name string
		has  bool
	}{
		{"vad som ingår (tjänst – ingår)", len(s.Service.Includes) > 0},
		{"tillgänglighet (nivåer)", slices.ContainsFunc(s.Levels, func(l struct {
			What plan.Text `key:"vad"`
		}) bool {
			return has(l.What.Value, "tillganglig")
		})},
		{"vem som ansvarar för vad (ansvar)", len(s.Duties) > 1},
		{"hur användarna får stöd (support)", s.Support.Given()},
		{"vad det kostar (pris)", s.Price.Given()},
	} {
		if !t.has {
			missing = append(missing, t.name)
		}
	}
	if len(missing) == 0 {
		return nil
	}
	return one("PV850", c.near("tjänst"), "Överenskommelsen reglerar inte "+sv.And(missing)+".",
		"Skriv det under de rubriker som står inom parentes, till exempel nivåer: { vad: Tillgänglighet, nivå: \"99,5 %\", mäts: per månad }.", "IT-chefen och systemägaren brukar veta.")
}
