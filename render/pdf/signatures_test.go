package pdf

import (
	"strings"
	"testing"

	"planverk/internal/doc"
)

// TestSignaturesStandWhole: however much stands above, no page ends within a
// signature, and the heading stands with the first of them.
func TestSignaturesStandWhole(t *testing.T) {
	parties := []doc.Signatory{
		{Party: "Kalmarsunds gymnasieförbund, kommunalförbundet för gymnasieskola, komvux och yrkeshögskola i Kalmarsund", Place: "Kalmar", Name: "Vera Mobacken", Title: "förbundschef"},
		{Party: "Västerviks kommun", Place: "Västervik"}, {Party: "Nybro kommun"}, {Party: "Torsås kommun", Name: "Nils Jernlid"},
		{Party: "Borgholms kommun"}, {Party: "Emmaboda kommun"}, {Party: "Hultsfreds kommun"}, {Party: "Högsby kommun"}, {Party: "Mönsterås kommun"},
	}
	for lines := range 120 {
		parties := parties[:9-lines%2*4] // five stand below each other
		d := &doc.Document{Meta: sampleMeta()}
		for range lines {
			d.Blocks = append(d.Blocks, words("Parterna är överens."))
		}
		d.Blocks = append(d.Blocks, heading("underskrifter", 1, "", "Underskrifter"), &doc.Signatures{Blocks: parties})
		s := newSetter(d)
		pages := s.paginate(s.document())
		if s.err != nil {
			t.Fatal(s.err)
		}
		blocks := 0
		for n, p := range pages {
			for i, pl := range p.rows {
				if pl.row == nil {
					continue
				}
				here := signaturesIn(pl.row)
				if here == 0 {
					continue
				}
				if blocks += here; blocks == here && i == 0 {
					t.Errorf("%d lines: the heading stands alone at the end of page %d", lines, n)
				}
				if pl.y+pl.row.height > pageBottom+tolerance {
					t.Errorf("%d lines: a signature runs out of page %d", lines, n+1)
				}
			}
		}
		if blocks != len(parties) {
			t.Errorf("%d lines: %d signatures", lines, blocks)
		}
	}
}

// signaturesIn is how many stand in a row.
func signaturesIn(r *row) (n int) {
	switch body := r.body.(type) {
	case *signatureBlock:
		return len(body.rules) / 2 // a line for the name is one
	case holder:
		body.each(0, func(r *row, _ float64) { n += signaturesIn(r) })
	}
	return n
}

// TestManySignatures: more than six stand two beside each other on lines of the same
// height, and are read from left to right; in large text they stay below each other.
func TestManySignatures(t *testing.T) {
	var parties []doc.Signatory
	for _, name := range []string{"Borgholms kommun", "Kalmarsunds gymnasieförbund med en lång benämning", "Högsby kommun", "Kalmar kommun", "Nybro kommun", "Torsås kommun", "Vimmerby kommun"} {
		parties = append(parties, doc.Signatory{Party: name})
	}
	d := &doc.Document{Meta: sampleMeta(), Blocks: []doc.Block{&doc.Signatures{Blocks: parties}}}
	got, after := clean(readBack(t, write(t, d)).structure().words()), 0
	for _, p := range parties {
		at := strings.Index(got[after:], clean(p.Party))
		if at < 0 {
			t.Fatalf("%s is not read in its order:\n%s", p.Party, got)
		}
		after += at
	}
	for _, c := range []struct {
		size float64
		want int
	}{{0, 4}, {18, 7}} {
		d.Meta.BodySize = c.size
		s := newSetter(d)
		lines := map[float64]bool{}
		for i, p := range s.paginate(s.document()) {
			for _, pl := range p.rows {
				signingAt(pl.row, float64(i)*1000+pl.y, lines)
			}
		}
		if len(lines) != c.want {
			t.Errorf("size %v: the lines stand on %d heights, want %d", c.size, len(lines), c.want)
		}
	}
}

// signingAt notes the heights of the signatures' lines.
func signingAt(r *row, y float64, at map[float64]bool) {
	switch body := r.body.(type) {
	case *signatureBlock:
		if len(body.rules) > 1 {
			at[y] = true
		}
	case holder:
		body.each(y, func(r *row, y float64) { signingAt(r, y, at) })
	}
}

// TestSignaturesAreRead: a listener hears party, place, and who signs, in order.
func TestSignaturesAreRead(t *testing.T) {
	d := &doc.Document{Meta: sampleMeta(), Blocks: []doc.Block{&doc.Signatures{Blocks: []doc.Signatory{{Party: "Kalmar kommun", Place: "Kalmar", Name: "Ebba Ekmark", Title: "kommundirektör"}, {Party: "Nybro kommun"}}}}}
	got := clean(readBack(t, write(t, d)).structure().words())
	want := "Kalmar kommun Ort och datum Kalmar Underskrift Ebba Ekmark, kommundirektör Nybro kommun Ort och datum Underskrift Namnförtydligande och titel"
	if !strings.Contains(got, clean(want)) {
		t.Errorf("the file reads\n%s", got)
	}
}

// TestNameInPrint: who signs is printed when known; else there is a line to write it on,
// on the page of the signature.
func TestNameInPrint(t *testing.T) {
	for name, want := range map[string]int{"": 3, "Ebba Ekmark": 2} {
		for before := range 60 {
			d := &doc.Document{Meta: sampleMeta()}
			for range before {
				d.Blocks = append(d.Blocks, words("Parterna är överens."))
			}
			d.Blocks = append(d.Blocks, &doc.Signatures{Blocks: []doc.Signatory{{Party: "Kalmar kommun", Name: name}}})
			s := newSetter(d)
			lines := map[int]int{} // by page
			for n, p := range s.paginate(s.document()) {
				for _, pl := range p.rows {
					if pl.row == nil {
						continue
					}
					if b, ok := pl.row.body.(*signatureBlock); ok {
						lines[n] += len(b.rules)
					}
				}
			}
			for _, n := range lines {
				if n != want || len(lines) != 1 {
					t.Errorf("below %d paragraphs %q has lines on %d pages, here %d; want %d", before, name, len(lines), n, want)
				}
			}
			if len(lines) == 0 {
				t.Errorf("below %d paragraphs %q has no line", before, name)
			}
		}
	}
}
