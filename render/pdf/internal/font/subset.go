package font

import (
	"encoding/binary"
	"fmt"
	"slices"
)

// Subset is the part of a font that one document uses: glyph n of the embedded
// font program shows runes[n]. Glyph 0 is the font's own ".notdef", never drawn.
type Subset struct {
	Font   *Font
	glyphs []uint16 // new glyph → glyph of the font
	runes  []rune   // new glyph → sign, for text extraction and the width table
	latin  [256]uint16
	others map[rune]uint16
}

// NewSubset begins an empty subset of f.
func NewSubset(f *Font) *Subset {
	return &Subset{Font: f, glyphs: []uint16{0}, runes: []rune{0}, others: map[rune]uint16{}}
}

// Glyph returns the new glyph for r and takes r into the subset.
func (s *Subset) Glyph(r rune) uint16 {
	if r < 256 {
		if g := s.latin[r]; g != 0 {
			return g
		}
	} else if g := s.others[r]; g != 0 {
		return g
	}
	g := uint16(len(s.glyphs))
	s.glyphs = append(s.glyphs, s.Font.glyphs[r])
	s.runes = append(s.runes, r)
	if r < 256 {
		s.latin[r] = g
	} else {
		s.others[r] = g
	}
	return g
}

// Used tells whether any sign has been taken into the subset.
func (s *Subset) Used() bool { return len(s.glyphs) > 1 }

// Widths is the width of each glyph in 1/1000 em.
func (s *Subset) Widths() []int {
	out := make([]int, len(s.runes))
	for i, r := range s.runes {
		out[i] = s.Font.Advance(r)
	}
	return out
}

// ToUnicode maps every code to its sign (ISO 32000-1, 9.10.3).
func (s *Subset) ToUnicode() []byte {
	const perBlock = 100 // the most that one block may hold
	b := []byte("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
		"/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n" +
		"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n" +
		"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n")
	for start := 1; start < len(s.runes); start += perBlock {
		end := min(start+perBlock, len(s.runes))
		b = fmt.Appendf(b, "%d beginbfchar\n", end-start)
		for code := start; code < end; code++ {
			b = fmt.Appendf(b, "<%04X> <%04X>\n", code, s.runes[code])
		}
		b = append(b, "endbfchar\n"...)
	}
	return append(b, "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"...)
}

// Program returns a TrueType font program with the subset's glyphs and only the
// tables that an embedded CIDFontType2 needs (ISO 32000-1, 9.9). It has no
// instructions for fitting outlines to coarse screens: they would be two fifths of
// the program, and neither paper nor the screens of today need them.
func (s *Subset) Program() []byte {
	be := binary.BigEndian
	glyf, loca, glyphs := s.outlines()
	head := slices.Clone(s.Font.tables["head"])
	be.PutUint32(head[8:], 0)  // checkSumAdjustment, set when all is assembled
	be.PutUint16(head[50:], 1) // long loca
	hhea := slices.Clone(s.Font.tables["hhea"])
	be.PutUint16(hhea[34:], uint16(len(glyphs)))
	maxp := slices.Clone(s.Font.tables["maxp"])
	be.PutUint16(maxp[4:], uint16(len(glyphs)))
	return assemble([]table{
		{"glyf", glyf}, {"head", head}, {"hhea", hhea},
		{"hmtx", s.Font.metricsOf(glyphs)}, {"loca", loca}, {"maxp", maxp},
	})
}

// outlines returns glyf and loca of the subset. Parts of composite glyphs (the
// ring of å) are added at the end and renumbered; glyphs lists them all.
func (s *Subset) outlines() (glyf, loca []byte, glyphs []uint16) {
	be := binary.BigEndian
	glyphs = slices.Clone(s.glyphs)
	number := make(map[uint16]uint16, len(glyphs))
	for i, g := range glyphs {
		if _, ok := number[g]; !ok {
			number[g] = uint16(i)
		}
	}
	source := s.Font.tables["glyf"]
	for i := 0; i < len(glyphs); i++ { // glyphs grows on the way
		loca = be.AppendUint32(loca, uint32(len(glyf)))
		g := glyphs[i]
		start := len(glyf)
		glyf = appendOutline(glyf, source[s.Font.loca[g]:s.Font.loca[g+1]])
		eachPart(glyf[start:], func(part []byte) {
			old := be.Uint16(part[2:])
			n, ok := number[old]
			if !ok {
				n = uint16(len(glyphs))
				glyphs = append(glyphs, old)
				number[old] = n
			}
			be.PutUint16(part[2:], n)
		})
		for len(glyf)%4 != 0 {
			glyf = append(glyf, 0)
		}
	}
	return glyf, be.AppendUint32(loca, uint32(len(glyf))), glyphs
}

// metricsOf returns an hmtx table with a full record for each of the glyphs.
func (f *Font) metricsOf(glyphs []uint16) []byte {
	hmtx, long := f.tables["hmtx"], f.longMetrics()
	out := make([]byte, 0, 4*len(glyphs))
	for _, g := range glyphs {
		n := int(g)
		if n < long {
			out = append(out, hmtx[4*n:4*n+4]...)
			continue
		}
		bearing := 4*long + 2*(n-long)
		out = append(out, hmtx[4*(long-1):4*(long-1)+2]...)
		out = append(out, hmtx[bearing:bearing+2]...)
	}
	return out
}

// table is one table of a font program.
type table struct {
	name string
	data []byte
}

// assemble writes the tables, given in order of name, as a font program.
// Tables without data are left out.
func assemble(tables []table) []byte {
	be := binary.BigEndian
	tables = slices.DeleteFunc(tables, func(t table) bool { return t.data == nil })
	count, power, exponent := len(tables), 1, 0
	for power*2 <= count {
		power, exponent = power*2, exponent+1
	}
	out := be.AppendUint32(nil, 0x00010000)
	for _, v := range []int{count, power * 16, exponent, (count - power) * 16} {
		out = be.AppendUint16(out, uint16(v))
	}
	offset, head := 12+16*count, 0
	for _, t := range tables {
		if t.name == "head" {
			head = offset
		}
		out = append(out, t.name...)
		out = be.AppendUint32(out, checksum(t.data))
		out = be.AppendUint32(out, uint32(offset))
		out = be.AppendUint32(out, uint32(len(t.data)))
		offset += (len(t.data) + 3) &^ 3
	}
	for _, t := range tables {
		out = append(out, t.data...)
		for len(out)%4 != 0 {
			out = append(out, 0)
		}
	}
	be.PutUint32(out[head+8:], 0xB1B0AFBA-checksum(out))
	return out
}

// checksum is the sum of the data's big-endian words, the last one padded.
func checksum(p []byte) (sum uint32) {
	for ; len(p) >= 4; p = p[4:] {
		sum += binary.BigEndian.Uint32(p)
	}
	if len(p) > 0 {
		var last [4]byte
		copy(last[:], p)
		sum += binary.BigEndian.Uint32(last[:])
	}
	return sum
}
