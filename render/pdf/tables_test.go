package pdf

import (
	"bytes"
	"fmt"
	"math"
	"runtime"
	"runtime/debug"
	"strings"
	"sync"
	"testing"

	reader "github.com/ledongthuc/pdf"

	"planverk/internal/doc"
	"planverk/render/pdf/internal/text"
)

func over(c doc.Cell, across, down int) doc.Cell {
	c.ColSpan, c.RowSpan = across, down
	return c
}

func inCell(blocks ...doc.Block) doc.Cell { return doc.Cell{Blocks: blocks} }

func rowOf(cells ...doc.Cell) doc.Row { return doc.Row{Cells: cells} }

// figureCell is a cell with a figure that no other has.
func figureCell(id, shown string) doc.Cell {
	return inCell(para(&doc.Value{ID: id, Kind: doc.Count, Exact: strings.NewReplacer("\u00a0", "", ",", ".").Replace(shown), Text: shown}))
}

// grouped is a table with heads over heads, and cells over several rows and columns.
func grouped() *doc.Table {
	n := 0
	f := func(s string) doc.Cell { n++; return figureCell(fmt.Sprintf("utfall.%d", n), s) }
	return &doc.Table{ID: "tab-utfall", Number: 1, Caption: line1("Budget, prognos och utfall"), Unit: "kronor", RowHeader: true,
		Groups: [][]doc.Group{{{Span: 2}, {Head: line1("2021"), Span: 2}, {Head: line1("2022, efter beslutet i december"), Span: 3}}},
		Columns: []doc.Column{{Head: line1("Post")}, {Head: line1("Del")}, {Head: line1("Budget"), Align: doc.Right}, {Head: line1("Utfall"), Align: doc.Right},
			{Head: line1("Budget"), Align: doc.Right}, {Head: line1("Prognos"), Align: doc.Right}, {Head: line1("Utfall"), Align: doc.Right}},
		Rows: []doc.Row{
			rowOf(over(inCell(words("Drift")), 1, 3), inCell(words("Licenser")), f("1\u00a0200,5"), f("12"), f("1\u00a0300"), f("5"), f("7")),
			rowOf(inCell(words("Server")), over(inCell(words("Ingår i lönekostnaden")), 2, 1), f("900"), f("905"), f("907")),
			rowOf(inCell(words("Nät")), f("75,25"), f("1\u00a0000"), f("30"), f("40"), f("50")),
			rowOf(over(inCell(words("Personal, som redovisas i förvaltningens egen budget och därför inte räknas in i summan")), 1, 2), inCell(words("Lön")), f("1"), f("2"), f("3"), f("4"), f("5")),
			rowOf(inCell(words("Utbildning")), f("1,5"), f("2"), f("3"), f("4"), f("5")),
			{Sum: true, Cells: []doc.Cell{over(inCell(words("Summa")), 2, 1), f("1\u00a0276,75"), f("1\u00a0012"), f("2\u00a0236"), f("958"), f("974")}},
		}}
}

// monthly is a table of many columns, more than an upright page has room for.
func monthly(rows int) *doc.Table {
	months := []string{"Januari", "Februari", "Mars", "April", "Maj", "Juni", "Juli", "Augusti", "September", "Oktober", "November", "December"}
	t := &doc.Table{ID: "tab-manader", Number: 2, Caption: line1("Kostnad per månad"), Unit: "kronor", RowHeader: true, Columns: []doc.Column{{Head: line1("Post")}}}
	for _, m := range months {
		t.Columns = append(t.Columns, doc.Column{Head: line1(m), Align: doc.Right})
	}
	for i := range rows {
		r := rowOf(inCell(words(fmt.Sprintf("System %d", i+1))))
		for k := range months {
			r.Cells = append(r.Cells, figureCell(fmt.Sprintf("m.%d.%d", i, k), fmt.Sprintf("%d\u00a0%03d", 10+i+k, 10*k)))
		}
		t.Rows = append(t.Rows, r)
	}
	return t
}

// tallGroup is a cell that reaches down over more rows than a page holds, with a
// text that is longer than the rows or shorter.
func tallGroup(id string, rows, sentences int) *doc.Table {
	t := &doc.Table{ID: id, Caption: line1("En cell över många rader"), RowHeader: true,
		Columns: []doc.Column{{Head: line1("Område")}, {Head: line1("Vad")}, {Head: line1("När")}}}
	for i := range rows {
		var r doc.Row
		if i == 0 {
			r.Cells = append(r.Cells, over(inCell(words(strings.Repeat("Behörigheter ses över varje kvartal. ", sentences))), 1, rows))
		}
		r.Cells = append(r.Cells, inCell(words(fmt.Sprintf("Rad %d", i+1))), inCell(words("kvartal 1")))
		t.Rows = append(t.Rows, r)
	}
	return t
}

