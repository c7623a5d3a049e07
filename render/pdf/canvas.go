package pdf

import (
	"math"
	"strconv"

	"github.com/go-pdf/fpdf"
)

// canvas draws on pages. This is the only file that knows fpdf, which draws the
// shapes and assembles the pages; text is written here, because the fonts are
// embedded by this package (subset.go). Every drawing method takes a mark and
// opens the marked content that belongs to it.
type canvas struct {
	file *fpdf.Fpdf
	page int // from 1

	owners      [][]*elem // page → owner of each marked content, in order; [0] is not used
	annotations []*annotation
	subsets     [faceCount]*subset

	open     mark     // the marked content that is open now, or nil
	override artifact // not empty: whatever is drawn is this artifact
	fill     colour   // of text and filled shapes
	stroke   pen
	buf      []byte
}

// pen is the weight and colour of a line.
type pen struct {
	weight float64
	ink    colour
}

func newCanvas() *canvas {
	f := fpdf.New("P", "pt", "A4", "")
	f.SetAutoPageBreak(false, 0)
	f.SetMargins(0, 0, 0)
	f.SetCompression(false) // the contents are compressed when the file is finished
	return &canvas{file: f, owners: [][]*elem{nil}}
}

// addPage ends the page and starts the next.
func (c *canvas) addPage() {
	c.close()
	c.file.AddPage()
	c.page++
	c.owners = append(c.owners, nil)
	c.fill = colour{} // a page starts with black; fpdf takes the pen along
}

// repeated draws what fn draws as an artifact: content that stands in the
// structure already.
func (c *canvas) repeated(fn func()) {
	c.override = repeatArtifact
	fn()
	c.override = ""
}

// use opens marked content for m, unless it is open already.
func (c *canvas) use(m mark) {
	if c.override != "" {
		m = c.override
	}
	if c.open == m {
		return
	}
	c.close()
	c.open = m
	switch m := m.(type) {
	case artifact:
		c.file.RawWriteStr("/Artifact " + string(m) + " BDC")
	case *elem:
		id := len(c.owners[c.page])
		c.owners[c.page] = append(c.owners[c.page], m)
		m.content(c.page, id)
		c.file.RawWriteStr("/" + m.kind + " <</MCID " + strconv.Itoa(id) + ">> BDC")
	}
}

// close ends the open marked content.
func (c *canvas) close() {
	if c.open != nil {
		c.file.RawWriteStr("EMC")
		c.open = nil
	}
}

// subset returns the document's subset of a face, which has been parsed before.
func (c *canvas) subset(f face) *subset {
	if c.subsets[f] == nil {
		parsed, err := faces[f]()
		if err != nil {
			c.file.SetError(err)
			return nil
		}
		c.subsets[f] = newSubset(parsed)
	}
	return c.subsets[f]
}

// text draws s with its baseline at y. Soft hyphens in s are not drawn; with
// hyphen one is added at the end.
func (c *canvas) text(m mark, x, y float64, st style, s string, hyphen bool) {
	font := c.subset(st.face)
	if font == nil {
		return
	}
	c.use(m)
	b := c.setFill(c.buf[:0], st.ink)
	b = append(b, "BT /F"...)
	b = strconv.AppendInt(b, int64(st.face), 10)
	b = appendNumber(append(b, ' '), st.size)
	b = appendNumber(append(b, " Tf "...), x)
	b = appendNumber(append(b, ' '), pageHeight-y)
	b = append(b, " Td ("...)
	for _, r := range s {
		if r != softHyphen {
			b = appendGlyph(b, font.glyph(r))
		}
	}
	if hyphen {
		b = appendGlyph(b, font.glyph(softHyphen))
	}
	b = append(b, ") Tj ET"...)
	c.buf = b
	c.file.RawWriteStr(string(b))
}

// raw writes operators as they stand.
func (c *canvas) raw(b []byte) { c.file.RawWriteStr(string(b)) }

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
func (c *canvas) setFill(b []byte, to colour) []byte {
	if c.fill == to {
		return b
	}
	c.fill = to
	return append(appendColour(b, to), "rg "...)
}

// appendColour writes the three operands of a colour.
func appendColour(b []byte, ink colour) []byte {
	for _, v := range ink {
		b = strconv.AppendFloat(b, float64(v)/255, 'f', 3, 64)
		b = append(b, ' ')
	}
	return b
}

// fillRect fills a rectangle.
func (c *canvas) fillRect(m mark, x, y, w, h float64, ink colour) {
	c.use(m)
	if b := c.setFill(c.buf[:0], ink); len(b) > 0 {
		c.file.RawWriteStr(string(b))
	}
	c.file.Rect(x, y, w, h, "F")
}

// strokeRect draws the outline of a rectangle.
func (c *canvas) strokeRect(m mark, x, y, w, h float64, p pen) {
	c.use(m)
	c.setPen(p)
	c.file.Rect(x, y, w, h, "D")
}

// line draws a straight line.
func (c *canvas) line(m mark, x1, y1, x2, y2 float64, p pen) {
	c.use(m)
	c.setPen(p)
	c.file.Line(x1, y1, x2, y2)
}

// dots draws a line of dots, step apart and in step with every other such line.
func (c *canvas) dots(m mark, x1, x2, y, step float64, p pen) {
	c.use(m)
	x1 = math.Ceil(x1/step) * step
	b := append(c.buf[:0], "q 1 J [0 "...)
	b = append(appendNumber(b, step), "] 0 d "...)
	b = append(appendColour(b, p.ink), "RG "...)
	b = append(appendNumber(b, p.weight), " w "...)
	for i, v := range [4]float64{x1, pageHeight - y, x2, pageHeight - y} {
		b = append(appendNumber(b, v), [4]string{" ", " m ", " ", " l S Q"}[i]...)
	}
	c.buf = b
	c.file.RawWriteStr(string(b))
}

func (c *canvas) setPen(p pen) {
	if c.stroke == p {
		return
	}
	c.stroke = p
	c.file.SetDrawColor(int(p.ink[0]), int(p.ink[1]), int(p.ink[2]))
	c.file.SetLineWidth(p.weight)
}

// area makes a rectangle of the page an active area of a link.
func (c *canvas) area(l *link, x, y, w, h float64) {
	if c.override != "" {
		return
	}
	a := &annotation{page: c.page, rect: [4]float64{x, pageHeight - y - h, x + w, pageHeight - y}, link: l}
	c.annotations = append(c.annotations, a)
	l.elem.kids = append(l.elem.kids, kid{page: c.page, link: a})
}

// appendNumber writes a coordinate with at most two decimals.
func appendNumber(b []byte, v float64) []byte {
	b = strconv.AppendFloat(b, v, 'f', 2, 64)
	for b[len(b)-1] == '0' {
		b = b[:len(b)-1]
	}
	if b[len(b)-1] == '.' {
		b = b[:len(b)-1]
	}
	return b
}
