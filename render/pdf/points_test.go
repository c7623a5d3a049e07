package pdf

import (
	"math"
	"strings"
	"testing"

	"planverk/internal/doc"
	"planverk/render/pdf/internal/text"
)

// Widths in Liberation Sans, in sizes of the text.
const (
	digitWidth = 0.556
	commaWidth = 0.278
)

// TestFigureWidths: the figures and the comma are as wide as the columns take them to be,
// upright and bold, whatever stands beside them.
func TestFigureWidths(t *testing.T) {
	sh := newSheet(doc.Meta{})
	b := &tableBuilder{flow: &flow{setter: newSetter(&doc.Document{})}, points: make([]point, 1)}
	b.cell = sh.cell
	b.figureWidths()
	if p := b.points[0]; math.Abs(p.digit-digitWidth) > 0.001 || math.Abs(p.comma-commaWidth) > 0.001 {
		t.Errorf("a figure is %.3f wide, a comma %.3f", p.digit, p.comma)
	}
	for _, st := range []text.Style{sh.cell, sh.cell.Bold()} {
		for s, want := range map[string]float64{"0": digitWidth, "7": digitWidth, ",": commaWidth, "11": 2 * digitWidth, "2,71": 3*digitWidth + commaWidth} {
			runs, err := text.Append(nil, s, text.Run{Style: st})
			if _, w := new(text.Breaker).Extent(runs); err != nil || math.Abs(w/st.Size-want) > 0.001 {
				t.Errorf("%q is %.3f wide, want %.3f (%v)", s, w/st.Size, want, err)
			}
		}
	}
}

// TestPoints: figures with and without decimals align at the comma, those in percent
// too; where all have as many, or some are in percent and some are not, at the edge.
func TestPoints(t *testing.T) {
	for _, c := range []struct {
		cells string // parted by |
		want  string // how far left of the edge each ends, in digits and commas
	}{
		{"12|1\u00a0234,5|Lönekostnad|−3,25", "cdd|d|-|0"},
		{"12 %|12,5 %", "cd|0"},
		{"12,5|13,5", "0|0"},
		{"12|1\u00a0200", "0|0"},
		{"12 %|12,5", "0|0"},
		{"2 heltidstjänster|0,5", "-|0"},
		{"1,|1", "0|0"},
	} {
		p := point{digit: digitWidth, comma: commaWidth}
		cells := strings.Split(c.cells, "|")
		for _, s := range cells {
			cell := inCell(words(s))
			p.note(&cell, float64(len(s))*digitWidth)
		}
		for i, s := range cells {
			cell := inCell(words(s))
			want := float64(strings.Count(strings.Split(c.want, "|")[i], "d"))*digitWidth + float64(strings.Count(strings.Split(c.want, "|")[i], "c"))*commaWidth
			if got := p.shift(&cell); math.Abs(got-want) > 0.001 {
				t.Errorf("%s: %s ends %.3f from the edge, want %.3f", c.cells, s, got, want)
			}
		}
	}
}
