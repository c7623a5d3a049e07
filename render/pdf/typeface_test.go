package pdf

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/gobolditalic"
	"golang.org/x/image/font/gofont/goitalic"
	"golang.org/x/image/font/gofont/goregular"

	"planverk/internal/doc"
	"planverk/render/rendertest"
)

// TestTypeface: text is set in the municipality's own fonts; figures, which are laid
// out by the house's, and signs that the own fonts lack come from the house's.
func TestTypeface(t *testing.T) {
	d := rendertest.Sample()
	d.Meta.Typeface = &doc.Typeface{Regular: goregular.TTF, Bold: gobold.TTF, Italic: goitalic.TTF, BoldItalic: gobolditalic.TTF}
	d.Blocks = append(d.Blocks, words("Ŋilla ☐"))
	f := readBack(t, write(t, d))
	fonts := f.root.Key("Pages").Key("Kids").Index(0).Key("Resources").Key("Font")
	var names []string
	for _, key := range fonts.Keys() {
		_, name, _ := strings.Cut(fonts.Key(key).Key("BaseFont").Name(), "+")
		names = append(names, name)
	}
	slices.Sort(names)
	for _, want := range []string{"GoRegular", "Go-Bold", "LiberationSans", "DejaVuSans"} {
		if !slices.Contains(names, want) {
			t.Errorf("%s is not embedded: %v", want, names)
		}
	}
	if got := f.structure().words(); !strings.Contains(got, "Ŋilla ☐") {
		t.Error("a sign is lost")
	}
}
