//go:build verify

package verify

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"planverk/internal/doc"
	"planverk/render/pdf"
	"planverk/render/rendertest"
)

// stressed writes the documents that are hard on a writer, in full size, some put
// together by chance, and those with a hostile text in every field that can be
// printed. It gives the files, and by file the documents whose words are plain.
func stressed(t *testing.T) ([]string, map[string]*doc.Document) {
	t.Helper()
	all := rendertest.Stress(true)
	plain := len(all)
	for seed := range uint64(30) {
		d := rendertest.Random(1000 + seed)
		all = append(all, rendertest.Hard{Name: d.Meta.ID, Doc: d})
	}
	for name, s := range rendertest.Hostile {
		all = append(all, rendertest.Hard{Name: "fientlig-" + strings.ReplaceAll(name, " ", "-"), Doc: rendertest.InEveryField(s)})
	}
	signs := rendertest.EverySign(pdf.Signs(&doc.Document{}))
	all = append(all, rendertest.Hard{Name: signs.Meta.ID, Doc: signs})
	dir := filepath.Join(tools, "stress")
	if err := os.RemoveAll(dir); err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	var files []string
	docs := map[string]*doc.Document{}
	for i, h := range all {
		var b bytes.Buffer
		if err := pdf.Write(&b, h.Doc); err != nil {
			if !strings.HasPrefix(h.Name, "fientlig-") {
				t.Errorf("%s: %v", h.Name, err)
			}
			continue
		}
		file := filepath.Join(dir, h.Name+".pdf")
		if err := os.WriteFile(file, b.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
		if files = append(files, file); i < plain {
			docs[file] = h.Doc
		}
	}
	return files, docs
}

// TestStress: veraPDF and qpdf accept what is hard, and pdftotext finds every word of
// the long ones.
func TestStress(t *testing.T) {
	pdfs, docs := stressed(t)
	if len(pdfs) < 50 {
		t.Fatalf("only %d documents were written", len(pdfs))
	}
	for _, f := range pdfs {
		if out, err := run(t, "qpdf", "--check", f); err != nil || strings.Contains(out, "WARNING") {
			t.Errorf("%s: %v\n%s", filepath.Base(f), err, out)
		}
	}
	for f, d := range docs {
		wordsKept(t, f, d)
	}
	for _, flavour := range []string{"ua1", "2a"} {
		t.Run(flavour, func(t *testing.T) {
			t.Parallel()
			compliant(t, flavour, judge(t, flavour, pdfs...))
		})
	}
}

// wordsKept looks for every word of the document that has a letter or a figure.
func wordsKept(t *testing.T, file string, d *doc.Document) {
	t.Helper()
	text := pdfText(t, file)
	seen := map[string]bool{}
	lost := 0
	doc.Walk(d, nil, func(in doc.Inline) {
		if s, ok := in.(*doc.Text); ok {
			for w := range strings.FieldsSeq(s.S) {
				if w = strings.ToLower(squash(w)); seen[w] || strings.Contains(text, w) {
					seen[w] = true
				} else if lost++; lost == 1 {
					t.Errorf("%s: ”%s” is not in the PDF", filepath.Base(file), w)
				}
			}
		}
	})
	if lost > 1 {
		t.Errorf("%s: and %d words more", filepath.Base(file), lost-1)
	}
}
