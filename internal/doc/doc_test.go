package doc

import (
	"strings"
	"testing"
)

func words(s string) []Inline       { return []Inline{&Text{S: s}} }
func paragraph(s string) Block      { return &Paragraph{Text: words(s)} }
func cell(is ...Inline) Cell        { return Cell{Blocks: []Block{&Paragraph{Text: is}}} }
func money(id, exact string) *Value { return &Value{ID: id, Kind: Money, Exact: exact, Text: exact} }

// sample has every kind of block and inline once.
func sample() *Document {
	return &Document{
		Meta:    Meta{ID: "plan-2021", Type: "plan", Lang: "sv-SE", Title: "Plan", Subtitle: []string{"Ett", "Två"}, Date: Date{2021, 12, 5}, BodySize: 12, Contents: true},
		Facts:   []Fact{{Term: "Datum", Value: []Inline{&Value{ID: "d", Kind: Day, Exact: "2021-12-05", Text: "5\u00a0december 2021"}}}},
		Summary: words("Kort."),
		Blocks: []Block{
			&Heading{ID: "a", Level: 1, Number: "1", Text: words("A")},
			&Paragraph{Text: []Inline{&Strong{Text: words("fet")}, &Emphasis{Text: words("kursiv")}, &Code{S: `O:\x`}, &Break{},
				&Link{URL: "https://timra.se", Text: words("länk")}, &Reference{Target: "t", Text: "tabell 1"},
				&Missing{Spoken: "ingen"}, &Choice{ID: "c", Options: []string{"Ja", "Nej"}, Picked: -1, State: "Uppgift saknas"}}},
			&ListBlock{Ordered: true, Start: 3, Items: []Item{{Blocks: []Block{paragraph("ett")}}}},
			&ListBlock{Items: []Item{{Blocks: []Block{paragraph("två")}}}},
			&Table{ID: "t", Number: 1, Caption: words("Budget"), Unit: "kronor", RowHeader: true,
				Columns: []Column{{Head: words("Rad")}, {Head: words("Kostnad"), Align: Right}},
				Rows: []Row{
					{Cells: []Cell{cell(&Text{S: "Drift"}), cell(money("b.drift", "1.00"))}},
					{Cells: []Cell{cell(&Text{S: "Mer"}), {Blocks: []Block{paragraph("a"), paragraph("b")}}}},
					{Sum: true, Cells: []Cell{cell(&Text{S: "Summa"}), cell(money("b.summa", "1.00"))}}}},
			&Notice{Title: words("Obs"), Body: []Block{paragraph("text")}},
			&Definitions{Items: []Definition{{Term: words("term"), Body: []Block{paragraph("förklaring")}}}},
			&Quote{Blocks: []Block{paragraph("citat")}},
		},
	}
}

const sampleDump = `document plan-2021
  type: plan
  lang: sv-SE
  title: Plan
  subtitle: Ett / Två
  date: 2021-12-05
  body size: 12
  contents
fact Datum: {day d = 2021-12-05: 5⍽december 2021}
summary Kort.
heading 1 #a [1] A
paragraph **fet**_kursiv_` + "`O:\\x`" + ` ⏎ [länk](https://timra.se){see t: tabell 1}{missing: ingen}{choice c of Ja/Nej, picked -1: Uppgift saknas}
list from 3
  item
    paragraph ett
list
  item
    paragraph två
table #t [1] Budget (kronor)
  columns, rows named < Rad | > Kostnad
  row Drift | {money b.drift = 1.00: 1.00}
  row of blocks
    cell
      paragraph Mer
    cell
      paragraph a
      paragraph b
  sum Summa | {money b.summa = 1.00: 1.00}
notice Obs
  paragraph text
definitions
  term term
    paragraph förklaring
quote
  paragraph citat
`

func TestDump(t *testing.T) {
	if got := Dump(sample()); got != sampleDump {
		t.Errorf("the dump is\n%s", got)
	}
}

func TestWalk(t *testing.T) {
	blocks, inlines := 0, 0
	Walk(sample(), func(Block) { blocks++ }, func(Inline) { inlines++ })
	if blocks != 20 || inlines != 30 {
		t.Errorf("walked %d blocks and %d inlines", blocks, inlines)
	}
	Walk(sample(), nil, nil)
}

func TestValues(t *testing.T) {
	var ids []string
	for _, v := range Values(sample()) {
		ids = append(ids, v.ID)
	}
	if got := strings.Join(ids, " "); got != "d b.drift b.summa" {
		t.Errorf("the values are %s", got)
	}
}

func TestPlain(t *testing.T) {
	p := sample().Blocks[1].(*Paragraph)
	if got := Plain(p.Text); got != `fetkursivO:\x länktabell 1ingenUppgift saknas` {
		t.Errorf("the words are %q", got)
	}
}

func TestValidate(t *testing.T) {
	if err := Validate(sample()); err != nil {
		t.Errorf("the sample is refused: %v", err)
	}
	faults := []struct {
		name  string
		spoil func(*Document)
		want  string
	}{
		{"heading without id", func(d *Document) { d.Blocks[0].(*Heading).ID = "" }, "has no id"},
		{"same id", func(d *Document) { d.Blocks[4].(*Table).ID = "a" }, `two blocks have the id "a"`},
		{"level jump", func(d *Document) { d.Blocks[0].(*Heading).Level = 2 }, "jumps from level 0 to 2"},
		{"dead reference", func(d *Document) { d.Blocks[1].(*Paragraph).Text[5].(*Reference).Target = "b" }, `reference to "b"`},
		{"narrow row", func(d *Document) { r := &d.Blocks[4].(*Table).Rows[0]; r.Cells = r.Cells[:1] }, "row 1 has no cell in column 2 of 2"},
		{"empty cell", func(d *Document) { d.Blocks[4].(*Table).Rows[0].Cells[1].Blocks = nil }, "row 1 cell 2 is empty"},
		{"empty table", func(d *Document) { d.Blocks[4].(*Table).Rows = nil }, "no rows"},
		{"empty item", func(d *Document) { d.Blocks[3].(*ListBlock).Items[0].Blocks = nil }, "item 1 is empty"},
		{"empty paragraph", func(d *Document) { d.Blocks[1].(*Paragraph).Text = nil }, "paragraph is empty"},
		{"line break in text", func(d *Document) { d.Blocks[1].(*Paragraph).Text = words("a\nb") }, "control character"},
		{"dead link", func(d *Document) { d.Blocks[1].(*Paragraph).Text = []Inline{&Link{Text: words("här")}} }, `the link "här" leads nowhere`},
		{"value without text", func(d *Document) { d.Facts[0].Value[0].(*Value).Text = "" }, "without text"},
		{"choice out of range", func(d *Document) { d.Blocks[1].(*Paragraph).Text[7].(*Choice).Picked = 2 }, "option 2 of 2"},
	}
	for _, f := range faults {
		d := sample()
		f.spoil(d)
		err := Validate(d)
		if err == nil || !strings.Contains(err.Error(), f.want) {
			t.Errorf("%s: %v", f.name, err)
		}
	}
}
