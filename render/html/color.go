package html

import (
	"fmt"
	"strings"

	"planverk/internal/doc"
)

// Grounds of a page and how much of each there is in its tinted areas, the paler
// first; the rest is the accent. What is set in the accent is legible on all three.
var (
	onLight = ground{doc.White, doc.Colour{}, 0.92, 0.8}
	onDark  = ground{doc.Colour{0x14, 0x18, 0x1C}, doc.White, 0.88, 0.7}
)

type ground struct {
	paper      doc.Colour
	far        doc.Colour // the end that the accent is moved towards until it is legible
	tint, deep float64
}

// shades gives the accent on this ground, and the tinted areas.
func (g ground) shades(c doc.Colour) (accent, tint, deep doc.Colour) {
	const steps = 40
	for i := 0; i <= steps; i++ {
		accent = c.Mix(g.far, float64(i)/steps)
		tint, deep = accent.Mix(g.paper, g.tint), accent.Mix(g.paper, g.deep)
		if min(accent.Contrast(g.paper), accent.Contrast(tint), accent.Contrast(deep)) >= doc.TextContrast {
			break
		}
	}
	return accent, tint, deep
}

// accentRules gives the style sheet's variables for the municipality's colour:
// darkened for the light page, lightened for the dark one, until it is legible.
func accentRules(accent string) string {
	c := doc.Accent(accent)
	l1, l2, l3 := onLight.shades(c)
	d1, d2, d3 := onDark.shades(c)
	return fmt.Sprintf("--accent-light:%s;--tint-light:%s;--deep-light:%s;--accent-dark:%s;--tint-dark:%s;--deep-dark:%s;",
		hex(l1), hex(l2), hex(l3), hex(d1), hex(d2), hex(d3))
}

// lightAccent is the municipality's colour on a light page.
func lightAccent(accent string) doc.Colour {
	c, _, _ := onLight.shades(doc.Accent(accent))
	return c
}

// hex is a colour as a style sheet is used to it.
func hex(c doc.Colour) string { return strings.ToLower(c.String()) }
