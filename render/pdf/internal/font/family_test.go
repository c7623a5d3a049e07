package font

import (
	"bytes"
	"slices"
	"testing"

	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/gomono"
	"golang.org/x/image/font/gofont/goregular"

	"planverk/internal/truetype"
)

// TestFamily: own fonts stand in place of the text faces alone, and a style that is
// left out is the nearest one.
func TestFamily(t *testing.T) {
	var house *Family
	own := NewFamily(goregular.TTF, gobold.TTF, nil, nil)
	for face, want := range map[Face][2]string{
		Sans: {"LiberationSans", "GoRegular"}, SansBold: {"LiberationSans-Bold", "Go-Bold"},
		SansItalic: {"LiberationSans-Italic", "GoRegular"}, SansBoldItalic: {"LiberationSans-BoldItalic", "Go-Bold"},
		Mono: {"LiberationMono", "LiberationMono"}, Signs: {"DejaVuSans", "DejaVuSans"}, House: {"LiberationSans", "LiberationSans"},
	} {
		for i, m := range []*Family{house, own} {
			f, err := m.Font(face)
			if err != nil || f.Name != want[i] {
				t.Errorf("face %d is %s, want %s, %v", face, f.Name, want[i], err)
			}
		}
	}
	if got := own.Fallbacks(SansBold); !slices.Equal(got, []Face{HouseBold, SignsBold, Signs, Sans}) {
		t.Error(got)
	}
	if got := house.Fallbacks(SansBold); !slices.Equal(got, []Face{SignsBold, Signs}) {
		t.Error(got)
	}
	if house.Drawn() != Sans || own.Drawn() != House || House.Bold() != HouseBold {
		t.Error("figures are drawn in the house's face")
	}
}

// TestOwnSign: a sign that only the municipality's upright font has can be printed, in
// every style.
func TestOwnSign(t *testing.T) {
	const sign = 'Ꭰ'
	own := NewFamily(goregular.TTF, gobold.TTF, nil, nil)
	if own.Has(sign) || Has(sign) {
		t.Fatal("the fonts have the sign before it is put there")
	}
	f, err := own.Font(Sans)
	if err != nil {
		t.Fatal(err)
	}
	f.glyphs[sign] = f.glyphs['D']
	if !own.Has(sign) || Has(sign) || !own.Has('☐') {
		t.Error("the own font's signs and the house's are not counted together")
	}
	for face := Sans; face <= HouseBold; face++ {
		if list := own.Fallbacks(face); face != Sans && !slices.Contains(list, Sans) {
			t.Errorf("face %d has no way to the sign: %v", face, list)
		}
	}
}

// TestFillIn: a font without no-break space, soft hyphen and no-break hyphen shows
// what they look like.
func TestFillIn(t *testing.T) {
	f := &Font{glyphs: make([]uint16, basicPlane)}
	f.glyphs[' '], f.glyphs['-'] = 3, 16
	f.fillIn()
	if f.glyphs['\u00A0'] != 3 || f.glyphs['\u00AD'] != 16 || f.glyphs['\u2011'] != 16 {
		t.Error(f.glyphs['\u00A0'], f.glyphs['\u00AD'], f.glyphs['\u2011'])
	}
}

// FuzzOwnFont: whatever passes the examination of package truetype can be parsed,
// measured and embedded, every glyph of it.
func FuzzOwnFont(f *testing.F) {
	f.Add(uint32(100), []byte{0xFF}, uint32(5000), []byte{0, 9})
	f.Add(uint32(60000), []byte{0x80}, uint32(0), []byte{})
	f.Fuzz(func(t *testing.T, at1 uint32, b1 []byte, at2 uint32, b2 []byte) {
		data := bytes.Clone(gomono.TTF)
		copy(data[int(at1)%len(data):], b1)
		copy(data[int(at2)%len(data):], b2)
		if _, err := truetype.Examine(data); err != nil {
			return
		}
		font, err := parse(data)
		if err != nil {
			t.Fatal(err)
		}
		s := NewSubset(font)
		for r := range rune(basicPlane) {
			if font.Has(r) {
				font.Advance(r)
				s.Glyph(r)
			}
		}
		s.Program()
		s.ToUnicode()
	})
}
