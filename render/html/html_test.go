package html_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"slices"
	"strings"
	"testing"

	xhtml "golang.org/x/net/html"

	"planverk/internal/doc"
	"planverk/render"
	"planverk/render/html"
	"planverk/render/rendertest"
)

var update = flag.Bool("update", false, "rewrite the golden files")

func written(t testing.TB, w render.Writer, d *doc.Document) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := w(&b, d); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestSample(t *testing.T) {
	for golden, writer := range map[string]render.Writer{
		"testdata/page.html": html.Page, "testdata/fragment.html": html.Fragment, "testdata/metadata.json": html.Metadata,
	} {
		got := written(t, writer, rendertest.Sample())
		if *update {
			if err := os.WriteFile(golden, got, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, want) {
			t.Errorf("differs from %s; run with -update and read the difference:\n%s", golden, got)
		}
	}
}

// element is what a browser would make of a tag.
type element struct {
	tag  string
	attr map[string]string
	text string // its own and that of all below
}

func elements(t testing.TB, source []byte) []element {
	t.Helper()
	root, err := xhtml.Parse(bytes.NewReader(source))
	if err != nil {
		t.Fatal(err)
	}
	var all []element
	var walk func(n *xhtml.Node) string
	walk = func(n *xhtml.Node) string {
		if n.Type == xhtml.TextNode {
			return n.Data
		}
		if n.Type == xhtml.DoctypeNode || n.Type == xhtml.CommentNode {
			return ""
		}
		at := len(all)
		e := element{tag: n.Data, attr: map[string]string{}}
		for _, a := range n.Attr {
			e.attr[a.Key] = a.Val
		}
		all = append(all, e)
		var b strings.Builder
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			b.WriteString(walk(c))
		}
		all[at].text = b.String()
		return b.String()
	}
	walk(root)
	return all
}

// A fragment may hold only what any CMS takes: no style, no script, no class, ids
// that begin with the document's, links that lead out or to those ids.
func TestFragmentCanBePastedAnywhere(t *testing.T) {
	source := written(t, html.Fragment, rendertest.Sample())
	allowed := strings.Fields("p h2 h3 h4 h5 ul ol li dl dt dd div table caption thead tbody tr th td strong em code a br data time span abbr sup blockquote figure figcaption svg title desc path text tspan html head body ")
	ids := map[string]bool{}
	all := elements(t, source)
	for _, e := range all {
		if !slices.Contains(allowed, e.tag) && e.tag != "" {
			t.Errorf("<%s> in the fragment", e.tag)
		}
		for key, value := range e.attr {
			switch key {
			case "id":
				if !strings.HasPrefix(value, "systemforvaltningsplan-almby-2022-") || ids[value] {
					t.Errorf("id %q", value)
				}
				ids[value] = true
			case "class", "style", "onclick":
				t.Errorf("<%s %s>", e.tag, key)
			}
		}
	}
	for _, e := range all {
		if href := e.attr["href"]; strings.HasPrefix(href, "#") && !ids[href[1:]] {
			t.Errorf("link to %q, which is not there", href)
		}
	}
	if bytes.Contains(source, []byte("<html")) || bytes.Contains(source, []byte("<h1")) {
		t.Error("the fragment has a frame of its own")
	}
}

// The page has what WCAG and EN 301 549 ask for and a machine can see.
func TestPageStructure(t *testing.T) {
	level, h1, cells := 0, 0, 0
	for _, e := range elements(t, written(t, html.Page, rendertest.Sample())) {
		switch e.tag {
		case "html":
			if e.attr["lang"] != "sv-SE" {
				t.Errorf("lang %q", e.attr["lang"])
			}
		case "title":
			if e.attr["id"] == "" && e.text != "Systemförvaltningsplan 2022 – Almby kommun" { // one with an id is a figure's
				t.Errorf("title %q", e.text)
			}
		case "h1":
			h1++
			level = 1
		case "h2", "h3", "h4":
			if n := int(e.tag[1] - '0'); n > level+1 {
				t.Errorf("<%s>%s: a level is skipped", e.tag, e.text)
			} else {
				level = n
			}
		case "th":
			if e.attr["scope"] == "" {
				t.Errorf("<th>%s: no scope", e.text)
			}
		case "td":
			cells++
			if strings.TrimSpace(e.text) == "" {
				t.Error("empty cell")
			}
		case "script", "link", "img", "iframe":
			t.Errorf("<%s> in the page", e.tag)
		}
	}
	if h1 != 1 || cells == 0 {
		t.Errorf("%d h1, %d cells", h1, cells)
	}
}

func TestEveryFigureHasItsIdentity(t *testing.T) {
	d := rendertest.Sample()
	for name, writer := range map[string]render.Writer{"page": html.Page, "fragment": html.Fragment} {
		var got []string
		for _, e := range elements(t, written(t, writer, d)) {
			if id := e.attr["data-id"]; id != "" && !strings.Contains(e.text, "☐") {
				got = append(got, id+" "+e.attr["value"]+e.attr["datetime"]+e.attr["data-value"]+" "+e.text)
			}
		}
		var want []string
		for _, v := range doc.Values(d) {
			want = append(want, v.ID+" "+v.Exact+" "+v.Text)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: got %q, want %q", name, got, want)
		}
	}
}

