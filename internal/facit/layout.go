package facit

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"planverk/internal/readback"
)

// page is a page of a layout file.
type page struct {
	width, height float64
	items         []item
}

// item is a line of a layout file: a text or a shape. Points from the upper left
// corner, rounded to a half: nobody sees less.
type item struct {
	x, y  float64
	tag   string // "P", "Caption"; "(Footer)" for what stands outside the text
	shape string // empty for texts, else "linje", "ruta" or "bana"
	text  string
	look  string // "10.5 fet #000000"; of a shape "yta #eef3f5" and "streck 0.5 #0b4f6c"
	path  string // of a shape: its measures, or the steps of its path
}

// writeLayout writes the drawing as a file: a line for each text and shape.
func writeLayout(sheets []readback.Sheet) string {
	var b strings.Builder
	for i, s := range sheets {
		fmt.Fprintf(&b, "sida %d  %s × %s\n", i+1, half(s.Width), half(s.Height))
		for _, m := range s.Marks {
			it := measure(m, s.Height)
			fmt.Fprintf(&b, "%7s %7s  %-13s ", half(it.x), half(it.y), it.tag)
			if it.shape == "" {
				fmt.Fprintf(&b, "%-17s %q\n", it.look, it.text)
			} else {
				fmt.Fprintf(&b, "%s %s | %s\n", it.shape, it.path, it.look)
			}
		}
	}
	return b.String()
}

// measure turns a mark into a line.
func measure(m readback.Mark, height float64) item {
	it := item{x: m.X, y: height - m.Y, tag: m.Tag}
	if m.Tag == "Artifact" {
		it.tag = "(" + m.Kind + ")"
	}
	if it.tag == "" {
		it.tag = "-"
	}
	if m.Shape == "" {
		it.text, it.look = m.Text, textLook(m)
		return it
	}
	it.look = shapeLook(m)
	switch {
	case len(m.Path) == 1 && m.Path[0].Op == 'R':
		it.shape = "ruta"
	case len(m.Path) == 2 && m.Path[1].Op == 'L':
		it.shape = "linje"
	default:
		it.shape, it.path = "bana", steps(m.Path, height)
		return it
	}
	it.path = half(m.W) + " " + half(-m.H)
	return it
}

// turned is in the look of a text that is not level.
const turned = "vriden"

func textLook(m readback.Mark) string {
	look := strconv.FormatFloat(math.Round(m.Size*10)/10, 'f', -1, 64)
	for _, part := range []struct {
		on   bool
		name string
	}{{m.Bold, "fet"}, {m.Italic, "kursiv"}, {m.Turn, turned}} {
		if part.on {
			look += " " + part.name
		}
	}
	return look + " " + m.Ink
}

func shapeLook(m readback.Mark) string {
	var parts []string
	if m.Shape != "stroke" {
		parts = append(parts, "yta "+m.Ink)
	}
	if m.Shape != "fill" {
		parts = append(parts, fmt.Sprintf("streck %s %s", strconv.FormatFloat(math.Round(m.Weight*100)/100, 'f', -1, 64), m.Line))
	}
	return strings.Join(parts, ", ")
}

// steps writes a path with its places on the page.
func steps(path []readback.Step, height float64) string {
	var parts []string
	for _, s := range path {
		parts = append(parts, string(s.Op))
		for i, v := range s.At {
			switch {
			case i%2 == 1 && s.Op == 'R' && i == 3:
				v = -v
			case i%2 == 1:
				v = height - v
			}
			parts = append(parts, half(v))
		}
	}
	return strings.Join(parts, " ")
}

// half writes a measure rounded to half a point.
func half(v float64) string {
	return strconv.FormatFloat(math.Round(v*2)/2+0, 'f', -1, 64)
}

// readLayout reads a layout file back. A line that is not one is left out: the
// comparison then tells of it as a difference.
func readLayout(text string) []page {
	var pages []page
	for line := range strings.Lines(text) {
		f := strings.Fields(line)
		switch {
		case len(f) == 5 && f[0] == "sida":
			pages = append(pages, page{width: number(f[2]), height: number(f[4])})
		case len(f) > 4 && len(pages) > 0:
			p := &pages[len(pages)-1]
			if it, ok := readItem(line, f); ok {
				p.items = append(p.items, it)
			}
		}
	}
	return pages
}

func readItem(line string, f []string) (item, bool) {
	it := item{x: number(f[0]), y: number(f[1]), tag: f[2]}
	if f[3] == "ruta" || f[3] == "linje" || f[3] == "bana" {
		it.shape = f[3]
		_, rest, _ := strings.Cut(line, " "+it.shape+" ")
		path, look, _ := strings.Cut(rest, " | ")
		it.path, it.look = strings.TrimSpace(path), strings.TrimSpace(look)
		return it, len(strings.Fields(it.path)) > 1
	}
	head, quoted, _ := strings.Cut(line, "\"")
	text, err := strconv.Unquote("\"" + strings.TrimRight(quoted, " \r\n"))
	look := strings.Fields(head)
	it.text, it.look = text, strings.Join(look[min(3, len(look)):], " ")
	return it, err == nil && len(look) > 4
}

func number(s string) float64 {
	v, _ := strconv.ParseFloat(s, 64)
	return v
}
