package pdf

import (
	"fmt"
	"strings"
	"testing"

	"planverk/internal/doc"
	"planverk/render/pdf/internal/colour"
)

// laidOut breaks a document into pages.
func laidOut(t *testing.T, d *doc.Document) (*setter, []page) {
	t.Helper()
	s := newSetter(d)
	pages := s.paginate(s.document())
	if s.err != nil {
		t.Fatal(s.err)
	}
	return s, pages
}

// TestHeadBlock: with a head block the text begins on the first page, without contents
// when there is little to find.
func TestHeadBlock(t *testing.T) {
	d := sample()
	d.Meta.HeadBlock = true
	s, _ := laidOut(t, d)
	if at := s.anchors["inledning"]; at.Page != 1 || s.listed != 0 {
		t.Errorf("the text begins on page %d, contents to level %d", at.Page, s.listed)
	}
	long := longPlan()
	long.Meta.HeadBlock = true
	s, _ = laidOut(t, long)
	if at := s.anchors["k1"]; s.listed == 0 || at.Page > 2 {
		t.Errorf("the text begins on page %d, contents to level %d", at.Page, s.listed)
	}
}

// TestDuplex: every chapter begins on a right-hand page, and a page left empty for it
// has nothing but its head and foot.
func TestDuplex(t *testing.T) {
	d := longPlan()
	d.Meta.Duplex = true
	d.Blocks = append(d.Blocks, heading("k7", 1, "7", "Näst sist"), words("Ord."), heading("k8", 1, "8", "Sist"), words("Ord."))
	s, pages := laidOut(t, d)
	blank := 0
	for _, p := range pages {
		if len(p.rows) == 0 {
			blank++
		}
	}
	if blank == 0 {
		t.Error("no page is left blank")
	}
	for i := range 8 {
		if at := s.anchors[fmt.Sprint("k", i+1)]; at.Page%2 == 0 {
			t.Errorf("chapter %d begins on page %d", i+1, at.Page)
		}
	}
	if got, want := clean(readBack(t, write(t, d)).structure().words()), clean(spoken(d)); got != want {
		t.Error("the file reads otherwise than the document")
	}
}

// TestContentsDepth: subsections are in the contents while there is room, the lines come
// closer before a page is begun for a few of them.
func TestContentsDepth(t *testing.T) {
	headings := func(chapters, subsections int) *doc.Document {
		d := &doc.Document{Meta: sampleMeta()}
		for c := range chapters {
			d.Blocks = append(d.Blocks, heading(fmt.Sprint("k", c), 1, fmt.Sprint(c+1), "Kapitel"), words("Ord."))
			for k := range subsections {
				if k == 0 {
					d.Blocks = append(d.Blocks, heading(fmt.Sprint("a", c), 2, fmt.Sprint(c+1, ".1"), "Avsnitt"))
				}
				d.Blocks = append(d.Blocks, heading(fmt.Sprint("u", c, "-", k), 3, fmt.Sprint(c+1, ".1.", k+1), "Underavsnitt"))
			}
		}
		return d
	}
	for _, c := range []struct {
		name                  string
		chapters, subsections int
		depth, page           int     // of the contents, and where the text begins
		lead                  float64 // between the lines of the contents
	}{
		{"all on the first page", 4, 3, 3, 2, 16},
		{"chapters and sections on the first page", 8, 9, 2, 2, 16},
		{"closer on the first page", 13, 4, 2, 2, 13.76},
		{"chapters and sections on a page of their own", 18, 4, 2, 3, 16},
		{"closer on a page of their own", 21, 4, 2, 3, 13.76},
		{"several pages, with the text on the last", 60, 4, 2, 5, 16},
		{"several pages", 54, 4, 2, 5, 16},
	} {
		s, pages := laidOut(t, headings(c.chapters, c.subsections))
		lead := 0.0
		for _, p := range pages {
			for _, pl := range p.rows {
				if e, ok := pl.row.body.(*entry); ok {
					lead = e.style.Lead
				}
			}
		}
		if page := s.anchors["k0"].Page; s.listed != c.depth || page != c.page || fmt.Sprintf("%.2f", lead) != fmt.Sprintf("%.2f", c.lead) {
			t.Errorf("%s: contents to level %d with lead %.2f, the text begins on page %d", c.name, s.listed, lead, page)
		}
	}
}

// TestDraft: a draft says so behind the text of every page, as an artifact, and the text
// on it can be read.
func TestDraft(t *testing.T) {
	d := sample()
	decided := readBack(t, write(t, d))
	d.Meta.Status = doc.Draft
	f := readBack(t, write(t, d))
	marks := func(f *readFile) (n int) {
		for _, p := range f.pages {
			for i, it := range p.Marks {
				if it.Text == draftMark && it.Tag == "Artifact" && i == 0 {
					n++
				}
			}
		}
		return n
	}
	if marks(f) != len(f.pages) || marks(decided) != 0 {
		t.Errorf("%d of %d pages say %s, %d of a decided document", marks(f), len(f.pages), draftMark, marks(decided))
	}
	if strings.Contains(f.structure().words(), draftMark) {
		t.Error("the mark is read aloud")
	}
	inks := map[string]colour.RGB{"ink": ink, "subdued": subdued, "grey": grey}
	for _, accent := range []string{"", "#767676", "#B55E32", "#FFD500", "#00A0C6", "#E4002B"} {
		m := d.Meta
		m.Accent = accent
		s := newSheet(m)
		inks["accent "+accent], inks["link "+accent], inks["chapter "+accent] = s.accent, s.link, s.chapter.Ink
		if on := doc.Colour(s.link).Contrast(doc.Colour(s.tint)); on < doc.TextContrast {
			t.Errorf("a link in %s has contrast %.2f on the tint", accent, on)
		}
	}
	for name, c := range inks {
		if on := doc.Colour(c).Contrast(doc.Colour(behind)); on < doc.TextContrast {
			t.Errorf("%s has contrast %.2f on the mark", name, on)
		}
	}
}
