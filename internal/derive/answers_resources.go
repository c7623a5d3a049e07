package derive

import (
	"slices"
	"strings"

	"planverk/internal/plan"
	"planverk/internal/sv"
)

func hasDevelopment(p *asked) answer {
	var what []string
	for _, d := range p.Activities.Development {
		what = append(what, line(d.What.Source))
	}
	return listed("utveckling", what, "Ingen utveckling är planerad.")
}

func hasIntegrations(p *asked) answer {
	var with []string
	for _, i := range p.Organisation.Integrations {
		with = append(with, i.System.Label)
	}
	return listed("integrationer", with, "Inga integrationer är angivna.")
}

func agreementsEnd(p *asked) answer {
	without := 0
	for _, a := range p.Agreements {
		if a.To.Year == 0 && a.Notice.Value == "" {
			without++
		}
	}
	switch {
	case len(p.Agreements) == 0:
		return open("avtal", "Inga avtal är förtecknade.")
	case without > 0:
		a := no("avtal", "Avtal som saknar båda:")
		a.count = counted("avtal.utan_slutdatum", without)
		return a
	}
	return yes("avtal", "Alla har det.")
}

func nextEnd(p *asked) answer {
	var next plan.Date
	name := ""
	for _, a := range p.Agreements {
		if a.To.Year != 0 && (next.Year == 0 || a.To.Before(next)) {
			next, name = a.To, agreementName(a)
		}
	}
	if name == "" {
		return open("avtal", "Inget avtal har slutdatum.")
	}
	a := open("avtal", name+" går ut")
	a.date = next
	return a
}

func sharedCosts(p *asked) answer {
	var with []string
	for _, r := range slices.Concat(sharing(*p.source), p.Introduction.Scope.SharedWith) {
		if !slices.Contains(with, r.Label) {
			with = append(with, r.Label)
		}
	}
	switch {
	case len(with) == 0:
		return open("budget", "Inga kostnader sägs vara delade.")
	case slices.ContainsFunc(p.Agreements, func(a plan.Agreement) bool { return slices.Contains(with, a.Counterparty.Label) }):
		return yes("avtal", "Delas med "+sv.And(with)+", enligt avtal.")
	}
	return no("budget", "Delas med "+sv.And(with)+". Ingen överenskommelse står bland avtalen.")
}

func budgetSum(p *asked) answer {
	sum, _ := p.source.Computed["budget.summa"].(*plan.Amount)
	if sum == nil {
		return open("budget", "Budgeten har inga belopp.")
	}
	a := open("budget", "Budgetens summa är")
	a.amount = *sum
	return a
}

func hasSupport(p *asked) answer {
	var names []string
	for _, c := range p.UserSupport.Contacts {
		names = append(names, c.Contact.Label)
	}
	return listed("support", names, "Ingen support är angiven.")
}

func hasTraining(p *asked) answer {
	if n := len(p.UserSupport.Training.Occasions); n > 0 {
		a := open("utbildning", "Planerade tillfällen:")
		a.count = counted("användarstöd.utbildning.tillfällen.antal", n)
		return a
	}
	if plan.Blank(p.UserSupport.Training.Text.Source) {
		return open("utbildning", "Ingen utbildning är planerad.")
	}
	return open("utbildning", "Utbildningen är beskriven i löpande text.")
}

func hasDocumentation(p *asked) answer {
	var names []string
	for _, d := range p.Documentation {
		name := d.Name.Value
		if strings.HasSuffix(name, ":") { // a drive: "Rutiner på O:" does not end a sentence
			name = sv.Quote(name)
		}
		names = append(names, name)
	}
	return listed("dokumentation", names, "Ingen dokumentation är förtecknad.")
}

func hasYear(p *asked) answer {
	n := 0
	for _, e := range eventsOf(p.source) {
		n += len(e.times(p.year))
	}
	if n == 0 {
		return no("förvaltning", "Ingen aktivitet har en tid.")
	}
	a := open("förvaltning", "Tillfällen under året enligt planen:")
	a.count = counted("aktiviteter.tillfällen", n)
	return a
}

func activitiesDone(p *asked) answer {
	done, all := 0, len(p.Activities.Maintenance)
	for _, a := range p.Activities.Maintenance {
		if a.Status.Value == "klar" {
			done++
		}
	}
	switch {
	case all == 0:
		return open("förvaltning", "Inga aktiviteter är planerade.")
	case done == all:
		return yes("förvaltning", "Alla är klara.")
	}
	a := open("förvaltning", "Aktiviteter som inte är klara enligt planen:")
	a.count = counted("aktiviteter.förvaltning.återstår", all-done)
	return a
}
