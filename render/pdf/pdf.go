// Package pdf writes a doc.Document as a PDF that is accessible (PDF/UA-1) and
// fit for the archive (PDF/A-2a) at once.
//
// It has one call, Write; WriteArchive is the same with files attached (PDF/A-3a). The
// work goes in one direction:
//
//	doc.Document ─flow─▶ rows ─paginate─▶ pages ─draw─▶ drawing ─▶ file
//
// The document is first measured and laid out as a vertical list of rows
// (flow.go, rows.go, table.go, cover.go), without a drawing call. The list is broken
// into pages (pages.go), so that every page number is known before anything is drawn
// (draw.go). The rooms below know no blocks and no pages' layout: fonts (font), lines
// of text (text), structure (tag), ink (draw), and the finished file (file).
//
// The same document gives the same bytes: dates come from the document and
// nothing is asked from the clock or the machine.
package pdf

import (
	"errors"
	"io"

	"planverk/internal/doc"
	"planverk/render/pdf/internal/file"
	"planverk/render/pdf/internal/text"
)

// GlyphError says that no font has a sign that stands in the document.
type GlyphError = text.GlyphError

// Signs gives what tells whether a sign can be printed in d, in whatever style it
// stands: by the municipality's own fonts or by the house's.
func Signs(d *doc.Document) func(rune) bool {
	family := familyOf(d.Meta)
	return func(r rune) bool { return text.Has(family, r) }
}

// Write prints d on w. An error means that the document cannot be printed
// truthfully: a *GlyphError names a sign that no font has; a reference may lead
// nowhere; a block may be of a kind unknown here. Nothing is written then.
func Write(w io.Writer, d *doc.Document) error { return print(w, d, nil, false) }

// Attachment is a file that a PDF carries within it.
type Attachment = file.Attachment

// Relation is what an attachment is to the document.
type Relation = file.Relation

// The relations.
const (
	Source = file.Source // what the document was made of
	Data   = file.Data   // its figures, to count with
)

// WriteArchive is Write with files attached, in the order given; their names differ.
// The file is then PDF/A-3a, and is kept apart from the documents that were beside it:
// of a link to a Sibling the words are printed.
func WriteArchive(w io.Writer, d *doc.Document, attached []Attachment) error {
	return print(w, d, attached, true)
}

func print(w io.Writer, d *doc.Document, attached []Attachment, alone bool) error {
	f, err := compose(d, alone)
	if err != nil {
		return err
	}
	f.Attachments = attached
	_, err = w.Write(f.Bytes())
	return err
}

// compose lays out and draws the document; what remains is to write the file.
// Alone, it leads to no document beside it.
func compose(d *doc.Document, alone bool) (*file.File, error) {
	if d.Meta.Title == "" {
		return nil, errors.New("dokumentet saknar titel") // PDF/UA-1, 7.1
	}
	s := newSetter(d)
	s.alone = alone
	rows := s.document()
	if s.err != nil {
		return nil, s.err
	}
	pages := s.paginate(rows)
	s.drawPages(pages)
	s.joinNotes()
	if s.err != nil {
		return nil, s.err
	}
	drawn, err := s.canvas.Finish()
	if err != nil {
		return nil, err
	}
	return &file.File{Meta: d.Meta, Root: s.root, Drawing: drawn, Bookmarks: s.bookmarks()}, nil
}
