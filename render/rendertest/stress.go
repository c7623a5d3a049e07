package rendertest

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"planverk/internal/doc"
)

// Hard is a document that is hard on a writer.
type Hard struct {
	Name        string
	Doc         *doc.Document
	Least, Most int // pages on paper that are sensible for it
}

// Stress gives the documents that are hard on a writer: whole in their full size for
// the heavy judges, and in a smaller one for the tests of every day.
func Stress(full bool) []Hard {
	size := func(whole, small int) int {
		if full {
			return whole
		}
		return small
	}
	pages, rows := size(500, 12), size(10_000, 300)
	return []Hard{
		{"portfolj", Portfolio(pages), pages * 8 / 10, pages*12/10 + 2},
		{"lang-tabell", LongTable(rows), rows / 60, rows / 20},
		{"hog-rad", TallRow(1100), 4, 7},
		{"djupa-listor", DeepLists(8), 2, 8},
		{"smala-kolumner", NarrowColumns(12), 2, 8},
		{"fler-kolumner", NarrowColumns(30), 2, 12}, // more than a page has room for: records
		{"langt-stycke", LongParagraph(size(20_000, 6_000)), size(38, 11), size(60, 20)},
		{"langa-ord", LongWords(300), 3, 16},
		{"rubriker", ManyHeadings(60), 3, 12},
		{"sidslut", PageEnds(size(48, 12)), size(30, 8), size(120, 40)},
	}
}

// frame is a document around blocks.
func frame(id, title string, blocks ...doc.Block) *doc.Document {
	d := Sample()
	d.Meta.ID, d.Meta.Title, d.Meta.Subtitle = id, title, nil
	d.Summary = nil
	d.Blocks = blocks
	return d
}

// vocabulary is what the running text is made of: the words of plans, short and long.
var vocabulary = strings.Fields(`och att av för med till som ska är eller den en plan drift avtal system rutin kommun beslut
	nämnden behörigheter förvaltningen leverantören systemägaren verksamheten utbildning informationssäkerhet
	personuppgiftsbiträdesavtal systemförvaltningsplan kontinuitetsplanering samhällsbyggnadsförvaltningen
	drift-, underhålls- och/eller 12:30 1–3 §§ 2022-06-30 e-post, SN/2021:312 (förslag) ”Procapita”`)

// prose is n words, the last with a number of its own, so that no two are alike.
func prose(r *rand.Rand, n int) string {
	words := make([]string, n)
	for i := range words {
		words[i] = vocabulary[r.IntN(len(vocabulary))]
	}
	return strings.Join(words, " ") + fmt.Sprintf(" n%d.", r.IntN(1e6))
}

// paragraphOf is a paragraph of n words.
func paragraphOf(r *rand.Rand, n int) *doc.Paragraph { return para(&doc.Text{S: prose(r, n)}) }

// numbers is a source of numbers that are the same every time.
func numbers(seed uint64) *rand.Rand { return rand.New(rand.NewPCG(seed, 5)) }

// Portfolio is the plans of a whole municipality in one document of about so many
// pages: a chapter a plan, with sections, lists, tables and figures.
func Portfolio(pages int) *doc.Document {
	r := numbers(1)
	d := frame("portfolj", "Systemportfölj")
	for c := 1; c <= max(pages*3/8, 1); c++ {
		id := fmt.Sprint("system-", c)
		add := func(bs ...doc.Block) { d.Blocks = append(d.Blocks, bs...) }
		add(head(id, 1, fmt.Sprint(c), fmt.Sprint("System nummer ", c)), paragraphOf(r, 60), paragraphOf(r, 40))
		add(head(id+"-budget", 2, fmt.Sprint(c, ".1"), "Budget"), amounts(r, id, c, 8))
		add(head(id+"-drift", 2, fmt.Sprint(c, ".2"), "Drift och förvaltning"), paragraphOf(r, 90))
		var items []doc.Item
		for range 6 {
			items = append(items, item(paragraphOf(r, 12)))
		}
		add(&doc.ListBlock{Items: items}, paragraphOf(r, 120),
			&doc.Notice{Title: text("Noteras"), Body: []doc.Block{para(&doc.Text{S: prose(r, 20) + " Se "}, &doc.Reference{Target: id + "-tabell", Text: fmt.Sprint("tabell ", c)})}})
		add(head(id+"-plan", 2, fmt.Sprint(c, ".3"), "Aktiviteter"), paragraphOf(r, 100), paragraphOf(r, 70))
	}
	return d
}

