// Package pdf writes a doc.Document as a PDF that is accessible (PDF/UA-1) and
// fit for the archive (PDF/A-2a) at once.
//
// It has one call, Write. The work goes in one direction:
//
//	doc.Document ─flow─▶ rows ─paginate─▶ pages ─draw─▶ fpdf ─finish─▶ file
//
// The document is first measured and laid out as a vertical list of rows
// (rows.go, table.go, cover.go), without a drawing call. The list is broken into
// pages (pages.go), so that every page number is known before anything is drawn.
// Drawing (draw.go, canvas.go) always names the structure element the ink
// belongs to, or the kind of artifact it is: nothing can be drawn untagged. Last
// the page contents are taken out of fpdf's file and written anew with the
// structure tree, fonts, links, bookmarks and metadata (finish.go).
//
// The same document gives the same bytes: dates come from the document and
// nothing is asked from the clock or the machine.
package pdf

import (
	"errors"
	"io"

	"planverk/internal/doc"
)

// Write prints d on w. An error means that the document cannot be printed
// truthfully: a *GlyphError names a sign that no font has; a reference may lead
// nowhere; a block may be of a kind unknown here. Nothing is written then.
func Write(w io.Writer, d *doc.Document) error {
	file, err := compose(d)
	if err != nil {
		return err
	}
	b, err := file.finish()
	if err != nil {
		return err
	}
	_, err = w.Write(b)
	return err
}

// compose lays out and draws the document; what remains is to write the file.
func compose(d *doc.Document) (*file, error) {
	if d.Meta.Title == "" {
		return nil, errors.New("dokumentet saknar titel") // PDF/UA-1, 7.1
	}
	s := newSetter(d)
	rows := s.document()
	if s.err != nil {
		return nil, s.err
	}
	pages := s.paginate(rows)
	s.drawPages(pages)
	if s.err != nil {
		return nil, s.err
	}
	return &file{
		meta:     d.Meta,
		root:     s.root,
		canvas:   s.canvas,
		bookmark: s.bookmarks(),
	}, nil
}
