package markdown_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"

	"planverk/internal/doc"
	"planverk/internal/readback"
	"planverk/render/rendertest"
)

// An engine that knows footnotes makes marks and notes of them, with all their words.
func TestNotesAreNotes(t *testing.T) {
	var b bytes.Buffer
	if err := goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote)).Convert(written(t, rendertest.Sample()), &b); err != nil {
		t.Fatal(err)
	}
	page := b.String()
	for words, n := range map[string]int{
		`role="doc-noteref"`: 3, `<li id="fn:`: 2, "<p>Uppgiften avser den 1\u00a0november 2021. Se också <a href": 1, " Lön.&#160;<a": 1, "[^": 0,
	} {
		if got := strings.Count(page, words); got != n {
			t.Errorf("%q stands %d times, want %d", words, got, n)
		}
	}
}

// To an engine that does not, a note could be the definition of a link, which prints
// nothing. No note is.
func TestNotesAreNotDefinitions(t *testing.T) {
	for _, s := range []string{"Lön", "https://www.almby.example", "Lön (brutto)", "Lön \"brutto\"", "Lön 'brutto'", "<a b> c", "\"\"", "(a) b", "Lön\u00a0", "a b"} {
		d := numbered(&doc.Document{Meta: doc.Meta{Title: "T"}, Blocks: []doc.Block{&doc.Paragraph{Text: []doc.Inline{&doc.Text{S: "x"}, &doc.Note{Text: []doc.Inline{&doc.Text{S: s}, &doc.Break{}, &doc.Text{S: "mer"}}}}}}})
		source := written(t, d)
		for name, o := range map[string]readback.Outline{"goldmark": readback.Goldmark(source), "gomarkdown": readback.Gomarkdown(source)} {
			if got, want := strings.Join(o.Words, " "), "x[^1] [^1]: "+strings.TrimSpace(s)+" mer"; got != want {
				t.Errorf("%s reads %q, want %q in\n%s", name, got, want, source)
			}
		}
	}
}
