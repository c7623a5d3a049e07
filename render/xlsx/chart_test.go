package xlsx_test

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"planverk/internal/book"
)

// chartXML is the part of a chart as far as the checks look.
type chartXML struct {
	Lang struct {
		Val string `xml:"val,attr"`
	} `xml:"lang"`
	Title  []string    `xml:"chart>title>tx>rich>p>r>t"`
	Bars   []seriesXML `xml:"chart>plotArea>barChart>ser"`
	Lines  []seriesXML `xml:"chart>plotArea>lineChart>ser"`
	Varied []struct {
		Val string `xml:"val,attr"`
	} `xml:"chart>plotArea>barChart>varyColors"`
}

type seriesXML struct {
	Name   refXML `xml:"tx>strRef"`
	Labels refXML `xml:"cat>strRef"`
	Values refXML `xml:"val>numRef"`
}

type refXML struct {
	Cells string   `xml:"f"`
	Texts cacheXML `xml:"strCache"`
	Nums  cacheXML `xml:"numCache"`
}

type cacheXML struct {
	Count struct {
		Val int `xml:"val,attr"`
	} `xml:"ptCount"`
	Points []struct {
		Index int    `xml:"idx,attr"`
		V     string `xml:"v"`
	} `xml:"pt"`
}

// charts demands that every chart of the model is there with its alternative text,
// speaks the workbook's language, and holds what its cells hold.
func (f *file) charts() {
	n := 0
	for i, s := range f.model.Sheets {
		if s.Chart == nil {
			continue
		}
		n++
		var x chartXML
		f.decode(fmt.Sprintf("xl/charts/chart%d.xml", n), &x)
		if x.Lang.Val != f.model.Meta.Lang || strings.Join(x.Title, "") != s.Chart.Title {
			f.t.Errorf("%s: the chart is in %q, with the title %q", s.Name, x.Lang.Val, x.Title)
		}
		if d := string(f.parts[fmt.Sprintf("xl/drawings/drawing%d.xml", n)]); !strings.Contains(d, `descr="`+s.Chart.Alt+`"`) || !strings.Contains(d, ` name="Diagram `) {
			f.t.Errorf("%s: no alternative text or name in %s", s.Name, d)
		}
		if all := slices.Concat(x.Bars, x.Lines); len(all) != len(s.Chart.Series) {
			f.t.Errorf("%s: %d series, should be %d", s.Name, len(all), len(s.Chart.Series))
		} else {
			for _, r := range all {
				f.cached(i+1, s, r.Name.Cells, r.Name.Texts)
				f.cached(i+1, s, r.Labels.Cells, r.Labels.Texts)
				f.cached(i+1, s, r.Values.Cells, r.Values.Nums)
			}
		}
		f.below(i+1, s, n)
	}
	if f.parts[fmt.Sprintf("xl/charts/chart%d.xml", n+1)] != nil {
		f.t.Error("there are more charts than the model has")
	}
}

var rangeOf = regexp.MustCompile(`^'(.+)'!\$([A-Z])\$(\d+)(?::\$([A-Z])\$(\d+))?$`)

// cached holds the values of a reference against the cells.
func (f *file) cached(number int, s *book.Sheet, cells string, c cacheXML) {
	m := rangeOf.FindStringSubmatch(cells)
	if m == nil || strings.ReplaceAll(m[1], "''", "'") != s.Name || m[4] != "" && m[4] != m[2] {
		f.t.Fatalf("%s: the chart refers to %q", s.Name, cells)
	}
	from, _ := strconv.Atoi(m[3])
	to := from
	if m[5] != "" {
		to, _ = strconv.Atoi(m[5])
	}
	if c.Count.Val != to-from+1 {
		f.t.Errorf("%s: %s has %d values", s.Name, cells, c.Count.Val)
	}
	points := map[int]string{}
	for _, p := range c.Points {
		points[from+p.Index] = p.V
	}
	var x sheetXML
	f.decode(fmt.Sprintf("xl/worksheets/sheet%d.xml", number), &x)
	for _, r := range x.Rows {
		for _, cell := range r.Cells {
			if cell.Ref != m[2]+strconv.Itoa(r.N) || r.N < from || r.N > to {
				continue
			}
			want := f.text(cell)
			if cell.Type == "" && cell.Value != nil {
				want = *cell.Value
			}
			if points[r.N] != want {
				f.t.Errorf("%s!%s is %q, the chart has %q", s.Name, cell.Ref, want, points[r.N])
			}
		}
	}
}

// below demands that the chart covers no cell and is printed whole.
func (f *file) below(number int, s *book.Sheet, n int) {
	var x struct {
		From int `xml:"twoCellAnchor>from>row"`
		To   int `xml:"twoCellAnchor>to>row"`
		Col  int `xml:"twoCellAnchor>to>col"`
	}
	if err := xml.Unmarshal(f.parts[fmt.Sprintf("xl/drawings/drawing%d.xml", n)], &x); err != nil {
		f.t.Fatal(err)
	}
	if x.From < lastRow(s)+1 {
		f.t.Errorf("%s: the chart begins in row %d, where there are cells", s.Name, x.From+1)
	}
	area := ""
	for _, name := range f.workbook.Names {
		if name.Name == "_xlnm.Print_Area" && name.Scope == strconv.Itoa(number-1) {
			area = name.Ref
		}
	}
	last, _ := strconv.Atoi(area[strings.LastIndex(area, "$")+1:])
	if x.To > last || x.Col >= len(s.Table.Columns) {
		f.t.Errorf("%s: the chart reaches row %d and column %d, and is cut at %s", s.Name, x.To+1, x.Col+1, area)
	}
}