// hostile is what data may hold in the hope of becoming markup.
var hostile = []string{
	`<script>alert(1)</script>`, `"><img src=x onerror=alert(1)>`, `' onclick='x`, `</style><b>`, `--><b>`, `]]>`, `&lt;b&gt;`, `&amp;`, `</title><script>`,
	"a\x00b", "a\nb\r", "\xff\xfe", "\u2028", "\ufffe", "<!--", "<![CDATA[", `javascript:alert(1)`, `{{ . }}`, "</td></table>", "å&ouml;",
}

func TestDataIsNeverMarkup(t *testing.T) {
	for _, s := range hostile {
		text := []doc.Inline{&doc.Text{S: s}}
		words := []doc.Block{&doc.Paragraph{Text: text}}
		d := &doc.Document{
			Meta:  doc.Meta{ID: s, Lang: s, Title: s, Subtitle: []string{s}, Municipality: s, Department: s, Keywords: []string{s}, Diary: s, Accent: s, Contents: true, Generator: s},
			Facts: []doc.Fact{{Term: s, Value: text}},
			Blocks: []doc.Block{
				&doc.Heading{ID: s, Level: 1, Number: s, Text: text}, words[0],
				&doc.Table{ID: "t" + s, Caption: text, Unit: s, Columns: []doc.Column{{Head: text}}, Rows: []doc.Row{{Cells: []doc.Cell{{Blocks: words}}}}},
				&doc.Figure{ID: "f" + s, Caption: text, Unit: s, Alt: s, Kind: doc.Bars, Nodes: []doc.FigureNode{{ID: s, Text: s, Note: s, Value: &doc.Value{ID: s, Exact: s, Text: s}}}},
				&doc.Notice{Title: text, Body: words}, &doc.Quote{Blocks: words}, &doc.ListBlock{Items: []doc.Item{{Blocks: words}}},
				&doc.Paragraph{Text: []doc.Inline{
					&doc.Value{ID: s, Exact: s, Text: s}, &doc.Missing{Spoken: s}, &doc.Code{S: s}, &doc.Link{URL: "https://a.se/" + s, Text: text},
					&doc.Link{URL: s, Text: text}, &doc.Reference{Target: s, Text: s}, &doc.Choice{ID: s, Options: []string{s}, Picked: 0, State: s},
				}},
			},
		}
		for name, writer := range map[string]render.Writer{"page": html.Page, "fragment": html.Fragment} {
			for _, e := range elements(t, written(t, writer, d)) {
				switch e.tag {
				case "script", "img", "b", "!--":
					t.Errorf("%s: %q became <%s>", name, s, e.tag)
				}
				for key, value := range e.attr {
					if strings.HasPrefix(key, "on") || key == "src" || key == "href" && strings.HasPrefix(value, "javascript:") {
						t.Errorf("%s: %q became %s=%q", name, s, key, value)
					}
				}
			}
		}
		if !json.Valid(written(t, html.Metadata, d)) {
			t.Errorf("%q: the form is no JSON", s)
		}
	}
}

func TestReferenceToNothingIsAnError(t *testing.T) {
	d := &doc.Document{Blocks: []doc.Block{&doc.Paragraph{Text: []doc.Inline{&doc.Reference{Target: "borta", Text: "avsnitt 9"}}}}}
	if err := html.Page(&bytes.Buffer{}, d); err == nil {
		t.Error("no error")
	}
}

func BenchmarkPageAndFragment(b *testing.B) {
	d := rendertest.Plan()
	for b.Loop() {
		written(b, html.Page, d)
		written(b, html.Fragment, d)
	}
}

// TestLongWords: a path or an address may be parted anywhere that is natural, so
// that it does not push a table off the page; short words are left alone.
func TestLongWords(t *testing.T) {
	for text, want := range map[string]string{
		"Informationssäkerhetsklassning":                       "Informationssäkerhetsklassning",
		`se \server01\Gemensamma_mappar\Förvaltning\2027 <b>.`: `se \server01\Gemensamma_<wbr>mappar\Förvaltning\<wbr>2027 &lt;b&gt;.`,
		strings.Repeat("å", 50):                                strings.Repeat("å", 24) + "<wbr>" + strings.Repeat("å", 24) + "<wbr>åå",
	} {
		d := &doc.Document{Meta: rendertest.Sample().Meta, Blocks: []doc.Block{&doc.Paragraph{Text: []doc.Inline{&doc.Text{S: text}}}}}
		if got := string(written(t, html.Fragment, d)); !strings.Contains(got, "<p>"+want+"</p>") {
			t.Errorf("%s\ngot  %s\nwant %s", text, got, want)
		}
	}
}
