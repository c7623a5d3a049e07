package markdown_test

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode"

	"planverk/internal/doc"
	"planverk/internal/readback"
	"planverk/render/markdown"
	"planverk/render/rendertest"
)

func written(t testing.TB, d *doc.Document) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := markdown.Write(&b, d); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestBothReadersAgreeOnTheSample(t *testing.T) {
	source := written(t, rendertest.Sample())
	a, b := readback.Goldmark(source), readback.Gomarkdown(source)
	if d := a.Difference(b); d != "" {
		t.Errorf("goldmark and gomarkdown differ: %s", d)
	}
	if len(a.Headings) != 9 || len(a.Tables) != 5 || len(a.Lists) != 46 || len(a.Strange) != 0 {
		t.Errorf("%d headings, %d tables, %d items, strange %q", len(a.Headings), len(a.Tables), len(a.Lists), a.Strange)
	}
}

// Signs and words that mean something to one engine or another, alone or side by
// side.
var hostile = []string{
	"*", "**", "_", "__", "***", "`", "``", "```", "~", "~~", "~~~", "|", "||", "\\", "\\\\", "[", "]", "[x]", "[ ]", "](", ")", "(",
	"![", "!", "<", ">", "<b>", "</div>", "<div>", "<!--", "-->", "<script>", "&", "&amp;", "&lt;", "&#35;", "&#x41;", "&copy", "#", "# ", "## ",
	"{#id}", "{", "}", "{.class}", "- ", "+ ", "* ", "1. ", "1) ", "2021. ", "---", "===", "***", "___", ": ", ":", "=", "-", "+", "$", "$$", "^", "^[", "^2^", "H~2~O",
	"http://a.se", "https://www.a.se/x_y*z", "www.a.se", "ftp://a.se", "mailto:a@b.se", "a@b.se", "file:///c", "O:\\Funktions", "HTTP://A.SE", "javascript:alert(1)",
	"> ", "A> ", ".# ", "% ", "!---", "Table: ", "Tabell: ", "Figure: ", "[^1]", "[^1]: x", "[a]: b", "[a]: http://b.se", "[[toc]]", ":smile:", "::: x",
	"--- | ---", "|---|", ":--", "\t", "    ", "  ", " ", "\u00a0", "\n", "\r\n", "a", "å", "Ord", "3\u00a0524\u00a0000", "–", "”", "\"", "'", ".", ",", ";", "?", "/", "%", "@",
	"\u2028", "\x00", "\xff", "\u200b", "😀", "☐", "{{ .x }}", "<<<", ">>>", "Term\n: def", "\\|", "\\*", "a|b", "`|`", "`a", "*a*", "**a**", "_a_", "\\\n", "1.", "1)", "-", "a\\",
}

// hostileText never is spaces only: a document has no empty text.
func hostileText(r *rand.Rand) string {
	var b strings.Builder
	for range 1 + r.IntN(5) {
		b.WriteString(hostile[r.IntN(len(hostile))])
	}
	if signs(b.String()) == "" {
		return "x"
	}
	return b.String()
}

func hostileInlines(r *rand.Rand) []doc.Inline {
	var out []doc.Inline
	for range 1 + r.IntN(4) {
		s := hostileText(r)
		text := []doc.Inline{&doc.Text{S: s}}
		switch r.IntN(13) {
		case 0:
			out = append(out, &doc.Strong{Text: text})
		case 1:
			out = append(out, &doc.Emphasis{Text: text})
		case 2:
			out = append(out, &doc.Code{S: s})
		case 3:
			out = append(out, &doc.Link{URL: "https://www.almby.example/" + s, Text: text})
		case 4:
			out = append(out, &doc.Break{})
		case 5:
			out = append(out, &doc.Value{ID: "x", Exact: "1.00", Text: s})
		case 6:
			out = append(out, &doc.Strong{Text: []doc.Inline{&doc.Code{S: s}, &doc.Link{URL: "mailto:" + s, Text: text}}})
		case 12:
			out = append(out, &doc.Note{Text: text})
		default:
			out = append(out, text...)
		}
	}
	return out
}

// numbered gives the footnotes of a document their numbers.
func numbered(d *doc.Document) *doc.Document {
	n := 0
	doc.Walk(d, nil, func(in doc.Inline) {
		if note, ok := in.(*doc.Note); ok {
			n++
			note.Number = n
		}
	})
	return d
}

