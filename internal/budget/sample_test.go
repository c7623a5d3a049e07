package budget

import (
	"planverk/internal/diag"
	"planverk/internal/doc"
	"planverk/internal/plan"
)

func at(id, raw string) plan.At { return plan.At{ID: id, Raw: raw} }

func word(id, s string) plan.Text { return plan.Text{At: at(id, s), Value: s} }

func rich(id, s string) plan.Rich { return plan.Rich{At: at(id, s), Source: s} }

func kr(id string, ore int64) plan.Amount {
	return plan.Amount{At: at(id, "x"), Ore: ore, Known: true}
}

func inWord(id, s string) plan.Amount { return plan.Amount{At: at(id, s), Word: s} }

func date(id string, y, m, d int) plan.Date {
	return plan.Date{At: at(id, "x"), Year: y, Month: m, Day: d}
}

func moment(id, s string) plan.Moment {
	m, err := plan.ParseMoment(s)
	if err != nil {
		panic(err)
	}
	m.At = at(id, s)
	return m
}

func effort(id, s string) plan.Effort {
	e, err := plan.ParseEffort(s)
	if err != nil {
		panic(err)
	}
	e.At = at(id, s)
	return e
}

func row(id, label string) plan.BudgetRow {
	return plan.BudgetRow{At: at("budget.rader."+id, ""), ID: word("budget.rader."+id+".id", id), Label: word("", label)}
}

// sample is an invented plan with every kind of value that a workbook shows.
func sample() (*plan.Systemplan, *plan.Input, *doc.Document) {
	p := &plan.Systemplan{}
	p.Document = plan.Head{
		Year: plan.Count{At: at("dokument.år", "2026"), N: 2026}, Status: word("dokument.status", "beslutad"),
		Department:   plan.Ref{At: at("dokument.förvaltning", "vo"), Label: "Vård- och omsorgsförvaltningen"},
		Decision:     plan.Decision{Body: word("dokument.beslut.instans", "Vård- och omsorgsnämnden"), Date: date("dokument.beslut.datum", 2025, 12, 15), Paragraph: word("dokument.beslut.paragraf", "§ 87")},
		DiaryNumbers: []plan.Text{word("dokument.diarienummer.1", "VON/2025:31"), word("dokument.diarienummer.2", "VON/2025:32")},
		Responsible:  word("dokument.dokumentansvarig", "Systemförvaltaren"), FollowUp: date("dokument.följs_upp_senast", 2026, 11, 30),
	}
	p.Introduction.Access.Users = plan.Count{At: at("inledning.behörigheter.antal_användare", "cirka 1 200"), N: 1200, Approx: true}
	p.Agreements = []plan.Agreement{
		{At: at("avtal.1", ""), Kind: word("avtal.1.typ", "Huvudavtal"), Subject: word("avtal.1.avser", "Licenser & drift"), Counterparty: plan.Ref{Label: "Exempelsystem AB"},
			From: date("avtal.1.från", 2024, 1, 1), To: date("avtal.1.till", 2027, 12, 31), Notice: word("avtal.1.uppsägningstid", "12 månader"),
			DiaryNumbers: []plan.Text{word("", "KS/2023:7"), word("", "KS/2023:8")}, Comment: rich("avtal.1.kommentar", "Kan förlängas **två** gånger, se [avtalet](https://exempel.se/a).")},
		{At: at("avtal.2", ""), Kind: word("avtal.2.typ", "Personuppgiftsbiträdesavtal"), Counterparty: plan.Ref{Label: "Exempelsystem AB"}},
	}
	p.Budget.Rows = budgetRows()
	p.UserSupport.Training.Occasions = []plan.Occasion{
		{At: at("användarstöd.utbildning.tillfällen.1", ""), What: word("", "Grundkurs för nya handläggare"), When: moment("användarstöd.utbildning.tillfällen.1.när", "mars 2026"), Cost: kr("användarstöd.utbildning.tillfällen.1.kostnad", 15_000_00)},
		{At: at("användarstöd.utbildning.tillfällen.2", ""), What: word("", "Användarträff"), When: moment("användarstöd.utbildning.tillfällen.2.när", "hösten 2026"), Cost: kr("användarstöd.utbildning.tillfällen.2.kostnad", 9_999_50)},
	}
	p.Activities.Maintenance = []plan.Maintenance{
		{At: at("aktiviteter.förvaltning.1", ""), When: moment("aktiviteter.förvaltning.1.när", "Q1 2026"), What: rich("", "Årsändring av avgifter"), Supplier: word("", "Ja"), Cost: kr("aktiviteter.förvaltning.1.kostnad", 40_000_00), Status: word("", "planerad")},
		{At: at("aktiviteter.förvaltning.2", ""), When: moment("aktiviteter.förvaltning.2.när", "andra tisdagen varje månad"), What: rich("", "Uppdateringar och servicefönster"), CentralIT: word("", "Ja, driftleverantören"), Owner: plan.Ref{Label: "Siri Norrby"}},
		{At: at("aktiviteter.förvaltning.gallring", ""), ID: word("", "gallring"), When: moment("aktiviteter.förvaltning.gallring.när", "vid behov"), What: rich("", "=HYPERLINK(\"http://x\";\"klicka\")"), Cost: inWord("aktiviteter.förvaltning.gallring.kostnad", "Ingår i avtalet")},
	}
	p.Activities.Development = []plan.Development{
		{At: at("aktiviteter.utveckling.1", ""), What: rich("", "Införande av e-tjänst för klagomål och synpunkter"), When: moment("aktiviteter.utveckling.1.när", "Q2 2026"), Cost: kr("aktiviteter.utveckling.1.total_kostnad", 250_000_00), CentralIT: word("", "Ja")},
		{At: at("aktiviteter.utveckling.2", ""), What: rich("", "Byte av integrationsplattform"), Supplier: word("", "Ja")},
	}
	in := &plan.Input{File: "exempel.yaml", Type: "systemforvaltningsplan", SHA256: "7f3a91c0d2e4000000000000000000000000000000000000000000000000aa55"}
	return p, in, document()
}

