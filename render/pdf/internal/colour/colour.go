// Package colour holds what is done with colours before they are drawn.
package colour

import (
	"math"

	"planverk/internal/doc"
)

// RGB is red, green, blue, 0–255.
type RGB [3]uint8

// ReadableOn returns c, darkened until text in it has the contrast that text needs on ground.
func (c RGB) ReadableOn(ground RGB) RGB {
	for doc.Colour(c).Contrast(doc.Colour(ground)) < doc.TextContrast {
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
