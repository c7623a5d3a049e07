package readback

import (
	"fmt"
	"strings"

	"github.com/ledongthuc/pdf"
)

// Sheet is what is drawn on one page of a PDF.
type Sheet struct {
	Width, Height float64 // in points
	Marks         []Mark  // in drawing order
	Links         int     // active areas
}

// Mark is a text or a shape on a page. Coordinates are those of the file: points
// from the lower left corner.
type Mark struct {
	Tag  string // of the marked content: "P", "Artifact"; empty outside
	MCID int64  // its number; −1 for artifacts
	Kind string // of an artifact: "Layout", "Header" …

	X, Y         float64 // of a text the start of its baseline, of a shape a corner
	Text         string  // empty for shapes
	Size         float64 // of the text, in points
	Bold, Italic bool
	Turn         bool // the text is not level

	Shape  string  // "fill", "stroke" or "both"; empty for texts
	W, H   float64 // of the shape, from its corner; may be negative
	Weight float64 // of its line
	Path   []Step
	Ink    string // "#0b4f6c": of the text or of the fill
	Line   string // the same, of a stroke
}

// Step is a part of a path: M, L and C as in PDF, R a rectangle (corner, width
// and height), Z back to where it began.
type Step struct {
	Op byte
	At []float64
}

// Drawing reads what a finished PDF draws, page by page: another program's eyes
// on what Planverk wrote, which tests and ”planverk prova” compare. It is meant
// for files of our own; what it cannot read is an error.
func Drawing(data []byte) (sheets []Sheet, err error) {
	defer func() {
		if p := recover(); p != nil {
			sheets, err = nil, fmt.Errorf("pdf: %v", p)
		}
	}()
	r, err := openPDF(data)
	if err != nil {
		return nil, err
	}
	fonts := map[string]face{}
	for n := 1; n <= r.NumPage(); n++ {
		p := r.Page(n)
		box := p.V.Key("MediaBox")
		if box.Kind() != pdf.Array {
			box = p.V.Key("Parent").Key("MediaBox")
		}
		d := &drawer{page: p, faces: fonts, now: state{ctm: identity, ink: black, line: black, weight: 1}}
		pdf.Interpret(p.V.Key("Contents"), d.operator)
		sheets = append(sheets, Sheet{Width: box.Index(2).Float64(), Height: box.Index(3).Float64(), Marks: d.marks, Links: p.V.Key("Annots").Len()})
	}
	return sheets, nil
}

const black = "#000000"

// face is a font as the page names it.
type face struct {
	encoder      pdf.TextEncoding
	bold, italic bool
}

// matrix is a transformation as PDF writes it: a b c d e f.
type matrix [6]float64

var identity = matrix{1, 0, 0, 1, 0, 0}

func (m matrix) apply(x, y float64) (float64, float64) {
	return m[0]*x + m[2]*y + m[4], m[1]*x + m[3]*y + m[5]
}

// then is the transformation that does m first and n after it.
func (m matrix) then(n matrix) matrix {
	return matrix{
		m[0]*n[0] + m[1]*n[2], m[0]*n[1] + m[1]*n[3],
		m[2]*n[0] + m[3]*n[2], m[2]*n[1] + m[3]*n[3],
		m[4]*n[0] + m[5]*n[2] + n[4], m[4]*n[1] + m[5]*n[3] + n[5],
	}
}

// state is what q keeps and Q gives back.
type state struct {
	ctm       matrix
	face      face
	size      float64
	ink, line string
	weight    float64
}

// drawer interprets the operators of a page.
type drawer struct {
	page  pdf.Page
	faces map[string]face
	now   state
	saved []state
	tm    matrix // of the text that is being shown
	tag   Mark   // the marked content that is open
	path  []Step
	marks []Mark
}

func (d *drawer) operator(stk *pdf.Stack, op string) {
	args := make([]pdf.Value, stk.Len())
	for i := len(args) - 1; i >= 0; i-- {
		args[i] = stk.Pop()
	}
	switch op {
	case "BDC":
		d.begin(args)
	case "EMC":
		d.tag = Mark{}
	case "q":
		d.saved = append(d.saved, d.now)
	case "Q":
		if n := len(d.saved); n > 0 {
			d.now, d.saved = d.saved[n-1], d.saved[:n-1]
		}
	case "cm":
		d.now.ctm = matrix(numbers(args)).then(d.now.ctm)
	case "rg", "g":
		d.now.ink = ink(numbers(args))
	case "RG", "G":
		d.now.line = ink(numbers(args))
	case "w":
		d.now.weight = args[0].Float64()
	case "BT":
		d.tm = identity
	case "Tf":
		d.now.face, d.now.size = d.font(args[0].Name()), args[1].Float64()
	case "Td":
		d.tm = matrix{1, 0, 0, 1, args[0].Float64(), args[1].Float64()}.then(d.tm)
	case "Tm":
		d.tm = matrix(numbers(args))
	case "Tj", "TJ":
		d.text(args[0])
	default:
		d.shape(op, numbers(args))
	}
}

