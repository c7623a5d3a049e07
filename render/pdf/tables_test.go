package pdf

import (
	"fmt"
	"math"
	"strings"
	"testing"

	reader "github.com/ledongthuc/pdf"

	"planverk/internal/doc"
)

// tableTags shows a table read back: kind, what it covers, its ID, its heads, its words.
func tableTags(f *readFile, v reader.Value, b *strings.Builder) {
	kind := v.Key("S").Name()
	switch kind {
	case "Table", "TR", "TH", "TD":
		a := v.Key("A")
		fmt.Fprint(b, kind)
		if s := a.Key("Summary").Text(); s != "" {
			fmt.Fprintf(b, " %q", s)
		}
		if kind == "TH" || kind == "TD" {
			fmt.Fprintf(b, " %s %d×%d id=%s [", a.Key("Scope").Name(), max(a.Key("ColSpan").Int64(), 1), max(a.Key("RowSpan").Int64(), 1), v.Key("ID").RawString())
			for i := range a.Key("Headers").Len() {
				b.WriteString(" " + a.Key("Headers").Index(i).RawString())
			}
			fmt.Fprintf(b, " ] %s", strings.TrimSpace(f.element(v).words()))
		}
		b.WriteByte('\n')
	}
	for i := range v.Key("K").Len() {
		if k := v.Key("K").Index(i); k.Kind() == reader.Dict {
			tableTags(f, k, b)
		}
	}
}

// TestComplexTable: every cell of a complex table names its heads, each of which has
// an ID that the document's tree of IDs leads to; rows and columns add up.
func TestComplexTable(t *testing.T) {
	table := grouped()
	table.Rows = append(table.Rows[:2:2], table.Rows[5])
	table.Rows[0].Cells[0].RowSpan = 2
	f := readBack(t, write(t, &doc.Document{Meta: sampleMeta(), Blocks: []doc.Block{table}}))
	var b strings.Builder
	tableTags(f, f.root.Key("StructTreeRoot").Key("K"), &b)
	const want = `Table "Budget, prognos och utfall: 3 rader och 7 kolumner, med kolumner under 2021 och 2022, efter beslutet i december."
TR
TH Column 1×2 id=t1k1 [ ] Post
TH Column 1×2 id=t1k2 [ ] Del
TH Column 2×1 id=t1k3 [ ] 2021
TH Column 3×1 id=t1k4 [ ] 2022, efter beslutet i december
TR
TH Column 1×1 id=t1k5 [ ] Budget
TH Column 1×1 id=t1k6 [ ] Utfall
TH Column 1×1 id=t1k7 [ ] Budget
TH Column 1×1 id=t1k8 [ ] Prognos
TH Column 1×1 id=t1k9 [ ] Utfall
TR
TH Row 1×2 id=t1r1 [ t1k1 ] Drift
TD  1×1 id= [ t1k2 t1r1 ] Licenser
TD  1×1 id= [ t1k3 t1k5 t1r1 ] 1 200,5
TD  1×1 id= [ t1k3 t1k6 t1r1 ] 12
TD  1×1 id= [ t1k4 t1k7 t1r1 ] 1 300
TD  1×1 id= [ t1k4 t1k8 t1r1 ] 5
TD  1×1 id= [ t1k4 t1k9 t1r1 ] 7
TR
TD  1×1 id= [ t1k2 t1r1 ] Server
TD  2×1 id= [ t1k3 t1k5 t1k6 t1r1 ] Ingår i lönekostnaden
TD  1×1 id= [ t1k4 t1k7 t1r1 ] 900
TD  1×1 id= [ t1k4 t1k8 t1r1 ] 905
TD  1×1 id= [ t1k4 t1k9 t1r1 ] 907
TR
TH Row 2×1 id=t1r3 [ t1k1 t1k2 ] Summa
TD  1×1 id= [ t1k3 t1k5 t1r3 ] 1 276,75
TD  1×1 id= [ t1k3 t1k6 t1r3 ] 1 012
TD  1×1 id= [ t1k4 t1k7 t1r3 ] 2 236
TD  1×1 id= [ t1k4 t1k8 t1r3 ] 958
TD  1×1 id= [ t1k4 t1k9 t1r3 ] 974
`
	if got := strings.ReplaceAll(b.String(), "\u00a0", " "); got != want {
		t.Errorf("the table reads\n%s", got)
	}
	names := f.root.Key("StructTreeRoot").Key("IDTree").Key("Kids").Index(0).Key("Names")
	last := ""
	for i := 0; i+1 < names.Len(); i += 2 {
		id := names.Index(i).RawString()
		if id <= last || names.Index(i+1).Key("ID").RawString() != id {
			t.Errorf("the name %q after %q leads to %q", id, last, names.Index(i+1).Key("ID").RawString())
		}
		last = id
	}
	if names.Len() != 2*11 {
		t.Errorf("%d names lead to heads, want 11", names.Len()/2)
	}
}

// TestSimpleTable: a table that row and column explain carries no more than scopes.
func TestSimpleTable(t *testing.T) {
	f := readBack(t, write(t, &doc.Document{Meta: sampleMeta(), Blocks: []doc.Block{activities(2)}}))
	var b strings.Builder
	tableTags(f, f.root.Key("StructTreeRoot").Key("K"), &b)
	if s := b.String(); strings.Contains(s, "k1") || strings.Contains(s, "\"") || !f.root.Key("StructTreeRoot").Key("IDTree").IsNull() {
		t.Errorf("the table reads\n%s", s)
	}
}

// TestTablePages: tables of every kind keep within their pages, and only the pages of
// the table that has no room on an upright page lie: its heading and the line that
// introduces it go with it.
func TestTablePages(t *testing.T) {
	for lines := range 12 {
		d := tables()
		for range lines * 4 {
			d.Blocks = append([]doc.Block{words("Parterna är överens.")}, d.Blocks...)
		}
		s := newSetter(d)
		pages := s.paginate(s.document())
		lie := ""
		for n, p := range pages {
			if fault := pageFault(p, n+1 < len(pages)); fault != "" {
				t.Errorf("%d lines, page %d: %s", 4*lines, n+1, fault)
			}
			if p.wide {
				lie += fmt.Sprint(" ", len(p.rows))
			}
		}
		if lie != " 20 15" { // heading, line, caption, head and 16 rows; head and 14
			t.Errorf("%d lines: the pages that lie hold%s rows", 4*lines, lie)
		}
	}
	f := readBack(t, write(t, tables()))
	for n, p := range f.pages {
		if lies := p.Width > p.Height; lies != (n == 2 || n == 3) || math.Abs(p.Width+p.Height-1437.17) > 0.1 {
			t.Errorf("page %d is %v × %v", n+1, p.Width, p.Height)
		}
		for _, it := range p.Marks {
			if it.X < 0 || it.X > p.Width-marginRight+1 && it.Kind != "Pagination" || it.Y < 30 || it.Y > p.Height {
				t.Errorf("page %d: %q at %.0f, %.0f of %.0f × %.0f", n+1, it.Text, it.X, it.Y, p.Width, p.Height)
			}
		}
	}
}
