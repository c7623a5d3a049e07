package pdf

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"planverk/internal/doc"
	"planverk/render/pdf/internal/tag"
)

// tenth is a tenth of the height of a page: of rows so high a page holds ten, the
// first page too.
const tenth = (pageBottom - pageTop) / 10

// plainRows is n rows a tenth of a page high that nothing binds.
func plainRows(n int) []row {
	rows := make([]row, n)
	for i := range rows {
		rows[i].height = tenth
	}
	return rows
}

// boundRows is rows of which each k binds to the next.
func boundRows(bound string) []row {
	rows := plainRows(len(bound))
	for i, c := range bound {
		rows[i].keep = c == 'k'
		rows[i].rather = c == 'r'
		rows[i].newPage = c == 'n'
	}
	return rows
}

// under gives the rows a table head that is a tenth of a page high.
func under(rows []row, head *tableHead) []row {
	for i := range rows {
		rows[i].head = head
	}
	return rows
}

// TestPaginate: where pages end between rows a tenth of a page high. A page is shown
// as the number of its rows, with h for a table head that is repeated above them.
func TestPaginate(t *testing.T) {
	head := &tableHead{height: tenth}
	tallHead := &tableHead{height: 5 * tenth}
	spaced := plainRows(12)
	spaced[10].before = tenth
	roomy := plainRows(11)
	for i := range roomy {
		roomy[i].height, roomy[i].before = 0.9*tenth, 0.0105*tenth
	}
	headed := plainRows(11) // the eighth row begins something new
	for i := range headed {
		headed[i].height = 0.98 * tenth
	}
	headed[7].before = 0.3 * tenth
	rigid := plainRows(20)
	rigid[10].before, rigid[10].rigid = tenth, true
	for _, c := range []struct {
		name string
		rows []row
		want string
	}{
		{"nothing", nil, "0"},
		{"a full page", plainRows(10), "10"},
		{"one row too many: it gets company", plainRows(11), "9 2"},
		{"which is all that begins with the last heading, where it can", headed, "7 4"},
		{"a row that stands first on a page", boundRows("...n..n."), "3 3 2"},
		{"the very first row needs no new page", boundRows("n.."), "3"},
		{"space above the first row of a page is left out", spaced, "10 2"},
		{"but not that of a rigid row", rigid, "10 8 2"},
		{"a heading goes with what it stands above", boundRows(".........k.."), "9 3"},
		{"three headings do", boundRows(".......kkk."), "7 4"},
		{"two lines of five fit: they stay", boundRows("........k..k."), "10 3"},
		{"three lines of five fit", boundRows(".......k..k."), "10 2"},
		{"four lines of five fit: one of them goes with the last", boundRows("......k..k."), "9 2"},
		{"one line of five fits: none stays", boundRows(".........k..k."), "9 5"},
		{"a paragraph of three lines is never parted", boundRows("........kk."), "8 3"},
		{"nor the last line from the two before it", boundRows(".........kk."), "9 3"},
		{"more is bound together than a page holds", boundRows("kkkkkkkkkkkk."), "10 3"},
		{"the same lower down on a page", boundRows("..kkkkkkkkkkkk."), "2 10 3"},
		{"space is tightened for the sake of a last row", roomy, "11"},
		{"a new page of one row stays so", boundRows("...n"), "3 1"},
		{"bound rows are no company", boundRows("kkkkkkkkk.."), "10 1"},
		{"what would rather stand together moves if little is left empty", boundRows("........rrr."), "8 4"},
		{"and is parted if much would be", boundRows(".......rrrr."), "10 2"},
		{"a head stands again above the rows that go on", append(plainRows(8), under(plainRows(14), head)...), "10 h9 h3"},
		{"and takes its room", append(plainRows(9), under(plainRows(10), head)...), "10 h9"},
		{"a head as tall as half a page does not", append(plainRows(8), under(plainRows(14), tallHead)...), "10 10 2"},
		{"the last two rows of a table move together", append(plainRows(8), under(boundRows("k.k."), head)...), "10 h2"},
	} {
		s := newSetter(&doc.Document{})
		var got []string
		for _, p := range s.paginate(c.rows) {
			mark, n := "", 0
			for _, pl := range p.rows {
				if pl.head != nil {
					mark = "h"
				} else {
					n++
				}
			}
			got = append(got, fmt.Sprint(mark, n))
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s: %s, want %s", c.name, strings.Join(got, " "), c.want)
		}
	}
}

