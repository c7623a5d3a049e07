package xlsx

import "cmp"

// filled is how the rows of a sheet fall on pages.
type filled struct {
	breaks []int   // rows that begin a page so that what belongs together is not parted
	used   float64 // of the last page, in pixels
	page   float64 // the room of a page
}

// fill goes through the rows as a program does when it prints the sheet.
func (p *page) fill() filled {
	const wide, high = 755 / 0.75, 480 / 0.75 // of A4 lying within its margins, in pixels
	f := filled{page: high}
	paper := wide
	if p.Portrait {
		f.page, paper = wide, high
	}
	width := sumOf(p.widths) * digitPixels
	if over := acrossOf(p.Sheet, p.widths); over.pages > 1 {
		width = sumOf(p.widths[:over.told])*digitPixels + over.free*digitPixels
	}
	f.page /= min(1, paper/width)
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
			f.used = head + high
		case f.used+high > f.page:
			f.used = head + high // the head is repeated on every page
		default:
			f.used += high
		}
	}
	return f
}

func (p *page) pixels(row int) float64 { return cmp.Or(p.height(row), lineHeight) / 0.75 }

// overflows tells whether the chart has no room on the page where the table ends.
func (p *page) overflows() bool {
	f := p.fill()
	return f.used+float64(rowPixels+chartPixels(p.Chart)) > f.page
}

// breaks keeps together, when the sheet is printed, the rows that belong together.
func (w *writer) breaks(p *page) error {
	if p.Hidden || p.Together == 0 {
		return nil
	}
	for _, r := range p.fill().breaks {
		if err := w.f.InsertPageBreak(p.Name, cellName(1, r)); err != nil {
			return err
		}
	}
	return nil
}