// chartBook has a chart of each kind, with what is hard to draw: gaps, negative
// figures, signs that XML uses, and series in rows of their own.
func chartBook() *book.Workbook {
	w := &book.Workbook{Meta: book.Meta{ID: "prov", Title: "Prov", Lang: "sv-SE", Municipality: "Prov", Accent: "#0B4F6C", Date: book.Date{Year: 2026, Month: 1, Day: 1}}}
	for _, kind := range []book.ChartKind{book.ChartColumn, book.ChartBar, book.ChartLine} {
		s := &book.Sheet{Name: "D&D's " + strconv.Itoa(int(kind)), Title: "Prov", Lead: "En mening som gör bladet brett nog för ett diagram att stå under.", Table: &book.Table{Name: "tblProv" + strconv.Itoa(int(kind)),
			Columns: []book.Column{{Name: "Rad-ID", Kind: book.KindKey}, {Name: "Vad", Width: 40}, {Name: "Belopp <kr>", Kind: book.KindMoney, Input: true}}}}
		for i := range 60 {
			var c book.Cell = book.Money{Ore: int64(i-20) * 12_345}
			if i%7 == 0 {
				c = book.Blank{}
			}
			s.Table.Rows = append(s.Table.Rows, book.Row{book.Key{S: strconv.Itoa(i)}, book.Text{S: "Å & <ö> " + strconv.Itoa(i)}, c})
		}
		s.Chart = &book.Chart{Kind: kind, Title: "Kostnad & intäkt", Alt: "Staplar", Labels: "Vad", Series: []book.Series{
			{Column: "Belopp <kr>", Rows: 30}, {Column: "Belopp <kr>", Named: "Vad", First: 30, Rows: 30}}}
		w.Sheets = append(w.Sheets, s)
	}
	return w
}

func TestCharts(t *testing.T) {
	w := chartBook()
	first := write(t, w)
	verifyStructure(t, first, w)
	for range 20 {
		if !bytes.Equal(write(t, w), first) {
			t.Fatal("the same workbook gives other bytes")
		}
	}
	for _, gone := range []string{"vbaProject", "image/"} {
		if types := string(unpack(t, first).parts["[Content_Types].xml"]); strings.Contains(types, gone) {
			t.Errorf("the file lists kinds of parts that it has none of: %s", types)
		}
	}
}

func TestNewChart(t *testing.T) {
	s := chartBook().Sheets[0]
	c := book.Chart{Title: "x", Alt: "x", Labels: "Vad"}
	if got := s.NewChart(c, 60, "Belopp <kr>"); got == nil || len(got.Series) != 1 || got.Series[0].Rows != 60 {
		t.Errorf("%+v", got)
	}
	if s.NewChart(c, 59, "Belopp <kr>") != nil {
		t.Error("a chart of more rows than there is room for")
	}
	s.Table.Rows = s.Table.Rows[:2] // one of them has no amount
	if s.NewChart(c, 60, "Belopp <kr>") != nil {
		t.Error("a chart of a single figure")
	}
}

func TestChartOfWhatIsNotThere(t *testing.T) {
	for name, spoil := range map[string]func(*book.Chart){
		"no title":      func(c *book.Chart) { c.Title = "" },
		"no text":       func(c *book.Chart) { c.Alt = "" },
		"no labels":     func(c *book.Chart) { c.Labels = "Finns inte" },
		"no column":     func(c *book.Chart) { c.Series[0].Column = "Finns inte" },
		"no name":       func(c *book.Chart) { c.Series[1].Named = "Finns inte" },
		"rows below":    func(c *book.Chart) { c.Series[1].Rows++ },
		"no rows":       func(c *book.Chart) { c.Series[0].Rows = 0 },
		"without lines": func(c *book.Chart) { c.Series = nil },
	} {
		w := chartBook()
		spoil(w.Sheets[0].Chart)
		if w.Validate() == nil {
			t.Errorf("%s: the workbook passes", name)
		}
	}
}

// TestBarsBeginAtNought: bars of amounts on one side of nought are drawn from it; lines,
// and bars on both sides, where the program wants.
func TestBarsBeginAtNought(t *testing.T) {
	for _, c := range []struct {
		kind        book.ChartKind
		first, rows int // of amounts from −20 × 123,45 kr upwards
		want        string
	}{
		{book.ChartColumn, 21, 30, `<c:min val="0"/>`}, {book.ChartBar, 21, 30, `<c:min val="0"/>`}, {book.ChartColumn, 0, 19, `<c:max val="0"/>`},
		{book.ChartColumn, 0, 30, ""}, {book.ChartLine, 21, 30, ""},
	} {
		w := chartBook()
		w.Sheets = w.Sheets[:1]
		w.Sheets[0].Chart.Kind, w.Sheets[0].Chart.Series = c.kind, []book.Series{{Column: "Belopp <kr>", First: c.first, Rows: c.rows}}
		part := string(unpack(t, write(t, w)).parts["xl/charts/chart1.xml"])
		_, scaling, _ := strings.Cut(part, `<c:orientation val="minMax"/>`)
		if c.kind != book.ChartBar { // the axis of labels runs the same way
			_, scaling, _ = strings.Cut(scaling, `<c:orientation val="minMax"/>`)
		}
		if scaling, _, _ = strings.Cut(scaling, "</c:scaling>"); scaling != c.want {
			t.Errorf("%v, rows %d–%d: %q, want %q", c.kind, c.first, c.first+c.rows, scaling, c.want)
		}
	}
}
