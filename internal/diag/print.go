package diag

import (
	"fmt"
	"io"
	"strconv"
	"strings"
)

// Printer writes findings for people. The zero value prints without source
// lines and without colour.
type Printer struct {
	// Source gives the bytes of a file as the findings name it. When it is nil,
	// or the file is not there, the source line is left out.
	Source func(file string) ([]byte, bool)
	Color  bool // ANSI colours; off by default
}

// Print writes the sorted findings, each as
//
//	fil.yaml:12:9: fel PV114: okänd nyckel …
//	   12 |   namm: Timrå
//	      |   ^~~~
//	  åtgärd: menade du ”namn”?
//
// and last the counts. An empty list writes nothing.
func (p Printer) Print(w io.Writer, l List) error {
	if len(l) == 0 {
		return nil
	}
	l = l.Sorted()
	var b strings.Builder
	p.all(&b, l)
	b.WriteString(l.Summary())
	b.WriteByte('\n')
	_, err := io.WriteString(w, b.String())
	return err
}

// all writes findings in full, each with a blank line after it.
func (p Printer) all(b *strings.Builder, l List) {
	files := map[string][]string{}
	for _, d := range l {
		if _, ok := files[d.Span.File]; !ok && d.Span.Start.Line > 0 {
			files[d.Span.File] = p.read(d.Span.File)
		}
		p.one(b, d, files[d.Span.File])
		b.WriteByte('\n')
	}
}

func (p Printer) read(file string) []string {
	if p.Source == nil || file == "" {
		return nil
	}
	data, ok := p.Source(file)
	if !ok {
		return nil
	}
	return lines(data)
}

// one writes one finding, without a blank line after it.
func (p Printer) one(b *strings.Builder, d Diagnostic, src []string) {
	b.WriteString(p.bold(d.Span.String()))
	if d.Span.String() != "" {
		b.WriteString(": ")
	}
	fmt.Fprintf(b, "%s %s: %s\n", p.level(d.Severity), d.Code, visible(d.Message))
	if n := d.Span.Start.Line; n >= 1 && n <= len(src) {
		p.excerpt(b, d.Span, composed(src[n-1]))
	}
	for _, h := range d.Hints {
		fmt.Fprintf(b, "  åtgärd: %s\n", visible(h))
	}
	if d.Source != "" {
		fmt.Fprintf(b, "  källa: %s\n", visible(d.Source))
	}
}

// String gives the place as messages print it: "fil.yaml:12:9", or only the
// file when the place is the file as a whole.
func (s Span) String() string {
	if s.Start.Line == 0 {
		return s.File
	}
	return fmt.Sprintf("%s:%d:%d", s.File, s.Start.Line, s.Start.Col)
}

// widest is how much of a long line is shown, in screen columns.
const widest = 100

// excerpt writes the source line and a caret under the stretch.
func (p Printer) excerpt(b *strings.Builder, s Span, line string) {
	cells, from, to := window(s, line)
	var text strings.Builder
	for _, c := range cells {
		text.WriteString(c.text)
	}
	gutter := fmt.Sprintf("%5d | ", s.Start.Line)
	fmt.Fprintf(b, "%s%s\n", gutter, strings.TrimRight(text.String(), " "))
	start, end := screen(cells, from), screen(cells, to)
	marks := "^" + strings.Repeat("~", max(end-start-1, 0))
	fmt.Fprintf(b, "%s | %s%s\n", strings.Repeat(" ", len(gutter)-3), strings.Repeat(" ", start), p.mark(marks))
}

// window gives the part of a line that is shown, and the stretch in it.
func window(s Span, line string) (cells []cell, from, to int) {
	line, before := near(line, s.Start.Col-1)
	cells = layout(line)
	from = min(max(s.Start.Col-1-before, 0), len(cells))
	to = len(cells)
	switch {
	case s.End.Line == s.Start.Line:
		to = min(max(s.End.Col-1-before, from), len(cells))
	case s.End.Line == 0:
		to = min(from+1, len(cells))
	}
	return cut(cells, from, to)
}

// near gives what may be shown of a line around character i, and how many characters
// stand before it: a line can be a whole file of megabytes, and is told of many times.
func near(line string, i int) (piece string, before int) {
	if len(line) <= 3*widest {
		return line, 0
	}
	n, start, end := 0, 0, len(line)
	for at := range line {
		if n == i-widest {
			start, before = at, n
		}
		if n == i+2*widest {
			end = at
			break
		}
		n++
	}
	return line[start:end], before
}

// screen is the screen column at which character i begins.
func screen(cells []cell, i int) int {
	switch {
	case len(cells) == 0:
		return 0
	case i < len(cells):
		return cells[i].col
	}
	last := cells[len(cells)-1]
	return last.col + last.wide
}

// cut keeps the part of a long line that holds the stretch, with … where
// something was left out.
func cut(cells []cell, from, to int) ([]cell, int, int) {
	if screen(cells, len(cells)) <= widest {
		return cells, from, to
	}
	first := max(from-widest/3, 0)
	last := min(first+widest, len(cells))
	out := append([]cell(nil), cells[first:last]...)
	ellipsis := cell{text: "…", wide: 1}
	if last < len(cells) {
		out = append(out, ellipsis)
	}
	if first > 0 {
		out = append([]cell{ellipsis}, out...)
		first--
	}
	col := 0
	for i := range out {
		out[i].col = col
		col += out[i].wide
	}
	return out, min(from-first, len(out)), min(to-first, len(out))
}

// The colours of a terminal: red for fel, yellow for varning, blue for upplysning.
var levelColor = [...]int{Fel: 31, Varning: 33, Upplysning: 34}

func (p Printer) level(s Severity) string {
	if !p.Color {
		return s.String()
	}
	return "\x1b[1;" + strconv.Itoa(levelColor[s]) + "m" + s.String() + "\x1b[0m"
}

func (p Printer) bold(s string) string {
	if !p.Color || s == "" {
		return s
	}
	return "\x1b[1m" + s + "\x1b[0m"
}

func (p Printer) mark(s string) string {
	if !p.Color {
		return s
	}
	return "\x1b[1;32m" + s + "\x1b[0m"
}
