package pdf

import (
	"fmt"
	"strings"

	"planverk/internal/doc"
)

func over(c doc.Cell, across, down int) doc.Cell {
	c.ColSpan, c.RowSpan = across, down
	return c
}

func inCell(blocks ...doc.Block) doc.Cell { return doc.Cell{Blocks: blocks} }

func rowOf(cells ...doc.Cell) doc.Row { return doc.Row{Cells: cells} }

// figureCell is a cell with a figure that no other has.
func figureCell(id, shown string) doc.Cell {
	return inCell(para(&doc.Value{ID: id, Kind: doc.Count, Exact: strings.NewReplacer("\u00a0", "", ",", ".").Replace(shown), Text: shown}))
}

// grouped is a table with heads over heads, and cells over several rows and columns.
func grouped() *doc.Table {
	n := 0
	f := func(s string) doc.Cell { n++; return figureCell(fmt.Sprintf("utfall.%d", n), s) }
	return &doc.Table{ID: "tab-utfall", Number: 1, Caption: line1("Budget, prognos och utfall"), Unit: "kronor", RowHeader: true,
		Groups: [][]doc.Group{{{Span: 2}, {Head: line1("2021"), Span: 2}, {Head: line1("2022, efter beslutet i december"), Span: 3}}},
		Columns: []doc.Column{{Head: line1("Post")}, {Head: line1("Del")}, {Head: line1("Budget"), Align: doc.Right}, {Head: line1("Utfall"), Align: doc.Right},
			{Head: line1("Budget"), Align: doc.Right}, {Head: line1("Prognos"), Align: doc.Right}, {Head: line1("Utfall"), Align: doc.Right}},
		Rows: []doc.Row{
			rowOf(over(inCell(words("Drift")), 1, 3), inCell(words("Licenser")), f("1\u00a0200,5"), f("12"), f("1\u00a0300"), f("5"), f("7")),
			rowOf(inCell(words("Server")), over(inCell(words("Ingår i lönekostnaden")), 2, 1), f("900"), f("905"), f("907")),
			rowOf(inCell(words("Nät")), f("75,25"), f("1\u00a0000"), f("30"), f("40"), f("50")),
			rowOf(over(inCell(words("Personal, som redovisas i förvaltningens egen budget och därför inte räknas in i summan")), 1, 2), inCell(words("Lön")), f("1"), f("2"), f("3"), f("4"), f("5")),
			rowOf(inCell(words("Utbildning")), f("1,5"), f("2"), f("3"), f("4"), f("5")),
			{Sum: true, Cells: []doc.Cell{over(inCell(words("Summa")), 2, 1), f("1\u00a0276,75"), f("1\u00a0012"), f("2\u00a0236"), f("958"), f("974")}},
		}}
}

// monthly is a table of many columns, more than an upright page has room for.
func monthly(rows int) *doc.Table {
	months := []string{"Januari", "Februari", "Mars", "April", "Maj", "Juni", "Juli", "Augusti", "September", "Oktober", "November", "December"}
	t := &doc.Table{ID: "tab-manader", Number: 2, Caption: line1("Kostnad per månad"), Unit: "kronor", RowHeader: true, Columns: []doc.Column{{Head: line1("Post")}}}
	for _, m := range months {
		t.Columns = append(t.Columns, doc.Column{Head: line1(m), Align: doc.Right})
	}
	for i := range rows {
		r := rowOf(inCell(words(fmt.Sprintf("System %d", i+1))))
		for k := range months {
			r.Cells = append(r.Cells, figureCell(fmt.Sprintf("m.%d.%d", i, k), fmt.Sprintf("%d\u00a0%03d", 10+i+k, 10*k)))
		}
		t.Rows = append(t.Rows, r)
	}
	return t
}

// tallGroup is a cell that reaches down over more rows than a page holds, with a
// text that is longer than the rows or shorter.
func tallGroup(id string, rows, sentences int) *doc.Table {
	t := &doc.Table{ID: id, Caption: line1("En cell över många rader"), RowHeader: true,
		Columns: []doc.Column{{Head: line1("Område")}, {Head: line1("Vad")}, {Head: line1("När")}}}
	for i := range rows {
		var r doc.Row
		if i == 0 {
			r.Cells = append(r.Cells, over(inCell(words(strings.Repeat("Behörigheter ses över varje kvartal. ", sentences))), 1, rows))
		}
		r.Cells = append(r.Cells, inCell(words(fmt.Sprintf("Rad %d", i+1))), inCell(words("kvartal 1")))
		t.Rows = append(t.Rows, r)
	}
	return t
}

// nestedTall is a row taller than a page whose cell holds a table with such a row.
func nestedTall() *doc.Table {
	long := strings.Repeat("Rapporten lämnas till systemägaren. ", 220)
	inner := &doc.Table{Caption: line1("Inre tabell"), Columns: []doc.Column{{Head: line1("A")}, {Head: line1("B")}},
		Rows: []doc.Row{tableRow1(words("kort"), words("kort")), tableRow1(words("lång"), words(long))}}
	return &doc.Table{ID: "tab-nastlad", Caption: line1("Tabell i tabell"), Columns: []doc.Column{{Head: line1("Yttre")}, {Head: line1("Innehåll")}},
		Rows: []doc.Row{tableRow1(words("Före"), words("kort")), rowOf(inCell(words("Rad")), inCell(words("Ord före."), inner, words("Ord efter.")))}}
}

// unbroken is cells with strings that have no place to break.
func unbroken() *doc.Table {
	path := `\\server\` + strings.Repeat("MycketLångtMappnamnUtanBrytpunkter", 8) + `\slut.xlsx`
	return &doc.Table{ID: "tab-lang", Caption: line1("Långa strängar"), RowHeader: true, Columns: []doc.Column{{Head: line1("Vad")}, {Head: line1("Sträng")}, {Head: line1("Not")}},
		Rows: []doc.Row{
			tableRow1(words("Sökväg"), para(&doc.Code{S: path}), words("kod")),
			tableRow1(words("Adress"), para(&doc.Link{URL: "https://www.example.se/" + strings.Repeat("a1", 150), Text: line1("https://www.example.se/" + strings.Repeat("a1", 150))}), words("länk")),
			tableRow1(words("Ord"), words(strings.Repeat("systemförvaltnings", 17)), words("ord")),
			tableRow1(words("Siffror"), words(strings.Repeat("1234567890", 30)), words("siffror")),
		}}
}

// tables is a document of tables of every kind.
func tables() *doc.Document {
	d := &doc.Document{Meta: sampleMeta(), Facts: sampleFacts(), Blocks: []doc.Block{
		heading("ett", 1, "1", "Grupper"), grouped(), words("Efter tabellen."),
		heading("tva", 1, "2", "Tolv månader"), words("Kostnaden står i tabellen."), monthly(30), words("Tillbaka på en stående sida."),
		heading("tre", 1, "3", "Celler över många rader"), tallGroup("tab-langre", 12, 150), tallGroup("tab-kortare", 90, 3), tallGroup("tab-liten", 3, 1),
		heading("fyra", 1, "4", "Högre än sidan"), nestedTall(),
		heading("fem", 1, "5", "Utan brytpunkter"), unbroken(),
	}}
	return d
}

// joined makes every third row of a table begin a cell over three rows.
func joined(t *doc.Table) *doc.Table {
	for i := range t.Rows[:len(t.Rows)/3*3] {
		if i%3 == 0 {
			t.Rows[i].Cells[0].RowSpan = 3
		} else {
			t.Rows[i].Cells = t.Rows[i].Cells[1:]
		}
	}
	return t
}