// amounts is a table of n costs and their sum.
func amounts(r *rand.Rand, id string, number, n int) *doc.Table {
	t := &doc.Table{ID: id + "-tabell", Number: number, Caption: text("Kostnader"), Unit: "kronor", RowHeader: true,
		Columns: []doc.Column{{Head: text("Post")}, {Head: text("Beskrivning")}, {Head: text("Belopp"), Align: doc.Right}}}
	add := func(name, key string, kr int) {
		shown := strings.ReplaceAll(fmt.Sprintf("%d 000", kr), " ", "\u00a0")
		t.Rows = append(t.Rows, row(words(name), words(prose(r, 5)), cell(money(id+".rader."+key, fmt.Sprintf("%d000.00", kr), shown))))
	}
	for i := range n {
		add(fmt.Sprint("Post ", i+1), fmt.Sprint(i+1), 1+r.IntN(900))
	}
	add("Summa", "summa", 1+r.IntN(900))
	t.Rows[n].Sum = true
	return t
}

// LongTable is one table of n rows.
func LongTable(n int) *doc.Document {
	return frame("lang-tabell", "En lång tabell", head("tabellen", 1, "1", "Tabellen"), amounts(numbers(2), "lang", 1, n))
}

// JoinedTable is LongTable with a first cell that covers all its rows.
func JoinedTable(n int) *doc.Document {
	d := LongTable(n)
	t := d.Blocks[len(d.Blocks)-1].(*doc.Table)
	for i := range t.Rows {
		t.Rows[i].Cells = t.Rows[i].Cells[1:]
	}
	first := words("Ett system för alla rader")
	first.RowSpan = len(t.Rows)
	t.Rows[0].Cells = append([]doc.Cell{first}, t.Rows[0].Cells...)
	return d
}

// TallRow is a table with a row of n words in one cell, and lists and paragraphs in
// the cells beside it.
func TallRow(n int) *doc.Document {
	r := numbers(3)
	var list []doc.Item
	for range 40 {
		list = append(list, item(paragraphOf(r, 6)))
	}
	t := &doc.Table{ID: "hog", Number: 1, Caption: text("En rad som är högre än sidan"), RowHeader: true,
		Columns: []doc.Column{{Head: text("Område")}, {Head: text("Beskrivning")}, {Head: text("Punkter")}},
		Rows: []doc.Row{
			row(words("Före"), words("kort"), words("kort")),
			row(words("Behörigheter"), doc.Cell{Blocks: []doc.Block{paragraphOf(r, n/2), paragraphOf(r, n/2)}}, doc.Cell{Blocks: []doc.Block{para(&doc.Text{S: "Här är de:"}), &doc.ListBlock{Items: list}}}),
			row(words("Efter"), words("kort"), words("kort")),
		}}
	return frame("hog-rad", "En hög rad", head("tabellen", 1, "1", "Tabellen"), paragraphOf(r, 40), t, paragraphOf(r, 40))
}