// begin opens marked content.
func (d *drawer) begin(args []pdf.Value) {
	d.tag = Mark{Tag: args[0].Name(), MCID: -1}
	if d.tag.Tag != "Artifact" {
		d.tag.MCID = args[1].Key("MCID").Int64()
		return
	}
	if d.tag.Kind = args[1].Key("Subtype").Name(); d.tag.Kind == "" {
		d.tag.Kind = args[1].Key("Type").Name()
	}
}

func (d *drawer) font(name string) face {
	if f, ok := d.faces[name]; ok {
		return f
	}
	font := d.page.Font(name)
	base := font.BaseFont()
	f := face{font.Encoder(), strings.Contains(base, "Bold"), strings.Contains(base, "Italic") || strings.Contains(base, "Oblique")}
	d.faces[name] = f
	return f
}

func (d *drawer) text(s pdf.Value) {
	m := d.tag
	at := d.tm.then(d.now.ctm)
	m.X, m.Y, m.Turn = at[4], at[5], at[1] != 0
	m.Size, m.Bold, m.Italic, m.Ink = d.now.size, d.now.face.bold, d.now.face.italic, d.now.ink
	m.Text = d.decode(s)
	d.marks = append(d.marks, m)
}

// decode gives a string as text, or the strings of an array joined.
func (d *drawer) decode(s pdf.Value) string {
	if s.Kind() != pdf.Array {
		return d.now.face.encoder.Decode(s.RawString())
	}
	var b strings.Builder
	for i := range s.Len() {
		if part := s.Index(i); part.Kind() == pdf.String {
			b.WriteString(d.now.face.encoder.Decode(part.RawString()))
		}
	}
	return b.String()
}

// shape builds paths and paints them.
func (d *drawer) shape(op string, at []float64) {
	switch op {
	case "m", "l", "c":
		for i := 0; i+1 < len(at); i += 2 {
			at[i], at[i+1] = d.now.ctm.apply(at[i], at[i+1])
		}
		d.path = append(d.path, Step{op[0] - 'a' + 'A', at})
	case "re":
		at[0], at[1] = d.now.ctm.apply(at[0], at[1])
		at[2], at[3] = at[2]*d.now.ctm[0], at[3]*d.now.ctm[3]
		d.path = append(d.path, Step{'R', at})
	case "h":
		d.path = append(d.path, Step{Op: 'Z'})
	case "f", "f*":
		d.paint("fill")
	case "s", "b", "b*":
		d.path = append(d.path, Step{Op: 'Z'})
		d.paint(map[bool]string{true: "stroke", false: "both"}[op == "s"])
	case "S":
		d.paint("stroke")
	case "B", "B*":
		d.paint("both")
	case "n":
		d.path = nil
	}
}

func (d *drawer) paint(how string) {
	m := d.tag
	m.Shape, m.Path, m.Ink, m.Line, m.Weight = how, d.path, d.now.ink, d.now.line, d.now.weight
	m.X, m.Y, m.W, m.H = extent(d.path)
	d.marks = append(d.marks, m)
	d.path = nil
}

// extent is where a path is: a rectangle and a line as they are written, other
// paths by the rectangle around their points.
func extent(path []Step) (x, y, w, h float64) {
	switch {
	case len(path) == 0:
		return 0, 0, 0, 0
	case len(path) == 1 && path[0].Op == 'R':
		at := path[0].At
		return at[0], at[1], at[2], at[3]
	case len(path) == 2 && path[1].Op == 'L':
		from, to := path[0].At, path[1].At
		return from[0], from[1], to[0] - from[0], to[1] - from[1]
	}
	left, low, right, high := 1e9, 1e9, -1e9, -1e9
	for _, s := range path {
		for i := 0; i+1 < len(s.At) && s.Op != 'R'; i += 2 {
			left, right = min(left, s.At[i]), max(right, s.At[i])
			low, high = min(low, s.At[i+1]), max(high, s.At[i+1])
		}
		if s.Op == 'R' {
			left, right = min(left, s.At[0], s.At[0]+s.At[2]), max(right, s.At[0], s.At[0]+s.At[2])
			low, high = min(low, s.At[1], s.At[1]+s.At[3]), max(high, s.At[1], s.At[1]+s.At[3])
		}
	}
	return left, low, right - left, high - low
}

func numbers(args []pdf.Value) []float64 {
	out := make([]float64, len(args))
	for i, a := range args {
		out[i] = a.Float64()
	}
	return out
}

// ink writes a colour of one or three parts as HTML does.
func ink(parts []float64) string {
	if len(parts) == 1 {
		parts = []float64{parts[0], parts[0], parts[0]}
	}
	return fmt.Sprintf("#%02x%02x%02x", int(parts[0]*255+0.5), int(parts[1]*255+0.5), int(parts[2]*255+0.5))
}
