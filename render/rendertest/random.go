package rendertest

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"planverk/internal/doc"
)

// Random is a document of every kind of block and inline, put together by chance: the
// same for the same seed. It is sound by doc.Validate.
func Random(seed uint64) *doc.Document {
	r := rand.New(rand.NewPCG(seed, 11))
	g := &gambler{Rand: r, d: frame(fmt.Sprint("slump-", seed), "Slump "+prose(r, r.IntN(12)))}
	m := &g.d.Meta
	m.BodySize = []float64{0, 0, 9, 10.5, 12, 16}[g.IntN(6)]
	m.Contents = g.chance(2)
	m.Status = []string{"utkast", "beslutad"}[g.IntN(2)]
	m.Accent = fmt.Sprintf("#%06x", g.IntN(1<<24))
	g.d.Facts = g.d.Facts[:g.IntN(len(g.d.Facts)+1)]
	for range g.IntN(3) {
		m.Subtitle = append(m.Subtitle, prose(r, 1+g.IntN(20)))
	}
	for range g.IntN(9) {
		if g.chance(4) {
			g.d.Blocks = append(g.d.Blocks, g.heading())
			continue
		}
		g.d.Blocks = append(g.d.Blocks, g.block(0))
	}
	return g.d
}

// gambler makes the pieces of a random document.
type gambler struct {
	*rand.Rand
	d     *doc.Document
	level int      // of the last heading
	known []string // identities that a reference may lead to
	n     int      // identities given out
	notes int      // footnotes

	inCell bool
}

func (g *gambler) chance(oneIn int) bool { return g.IntN(oneIn) == 0 }

func (g *gambler) id() string {
	g.n++
	return fmt.Sprint("id-", g.n)
}

func (g *gambler) heading() *doc.Heading {
	g.level = 1 + g.IntN(min(g.level+1, 3))
	h := &doc.Heading{ID: g.id(), Level: g.level, Text: g.inlines(1+g.IntN(3), 1)}
	if g.chance(2) {
		h.Number = strings.Repeat(fmt.Sprint(g.IntN(30), "."), g.level) + "1"
	}
	g.known = append(g.known, h.ID)
	return h
}

// block is a block of any kind; deep ones are paragraphs.
func (g *gambler) block(depth int) doc.Block {
	kind := g.IntN(14)
	if depth > 2 || kind == 13 && g.inCell { // no cell has signatures
		kind = 0
	}
	switch kind {
	case 0, 1, 2, 3, 4:
		first := &doc.Text{S: g.word() + " "} // a paragraph is not only a break
		return para(append([]doc.Inline{first}, g.inlines(g.IntN(10), 0)...)...)
	case 5, 6:
		l := &doc.ListBlock{Ordered: g.chance(2), Start: g.IntN(3) * 49}
		for range 1 + g.IntN(4) {
			l.Items = append(l.Items, item(g.blocks(depth+1, 2)...))
		}
		return l
	case 7, 8, 9:
		return g.table(depth)
	case 10:
		return &doc.Notice{Title: g.inlines(g.IntN(3), 1), Body: g.blocks(depth+1, 3)}
	case 11:
		b := &doc.Definitions{}
		for range 1 + g.IntN(4) {
			b.Items = append(b.Items, doc.Definition{Term: g.inlines(1, 1), Body: g.blocks(depth+1, 2)})
		}
		return b
	case 12:
		return &doc.Quote{Blocks: g.blocks(depth+1, 2)}
	}
	s := &doc.Signatures{}
	for range 1 + g.IntN(3) {
		s.Blocks = append(s.Blocks, doc.Signatory{Party: prose(g.Rand, g.IntN(12)), Place: g.word(), Name: prose(g.Rand, g.IntN(4)), Title: g.word()})
	}
	return s
}

func (g *gambler) blocks(depth, most int) (bs []doc.Block) {
	for range 1 + g.IntN(most) {
		bs = append(bs, g.block(depth))
	}
	return bs
}

// table has up to twelve columns, whose cells are words, figures, nothing or blocks.
func (g *gambler) table(depth int) *doc.Table {
	t := &doc.Table{ID: g.id(), Number: g.IntN(3), Caption: g.inlines(g.IntN(4), 1), RowHeader: g.chance(2)}
	if g.chance(3) {
		t.Unit = "kronor"
	}
	most := 12
	if depth > 0 {
		most = 4
	}
	for range 1 + g.IntN(most) {
		t.Columns = append(t.Columns, doc.Column{Head: g.inlines(1+g.IntN(2), 1), Align: doc.Align(g.IntN(2))})
	}
	covered := make([]bool, len(t.Columns))
	for i, rows := 0, 1+g.IntN(7); i < rows; i++ {
		var cells []doc.Cell
		cells, covered = g.row(depth, covered, i < rows-1)
		t.Rows = append(t.Rows, doc.Row{Sum: i > 0 && g.chance(9), Cells: cells})
	}
	g.known = append(g.known, t.ID)
	return t
}

