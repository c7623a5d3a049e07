package html

import (
	"testing"

	"planverk/internal/doc"
)

// Whatever colour a municipality has, what is set in it can be read, and so can
// the text's own colours on the areas tinted with it.
func TestAccentIsLegible(t *testing.T) {
	for _, accent := range []string{"#0B4F6C", "#FFFF00", "#FFFFFF", "#000000", "#E30613", "#00A651", "#808080", "#767676", "#7F3F98"} {
		c := doc.Accent(accent)
		for _, g := range []struct {
			ground
			ink, soft string // as in stil.css
		}{{onLight, "#1c2126", "#56606a"}, {onDark, "#e8ecef", "#a9b3bc"}} {
			ink, _ := doc.ParseColour(g.ink)
			soft, _ := doc.ParseColour(g.soft)
			a, tint, deep := g.shades(c)
			for _, area := range []doc.Colour{g.paper, tint, deep} {
				for _, text := range []doc.Colour{a, ink, soft} {
					if got := text.Contrast(area); got < doc.TextContrast && (text != soft || area != deep) {
						t.Errorf("%s: %s on %s: %.2f", accent, text, area, got)
					}
				}
			}
			if got := g.paper.Contrast(a); got < doc.TextContrast {
				t.Errorf("%s: the paper's colour on the accent: %.2f", accent, got)
			}
		}
	}
	if c := lightAccent("#0B4F6C"); hex(c) != "#0b4f6c" {
		t.Error("a legible colour was changed")
	}
}
