// Package rendertest gives the tests of the writers a document to print: Sample
// holds every block and every inline there is, in the shapes that plans have.
// Only tests import it.
package rendertest

import "planverk/internal/doc"

// Sample is a plan in small. Every call makes a new one, so a test may change it.
func Sample() *doc.Document {
	return &doc.Document{
		Meta: doc.Meta{
			ID: "systemforvaltningsplan-almby-2022", Type: "systemforvaltningsplan", Lang: "sv-SE",
			Title:        "Systemförvaltningsplan 2022",
			Subtitle:     []string{"Procapita, Lifecare och övriga system"},
			Municipality: "Almby kommun", Department: "Socialförvaltningen",
			Subject: "Förvaltning av verksamhetssystem", Keywords: []string{"systemförvaltning", "budget"},
			Status: "beslutad", Diary: "SN/2021:312", Decision: "Beslutad 2021-12-15 § 214",
			Drawn: "Upprättad 2021-11-29", Checksum: "7f3a 91c0 d2e4",
			Date: doc.Date{Year: 2021, Month: 12, Day: 15}, Accent: "#0B4F6C", Contents: true,
			Generator: "Planverk 0.1.0",
			Publishing: doc.Publishing{Channel: "Almnet", PageOwner: "systemforvaltning@almby.example",
				Published: "2022-01-03", Review: "2022-11-30"},
		},
		Facts: []doc.Fact{
			{Term: "Status", Value: in(&doc.Strong{Text: text("Beslutad")})},
			{Term: "Beslutad av", Value: in(&doc.Text{S: "Socialnämnden "}, day("dokument.beslut.datum", "2021-12-15", "den 15\u00a0december 2021"), &doc.Text{S: ", § 214"})},
			{Term: "Diarienummer", Value: text("SN/2021:312")},
			{Term: "Kontakt", Value: in(&doc.Link{URL: "mailto:systemforvaltning@almby.example", Text: text("systemforvaltning@almby.example")})},
		},
		Summary: text("Planen beskriver hur socialförvaltningens system förvaltas under 2022."),
		Blocks:  append(append(opening(), figures()...), closing()...),
	}
}

func opening() []doc.Block {
	return []doc.Block{
		head("inledning", 1, "1", "Inledning"),
		para(&doc.Text{S: "Systemet används av "}, &doc.Value{ID: "inledning.användare", Kind: doc.Count, Exact: "180", Text: "cirka 180"},
			&doc.Text{S: " medarbetare. Kostnaderna redovisas i "}, &doc.Reference{Target: "tab-budget", Text: "tabell 1"},
			&doc.Text{S: " och utvecklingen i "}, &doc.Reference{Target: "utveckling", Text: "avsnitt 2.1"}, &doc.Text{S: "."},
			note(1, &doc.Text{S: "Uppgiften avser "}, day("inledning.användare.datum", "2021-11-01", "den 1\u00a0november 2021"), &doc.Text{S: ". Se också "},
				&doc.Link{URL: "https://www.almby.example/statistik", Text: text("kommunens statistik")}, &doc.Text{S: "."})),
		head("kontinuitet", 2, "1.1", "Kontinuitetsplan"),
		para(&doc.Text{S: "Finns en kontinuitetsplan för verksamheten? "},
			&doc.Choice{ID: "inledning.kontinuitetsplan.finns", Options: []string{"Ja", "Nej"}, Picked: -1, State: "Uppgift saknas"}),
		para(&doc.Text{S: "Innehåller systemet personuppgifter? "},
			&doc.Choice{ID: "inledning.personuppgifter.innehåller", Options: []string{"Ja", "Nej"}, Picked: 0, State: "Ja"}),
		head("budget", 2, "1.2", "Budget"),
		&doc.Table{ID: "tab-budget", Number: 1, Caption: text("Budget 2022"), Unit: "kronor", RowHeader: true,
			Columns: []doc.Column{{Head: text("Typ av kostnad")}, {Head: text("Intern tid")}, {Head: text("Beskrivs i")}, {Head: text("Kostnad"), Align: doc.Right}},
			Rows: []doc.Row{
				row(cell(&doc.Text{S: "Systemförvaltning"}, note(2, &doc.Text{S: "Lön."})), cell(effort("budget.rader.förvaltning.tid", "2 heltidstjänster")), none(), cell(&doc.Text{S: "Lönekostnad"}, note(1))),
				row(words("Driftkostnad, systemkostnad och underhållskostnad"), none(), none(), cell(money("budget.rader.drift.kostnad", "3499000.00", "3\u00a0499\u00a0000"))),
				row(words("Utbildning"), none(), cell(&doc.Reference{Target: "utveckling", Text: "avsnitt 2.1"}), cell(money("budget.rader.utbildning.kostnad", "25000.00", "25\u00a0000"))),
				{Sum: true, Cells: []doc.Cell{cell(&doc.Strong{Text: text("Summa")}), none(), none(), cell(&doc.Strong{Text: in(money("budget.summa", "3524000.00", "3\u00a0524\u00a0000"))})}},
			}},
		&doc.Notice{Title: text("Summan omfattar inte lönekostnad."),
			Body: []doc.Block{para(&doc.Text{S: "Två heltidstjänster redovisas i förvaltningens personalbudget."})}},
	}
}

