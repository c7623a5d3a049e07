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
	for lines := range 60 {
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
				if _, ok := pl.row.body.(*signatureBlock); !ok {
					continue
				}
				if blocks++; blocks == 1 && i == 0 {
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

// TestSignaturesAreRead: a listener hears party, place, and who signs, in order.
func TestSignaturesAreRead(t *testing.T) {
	d := &doc.Document{Meta: sampleMeta(), Blocks: []doc.Block{&doc.Signatures{Blocks: []doc.Signatory{{Party: "Kalmar kommun", Place: "Kalmar", Name: "Ebba Ekmark", Title: "kommundirektör"}, {Party: "Nybro kommun"}}}}}
	got := clean(readBack(t, write(t, d)).structure().words())
	want := "Kalmar kommun Ort och datum Kalmar Underskrift Ebba Ekmark, kommundirektör Nybro kommun Ort och datum Underskrift Namnförtydligande och titel"
	if !strings.Contains(got, clean(want)) {
		t.Errorf("the file reads\n%s", got)
	}
}
