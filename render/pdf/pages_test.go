package pdf

import (
	"fmt"
	"io"
	"math/rand/v2"
	"strings"
	"testing"

	"planverk/internal/doc"
	"planverk/render/pdf/internal/text"
)

// randomPlan makes a document of headings, paragraphs, lists, tables and notices of
// random lengths.
func randomPlan(r *rand.Rand) *doc.Document {
	d := &doc.Document{Meta: sampleMeta(), Facts: sampleFacts()[:r.IntN(5)]}
	d.Meta.Contents = r.IntN(3) > 0
	say := func(most int) *doc.Paragraph {
		return words(strings.Repeat("Förvaltningen följer upp behörigheter. ", 1+r.IntN(most)))
	}
	for i := range 5 + r.IntN(40) {
		switch r.IntN(6) {
		case 0, 1:
			d.Blocks = append(d.Blocks, heading(fmt.Sprint("h", i), 1+r.IntN(3), fmt.Sprint(i), "Rubrik om förvaltning"))
		case 2:
			d.Blocks = append(d.Blocks, say(30))
		case 3:
			d.Blocks = append(d.Blocks, &doc.ListBlock{Items: []doc.Item{{Blocks: []doc.Block{say(4)}}, {Blocks: []doc.Block{say(2), say(2)}}}})
		case 4:
			d.Blocks = append(d.Blocks, &doc.Notice{Title: line1("Noteras"), Body: []doc.Block{say(6)}})
		case 5:
			t := activities(1 + r.IntN(20))
			t.ID, t.RowHeader = fmt.Sprint("t", i), r.IntN(2) == 0
			t.Rows[len(t.Rows)-1].Sum = true
			if r.IntN(4) == 0 {
				t.Rows[0].Cells[1].Blocks = []doc.Block{say(200)}
			}
			d.Blocks = append(d.Blocks, t)
		}
	}
	return d
}

// TestPages holds the rules of page breaking on many random documents.
func TestPages(t *testing.T) {
	for seed := range uint64(150) {
		d := randomPlan(rand.New(rand.NewPCG(seed, 5)))
		s := newSetter(d)
		rows := s.document()
		pages := s.paginate(rows)
		if s.err != nil {
			t.Fatal(s.err)
		}
		for n, p := range pages {
			if fault := pageFault(p, n+1 < len(pages)); fault != "" {
				t.Errorf("seed %d page %d of %d: %s", seed, n+1, len(pages), fault)
			}
		}
		if seed%10 == 0 && clean(readBack(t, write(t, d)).structure().words()) != clean(spoken(d)) {
			t.Errorf("seed %d: the file reads otherwise than the document", seed)
		}
	}
}

// pageFault tells what is wrong with a page.
func pageFault(p page, more bool) string {
	bottom := 0.0
	for _, pl := range p.rows {
		_, height := pl.extent()
		if pl.y < bottom-tolerance {
			return fmt.Sprintf("a row at %.1f overlaps the one above, which ends at %.1f", pl.y, bottom)
		}
		if bottom = pl.y + height; pl.row != nil && pl.row.closes() {
			bottom -= height // the foot of a box may hang
		}
		if bottom > paperOf(p.wide).bottom()+tolerance {
			return fmt.Sprintf("a row reaches to %.1f", bottom)
		}
	}
	if len(p.rows) == 0 {
		return "nothing stands on it"
	}
	rows := p.rows
	for i, pl := range rows {
		if _, ok := footOf(pl); ok {
			rows = rows[:i]
			break
		}
	}
	if len(rows) == 0 {
		return "" // a note that goes on fills the page
	}
	last := rows[len(rows)-1]
	if more && (last.head != nil || last.row.keep && last.row.height < paperOf(p.wide).share(tall)) {
		return "the last row is bound to the next page"
	}
	if first := p.rows[0]; first.row != nil && first.row.head.repeats() {
		return "a table goes on without its head"
	}
	return ""
}

