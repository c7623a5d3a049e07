package readback

import (
	"bytes"
	"errors"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// maxDepth is the deepest nesting that is followed in any file.
const maxDepth = 400

var errTooDeep = errors.New("nested too deep")

// webReader collects the words and figures of a page or a fragment.
type webReader struct {
	r     *reading
	zone  zone
	table string // "tabell 5", when within one
	unit  string // of the amounts of a table or figure, as its caption says
	heads []string
	row   string // words of the row's first cell
	col   int
	term  string // of a definition list
	title string // of the section
}

// readHTML reads a page or a fragment with golang.org/x/net/html.
func readHTML(format, file string, data []byte) (*reading, error) {
	root, err := html.Parse(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	w := &webReader{r: &reading{format: format, file: file}}
	if err := w.walk(root, 0); err != nil {
		return nil, err
	}
	return w.r, nil
}

func (w *webReader) walk(n *html.Node, depth int) error {
	if depth > maxDepth {
		return errTooDeep
	}
	if n.Type == html.TextNode {
		w.r.script.add(n.Data, w.zone)
		return nil
	}
	if n.Type == html.ElementNode {
		if skipped(n) {
			return nil
		}
		if breaks(n) {
			w.r.script.gap()
		}
		defer w.enter(n)()
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if err := w.walk(c, depth+1); err != nil {
			return err
		}
	}
	return nil
}

// skipped tells what is not the document's own text: the page's head, its
// contents list and what repeats the title around it.
func skipped(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Head, atom.Script, atom.Style, atom.Nav, atom.Header, atom.Template:
		return true
	}
	if n.Namespace == "svg" { // what is for the ear, and what the figure says elsewhere
		return n.Data == "title" || n.Data == "desc" || attribute(n, "aria-hidden") == "true"
	}
	return attribute(n, "class") == "skip"
}

// breaks tells whether an element's words stand apart from those before it.
func breaks(n *html.Node) bool {
	if n.Namespace == "svg" && n.Data == "tspan" {
		return false // a line of a text
	}
	switch n.DataAtom {
	case atom.A, atom.Span, atom.Data, atom.Time, atom.Strong, atom.Em, atom.Abbr, atom.Code, atom.Wbr:
		return false
	}
	return true
}

// enter notes where in the document the walk is, and gives the function that
// notes that the element has ended.
func (w *webReader) enter(n *html.Node) func() {
	old := w.zone
	if n.Namespace == "svg" {
		return w.drawn(n)
	}
	switch n.DataAtom {
	case atom.H1:
		w.zone = front
	case atom.H2, atom.H3, atom.H4, atom.H5:
		w.title = words(n)
	case atom.P:
		if attribute(n, "class") == "subtitle" {
			w.zone = front
		}
	case atom.Footer:
		w.zone = foot
	case atom.Table:
		w.table, w.heads = "", nil
	case atom.Caption:
		w.table, _, _ = strings.Cut(words(n), ".")
		w.unit = unitOf(words(n))
	case atom.Figcaption:
		w.unit = unitOf(words(n))
	case atom.Tr:
		w.row, w.col = "", -1
	case atom.Th, atom.Td:
		w.cell(n)
	case atom.Dt:
		w.term = words(n)
	case atom.Data, atom.Time:
		return w.figure(n)
	}
	return func() {
		switch n.DataAtom {
		case atom.Table:
			w.table, w.row, w.heads, w.unit = "", "", nil, ""
		case atom.Figure:
			w.unit = ""
		case atom.Dl:
			w.term = ""
		}
		if breaks(n) {
			w.r.script.gap()
		}
		w.zone = old
	}
}

// drawn is enter for a part of a drawing: a text may be a figure.
func (w *webReader) drawn(n *html.Node) func() {
	end := func() {}
	if n.Data == "tspan" {
		end = w.figure(n)
	}
	return func() {
		end()
		if breaks(n) {
			w.r.script.gap()
		}
	}
}

func (w *webReader) cell(n *html.Node) {
	w.col++
	if attribute(n, "scope") == "col" {
		w.heads = append(w.heads, words(n))
	}
	if w.col == 0 {
		w.row = words(n)
	}
}

// figure notes a value with an identity; its words are those that follow until
// its element ends.
func (w *webReader) figure(n *html.Node) func() {
	id := attribute(n, "data-id")
	if id == "" {
		return func() {}
	}
	exact := attribute(n, "value")
	switch {
	case n.DataAtom == atom.Time:
		exact = attribute(n, "datetime")
	case n.Namespace == "svg":
		exact = attribute(n, "data-value")
	}
	f := figure{id: id, exact: exact, label: w.label(), unit: w.unit, from: len(w.r.script.tokens)}
	start := w.r.script.text.Len()
	return func() {
		f.to = len(w.r.script.tokens)
		f.text = tidy(w.r.script.text.String()[start:])
		w.r.figures = append(w.r.figures, f)
	}
}

// label says in words where the walk is.
func (w *webReader) label() string {
	switch {
	case w.row != "" && w.col > 0 && w.col < len(w.heads) && w.table != "":
		return "”" + w.heads[w.col] + "” för ”" + w.row + "” i " + strings.ToLower(w.table)
	case w.row != "" && w.table != "":
		return "”" + w.row + "” i " + strings.ToLower(w.table)
	case w.term != "":
		return "”" + w.term + "”"
	case w.title != "":
		return "Siffran i avsnittet ”" + w.title + "”"
	}
	return "Siffran"
}

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// words is the text below a node, up to a limit that no heading reaches.
func words(n *html.Node) string {
	var b strings.Builder
	collect(n, &b, 0)
	return tidy(b.String())
}

func collect(n *html.Node, b *strings.Builder, depth int) {
	if n.Type == html.TextNode {
		b.WriteString(n.Data)
	}
	for c := n.FirstChild; c != nil && depth < maxDepth && b.Len() < 400; c = c.NextSibling {
		collect(c, b, depth+1)
	}
}
