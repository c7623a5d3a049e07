// Package draw puts ink on pages. Every drawing call names the structure element that
// the ink belongs to, or the kind of artifact it is: nothing can be drawn untagged.
// Lengths are points from the top left corner of the page.
package draw

import (
	"math"
	"strconv"

	"github.com/go-pdf/fpdf"

	"planverk/render/pdf/internal/colour"
	"planverk/render/pdf/internal/font"
	"planverk/render/pdf/internal/tag"
	"planverk/render/pdf/internal/text"
)

// A4 in points, as fpdf rounds it, upright.
const (
	PageWidth  = 595.28
	PageHeight = 841.89
)

// Canvas draws on pages. This is the only file that knows fpdf, which draws the
// shapes and assembles the pages; text is written here, because fpdf would embed
// fonts of its own making in place of the subsets of package font. Every drawing
// method takes a mark and opens the marked content that belongs to it.
type Canvas struct {
	file *fpdf.Fpdf
	page int     // the one drawn on, from 1
	top  float64 // of the page, from its foot

	drawing Drawing

	open     tag.Mark     // the marked content that is open now, or nil
	override tag.Artifact // not empty: whatever is drawn is this artifact
	fill     colour.RGB   // of text and filled shapes
	stroke   Pen
	buf      []byte
}

// Pen is the weight and colour of a line.
type Pen struct {
	Weight float64
	Ink    colour.RGB
}

// New returns a canvas without pages.
func New() *Canvas {
	f := fpdf.New("P", "pt", "A4", "")
	f.SetAutoPageBreak(false, 0)
	f.SetMargins(0, 0, 0)
	f.SetCompression(false) // the contents are compressed when the file is finished
	return &Canvas{file: f, drawing: Drawing{Fonts: make([]*font.Subset, font.FaceCount)}}
}

// AddPage ends the page and starts the next, which is as wide and high as said.
func (c *Canvas) AddPage(width, height float64) {
	c.close()
	c.file.AddPageFormat("P", fpdf.SizeType{Wd: width, Ht: height})
	c.page++
	c.top = height
	c.drawing.Pages = append(c.drawing.Pages, Page{Width: width, Height: height})
	c.fill = colour.RGB{} // a page starts with black; fpdf takes the pen along
}

// Repeated draws what fn draws as an artifact: content that stands in the
// structure already.
func (c *Canvas) Repeated(fn func()) {
	c.override = tag.Repeat
	fn()
	c.override = ""
}

// use opens marked content for m, unless it is open already.
func (c *Canvas) use(m tag.Mark) {
	if c.override != "" {
		m = c.override
	}
	if c.open == m {
		return
	}
	c.close()
	c.open = m
	switch m := m.(type) {
	case tag.Artifact:
		c.file.RawWriteStr("/Artifact " + string(m) + " BDC")
	case *tag.Element:
		on := &c.drawing.Pages[c.page-1]
		id := len(on.Owners)
		on.Owners = append(on.Owners, m)
		m.Content(c.page, id)
		c.file.RawWriteStr("/" + m.Kind + " <</MCID " + strconv.Itoa(id) + ">> BDC")
	}
}

// close ends the open marked content.
func (c *Canvas) close() {
	if c.open != nil {
		c.file.RawWriteStr("EMC")
		c.open = nil
	}
}

// subset returns the document's subset of a face, which has been parsed before.
func (c *Canvas) subset(st text.Style) *font.Subset {
	f := st.Face
	if c.drawing.Fonts[f] == nil {
		parsed, err := st.Font()
		if err != nil {
			c.file.SetError(err)
			return nil
		}
		c.drawing.Fonts[f] = font.NewSubset(parsed)
	}
	return c.drawing.Fonts[f]
}

// Text draws the text of a segment with its baseline at y and the text's beginning
// at x. Soft hyphens in it are not drawn; where the word goes on, one is added at
// the end. Every space is wider by stretch.
func (c *Canvas) Text(seg *text.Segment, x, y, stretch float64) {
	st := seg.Run.Style
	used := c.subset(st)
	if used == nil {
		return
	}
	c.use(seg.Run.Mark)
	b := c.setFill(c.buf[:0], st.Ink)
	b = append(b, "BT /F"...)
	b = strconv.AppendInt(b, int64(st.Face), 10)
	b = AppendNumber(append(b, ' '), st.Size)
	b = AppendNumber(append(b, " Tf "...), x)
	b = AppendNumber(append(b, ' '), c.top-y)
	b = append(b, " Td [("...)
	left := rune(0)
	for _, r := range seg.Text {
		if r == text.SoftHyphen {
			continue
		}
		if kern := used.Font.Kern(left, r); kern != 0 {
			b = strconv.AppendInt(append(b, ')'), int64(-kern), 10)
			b = append(b, '(')
		}
		b = appendGlyph(b, used.Glyph(r))
		if left = r; r == ' ' && stretch != 0 {
			b = AppendNumber(append(b, ')'), -1000*stretch/st.Size)
			b = append(b, '(')
		}
	}
	if seg.Hyphen {
		b = appendGlyph(b, used.Glyph(text.SoftHyphen))
	}
	b = append(b, ")] TJ ET"...)
	c.buf = b
	c.file.RawWriteStr(string(b))
}

