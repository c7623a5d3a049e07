package readback

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/gomarkdown/markdown/parser"

	"planverk/internal/diag"
	"planverk/internal/doc"
	"planverk/render"
	"planverk/render/html"
	"planverk/render/markdown"
	"planverk/render/pdf"
	"planverk/render/rendertest"
)

const stem = "systemforvaltningsplan-almby-2022"

// finished gives the files of a document as they are written, by name.
func finished(t testing.TB, d *doc.Document) map[string][]byte {
	t.Helper()
	files := map[string][]byte{}
	for suffix, write := range map[string]render.Writer{
		".pdf": pdf.Write, ".md": markdown.Write, ".html": html.Page,
		".klistra-in.html": html.Fragment, ".publicering.json": html.Metadata,
	} {
		var b bytes.Buffer
		if err := write(&b, d); err != nil {
			t.Fatalf("%s: %v", suffix, err)
		}
		files[stem+suffix] = b.Bytes()
	}
	return files
}

// published lays the files in a folder with a manifest that is right for them.
func published(files map[string][]byte) fstest.MapFS {
	fsys := fstest.MapFS{}
	m := manifest{Planverk: "0.1.0", Document: stem}
	for _, suffix := range []string{".pdf", ".xlsx", ".csv", ".md", ".html", ".klistra-in.html", ".publicering.json", ".ics"} {
		data, ok := files[stem+suffix]
		if !ok {
			continue
		}
		sum := sha256.Sum256(data)
		m.Files = append(m.Files, manifestEntry{Name: stem + suffix, SHA256: hex.EncodeToString(sum[:]), Size: int64(len(data))})
		fsys["output/"+stem+suffix] = &fstest.MapFile{Data: data}
	}
	b, _ := json.Marshal(m)
	fsys["output/manifest.json"] = &fstest.MapFile{Data: b}
	return fsys
}

func messages(l diag.List) string {
	var b strings.Builder
	for _, d := range l {
		b.WriteString(d.Span.File + " " + d.Code + ": " + d.Message + "\n")
	}
	return b.String()
}

func TestFinishedFilesAgree(t *testing.T) {
	report, findings := Verify(published(finished(t, rendertest.Sample())), "output")
	if len(findings) > 0 {
		t.Errorf("findings:\n%s", messages(findings))
	}
	if got, want := report.Documents[0].String(), stem+": 29 siffror är lika i PDF, Markdown och HTML"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// The intranet's engine may have more or fewer extensions switched on.
func TestOtherExtensionsReadTheSame(t *testing.T) {
	source := finished(t, rendertest.Sample())[stem+".md"]
	for name, extensions := range map[string]parser.Extensions{
		"tables only": parser.Tables,
		"lax":         parser.CommonExtensions | parser.NoEmptyLineBeforeBlock | parser.AutoHeadingIDs | parser.LaxHTMLBlocks,
		"typographic": parser.CommonExtensions | parser.SuperSubscript | parser.OrderedListStart | parser.Footnotes,
		"academic":    parser.CommonExtensions | parser.Attributes | parser.Mmark | parser.Titleblock,
	} {
		want, got := Goldmark(source), gomarkdownWith(source, extensions)
		if extensions&parser.Footnotes != 0 { // such an engine puts the notes last
			i := slices.IndexFunc(want.Words, func(s string) bool { return strings.HasPrefix(s, "[^1]:") })
			want.Words = append(append(want.Words[:i:i], want.Words[i+2:]...), want.Words[i:i+2]...)
		}
		if d := want.Difference(got); d != "" {
			t.Errorf("%s: %s", name, d)
		}
	}
}

// A user may have built some of the formats only.
func TestFewerFormatsAgree(t *testing.T) {
	all := finished(t, rendertest.Sample())
	for _, c := range []struct{ suffixes, want string }{
		{".pdf .md", "29 siffror är lika i PDF och Markdown"},
		{".md .html .klistra-in.html .publicering.json", "29 siffror är lika i Markdown och HTML"},
		{".pdf", "29 siffror i PDF"},
		{".md", "inga siffror att jämföra"},
	} {
		files := map[string][]byte{}
		for _, suffix := range strings.Fields(c.suffixes) {
			files[stem+suffix] = all[stem+suffix]
		}
		report, findings := Verify(published(files), "output")
		if got := report.Documents[0].String(); len(findings) > 0 || !strings.HasPrefix(got, stem+": "+c.want) {
			t.Errorf("%s: %s\n%s", c.suffixes, got, messages(findings))
		}
	}
}

// TestFigureBeforeTheFoot: a figure in the last cell of a document ends there, also in the
// files whose foot the reference lacks, and one that differs is told of without the foot.
func TestFigureBeforeTheFoot(t *testing.T) {
	words := func(s string) []doc.Inline { return []doc.Inline{&doc.Text{S: s}} }
	cell := func(i doc.Inline) doc.Cell {
		return doc.Cell{Blocks: []doc.Block{&doc.Paragraph{Text: []doc.Inline{i}}}}
	}
	d := &doc.Document{Meta: doc.Meta{ID: stem, Type: "rapport", Lang: "sv-SE", Title: "Plan", Municipality: "Knäby", Diary: "KS 1", Checksum: "abcd 1234"}, Blocks: []doc.Block{
		&doc.Heading{ID: "a", Level: 1, Number: "1", Text: words("Kostnader")},
		&doc.Table{ID: "t", Number: 1, Caption: words("Drift"), RowHeader: true, Columns: []doc.Column{{Head: words("System")}, {Head: words("Kostnad")}},
			Rows: []doc.Row{{Cells: []doc.Cell{cell(&doc.Text{S: "Kartan"}), cell(&doc.Value{ID: "x.y", Kind: doc.Money, Exact: "1000.00", Text: "1\u00a0000"})}}}}}}
	all := finished(t, d)
	files := map[string][]byte{stem + ".pdf": all[stem+".pdf"], stem + ".md": all[stem+".md"]}
	if _, l := Verify(published(files), "output"); len(l) > 0 {
		t.Error(l)
	}
	files[stem+".md"] = bytes.Replace(files[stem+".md"], []byte("1\u00a0000"), []byte("1\u00a0001"), 1)
	if _, l := Verify(published(files), "output"); len(l) != 1 || !strings.Contains(l[0].Message, "är 1 000 i PDF men 1 001 i Markdown.") {
		t.Error(l)
	}
}
