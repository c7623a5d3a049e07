package html_test

import (
	"bytes"
	"regexp"
	"strings"
	"testing"

	"planverk/internal/doc"
	"planverk/render/html"
)

func text(s string) []doc.Inline { return []doc.Inline{&doc.Text{S: s}} }

// TestContentsAreATree: each heading stands within the one above it, three levels
// deep, also where a level is left out; what lies deeper is not there.
func TestContentsAreATree(t *testing.T) {
	d := &doc.Document{Meta: doc.Meta{ID: "d", Contents: true}}
	for _, h := range []struct {
		id    string
		level int
	}{{"a", 1}, {"aa", 2}, {"aaa", 3}, {"aaaa", 4}, {"ab", 2}, {"b", 1}, {"bba", 3}, {"c", 1}} {
		d.Blocks = append(d.Blocks, &doc.Heading{ID: h.id, Level: h.level, Text: text(h.id)})
	}
	page := string(written(t, html.Page, d))
	_, list, _ := strings.Cut(page, "</summary>")
	list, _, _ = strings.Cut(list, "</details>")
	list = strings.NewReplacer("\n", "", "<span>", "", "</span>", "", `href="#d-`, `href="`).Replace(list)
	const want = `<ol><li><a href="a">a</a><ol><li><a href="aa">aa</a><ol><li><a href="aaa">aaa</a></li></ol></li><li><a href="ab">ab</a></li></ol></li>` +
		`<li><a href="b">b</a><ol><li><a href="bba">bba</a></li></ol></li><li><a href="c">c</a></li></ol>`
	if list != want {
		t.Errorf("got  %s\nwant %s", list, want)
	}
}

