package pdf

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"planverk/internal/doc"
)

// footOf tells whether p is the rule above the footnotes.
func footOf(p placed) (y float64, ok bool) {
	if p.row == nil {
		return 0, false
	}
	_, ok = p.row.body.(ruleLine)
	return p.y, ok
}

// annotate puts footnotes of random lengths, up to the given number of sentences, into
// the paragraphs, headings and captions of a document.
func annotate(d *doc.Document, r *rand.Rand, most int) {
	n := 0
	mark := func(is *[]doc.Inline) {
		if r.IntN(3) > 0 {
			return
		}
		if n > 0 && r.IntN(6) == 0 {
			*is = append(*is, note(1+r.IntN(n), ""))
			return
		}
		n++
		*is = append(*is, note(n, strings.TrimSpace(strings.Repeat("Beloppet är exklusive moms. ", 1+r.IntN(most)))))
	}
	doc.Walk(d, func(b doc.Block) {
		switch b := b.(type) {
		case *doc.Paragraph:
			mark(&b.Text)
		case *doc.Heading:
			mark(&b.Text)
		case *doc.Table:
			mark(&b.Caption)
		}
	}, nil)
}

// TestNotesOnPages: footnotes stand at the foot of the page that their mark is on, or
// begin there, and no line of them is lost or stands on other text.
func TestNotesOnPages(t *testing.T) {
	moved, marks := 0, 0
	for seed := range uint64(60) {
		r := rand.New(rand.NewPCG(seed, 11))
		d := randomPlan(r)
		annotate(d, r, []int{1, 4, 20, 60}[seed%4])
		s := newSetter(d)
		pages := s.paginate(s.document())
		if s.err != nil {
			t.Fatal(s.err)
		}
		for n, p := range pages {
			// Between notes of half a page there may be no room for what is bound together.
			if fault := pageFault(p, n+1 < len(pages) && seed%4 < 3); fault != "" {
				t.Errorf("seed %d page %d of %d: %s", seed, n+1, len(pages), fault)
			}
		}
		for i, n := range s.notes.inOrder {
			marks++
			if n.mark.Page == 0 || n.anchor.Page < n.mark.Page {
				t.Errorf("seed %d: note %d stands on page %d, its mark on page %d", seed, i+1, n.anchor.Page, n.mark.Page)
			}
			if n.anchor.Page != n.mark.Page {
				moved++
			}
		}
		if seed%20 == 3 {
			words := clean(readBack(t, write(t, d)).structure().words())
			for _, n := range doc.Notes(d) {
				if !strings.Contains(words, fmt.Sprint(n.Number, " ", doc.Plain(n.Text))) {
					t.Errorf("seed %d: words of note %d are lost", seed, n.Number)
				}
			}
		}
	}
	if moved*50 > marks { // after a note that fills pages there is no other way
		t.Errorf("%d of %d notes stand on another page than their mark", moved, marks)
	}
}

// TestLongNote: a note longer than a page goes on, and the text goes on beside it.
func TestLongNote(t *testing.T) {
	var sentences []string
	for i := range 400 {
		sentences = append(sentences, fmt.Sprintf("Mening %d om behörigheter i systemet.", i+1))
	}
	d := &doc.Document{Meta: sampleMeta(), Blocks: []doc.Block{
		para(plain("Första stycket."), note(1, strings.Join(sentences, " "))),
		words("Andra stycket."),
	}}
	f := readBack(t, write(t, d))
	if len(f.pages) < 4 {
		t.Errorf("%d pages", len(f.pages))
	}
	words := clean(f.structure().words())
	if !strings.Contains(words, strings.Join(sentences, " ")) {
		t.Error("words of the note are lost")
	}
	if first, second := strings.Index(words, "Andra stycket."), strings.Index(words, "Mening 400"); first < second {
		t.Error("the note is not read right after its paragraph")
	}
}

// TestNoteIDs: PDF/UA-1 (7.9) wants an ID on every Note, and the way to it from the
// root of the structure (ISO 32000-1, 14.7.2).
func TestNoteIDs(t *testing.T) {
	d := &doc.Document{Meta: sampleMeta()}
	for i := range 12 {
		d.Blocks = append(d.Blocks, para(plain("Ord"), note(i+1, "Not.")))
	}
	names := readBack(t, write(t, d)).root.Key("StructTreeRoot").Key("IDTree").Key("Kids").Index(0).Key("Names")
	var ids []string
	for i := 0; i < names.Len(); i += 2 {
		id := names.Index(i).Text()
		if e := names.Index(i + 1); e.Key("S").Name() != "Note" || e.Key("ID").Text() != id {
			t.Errorf("%s leads to a %s with ID %s", id, e.Key("S").Name(), e.Key("ID").Text())
		}
		ids = append(ids, id)
	}
	if got, want := strings.Join(ids, " "), "not-1 not-10 not-11 not-12 not-2 not-3 not-4 not-5 not-6 not-7 not-8 not-9"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}
