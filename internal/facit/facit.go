// Package facit holds a document type's example against what it looked like when
// somebody last approved it: the text, the figures and the drawing.
//
// The one type is Set, three small text files that people can read and git can
// show; the calls are Of, which makes it of a document, and Compare, which says
// in Swedish what has changed between two. The package reads and writes no file.
package facit

import (
	"fmt"
	"strings"

	"planverk/internal/doc"
	"planverk/internal/readback"
)

// Folder is where a type's approved files lie, within the type's folder.
const Folder = "facit"

// The files of a Set.
const (
	TextFile    = "text.md"     // the document as Markdown
	FiguresFile = "siffror.txt" // every figure by identity
	LayoutFile  = "layout.txt"  // what stands where on each page
)

// Files names the files of a Set, in order.
var Files = []string{TextFile, FiguresFile, LayoutFile}

// Set is what an example looks like. The zero value is an example that has
// never been approved.
type Set struct{ Text, Figures, Layout string }

// File gives one of the files by its name.
func (s *Set) File(name string) *string {
	switch name {
	case TextFile:
		return &s.Text
	case FiguresFile:
		return &s.Figures
	}
	return &s.Layout
}

// Of makes the Set of a document: its Markdown, its figures, and what another
// program sees drawn in its PDF.
func Of(d *doc.Document, markdown string, pdf []byte) (Set, error) {
	sheets, err := readback.Drawing(pdf)
	if err != nil {
		return Set{}, fmt.Errorf("the PDF cannot be read back: %w", err)
	}
	return Set{Text: markdown, Figures: figures(d), Layout: writeLayout(sheets)}, nil
}

// Pages is how many pages the Set's layout has.
func (s Set) Pages() int { return len(readLayout(s.Layout)) }

// Count is how many figures the Set has.
func (s Set) Count() int { return strings.Count(s.Figures, "\n") }

// figures lists every figure once, in the order that it first stands in.
func figures(d *doc.Document) string {
	var b strings.Builder
	seen := map[string]bool{}
	doc.Walk(d, nil, func(i doc.Inline) {
		v, ok := i.(*doc.Value)
		if !ok {
			return
		}
		line := fmt.Sprintf("%s = %s (%s)\n", v.ID, v.Exact, v.Text)
		if !seen[line] {
			seen[line] = true
			b.WriteString(line)
		}
	})
	return b.String()
}
