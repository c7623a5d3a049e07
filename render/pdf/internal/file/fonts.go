package file

import (
	"crypto/sha256"
	"fmt"
	"strconv"

	"planverk/render/pdf/internal/draw"
	"planverk/render/pdf/internal/font"
)

// resources writes the fonts and the picture that the document uses and returns the
// resource dictionary, in which face n is named Fn.
func (f *File) resources() []byte {
	b := []byte("<</ProcSet[/PDF/Text]/Font<<")
	for i, s := range f.Drawing.Fonts {
		if s != nil && s.Used() {
			b = fmt.Appendf(b, "/F%d %d 0 R", i, f.writeFont(s))
		}
	}
	b = append(b, ">>"...)
	if p := f.Drawing.Emblem; p != nil {
		b = fmt.Appendf(b, "/XObject<</%s %d 0 R>>", draw.EmblemName, f.writeEmblem(p))
	}
	return append(b, ">>"...)
}

// writeFont embeds a subset as a composite font whose codes are the glyph numbers
// (ISO 32000-1, 9.7). The name's tag is a digest of the subset.
func (f *File) writeFont(s *font.Subset) int {
	o := &f.objects
	program := s.Program()
	digest := sha256.Sum256(program)
	tag := make([]byte, 6)
	for i := range tag {
		tag[i] = 'A' + digest[i]%26
	}
	name := string(tag) + "+" + s.Font.Name

	const symbolic, italic = 4, 64
	flags := symbolic
	if s.Font.ItalicAngle != 0 {
		flags |= italic
	}
	t := s.Font
	stream := o.addStream(fmt.Sprintf("/Length1 %d", len(program)), program, true)
	descriptor := o.add(fmt.Appendf(nil,
		"<</Type/FontDescriptor/FontName/%s/Flags %d/FontBBox[%d %d %d %d]/ItalicAngle %g/Ascent %d/Descent %d/CapHeight %d/StemV %d/FontFile2 %d 0 R>>",
		name, flags, t.BBox[0], t.BBox[1], t.BBox[2], t.BBox[3], t.ItalicAngle, t.Ascent, t.Descent, t.CapHeight, t.StemV, stream))
	widths := []byte("[0[")
	for _, w := range s.Widths() {
		widths = append(strconv.AppendInt(widths, int64(w), 10), ' ')
	}
	descendant := o.add(fmt.Appendf(nil,
		"<</Type/Font/Subtype/CIDFontType2/BaseFont/%s/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor %d 0 R/CIDToGIDMap/Identity/DW %d/W%s]]>>",
		name, descriptor, t.DefaultAdvance(), widths))
	unicode := o.addStream("", s.ToUnicode(), true)
	return o.add(fmt.Appendf(nil,
		"<</Type/Font/Subtype/Type0/BaseFont/%s/Encoding/Identity-H/DescendantFonts[%d 0 R]/ToUnicode %d 0 R>>",
		name, descendant, unicode))
}
