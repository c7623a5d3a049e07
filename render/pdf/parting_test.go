package pdf

import (
	"fmt"
	"math"
	"testing"

	"planverk/internal/doc"
)

// fullness is how much of the pages but the last is filled, of their height; footnotes
// count as filled.
func fullness(pages []page) (least float64) {
	least = 1
	for _, p := range pages[:len(pages)-1] {
		end := p.end
		for _, pl := range p.rows {
			if y, ok := footOf(pl); ok {
				end += paperOf(p.wide).bottom() - y
			}
		}
		least = min(least, (end-pageTop)/(paperOf(p.wide).bottom()-pageTop))
	}
	return least
}

// TestRowWithNotes: a row of several pages whose paragraphs have footnotes is parted
// where each page is full: notes of what stands further on take no room.
func TestRowWithNotes(t *testing.T) {
	var blocks []doc.Block
	for i := range 60 {
		blocks = append(blocks, para(plain(fmt.Sprintf("Stycke %d om avtalet, som parterna är överens om och som var och en har fått läsa.", i)), note(i+1, "Gäller från årsskiftet, om inte parterna säger annat.")))
	}
	d := &doc.Document{Meta: sampleMeta(), Blocks: []doc.Block{&doc.Table{
		Columns: []doc.Column{{Head: line1("Del")}, {Head: line1("Innehåll")}},
		Rows:    []doc.Row{{Cells: []doc.Cell{inCell(words("Avtal")), inCell(blocks...)}}},
	}}}
	s, pages := laidOut(t, d)
	if full := fullness(pages[1:]); full < 0.9 || len(pages) > 7 {
		t.Errorf("%d pages, of which one is filled to %.2f", len(pages), full)
	}
	for i, n := range s.notes.inOrder {
		if n.mark.Page != n.anchor.Page {
			t.Errorf("note %d stands on page %d, its mark on page %d", i+1, n.anchor.Page, n.mark.Page)
		}
	}
}

// TestTallRowOfGroup: of rows that a cell joins, the tall one that does not fit is
// parted where the page ends.
func TestTallRowOfGroup(t *testing.T) {
	var long []doc.Block
	for i := range 70 {
		long = append(long, words(fmt.Sprintf("Rad %d", i)))
	}
	joined := inCell(words("Drift"))
	joined.RowSpan = 2
	d := &doc.Document{Meta: sampleMeta(), Blocks: []doc.Block{&doc.Table{
		Columns: []doc.Column{{Head: line1("Område")}, {Head: line1("Innehåll")}},
		Rows: []doc.Row{
			{Cells: []doc.Cell{joined, inCell(words("Kort"), words("Mer"), words("Sist"))}},
			{Cells: []doc.Cell{inCell(long...)}},
		},
	}}}
	_, pages := laidOut(t, d)
	if full := fullness(pages[1:]); full < 0.9 {
		t.Errorf("a page is filled to %.2f", full)
	}
}

// TestListInFigureColumn: marks and lines of a list stand at the left edge of a column
// whose figures end at the right.
func TestListInFigureColumn(t *testing.T) {
	table := &doc.Table{Columns: []doc.Column{{Head: line1("Post")}, {Head: line1("Belopp"), Align: doc.Right}}}
	list := &doc.ListBlock{Items: []doc.Item{{Blocks: []doc.Block{words("ett")}}, {Blocks: []doc.Block{words("två")}}}}
	table.Rows = []doc.Row{{Cells: []doc.Cell{inCell(words("Licenser")), inCell(list)}}, {Cells: []doc.Cell{inCell(words("Summa")), inCell(words("1 234 567 890 kronor"))}}}
	f := readBack(t, write(t, &doc.Document{Meta: sampleMeta(), Blocks: []doc.Block{table}}))
	at := map[string]float64{}
	for _, p := range f.pages {
		for _, m := range p.Marks {
			at[m.Text] = m.X
		}
	}
	if at["ett"] != at["två"] || math.Abs(at["ett"]-at["• "]-listIndent) > 0.1 || at["• "] > at["Belopp"] {
		t.Errorf("%v", at)
	}
}
