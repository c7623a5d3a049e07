package truetype

import (
	"bytes"
	"encoding/binary"
	"fmt"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// maxNesting is how deep glyphs may be made of glyphs: å is a and a ring.
const maxNesting = 8

// outlines sees to it that every glyph lies within glyf, and that those made of
// others lead to others that are there (OpenType, loca and glyf).
func (f *Font) outlines() error {
	be := binary.BigEndian
	f.glyphs = int(be.Uint16(f.tables["maxp"][4:]))
	short := be.Uint16(f.tables["head"][50:]) == 0
	raw, width := f.tables["loca"], 4
	if short {
		width = 2
	}
	if f.glyphs == 0 || len(raw) < width*(f.glyphs+1) {
		return damaged("loca")
	}
	f.loca = make([]uint32, f.glyphs+1)
	for i := range f.loca {
		if short {
			f.loca[i] = 2 * uint32(be.Uint16(raw[2*i:]))
		} else {
			f.loca[i] = be.Uint32(raw[4*i:])
		}
		if i > 0 && f.loca[i] < f.loca[i-1] || int64(f.loca[i]) > int64(len(f.tables["glyf"])) {
			return damaged("loca")
		}
	}
	depth := make([]int8, f.glyphs) // 0 not yet known, -1 being looked at
	for g := range depth {
		if !f.sound(g, depth) {
			return damaged("glyf")
		}
	}
	return nil
}

// sound tells whether a glyph and its parts are whole; depth notes how many levels
// of parts each has, and 1 for none.
func (f *Font) sound(g int, depth []int8) bool {
	if depth[g] != 0 {
		return depth[g] > 0
	}
	glyph := f.tables["glyf"][f.loca[g]:f.loca[g+1]]
	depth[g] = -1
	deepest := int8(0)
	parts, ok := components(glyph)
	for _, part := range parts {
		if int(part) >= f.glyphs || !f.sound(int(part), depth) {
			return false
		}
		deepest = max(deepest, depth[part])
	}
	if !ok || deepest >= maxNesting {
		return false
	}
	depth[g] = deepest + 1
	return true
}

// components lists the glyphs that a glyph is made of. It is false when the glyph
// ends too early.
func components(glyph []byte) ([]uint16, bool) {
	const words, scale, more, xyScale, matrix = 1, 8, 0x20, 0x40, 0x80
	be := binary.BigEndian
	if len(glyph) == 0 {
		return nil, true
	}
	if len(glyph) < 10 {
		return nil, false
	}
	if contours := int(int16(be.Uint16(glyph))); contours >= 0 {
		return nil, simple(glyph, contours)
	}
	var parts []uint16
	for at := 10; ; {
		if at+6 > len(glyph) {
			return nil, false
		}
		flags := be.Uint16(glyph[at:])
		parts = append(parts, be.Uint16(glyph[at+2:]))
		at += 6
		if flags&words != 0 {
			at += 2
		}
		switch {
		case flags&scale != 0:
			at += 2
		case flags&xyScale != 0:
			at += 4
		case flags&matrix != 0:
			at += 8
		}
		if at > len(glyph) {
			return nil, false
		}
		if flags&more == 0 {
			return parts, true
		}
	}
}

// simple tells whether a glyph of its own outline holds the ends of its contours and
// its instructions.
func simple(glyph []byte, contours int) bool {
	const header = 10
	at := header + 2*contours
	return len(glyph) == header || at+2 <= len(glyph) && at+2+int(binary.BigEndian.Uint16(glyph[at:])) <= len(glyph)
}

// drawn asks another's reader to draw every letter of the alphabet: outlines that
// lie within the file may still make no sense, and a letter that is nothing, or stands
// on the next one, is read by no person although every program reads it. That reader
// stumbles over some GPOS tables that are damaged.
func (f *Font) drawn(data []byte) (err error) {
	defer func() {
		if recover() != nil {
			err = damaged("GPOS")
		}
	}()
	other, err := sfnt.Parse(bytes.Clone(data))
	if err != nil {
		return damaged("glyf")
	}
	var buffer sfnt.Buffer
	for _, r := range required {
		g, err := other.GlyphIndex(&buffer, r)
		if err != nil {
			return damaged("cmap")
		}
		ink, err := other.LoadGlyph(&buffer, g, fixed.I(64), nil)
		if err != nil {
			return damaged("glyf")
		}
		width, err := other.GlyphAdvance(&buffer, g, fixed.I(64), font.HintingNone)
		switch {
		case err != nil:
			return damaged("hmtx")
		case len(ink) == 0 && r != ' ':
			return &Error{Letters, fmt.Sprintf("Typsnittets tecken ”%c” är tomt.", r), askFuller}
		case width <= 0:
			return &Error{Letters, fmt.Sprintf("Typsnittets tecken ”%c” har ingen bredd.", r), askFuller}
		}
	}
	return nil
}
