package pdf

// mark says what ink on a page is: content of a structure element, or an
// artifact. Every drawing call needs one.
type mark interface{ isMark() }

// artifact is ink that carries no content; its value is the operand of the
// marked-content operator (ISO 32000-1, 14.8.2.2).
type artifact string

const (
	layoutArtifact artifact = "<</Type/Layout>>"                    // rules, tints, leaders
	headerArtifact artifact = "<</Type/Pagination/Subtype/Header>>" // page header
	footerArtifact artifact = "<</Type/Pagination/Subtype/Footer>>" // page footer
	repeatArtifact artifact = "<</Type/Pagination>>"                // table heads on later pages
	bandArtifact   artifact = "<</Type/Pagination/Attached[/Top]>>" // the colour band of page 1
)

func (artifact) isMark() {}
func (*elem) isMark()    {}

// elem is an element of the structure tree.
type elem struct {
	kind   string // standard structure type: "P", "TD" …
	parent *elem
	kids   []kid
	page   int  // first page with content of its own, from 1; 0 = none
	late   bool // not yet among its parent's kids
	object int  // object number in the file

	actual  string // the text that the content stands for
	scope   string // of a TH: "Column" or "Row"
	listing string // ListNumbering of an L
	value   *property
	alt     string      // of a Figure: what it shows, in words
	bbox    *[4]float64 // of a Figure, in PDF space: left, bottom, right, top
}

// property is a UserProperty: the identity and exact value of a printed figure
// (ISO 32000-1, 14.7.5.4).
type property struct{ name, exact, text string }

// kid is a child element, a piece of marked content on a page, or a link.
type kid struct {
	elem *elem
	page int // of marked content or link, from 1
	mcid int
	link *annotation
}

// add makes a child that stands after the children that e has.
func (e *elem) add(kind string) *elem {
	c := &elem{kind: kind, parent: e}
	e.kids = append(e.kids, kid{elem: c})
	return c
}

// inline makes a child that takes its place when it is first drawn, so that the
// text before it in the line also stands before it in the reading order.
func (e *elem) inline(kind string) *elem {
	return &elem{kind: kind, parent: e, late: true}
}

// attach gives a late element its place among its parent's kids.
func (e *elem) attach() {
	if e.late {
		e.late = false
		e.parent.attach()
		e.parent.kids = append(e.parent.kids, kid{elem: e})
	}
}

// content notes that marked content number mcid of the page belongs to e.
func (e *elem) content(page, mcid int) {
	e.attach()
	e.kids = append(e.kids, kid{page: page, mcid: mcid})
	if e.page == 0 {
		e.page = page
	}
}

// anchor is a place that links and bookmarks lead to; page and y are known when
// the document has been broken into pages.
type anchor struct {
	page  int     // from 1
	y     float64 // points from the top of the page
	title string  // "1.8 Budget", "Tabell 5": what a listener hears about a link here
}

// link is what a run of text leads to: out of the document, or to an anchor.
type link struct {
	url      string
	to       *anchor
	contents string // description for those who do not see the link
	elem     *elem
}

// annotation is the active area of a link on one page.
type annotation struct {
	page   int
	rect   [4]float64 // PDF space: left, bottom, right, top
	link   *link
	object int
}

// bookmark is an entry of the outline.
type bookmark struct {
	title string
	level int
	to    *anchor
}
