package font

import "encoding/binary"

// Flags of a component of a composite glyph (OpenType, glyf table).
const (
	argWords = 1 << iota
	_
	_
	scaled
	_
	moreParts
	scaledXY
	matrix
	instructed
)

// headerLen is the length of a glyph's header: number of contours and bounding box.
const headerLen = 10

// appendOutline appends a glyph of the glyf table without its instructions.
func appendOutline(b, glyph []byte) []byte {
	be := binary.BigEndian
	if len(glyph) <= headerLen {
		return append(b, glyph...) // a space has no outline
	}
	if contours := int(int16(be.Uint16(glyph))); contours >= 0 {
		at := headerLen + 2*contours // where the instructions' length stands
		b = append(append(b, glyph[:at]...), 0, 0)
		return append(b, glyph[at+2+int(be.Uint16(glyph[at:])):]...)
	}
	start := len(b)
	b = append(b, glyph[:partsEnd(glyph)]...)
	eachPart(b[start:], func(part []byte) {
		be.PutUint16(part, be.Uint16(part)&^instructed)
	})
	return b
}

// eachPart calls fn with every component of a composite glyph: its flags and the
// number of the glyph it is, two bytes each.
func eachPart(glyph []byte, fn func(part []byte)) {
	be := binary.BigEndian
	if len(glyph) <= headerLen || int16(be.Uint16(glyph)) >= 0 {
		return
	}
	for at := headerLen; ; {
		flags := be.Uint16(glyph[at:])
		fn(glyph[at:])
		at += partLen(flags)
		if flags&moreParts == 0 {
			return
		}
	}
}

// partsEnd is where the components of a composite glyph end.
func partsEnd(glyph []byte) int {
	end := headerLen
	eachPart(glyph, func(part []byte) { end += partLen(binary.BigEndian.Uint16(part)) })
	return end
}

// partLen is how many bytes a component with such flags has.
func partLen(flags uint16) int {
	n := 6
	if flags&argWords != 0 {
		n += 2
	}
	switch {
	case flags&scaled != 0:
		return n + 2
	case flags&scaledXY != 0:
		return n + 4
	case flags&matrix != 0:
		return n + 8
	}
	return n
}