// TestTallRow: a row taller than a page is parted, and its words are all there; the
// head stands on each page as an artifact.
func TestTallRow(t *testing.T) {
	d := hard()
	f := readBack(t, write(t, d))
	heads := 0
	for _, p := range f.pages {
		for _, it := range p.Marks {
			if it.Kind == "Pagination" && strings.Contains(it.Text, "forts.") {
				heads++
			}
		}
	}
	if heads != 2 { // the tall row and the table in the notice go on once each
		t.Errorf("%d repeated captions", heads)
	}
}

// TestContentsPages: each entry of the contents leads to the page it names.
func TestContentsPages(t *testing.T) {
	f := readBack(t, write(t, longPlan()))
	entries := 0
	f.structure().walk(func(e *element) {
		if e.kind != "TOCI" {
			return
		}
		entries++
		said := strings.Fields(e.kids[0].(*element).words()) // the entry itself; those below it follow
		heading := strings.Join(said[:len(said)-1], " ")
		page := 0
		fmt.Sscan(said[len(said)-1], &page)
		found := ""
		for _, it := range f.pages[page-1].Marks {
			if it.Tag == "H2" || it.Tag == "H3" {
				found += it.Text
			}
		}
		if !strings.Contains(found, heading) {
			t.Errorf("%q is not on page %d: %q", heading, page, found)
		}
	})
	if entries != 30 {
		t.Errorf("%d entries", entries)
	}
}

// TestEverythingIsTagged: no text and no shape stands outside marked content.
func TestEverythingIsTagged(t *testing.T) {
	for name, d := range map[string]*doc.Document{"sample": sample(), "hard": hard()} {
		for n, p := range readBack(t, write(t, d)).pages {
			for _, it := range p.Marks {
				if it.Tag == "" {
					t.Errorf("%s page %d: %q %s is not tagged", name, n+1, it.Text, it.Shape)
				}
			}
		}
	}
}

// TestCover: the contents stand on the first page if they fit, else on the second.
func TestCover(t *testing.T) {
	for chapters, want := range map[int]int{3: 1, 14: 1, 25: 2, 60: 2} {
		d := &doc.Document{Meta: sampleMeta(), Facts: sampleFacts()}
		for i := range chapters {
			d.Blocks = append(d.Blocks, heading(fmt.Sprint("k", i), 1, fmt.Sprint(i+1), "Kapitel"), words("Text."))
		}
		s := newSetter(d)
		pages := s.paginate(s.document())
		got := 0
		for n, p := range pages {
			for _, pl := range p.rows {
				if _, ok := pl.row.body.(*entry); ok && got == 0 {
					got = n + 1
				}
			}
		}
		if got != want {
			t.Errorf("%d chapters: the contents begin on page %d, want %d", chapters, got, want)
		}
	}
}

// TestLongFact: a fact that does not fit on the first page begins there and goes
// on on the next; the rows before it do not stand alone.
func TestLongFact(t *testing.T) {
	for _, n := range []int{120, 200, 600} {
		d := &doc.Document{Meta: sampleMeta(), Facts: sampleFacts()}
		d.Facts[1].Value = line1(strings.Repeat("Socialnämnden med flera. ", n))
		s := newSetter(d)
		pages := s.paginate(s.document())
		if len(pages) < 2 {
			t.Fatalf("%d: everything stands on one page", n)
		}
		last := pages[0].rows[len(pages[0].rows)-1]
		if _, height := last.extent(); last.y+height < 0.9*pageBottom {
			t.Errorf("%d: the first page ends at %.0f", n, last.y+height)
		}
		for i, p := range pages {
			if fault := pageFault(p, i+1 < len(pages)); fault != "" {
				t.Errorf("%d, page %d: %s", n, i+1, fault)
			}
		}
		if clean(readBack(t, write(t, d)).structure().words()) != clean(spoken(d)) {
			t.Errorf("%d: the file reads otherwise than the document", n)
		}
	}
}

