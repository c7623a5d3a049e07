package pdf

import (
	"fmt"
	"strings"
	"testing"

	"planverk/internal/doc"
)

// TestLyingSection: a section that is to lie has pages of its own, whose tables are as
// wide as they; a figure that is too tall for them stands, with its heading.
func TestLyingSection(t *testing.T) {
	lies := heading("bred", 1, "2", "Aktiviteter")
	lies.Lies = true
	wheel := heading("kedja", 2, "2.1", "Kedja")
	chain := &doc.Figure{ID: "f", Kind: doc.Chain, Caption: line1("Så ges stöd"), Alt: "Sex steg."}
	for i := range 13 {
		chain.Nodes = append(chain.Nodes, doc.FigureNode{ID: fmt.Sprint(i), Text: "Systemförvaltaren"})
	}
	table := activities(40)
	table.ID = "t"
	d := &doc.Document{Meta: sampleMeta(), Blocks: []doc.Block{
		heading("ett", 1, "1", "Inledning"), words("Före."), lies, words("Tabellen:"), table,
		words(strings.Repeat("Förvaltningen följer upp behörigheter. ", 60)), wheel, chain, words("Efter figuren."),
		heading("tre", 1, "3", "Slut"), words("Sist."),
	}}
	s := newSetter(d)
	rows := s.document()
	pages := s.paginate(rows)
	if s.err != nil {
		t.Fatal(s.err)
	}
	shape := ""
	for n, p := range pages {
		if fault := pageFault(p, n+1 < len(pages)); fault != "" {
			t.Errorf("page %d: %s", n+1, fault)
		}
		for _, pl := range p.rows {
			if pl.row == nil {
				continue
			}
			if r, ok := pl.row.body.(*tableRow); ok && pl.row.head != nil && r.width != lying.full() {
				t.Errorf("page %d: a row is %.0f wide", n+1, r.width)
			}
		}
		shape += map[bool]string{true: "-", false: "|"}[p.wide]
	}
	if shape = strings.TrimLeft(shape, "|"); shape != "----|-|" {
		t.Errorf("the pages stand and lie as %s", shape)
	}
}
