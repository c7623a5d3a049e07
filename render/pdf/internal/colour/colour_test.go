package colour

import (
	"testing"

	"planverk/internal/doc"
)

func TestReadableOnItsTint(t *testing.T) {
	for _, bright := range []string{"#FFD700", "#00FF00", "#FFFFFF", "#E30613"} {
		c := RGB(doc.Accent(bright))
		ground := c.Tint(0.08)
		if on := doc.Colour(c.ReadableOn(ground)).Contrast(doc.Colour(ground)); on < doc.TextContrast {
			t.Errorf("%s is read on its tint with %.2f:1", bright, on)
		}
	}
}