// TestPaginateAnchors: an anchor learns the page and the place of its row.
func TestPaginateAnchors(t *testing.T) {
	first, later := &tag.Anchor{}, &tag.Anchor{}
	rows := plainRows(12)
	rows[0].anchors, rows[11].anchors = []*tag.Anchor{first}, []*tag.Anchor{later}
	newSetter(&doc.Document{}).paginate(rows)
	for _, c := range []struct {
		at   *tag.Anchor
		page int
		y    float64
	}{{first, 1, coverTop}, {later, 2, pageTop + tenth}} {
		if c.at.Page != c.page || math.Abs(c.at.Y-c.y) > tolerance {
			t.Errorf("page %d at %.1f, want page %d at %.1f", c.at.Page, c.at.Y, c.page, c.y)
		}
	}
}

// crossing is a document in which every kind of block comes to stand at the end of
// a page as the lines above grow.
func crossing(lines int, size float64) *doc.Document {
	d := &doc.Document{Meta: sampleMeta()}
	d.Meta.BodySize = size
	for range lines {
		d.Blocks = append(d.Blocks, words("Parterna är överens."))
	}
	say := func(n int) *doc.Paragraph {
		return words(strings.Repeat("Förvaltningen följer upp behörigheter. ", n))
	}
	table := activities(24) // too tall to be moved whole
	table.Rows[23].Sum = true
	return &doc.Document{Meta: d.Meta, Blocks: append(d.Blocks,
		heading("ett", 1, "1", "Kapitel"), heading("tva", 2, "1.1", "Avsnitt"), say(4), say(6), say(12),
		heading("tre", 2, "1.2", "Aktiviteter"), table,
		heading("fyra", 3, "", "Noteras"), &doc.Notice{Title: line1("Noteras"), Body: []doc.Block{say(5)}},
		&doc.Quote{Blocks: []doc.Block{say(9)}}, say(3), activities(2))}
}

// TestBreaks: wherever a page ends, at least two lines of a paragraph stand on either
// side, no heading and no caption stands last, and a table has at least two rows
// below its head and two where it goes on.
func TestBreaks(t *testing.T) {
	parted := 0
	for _, size := range []float64{0, 12} {
		for lines := range 64 {
			s := newSetter(crossing(lines, size))
			pages := s.paginate(s.document())
			if s.err != nil {
				t.Fatal(s.err)
			}
			for n, p := range pages[:len(pages)-1] {
				parted += partings(t, fmt.Sprintf("%d lines, size %v, page %d", lines, size, n+1), p, pages[n+1])
			}
		}
	}
	if parted < 50 {
		t.Errorf("only %d paragraphs and tables were parted: the documents try nothing", parted)
	}
}

// partings reports what is wrong where page p ends and page next begins, and gives
// how many paragraphs and tables go on from one to the other.
func partings(t *testing.T, where string, p, next page) int {
	t.Helper()
	last := p.rows[len(p.rows)-1].row
	if e := owner(last); e != nil && (strings.HasPrefix(e.Kind, "H") || e.Kind == "Caption") {
		t.Errorf("%s ends with %s", where, e.Kind)
	}
	if isHead(last) {
		t.Errorf("%s ends with a table head", where)
	}
	parted := 0
	same := func(what string, is func(*row) bool) {
		before, after := count(p, is), count(next, is)
		if before == 0 || after == 0 {
			return
		}
		parted++
		if before < 2 || after < 2 {
			t.Errorf("%s: %s is parted in %d and %d", where, what, before, after)
		}
	}
	if e := owner(last); e != nil {
		same("a paragraph", func(r *row) bool { return owner(r) == e })
	}
	if last.head != nil {
		same("a table", func(r *row) bool { return r.head == last.head })
	}
	return parted
}