// row fills the columns that no cell above covers; now and then a cell covers the column
// beside it, or unless the row is the last the place below it.
func (g *gambler) row(depth int, covered []bool, more bool) (cells []doc.Cell, below []bool) {
	n := len(covered)
	below = make([]bool, n)
	for k := 0; k < n; k++ {
		if covered[k] {
			continue
		}
		c := g.cell(depth)
		switch {
		case more && k > 0 && g.chance(12):
			c.RowSpan, below[k] = 2, true
		case k+1 < n && !covered[k+1] && g.chance(12):
			c.ColSpan = 2
			k++
		}
		cells = append(cells, c)
	}
	return cells, below
}

func (g *gambler) cell(depth int) doc.Cell {
	switch {
	case g.chance(12):
		g.inCell = true
		c := doc.Cell{Blocks: g.blocks(depth+2, 3)}
		g.inCell = false
		return c
	case g.chance(4):
		return none()
	case g.chance(2):
		return cell(g.amount())
	}
	first := &doc.Text{S: g.word() + " "} // nor is a cell
	return cell(append([]doc.Inline{first}, g.inlines(g.IntN(2), 0)...)...)
}

func (g *gambler) amount() *doc.Value {
	kr := g.IntN(1e6)
	return money("slump."+g.id(), fmt.Sprintf("%d000.00", kr), fmt.Sprintf("%d\u00a0000", kr))
}

// word is a word or two, now and then a long one, with soft hyphens or in a script's
// less usual letters.
func (g *gambler) word() string {
	switch g.IntN(12) {
	case 0:
		return strings.Repeat("samhällsbyggnads", 1+g.IntN(5)) + "förvaltning"
	case 1:
		return "personuppgifts\u00adbiträdes\u00adavtal"
	case 2:
		return []string{"Čohkkiras", "Łódź", "Ťažký", "½ ≤ ≥ →", "☑ ✓", "été\u00a0–\u202fåtta", "Ștefan", "naïve"}[g.IntN(8)]
	}
	return vocabulary[g.IntN(len(vocabulary))]
}

// inlines is n pieces of a line, with a space between most of them.
func (g *gambler) inlines(n, depth int) (is []doc.Inline) {
	for i := range n {
		if i > 0 && !g.chance(6) {
			is = append(is, &doc.Text{S: " "})
		}
		is = append(is, g.inline(depth))
	}
	return is
}

func (g *gambler) inline(depth int) doc.Inline {
	if depth > 2 {
		return &doc.Text{S: g.word()}
	}
	switch g.IntN(18) {
	case 0:
		return &doc.Strong{Text: g.inlines(1+g.IntN(3), depth+1)}
	case 1:
		return &doc.Emphasis{Text: g.inlines(1+g.IntN(3), depth+1)}
	case 2:
		return &doc.Code{S: `O:\Funktions- och gruppmappar\` + strings.Repeat(g.word()+`\`, g.IntN(6))}
	case 3:
		return &doc.Value{ID: "slump." + g.id(), Kind: doc.Day, Exact: "2021-12-15", Text: "den 15\u00a0december 2021"}
	case 4:
		return g.amount()
	case 5:
		return &doc.Missing{Spoken: "uppgift saknas"}
	}
	if depth == 0 {
		switch g.IntN(12) {
		case 0:
			return &doc.Link{URL: "https://www.almby.example/?a=" + g.word(), Text: g.inlines(1+g.IntN(2), 3)}
		case 1:
			if n := len(g.known); n > 0 {
				return &doc.Reference{Target: g.known[g.IntN(n)], Text: "avsnitt " + fmt.Sprint(g.IntN(9))}
			}
		case 2:
			return &doc.Break{}
		case 4:
			if g.notes > 0 && g.chance(4) {
				return &doc.Note{Number: 1 + g.IntN(g.notes)}
			}
			g.notes++
			return &doc.Note{Number: g.notes, Text: text(prose(g.Rand, 1+g.IntN(40)))}
		case 3:
			c := &doc.Choice{ID: "slump." + g.id(), Options: []string{"Ja", "Nej", g.word()}, Picked: g.IntN(4) - 1, State: "Uppgift saknas"}
			if c.Picked >= 0 {
				c.State = c.Options[c.Picked]
			}
			return c
		}
	}
	return &doc.Text{S: prose(g.Rand, g.IntN(15))}
}
