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

// Grounds of a page and how much of each there is in its tinted areas, the paler
// first; the rest is the accent. What is set in the accent is legible on all three.
var (
	onLight = ground{lightGround, rgb{0, 0, 0}, 0.92, 0.8}
	onDark  = ground{darkGround, rgb{1, 1, 1}, 0.88, 0.7}
)

type ground struct {
	paper      string
	far        rgb // the end that the accent is moved towards until it is legible
	tint, deep float64
}

// shades gives the accent on this ground, and the tinted areas.
func (g ground) shades(c rgb) (accent, tint, deep rgb) {
	paper, _ := parseColor(g.paper)
	const steps = 40
	for i := 0; i <= steps; i++ {
		accent = c.mix(g.far, float64(i)/steps)
		tint, deep = accent.mix(paper, g.tint), accent.mix(paper, g.deep)
		if min(contrast(accent, paper), contrast(accent, tint), contrast(accent, deep)) >= leastContrast {
			break
		}
	}
	return accent, tint, deep
}

// accentRules gives the style sheet's variables for the municipality's colour:
// darkened for the light page, lightened for the dark one, until it is legible.
func accentRules(accent string) string {
	c := accentColor(accent)
	l1, l2, l3 := onLight.shades(c)
	d1, d2, d3 := onDark.shades(c)
	return fmt.Sprintf("--accent-light:%s;--tint-light:%s;--deep-light:%s;--accent-dark:%s;--tint-dark:%s;--deep-dark:%s;", l1, l2, l3, d1, d2, d3)
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
	c, _, _ := onLight.shades(accentColor(accent))
	return c
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
