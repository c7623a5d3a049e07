package font

import (
	"testing"
)

func TestKern(t *testing.T) {
	for _, c := range []struct {
		face Face
		pair string
		want int
	}{
		{Sans, "AV", -74}, {Sans, "Te", -111}, {Sans, "r.", -55}, {Sans, "LT", -74},
		{Sans, "nn", 0}, {SansBold, "Av", -37},
		{Sans, "11", 0},                       // figures keep their one width, though the font would have it closer
		{Sans, "1 ", 0}, {Sans, "A\u00A0", 0}, // spaces too
		{Mono, "AV", 0},
	} {
		f, err := faces[c.face]()
		if err != nil {
			t.Fatal(err)
		}
		pair := []rune(c.pair)
		if got := f.Kern(pair[0], pair[1]); got != c.want {
			t.Errorf("%s %q: %d, want %d", f.Name, c.pair, got, c.want)
		}
	}
}

// TestKernTable: a table that is cut short, out of order or of another kind is read
// as far as it goes, or not at all.
func TestKernTable(t *testing.T) {
	whole, err := faces[Sans]()
	if err != nil {
		t.Fatal(err)
	}
	table := whole.tables["kern"]
	read := func(table []byte) *Font {
		f := *whole
		f.kerning = kerning{}
		f.tables = map[string][]byte{"kern": table}
		f.readKerning()
		f.Kern('A', 'V')
		f.Kern('\uFFFF', '\uFFFD')
		return &f
	}
	if got := read(table).Kern('A', 'V'); got != -74 {
		t.Fatalf("the whole table gives %d", got)
	}
	for n := range 600 {
		read(table[:n])
	}
	for at := range 60 {
		for _, b := range []byte{0, 1, 0x7F, 0xFF} {
			spoilt := append([]byte(nil), table...)
			spoilt[at] = b
			read(spoilt)
		}
	}
	if f := read(table[:17]); f.Kern('A', 'V') != 0 {
		t.Error("a table cut short is read")
	}
}
