package pdf

import (
	"fmt"
	"strings"

	"planverk/internal/doc"
)

func plain(s string) *doc.Text { return &doc.Text{S: s} }

func para(in ...doc.Inline) *doc.Paragraph { return &doc.Paragraph{Text: in} }

func words(s string) *doc.Paragraph { return para(plain(s)) }

func line1(s string) []doc.Inline { return []doc.Inline{plain(s)} }

func money(id, exact, shown string) *doc.Value {
	return &doc.Value{ID: id, Kind: doc.Money, Exact: exact, Text: shown}
}

func tableRow1(cells ...doc.Block) doc.Row {
	r := doc.Row{}
	for _, c := range cells {
		r.Cells = append(r.Cells, doc.Cell{Blocks: []doc.Block{c}})
	}
	return r
}

func missing(spoken string) *doc.Paragraph { return para(&doc.Missing{Spoken: spoken}) }

// note is the mark of a footnote; without words of one that has been.
func note(n int, text string) *doc.Note {
	if text == "" {
		return &doc.Note{Number: n}
	}
	return &doc.Note{Number: n, Text: line1(text)}
}

func heading(id string, level int, number, title string) *doc.Heading {
	return &doc.Heading{ID: id, Level: level, Number: number, Text: line1(title)}
}

// sampleMeta is the frame of the sample documents; the people are invented.
func sampleMeta() doc.Meta {
	return doc.Meta{
		ID: "systemforvaltningsplan-lifecare-soc-2022", Type: "systemforvaltningsplan", Lang: "sv-SE",
		Title: "Systemförvaltningsplan 2022", Subtitle: []string{"Lifecare och övriga system", "Socialförvaltningen"},
		Municipality: "Timrå kommun", Department: "Socialförvaltningen",
		Subject: "Hur socialförvaltningens system förvaltas under 2022", Keywords: []string{"systemförvaltning", "Lifecare"},
		Status: "beslutad", Diary: "SN/2021:312", Decision: "Beslutad 2021-12-15 § 214",
		Drawn: "Upprättad 2021-11-29", Checksum: "7f3a 91c0 d2e4",
		Date: doc.Date{Year: 2021, Month: 12, Day: 15}, Contents: true, Generator: "Planverk 0.1.0",
	}
}

func sampleFacts() []doc.Fact {
	return []doc.Fact{
		{Term: "Status", Value: []doc.Inline{&doc.Strong{Text: line1("Beslutad")}}},
		{Term: "Beslutad av", Value: []doc.Inline{plain("Socialnämnden den "), &doc.Value{ID: "dokument.beslut.datum", Kind: doc.Day, Exact: "2021-12-15", Text: "15 december 2021"}, plain(", § 214")}},
		{Term: "Diarienummer", Value: line1("SN/2021:312")},
		{Term: "Systemägare", Value: line1("Ebba Lindvall, förvaltningschef")},
		{Term: "Publiceras på", Value: line1("TimNet")},
	}
}