// DeepLists is lists within lists, bulleted and numbered by turns, in running text, in
// a notice and in a table cell.
func DeepLists(levels int) *doc.Document {
	r := numbers(4)
	var nest func(level int) *doc.ListBlock
	nest = func(level int) *doc.ListBlock {
		l := &doc.ListBlock{Ordered: level%2 == 1, Start: 98}
		for i := range 2 {
			it := item(para(&doc.Text{S: fmt.Sprintf("Nivå %d, punkt %d. ", level, i+1) + prose(r, 12)}))
			if i == 0 && level < levels {
				it.Blocks = append(it.Blocks, nest(level+1))
			}
			l.Items = append(l.Items, it)
		}
		return l
	}
	t := &doc.Table{ID: "i-cell", Number: 1, Caption: text("Listor i celler"), Columns: []doc.Column{{Head: text("Lista")}, {Head: text("Text")}},
		Rows: []doc.Row{row(doc.Cell{Blocks: []doc.Block{nest(1)}}, words(prose(r, 9))), row(words("Sist"), words(prose(r, 9)))}}
	return frame("djupa-listor", "Djupa listor", head("listor", 1, "1", "Listor"), nest(1),
		&doc.Notice{Title: text("I ruta"), Body: []doc.Block{nest(1)}}, t, &doc.Quote{Blocks: []doc.Block{nest(3)}})
}

// NarrowColumns is a table of n columns with lists, a box, a quotation and a table in
// its cells.
func NarrowColumns(n int) *doc.Document {
	r := numbers(8)
	list := &doc.ListBlock{Ordered: true, Start: 98, Items: []doc.Item{
		item(paragraphOf(r, 2), &doc.ListBlock{Items: []doc.Item{item(paragraphOf(r, 1)), item(paragraphOf(r, 1))}}), item(paragraphOf(r, 1))}}
	inner := amounts(r, "inre", 2, 2)
	for range 3 {
		inner.Columns = append(inner.Columns, doc.Column{Head: text("Behörigheter")})
		for i := range inner.Rows {
			inner.Rows[i].Cells = append(inner.Rows[i].Cells, words("förvaltningen"))
		}
	}
	kinds := []doc.Block{list, &doc.Notice{Title: text("Noteras"), Body: []doc.Block{paragraphOf(r, 3)}}, &doc.Quote{Blocks: []doc.Block{paragraphOf(r, 2)}}}
	t := &doc.Table{ID: "smala", Number: 1, Caption: text("Smala kolumner")}
	var cells, last []doc.Cell
	for i := range n {
		t.Columns = append(t.Columns, doc.Column{Head: text("Samhällsbyggnad"), Align: doc.Align(i % 2)})
		cells = append(cells, doc.Cell{Blocks: kinds[i%len(kinds) : i%len(kinds)+1]})
		last = append(last, words("12 000"))
	}
	last[0] = doc.Cell{Blocks: []doc.Block{inner}}
	t.Rows = []doc.Row{{Cells: cells}, {Cells: last}}
	return frame("smala-kolumner", "Smala kolumner", head("tabellen", 1, "1", "Tabellen"), t)
}

// EverySign is a document of every sign of the basic plane that can be printed, a word
// each, in upright, bold, italic and fixed-width text.
func EverySign(has func(rune) bool) *doc.Document {
	d := frame("alla-tecken", "Alla tecken")
	var row []string
	for r := rune(' '); r <= 0xFFFF; r++ {
		if has(r) {
			row = append(row, string(r))
		}
		if len(row) == 64 || r == 0xFFFF {
			s := strings.Join(row, " ") + " "
			d.Blocks = append(d.Blocks, para(&doc.Text{S: s}, &doc.Strong{Text: text(s)}, &doc.Emphasis{Text: text(s)}, &doc.Code{S: s}))
			row = nil
		}
	}
	return d
}

// LongParagraph is one paragraph of n words.
func LongParagraph(n int) *doc.Document {
	return frame("langt-stycke", "Ett långt stycke", head("stycket", 1, "1", "Stycket"), paragraphOf(numbers(5), n))
}

