package readback

import (
	"strings"

	"github.com/ledongthuc/pdf"
)

// node is an element of a PDF's structure tree with what a listener meets in it.
type node struct {
	kind       string // standard structure type: "P", "TD" …
	alt        string // says what a figure shows
	actual     string // what the content stands for
	expansion  string // of an abbreviation
	lang       string // of what is in it; "" as what it stands in
	id         string
	numbering  string   // of a list: "Decimal", "None" …
	scope      string   // of a header cell
	summary    string   // of a table
	headers    []string // of a cell: ids
	cols, rows int      // how many columns and rows a cell takes up
	bounded    bool     // a figure says where it is
	valued     bool     // carries the identity of a printed figure
	kids       []kid
}

// kid is a child: an element, drawn text, or the active area of a link.
type kid struct {
	node *node
	text string
	mark bool // text is drawn: piece mcid of the page
	page int  // from 1
	mcid int
	to   *target
}

// target is where a link leads.
type target struct {
	contents string // what the file says of it
	url      string
	page     int // from 1; 0 out of the document
}

// treeReader reads structure trees.
type treeReader struct {
	*pdfReader
	numbers map[string]int // pages by what tells them apart
}

// tagged is a PDF as its structure tells it.
type tagged struct {
	title string
	top   *node // stands for the tree; its language is the document's
	pages int
}

// readTree reads the whole structure tree. It has the weaknesses of readPDF, and is
// to be run apart.
func readTree(data []byte) (*tagged, error) {
	doc, err := openPDF(data)
	if err != nil {
		return nil, err
	}
	root := doc.Trailer().Key("Root")
	top := root.Key("StructTreeRoot")
	if top.Kind() != pdf.Dict {
		return nil, errNotTagged
	}
	t := &treeReader{pdfReader: newPDFReader("", data), numbers: map[string]int{}}
	for n := 1; n <= min(doc.NumPage(), maxPages); n++ {
		t.numbers[pageKey(doc.Page(n).V)] = n
	}
	all := &tagged{title: doc.Trailer().Key("Info").Key("Title").Text(), top: &node{lang: root.Key("Lang").Text()}, pages: doc.NumPage()}
	return all, t.read(all.top, top.Key("K"), pdf.Value{}, 0)
}

func pageKey(page pdf.Value) string {
	return page.Key("Contents").String() + page.Key("StructParents").String()
}

func (t *treeReader) read(n *node, k, page pdf.Value, depth int) error {
	if t.elements++; t.elements > maxElements {
		return errTooMuch
	}
	if depth > maxDepth {
		return errTooDeep
	}
	switch k.Kind() {
	case pdf.Array:
		for i := range k.Len() {
			if err := t.read(n, k.Index(i), page, depth+1); err != nil {
				return err
			}
		}
	case pdf.Integer:
		return t.marked(n, page, int(k.Int64()))
	case pdf.Dict:
		switch k.Key("Type").Name() {
		case "MCR":
			return t.marked(n, pageOf(k, page), int(k.Key("MCID").Int64()))
		case "OBJR":
			n.kids = append(n.kids, kid{to: t.target(k.Key("Obj"))})
			return nil
		}
		e := element(k)
		n.kids = append(n.kids, kid{node: e})
		return t.read(e, k.Key("K"), pageOf(k, page), depth+1)
	}
	return nil
}

func (t *treeReader) marked(n *node, page pdf.Value, mcid int) error {
	texts, err := t.page(page)
	n.kids = append(n.kids, kid{text: texts[mcid], mark: true, page: t.numbers[pageKey(page)], mcid: mcid})
	return err
}

func (t *treeReader) target(a pdf.Value) *target {
	to := &target{contents: a.Key("Contents").Text(), url: a.Key("A").Key("URI").RawString()}
	if dest := a.Key("Dest"); dest.Kind() == pdf.Array {
		to.page = t.numbers[pageKey(dest.Index(0))]
	}
	return to
}

// element reads what an element says of itself.
func element(e pdf.Value) *node {
	n := &node{kind: e.Key("S").Name(), alt: e.Key("Alt").Text(), actual: e.Key("ActualText").Text(), expansion: e.Key("E").Text(),
		lang: e.Key("Lang").Text(), id: e.Key("ID").RawString(), cols: 1, rows: 1}
	attributes(e.Key("A"), func(a pdf.Value) {
		n.numbering += a.Key("ListNumbering").Name()
		n.scope += a.Key("Scope").Name()
		n.summary += a.Key("Summary").Text()
		n.valued = n.valued || a.Key("O").Name() == "UserProperties"
		n.bounded = n.bounded || a.Key("BBox").Len() == 4
		for i := range min(a.Key("Headers").Len(), 100) {
			n.headers = append(n.headers, a.Key("Headers").Index(i).RawString())
		}
		n.cols, n.rows = max(n.cols, int(a.Key("ColSpan").Int64())), max(n.rows, int(a.Key("RowSpan").Int64()))
	})
	return n
}

// attributes calls fn with each of an element's attribute objects.
func attributes(a pdf.Value, fn func(pdf.Value)) {
	switch a.Kind() {
	case pdf.Array:
		for i := range min(a.Len(), 100) {
			attributes(a.Index(i), fn)
		}
	case pdf.Dict:
		fn(a)
	}
}

// words is what is heard of a node as running text.
func (n *node) words() string {
	switch {
	case n.kind == "Figure" || n.kind == "Formula":
		return n.alt
	case n.actual != "":
		return n.actual
	case n.expansion != "":
		return n.expansion
	}
	var b strings.Builder
	for _, k := range n.kids {
		if k.node == nil {
			b.WriteString(k.text)
			continue
		}
		b.WriteString(k.node.words())
		if !inLine(k.node.kind) {
			b.WriteByte(' ')
		}
	}
	return b.String()
}

// inLine tells whether an element is heard within a line.
func inLine(kind string) bool { return inline(kind) || kind == "Reference" }

// ofNote gives the number of the footnote that a reference is the mark of; "" of
// other references.
func (n *node) ofNote() string {
	for _, link := range n.below("Link") {
		for _, k := range link.kids {
			if k.to != nil && strings.HasPrefix(k.to.contents, "Gå till not ") {
				return tidy(link.words())
			}
		}
	}
	return ""
}

// heading is what a heading says, as it is written, without the marks of footnotes
// in it.
func (n *node) heading() string { return tidy(n.written()) }

func (n *node) written() string {
	if n.actual != "" {
		return n.actual
	}
	var b strings.Builder
	for _, k := range n.kids {
		switch {
		case k.node == nil:
			b.WriteString(k.text)
		case k.node.ofNote() == "":
			b.WriteString(k.node.written())
		}
	}
	return b.String()
}

// all calls fn with the node and every one below it, in reading order.
func (n *node) all(fn func(*node)) {
	fn(n)
	for _, k := range n.kids {
		if k.node != nil {
			k.node.all(fn)
		}
	}
}

// below gives the elements of a kind that are children, or children of those of the
// kinds that it passes through.
func (n *node) below(kind string, through ...string) []*node {
	var found []*node
	for _, k := range n.kids {
		if k.node == nil {
			continue
		}
		if k.node.kind == kind {
			found = append(found, k.node)
			continue
		}
		for _, t := range through {
			if k.node.kind == t {
				found = append(found, k.node.below(kind, through...)...)
			}
		}
	}
	return found
}
