package truetype

import (
	"encoding/binary"
	"fmt"
	"strings"
)

// required are the signs that a font for Swedish text must have itself. Rarer ones
// come from the house's fonts.
const required = "abcdefghijklmnopqrstuvwxyzåäöéABCDEFGHIJKLMNOPQRSTUVWXYZÅÄÖÉ0123456789 .,:;!?-()/%"

// Has tells whether the font can show a sign of the basic plane.
func (f *Font) Has(r rune) bool { return f.chars[r] != 0 }

// letters sees to it that the font has what Swedish text is made of.
func (f *Font) letters() error {
	var lost []string
	for _, r := range required {
		if !f.Has(r) {
			lost = append(lost, string(r))
		}
	}
	if len(lost) == 0 {
		return nil
	}
	const shown = 10
	list := strings.Join(lost[:min(len(lost), shown)], " ")
	if len(lost) > shown {
		list += fmt.Sprintf(" och %d till", len(lost)-shown)
	}
	return &Error{Letters, fmt.Sprintf("Typsnittet saknar vanliga tecken: %s.", list), askFuller}
}

const askFuller = "Välj ett typsnitt för svensk text, eller en fullständigare utgåva av samma typsnitt."

// characters reads which glyph shows which sign: a Unicode table of format 4, else
// one of format 12 (OpenType, cmap).
func (f *Font) characters() error {
	be := binary.BigEndian
	cmap := f.tables["cmap"]
	count := int(be.Uint16(cmap[2:]))
	if 4+8*count > len(cmap) {
		return damaged("cmap")
	}
	f.chars = map[rune]uint16{}
	var segments, groups []byte
	for i := range count {
		entry := cmap[4+8*i:]
		at := be.Uint32(entry[4:])
		if int64(at)+2 > int64(len(cmap)) {
			return damaged("cmap")
		}
		platform, encoding, format := be.Uint16(entry), be.Uint16(entry[2:]), be.Uint16(cmap[at:])
		switch {
		case format == 4 && segments == nil && (platform == 0 || platform == 3 && encoding == 1):
			segments = cmap[at:]
		case format == 12 && groups == nil && (platform == 0 || platform == 3 && encoding == 10):
			groups = cmap[at:]
		}
	}
	ok := false
	switch {
	case segments != nil:
		ok = f.segments(segments)
	case groups != nil:
		ok = f.groups(groups)
	default:
		return &Error{Unusable, "Typsnittet har ingen teckentabell för Unicode.", askStatic}
	}
	if !ok {
		return damaged("cmap")
	}
	return nil
}

// segments reads a table of format 4. It is false when something lies outside it,
// or a sign leads to a glyph that is not there.
func (f *Font) segments(sub []byte) bool {
	be := binary.BigEndian
	if len(sub) < 16 {
		return false
	}
	n := int(be.Uint16(sub[6:])) / 2
	if 16+8*n > len(sub) {
		return false
	}
	before := -1
	for s := range n {
		end, start := int(be.Uint16(sub[14+2*s:])), int(be.Uint16(sub[16+2*n+2*s:]))
		if start <= before || end < start { // in order, as the format says, so that the work has an end
			return false
		}
		before = end
		delta := be.Uint16(sub[16+4*n+2*s:])
		at := 16 + 6*n + 2*s
		offset := int(be.Uint16(sub[at:]))
		for c := start; c <= end && c < 0xFFFF; c++ {
			g := uint16(c) + delta
			if offset != 0 {
				place := at + offset + 2*(c-start)
				if place+2 > len(sub) {
					return false
				}
				if g = be.Uint16(sub[place:]); g != 0 {
					g += delta
				}
			}
			if int(g) >= f.glyphs {
				return false
			}
			if g != 0 {
				f.chars[rune(c)] = g
			}
		}
	}
	return true
}

// groups reads a table of format 12, the basic plane of it.
func (f *Font) groups(sub []byte) bool {
	be := binary.BigEndian
	if len(sub) < 16 {
		return false
	}
	n := int64(be.Uint32(sub[12:]))
	if 16+12*n > int64(len(sub)) {
		return false
	}
	before := int64(-1)
	for i := range int(n) {
		group := sub[16+12*i:]
		first, last, glyph := int64(be.Uint32(group)), int64(be.Uint32(group[4:])), int64(be.Uint32(group[8:]))
		if first <= before || last < first {
			return false
		}
		before = last
		for c := first; c <= last && c < 0xFFFF; c++ {
			g := glyph + c - first
			if g >= int64(f.glyphs) {
				return false
			}
			if g != 0 {
				f.chars[rune(c)] = uint16(g)
			}
		}
	}
	return true
}
