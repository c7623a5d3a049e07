package pdf

import (
	"bytes"
	"cmp"
	"flag"
	"fmt"
	"slices"
	"strings"
	"testing"

	"planverk/internal/doc"
	"planverk/internal/readback"
	"planverk/render/pdf/internal/font"
	"planverk/render/rendertest"
)

var seeds = flag.Int("seeds", 500, "how many random documents to try")

// TestStress writes the documents that are hard on a writer, in their smaller size,
// and holds the files against them. The whole ones are judged by make verify.
func TestStress(t *testing.T) {
	for _, h := range rendertest.Stress(false) {
		t.Run(h.Name, func(t *testing.T) {
			t.Parallel()
			f := faithful(t, h.Doc)
			if n := len(f.pages); n < h.Least || n > h.Most {
				t.Errorf("%d pages, want %d to %d", n, h.Least, h.Most)
			}
		})
	}
}

// TestEverySign: every sign that the fonts have comes back as itself, in every style.
func TestEverySign(t *testing.T) {
	d := rendertest.EverySign(Signs(&doc.Document{}))
	if n := len(d.Blocks); n < 80 {
		t.Errorf("only %d lots of 64 signs can be printed", n)
	}
	faithful(t, d)
}

// TestRandom does the same with documents put together by chance.
func TestRandom(t *testing.T) {
	for part := range 4 {
		t.Run(fmt.Sprint(part), func(t *testing.T) {
			t.Parallel()
			for seed := part; seed < *seeds && !t.Failed(); seed += 4 {
				faithful(t, rendertest.Random(uint64(seed)))
				if t.Failed() {
					t.Logf("it is document number %d", seed)
				}
			}
		})
	}
}

// faithful writes d and reports what the file has lost, repeated, laid over other
// text or set off the page, and elements that stand for nothing.
func faithful(t *testing.T, d *doc.Document) *readFile {
	t.Helper()
	if err := doc.Validate(d); err != nil {
		t.Fatal(err)
	}
	b := write(t, d)
	if !bytes.Equal(b, write(t, d)) {
		t.Error("another file the second time")
	}
	f := readBack(t, b)
	root := f.structure()
	if got, want := clean(root.words()), clean(spoken(d)); got != want {
		t.Errorf("the file reads otherwise than the document%s", firstDifference(strings.ReplaceAll(want, " ", "\n"), strings.ReplaceAll(got, " ", "\n")))
	}
	root.walk(func(e *element) {
		if len(e.kids) == 0 {
			t.Errorf("an element %s%s stands for nothing", e.kind, e.attrs)
		}
	})
	inPlace(t, f)
	return f
}

// inPlace reports the first faults of the pages.
func inPlace(t *testing.T, f *readFile) {
	t.Helper()
	for i, p := range f.pages {
		if faults := misplaced(t, p); len(faults) > 0 {
			t.Errorf("page %d: %s (and %d more)", i+1, faults[0], len(faults)-1)
			return
		}
	}
}

// ink1 is where the ink of a text is, as a reader's eye takes it.
type ink1 struct {
	readback.Mark
	right float64
}

// nearEdge is how near the edge of the paper text may stand: what a printer leaves.
const nearEdge = 10 * mm

// misplaced tells of text that stands off the page or on other text, and of pages
// with nothing of the document on them.
func misplaced(t *testing.T, p readback.Sheet) (faults []string) {
	var all []ink1
	body := false
	for _, m := range p.Marks {
		if strings.TrimSpace(m.Text) == "" || m.Turn {
			continue
		}
		body = body || m.Tag != "Artifact"
		all = append(all, ink1{m, m.X + leastWidth(t, m)})
	}
	if !body {
		faults = append(faults, "it is empty")
	}
	slices.SortFunc(all, func(a, b ink1) int { return cmp.Or(cmp.Compare(b.Y, a.Y), cmp.Compare(a.X, b.X)) })
	for i, a := range all {
		if a.X < nearEdge || a.right > p.Width-nearEdge || a.Y < nearEdge || a.Y+a.Size > p.Height-nearEdge {
			faults = append(faults, fmt.Sprintf("%.60q stands off the page, at %.0f to %.0f, %.0f", a.Text, a.X, a.right, a.Y))
		}
		for _, b := range all[i+1:] {
			if a.Y-b.Y > 0.75*b.Size {
				break
			}
			if min(a.right, b.right)-max(a.X, b.X) > 1 {
				faults = append(faults, fmt.Sprintf("%.60q stands on %.60q, at %.1f,%.1f and %.1f,%.1f", b.Text, a.Text, b.X, b.Y, a.X, a.Y))
			}
		}
	}
	return faults
}

// leastWidth is how wide a text is at least: by the narrowest of the faces that it
// may be set in, less what kerning draws together.
func leastWidth(t *testing.T, m readback.Mark) float64 {
	t.Helper()
	least := 0.0
	for _, face := range []font.Face{font.Sans, font.Mono} {
		if m.Bold {
			face = face.Bold()
		}
		f, err := (*font.Family)(nil).Font(face)
		if err != nil {
			t.Fatal(err)
		}
		w := 0.0
		for _, r := range strings.TrimRight(m.Text, " \u00a0") {
			if f.Has(r) {
				w += float64(f.Advance(r)) * m.Size / 1000
			}
		}
		if least == 0 || w < least {
			least = w
		}
	}
	return 0.97 * least
}
