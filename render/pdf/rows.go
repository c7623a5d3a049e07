package pdf

import (
	"planverk/render/pdf/internal/colour"
	"planverk/render/pdf/internal/draw"
	"planverk/render/pdf/internal/tag"
	"planverk/render/pdf/internal/text"
)

// row is one unit of the vertical list that a document becomes: most often a line
// of text or a row of a table. A page ends between two rows.
type row struct {
	height  float64
	before  float64 // space above, unless the row stands first on a page
	keep    bool    // the next row must stand on the same page
	rather  bool    // the next row stands on the same page unless the page is left too empty
	newPage bool    // stands first on a page
	recto   bool    // that page is a right-hand one: its number is odd
	wide    bool    // stands on a page that lies
	upright bool    // never does
	parts   bool    // rather parted than moved to the next page, also when it is not tall
	rigid   bool    // before is kept also at the top of a page
	body    content // nil for empty space
	frame   *frame
	head    *tableHead    // repeated above this row if it begins a page
	anchors []*tag.Anchor // that lead here
	labels  []label       // list marks that hang beside it
}

// content draws itself with its top at y.
type content interface {
	draw(s *setter, y float64)
}

// holder is content with rows of its own; each calls fn with them and their tops when
// the content stands at y.
type holder interface {
	content
	each(y float64, fn func(r *row, y float64))
}

// divisible is content that can be parted in two at most height apart. It returns
// the heights of the parts, and nil parts if it cannot be done well.
type divisible interface {
	content
	divide(height float64, force bool) (first, second content, h1, h2 float64)
}

// frame is what stands behind the rows of a notice or a quotation: a bar to the
// left, and a tint. On each page it reaches over the rows that it has there.
type frame struct {
	x, width float64
	bar      draw.Pen // at the left edge
	fill     colour.RGB
	tinted   bool
	pad      float64 // above the first and below the last row, as rows of their own
	outer    *frame
	depth    int
}

// label is the mark of a list item or the like.
type label struct {
	line text.Line
	x    float64
	drop float64 // of the baseline below the top of the row
}

// textLine is a line of text as content of a row.
type textLine struct {
	line text.Line
	x    float64
	drop float64 // of the baseline below the top of the row
	lead float64
}

func (t *textLine) draw(s *setter, y float64) { s.drawLine(t.line, t.x, y+t.drop, y, t.lead) }

// stack is rows that stand together: the content of a table cell.
type stack []row

// height is from the top of the first row to the bottom of the last.
func (k stack) height() float64 {
	h := 0.0
	for i := range k {
		if i > 0 || k[i].rigid {
			h += k[i].before
		}
		h += k[i].height
	}
	return h
}

// place returns the rows with their tops when the first stands at y.
func (k stack) place(y float64) []placed {
	out := make([]placed, 0, len(k))
	k.each(y, func(r *row, y float64) { out = append(out, placed{row: r, y: y}) })
	return out
}

// each calls fn with the rows and their tops when the first stands at y.
func (k stack) each(y float64, fn func(r *row, y float64)) {
	for i := range k {
		if i > 0 || k[i].rigid {
			y += k[i].before
		}
		fn(&k[i], y)
		y += k[i].height
	}
}

// placed is a row at its place on a page.
type placed struct {
	row  *row
	y    float64
	head *tableHead // instead of a row: a table head that is repeated
}

// extent is the innermost frame that stands behind p, and how tall p is.
func (p placed) extent() (*frame, float64) {
	if p.head != nil {
		return p.head.frame, p.head.height
	}
	return p.row.frame, p.row.height
}
