package doc

import (
	"fmt"
	"math"
	"strconv"
)

// Colour is red, green and blue in sRGB.
type Colour [3]uint8

// White is the paper.
var White = Colour{255, 255, 255}

// standardAccent is the accent where the municipality has none.
var standardAccent = Colour{0x0B, 0x4F, 0x6C}

// TextContrast is the least contrast that text may have against what is behind it
// (WCAG 2.2, 1.4.3).
const TextContrast = 4.5

// ParseColour reads "#0B4F6C".
func ParseColour(s string) (Colour, bool) {
	if len(s) != 7 || s[0] != '#' {
		return Colour{}, false
	}
	n, err := strconv.ParseUint(s[1:], 16, 32)
	if err != nil {
		return Colour{}, false
	}
	return Colour{uint8(n >> 16), uint8(n >> 8), uint8(n)}, true
}

// String gives "#0B4F6C".
func (c Colour) String() string { return fmt.Sprintf("#%02X%02X%02X", c[0], c[1], c[2]) }

// Contrast is the ratio between the lightness of two colours, from 1 to 21 (WCAG
// 2.2, contrast ratio).
func (c Colour) Contrast(other Colour) float64 {
	a, b := c.luminance(), other.luminance()
	return (max(a, b) + 0.05) / (min(a, b) + 0.05)
}

// luminance is the relative luminance of WCAG 2.2.
func (c Colour) luminance() float64 {
	weights := [3]float64{0.2126, 0.7152, 0.0722}
	sum := 0.0
	for i, v := range c {
		x := float64(v) / 255
		if x <= 0.04045 {
			x /= 12.92
		} else {
			x = math.Pow((x+0.055)/1.055, 2.4)
		}
		sum += weights[i] * x
	}
	return sum
}

// Mix gives the colour with a share, 0–1, of another.
func (c Colour) Mix(other Colour, share float64) Colour {
	for i := range c {
		c[i] = uint8(math.Round(float64(c[i]) + (float64(other[i])-float64(c[i]))*share))
	}
	return c
}

// Accent is a document's or workbook's colour as every writer prints it: the
// municipality's, "#0B4F6C", dark enough to be read on white, and where there is
// none the house's own.
func Accent(s string) Colour {
	c, ok := ParseColour(s)
	if !ok {
		c = standardAccent
	}
	return c.ForText()
}

// ForText gives the colour itself when text in it can be read on white, and else
// the lightest one of the same hue that can.
func (c Colour) ForText() Colour {
	for share := 255; share > 0; share-- {
		var darker Colour
		for i, v := range c {
			darker[i] = uint8((int(v)*share + 127) / 255)
		}
		if darker.Contrast(White) >= TextContrast {
			return darker
		}
	}
	return Colour{}
}