// nestedTall is a row taller than a page whose cell holds a table with such a row.
func nestedTall() *doc.Table {
	long := strings.Repeat("Rapporten lämnas till systemägaren. ", 220)
	inner := &doc.Table{Caption: line1("Inre tabell"), Columns: []doc.Column{{Head: line1("A")}, {Head: line1("B")}},
		Rows: []doc.Row{tableRow1(words("kort"), words("kort")), tableRow1(words("lång"), words(long))}}
	return &doc.Table{ID: "tab-nastlad", Caption: line1("Tabell i tabell"), Columns: []doc.Column{{Head: line1("Yttre")}, {Head: line1("Innehåll")}},
		Rows: []doc.Row{tableRow1(words("Före"), words("kort")), rowOf(inCell(words("Rad")), inCell(words("Ord före."), inner, words("Ord efter.")))}}
}

// unbroken is cells with strings that have no place to break.
func unbroken() *doc.Table {
	path := `\\server\` + strings.Repeat("MycketLångtMappnamnUtanBrytpunkter", 8) + `\slut.xlsx`
	return &doc.Table{ID: "tab-lang", Caption: line1("Långa strängar"), RowHeader: true, Columns: []doc.Column{{Head: line1("Vad")}, {Head: line1("Sträng")}, {Head: line1("Not")}},
		Rows: []doc.Row{
			tableRow1(words("Sökväg"), para(&doc.Code{S: path}), words("kod")),
			tableRow1(words("Adress"), para(&doc.Link{URL: "https://www.example.se/" + strings.Repeat("a1", 150), Text: line1("https://www.example.se/" + strings.Repeat("a1", 150))}), words("länk")),
			tableRow1(words("Ord"), words(strings.Repeat("systemförvaltnings", 17)), words("ord")),
			tableRow1(words("Siffror"), words(strings.Repeat("1234567890", 30)), words("siffror")),
		}}
}

// tables is a document of tables of every kind.
func tables() *doc.Document {
	d := &doc.Document{Meta: sampleMeta(), Facts: sampleFacts(), Blocks: []doc.Block{
		heading("ett", 1, "1", "Grupper"), grouped(), words("Efter tabellen."),
		heading("tva", 1, "2", "Tolv månader"), words("Kostnaden står i tabellen."), monthly(30), words("Tillbaka på en stående sida."),
		heading("tre", 1, "3", "Celler över många rader"), tallGroup("tab-langre", 12, 150), tallGroup("tab-kortare", 90, 3), tallGroup("tab-liten", 3, 1),
		heading("fyra", 1, "4", "Högre än sidan"), nestedTall(),
		heading("fem", 1, "5", "Utan brytpunkter"), unbroken(),
	}}
	return d
}

// joined makes every third row of a table begin a cell over three rows.
func joined(t *doc.Table) *doc.Table {
	for i := range t.Rows[:len(t.Rows)/3*3] {
		if i%3 == 0 {
			t.Rows[i].Cells[0].RowSpan = 3
		} else {
			t.Rows[i].Cells = t.Rows[i].Cells[1:]
		}
	}
	return t
}

// BenchmarkTable writes a table of many rows, without and with cells over three rows:
// twice the rows may cost twice the time.
func BenchmarkTable(b *testing.B) {
	for _, n := range []int{5000, 10000, 20000} {
		for name, table := range map[string]*doc.Table{"rows": activities(n), "joined": joined(activities(n)), "one cell": tallGroup("t", n, 3)} {
			d := &doc.Document{Meta: sampleMeta(), Blocks: []doc.Block{table}}
			b.Run(fmt.Sprint(n, " ", name), func(b *testing.B) {
				var buf bytes.Buffer
				b.ReportAllocs()
				for b.Loop() {
					buf.Reset()
					if err := Write(&buf, d); err != nil {
						b.Fatal(err)
					}
				}
				b.ReportMetric(float64(buf.Len())/1e6, "MB-file")
			})
		}
	}
}

// TestLongTableIsLinear: twice the rows take twice the memory, not four times. Nothing
// is collected while it counts, so that what is kept between documents is not made anew at
// a moment that differs from run to run; the least of three counts leaves out the first.
func TestLongTableIsLinear(t *testing.T) {
	if !poolsKeep() {
		t.Skip("the race detector empties pools at random, and memory then tells nothing")
	}
	defer debug.SetGCPercent(debug.SetGCPercent(-1))
	for name, table := range map[string]func(int) *doc.Table{
		"rows":     activities,
		"joined":   func(n int) *doc.Table { return joined(activities(n)) },
		"one cell": func(n int) *doc.Table { return tallGroup("t", n, 3) },
	} {
		cost := func(n int) float64 {
			d := &doc.Document{Meta: sampleMeta(), Blocks: []doc.Block{table(n)}}
			least := math.Inf(1)
			for range 3 {
				var before, after runtime.MemStats
				runtime.ReadMemStats(&before)
				write(t, d)
				runtime.ReadMemStats(&after)
				least = min(least, float64(after.TotalAlloc-before.TotalAlloc))
			}
			return least
		}
		if one, two := cost(700), cost(1400); two > 2.4*one {
			t.Errorf("%s: 700 rows take %.1f MB, 1400 rows %.1f MB", name, one/1e6, two/1e6)
		}
	}
}

// poolsKeep tells whether a pool gives back what it was given.
func poolsKeep() bool {
	var pool sync.Pool
	kept := 0
	for range 100 {
		pool.Put(&kept)
		if pool.Get() != nil {
			kept++
		}
	}
	return kept > 95
}

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

// TestSettle: many columns turn the page, more still shrink the text, at most to 7.5
// points; few columns and tables within something else do neither.
func TestSettle(t *testing.T) {
	numbered := func(n int, word string) *doc.Table {
		table := &doc.Table{Rows: []doc.Row{{}}}
		for range n {
			table.Columns = append(table.Columns, doc.Column{Head: line1(word)})
			table.Rows[0].Cells = append(table.Rows[0].Cells, inCell(words("x")))
		}
		return table
	}
	for _, c := range []struct {
		columns int
		word    string
		page    bool
		wide    bool
		size    float64
	}{
		{8, "Antal", true, false, 9.5},
		{9, "September", true, true, 9.5},
		{12, "September", true, true, 9.5},
		{14, "Septembermånad", true, true, 7.5},
		{20, "Personuppgiftsbiträdesavtal", true, true, 7.5},
		{13, "September", true, true, 9},
		{5, "Personuppgiftsbiträdesavtal", true, false, 9.5},
		{6, "Personuppgiftsbiträdesavtal", true, true, 8},
		{8, strings.Repeat("x", 300), true, true, 7.5},
		{9, "September", false, false, 8.5},
	} {
		s := newSetter(&doc.Document{})
		table := numbered(c.columns, c.word)
		grid, err := table.Grid()
		if err != nil {
			t.Fatal(err)
		}
		b := (&flow{setter: s}).newTableBuilder(table, grid, column{x: pageLeft, text: textWidth, full: fullWidth, page: c.page})
		if b.wide != c.wide || b.cell.Size != c.size || b.head1.Size < leastSize {
			t.Errorf("%d columns of %q: wide %v, %v points, head %v", c.columns, c.word, b.wide, b.cell.Size, b.head1.Size)
		}
		if got, most := b.edge(c.columns-1), b.column.x+b.column.full; math.Abs(got-most) > 0.5 {
			t.Errorf("%d columns of %q end at %.1f of %.1f", c.columns, c.word, got, most)
		}
	}
}

// Widths in Liberation Sans, in sizes of the text.
const (
	digitWidth = 0.556
	commaWidth = 0.278
)

// TestFigureWidths: the figures and the comma are as wide as the columns take them to be,
// upright and bold, whatever stands beside them.
func TestFigureWidths(t *testing.T) {
	sh := newSheet(doc.Meta{})
	b := &tableBuilder{flow: &flow{setter: newSetter(&doc.Document{})}, points: make([]point, 1)}
	b.cell = sh.cell
	b.figureWidths()
	if p := b.points[0]; math.Abs(p.digit-digitWidth) > 0.001 || math.Abs(p.comma-commaWidth) > 0.001 {
		t.Errorf("a figure is %.3f wide, a comma %.3f", p.digit, p.comma)
	}
	for _, st := range []text.Style{sh.cell, sh.cell.Bold()} {
		for s, want := range map[string]float64{"0": digitWidth, "7": digitWidth, ",": commaWidth, "11": 2 * digitWidth, "2,71": 3*digitWidth + commaWidth} {
			runs, err := text.Append(nil, s, text.Run{Style: st})
			if _, w := new(text.Breaker).Extent(runs); err != nil || math.Abs(w/st.Size-want) > 0.001 {
				t.Errorf("%q is %.3f wide, want %.3f (%v)", s, w/st.Size, want, err)
			}
		}
	}
}

// TestPoints: figures with and without decimals align at the comma, those in percent
// too; where all have as many, or some are in percent and some are not, at the edge.
func TestPoints(t *testing.T) {
	for _, c := range []struct {
		cells string // parted by |
		want  string // how far left of the edge each ends, in digits and commas
	}{
		{"12|1\u00a0234,5|Lönekostnad|−3,25", "cdd|d|-|0"},
		{"12 %|12,5 %", "cd|0"},
		{"12,5|13,5", "0|0"},
		{"12|1\u00a0200", "0|0"},
		{"12 %|12,5", "0|0"},
		{"2 heltidstjänster|0,5", "-|0"},
		{"1,|1", "0|0"},
	} {
		p := point{digit: digitWidth, comma: commaWidth}
		cells := strings.Split(c.cells, "|")
		for _, s := range cells {
			cell := inCell(words(s))
			p.note(&cell, float64(len(s))*digitWidth)
		}
		for i, s := range cells {
			cell := inCell(words(s))
			want := float64(strings.Count(strings.Split(c.want, "|")[i], "d"))*digitWidth + float64(strings.Count(strings.Split(c.want, "|")[i], "c"))*commaWidth
			if got := p.shift(&cell); math.Abs(got-want) > 0.001 {
				t.Errorf("%s: %s ends %.3f from the edge, want %.3f", c.cells, s, got, want)
			}
		}
	}
}