// isHead tells whether a row is the head of a table.
func isHead(r *row) bool {
	switch body := r.body.(type) {
	case *tableRow:
		return r.head == nil && body.above.Weight > 0
	case *rowGroup:
		return r.head == nil
	}
	return false
}

// owner is the element of a line of text, nil for other rows.
func owner(r *row) *tag.Element {
	l, ok := r.body.(*textLine)
	if !ok || len(l.line.Segments) == 0 {
		return nil
	}
	e, _ := l.line.Segments[0].Run.Mark.(*tag.Element)
	return e
}

// count is how many rows of a page are so.
func count(p page, is func(*row) bool) (n int) {
	for _, pl := range p.rows {
		if pl.row != nil && is(pl.row) {
			n++
		}
	}
	return n
}

// TestNoticeBelowTable: wherever the page ends, a short notice stands with the last
// three rows of the table above, and a table is never begun or ended by fewer rows than
// it should.
func TestNoticeBelowTable(t *testing.T) {
	crossed := 0
	for lines := range 50 {
		d := &doc.Document{Meta: sampleMeta()}
		for range lines {
			d.Blocks = append(d.Blocks, words("Parterna är överens."))
		}
		d.Blocks = append(d.Blocks, activities(17), &doc.Notice{Title: line1("Summan omfattar inte lönekostnad.")}, words("Sist."))
		s := newSetter(d)
		pages := s.paginate(s.document())
		for i, p := range pages[1:] {
			head := p.rows[0].head
			rows := count(p, func(r *row) bool { return r.head != nil && r.head == head })
			if p.rows[0].row != nil && p.rows[0].row.frame != nil || head != nil && rows < lastRows {
				t.Errorf("%d lines: page %d begins with the notice, or with %d rows", lines, i+2, rows)
			}
			if head != nil {
				crossed++
			}
		}
	}
	if crossed < 10 {
		t.Errorf("only %d tables go on on another page", crossed)
	}
}

// TestNoticeHangs: a short notice stands on the page of its table when no more than the
// empty foot of its box reaches too low.
func TestNoticeHangs(t *testing.T) {
	hung := 0
	table := &doc.Table{Columns: []doc.Column{{Head: line1("Kostnad")}}} // small, yet taller than what may be left empty
	for range 9 {
		table.Rows = append(table.Rows, rowOf(inCell(words("Licenser"))))
	}
	for size := 300.0; size < 600; size += 2 {
		d := &doc.Document{Meta: sampleMeta(), Blocks: []doc.Block{table, &doc.Notice{Title: line1("Summan omfattar inte lönekostnad.")}}}
		for range 20 {
			d.Blocks = append(d.Blocks, words("Parterna är överens."))
		}
		f := &flow{setter: newSetter(d), rows: []row{{height: size}}}
		f.blocks(d.Blocks, f.root, column{x: pageLeft, text: textWidth, full: fullWidth, style: f.sheet.body, page: true})
		pages := f.paginate(f.rows)
		for i, p := range pages {
			last := p.rows[len(p.rows)-1]
			if last.row == nil || last.row.frame == nil {
				continue
			}
			bottom := paperOf(false).bottom()
			if last.y > bottom+tolerance {
				t.Errorf("%v: the text of the notice reaches to %.1f", size, last.y)
			}
			if last.y+last.row.height > bottom+tolerance {
				hung++
			}
			if first := p.rows[0]; first.row != nil && first.row.frame != nil && i > 0 && pages[i-1].end+aboveFollower+last.y-first.y <= bottom {
				t.Errorf("%v: the notice begins a page, though the one before ends at %.1f", size, pages[i-1].end)
			}
		}
	}
	if hung == 0 {
		t.Error("no notice hangs")
	}
}
