package pdf

import (
	"testing"

	"planverk/internal/doc"
	"planverk/internal/readback"
)

// TestTaggedWhole: of the hard documents too, every text is heard once, in the order
// that it stands, and every bookmark is a heading.
func TestTaggedWhole(t *testing.T) {
	for name, d := range map[string]*doc.Document{"sample": sample(), "long": longPlan(), "hard": hard(), "tables": tables(), "draft": draft()} {
		for _, fault := range readback.Tagging(write(t, d)) {
			t.Errorf("%s: %s", name, fault)
		}
	}
}
