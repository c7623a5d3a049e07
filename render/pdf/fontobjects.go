package pdf

import (
	"crypto/sha256"
	"fmt"
	"strconv"
)

// resources writes the fonts that the document uses and returns the resource
// dictionary, in which face n is named Fn.
func (f *file) resources() []byte {
	b := []byte("<</ProcSet[/PDF/Text]/Font<<")
	for i, s := range f.canvas.subsets {
		if s != nil && len(s.glyphs) > 1 {
			b = fmt.Appendf(b, "/F%d %d 0 R", i, f.writeFont(s))
		}
	}
	return append(b, ">>>>"...)
}

// writeFont embeds a subset as a composite font whose codes are the glyph numbers
// (ISO 32000-1, 9.7). The name's tag is a digest of the subset.
func (f *file) writeFont(s *subset) int {
	o := &f.objects
	program := s.program()
	digest := sha256.Sum256(program)
	tag := make([]byte, 6)
	for i := range tag {
		tag[i] = 'A' + digest[i]%26
	}
	name := string(tag) + "+" + s.font.name

	const symbolic, italic = 4, 64
	flags := symbolic
	if s.font.italicAngle != 0 {
		flags |= italic
	}
	t := s.font
	stream := o.addStream(fmt.Sprintf("/Length1 %d", len(program)), program, true)
	descriptor := o.add(fmt.Appendf(nil,
		"<</Type/FontDescriptor/FontName/%s/Flags %d/FontBBox[%d %d %d %d]/ItalicAngle %g/Ascent %d/Descent %d/CapHeight %d/StemV %d/FontFile2 %d 0 R>>",
		name, flags, t.bbox[0], t.bbox[1], t.bbox[2], t.bbox[3], t.italicAngle, t.ascent, t.descent, t.capHeight, t.stemV, stream))
	widths := []byte("[0[")
	for _, r := range s.runes {
		widths = append(strconv.AppendInt(widths, int64(t.advance(r)), 10), ' ')
	}
	descendant := o.add(fmt.Appendf(nil,
		"<</Type/Font/Subtype/CIDFontType2/BaseFont/%s/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor %d 0 R/CIDToGIDMap/Identity/DW %d/W%s]]>>",
		name, descriptor, t.advances[0], widths))
	unicode := o.addStream("", s.toUnicode(), true)
	return o.add(fmt.Appendf(nil,
		"<</Type/Font/Subtype/Type0/BaseFont/%s/Encoding/Identity-H/DescendantFonts[%d 0 R]/ToUnicode %d 0 R>>",
		name, descendant, unicode))
}

// toUnicode maps every code to its sign (ISO 32000-1, 9.10.3).
func (s *subset) toUnicode() []byte {
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
