package tag

// Anchor is a place that links and bookmarks lead to; page and y are known when
// the document has been broken into pages.
type Anchor struct {
	Page  int     // from 1
	Y     float64 // points from the top of the page
	Title string  // "1.8 Budget", "Tabell 5": what a listener hears about a link here
}

// Link is what a run of text leads to: out of the document, or to an anchor.
type Link struct {
	URL      string
	To       *Anchor
	Contents string // description for those who do not see the link
	Element  *Element
}

// Annotation is the active area of a link on one page.
type Annotation struct {
	Page   int
	Rect   [4]float64 // PDF space: left, bottom, right, top
	Link   *Link
	Object int // object number, given when the file is written
}

// Area makes a rectangle of a page an active area of the link.
func (l *Link) Area(page int, rect [4]float64) *Annotation {
	a := &Annotation{Page: page, Rect: rect, Link: l}
	l.Element.Kids = append(l.Element.Kids, Kid{Page: page, Annotation: a})
	return a
}

// Bookmark is an entry of the outline.
type Bookmark struct {
	Title string
	Level int
	To    *Anchor
}
