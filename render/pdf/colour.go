package pdf

import (
	"math"
	"strconv"
)

// colour is red, green, blue, 0–255.
type colour [3]uint8

// The greys of the house (shared look): all have at least 4.5:1 on white.
var (
	ink       = colour{0x1C, 0x21, 0x26}
	subdued   = colour{0x3A, 0x44, 0x4D} // subtitle
	grey      = colour{0x56, 0x60, 0x6A}
	leader    = colour{0x8A, 0x94, 0x9D} // dots in the contents: decoration
	hairline  = colour{0xC4, 0xCC, 0xD4}
	petroleum = colour{0x0B, 0x4F, 0x6C} // the accent where the municipality has none
)

// parseColour reads "#0B4F6C" or "0B4F6C".
func parseColour(s string) (colour, bool) {
	if len(s) == 7 && s[0] == '#' {
		s = s[1:]
	}
	v, err := strconv.ParseUint(s, 16, 32)
	if err != nil || len(s) != 6 {
		return colour{}, false
	}
	return colour{uint8(v >> 16), uint8(v >> 8), uint8(v)}, true
}

// accentColour returns the municipality's colour, darkened until text in it has
// the contrast 4.5:1 on white that WCAG 2.1 (1.4.3) asks for.
func accentColour(s string) colour {
	c, ok := parseColour(s)
	if !ok {
		return petroleum
	}
	for contrastOnWhite(c) < 4.5 {
		for i := range c {
			c[i] = uint8(float64(c[i]) * 0.95)
		}
	}
	return c
}

// tint mixes share of c with white.
func (c colour) tint(share float64) colour {
	for i := range c {
		c[i] = uint8(math.Round(255 - share*(255-float64(c[i]))))
	}
	return c
}

// contrastOnWhite is the contrast ratio of WCAG 2.1.
func contrastOnWhite(c colour) float64 {
	weights := [3]float64{0.2126, 0.7152, 0.0722}
	luminance := 0.0
	for i, v := range c {
		x := float64(v) / 255
		if x <= 0.03928 {
			x /= 12.92
		} else {
			x = math.Pow((x+0.055)/1.055, 2.4)
		}
		luminance += weights[i] * x
	}
	return 1.05 / (luminance + 0.05)
}
