package markdown_test

import (
	"bytes"
	"flag"
	"os"
	"testing"

	"planverk/internal/doc"
	"planverk/internal/readback"
	"planverk/render/markdown"
	"planverk/render/rendertest"
)

var update = flag.Bool("update", false, "rewrite the golden files")

func TestSample(t *testing.T) {
	const golden = "testdata/sample.md"
	got := written(t, rendertest.Sample())
	if *update {
		if err := os.WriteFile(golden, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("differs from %s; run with -update and read the difference:\n%s", golden, got)
	}
}

func TestSameDocumentSameBytes(t *testing.T) {
	if !bytes.Equal(written(t, rendertest.Sample()), written(t, rendertest.Sample())) {
		t.Error("two runs differ")
	}
}

func TestCellCannotHoldTable(t *testing.T) {
	inner := &doc.Table{Columns: []doc.Column{{}}, Rows: []doc.Row{{Cells: []doc.Cell{{}}}}}
	outer := &doc.Table{Columns: []doc.Column{{}}, Rows: []doc.Row{{Cells: []doc.Cell{{Blocks: []doc.Block{inner}}}}}}
	if err := markdown.Write(&bytes.Buffer{}, &doc.Document{Blocks: []doc.Block{outer}}); err == nil {
		t.Error("no error")
	}
}

// FuzzText puts one text in every place that data reaches.
func FuzzText(f *testing.F) {
	for _, s := range hostile {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if signs(s) == "" || bytes.ContainsRune([]byte(s), '\uFFFD') || len(s) > 200 {
			return
		}
		text := []doc.Inline{&doc.Text{S: s}}
		words := []doc.Block{&doc.Paragraph{Text: text}}
		d := &doc.Document{Meta: doc.Meta{Title: s}, Blocks: []doc.Block{
			&doc.Heading{ID: "a", Level: 1, Text: text}, words[0], &doc.ListBlock{Items: []doc.Item{{Blocks: words}, {Blocks: words}}},
			&doc.Table{Caption: text, Columns: []doc.Column{{Head: text}, {Head: text}}, Rows: []doc.Row{{Cells: []doc.Cell{{Blocks: words}, {Blocks: words}}}}},
			&doc.Notice{Title: text, Body: words},
			&doc.Paragraph{Text: []doc.Inline{&doc.Strong{Text: text}, &doc.Break{}, &doc.Text{S: s}, &doc.Link{URL: "https://a.se/" + s, Text: text}, &doc.Code{S: s}}},
		}}
		if problem := judge(d, written(t, d)); problem != "" {
			t.Errorf("%q: %s\n%s", s, problem, written(t, d))
		}
	})
}

func BenchmarkWrite(b *testing.B) {
	d := rendertest.Plan()
	for b.Loop() {
		if err := markdown.Write(&bytes.Buffer{}, d); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkBothReaders(b *testing.B) {
	source := written(b, rendertest.Plan())
	for b.Loop() {
		readback.Goldmark(source)
		readback.Gomarkdown(source)
	}
}
