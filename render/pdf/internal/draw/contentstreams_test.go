package draw

import (
	"bytes"
	"testing"

	"planverk/render/pdf/internal/colour"
	"planverk/render/pdf/internal/tag"
)

// TestContentStreams: anything but fpdf's exact form is refused, not misread.
func TestContentStreams(t *testing.T) {
	c := New()
	c.AddPage(PageWidth, PageHeight)
	c.FillRect(tag.Layout, 1, 2, 3, 4, colour.RGB{})
	c.close()
	var raw bytes.Buffer
	if err := c.file.Output(&raw); err != nil {
		t.Fatal(err)
	}
	got, err := contentStreams(raw.Bytes())
	if err != nil || len(got) != 1 || !bytes.Contains(got[0], []byte("1.00 839.89 3.00 -4.00 re f")) {
		t.Fatalf("%q, %v", got, err)
	}
	for _, spoil := range []string{"startxref", "/Kids [", "/Contents ", "<</Length ", "xref\n0 ", " 0 obj\n", "\nendstream"} {
		b := bytes.ReplaceAll(raw.Bytes(), []byte(spoil), bytes.Repeat([]byte("x"), len(spoil)))
		if _, err := contentStreams(b); err == nil {
			t.Errorf("without %q the file is still read", spoil)
		}
	}
	for n := range raw.Len() {
		contentStreams(raw.Bytes()[:n]) // must not panic
	}
}
