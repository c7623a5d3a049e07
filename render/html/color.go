package html

import (
	"fmt"
	"math"
	"strconv"
)

// Colours that the accent must be legible against (WCAG 2.1, 1.4.3: 4.5:1).
const (
	defaultAccent = "#0B4F6C"
	lightGround   = "#FFFFFF"
	darkGround    = "#14181C"
	leastContrast = 4.5
)

// accentRules gives the style sheet's variables for the municipality's colour:
// darkened for the light page, lightened for the dark one, until it is legible.
func accentRules(accent string) string {
	c := accentColor(accent)
	light, _ := parseColor(lightGround)
	dark, _ := parseColor(darkGround)
	onLight := lightAccent(accent)
	onDark := legible(c, dark, rgb{1, 1, 1})
	return fmt.Sprintf("--accent-light:%s;--tint-light:%s;--deep-light:%s;--accent-dark:%s;--tint-dark:%s;--deep-dark:%s;",
		onLight, onLight.mix(light, 0.92), onLight.mix(light, 0.8), onDark, onDark.mix(dark, 0.88), onDark.mix(dark, 0.7))
}

// accentColor is the municipality's colour as it is.
func accentColor(accent string) rgb {
	c, ok := parseColor(accent)
	if !ok {
		c, _ = parseColor(defaultAccent)
	}
	return c
}

// lightAccent is the municipality's colour on a light page.
func lightAccent(accent string) rgb {
	light, _ := parseColor(lightGround)
	return legible(accentColor(accent), light, rgb{0, 0, 0})
}

// rgb holds the parts of an sRGB colour, 0–1.
type rgb struct{ r, g, b float64 }

// parseColor reads #RRGGBB.
func parseColor(s string) (rgb, bool) {
	if len(s) != 7 || s[0] != '#' {
		return rgb{}, false
	}
	n, err := strconv.ParseUint(s[1:], 16, 32)
	if err != nil {
		return rgb{}, false
	}
	return rgb{float64(n>>16) / 255, float64(n>>8&255) / 255, float64(n&255) / 255}, true
}

func (c rgb) String() string {
	part := func(f float64) int { return int(math.Round(f * 255)) }
	return fmt.Sprintf("#%02x%02x%02x", part(c.r), part(c.g), part(c.b))
}

// mix gives the colour with a share of another.
func (c rgb) mix(o rgb, share float64) rgb {
	m := func(a, b float64) float64 { return a + (b-a)*share }
	return rgb{m(c.r, o.r), m(c.g, o.g), m(c.b, o.b)}
}

// luminance is WCAG's relative luminance.
func (c rgb) luminance() float64 {
	lin := func(f float64) float64 {
		if f <= 0.04045 {
			return f / 12.92
		}
		return math.Pow((f+0.055)/1.055, 2.4)
	}
	return 0.2126*lin(c.r) + 0.7152*lin(c.g) + 0.0722*lin(c.b)
}

func contrast(a, b rgb) float64 {
	x, y := a.luminance(), b.luminance()
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// legible moves c towards end until its contrast with ground suffices.
func legible(c, ground, end rgb) rgb {
	for i := 0; i <= 20; i++ {
		if m := c.mix(end, float64(i)/20); contrast(m, ground) >= leastContrast {
			return m
		}
	}
	return end
}
