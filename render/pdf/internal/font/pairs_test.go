package font

import (
	"encoding/binary"
	"strings"
	"sync"
	"testing"

	"golang.org/x/image/font/gofont/goregular"

	"planverk/internal/truetype"
)

// words16 is numbers as a font file has them; one below 0 is a move.
func words16(list ...int) (b []byte) {
	for _, v := range list {
		b = binary.BigEndian.AppendUint16(b, uint16(v))
	}
	return b
}

// pairTable is a GPOS table for the letters of Latin script with two pairs, in units of
// the font: glyph a before b by a list, and c before d by classes, in an extension.
func pairTable(a, b, byList, c, d, byClass int) []byte {
	const latn1, latn2, kern1, kern2 = 0x6C61, 0x746E, 0x6B65, 0x726E
	table := words16(1, 0, 10, 30, 46)
	table = append(table, words16(1, latn1, latn2, 8, 4, 0, 0, 0xFFFF, 1, 0)...)
	table = append(table, words16(1, kern1, kern2, 8, 0, 2, 0, 1)...)
	table = append(table, words16(2, 6, 38)...)
	table = append(table, words16(2, 0, 1, 8)...)
	table = append(table, words16(1, 12, 4, 0, 1, 18, 1, 1, a, 1, b, byList)...)
	table = append(table, words16(9, 0, 1, 8, 1, 2, 0, 8)...)
	table = append(table, words16(2, 20, 4, 0, 30, 38, 1, 2, 0, byClass)...)
	return append(table, words16(2, 1, c, c, 0, 1, c, 1, 0, 2, 1, d, d, 1)...)
}

// withPairs puts a GPOS table first among those of a font.
func withPairs(font, table []byte) []byte {
	be := binary.BigEndian
	const entry = 16
	n := int(be.Uint16(font[4:]))
	for len(font)%4 != 0 {
		font = append(font[:len(font):len(font)], 0)
	}
	out := append(append([]byte(nil), font[:4]...), words16(n+1)...)
	out = append(append(out, font[6:12]...), "GPOS\x00\x00\x00\x00"...)
	out = be.AppendUint32(be.AppendUint32(out, uint32(len(font)+entry)), uint32(len(table)))
	for i := range n {
		e := font[12+entry*i:][:entry]
		out = append(out, e[:8]...)
		out = be.AppendUint32(out, be.Uint32(e[8:])+entry)
		out = append(out, e[12:]...)
	}
	return append(append(out, font[12+entry*n:]...), table...)
}

// TestPairs: a municipality's font that has its kerning in GPOS alone is kerned, by lists
// and by classes; from several documents at once.
func TestPairs(t *testing.T) {
	plain, err := parse(goregular.TTF)
	if err != nil {
		t.Fatal(err)
	}
	glyph := func(r rune) int { return int(plain.glyphs[r]) }
	table := pairTable(glyph('A'), glyph('V'), -154, glyph('T'), glyph('o'), 205)
	f, err := NewFamily(withPairs(goregular.TTF, table), nil, nil, nil).Font(Sans)
	if err != nil {
		t.Fatal(err)
	}
	var group sync.WaitGroup
	for range 4 {
		group.Go(func() {
			for pair, want := range map[string]int{"AV": -75, "To": 100, "VA": 0, "TA": 0, "Ao": 0, "nn": 0, "11": 0, "A ": 0, "A☐": 0} {
				r := []rune(pair)
				if got := f.Kern(r[0], r[1]); got != want {
					t.Errorf("%q: %d, want %d", pair, got, want)
				}
			}
		})
	}
	group.Wait()
	far := pairTable(glyph('A'), glyph('V'), -3000, glyph('1'), glyph('1'), -100)
	f, err = NewFamily(withPairs(goregular.TTF, far), nil, nil, nil).Font(Sans)
	if err != nil || f.Kern('A', 'V') != 0 || f.Kern('1', '1') != 0 {
		t.Errorf("letters run backwards, or figures lose their one width: %v", err)
	}
}

// TestHousePairs: the program's own fonts, some of which have GPOS alone, do not pay for
// the reading of it.
func TestHousePairs(t *testing.T) {
	for face := range FaceCount {
		if f, err := faces[face](); err != nil || f.pairs != nil {
			t.Errorf("face %d has been asked for its pairs, or %v", face, err)
		}
	}
}

// TestSpoiltPairs: a damaged GPOS table is refused before the font is used, or else read
// as far as it makes sense.
func TestSpoiltPairs(t *testing.T) {
	letters := []uint16{36, 57, 55, 82}
	table := pairTable(36, 57, -154, 55, 82, 205)
	refused, named := 0, 0
	for at := range table {
		for _, b := range []byte{1, 0xFF} {
			spoilt := append([]byte(nil), table...)
			spoilt[at] = b
			data := withPairs(goregular.TTF, spoilt)
			if _, err := truetype.Examine(data); err != nil {
				refused++
				if strings.Contains(err.Error(), "”GPOS”") {
					named++
				}
				continue
			}
			for p, g := readPairs(data), uint16(0); p != nil && g < 16; g++ {
				p.of(letters[g/4], letters[g%4])
			}
		}
	}
	if named == 0 || refused > 2*len(table)/2 {
		t.Errorf("%d of %d fonts are refused, %d for their GPOS", refused, 2*len(table), named)
	}
}
