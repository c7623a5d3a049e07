package merge

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"planverk/internal/doc"
)

// hostile is what data may hold, by accident or design, that means something to a
// template, to Markdown, to HTML or to the token mechanism.
var hostile = []string{
	"a | b | c", "| --- | --- |", "*a*", "**Summa**", "_a_", "`a`", "``", "~~a~~",
	"<b>", "</table>", "<script>alert(1)</script>", "<!--", "&lt;", "&#124;", "&amp;",
	"# Rubrik", "## Rubrik {#budget}", "{#budget}", "{-}", "Tabell: Falsk (kronor) {#tab-avtal}",
	"a\nb", "a\n\nb", "a\r\n# b", "a\u2028b", "a\u0085b", "a\tb", "a\x00b", "\n---\n", "---", "***", "- a", "1. a", "+ a",
	"> [!NOTERA] a", "[!NOTERA]", "[a](https://x.se)", "![a](b.png)", "[a]: https://x.se", "https://x.se", "<https://x.se>",
	"{{ .dokument }}", "{{", "}}", "{{ end }}", "{{/*", "$x", ".", `\`, `\|`, `\*`, `"`, "titel: x", ": x", "    kod", "```",
	string(token(0)), string(token(1)), string(token(70000)), "\ue000", "\ufffd", "\xff\xfe",
	"مرحبا", "\u202eabc", "e\u0301\u0302\u0303", "👩\u200d👧", strings.Repeat("lång", 2000), strings.Repeat("ord ", 2000),
}

// skeleton is a document's structure without its words: kinds, nesting and counts.
func skeleton(d *doc.Document) string {
	var b strings.Builder
	fmt.Fprintf(&b, "facts %d, subtitles %d\n", len(d.Facts), len(d.Meta.Subtitle))
	doc.Walk(d, func(bl doc.Block) {
		switch bl := bl.(type) {
		case *doc.Heading:
			fmt.Fprintf(&b, "heading %d %s %s\n", bl.Level, bl.ID, bl.Number)
		case *doc.Table:
			fmt.Fprintf(&b, "table %s %d, %d × %d, unit %q, %v\n", bl.ID, bl.Number, len(bl.Rows), len(bl.Columns), bl.Unit, bl.RowHeader)
			for _, r := range bl.Rows {
				fmt.Fprintf(&b, "row %v of %d\n", r.Sum, len(r.Cells))
			}
		case *doc.ListBlock:
			fmt.Fprintf(&b, "list %v of %d\n", bl.Ordered, len(bl.Items))
		default:
			fmt.Fprintf(&b, "%T\n", bl)
		}
	}, func(i doc.Inline) { fmt.Fprintf(&b, "%T\n", i) })
	return b.String()
}

// TestHostileWords: whatever stands in a field of text, the document has the same
// structure as with a plain word, and the words arrive.
func TestHostileWords(t *testing.T) {
	source, err := os.ReadFile("testdata/plan.md")
	if err != nil {
		t.Fatal(err)
	}
	tpl := parse_(t, string(source))
	want := structure(t, tpl, "ord")
	for _, word := range hostile {
		if got := structure(t, tpl, word); got != want {
			t.Errorf("with %.40q the structure is\n%s\nnot\n%s", word, got, want)
		}
	}
}

func structure(t testing.TB, tpl *Template, word string) string {
	t.Helper()
	d, found := tpl.Merge(testInput(func(string) string { return word }), testComputed(), Env{})
	if d == nil {
		t.Fatalf("with %.40q: %s", word, listing(found))
	}
	if err := doc.Validate(d); err != nil {
		t.Errorf("with %.40q: %v", word, err)
	}
	wellFormed(t, d)
	if plain := strings.TrimSpace(single(clean(word))); plain != "" && !strings.Contains(spaces(doc.Dump(d)), spaces(plain)) {
		t.Errorf("the words %.40q are lost", word)
	}
	return skeleton(d)
}

func spaces(s string) string {
	return strings.NewReplacer("⍽", " ", "\u00a0", " ").Replace(s)
}

// wellFormed: no text holds a sign of the token mechanism or broken UTF-8.
func wellFormed(t testing.TB, d *doc.Document) {
	t.Helper()
	doc.Walk(d, nil, func(i doc.Inline) {
		for _, s := range []string{doc.Plain([]doc.Inline{i})} {
			if !utf8.ValidString(s) || strings.ContainsFunc(s, isToken) {
				t.Errorf("the text %.40q is not fit to print", s)
			}
		}
	})
}

// TestHostileRich: a field of running text may have paragraphs, lists, bold, code
// and links, and nothing of it reaches outside the field.
func TestHostileRich(t *testing.T) {
	source := top + "# A {#a}\n\nFöre.\n\n{{ .inledning.beskrivning }}\n\nEfter.\n\nTabell: T\n\n| A | B |\n|---|---|\n| x | {{ .inledning.beskrivning }} |\n| **Summa** | y |\n\n# B {#b}\n"
	tpl := parse_(t, source)
	for _, word := range append(hostile, "a\n\n# b\n\n| c |\n|---|\n| d |\n\n<div>e</div>\n\n***\n\n> f\n\n    g\n\n```\nh\n```") {
		d := mergeRich(t, tpl, word)
		headings, tables := 0, 0
		doc.Walk(d, func(b doc.Block) {
			switch b := b.(type) {
			case *doc.Heading:
				headings++
			case *doc.Table:
				tables++
				if len(b.Rows) != 2 || len(b.Rows[0].Cells) != 2 || b.Rows[0].Sum || !b.Rows[1].Sum {
					t.Errorf("with %.40q the table is another", word)
				}
			case *doc.Notice, *doc.Quote, *doc.Definitions:
				t.Errorf("with %.40q there is a %T", word, b)
			}
		}, nil)
		if headings != 2 || tables != 1 {
			t.Errorf("with %.40q there are %d headings and %d tables", word, headings, tables)
		}
	}
}

func mergeRich(t testing.TB, tpl *Template, word string) *doc.Document {
	t.Helper()
	in := testInput(same)
	setRich(in, word)
	d, found := tpl.Merge(in, nil, Env{})
	if d == nil {
		t.Fatalf("with %.40q: %s", word, listing(found))
	}
	if err := doc.Validate(d); err != nil {
		t.Errorf("with %.40q: %v", word, err)
	}
	wellFormed(t, d)
	return d
}

func FuzzWords(f *testing.F) {
	for _, w := range hostile[:20] {
		f.Add(w)
	}
	source, err := os.ReadFile("testdata/plan.md")
	if err != nil {
		f.Fatal(err)
	}
	tpl := parse_(f, string(source))
	want := structure(f, tpl, "ord")
	f.Fuzz(func(t *testing.T, word string) {
		if strings.Trim(clean(word), " \u00a0,.;–") == "" {
			return // an empty value is left out, as it should be
		}
		if got := structure(t, tpl, word); got != want {
			t.Errorf("the structure is\n%s\nnot\n%s", got, want)
		}
		mergeRich(t, tpl, word)
	})
}

// FuzzTemplate: no template makes Parse or Merge panic, and what Parse accepts
// Merge turns into a valid document or a finding.
func FuzzTemplate(f *testing.F) {
	source, err := os.ReadFile("testdata/plan.md")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(string(source))
	for _, c := range wrongTemplates {
		f.Add(c.source)
	}
	for _, c := range wrongData {
		f.Add(c.source)
	}
	s, k := testSchemas()
	f.Fuzz(func(t *testing.T, source string) {
		tpl, found := Parse("mall.md", source, s, k)
		if tpl == nil {
			if !found.HasErrors() {
				t.Error("refused without a word")
			}
			return
		}
		d, found := tpl.Merge(testInput(same), testComputed(), Env{})
		if d == nil {
			if !found.HasErrors() {
				t.Error("refused without a word")
			}
			return
		}
		if err := doc.Validate(d); err != nil {
			t.Error(err)
		}
		wellFormed(t, d)
	})
}

func BenchmarkParse(b *testing.B) {
	source, _ := os.ReadFile("testdata/plan.md")
	s, k := testSchemas()
	for b.Loop() {
		if tpl, _ := Parse("mall.md", string(source), s, k); tpl == nil {
			b.Fatal("refused")
		}
	}
}

func BenchmarkMerge(b *testing.B) {
	source, _ := os.ReadFile("testdata/plan.md")
	tpl, in, computed := parse_(b, string(source)), testInput(same), testComputed()
	b.ReportAllocs()
	for b.Loop() {
		if d, _ := tpl.Merge(in, computed, Env{}); d == nil {
			b.Fatal("refused")
		}
	}
}