// sample is a document with every kind of block and inline.
func sample() *doc.Document {
	return &doc.Document{Meta: sampleMeta(), Facts: sampleFacts(), Blocks: []doc.Block{
		heading("inledning", 1, "1", "Inledning"),
		para(plain("Planen beskriver hur socialförvaltningens verksamhetssystem förvaltas under 2022. Den följs upp en gång om året och hålls tillgänglig på TimNet. Beloppen finns i "),
			&doc.Reference{Target: "tab-budget", Text: "tabell 2"}, plain(" och bakgrunden i "), &doc.Reference{Target: "aktiviteter", Text: "avsnitt 2"},
			plain("."), &doc.Note{Number: 1, Text: []doc.Inline{plain("Bakgrunden är hämtad ur "), &doc.Link{URL: "https://www.example.se/plan", Text: line1("förra årets plan")}, plain(", där också "), &doc.Value{ID: "not.antal", Kind: doc.Count, Exact: "18", Text: "18"}, plain(" aktiviteter beskrivs i "), &doc.Reference{Target: "aktiviteter", Text: "avsnitt 2"}, plain(".")}}, plain(" Mer finns på "), &doc.Link{URL: "https://www.example.se/miljö", Text: line1("kommunens webbplats")},
			plain(", eller skriv till "), &doc.Link{URL: "mailto:soc@example.se", Text: line1("soc@example.se")}, plain(".")),
		&doc.Heading{ID: "klassning", Level: 2, Number: "1.1", Text: []doc.Inline{plain("Informationssäkerhetsklassning"), note(2, "Enligt kommunens modell.")}},
		&doc.Table{ID: "tab-klass", Number: 1, Caption: line1("Klassning enligt KLASSA"), Columns: []doc.Column{
			{Head: []doc.Inline{plain("Information"), note(3, "Uppgifter om enskilda.")}}, {Head: line1("Konfidentialitet")}, {Head: line1("Riktighet")}, {Head: line1("Tillgänglighet")}, {Head: line1("Spårbarhet")}},
			Rows: []doc.Row{tableRow1(words("All verksamhetsdata i systemet"), para(plain("Allvarlig"), note(4, "Bedömd av nämnden.")), words("Allvarlig"), words("Allvarlig"), para(plain("Allvarlig"), note(4, "")))}},
		heading("kontinuitet", 2, "1.2", "Kontinuitetsplan"),
		para(plain("Finns en kontinuitetsplan för verksamheten? "), &doc.Choice{ID: "inledning.kontinuitet", Options: []string{"Ja", "Nej"}, Picked: -1, State: "Uppgift saknas"}),
		para(plain("Innehåller systemet personuppgifter? "), &doc.Choice{ID: "inledning.personuppgifter", Options: []string{"Ja", "Nej"}, Picked: 0, State: "Ja"}),
		words("Följande förvaringsplatser används:"),
		&doc.ListBlock{Items: []doc.Item{
			{Blocks: []doc.Block{para(plain("Rutiner: "), &doc.Code{S: `O:\Funktions- och Gruppmappar\Socialförvaltningen\Systemförvaltning\Lifecare\Rutiner och dokument\2022`})}},
			{Blocks: []doc.Block{para(plain("Protokoll, "), &doc.Emphasis{Text: line1("arbetsutskottet")}, plain(" och "), &doc.Strong{Text: []doc.Inline{plain("nämnden "), &doc.Emphasis{Text: line1("in pleno")}}})}},
			{Blocks: []doc.Block{words("Underlag"), &doc.ListBlock{Ordered: true, Start: 9, Items: []doc.Item{{Blocks: []doc.Block{words("fakturor")}}, {Blocks: []doc.Block{words("avtal")}}}}}},
		}},
		heading("budget", 2, "1.3", "Budget"),
		budgetTable(),
		&doc.Notice{Title: line1("Summan omfattar inte lönekostnad."), Body: []doc.Block{words("Två heltidstjänster för systemförvaltning redovisas i förvaltningens personalbudget.")}},
		heading("begrepp", 3, "1.3.1", "Begrepp"),
		&doc.Definitions{Items: []doc.Definition{
			{Term: line1("Systemägare"), Body: []doc.Block{words("Den som ansvarar för systemet och dess budget.")}},
			{Term: line1("Objekt"), Body: []doc.Block{words("Det som förvaltas."), words("Kan vara flera system.")}},
		}},
		&doc.Quote{Blocks: []doc.Block{words("Systemet ska vara tillgängligt när verksamheten behöver det."), words("Så säger policyn.")}},
		heading("aktiviteter", 1, "2", "Aktiviteter"),
		activities(34),
		orgFigure(), barFigure(),
		heading("bilagor", 1, "", "Bilagor utan nummer"),
		para(plain("Avtal om "), &doc.Span{Lang: "en", Text: line1("Service Desk")}, plain(" och "), &doc.Span{Lang: "en", Long: "Service Level Agreement", Text: line1("SLA")}, plain(".")),
		para(plain("Första raden"), &doc.Break{}, plain("andra raden, med 1\u00A0kap.\u00A02\u00A0§ och tecknen ☐ ✓ ≥ samt mjukt av\u00ADstav\u00ADnings\u00ADtecken."), &doc.Break{}, plain("Status: "), &doc.Missing{Spoken: "uppgift saknas"}),
	}}
}

func orgFigure() *doc.Figure {
	return &doc.Figure{ID: "fig-org", Number: 1, Kind: doc.OrganisationChart, Caption: line1("Organisation"), Alt: "Nämnden överst, under den två roller.",
		Nodes: []doc.FigureNode{
			{ID: "a", Text: "Socialnämnden", Note: "fastställer planen"},
			{ID: "b", Text: "Informationssäkerhetssamordnare", Parent: "a"},
			{ID: "c", Text: strings.Repeat("Samhällsbyggnadsförvaltnings", 4), Parent: "a"}}}
}

