package planverk

import (
	"errors"
	"io"
	"slices"

	"planverk/internal/book"
	"planverk/render"
	"planverk/render/csv"
	"planverk/render/html"
	"planverk/render/ics"
	"planverk/render/markdown"
	"planverk/render/xlsx"
)

// writer prints one file of a format. It gives errNone for a document that the
// format does not apply to.
type writer struct {
	format, ending string
	write          func(*product, io.Writer) error
}

var errNone = errors.New("the document has nothing for this format")

// writers is the table of formats. A format may be several files; the manifest
// lists them in this order.
var writers = []writer{
	{"pdf", ".pdf", (*product).writePDF},
	{"xlsx", ".xlsx", (*product).writeWorkbook},
	{"csv", ".csv", (*product).writeAmounts},
	{"md", ".md", text(markdown.Write)},
	{"html", ".html", text(html.Page)},
	{"html", ".klistra-in.html", text(html.Fragment)},
	{"html", ".publicering.json", text(html.Metadata)},
	{"ics", ".ics", (*product).writeCalendar},
}

// Formats gives the names of the formats, in the order of the table.
func Formats() []string {
	var names []string
	for _, w := range writers {
		names = append(names, w.format)
	}
	return slices.Compact(names)
}

// text makes a writer of one that prints the document alone.
func text(write render.Writer) func(*product, io.Writer) error {
	return func(p *product, w io.Writer) error { return write(w, p.doc) }
}

func (p *product) writeWorkbook(w io.Writer) error {
	b := p.workbook()
	if b == nil {
		return errNone
	}
	return xlsx.Write(w, b)
}

// writeAmounts prints the workbook's sheet Data for finance systems.
func (p *product) writeAmounts(w io.Writer) error {
	b := p.workbook()
	if b == nil {
		return errNone
	}
	err := csv.Write(w, b)
	if errors.Is(err, csv.ErrNone) {
		return errNone
	}
	return err
}

// workbook is the document as a workbook, made for the first writer that asks; nil when
// its type has none, and when its figures cannot be counted, which a finding says.
func (p *product) workbook() *book.Workbook {
	p.counted.Do(func() {
		if k := kinds[p.in.Type]; k.workbook != nil {
			p.book = k.workbook(p)
		}
	})
	return p.book
}

func (p *product) writeCalendar(w io.Writer) error {
	k := kinds[p.in.Type]
	if k.calendar == nil {
		return errNone
	}
	return ics.Write(w, k.calendar(p.in, p.gathered, p.doc))
}
