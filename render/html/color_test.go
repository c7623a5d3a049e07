package html

import "testing"

// Whatever colour a municipality has, what is set in it can be read, and so can
// the text's own colours on the areas tinted with it.
func TestAccentIsLegible(t *testing.T) {
	for _, accent := range []string{"#0B4F6C", "#FFFF00", "#FFFFFF", "#000000", "#E30613", "#00A651", "#808080", "#767676", "#7F3F98"} {
		c, ok := parseColor(accent)
		if !ok {
			t.Fatal(accent)
		}
		for _, g := range []struct {
			ground
			ink, soft string // as in stil.css
		}{{onLight, "#1c2126", "#56606a"}, {onDark, "#e8ecef", "#a9b3bc"}} {
			paper, _ := parseColor(g.paper)
			ink, _ := parseColor(g.ink)
			soft, _ := parseColor(g.soft)
			a, tint, deep := g.shades(c)
			for _, area := range []rgb{paper, tint, deep} {
				for _, text := range []rgb{a, ink, soft} {
					if got := contrast(text, area); got < leastContrast && (text != soft || area != deep) {
						t.Errorf("%s: %s on %s: %.2f", accent, text, area, got)
					}
				}
			}
			if got := contrast(paper, a); got < leastContrast {
				t.Errorf("%s: the paper's colour on the accent: %.2f", accent, got)
			}
		}
	}
	if c := lightAccent("#0B4F6C"); c.String() != "#0b4f6c" {
		t.Error("a legible colour was changed")
	}
	for _, bad := range []string{"", "red", "#12345", "#12345g", "#0B4F6C;}", "#+12345"} {
		if _, ok := parseColor(bad); ok {
			t.Errorf("%q was taken for a colour", bad)
		}
	}
}