func closing() []doc.Block {
	return []doc.Block{
		head("organisation", 1, "2", "Systemförvaltningens organisation"),
		head("utveckling", 2, "2.1", "Utveckling under året"),
		&doc.ListBlock{Items: []doc.Item{
			item(para(&doc.Text{S: "Bryta upp sociala dokument "}, moment("aktiviteter.1.när", "2022-Q1", "kvartal 1 2022"))),
			item(para(&doc.Text{S: "Byta databas "}, moment("aktiviteter.2.när", "2022-06", "juni 2022")),
				&doc.ListBlock{Ordered: true, Items: []doc.Item{item(para(&doc.Text{S: "Prova i testmiljö"})), item(para(&doc.Text{S: "Flytta"}))}}),
			item(para(&doc.Text{S: "Klart senast "}, day("aktiviteter.3.när", "2022-11-30", "2022-11-30")), para(&doc.Text{S: "Gamla filer ligger i "}, &doc.Code{S: `O:\Funktions- och gruppmappar\Procapita`}, &doc.Text{S: "."})),
		}},
		&doc.Table{ID: "tab-roller", Number: 2, Caption: text("Roller"), RowHeader: true,
			Columns: []doc.Column{{Head: text("Roll")}, {Head: text("Innehavare")}, {Head: text("Tid per år"), Align: doc.Right}},
			Rows: []doc.Row{
				row(words("Systemägare"), words("Ebba Lindvall"), none()),
				row(words("Systemförvaltare"), cell(&doc.Text{S: "Jonas Åkerö"}, &doc.Break{}, &doc.Text{S: "Siri Norrby"}), cell(effort("roller.systemförvaltare.tid", "200\u00a0%"))),
				row(words("Personuppgiftsansvarig"), doc.Cell{Blocks: []doc.Block{&doc.ListBlock{Items: []doc.Item{item(para(&doc.Text{S: "Socialnämnden"})), item(para(&doc.Text{S: "Vård- och omsorgsnämnden"}))}}}}, none()),
			}},
		outcome(),
		head("ord", 3, "2.1.1", "Ord och begrepp"),
		&doc.Definitions{Items: []doc.Definition{
			{Term: text("Systemägare"), Body: []doc.Block{para(&doc.Text{S: "Den som har det "}, &doc.Emphasis{Text: text("yttersta")}, &doc.Text{S: " ansvaret."})}},
			{Term: text("Förvaltningsobjekt"), Body: []doc.Block{para(&doc.Text{S: "Det som förvaltas."}), &doc.ListBlock{Items: []doc.Item{item(para(&doc.Text{S: "system"})), item(para(&doc.Text{S: "rutiner"}))}}}},
		}},
		&doc.Quote{Blocks: []doc.Block{para(&doc.Text{S: "Ett system utan ägare är ingens."})}},
		&doc.Signatures{Blocks: []doc.Signatory{
			{Party: "Almby kommun", Place: "Almby", Name: "Ebba Lindvall", Title: "socialchef"},
			{Party: "Bortre bygdens kommunalförbund för räddning, vatten och avlopp <&|*>"},
		}},
		&doc.Heading{ID: "underlag", Level: 1, Text: text("Underlag")},
		para(&doc.Text{S: "Avtal om "}, &doc.Span{Lang: "en", Text: text("Service Desk")}, &doc.Text{S: " och "}, &doc.Span{Long: "avtal om tjänstenivå & <svarstid>", Text: text("SLA")}, &doc.Text{S: "-nivå."}),
		para(&doc.Text{S: "Se "}, &doc.Link{URL: "https://www.almby.example/planer?år=2022&typ=plan", Text: text("kommunens planer")},
			&doc.Text{S: " & <riktlinjer> | *inte* markup_här."}, &doc.Break{}, &doc.Text{S: "1. Inte en lista"}),
	}
}

