package derive

import (
	"slices"
	"strconv"
	"strings"

	"planverk/internal/plan"
	"planverk/internal/sv"
)

// nothingSaid is the answer on what plans have no place for: people know it.
func nothingSaid(words string) func(*asked) answer {
	return func(*asked) answer { return answer{says: words} }
}

// counted is a number that is counted here, under an identity of the plan.
func counted(id string, n int) plan.Count { return plan.Count{At: plan.At{ID: id}, N: int64(n)} }

func yes(section, words string) answer {
	return answer{state: plan.Yes, says: words, section: section}
}
func no(section, words string) answer { return answer{state: plan.No, says: words, section: section} }
func open(section, words string) answer {
	return answer{says: words, section: section}
}

// speaksOf tells whether a text has any of the words, which are given in lower
// case without diacritics and may be beginnings.
func speaksOf(text string, words ...string) bool {
	text = sv.ASCII(text)
	return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(text, w) })
}

func hasPlan(p *asked) answer {
	a := yes("inledning", p.source.Title+".")
	if p.year == 0 {
		a.state, a.says = plan.Unknown, a.says+" Planens år är inte angivet."
	}
	return a
}

func hasPurpose(p *asked) answer {
	if plan.Blank(p.Introduction.Description.Source) {
		return no("beskrivning", "Beskrivningen är tom.")
	}
	return yes("beskrivning", "IT-stödet och nyttan är beskrivna.")
}

func isDecided(p *asked) answer {
	d := p.Document
	switch d.Status.Value {
	case "beslutad", "publicerad", "ersatt":
		a := yes("inledning", "Status: "+d.Status.Value+".")
		if d.Decision.Date.Given() {
			a.says, a.date = strings.TrimSpace("Beslutad "+d.Decision.Paragraph.Value), d.Decision.Date
		}
		return a
	case "":
		return open("inledning", "Planens status är inte angiven.")
	}
	return no("inledning", "Status: "+d.Status.Value+".")
}

func hasResponsible(p *asked) answer {
	if w := p.Document.Responsible.Value; w != "" {
		return yes("inledning", w+".")
	}
	return no("inledning", "Dokumentansvarig är inte angiven.")
}

func hasDiaryNumber(p *asked) answer {
	if n := firstText(p.Document.DiaryNumbers); n != "" {
		return yes("inledning", n)
	}
	return no("inledning", "Diarienummer är inte angivet.")
}

func hasFollowUpDay(p *asked) answer {
	if d := p.Document.FollowUp; d.Year != 0 {
		a := yes("inledning", "Senast")
		a.date = d
		return a
	}
	return no("inledning", "Dagen är inte angiven.")
}

func hasHistory(p *asked) answer {
	n := len(p.History)
	if n == 0 {
		return no("historik", "Historiken är tom.")
	}
	last := p.History[n-1]
	for _, e := range p.History {
		if e.When.Known && e.When.SortKey() > last.When.SortKey() {
			last = e
		}
	}
	a := open("historik", "Den senaste händelsen är daterad")
	a.when = last.When
	return a
}

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

func isClassified(p *asked) answer {
	rows := p.Introduction.Classification
	if len(rows) == 0 {
		return no("klassning", "Informationen är inte klassad.")
	}
	c := rows[0]
	a := yes("klassning", "Konfidentialitet "+or(c.Confidentiality)+", riktighet "+or(c.Integrity)+", tillgänglighet "+or(c.Availability)+", spårbarhet "+or(c.Traceability)+".")
	if c.Confidentiality.Value == "" || c.Integrity.Value == "" || c.Availability.Value == "" || c.Traceability.Value == "" {
		a.state = plan.No
	}
	return a
}

func or(t plan.Text) string {
	if t.Value == "" {
		return "saknas"
	}
	return t.Value
}

func isReclassified(p *asked) answer {
	for _, c := range p.Introduction.Classification {
		if c.Date.Year != 0 {
			a := open("klassning", "Klassad")
			a.date = c.Date
			return a
		}
	}
	return open("klassning", "Det står inte när klassningen gjordes.")
}

func knowsPersonalData(p *asked) answer {
	switch p.Introduction.PersonalData.Contains.State {
	case plan.Yes:
		return yes("personuppgifter", "Systemet innehåller personuppgifter.")
	case plan.No:
		return yes("personuppgifter", "Systemet innehåller inga personuppgifter.")
	}
	return no("personuppgifter", "Frågan är inte besvarad.")
}

func isRegistered(p *asked) answer {
	d := p.Introduction.PersonalData
	switch {
	case d.Contains.State == plan.No:
		return open("personuppgifter", "Systemet innehåller inga personuppgifter.")
	case d.Registered.State == plan.Yes:
		return yes("personuppgifter", "De är dokumenterade.")
	case d.Registered.State == plan.No:
		return no("personuppgifter", "De är inte dokumenterade.")
	}
	return open("personuppgifter", "Frågan är inte besvarad.")
}

// hasAgreement looks for an agreement of a kind.
func hasAgreement(name string, words ...string) func(*asked) answer {
	return func(p *asked) answer {
		var with []string
		for _, a := range p.Agreements {
			if !speaksOf(a.Kind.Value, words...) {
				continue
			}
			who := a.Counterparty.Label
			if who == "" {
				who = a.Kind.Value
			}
			if !slices.Contains(with, who) {
				with = append(with, who)
			}
		}
		if len(with) == 0 {
			return no("avtal", name+" finns inte bland avtalen.")
		}
		return yes("avtal", name+" med "+sv.And(with)+".")
	}
}

func hasContinuityPlan(p *asked) answer {
	c := p.Introduction.Continuity
	switch c.Exists.State {
	case plan.Yes:
		if c.Tested.Year == 0 {
			return open("kontinuitetsplan", "Planen finns. Det står inte när den övades.")
		}
		a := yes("kontinuitetsplan", "Planen finns och övades senast")
		a.date = c.Tested
		return a
	case plan.No:
		return no("kontinuitetsplan", "Planen finns inte.")
	}
	return open("kontinuitetsplan", "Frågan är inte besvarad.")
}

func hasPreservation(p *asked) answer {
	for _, r := range p.Introduction.Preservation {
		if r.Contact.Label != "" {
			return open("bevarande", "Kontaktperson: "+r.Contact.Label+".")
		}
	}
	return open("bevarande", "Ingen kontaktperson är angiven.")
}

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
	for _, r := range slices.Concat(p.Budget.SharedWith, p.Introduction.Scope.SharedWith) {
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
		names = append(names, d.Name.Value)
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
	a := open("förvaltning", "Så många gånger under året infaller något enligt planen:")
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
