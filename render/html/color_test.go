package html

import "testing"

// Whatever colour a municipality has, what is set in it can be read.
func TestAccentIsLegible(t *testing.T) {
	light, _ := parseColor(lightGround)
	dark, _ := parseColor(darkGround)
	for _, accent := range []string{"#0B4F6C", "#FFFF00", "#FFFFFF", "#000000", "#E30613", "#00A651", "#808080"} {
		c, ok := parseColor(accent)
		if !ok {
			t.Fatal(accent)
		}
		if got := contrast(legible(c, light, rgb{}), light); got < leastContrast {
			t.Errorf("%s on white: %.2f", accent, got)
		}
		if got := contrast(legible(c, dark, rgb{1, 1, 1}), dark); got < leastContrast {
			t.Errorf("%s on dark: %.2f", accent, got)
		}
	}
	if c, _ := parseColor("#0B4F6C"); legible(c, light, rgb{}).String() != "#0b4f6c" {
		t.Error("a legible colour was changed")
	}
	for _, bad := range []string{"", "red", "#12345", "#12345g", "#0B4F6C;}", "#+12345"} {
		if _, ok := parseColor(bad); ok {
			t.Errorf("%q was taken for a colour", bad)
		}
	}
}
