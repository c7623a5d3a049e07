package doc

import (
	"math"
	"testing"
)

// TestContrast: the ratios of well-known pairs, and the nearest colour for text.
func TestContrast(t *testing.T) {
	for in, want := range map[string]struct {
		ratio float64
		text  string
	}{
		"#000000": {21, "#000000"},
		"#FFFFFF": {1, "#767676"}, // the lightest grey that WCAG allows
		"#767676": {4.54, "#767676"},
		"#777777": {4.48, "#767676"},
		"#0B4F6C": {8.94, "#0B4F6C"},
		"#FFD700": {1.40, "#8B7500"},
	} {
		c, ok := ParseColour(in)
		if !ok || c.String() != in {
			t.Fatalf("%s is read as %v", in, c)
		}
		if got := c.Contrast(White); math.Abs(got-want.ratio) > 0.01 {
			t.Errorf("%s: %.2f", in, got)
		}
		if got := c.ForText(); got.String() != want.text || got.Contrast(White) < TextContrast {
			t.Errorf("%s becomes %v, %.2f", in, got, got.Contrast(White))
		}
	}
	for _, bad := range []string{"", "0B4F6C", "#0B4F6", "#0B4F6G", "#+B4F6C"} {
		if c, ok := ParseColour(bad); ok {
			t.Errorf("%q is read as %v", bad, c)
		}
	}
}

// TestAccent: what is no colour becomes the house's own, and a bright one dark
// enough to be read.
func TestAccent(t *testing.T) {
	for in, want := range map[string]string{"#0b4f6c": "#0B4F6C", "": "#0B4F6C", "blå": "#0B4F6C", "#FFF": "#0B4F6C", "#000000": "#000000", "#FFD700": "#8B7500"} {
		if got := Accent(in).String(); got != want {
			t.Errorf("%q becomes %s, should be %s", in, got, want)
		}
	}
}
