package colour

import "testing"

func TestAccent(t *testing.T) {
	for in, want := range map[string]RGB{
		"#0B4F6C": {0x0B, 0x4F, 0x6C},
		"0b4f6c":  {0x0B, 0x4F, 0x6C},
		"":        standard,
		"blå":     standard,
	} {
		if got := Accent(in); got != want {
			t.Errorf("%q: %v", in, got)
		}
	}
	for _, bright := range []string{"#FFD700", "#00FF00", "#FFFFFF", "#E30613"} {
		c := Accent(bright)
		if ContrastOnWhite(c) < 4.5 {
			t.Errorf("%s becomes %v with %.2f:1", bright, c, ContrastOnWhite(c))
		}
		ground := c.Tint(0.08)
		if on := ContrastOnWhite(c.ReadableOn(ground)) / ContrastOnWhite(ground); on < 4.5 {
			t.Errorf("%s is read on its tint with %.2f:1", bright, on)
		}
	}
}
