// Package render is the contract that every writer of documents follows.
//
// A writer is a package of its own (pdf, html, markdown, xlsx) with a function
// of type Writer or, for workbooks, one over *book.Workbook. It reads nothing
// but its argument, and the same argument gives the same bytes.
package render

import (
	"io"

	"planverk/internal/doc"
)

// Writer prints a document in one format. An error means that the document can
// not be printed truthfully (a block the writer does not know, a sign that no
// font has); it is never a reason to leave something out.
type Writer func(w io.Writer, d *doc.Document) error