// TestWideTables: a table that cannot be as narrow as the page scrolls within its
// region on every screen; others let their heads follow the page. One too wide for paper
// on its side too is printed as records.
func TestWideTables(t *testing.T) {
	for _, c := range []struct {
		name    string
		columns int
		head    string
		want    string
	}{
		{"a few columns", 4, "Informationssäkerhetsklassning", "scroll wide"},
		{"two of the same", 2, "Informationssäkerhetsklassning", "scroll"},
		{"twelve months", 12, "September", "scroll wide"},
		{"twelve narrow", 12, "Kv 1", "scroll"},
		{"many words", 5, "ord som kan stå på var sin rad i ett huvud", "scroll"},
		{"a path", 3, strings.Repeat(`mapp\`, 40), "scroll"},
		{"thirty months", 30, "September", "scroll wide records"},
	} {
		table := &doc.Table{Columns: make([]doc.Column, c.columns)}
		for i := range table.Columns {
			table.Columns[i].Head = text(c.head)
		}
		page := string(written(t, html.Page, &doc.Document{Blocks: []doc.Block{table}}))
		if !strings.Contains(page, `<div class="`+c.want+`" role="region"`) {
			t.Errorf("%s: the table is not %s", c.name, c.want)
		}
	}
}

// TestRecords: the cells of a table that is printed as records say what their columns are
// called; those of others, and of a fragment, have their heads.
func TestRecords(t *testing.T) {
	table := &doc.Table{RowHeader: true}
	for _, name := range []string{"System", `Drift & "stöd"`, strings.Repeat("x", 36), "a"} {
		table.Columns = append(table.Columns, doc.Column{Head: text(name)})
	}
	cell := func(s string) doc.Cell { return doc.Cell{Blocks: []doc.Block{&doc.Paragraph{Text: text(s)}}} }
	table.Rows = []doc.Row{{Cells: []doc.Cell{cell("Lifecare"), cell("Tieto"), cell("Nej"), cell("Ja")}}}
	d := &doc.Document{Blocks: []doc.Block{table}}
	if page := string(written(t, html.Page, d)); strings.Contains(page, "data-name=") {
		t.Error("a table with room says the names twice")
	}
	for range 4 {
		table.Columns = append(table.Columns, table.Columns[2])
		table.Rows[0].Cells = append(table.Rows[0].Cells, cell("Nej"))
	}
	page := string(written(t, html.Page, d))
	for _, want := range []string{`<th scope="row" data-name="System">`, `<td data-name="Drift &amp; &#34;stöd&#34;">Tieto`} {
		if !strings.Contains(page, want) {
			t.Errorf("%s is missing", want)
		}
	}
	if fragment := string(written(t, html.Fragment, d)); strings.Contains(fragment, "data-name=") {
		t.Error("a fragment has names that nothing shows")
	}
}

// TestPaperSaysWhereLinksLead: only of links whose words do not say it already.
func TestPaperSaysWhereLinksLead(t *testing.T) {
	for _, c := range []struct {
		link doc.Link
		want bool
	}{
		{doc.Link{URL: "https://almby.example/plan", Text: text("planen")}, true},
		{doc.Link{URL: "https://almby.example/plan", Text: text("https://almby.example/plan")}, false},
		{doc.Link{URL: "https://almby.example/plan", Text: text("almby.example/plan")}, false},
		{doc.Link{URL: "mailto:it@almby.example", Text: text("IT")}, false},
	} {
		page := string(written(t, html.Page, &doc.Document{Blocks: []doc.Block{&doc.Paragraph{Text: []doc.Inline{&c.link}}}}))
		if got := strings.Contains(page, `class="out"`); got != c.want {
			t.Errorf("%s: %v", c.link.URL, got)
		}
	}
}

// TestRunningTitle: the title on every printed sheet is data within the style
// sheet, and can end neither its string nor the sheet.
func TestRunningTitle(t *testing.T) {
	d := &doc.Document{Meta: doc.Meta{Title: `IT-plan "2027"; } </style><b>\`, Municipality: "Åmåls kommun"}}
	page := string(written(t, html.Page, d))
	const want = `content:"IT\2d plan \22 2027\22 \3b  \7d  \3c \2f style\3e \3c b\3e \5c  – Åmåls kommun";`
	if !strings.Contains(page, want) {
		t.Errorf("no %s", want)
	}
}

// TestLyingSection: what is to be printed on sheets that lie is held together, up to the
// next heading of the same level.
func TestLyingSection(t *testing.T) {
	d := &doc.Document{Meta: doc.Meta{Title: "Plan"}, Blocks: []doc.Block{
		&doc.Heading{ID: "a", Level: 1, Text: text("A"), Lies: true}, &doc.Heading{ID: "b", Level: 2, Text: text("B")},
		&doc.Heading{ID: "c", Level: 1, Text: text("C")},
	}}
	var page, fragment bytes.Buffer
	if err := html.Page(&page, d); err != nil {
		t.Fatal(err)
	}
	if err := html.Fragment(&fragment, d); err != nil {
		t.Fatal(err)
	}
	if want := regexp.MustCompile(`<div class="lying">\n<h2[^>]*>A</h2>\n<h3[^>]*>B</h3>\n</div>\n<h2[^>]*>C</h2>\n`); !want.MatchString(page.String()) {
		t.Errorf("the page is\n%s", page.String())
	}
	if strings.Contains(fragment.String(), "lying") {
		t.Error("the fragment, which has no style sheet, says what lies")
	}
}

// TestJointsOfTitles: a word that may be wider than a telephone is broken at its joints, in
// the title, headings and contents; one that has room moves to the next line whole.
func TestJointsOfTitles(t *testing.T) {
	const title = "Informationssäkerhetsklassning i systemförvaltningsplan"
	d := &doc.Document{Meta: doc.Meta{Title: title, Subtitle: []string{title}, Contents: true}, Blocks: []doc.Block{&doc.Heading{ID: "a", Level: 1, Text: text(title)}}}
	broken := strings.Replace(title, "Informationssäkerhets", "Informations\u00adsäkerhets\u00ad", 1)
	page := string(written(t, html.Page, d))
	for _, want := range []string{"<h1>" + broken + "</h1>", `<p class="subtitle">` + broken + "</p>", "<span>" + broken + "</span></a>", ">" + broken + "</h2>", "<title>" + title + "</title>"} {
		if !strings.Contains(page, want) {
			t.Errorf("%q is missing", want)
		}
	}
	if fragment := string(written(t, html.Fragment, d)); !strings.Contains(fragment, ">"+title+"</h2>") {
		t.Error("a fragment has soft hyphens")
	}
}
