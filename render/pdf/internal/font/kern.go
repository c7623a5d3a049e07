package font

import (
	"encoding/binary"
	"math"
	"slices"
)

// kerning is by how much pairs of glyphs stand closer than their widths say.
type kerning struct {
	first []uint16 // left glyph → its first pair; one more than there are glyphs
	right []uint16 // of each pair, in order
	value []int16  // of each pair, in 1/1000 em
}

// Kern returns by how much to move b when it follows a, in 1/1000 em; less than 0
// is closer. Figures keep their one width, and spaces theirs.
func (f *Font) Kern(a, b rune) int {
	if len(f.kerning.first) == 0 && f.pairs == nil || !mayMove(a) || !mayMove(b) || isFigure(a) && isFigure(b) {
		return 0
	}
	if f.pairs != nil {
		return f.pairs.of(f.glyphs[a], f.glyphs[b])
	}
	left := f.glyphs[a]
	from, to := f.kerning.first[left], f.kerning.first[left+1]
	if from == to {
		return 0
	}
	if i, ok := slices.BinarySearch(f.kerning.right[from:to], f.glyphs[b]); ok {
		return int(f.kerning.value[int(from)+i])
	}
	return 0
}

// mayMove leaves out spaces and what no font has.
func mayMove(r rune) bool { return r > ' ' && r != '\u00A0' && r != '\u2002' && r < basicPlane }

// mostKern bounds what a font may ask for, in 1/1000 em: signs must not run backwards.
// DejaVu Sans has 263 between L and ”.
const mostKern = 300

func isFigure(r rune) bool { return r >= '0' && r <= '9' }

// readKerning reads the first subtable of kern (OpenType, kern table, version 0,
// format 0), which lists the pairs in order. A font without it is not kerned.
func (f *Font) readKerning() {
	const horizontal, format0 = 1, 0
	be := binary.BigEndian
	table := f.tables["kern"]
	if len(table) < 18 || be.Uint16(table) != 0 || table[8] != format0 || table[9]&7 != horizontal {
		return
	}
	pairs := table[18:]
	n := min(int(be.Uint16(table[10:])), len(pairs)/6)
	k := kerning{first: make([]uint16, len(f.loca)), right: make([]uint16, n), value: make([]int16, n)}
	left := 0 // glyphs whose first pair is known
	for i := range n {
		pair := pairs[6*i:]
		glyph := int(be.Uint16(pair))
		if glyph >= len(f.loca)-1 || glyph < left-1 {
			return // not in order: such a table cannot be searched
		}
		for ; left <= glyph; left++ {
			k.first[left] = uint16(i)
		}
		k.right[i] = be.Uint16(pair[2:])
		units := int16(be.Uint16(pair[4:]))
		if v := math.Round(1000 * float64(units) / float64(f.unitsPerEm)); math.Abs(v) <= mostKern {
			k.value[i] = int16(v)
		}
	}
	for ; left < len(k.first); left++ {
		k.first[left] = uint16(n)
	}
	f.kerning = k
}