func barFigure() *doc.Figure {
	amount := func() *doc.Value { return money("budget.rader.drift.kostnad", "3499000.00", "3\u00A0499\u00A0000") }
	return &doc.Figure{ID: "fig-kostnad", Number: 2, Kind: doc.Bars, Caption: line1("Kostnader"), Unit: "kronor", Alt: "Driften är den enda kostnaden.",
		Nodes: []doc.FigureNode{{ID: "1", Text: "Drift", Value: amount()}},
		Data: &doc.Table{ID: "fig-kostnad-tabell", Caption: line1("Figur\u00A02 som tabell"), Unit: "kronor", RowHeader: true,
			Columns: []doc.Column{{Head: line1("Post")}, {Head: line1("Belopp"), Align: doc.Right}},
			Rows:    []doc.Row{tableRow1(words("Drift"), para(amount()))}}}
}

func budgetTable() *doc.Table {
	return &doc.Table{ID: "tab-budget", Number: 2, Caption: line1("Budget 2022"), Unit: "kronor", RowHeader: true, Columns: []doc.Column{
		{Head: line1("Typ av kostnad")}, {Head: line1("Intern tid")}, {Head: line1("Beskrivs i")}, {Head: line1("Kostnad"), Align: doc.Right}},
		Rows: []doc.Row{
			tableRow1(words("Systemförvaltning"), words("2 heltidstjänster"), missing("uppgift saknas"), words("Lönekostnad")),
			tableRow1(words("Systemadministration"), words("Ingår i ovan"), missing("ingen"), missing("uppgift saknas")),
			tableRow1(words("Drift-, system- och underhållskostnad"), missing("ingen"), missing("ingen"), para(money("budget.rader.drift.kostnad", "3499000.00", "3\u00A0499\u00A0000"))),
			tableRow1(words("Utveckling"), missing("ingen"), para(&doc.Reference{Target: "aktiviteter", Text: "avsnitt 2"}), missing("uppgift saknas")),
			tableRow1(words("Utbildning"), missing("ingen"), para(&doc.Reference{Target: "aktiviteter", Text: "avsnitt 2"}), para(money("budget.rader.utbildning.kostnad", "25000.00", "25\u00A0000"))),
			{Sum: true, Cells: tableRow1(para(&doc.Strong{Text: line1("Summa")}), missing("ingen"), missing("ingen"), para(money("budget.summa", "3524000.00", "3\u00A0524\u00A0000"))).Cells},
		}}
}

// activities is a table that reaches over several pages.
func activities(n int) *doc.Table {
	t := &doc.Table{ID: "tab-aktiviteter", Number: 3, Caption: []doc.Inline{plain("Planerade aktiviteter")}, Columns: []doc.Column{
		{Head: line1("När")}, {Head: line1("Vad")}, {Head: line1("Ansvarig förvaltning")}, {Head: line1("Antal"), Align: doc.Right}}}
	for i := range n {
		t.Rows = append(t.Rows, tableRow1(
			para(&doc.Value{ID: fmt.Sprintf("aktiviteter.förvaltning.%d.när", i+1), Kind: doc.Time, Exact: fmt.Sprintf("2022-%02d", i%12+1), Text: fmt.Sprintf("2022-%02d", i%12+1)}),
			words([]string{"Ny taxa enligt Skolverkets beslut", "Uppdateringar och servicefönster för Lifecare, med uppföljning av verksamhetens behov och återrapportering till systemägaren", "Granskning av behörigheter"}[i%3]),
			words([]string{"Samhällsbyggnadsförvaltningen", "Socialförvaltningen"}[i%2]),
			para(&doc.Value{ID: fmt.Sprintf("aktiviteter.förvaltning.%d.antal", i+1), Kind: doc.Count, Exact: fmt.Sprint(i * 7), Text: fmt.Sprint(i * 7)}),
		))
	}
	return t
}

// longPlan is a plan of fourteen pages, for measuring.
func longPlan() *doc.Document {
	d := &doc.Document{Meta: sampleMeta(), Facts: sampleFacts()}
	for c := 1; c <= 6; c++ {
		d.Blocks = append(d.Blocks, heading(fmt.Sprintf("k%d", c), 1, fmt.Sprint(c), "Förvaltning av systemet"))
		for s := 1; s <= 4; s++ {
			d.Blocks = append(d.Blocks, heading(fmt.Sprintf("k%d-%d", c, s), 2, fmt.Sprintf("%d.%d", c, s), "Behörigheter och rutiner"))
			for range 2 {
				d.Blocks = append(d.Blocks, words(strings.Repeat("Förvaltningen arbetar under året med behörigheter, rutiner och utbildning i systemet. ", 4)))
			}
		}
		t := activities(12)
		t.ID, t.Number = fmt.Sprintf("tab-%d", c), c
		d.Blocks = append(d.Blocks, t)
	}
	return d
}

