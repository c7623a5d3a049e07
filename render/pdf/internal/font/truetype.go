package font

import (
	"encoding/binary"
	"fmt"
	"math"
)

// Font is one parsed TrueType face. It never changes after parsing and is shared
// by every document of the process.
type Font struct {
	Name       string // PostScript name
	unitsPerEm int
	glyphs     []uint16 // rune of the basic plane → glyph; 0 = the font has no such sign
	advances   []uint16 // glyph → advance width in 1/1000 em

	// For the font descriptor, in 1/1000 em (italicAngle in degrees).
	Ascent, Descent, CapHeight, StemV int
	ItalicAngle                       float64
	BBox                              [4]int

	tables map[string][]byte
	loca   []uint32 // glyph → offset in glyf; one more than there are glyphs

	kerning kerning
	pairs   *pairs // instead of kerning; nil = the font has no such table
}

// basicPlane is the number of code points a format 4 cmap can hold.
const basicPlane = 1 << 16

// Has tells whether the font can show r.
func (f *Font) Has(r rune) bool { return r >= 0 && r < basicPlane && f.glyphs[r] != 0 }

// DefaultAdvance is the width of ".notdef" in 1/1000 em.
func (f *Font) DefaultAdvance() int { return int(f.advances[0]) }

// Advance returns the width of r in 1/1000 em. The same rounded figure stands in
// the file's width table, so that layout and viewer agree.
func (f *Font) Advance(r rune) int {
	if r < 0 || r >= basicPlane {
		return f.DefaultAdvance()
	}
	return int(f.advances[f.glyphs[r]])
}

// parse reads a static TrueType font with outlines in a glyf table.
func parse(data []byte) (*Font, error) {
	be := binary.BigEndian
	if len(data) < 12 || be.Uint32(data) != 0x00010000 {
		return nil, fmt.Errorf("typsnittet är inte TrueType")
	}
	f := &Font{tables: map[string][]byte{}}
	for i := range int(be.Uint16(data[4:])) {
		entry := data[12+16*i:]
		offset, length := be.Uint32(entry[8:]), be.Uint32(entry[12:])
		f.tables[string(entry[:4])] = data[offset : offset+length]
	}
	for _, name := range []string{"head", "hhea", "hmtx", "maxp", "cmap", "glyf", "loca", "name", "OS/2", "post"} {
		if f.tables[name] == nil {
			return nil, fmt.Errorf("typsnittet saknar tabellen %q", name)
		}
	}
	f.readMetrics()
	f.readGlyphOffsets()
	f.readAdvances()
	f.readKerning()
	f.Name = postScriptName(f.tables["name"])
	return f, f.readCharacters()
}

// readMetrics reads what the font descriptor tells about the face.
func (f *Font) readMetrics() {
	be := binary.BigEndian
	head, hhea, os2 := f.tables["head"], f.tables["hhea"], f.tables["OS/2"]
	f.unitsPerEm = int(be.Uint16(head[18:]))
	perMille := func(b []byte) int { return int(int16(be.Uint16(b))) * 1000 / f.unitsPerEm }
	for i := range f.BBox {
		f.BBox[i] = perMille(head[36+2*i:])
	}
	f.Ascent, f.Descent = perMille(hhea[4:]), perMille(hhea[6:])
	f.CapHeight = f.Ascent
	if be.Uint16(os2) > 1 {
		f.CapHeight = perMille(os2[88:])
	}
	weight := float64(be.Uint16(os2[4:])) / 65
	f.StemV = 50 + int(weight*weight) // the customary estimate from the weight class
	f.ItalicAngle = float64(int32(be.Uint32(f.tables["post"][4:]))) / 65536
}

// readGlyphOffsets reads loca in either of its two forms.
func (f *Font) readGlyphOffsets() {
	be := binary.BigEndian
	short := be.Uint16(f.tables["head"][50:]) == 0
	raw := f.tables["loca"]
	f.loca = make([]uint32, int(be.Uint16(f.tables["maxp"][4:]))+1)
	for i := range f.loca {
		if short {
			f.loca[i] = 2 * uint32(be.Uint16(raw[2*i:]))
		} else {
			f.loca[i] = be.Uint32(raw[4*i:])
		}
	}
}