func hostileBlocks(r *rand.Rand, depth int) []doc.Block {
	var out []doc.Block
	for range 1 + r.IntN(3) {
		kind := r.IntN(7)
		if depth > 2 {
			kind = 6
		}
		switch kind {
		case 0:
			out = append(out, hostileTable(r))
		case 1, 2:
			l := &doc.ListBlock{Ordered: kind == 1}
			for range 1 + r.IntN(3) {
				l.Items = append(l.Items, doc.Item{Blocks: append([]doc.Block{&doc.Paragraph{Text: hostileInlines(r)}}, hostileBlocks(r, depth+2)...)})
			}
			out = append(out, l)
		case 3:
			out = append(out, &doc.Notice{Title: hostileInlines(r), Body: hostileBlocks(r, depth+1)})
		case 4:
			out = append(out, &doc.Quote{Blocks: hostileBlocks(r, depth+1)})
		case 5:
			out = append(out, &doc.Definitions{Items: []doc.Definition{{Term: hostileInlines(r), Body: hostileBlocks(r, depth+2)}}})
		default:
			out = append(out, &doc.Paragraph{Text: hostileInlines(r)})
		}
	}
	if depth == 0 {
		out = append(out, &doc.Heading{ID: "x", Level: 1 + r.IntN(3), Number: "1.1", Text: hostileInlines(r)})
	}
	return out
}

func hostileTable(r *rand.Rand) *doc.Table {
	t := &doc.Table{Caption: hostileInlines(r)}
	for i := range 1 + r.IntN(4) {
		t.Columns = append(t.Columns, doc.Column{Head: hostileInlines(r), Align: doc.Align(i % 2)})
	}
	for i := range 1 + r.IntN(3) {
		row := doc.Row{Sum: i == 2}
		for range t.Columns {
			row.Cells = append(row.Cells, doc.Cell{Blocks: []doc.Block{&doc.Paragraph{Text: hostileInlines(r)}}})
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// Whatever the data holds, both engines read the headings, tables, lists and words
// that the document has, and nothing else.
func TestDataIsNeverMarkup(t *testing.T) {
	for seed := range uint64(1000) {
		r := rand.New(rand.NewPCG(seed, 7))
		d := numbered(&doc.Document{Meta: doc.Meta{Title: hostileText(r)}, Blocks: hostileBlocks(r, 0)})
		if problem := judge(d, written(t, d)); problem != "" {
			t.Fatalf("seed %d: %s\n%s", seed, problem, written(t, d))
		}
	}
}

// judge compares what two engines read with what the document says.
func judge(d *doc.Document, source []byte) string {
	a, b := readback.Goldmark(source), readback.Gomarkdown(source)
	if diff := a.Difference(b); diff != "" {
		return "goldmark and gomarkdown differ: " + diff
	}
	if len(a.Strange) > 0 {
		return fmt.Sprintf("markup out of nothing: %q", a.Strange)
	}
	want := expected(d)
	if got := signs(read(a)); got != signs(want.text) {
		return fmt.Sprintf("the words are not those of the document:\n got %s\nwant %s", got, signs(want.text))
	}
	for _, part := range []struct {
		name      string
		want, got int
	}{{"headings", want.headings, len(a.Headings)}, {"tables", want.tables, len(a.Tables)}, {"items", want.items, len(a.Lists)}} {
		if part.want != part.got {
			return fmt.Sprintf("%d %s, want %d", part.got, part.name, part.want)
		}
	}
	return ""
}

// content is what a document holds, for comparison.
type content struct {
	headings, tables, items int
	text                    string
}

func expected(d *doc.Document) content {
	c := content{headings: 1, text: d.Meta.Title}
	doc.Walk(d, func(b doc.Block) {
		switch b := b.(type) {
		case *doc.Heading:
			c.headings++
			c.text += b.Number
		case *doc.Table:
			c.tables++
		case *doc.ListBlock:
			c.items += len(b.Items)
		case *doc.Definitions:
			c.items += len(b.Items)
		}
	}, func(in doc.Inline) {
		switch in := in.(type) {
		case *doc.Text:
			c.text += in.S
		case *doc.Code:
			c.text += in.S
		case *doc.Value:
			c.text += in.Text
		case *doc.Note:
			c.text += fmt.Sprintf("[^%d][^%d]:", in.Number, in.Number)
		}
	})
	return c
}

// read is everything that a reader found, in any order.
func read(o readback.Outline) string {
	var b strings.Builder
	for _, h := range o.Headings {
		b.WriteString(h[len("1 "):])
	}
	b.WriteString(strings.Join(o.Words, ""))
	for _, t := range o.Tables {
		for _, r := range t {
			b.WriteString(strings.Join(r, ""))
		}
	}
	return b.String()
}

// signs gives the signs of a text, sorted, without spaces and without those that
// the writer puts between pieces.
func signs(s string) string {
	var out []rune
	for _, r := range s {
		if !unicode.IsSpace(r) && !unicode.IsControl(r) && !strings.ContainsRune(";–\u200b", r) {
			out = append(out, r)
		}
	}
	slices.Sort(out)
	return string(out)
}
