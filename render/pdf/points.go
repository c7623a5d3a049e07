package pdf

import (
	"strings"
	"unicode/utf8"

	"planverk/internal/doc"
	"planverk/render/pdf/internal/text"
)

// point is where the figures of a column align: at their right edge, or at the decimal
// comma where some have more decimals than others. Lengths are in sizes of the text.
// All figures of a face are taken to be equally wide.
type point struct {
	digit, comma float64
	decimals     int     // of the figure with most
	fewest       int     // of the figure with fewest, +1; 0 = no figure yet
	whole        float64 // the longest figure without its decimals
	units        [2]bool // figures without and with a percent sign
}

// figureWidths measures what the figures of the table are made of.
func (b *tableBuilder) figureWidths() {
	wide := func(s string) float64 {
		_, w := b.breaker.Extent(b.setText(nil, s, text.Run{Style: b.cell}))
		return w / b.cell.Size
	}
	digit, comma := wide("0"), wide(",")
	for i := range b.points {
		b.points[i].digit, b.points[i].comma = digit, comma
	}
}

// note takes a cell's figure, which is wide long.
func (p *point) note(c *doc.Cell, wide float64) {
	d, unit, ok := decimals(c)
	if !ok {
		return
	}
	p.units[unit] = true
	p.decimals = max(p.decimals, d)
	p.whole = max(p.whole, wide-p.tail(d))
	if p.fewest == 0 || d+1 < p.fewest {
		p.fewest = d + 1
	}
}

// mixed tells whether the right edge is not the place to align at. Figures in
// percent and others have no comma in common.
func (p point) mixed() bool { return p.decimals+1 > p.fewest && p.units[0] != p.units[1] }

// room is what the column needs for its figures to align.
func (p point) room() float64 {
	if !p.mixed() {
		return 0
	}
	return p.whole + p.tail(p.decimals)
}

// shift is how far to the left of the edge a cell's figure ends.
func (p point) shift(c *doc.Cell) float64 {
	if !p.mixed() {
		return 0
	}
	d, _, ok := decimals(c)
	if !ok {
		return 0
	}
	return p.tail(p.decimals) - p.tail(d)
}

// tail is how wide a comma and n decimals are.
func (p point) tail(n int) float64 {
	if n == 0 {
		return 0
	}
	return p.comma + float64(n)*p.digit
}

// decimals reads a cell that holds one figure and nothing else: how many decimals it
// has, and 1 if a percent sign follows.
func decimals(c *doc.Cell) (n, unit int, ok bool) {
	if len(c.Blocks) != 1 {
		return 0, 0, false
	}
	p, single := c.Blocks[0].(*doc.Paragraph)
	if !single {
		return 0, 0, false
	}
	words := strings.TrimSpace(doc.Plain(p.Text))
	if short, found := strings.CutSuffix(words, "%"); found {
		words, unit = strings.TrimSpace(short), 1
	}
	words = strings.TrimLeft(words, "−-–+")
	whole, part, _ := strings.Cut(words, ",")
	if whole == "" || strings.ContainsFunc(whole, notOfNumber) || strings.ContainsFunc(part, notDigit) {
		return 0, 0, false
	}
	return utf8.RuneCountInString(part), unit, true
}

func notDigit(r rune) bool { return r < '0' || r > '9' }

// notOfNumber allows for the spaces between thousands.
func notOfNumber(r rune) bool { return notDigit(r) && r != ' ' && r != '\u00a0' && r != '\u202f' }
