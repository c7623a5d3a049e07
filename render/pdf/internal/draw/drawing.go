package draw

import (
	"bytes"

	"planverk/internal/doc"
	"planverk/render/pdf/internal/font"
	"planverk/render/pdf/internal/tag"
)

// Drawing is what has been drawn, for the file to be written around.
type Drawing struct {
	Pages       []Page
	Fonts       []*font.Subset // by face; nil = not used
	Annotations []*tag.Annotation
	Emblem      *doc.Picture // nil = not drawn
}

// Page is one page: its size in points, its content stream, and the owner of each
// marked content in it by number.
type Page struct {
	Width, Height float64
	Content       []byte
	Owners        []*tag.Element
}

// Finish ends the last page and takes the page contents from fpdf. What fpdf's own
// file lacks for PDF/UA and PDF/A, or has wrong, is left behind with it (the binary
// comment, the identifier, exact ToUnicode maps, annotations that print).
func (c *Canvas) Finish() (*Drawing, error) {
	c.close()
	var raw bytes.Buffer
	if err := c.file.Output(&raw); err != nil {
		return nil, err
	}
	contents, err := contentStreams(raw.Bytes())
	if err != nil {
		return nil, err
	}
	if len(contents) != len(c.drawing.Pages) {
		return nil, errForm
	}
	for i, content := range contents {
		c.drawing.Pages[i].Content = content
	}
	return &c.drawing, nil
}
