package file

import (
	"fmt"

	"planverk/internal/doc"
	"planverk/render/pdf/internal/draw"
)

// writeEmblem writes the picture that pages draw by name: shapes as a form XObject,
// pixels as an image with its opacity beside it. Both are in DeviceRGB, to which the
// output intent gives the meaning of sRGB.
func (f *File) writeEmblem(p *doc.Picture) int {
	o := &f.objects
	if p.Pixels == nil {
		box := draw.AppendNumber([]byte("/Type/XObject/Subtype/Form/BBox[0 0 "), p.Width)
		box = append(draw.AppendNumber(append(box, ' '), p.Height), "]/Resources<<>>"...)
		return o.addStream(string(box), draw.Form(p), true)
	}
	// Packed without a predictor: arms and logos are surfaces of one colour, which
	// pack better as they are.
	image := func(space, more string, packed []byte) int {
		return o.addStream(fmt.Sprintf("/Type/XObject/Subtype/Image/Filter/FlateDecode/Width %d/Height %d/ColorSpace/%s/BitsPerComponent 8%s",
			p.Pixels.Width, p.Pixels.Height, space, more), packed, false)
	}
	rgb, alpha := p.Pixels.Packed()
	mask := ""
	if alpha != nil {
		mask = fmt.Sprintf("/SMask %d 0 R", image("DeviceGray", "", alpha))
	}
	return image("DeviceRGB", mask, rgb)
}