// hard is a document of difficult cases: a row taller than a page, a table with
// more words than width, long paths and words, notices over a page break, nested
// lists and tables.
func hard() *doc.Document {
	long := strings.Repeat("Behörigheter ses över varje kvartal av systemförvaltaren, som lämnar en skriftlig rapport till systemägaren. ", 40)
	var columns []doc.Column
	var cells []doc.Block
	for i := range 8 {
		columns = append(columns, doc.Column{Head: line1(fmt.Sprintf("Informationssäkerhetsklassning %d", i+1))})
		cells = append(cells, words("Personuppgiftsbiträdesavtal"))
	}
	var points []doc.Item
	for i := range 12 {
		points = append(points, doc.Item{Blocks: []doc.Block{words(fmt.Sprintf("Punkt %d med en nästlad tabell eller lista", i+1)), &doc.ListBlock{Items: []doc.Item{{Blocks: []doc.Block{words("underpunkt")}}}}}})
	}
	inner := budgetTable()
	inner.ID, inner.Number = "tab-inre", 0
	for range 4 {
		inner.Rows = append(budgetTable().Rows[:5], inner.Rows...)
	}
	return &doc.Document{Meta: sampleMeta(), Facts: sampleFacts(), Blocks: []doc.Block{
		heading("ett", 1, "1", "En mycket lång rubrik om informationssäkerhetsklassning och kontinuitetsplanering i socialförvaltningens verksamhetssystem"),
		&doc.Table{ID: "tab-hog", Number: 1, Caption: line1("En rad som är högre än sidan"), Columns: []doc.Column{{Head: line1("Område")}, {Head: line1("Beskrivning")}},
			Rows: []doc.Row{tableRow1(words("Behörigheter"), words(long)), tableRow1(words("Rutiner"), words("Korta."))}},
		heading("aktiviteter", 2, "1.1", "Trångt"),
		&doc.Table{ID: "tab-trang", Number: 2, Caption: line1("Åtta kolumner"), Columns: columns, Rows: []doc.Row{tableRow1(cells...), tableRow1(cells...)}},
		para(plain("Sökvägen är "), &doc.Code{S: `\\server\` + strings.Repeat("MycketLångtMappnamnUtanBrytpunkter", 4) + `\slut.xlsx`}, plain(" och ordet "+strings.Repeat("systemförvaltnings", 9)+".")),
		&doc.Notice{Title: line1("En lång ruta"), Body: []doc.Block{words(long), &doc.ListBlock{Items: points}, &doc.Quote{Blocks: []doc.Block{words("Citat i ruta.")}}, inner}},
		&doc.Table{ID: "tab-blandad", Number: 3, Caption: line1("Celler med flera block"), Unit: "antal", Columns: []doc.Column{{Head: line1("Roll")}, {Head: line1("Uppgifter")}},
			Rows: []doc.Row{
				{Cells: []doc.Cell{{Blocks: []doc.Block{words("Systemägare")}}, {Blocks: []doc.Block{words("Ansvarar för:"), &doc.ListBlock{Items: points[:3]}, words("och beslutar om budget.")}}}},
				{Cells: []doc.Cell{{Blocks: []doc.Block{para(plain("Siri Norrby"), &doc.Break{}, plain("Jonas Åkerö"))}}, {Blocks: []doc.Block{&doc.Notice{Title: line1("Obs"), Body: []doc.Block{words("Ruta i cell.")}}}}}},
			}},
	}}
}

// spoken is every word of the document as a listener hears it: the writer's own
// words (contents, table numbers, list marks) and the document's.
func spoken(d *doc.Document) string {
	var b strings.Builder
	say := func(parts ...string) {
		for _, p := range parts {
			b.WriteString(p + " ")
		}
	}
	say(d.Meta.Municipality, d.Meta.Title)
	say(d.Meta.Subtitle...)
	for _, f := range d.Facts {
		say(f.Term, doc.Plain(f.Value))
	}
	s := newSetter(d)
	s.drawPages(s.paginate(s.document()))
	toc := s.headings(s.listed)
	if !d.Meta.Contents || len(toc) == 0 {
		toc = nil
	} else {
		say("Innehåll")
	}
	for _, h := range toc {
		say(headingTitle(h), fmt.Sprint(s.anchors[h.ID].Page))
	}
	v := &voice{say: say}
	v.blocks(d.Blocks)
	return b.String()
}

// voice says blocks as they are heard.
type voice struct {
	say     func(...string)
	naming  bool         // within a cell that names a row or column
	waiting []doc.Inline // the text of such cells: its notes are heard after the table
}

func (v *voice) blocks(blocks []doc.Block) {
	for _, b := range blocks {
		v.block(b)
	}
}

func (v *voice) block(b doc.Block) {
	say := v.say
	var notes []doc.Inline
	switch b := b.(type) {
	case *doc.Heading:
		say(b.Number, heard(b.Text))
		notes = b.Text
	case *doc.Paragraph:
		for _, line := range brokenLines([]doc.Block{b}) {
			say(heard(line))
			v.notes(line)
		}
	case *doc.ListBlock:
		for i, item := range b.Items {
			mark := "•"
			if b.Ordered {
				mark = fmt.Sprintf("%d.", max(b.Start, 1)+i)
			}
			say(mark)
			v.blocks(item.Blocks)
		}
	case *doc.Figure:
		say(fmt.Sprintf("Figur %d.", b.Number), heard(b.Caption))
		if b.Unit != "" {
			say("(" + b.Unit + ")")
		}
		for _, n := range b.Nodes {
			say(n.Text, n.Note)
			if n.Value != nil {
				say(n.Value.Text)
			}
		}
		if b.Data != nil {
			v.block(b.Data)
		}
	case *doc.Table:
		if b.Number > 0 {
			say(fmt.Sprintf("Tabell %d.", b.Number))
		}
		say(heard(b.Caption))
		if b.Unit != "" {
			say("(" + b.Unit + ")")
		}
		v.cells(b)
	case *doc.Notice:
		say(heard(b.Title))
		v.blocks(b.Body)
	case *doc.Definitions:
		for _, it := range b.Items {
			say(heard(it.Term))
			v.blocks(it.Body)
		}
	case *doc.Quote:
		v.blocks(b.Blocks)
	case *doc.Signatures:
		for _, s := range b.Blocks {
			say(s.Party, doc.PlaceAndDate, s.Place, doc.SignHere, s.Who())
		}
	}
	v.notes(notes)
}

// heard is the words of a line with the marks of its footnotes.
func heard(is []doc.Inline) string {
	var b strings.Builder
	for _, i := range is {
		if n, ok := i.(*doc.Note); ok {
			b.WriteString(fmt.Sprint(n.Number))
		} else {
			b.WriteString(doc.Plain([]doc.Inline{i}))
		}
	}
	return b.String()
}

// cells says the heads and rows of a table, and the notes of those that name.
func (v *voice) cells(t *doc.Table) {
	grid, err := t.Grid()
	if err != nil {
		return
	}
	outer, held := v.naming, v.waiting
	if v.naming = true; !outer {
		v.waiting = nil
	}
	for _, row := range grid.Heads {
		for _, h := range row {
			v.say(heard(h.Text))
			v.notes(h.Text)
		}
	}
	for _, row := range grid.Rows {
		for _, p := range row {
			v.naming = outer || t.RowHeader && p.Column == 0
			v.blocks(p.Cell.Blocks)
		}
	}
	if v.naming = outer; !outer {
		waiting := v.waiting
		v.waiting = held
		v.notes(waiting)
	}
}

// notes says the notes that have their first marks in a line, unless they must wait.
func (v *voice) notes(is []doc.Inline) {
	if v.naming {
		v.waiting = append(v.waiting, is...)
		return
	}
	for _, i := range is {
		if n, ok := i.(*doc.Note); ok && len(n.Text) > 0 {
			v.say(fmt.Sprint(n.Number), doc.Plain(n.Text))
		}
	}
}

// draft is the sample with large text, another accent, and without decision, date,
// contents and names: what a first draft looks like.
func draft() *doc.Document {
	d := sample()
	d.Meta = doc.Meta{Title: "Systemförvaltningsplan 2023 för socialförvaltningens verksamhetssystem", Accent: "#E3A000", BodySize: 12, Lang: "sv-SE"}
	d.Facts = d.Facts[:1]
	return d
}