// TestLongFurniture: a long title, diary number or name of a municipality is cut
// short at the edge of the page, between two letters and on one line.
func TestLongFurniture(t *testing.T) {
	d := longPlan()
	for n := range 60 {
		d.Meta.Title = strings.Repeat("Plan för å·ä", n) + " 2027"
		d.Meta.Municipality = strings.Repeat("Åö·", n) + " kommun"
		d.Meta.Diary = strings.Repeat("ÅÄÖ ", n)
		if err := Write(io.Discard, d); err != nil {
			t.Fatalf("%d: %v", n, err)
		}
		s := newSetter(d)
		for _, width := range []float64{0, 1, 50, fullWidth} {
			if l := s.fitted(d.Meta.Title, width, text.Run{Style: s.sheet.furniture}); l.Width > width+tolerance {
				t.Fatalf("%d: %.1f points wide, room for %.1f", n, l.Width, width)
			}
		}
	}
}

// TestLoneItem: an item of one line, first or last in its list, stands with the next
// one at a page break; one of several lines may stand by itself.
func TestLoneItem(t *testing.T) {
	long := words(strings.Repeat("Förvaltningen följer upp behörigheter. ", 4))
	for _, c := range []struct {
		name  string
		items []*doc.Paragraph
		want  []bool // whether the last line of each item is bound to the next
	}{
		{"short items", []*doc.Paragraph{words("ett"), words("två"), words("tre"), words("fyra")}, []bool{true, false, true, false}},
		{"long items", []*doc.Paragraph{long, long, long}, []bool{false, false, false}},
		{"two items", []*doc.Paragraph{long, words("två")}, []bool{true, false}},
		{"one item", []*doc.Paragraph{words("ett")}, []bool{false}},
	} {
		d := &doc.Document{Meta: sampleMeta()}
		list := &doc.ListBlock{}
		for _, p := range c.items {
			list.Items = append(list.Items, doc.Item{Blocks: []doc.Block{p}})
		}
		s := newSetter(d)
		f := &flow{setter: s}
		f.list(list, s.root, column{x: pageLeft, text: textWidth, full: fullWidth, style: s.sheet.body, gap: afterParagraph})
		var got []bool
		for i := range f.rows {
			if i+1 == len(f.rows) || len(f.rows[i+1].labels) > 0 {
				got = append(got, f.rows[i].keep)
			}
		}
		if fmt.Sprint(got) != fmt.Sprint(c.want) {
			t.Errorf("%s: bound %v, want %v", c.name, got, c.want)
		}
	}
}

// TestTallFigure: a figure as tall as they come keeps its caption and the heading above;
// the paragraph that introduces it goes along only if a page holds both.
func TestTallFigure(t *testing.T) {
	f := &doc.Figure{ID: "f", Kind: doc.Bars, Number: 1, Caption: words("Kostnader").Text, Alt: "Staplar."}
	for i := range 60 {
		f.Nodes = append(f.Nodes, doc.FigureNode{Text: fmt.Sprintf("Post %d", i), Value: &doc.Value{ID: fmt.Sprintf("post.%d", i), Exact: "100.00", Text: "100"}})
	}
	lead := words(strings.Repeat("Kostnaderna har ökat. ", 7))
	d := &doc.Document{Meta: sampleMeta(), Blocks: []doc.Block{
		words("Först."), &doc.Heading{Level: 1, ID: "a", Number: "1", Text: words("Tall").Text}, lead, f,
		words("Sedan."), &doc.Heading{Level: 1, ID: "b", Number: "2", Text: words("Ensam").Text}, f,
	}}
	d.Meta.Contents = false
	s := newSetter(d)
	pages := s.paginate(s.document())
	for i, p := range pages {
		if fault := pageFault(p, i+1 < len(pages)); fault != "" {
			t.Errorf("page %d of %d: %s", i+1, len(pages), fault)
		}
	}
}