// outcome is a table with heads over heads and cells that cover several places.
func outcome() *doc.Table {
	amount := func(id, exact, s string) doc.Cell { return cell(money("utfall."+id, exact, s)) }
	two := words("Drift")
	two.RowSpan = 2
	wide := words("Ingår i lönekostnaden")
	wide.ColSpan = 2
	return &doc.Table{ID: "tab-utfall", Number: 3, Caption: text("Budget och utfall"), Unit: "kronor", RowHeader: true,
		Groups:  [][]doc.Group{{{Span: 2}, {Head: text("2021"), Span: 2}, {Head: text("2022"), Span: 1}}},
		Columns: []doc.Column{{Head: text("Post")}, {Head: text("Del")}, {Head: text("Budget"), Align: doc.Right}, {Head: text("Utfall"), Align: doc.Right}, {Head: text("Budget"), Align: doc.Right}},
		Rows: []doc.Row{
			row(two, words("Licenser"), amount("a", "1200.50", "1\u00a0200,5"), amount("b", "12.00", "12"), amount("c", "1300.00", "1\u00a0300")),
			row(words("Server"), wide, amount("d", "900.00", "900")),
			row(words("Stöd"), none(), amount("e", "75.25", "75,25"), amount("f", "100.00", "100"), none()),
			{Sum: true, Cells: []doc.Cell{words("Summa"), none(), amount("g", "1275.75", "1\u00a0275,75"), amount("h", "112.00", "112"), amount("i", "2200.00", "2\u00a0200")}},
		}}
}

func in(is ...doc.Inline) []doc.Inline { return is }

func text(s string) []doc.Inline { return in(&doc.Text{S: s}) }

func para(is ...doc.Inline) *doc.Paragraph { return &doc.Paragraph{Text: is} }

func head(id string, level int, number, s string) *doc.Heading {
	return &doc.Heading{ID: id, Level: level, Number: number, Text: text(s)}
}

func item(bs ...doc.Block) doc.Item { return doc.Item{Blocks: bs} }

func row(cells ...doc.Cell) doc.Row { return doc.Row{Cells: cells} }

func cell(is ...doc.Inline) doc.Cell { return doc.Cell{Blocks: []doc.Block{para(is...)}} }

func words(s string) doc.Cell { return cell(&doc.Text{S: s}) }

func none() doc.Cell { return cell(&doc.Missing{Spoken: "uppgift saknas"}) }

func money(id, exact, s string) *doc.Value {
	return &doc.Value{ID: id, Kind: doc.Money, Exact: exact, Text: s}
}

func day(id, exact, s string) *doc.Value {
	return &doc.Value{ID: id, Kind: doc.Day, Exact: exact, Text: s}
}

// note is a footnote's mark, with the note when it is the first.
func note(number int, is ...doc.Inline) *doc.Note { return &doc.Note{Number: number, Text: is} }

func moment(id, exact, s string) *doc.Value {
	return &doc.Value{ID: id, Kind: doc.Time, Exact: exact, Text: s}
}

func effort(id, s string) *doc.Value {
	return &doc.Value{ID: id, Kind: doc.Effort, Exact: s, Text: s}
}

// Plan is a document longer than a real plan (28 pages): the sample's
// blocks many times over, each figure and heading with an identity, each footnote
// with a number of its own.
func Plan() *doc.Document {
	d := Sample()
	d.Blocks = nil
	for i := range 12 {
		suffix := "-" + string(rune('a'+i))
		for _, b := range append(opening(), closing()...) {
			switch b := b.(type) {
			case *doc.Heading:
				b.ID += suffix
			case *doc.Table:
				b.ID += suffix
			}
			d.Blocks = append(d.Blocks, b)
		}
	}
	notes, numbers := 0, map[int]int{}
	doc.Walk(d, nil, func(in doc.Inline) {
		switch in := in.(type) {
		case *doc.Reference:
			in.Target += "-a"
		case *doc.Note:
			if len(in.Text) > 0 {
				notes++
				numbers[in.Number] = notes
			}
			in.Number = numbers[in.Number]
		}
	})
	return d
}