// readAdvances reads the advance width of every glyph.
func (f *Font) readAdvances() {
	be := binary.BigEndian
	hmtx, long := f.tables["hmtx"], f.longMetrics()
	f.advances = make([]uint16, len(f.loca)-1)
	for g := range f.advances {
		units := be.Uint16(hmtx[4*min(g, long-1):])
		f.advances[g] = uint16(math.Round(1000 * float64(units) / float64(f.unitsPerEm)))
	}
}

// longMetrics is the number of glyphs in hmtx that have an advance of their own;
// later ones share the last.
func (f *Font) longMetrics() int { return int(binary.BigEndian.Uint16(f.tables["hhea"][34:])) }

// readCharacters reads the subtable of cmap that maps the basic plane of Unicode: one
// of format 4, or else one of format 12.
func (f *Font) readCharacters() error {
	be := binary.BigEndian
	cmap := f.tables["cmap"]
	f.glyphs = make([]uint16, basicPlane)
	var groups []byte
	for i := range int(be.Uint16(cmap[2:])) {
		entry := cmap[4+8*i:]
		platform, encoding := be.Uint16(entry), be.Uint16(entry[2:])
		sub := cmap[be.Uint32(entry[4:]):]
		switch format := be.Uint16(sub); {
		case format == 4 && (platform == 0 || platform == 3 && encoding == 1):
			f.readSegments(sub)
			f.fillIn()
			return nil
		case format == 12 && groups == nil && (platform == 0 || platform == 3 && encoding == 10):
			groups = sub
		}
	}
	if groups == nil {
		return fmt.Errorf("typsnittet %s saknar en teckentabell för Unicode", f.Name)
	}
	f.readGroups(groups)
	f.fillIn()
	return nil
}

// fillIn gives the signs that some fonts leave out the glyphs that they look like.
// The no-break hyphen is the hyphen that line breaking leaves alone.
func (f *Font) fillIn() {
	for sign, like := range map[rune]rune{'\u2011': '-', '\u00A0': ' ', '\u00AD': '-'} {
		if f.glyphs[sign] == 0 {
			f.glyphs[sign] = f.glyphs[like]
		}
	}
}

// readGroups fills glyphs from a format 12 subtable.
func (f *Font) readGroups(sub []byte) {
	be := binary.BigEndian
	for i := range int(be.Uint32(sub[12:])) {
		group := sub[16+12*i:]
		first, last, glyph := be.Uint32(group), be.Uint32(group[4:]), be.Uint32(group[8:])
		for c := first; c <= last && c < basicPlane-1; c++ {
			f.glyphs[c] = uint16(glyph + c - first)
		}
	}
}

// readSegments fills glyphs from a format 4 subtable.
func (f *Font) readSegments(sub []byte) {
	be := binary.BigEndian
	n := int(be.Uint16(sub[6:])) / 2
	ends, starts := sub[14:], sub[16+2*n:]
	deltas, offsets := sub[16+4*n:], sub[16+6*n:]
	for s := range n {
		start, end := int(be.Uint16(starts[2*s:])), int(be.Uint16(ends[2*s:]))
		delta, offset := be.Uint16(deltas[2*s:]), int(be.Uint16(offsets[2*s:]))
		for c := start; c <= end && c < basicPlane-1; c++ {
			if offset == 0 {
				f.glyphs[c] = uint16(c) + delta
			} else if g := be.Uint16(offsets[2*s+offset+2*(c-start):]); g != 0 {
				f.glyphs[c] = g + delta
			}
		}
	}
}

// longestName is how many signs of a name a file takes (OpenType, name 6).
const longestName = 63

// postScriptName returns name 6 of the name table, reduced to the signs that a
// PDF name may hold as they are.
func postScriptName(table []byte) string {
	be := binary.BigEndian
	strings := table[be.Uint16(table[4:]):]
	for i := range int(be.Uint16(table[2:])) {
		record := table[6+12*i:]
		if be.Uint16(record[6:]) != 6 {
			continue
		}
		var name []byte
		for _, c := range strings[be.Uint16(record[10:]):][:be.Uint16(record[8:])] {
			if c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c == '-' {
				name = append(name, c)
			}
		}
		if len(name) > 0 {
			return string(name[:min(len(name), longestName)])
		}
	}
	return "Unnamed"
}