// Slanted draws s from x, y on along a line that rises by the angle, in radians.
func (c *Canvas) Slanted(m tag.Mark, x, y, angle float64, st text.Style, s string) {
	used := c.subset(st)
	if used == nil {
		return
	}
	c.use(m)
	b := c.setFill(c.buf[:0], st.Ink)
	b = append(b, "BT /F"...)
	b = strconv.AppendInt(b, int64(st.Face), 10)
	b = append(AppendNumber(append(b, ' '), st.Size), " Tf "...)
	sin, cos := math.Sincos(angle)
	for _, v := range [4]float64{cos, sin, -sin, cos} {
		b = append(strconv.AppendFloat(b, v, 'f', 4, 64), ' ')
	}
	b = append(AppendNumber(append(AppendNumber(b, x), ' '), c.top-y), " Tm ("...)
	for _, r := range s {
		b = appendGlyph(b, used.Glyph(r))
	}
	c.buf = append(b, ") Tj ET"...)
	c.raw(c.buf)
}

// raw writes operators as they stand.
func (c *Canvas) raw(b []byte) { c.file.RawWriteStr(string(b)) }

// appendGlyph writes a glyph number as two bytes of a literal string.
func appendGlyph(b []byte, g uint16) []byte {
	for _, q := range [2]byte{byte(g >> 8), byte(g)} {
		switch q {
		case '(', ')', '\\':
			b = append(b, '\\', q)
		case '\r': // would be read as a line feed
			b = append(b, '\\', 'r')
		default:
			b = append(b, q)
		}
	}
	return b
}

// setFill writes the colour of text and filled shapes, if it changes.
func (c *Canvas) setFill(b []byte, to colour.RGB) []byte {
	if c.fill == to {
		return b
	}
	c.fill = to
	return append(appendColour(b, to), "rg "...)
}

// appendColour writes the three operands of a colour.
func appendColour(b []byte, ink colour.RGB) []byte {
	for _, v := range ink {
		b = strconv.AppendFloat(b, float64(v)/255, 'f', 3, 64)
		b = append(b, ' ')
	}
	return b
}

// FillRect fills a rectangle.
func (c *Canvas) FillRect(m tag.Mark, x, y, w, h float64, ink colour.RGB) {
	c.use(m)
	if b := c.setFill(c.buf[:0], ink); len(b) > 0 {
		c.file.RawWriteStr(string(b))
	}
	c.file.Rect(x, y, w, h, "F")
}

// StrokeRect draws the outline of a rectangle.
func (c *Canvas) StrokeRect(m tag.Mark, x, y, w, h float64, p Pen) {
	c.use(m)
	c.setPen(p)
	c.file.Rect(x, y, w, h, "D")
}

// Line draws a straight line.
func (c *Canvas) Line(m tag.Mark, x1, y1, x2, y2 float64, p Pen) {
	c.use(m)
	c.setPen(p)
	c.file.Line(x1, y1, x2, y2)
}

// Dots draws a line of dots, step apart and in step with every other such line.
func (c *Canvas) Dots(m tag.Mark, x1, x2, y, step float64, p Pen) {
	c.use(m)
	x1 = math.Ceil(x1/step) * step
	b := append(c.buf[:0], "q 1 J [0 "...)
	b = append(AppendNumber(b, step), "] 0 d "...)
	b = append(appendColour(b, p.Ink), "RG "...)
	b = append(AppendNumber(b, p.Weight), " w "...)
	for i, v := range [4]float64{x1, c.top - y, x2, c.top - y} {
		b = append(AppendNumber(b, v), [4]string{" ", " m ", " ", " l S Q"}[i]...)
	}
	c.buf = b
	c.file.RawWriteStr(string(b))
}

func (c *Canvas) setPen(p Pen) {
	if c.stroke == p {
		return
	}
	c.stroke = p
	c.file.SetDrawColor(int(p.Ink[0]), int(p.Ink[1]), int(p.Ink[2]))
	c.file.SetLineWidth(p.Weight)
}

// Area makes a rectangle of the page an active area of a link.
func (c *Canvas) Area(l *tag.Link, x, y, w, h float64) {
	if c.override != "" {
		return
	}
	rect := [4]float64{x, c.top - y - h, x + w, c.top - y}
	c.drawing.Annotations = append(c.drawing.Annotations, l.Area(c.page, rect))
}

// AppendNumber writes a coordinate with at most two decimals.
func AppendNumber(b []byte, v float64) []byte {
	b = strconv.AppendFloat(b, v, 'f', 2, 64)
	for b[len(b)-1] == '0' {
		b = b[:len(b)-1]
	}
	if b[len(b)-1] == '.' {
		b = b[:len(b)-1]
	}
	return b
}