// LongWords has words of n signs wherever a text can stand.
func LongWords(n int) *doc.Document {
	word := func(i int) string {
		s := strings.Repeat(fmt.Sprintf("systemförvaltnings%c", 'a'+i), n/17+1)
		return string([]rune(s)[:n])
	}
	path := `\\server` + strings.Repeat(`\gemensamt`, n/10)
	address := "https://www.almby.example/" + strings.Repeat("dokument%20", n/11)
	d := frame("langa-ord", "Långa ord "+word(0))
	d.Meta.Subtitle = []string{word(1)}
	d.Facts = append(d.Facts, doc.Fact{Term: word(2), Value: text(word(3))})
	narrow := &doc.Table{ID: "smal", Number: 1, Caption: text(word(4)), RowHeader: true, Unit: "kronor"}
	var cells []doc.Cell
	for i := range 6 {
		narrow.Columns = append(narrow.Columns, doc.Column{Head: text(word(5 + i)), Align: doc.Align(i % 2)})
		cells = append(cells, cell(&doc.Text{S: word(11 + i)}))
	}
	narrow.Rows = []doc.Row{{Cells: cells}, {Cells: cells, Sum: true}}
	d.Blocks = []doc.Block{
		head("ord", 1, "1", word(0)), para(&doc.Text{S: "Ordet " + word(1) + " och sökvägen "}, &doc.Code{S: path}, &doc.Text{S: "."}),
		para(&doc.Link{URL: address, Text: text(address)}), head("ord-två", 2, "1.1", "Rubrik "+word(2)),
		&doc.ListBlock{Items: []doc.Item{item(para(&doc.Text{S: word(3)})), item(para(&doc.Strong{Text: text(word(4))}))}},
		narrow,
		&doc.Notice{Title: text(word(5)), Body: []doc.Block{para(&doc.Emphasis{Text: text(word(6))})}},
		&doc.Definitions{Items: []doc.Definition{{Term: text(word(7)), Body: []doc.Block{para(&doc.Text{S: word(8)})}}}},
		&doc.Quote{Blocks: []doc.Block{para(&doc.Text{S: word(9)})}},
		&doc.Signatures{Blocks: []doc.Signatory{{Party: word(10), Place: word(11), Name: word(12), Title: word(13)}}},
	}
	return d
}

// ManyHeadings is n headings with nothing between them, of all levels, short and long.
func ManyHeadings(n int) *doc.Document {
	r := numbers(6)
	d := frame("rubriker", "Rubriker i rad")
	for i := range n {
		level := 1 + i%3
		d.Blocks = append(d.Blocks, head(fmt.Sprint("r", i), level, fmt.Sprint(i+1), prose(r, 1+i%14)))
	}
	d.Blocks = append(d.Blocks, paragraphOf(r, 10))
	return d
}

// PageEnds sets every kind of block after more and more lines, n times over, so that
// each comes to stand right at the end of a page.
func PageEnds(n int) *doc.Document {
	r := numbers(7)
	d := frame("sidslut", "Slut på sidan")
	for i := range n {
		id := fmt.Sprint("s", i)
		blocks := []doc.Block{
			head(id, 2, "", "Rubrik vid sidans slut"), paragraphOf(r, 30), amounts(r, id, 0, 3),
			&doc.ListBlock{Ordered: true, Items: []doc.Item{item(paragraphOf(r, 14)), item(paragraphOf(r, 3)), item(paragraphOf(r, 5))}},
			&doc.Notice{Title: text("Noteras"), Body: []doc.Block{paragraphOf(r, 30)}},
			&doc.Definitions{Items: []doc.Definition{{Term: text("Systemägare"), Body: []doc.Block{paragraphOf(r, 18)}}}},
			&doc.Quote{Blocks: []doc.Block{paragraphOf(r, 30)}},
			&doc.Signatures{Blocks: []doc.Signatory{{Party: "Almby kommun", Name: "Ebba Lindvall"}}},
			para(&doc.Text{S: "Följande gäller:"}), paragraphOf(r, 45),
		}
		d.Blocks = append(d.Blocks, head(id+"-kap", 1, "", fmt.Sprint("Gång ", i+1)))
		k := i % len(blocks)
		for j, b := range append(blocks[k:], blocks[:k]...) {
			for range (i*7 + j*3) % 5 {
				d.Blocks = append(d.Blocks, paragraphOf(r, 2))
			}
			d.Blocks = append(d.Blocks, b)
		}
	}
	return d
}
