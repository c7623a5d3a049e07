package facit

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"

	"golang.org/x/text/encoding/charmap"

	"planverk/internal/sv"
)

// Redraw makes a plain PDF of a layout file, for pictures: what was approved is
// kept as text, and is drawn again beside what is new. Helvetica has the same
// widths as the documents' own font, so everything stands where it stood.
func Redraw(layout string) []byte {
	w := &pdfWriter{}
	w.b.WriteString("%PDF-1.4\n")
	pages := readLayout(layout)
	var kids []string
	for i := range pages {
		kids = append(kids, fmt.Sprintf("%d 0 R", firstPage+2*i))
	}
	w.object(1, "<</Type /Catalog /Pages 2 0 R>>")
	w.object(2, fmt.Sprintf("<</Type /Pages /Count %d /Kids [%s]>>", len(kids), strings.Join(kids, " ")))
	for i, name := range fontNames {
		w.object(3+i, "<</Type /Font /Subtype /Type1 /Encoding /WinAnsiEncoding /BaseFont /"+name+">>")
	}
	for i, p := range pages {
		n := firstPage + 2*i
		w.object(n, fmt.Sprintf("<</Type /Page /Parent 2 0 R /MediaBox [0 0 %s %s] /Contents %d 0 R /Resources <</Font <</F0 3 0 R /F1 4 0 R /F2 5 0 R /F3 6 0 R>>>>>>",
			half(p.width), half(p.height), n+1))
		content := p.content()
		w.object(n+1, fmt.Sprintf("<</Length %d>>\nstream\n%s\nendstream", len(content), content))
	}
	return w.close()
}

var fontNames = [...]string{"Helvetica", "Helvetica-Bold", "Helvetica-Oblique", "Helvetica-BoldOblique"}

// firstPage is the number of the first page's object.
const firstPage = 3 + len(fontNames)

// pdfWriter writes objects and remembers where they begin.
type pdfWriter struct {
	b       bytes.Buffer
	offsets []int
}

func (w *pdfWriter) object(n int, body string) {
	w.offsets = append(w.offsets, w.b.Len())
	fmt.Fprintf(&w.b, "%d 0 obj\n%s\nendobj\n", n, body)
}

func (w *pdfWriter) close() []byte {
	start := w.b.Len()
	fmt.Fprintf(&w.b, "xref\n0 %d\n0000000000 65535 f \n", len(w.offsets)+1)
	for _, at := range w.offsets {
		fmt.Fprintf(&w.b, "%010d 00000 n \n", at)
	}
	fmt.Fprintf(&w.b, "trailer\n<</Size %d /Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(w.offsets)+1, start)
	return w.b.Bytes()
}

// rising turns a text 45 degrees: what is not level is the watermark, which rises
// from corner to corner.
const rising = ".7071 .7071 -.7071 .7071"

// content draws the items of a page.
func (p page) content() string {
	var b strings.Builder
	for _, it := range p.items {
		if it.shape != "" {
			p.drawShape(&b, it)
			continue
		}
		look := strings.Fields(it.look)
		font, way := 0, "1 0 0 1"
		for _, word := range look {
			font += map[string]int{"fet": 1, "kursiv": 2}[word]
			if word == turned {
				way = rising
			}
		}
		fmt.Fprintf(&b, "%s rg BT /F%d %s Tf %s %s %s Tm (%s) Tj ET\n", colour(look[len(look)-1]), font, look[0], way, half(it.x), half(p.height-it.y), winAnsi(it.text))
	}
	return b.String()
}

func (p page) drawShape(b *strings.Builder, it item) {
	paint := ""
	for part := range strings.SplitSeq(it.look, ", ") {
		switch f := strings.Fields(part); {
		case len(f) == 2:
			fmt.Fprintf(b, "%s rg ", colour(f[1]))
			paint = "f"
		case len(f) == 3:
			fmt.Fprintf(b, "%s w %s ", f[1], strings.ToUpper(colour(f[2])+" rg"))
			paint = map[string]string{"": "S", "f": "B"}[paint]
		}
	}
	size := strings.Fields(it.path)
	switch it.shape {
	case "ruta":
		fmt.Fprintf(b, "%s %s %s %s re %s\n", half(it.x), half(p.height-it.y), size[0], half(-number(size[1])), paint)
	case "linje":
		fmt.Fprintf(b, "%s %s m %s %s l %s\n", half(it.x), half(p.height-it.y), half(it.x+number(size[0])), half(p.height-it.y-number(size[1])), paint)
	default:
		fmt.Fprintf(b, "%s %s\n", p.steps(size), paint)
	}
}

// steps writes a path as PDF does, from one as the layout file does.
func (p page) steps(words []string) string {
	var b strings.Builder
	op := ""
	n := 0
	for _, w := range words {
		if strings.Contains("MLCRZ", w) {
			b.WriteString(op)
			op, n = map[string]string{"M": "m ", "L": "l ", "C": "c ", "R": "re ", "Z": "h "}[w], 0
			continue
		}
		v := number(w)
		switch {
		case op == "re " && n == 3:
			v = -v
		case n%2 == 1:
			v = p.height - v
		}
		b.WriteString(half(v) + " ")
		n++
	}
	return b.String() + op
}

// colour is "#0b4f6c" as three parts.
func colour(s string) string {
	v, _ := strconv.ParseUint(strings.TrimPrefix(s, "#"), 16, 32)
	part := func(shift uint) string { return strconv.FormatFloat(float64(v>>shift&0xff)/255, 'f', 3, 64) }
	return part(16) + " " + part(8) + " " + part(0)
}

// likeness has signs that Helvetica has for some that it lacks.
var likeness = strings.NewReplacer(sv.Minus, "–", "☐", "o", "☒", "×", "\u2002", "  ")

// winAnsi writes a text as a PDF string; a sign that Helvetica lacks is a question mark.
func winAnsi(s string) string {
	var b strings.Builder
	for _, r := range likeness.Replace(s) {
		c, ok := charmap.Windows1252.EncodeRune(r)
		if !ok {
			c = '?'
		}
		if c == '(' || c == ')' || c == '\\' {
			b.WriteByte('\\')
		}
		b.WriteByte(c)
	}
	return b.String()
}
