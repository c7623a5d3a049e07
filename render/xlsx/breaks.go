package xlsx

import (
	"cmp"
	"math"

	"planverk/internal/book"
)

// filled is how the rows of a sheet fall on pages.
type filled struct {
	breaks []int // rows that begin a page so that what belongs together is not parted
	pages  int
	last   int     // the row that begins the last page
	used   float64 // of the last page, in pixels
	page   float64 // the room of a page
}

// A4 lying within its margins, in pixels.
const paperLong, paperShort = 755 / 0.75, 480 / 0.75

// printedPixels is the width of a digit on paper, where it is not rounded to whole
// pixels as on a screen: 0.507 of 11 points.
const printedPixels = 7.44

// paper is the room of a page at full size.
func (p *page) paper() (width, height float64) {
	if p.Portrait {
		return paperShort, paperLong
	}
	return paperLong, paperShort
}

// scale is how large the sheet is printed, in whole percent: as large as lets its
// columns stand on the pages beside each other that acrossOf has decided, with a
// percent to spare.
func (p *page) scale() int {
	over := acrossOf(p.Sheet, p.widths)
	room, _ := p.paper()
	for percent := 100; percent > leastScale; percent-- {
		if beside(p.widths, over.told, room/printedPixels*100/float64(percent+1)) <= over.pages {
			return percent
		}
	}
	return leastScale
}

// leastScale is the smallest that the file format allows.
const leastScale = 10

// beside is how many pages of a width the columns fill, where the first told stand on
// every one; more than any sheet has when a column has no room at all.
func beside(widths []float64, told int, room float64) int {
	pages, used := 1, 0.0
	for i, w := range widths {
		if used += w; used <= room {
			continue
		}
		if pages, used = pages+1, sumOf(widths[:min(told, i)])+w; used > room {
			return math.MaxInt
		}
	}
	return pages
}

// fill goes through the rows as a program does when it prints the sheet, as large as in so
// many percent.
func (p *page) fill(percent int) filled {
	_, high := p.paper()
	f := filled{pages: 1, page: high * 100 / float64(percent)}
	first, head := p.FirstRow(), 0.0
	for r := 1; r <= contentRow(p.Sheet); r++ {
		if r == p.HeadRow() {
			head = p.pixels(r)
		}
		group := 0.0
		if n := p.Together; n > 0 && r >= first && r < first+len(p.Table.Rows) && (r-first)%n == 0 {
			for i := r; i < r+n; i++ {
				group += p.pixels(i)
			}
		}
		switch high := p.pixels(r); {
		case group > 0 && f.used+group > f.page && f.used > head && head+group <= f.page && r > first:
			f.breaks = append(f.breaks, r)
			f.turn(r, head+high)
		case f.used+high > f.page:
			f.turn(r, head+high) // the head is repeated on every page
		default:
			f.used += high
		}
	}
	return f
}

// turn begins a page with a row.
func (f *filled) turn(row int, used float64) { f.pages, f.last, f.used = f.pages+1, row, used }

func (p *page) pixels(row int) float64 { return cmp.Or(p.height(row), lineHeight) / 0.75 }

// overflows tells whether the chart has no room on the page where the table ends.
func (f *filled) overflows(c *book.Chart) bool {
	return f.used+float64(rowPixels+chartPixels(c)) > f.page
}

// cuts gives the rows that are to begin a page when the sheet is printed, so that rows
// that belong together, and a chart, are not parted, and sum and notes do not stand alone.
func (p *page) cuts() []int {
	if p.Hidden {
		return nil
	}
	f := p.fill(p.scale())
	switch {
	case p.Together == 0 && p.Chart == nil:
		if p.stray(f) && p.pressed() == 0 {
			return []int{max(p.FirstRow()+len(p.Table.Rows)-withNotes, p.FirstRow()+1)}
		}
		return nil
	case p.Chart != nil && f.overflows(p.Chart):
		first, _ := chartRows(p.Sheet)
		return append(f.breaks, first-1) // the empty row goes along
	}
	return f.breaks
}

// withNotes is how many of the table's last rows go along with a sum and notes that begin
// a page.
const withNotes = 3

// stray tells whether the last page has only what stands below the table's rows.
func (p *page) stray(f filled) bool { return f.last >= p.FirstRow()+len(p.Table.Rows) }

// leastPressed is how much smaller a sheet is printed, in percent, so that a few lines
// below the table need no page of their own.
const leastPressed = 80

// pressed is how many pages below each other a sheet is pressed together on: one less than
// it would fill, where the last is stray and it need not be much smaller. 0 leaves it as
// it is.
func (p *page) pressed() int {
	if p.Hidden || p.Together > 0 || p.Chart != nil {
		return 0
	}
	full := p.fill(p.scale())
	if !p.stray(full) || p.fill(p.scale()*leastPressed/100).pages >= full.pages {
		return 0
	}
	return full.pages - 1
}

// breaks makes the cuts. Excel heeds them only on a sheet that it has not been told to
// fit to a number of pages.
func (w *writer) breaks(p *page, cuts []int) error {
	for _, r := range cuts {
		if err := w.f.InsertPageBreak(p.Name, cellName(1, r)); err != nil {
			return err
		}
	}
	return nil
}
