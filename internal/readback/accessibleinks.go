package readback

import (
	"fmt"
	"strconv"
	"strings"

	"planverk/internal/doc"
)

// inks are the colours of a workbook's formats (ECMA-376 part 1, 18.8).
type inks struct {
	formats []cellInk // by number, as cells name them
	changes []cellInk // those of conditional formats
	numbers []string  // of formats: the pattern of the number, for colours such as [Red]
}

// cellInk is text and what is behind it.
type cellInk struct {
	text, paper doc.Colour
	least       float64 // contrast that the text must have
	odd         string  // a colour that cannot be read; empty when both can
}

// numberColours are the colours that a number's pattern may name (18.8.31).
var numberColours = []struct {
	name   string
	colour doc.Colour
}{{"[red]", doc.Colour{255, 0, 0}}, {"[green]", doc.Colour{0, 255, 0}}, {"[blue]", doc.Colour{0, 0, 255}}, {"[yellow]", doc.Colour{255, 255, 0}},
	{"[cyan]", doc.Colour{0, 255, 255}}, {"[magenta]", doc.Colour{255, 0, 255}}, {"[white]", doc.White}}

func newInks(styles *bookPart) *inks {
	i := &inks{}
	if styles == nil {
		return i
	}
	patterns := map[string]string{}
	styles.all("numFmt", func(n *bookPart) { patterns[n.attr("numFmtId")] = n.attr("formatCode") })
	fonts, fills := children(styles.child("fonts")), children(styles.child("fills"))
	for _, xf := range children(styles.child("cellXfs")) {
		i.formats = append(i.formats, newInk(numbered(fonts, xf.attr("fontId")), numbered(fills, xf.attr("fillId")), "fgColor"))
		i.numbers = append(i.numbers, patterns[xf.attr("numFmtId")])
	}
	for _, d := range children(styles.child("dxfs")) {
		if d.child("font").child("color") != nil { // of the others the text keeps its colour
			i.changes = append(i.changes, newInk(d.child("font"), d.child("fill"), "bgColor"))
		}
	}
	return i
}

func children(p *bookPart) []bookPart {
	if p == nil {
		return nil
	}
	return p.Children
}

func numbered(all []bookPart, n string) *bookPart {
	i, err := strconv.Atoi(n)
	if err != nil || i < 0 || i >= len(all) {
		return nil
	}
	return &all[i]
}

func newInk(font, fill *bookPart, key string) cellInk {
	i := cellInk{paper: doc.White, least: doc.TextContrast}
	i.read(&i.text, font.child("color"))
	if pattern := fill.child("patternFill"); pattern != nil && pattern.attr("patternType") != "none" {
		i.read(&i.paper, pattern.child(key))
	}
	if size := font.child("sz"); size != nil {
		points, _ := strconv.ParseFloat(size.attr("val"), 64)
		bold := font.child("b") != nil && font.child("b").attr("val") != "0"
		i.least = leastContrast(points, bold)
	}
	return i
}

// read gives a colour that is written out, or is one of the two that text and paper have
// from the beginning (theme 1 and 0, indexed 64 and 65).
func (i *cellInk) read(to *doc.Colour, c *bookPart) {
	switch {
	case c == nil, c.attr("auto") == "1", c.attr("indexed") == "64" || c.attr("indexed") == "65":
	case c.attr("theme") == "1" && c.attr("tint") == "":
		*to = doc.Colour{}
	case c.attr("theme") == "0" && c.attr("tint") == "":
		*to = doc.White
	default:
		rgb := c.attr("rgb")
		parsed, ok := doc.ParseColour("#" + rgb[max(0, len(rgb)-6):])
		if !ok {
			i.odd = strings.TrimSpace(rgb + " theme " + c.attr("theme"))
			return
		}
		*to = parsed
	}
}

// fault tells what is wrong with the colours; "" when nothing is.
func (i cellInk) fault() string {
	switch contrast := i.text.Contrast(i.paper); {
	case i.odd != "":
		return "har en färg som inte går att pröva (" + i.odd + ")"
	case contrast < i.least:
		return pale(contrast, i.least)
	}
	return ""
}

// rules tells of the conditional formats.
func (i *inks) rules() (faults []string) {
	for n, c := range i.changes {
		if fault := c.fault(); fault != "" {
			faults = append(faults, fmt.Sprintf("villkorsformat nummer %d %s", n+1, fault))
		}
	}
	return faults
}

// cells tells of the first cell of each format that is hard to read.
func (i *inks) cells(c bookCells) (faults []string) {
	told := map[string]bool{}
	for _, ref := range c.order {
		style := c.style[ref]
		if told[style] {
			continue
		}
		told[style] = true
		n, _ := strconv.Atoi(style)
		if n < 0 || n >= len(i.formats) {
			continue
		}
		for _, variant := range i.variants(n) {
			if fault := variant.fault(); fault != "" {
				faults = append(faults, fmt.Sprintf("cell %s: texten %s", ref, fault))
				break
			}
		}
	}
	return faults
}

// variants are the colours that a format may show, also those of its number's pattern.
func (i *inks) variants(n int) []cellInk {
	all := []cellInk{i.formats[n]}
	pattern := strings.ToLower(i.numbers[n])
	for _, c := range numberColours {
		if strings.Contains(pattern, c.name) {
			shown := i.formats[n]
			shown.text = c.colour
			all = append(all, shown)
		}
	}
	return all
}