func budgetRows() []plan.BudgetRow {
	wages := row("systemförvaltning", "Systemförvaltning")
	wages.Effort, wages.Cost = effort("budget.rader.systemförvaltning.intern_tid", "2 heltidstjänster"), inWord("budget.rader.systemförvaltning.kostnad", "Lönekostnad")
	admin := row("systemadministration", "Systemadministration")
	admin.Effort = effort("budget.rader.systemadministration.intern_tid", "Ingår i ovan")
	operation := row("drift", "Driftkostnad, systemkostnad och underhållskostnad")
	operation.Cost, operation.Comment = kr("budget.rader.drift.kostnad", 3_499_000_00), word("", "Delas med socialförvaltningen.")
	development := row("utveckling", "Utvecklingskostnader")
	development.Cost, development.DescribedIn = kr("budget.rader.utveckling.kostnad", 250_000_00), word("", "utveckling")
	activities := row("förvaltningsaktiviteter", "Planerade förvaltningsaktiviteter")
	activities.Cost, activities.DescribedIn = kr("budget.rader.förvaltningsaktiviteter.kostnad", 40_000_00), word("", "förvaltning")
	training := row("utbildning", "Kostnader för utbildning")
	training.Cost, training.DescribedIn = kr("budget.rader.utbildning.kostnad", 25_000_00), word("", "utbildning")
	credit := row("återbetalning", "Återbetalning från leverantören")
	credit.Cost = kr("budget.rader.återbetalning.kostnad", -12_500_50)
	return []plan.BudgetRow{wages, admin, operation, development, activities, training, credit, row("övrigt", "Övrigt")}
}

func document() *doc.Document {
	heading := func(id, number string) doc.Block { return &doc.Heading{ID: id, Level: 2, Number: number} }
	return &doc.Document{
		Meta: doc.Meta{ID: "systemforvaltningsplan-exempel-2026", Type: "systemforvaltningsplan", Lang: "sv-SE", Title: "Systemförvaltningsplan Exempelsystemet 2026",
			Municipality: "Exempels kommun", Department: "Vård- och omsorgsförvaltningen", Subject: "Systemförvaltningsplan", Keywords: []string{"systemförvaltning", "budget"},
			Status: "beslutad", Decision: "Beslutad 2025-12-15 § 87", Checksum: "7f3a 91c0 d2e4", Date: doc.Date{Year: 2025, Month: 12, Day: 15}, Accent: "#0B4F6C", Generator: "Planverk 0.1.0"},
		Blocks: []doc.Block{heading("avtal", "1.6"), heading("budget", "1.8"), heading("utbildning", "3.2"), heading("utveckling", "5.1"), heading("förvaltning", "5.2")},
	}
}

func sampleFindings() diag.List {
	return diag.List{{Code: "PV301", Severity: diag.Varning, Message: "Avtalet löper ut under planens år.", Hints: []string{"Se över avtalet i god tid."}}}
}
