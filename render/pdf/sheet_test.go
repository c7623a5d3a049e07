package pdf

import (
	"testing"

	"planverk/internal/doc"
	"planverk/render/pdf/internal/colour"
)

func TestSheetGrows(t *testing.T) {
	s := newSheet(doc.Meta{BodySize: 12})
	if s.body.Size != 12 || s.body.Lead != 17.5 || s.cell.Size != 11 || s.title.Size != 27 {
		t.Errorf("body %v/%v, cell %v, title %v", s.body.Size, s.body.Lead, s.cell.Size, s.title.Size)
	}
	if s := newSheet(doc.Meta{}); s.body.Size != 10.5 || s.body.Lead != 15.5 || s.cell.Size != 9.5 || s.head.Lead != 12 {
		t.Errorf("%+v", s)
	}
}

// TestInks: text in every colour of the house has the contrast of WCAG 2.1 (1.4.3).
func TestInks(t *testing.T) {
	for _, c := range []colour.RGB{ink, subdued, grey} {
		if on := doc.Colour(c).Contrast(doc.White); on < doc.TextContrast {
			t.Errorf("%v has %.2f:1", c, on)
		}
	}
}
