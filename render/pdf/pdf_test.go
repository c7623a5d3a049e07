package pdf

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"golang.org/x/text/unicode/norm"

	"planverk/internal/doc"
	"planverk/render/pdf/internal/text"
)

var (
	update = flag.Bool("update", false, "rewrite the golden files")
	out    = flag.String("out", "", "write the sample documents to this folder, to look at")
)

func write(t testing.TB, d *doc.Document) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, d); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// golden compares got with a file in testdata.
func golden(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs (go test ./render/pdf -update rewrites it)%s", name, firstDifference(string(want), got))
	}
}

// firstDifference shows the first line that differs.
func firstDifference(want, got string) string {
	w, g := strings.Split(want, "\n"), strings.Split(got, "\n")
	for i := range min(len(w), len(g)) {
		if w[i] != g[i] {
			return "\nwant " + w[i] + "\ngot  " + g[i]
		}
	}
	return "\none is longer"
}

// TestSample holds the structure tree and the drawing of a document with every
// kind of block and inline against golden files. With -out the files are left to be
// looked at and judged by others' programs.
func TestSample(t *testing.T) {
	b := write(t, sample())
	f := readBack(t, b)
	var tree strings.Builder
	f.structure().dump(&tree, 0)
	golden(t, "sample.structure.txt", tree.String())
	golden(t, "sample.pages.txt", f.dump())
	if *out == "" {
		return
	}
	for name, b := range map[string][]byte{"sample": b, "long": write(t, longPlan()), "hard": write(t, hard()), "tables": write(t, tables()), "draft": write(t, draft())} {
		if err := os.WriteFile(filepath.Join(*out, name+".pdf"), b, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// TestStructureCounts holds the structure elements of the file against the blocks
// of the document.
func TestStructureCounts(t *testing.T) {
	for name, d := range map[string]*doc.Document{"sample": sample(), "long": longPlan(), "hard": hard(), "tables": tables()} {
		t.Run(name, func(t *testing.T) {
			root := readBack(t, write(t, d)).structure()
			got, want := root.count(), wantedCounts(d)
			for kind, n := range want {
				if got[kind] != n {
					t.Errorf("%s: %d elements, want %d", kind, got[kind], n)
				}
			}
			values := map[string]bool{}
			root.walk(func(e *element) {
				if e.value[0] != "" {
					values[e.value[0]+e.value[1]+e.value[2]] = true
				}
			})
			for _, v := range doc.Values(d) {
				if !values[v.ID+v.Exact+v.Text] {
					t.Errorf("value %s is not in the file", v.ID)
				}
			}
		})
	}
}

// wantedCounts is how many structure elements the blocks of d call for.
func wantedCounts(d *doc.Document) map[string]int {
	s := newSetter(d)
	s.document()
	above, parents := map[int]int{}, map[int]bool{} // the heading that is open on each level; those with others below them
	n := map[string]int{"H1": 1, "L": 1, "LI": len(d.Facts), "Lbl": len(d.Facts), "LBody": len(d.Facts), "TOC": 1, "H2": 1}
	item := func(k int) { n["LI"] += k; n["Lbl"] += k; n["LBody"] += k }
	doc.Walk(d, func(b doc.Block) {
		switch b := b.(type) {
		case *doc.Heading:
			n[[]string{"", "H2", "H3", "H4"}[b.Level]]++
			if b.Level <= s.listed {
				above[b.Level] = n["TOCI"]
				if at := above[b.Level-1]; b.Level > 1 && !parents[at] {
					parents[at] = true
					n["TOC"]++
				}
				n["TOCI"]++
				n["Reference"]++
				n["Link"]++
			}
		case *doc.Table:
			n["Table"]++
			n["Caption"]++
			n["THead"]++
			n["TBody"]++
			n["TR"] += 1 + len(b.Groups) + len(b.Rows)
			n["TH"] += len(b.Columns)
			for _, row := range b.Groups {
				for _, g := range row {
					n["TH"] += min(len(g.Head), 1)
				}
			}
			down := 0 // rows that the first column's cell still covers
			for _, r := range b.Rows {
				n["TD"] += len(r.Cells)
				if down--; down < 0 && b.RowHeader {
					n["TH"]++
					n["TD"]--
					down = max(r.Cells[0].RowSpan, 1) - 1
				}
			}
		case *doc.ListBlock:
			n["L"]++
			item(len(b.Items))
		case *doc.Definitions:
			n["L"]++
			item(len(b.Items))
		case *doc.Figure:
			n["Div"]++
			n["Figure"]++
			n["Caption"]++
		case *doc.Notice:
			n["Div"]++
		case *doc.Quote:
			n["BlockQuote"]++
		}
	}, func(in doc.Inline) {
		switch in := in.(type) {
		case *doc.Link, *doc.Reference:
			n["Link"]++
		case *doc.Note:
			n["Reference"]++
			n["Link"]++
			if len(in.Text) > 0 {
				n["Note"]++
				n["Lbl"]++
				n["Link"]++
			}
		case *doc.Value, *doc.Missing, *doc.Choice, *doc.Span:
			n["Span"]++
		case *doc.Code:
			n["Code"]++
		}
	})
	return n
}

// TestWords reads the structure tree as a listener would: every word of the
// document is there, in order, and no other.
func TestWords(t *testing.T) {
	for name, d := range map[string]*doc.Document{"sample": sample(), "long": longPlan(), "hard": hard(), "tables": tables()} {
		t.Run(name, func(t *testing.T) {
			root := readBack(t, write(t, d)).structure()
			got := clean(root.words())
			want := clean(spoken(d))
			if got != want {
				t.Errorf("the file reads otherwise than the document%s", firstDifference(strings.ReplaceAll(want, " ", "\n"), strings.ReplaceAll(got, " ", "\n")))
			}
		})
	}
}

// clean drops soft hyphens, makes all space one space, and puts letters and their
// accents together (more than thirty accents are kept apart by U+034F).
func clean(s string) string {
	s = strings.NewReplacer(string(text.SoftHyphen), "", "\u034f", "").Replace(s)
	return norm.NFC.String(strings.Join(strings.Fields(s), " "))
}

// TestSameBytes: the same document gives the same bytes, also when many are
// written at once.
func TestSameBytes(t *testing.T) {
	want := write(t, sample())
	var all sync.WaitGroup
	for range 4 {
		all.Go(func() {
			var b bytes.Buffer
			if err := Write(&b, sample()); err != nil || !bytes.Equal(b.Bytes(), want) {
				t.Errorf("another file the second time (%v)", err)
			}
		})
	}
	all.Wait()
}

// TestPinned holds a small file byte for byte, so that another version of fpdf, the
// fonts or the compressor is noticed. When it fails after an upgrade, judge the
// files with veraPDF before taking the new sum.
func TestPinned(t *testing.T) {
	const want = "3baa0f00b8a75b41"
	d := &doc.Document{Meta: doc.Meta{Title: "Plan", Lang: "sv-SE", Municipality: "Timrå kommun"}, Blocks: []doc.Block{words("Åäö")}}
	sum := sha256.Sum256(write(t, d))
	if got := hex.EncodeToString(sum[:8]); got != want {
		t.Errorf("the bytes have changed: %s, want %s", got, want)
	}
}

func TestGlyphError(t *testing.T) {
	for _, c := range []struct {
		text    string
		sign    rune
		message string
	}{
		{"Vi firar med 🎉 i nämnden", '🎉', "tecknet ”🎉” (U+1F389) finns inte i dokumentets typsnitt och kan inte skrivas i PDF: ”Vi firar med 🎉 i nämnden”"},
		{"漢字", '漢', "tecknet ”漢” (U+6F22) finns inte i dokumentets typsnitt och kan inte skrivas i PDF: ”漢字”"},
		{"en\x07klocka", '\a', "tecknet U+0007 finns inte i dokumentets typsnitt och kan inte skrivas i PDF: ”en\uFFFDklocka”"},
		{"latin-1: \xe5", '\uFFFD', "tecknet ”\uFFFD” (U+FFFD) finns inte i dokumentets typsnitt och kan inte skrivas i PDF: ”latin-1: \uFFFD”"},
		{"eget \uE001", '\uE001', "tecknet U+E001 finns inte i dokumentets typsnitt och kan inte skrivas i PDF: ”eget \uE001”"},
	} {
		var b bytes.Buffer
		err := Write(&b, &doc.Document{Meta: sampleMeta(), Blocks: []doc.Block{words(c.text)}})
		var glyph *GlyphError
		if !errors.As(err, &glyph) || glyph.Rune != c.sign || err.Error() != c.message {
			t.Errorf("%q: %v", c.text, err)
		}
		if b.Len() > 0 {
			t.Errorf("%q: %d bytes were written all the same", c.text, b.Len())
		}
	}
}

type alienBlock struct{ *doc.Paragraph }

// TestRefused: what cannot be printed truthfully is an error.
func TestRefused(t *testing.T) {
	table := activities(2)
	table.Rows[1].Cells = table.Rows[1].Cells[:3]
	for name, d := range map[string]*doc.Document{
		"hänvisningen ”avsnitt 9” leder till ”x”, som inte finns i dokumentet": {Meta: sampleMeta(), Blocks: []doc.Block{para(&doc.Reference{Target: "x", Text: "avsnitt 9"})}},
		"okänt blockslag pdf.alienBlock":                                       {Meta: sampleMeta(), Blocks: []doc.Block{alienBlock{}}},
		"dokumentet saknar titel":                                              {},
		"tabellen ”Planerade aktiviteter”: row 2 has no cell in column 4 of 4": {Meta: sampleMeta(), Blocks: []doc.Block{table}},
	} {
		if err := Write(&bytes.Buffer{}, d); err == nil || err.Error() != name {
			t.Errorf("got %v, want %s", err, name)
		}
	}
}
