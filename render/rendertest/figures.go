package rendertest

import "planverk/internal/doc"

// figures has every kind of figure, with long Swedish words.
func figures() []doc.Block {
	return []doc.Block{
		&doc.Heading{ID: "figurer", Level: 1, Text: text("Figurer")},
		para(&doc.Text{S: "Organisationen visas i "}, &doc.Reference{Target: "fig-org", Text: "figur 1"}, &doc.Text{S: "."}),
		&doc.Figure{ID: "fig-org", Number: 1, Kind: doc.OrganisationChart, Caption: text("Gemensam organisation"),
			Alt: "Nämnden överst, under den två förvaltningar, och under den första tre roller.",
			Nodes: []doc.FigureNode{
				{ID: "namnd", Text: "Socialnämnden", Note: "fastställer planen"},
				{ID: "bou", Text: "Barn- och utbildningsförvaltningen", Parent: "namnd"},
				{ID: "soc", Text: "Socialförvaltningen & <äldre>", Parent: "namnd"},
				{ID: "agare", Text: "Systemägare", Note: "Lova Granberg", Parent: "bou"},
				{ID: "forvaltare", Text: "Systemförvaltare", Note: "Jonas Åkerö och Siri Norrby", Parent: "bou"},
				{ID: "sakerhet", Text: "Informationssäkerhetssamordnare", Parent: "bou"},
				{ID: "drift", Text: "Driftleverantör", Parent: "soc"},
			}},
		&doc.Figure{ID: "fig-pengar", Number: 2, Kind: doc.Flow, Caption: text("Så går pengarna"), Alt: "Kommunerna betalar avgift till samordnaren, som betalar driftkommunen.",
			Nodes: []doc.FigureNode{
				{ID: "kommuner", Text: "Deltagande kommuner", Note: "18 användare", NoteValues: []doc.Placed{{Value: &doc.Value{ID: "figur.användare", Kind: doc.Count, Exact: "18", Text: "18"}}}, Group: "Parter"},
				{ID: "samordnare", Text: "Samordnande kommun", Note: "för bok över kostnaderna", Group: "Samordning"},
				{ID: "drift", Text: "Driftkommun", Group: "Drift"},
				{ID: "leverantor", Text: "Leverantör", Group: "Drift"},
			},
			Edges: []doc.FigureEdge{
				{From: "kommuner", To: "samordnare", Text: "Avgift 1 januari och 1 juli"},
				{From: "samordnare", To: "kommuner", Text: "Avräkning 31 maj"},
				{From: "samordnare", To: "drift", Text: "Ersättning 540\u00a0000 31 maj", Values: []doc.Placed{{At: len("Ersättning "), Value: compensation}}},
				{From: "samordnare", To: "leverantor", Text: "Licens"},
			},
			Data: flowTable("fig-pengar-tabell", "Figur\u00a02 som tabell", "", [][3]string{
				{"Från", "Till", "Vad"},
				{"Deltagande kommuner", "Samordnande kommun", "Avgift 1 januari och 1 juli"},
				{"Samordnande kommun", "Deltagande kommuner", "Avräkning 31 maj"},
				{"Samordnande kommun", "Leverantör", "Licens"},
			})},
		&doc.Figure{ID: "fig-stod", Number: 3, Kind: doc.Chain, Across: true, Caption: text("Så ges stöd"), Alt: "Användaren frågar superanvändaren, som frågar systemförvaltaren.",
			Nodes: []doc.FigureNode{{ID: "a", Text: "Användare", Note: "frågar en kollega"}, {ID: "b", Text: "Superanvändare", Note: "svarar och visar"}, {ID: "c", Text: "Systemförvaltare"}}},
		&doc.Figure{ID: "fig-hjul", Number: 4, Kind: doc.YearWheel, Caption: text("Årshjul 2022"), Alt: "Uppföljning i mars, budget i september och bokslut i december.",
			Nodes: []doc.FigureNode{
				{ID: "1", Text: "Uppföljning av planen", Note: "systemägaren", Month: 3},
				{ID: "2", Text: "Budget för nästa år", Month: 9},
				{ID: "3", Text: "Översyn av personuppgiftsbiträdesavtal", Month: 9},
				{ID: "4", Text: "Bokslut", Month: 12},
				{ID: "5", Text: "Löpande förvaltning"},
			}},
		&doc.Figure{ID: "fig-kostnad", Number: 5, Kind: doc.Bars, Caption: text("Kostnader 2022"), Unit: "kronor", Alt: "Driften är störst.",
			Nodes: []doc.FigureNode{
				{ID: "1", Text: "Driftkostnad, systemkostnad och underhållskostnad", Value: money("figur.drift", "3499000.00", "3\u00a0499\u00a0000")},
				{ID: "2", Text: "Utbildning", Value: money("figur.utbildning", "25000.00", "25\u00a0000")},
				{ID: "3", Text: "Återbetalning", Value: money("figur.återbetalning", "-400000.00", "−400\u00a0000")},
			},
			Data: &doc.Table{ID: "fig-kostnad-tabell", Caption: text("Figur\u00a05 som tabell"), Unit: "kronor", RowHeader: true,
				Columns: []doc.Column{{Head: text("Post")}, {Head: text("Belopp"), Align: doc.Right}},
				Rows: []doc.Row{
					row(words("Driftkostnad, systemkostnad och underhållskostnad"), cell(money("figur.drift", "3499000.00", "3\u00a0499\u00a0000"))),
					row(words("Utbildning"), cell(money("figur.utbildning", "25000.00", "25\u00a0000"))),
					row(words("Återbetalning"), cell(money("figur.återbetalning", "-400000.00", "−400\u00a0000"))),
				}}},
	}
}

// compensation is a printed figure on an arrow.
var compensation = money("figur.ersättning", "540000.00", "540\u00a0000")

// flowTable is a table of words, with the row of the arrow that carries an amount.
func flowTable(id, caption, unit string, rows [][3]string) *doc.Table {
	t := dataTable(id, caption, unit, rows)
	what := doc.Cell{Blocks: []doc.Block{&doc.Paragraph{Text: []doc.Inline{&doc.Text{S: "Ersättning "}, compensation, &doc.Text{S: " 31 maj"}}}}}
	t.Rows = append(t.Rows, row(words("Samordnande kommun"), words("Driftkommun"), what))
	return t
}

// dataTable makes a table of words; the first row is its head.
func dataTable(id, caption, unit string, rows [][3]string) *doc.Table {
	t := &doc.Table{ID: id, Caption: text(caption), Unit: unit, RowHeader: true}
	for _, h := range rows[0] {
		t.Columns = append(t.Columns, doc.Column{Head: text(h)})
	}
	for _, r := range rows[1:] {
		t.Rows = append(t.Rows, row(words(r[0]), words(r[1]), words(r[2])))
	}
	return t
}
