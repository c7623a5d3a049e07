// Package tag holds what a PDF tells about its content: the structure tree, which
// piece of ink belongs to which element of it, artifacts, links and bookmarks. Layout
// builds the tree, drawing fills it with content, the file room writes it.
package tag

import "slices"

// Mark says what ink on a page is: content of a structure element, or an
// artifact. Every drawing call needs one.
type Mark interface{ isMark() }

// Artifact is ink that carries no content; its value is the operand of the
// marked-content operator (ISO 32000-1, 14.8.2.2).
type Artifact string

// The kinds of artifact.
const (
	Layout Artifact = "<</Type/Layout>>"                       // rules, tints, leaders
	Header Artifact = "<</Type/Pagination/Subtype/Header>>"    // page header
	Footer Artifact = "<</Type/Pagination/Subtype/Footer>>"    // page footer
	Water  Artifact = "<</Type/Pagination/Subtype/Watermark>>" // behind the text of a draft
	Repeat Artifact = "<</Type/Pagination>>"                   // table heads on later pages
	Band   Artifact = "<</Type/Pagination/Attached[/Top]>>"    // the colour band of page 1
)

func (Artifact) isMark() {}
func (*Element) isMark() {}

// Element is an element of the structure tree.
type Element struct {
	Kind   string // standard structure type: "P", "TD" …
	parent *Element
	Kids   []Kid
	Page   int  // first page with content of its own, from 1; 0 = none
	late   bool // not yet among its parent's kids
	aside  bool // takes its place by Join
	Object int  // object number, given when the file is written

	Lang          string   // BCP 47, where it is not the document's
	Expansion     string   // the words that an abbreviation stands for
	ActualText    string   // the text that the content stands for
	Scope         string   // of a TH: "Column" or "Row"
	ID            string   // of a Note, or a TH that cells name as their head; ASCII, unique in the document
	Headers       []string // of a cell in a complex table: the IDs of its TH
	Rows, Columns int      // that a cell covers; 0 = 1
	Summary       string   // of a Table: what it shows and how it is built
	ListNumbering string   // of an L: "Disc", "Decimal" or "None"
	Value         *Property
	Alt           string      // of a Figure: what it shows, in words; of a blank place: why
	BBox          *[4]float64 // of a Figure, in PDF space: left, bottom, right, top
}

// Property is a UserProperty: the identity and exact value of a printed figure
// (ISO 32000-1, 14.7.5.4).
type Property struct{ Name, Exact, Text string }

// Kid is a child element, a piece of marked content on a page, or a link.
type Kid struct {
	Element    *Element
	Page       int // of marked content or link, from 1
	MCID       int
	Annotation *Annotation
}

// Add makes a child that stands after the children that e has.
func (e *Element) Add(kind string) *Element {
	c := &Element{Kind: kind, parent: e}
	e.Kids = append(e.Kids, Kid{Element: c})
	return c
}

// Loose makes an element below e that has no place yet; see Take.
func (e *Element) Loose(kind string) *Element { return &Element{Kind: kind, parent: e} }

// Take puts a loose element after the children that e has.
func (e *Element) Take(c *Element) {
	c.parent = e
	e.Kids = append(e.Kids, Kid{Element: c})
}

// Inline makes a child that takes its place when it is first drawn, so that the
// text before it in the line also stands before it in the reading order.
func (e *Element) Inline(kind string) *Element {
	return &Element{Kind: kind, parent: e, late: true}
}

// Aside makes a child that takes its place among the others by Join, when all is
// drawn: what a page has at its foot stands after the text that it belongs to.
func (e *Element) Aside(kind string) *Element {
	return &Element{Kind: kind, parent: e, aside: true}
}

// Join gives an element made by Aside its place: last in its parent, or, where that is
// or stands in something that names (a heading, a header cell, a term), right after
// what holds the name: the table, the list.
func (e *Element) Join() {
	if !e.aside || len(e.Kids) == 0 {
		return
	}
	e.aside = false
	host, after := e.host()
	at := len(host.Kids)
	for i, k := range host.Kids {
		if after != nil && k.Element == after {
			at = i + 1
			for at < len(host.Kids) && host.Kids[at].Element != nil && host.Kids[at].Element.Kind == e.Kind {
				at++
			}
		}
	}
	e.parent = host
	host.Kids = slices.Insert(host.Kids, at, Kid{Element: e})
}

// host is the element that a Note is put in, and the child of it that it follows; nil
// when it stands last.
func (e *Element) host() (host, after *Element) {
	host = e.parent
	for n := host; n.parent != nil; n = n.parent {
		if n.names() {
			host, after = n.parent, n
		}
	}
	for host.parent != nil && !host.holdsNotes() {
		host, after = host.parent, host
	}
	return host, after
}

// names tells whether a Note in an element would be taken for a part of a heading, or
// of the name of cells or of a term.
func (e *Element) names() bool {
	switch e.Kind {
	case "TH", "Lbl", "H1", "H2", "H3", "H4", "H5", "H6":
		return true
	}
	return false
}

// holdsNotes tells whether a Note may stand among the kids of an element.
func (e *Element) holdsNotes() bool {
	switch e.Kind {
	case "P", "TD", "LBody", "Caption", "Div", "BlockQuote", "Document":
		return true
	}
	return false
}

// attach gives a late element its place among its parent's kids.
func (e *Element) attach() {
	if e.late {
		e.late = false
		e.parent.attach()
		e.parent.Kids = append(e.parent.Kids, Kid{Element: e})
	}
}

// Content notes that marked content number mcid of the page belongs to e.
func (e *Element) Content(page, mcid int) {
	e.attach()
	e.Kids = append(e.Kids, Kid{Page: page, MCID: mcid})
	if e.Page == 0 {
		e.Page = page
	}
}
