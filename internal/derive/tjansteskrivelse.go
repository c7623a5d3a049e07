package derive

import (
	"strconv"

	"planverk/internal/diag"
	"planverk/internal/plan"
	"planverk/internal/sv"
)

// Tjansteskrivelse gathers what a board needs to know of one plan to decide on it.
func Tjansteskrivelse(own *plan.Input, sources []Source) (map[string]plan.Node, diag.List) {
	list, found := Sources(own, sources)
	root := Group("härlett", plan.Field{Key: "källor", Value: list})
	s, lost := onePlan(own, sources)
	found = append(found, lost...)
	if s != nil {
		head := planHead(s)
		head.Fields = append(head.Fields, Text(head.ID, "titel i mening", sv.Decapital(s.Title)))
		root.Fields = append(root.Fields, plan.Field{Key: "plan", Value: head})
		root.Fields = append(root.Fields, matter(s)...)
		found = append(found, undecidable(own, s)...)
	}
	return map[string]plan.Node{"härlett": root}, found
}

// matter is what the plan holds, in figures and a few words.
func matter(s *Source) []plan.Field {
	p := s.Plan
	fields := []plan.Field{
		Texts("härlett", "system", systemsOf(p)),
		Count("härlett", "antal aktiviteter", "", int64(len(p.Activities.Maintenance))),
		Count("härlett", "antal utveckling", "", int64(len(p.Activities.Development))),
		{Key: "utveckling", Value: developments(s)},
		{Key: "avtal", Value: endings(s)},
		{Key: "klassning", Value: classes(s)},
		{Key: "poster", Value: posts(s)},
		Texts("härlett", "saknas", gaps(p)),
	}
	if a, ok := s.Computed["budget.summa"].(*plan.Amount); ok {
		fields = append(fields, From(*s, "summa", *a))
	}
	if t, ok := s.Computed["budget.anmärkning"].(*plan.Text); ok {
		fields = append(fields, Text("härlett", "anmärkning", t.Value))
	}
	var attached []string
	for _, a := range p.Document.Attachments {
		attached = append(attached, a.Title.Value)
	}
	return append(fields, Texts("härlett", "bilagor", attached))
}

func systemsOf(p *plan.Systemplan) (names []string) {
	for _, r := range p.Introduction.Systems {
		names = append(names, r.Label)
	}
	return names
}

func developments(s *Source) *plan.List {
	list := List("härlett.utveckling")
	for i, d := range s.Plan.Activities.Development {
		id := "härlett.utveckling." + strconv.Itoa(i+1)
		list.Items = append(list.Items, Group(id, From(*s, "vad", d.What), From(*s, "när", d.When), From(*s, "kostnad", d.Cost)))
	}
	return list
}

// endings are the agreements that end in the year of the plan or before.
func endings(s *Source) *plan.List {
	list := List("härlett.avtal")
	for i, a := range s.Plan.Agreements {
		if a.To.Year == 0 || a.To.Year > s.Year() {
			continue
		}
		id := "härlett.avtal." + strconv.Itoa(i+1)
		list.Items = append(list.Items, Group(id, Text(id, "namn", agreementName(a)), From(*s, "till", a.To)))
	}
	return list
}

func classes(s *Source) *plan.List {
	list := List("härlett.klassning")
	for i, c := range s.Plan.Introduction.Classification {
		id := "härlett.klassning." + strconv.Itoa(i+1)
		list.Items = append(list.Items, Group(id, Text(id, "information", c.Information.Value), Text(id, "konfidentialitet", or(c.Confidentiality)),
			Text(id, "riktighet", or(c.Integrity)), Text(id, "tillgänglighet", or(c.Availability)), Text(id, "spårbarhet", or(c.Traceability))))
	}
	return list
}

// posts are the rows of the budget that have an amount.
func posts(s *Source) *plan.List {
	list := List("härlett.poster")
	for i, r := range s.Plan.Budget.Rows {
		if !r.Cost.Known {
			continue
		}
		id := "härlett.poster." + strconv.Itoa(i+1)
		list.Items = append(list.Items, Group(id, Text(id, "benämning", label(r)), From(*s, "kostnad", r.Cost)))
	}
	return list
}

// gaps are the questions of the plan's template that the plan leaves open, and
// that a board may ask about.
func gaps(p *plan.Systemplan) (open []string) {
	i := p.Introduction
	for _, g := range []struct {
		open bool
		what string
	}{
		{i.PersonalData.Contains.State == plan.Unknown, "om systemet innehåller personuppgifter"},
		{i.PersonalData.Contains.State != plan.No && i.PersonalData.Registered.State == plan.Unknown, "om personuppgiftsbehandlingarna är dokumenterade i registret"},
		{len(i.Classification) == 0, "hur informationen är klassad"},
		{i.Continuity.Exists.State == plan.Unknown, "om det finns en kontinuitetsplan"},
		{len(p.Activities.Maintenance) == 0, "vilka förvaltningsaktiviteter som är planerade"},
	} {
		if g.open {
			open = append(open, g.what)
		}
	}
	return open
}

// undecidable reports a plan that is not one to decide on.
func undecidable(own *plan.Input, s *Source) (found diag.List) {
	d := s.Plan.Document
	switch d.Status.Value {
	case "beslutad", "publicerad", "ersatt", "upphävd":
		found = append(found, diag.New("PV716", underlag(own), s.Title+" har status "+sv.Quote(d.Status.Value)+" och behöver inget nytt beslut.",
			"Peka ut den plan som nämnden ska besluta om, eller rätta planens status."))
	}
	if head := plan.HeadOf(own); head.Board.Label == "" && boardOf(head) == "" && boardOf(d) == "" {
		found = append(found, diag.New("PV717", underlag(own), "Det går inte att se vilken nämnd som ska besluta om "+s.Title+".",
			"Skriv dokument – nämnd: och nämndens id ur kommun.yaml."))
	}
	return found
}
