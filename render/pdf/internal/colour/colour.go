// Package colour holds colours and their contrast on white paper.
package colour

import (
	"math"
	"strconv"

	"planverk/internal/doc"
)

// RGB is red, green, blue, 0–255.
type RGB [3]uint8

// standard is the accent where the municipality has none.
var standard = RGB{0x0B, 0x4F, 0x6C}

// parse reads "#0B4F6C" or "0B4F6C".
func parse(s string) (RGB, bool) {
	if len(s) == 7 && s[0] == '#' {
		s = s[1:]
	}
	v, err := strconv.ParseUint(s, 16, 32)
	if err != nil || len(s) != 6 {
		return RGB{}, false
	}
	return RGB{uint8(v >> 16), uint8(v >> 8), uint8(v)}, true
}

// Accent returns the municipality's colour, darkened until text in it has
// the contrast 4.5:1 on white that WCAG 2.1 (1.4.3) asks for.
func Accent(s string) RGB {
	c, ok := parse(s)
	if !ok {
		return standard
	}
	for ContrastOnWhite(c) < 4.5 {
		for i := range c {
			c[i] = uint8(float64(c[i]) * 0.95)
		}
	}
	return c
}

// ReadableOn returns c, darkened until text in it has the contrast 4.5:1 on ground.
func (c RGB) ReadableOn(ground RGB) RGB {
	for ContrastOnWhite(c)/ContrastOnWhite(ground) < 4.5 {
		for i := range c {
			c[i] = uint8(float64(c[i]) * 0.95)
		}
	}
	return c
}

// Tint mixes share of c with white.
func (c RGB) Tint(share float64) RGB {
	for i := range c {
		c[i] = uint8(math.Round(255 - share*(255-float64(c[i]))))
	}
	return c
}

// ContrastOnWhite is the contrast ratio of WCAG 2.2 between c and white paper.
func ContrastOnWhite(c RGB) float64 { return doc.Colour(c).Contrast(doc.White) }
