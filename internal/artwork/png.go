package artwork

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"image"
	"image/png"

	"planverk/internal/doc"
)

const pngSignature = "\x89PNG\r\n\x1a\n"

// Limits of a PNG. What is kept is scaled down: the tallest emblem at the finest
// print needs no more, and every document carries it.
const (
	maxSide = 4000    // pixels
	maxArea = 8000000 // pixels
	kept    = 1200    // pixels of the longer side
)

// readPNG reads a PNG of any depth, interlaced or not, with or without alpha.
func readPNG(data []byte) (*doc.Picture, error) {
	meaning, err := examine(data)
	if err != nil {
		return nil, err
	}
	head, err := png.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return nil, broken()
	}
	if head.Width > maxSide || head.Height > maxSide || head.Width*head.Height > maxArea {
		return nil, &Error{
			Message: fmt.Sprintf("Bilden är %d × %d punkter, och högst %d på en sida och %d miljoner i allt läses.", head.Width, head.Height, maxSide, maxArea/1000000),
			Hint:    "Exportera bilden i mindre storlek; 600 punkter på höjden räcker.",
		}
	}
	decoded, err := png.Decode(bytes.NewReader(data))
	m, ok := decoded.(image.RGBA64Image) // as all of the standard library's are
	if err != nil || !ok {
		return nil, broken()
	}
	pixels := shrink(m)
	meaning.apply(pixels.RGB)
	if err := visible(pixels); err != nil {
		return nil, err
	}
	return &doc.Picture{Width: float64(pixels.Width), Height: float64(pixels.Height), Pixels: pixels}, nil
}

func broken() *Error {
	return &Error{Message: "PNG-filen är skadad: den går inte att läsa till slutet.", Hint: "Exportera bilden på nytt, eller hämta filen igen."}
}

// shrink gives the pixels in 8 bits, each the mean of a square of as many pixels
// as it takes for the longer side to be kept pixels at most. Whole numbers only, so
// that every machine gives the same bytes.
func shrink(m image.RGBA64Image) *doc.Pixels {
	b := m.Bounds()
	n := max((max(b.Dx(), b.Dy())+kept-1)/kept, 1)
	p := &doc.Pixels{Width: (b.Dx() + n - 1) / n, Height: (b.Dy() + n - 1) / n}
	p.RGB = make([]byte, 0, 3*p.Width*p.Height)
	alpha := make([]byte, 0, p.Width*p.Height)
	opaque := true
	for y := b.Min.Y; y < b.Max.Y; y += n {
		for x := b.Min.X; x < b.Max.X; x += n {
			c, a := mean(m, image.Rect(x, y, x+n, y+n).Intersect(b))
			p.RGB = append(p.RGB, c[:]...)
			alpha = append(alpha, a)
			opaque = opaque && a == 255
		}
	}
	if !opaque {
		p.Alpha = alpha
	}
	return p
}

// mean gives the mean colour of a part of a picture, each pixel weighed by how
// opaque it is, and the mean opacity.
func mean(m image.RGBA64Image, part image.Rectangle) (c [3]byte, alpha byte) {
	var sum [4]uint64 // red, green and blue times alpha, and alpha; of 65 535
	for y := part.Min.Y; y < part.Max.Y; y++ {
		for x := part.Min.X; x < part.Max.X; x++ {
			q := m.RGBA64At(x, y)
			for i, v := range [4]uint16{q.R, q.G, q.B, q.A} {
				sum[i] += uint64(v)
			}
		}
	}
	if sum[3] == 0 {
		return [3]byte{255, 255, 255}, 0
	}
	for i := range c {
		c[i] = byte((255*sum[i] + sum[3]/2) / sum[3])
	}
	area := uint64(part.Dx()*part.Dy()) * 65535
	return c, byte((255*sum[3] + area/2) / area)
}

// visible sees to it that something is.
func visible(p *doc.Pixels) error {
	for i := 0; i < p.Width*p.Height; i++ {
		if p.Alpha == nil || p.Alpha[i] > 0 {
			return nil
		}
	}
	return &Error{Message: "Bilden är helt genomskinlig.", Hint: "Exportera bilden på nytt, med bilden synlig."}
}

// chunks calls fn with each piece of a PNG in order, until the pixels begin or the
// file ends (PNG specification, 5.3). It is false when the file ends too early.
func chunks(data []byte, fn func(name string, body []byte)) bool {
	for rest := data[len(pngSignature):]; len(rest) >= 12; {
		size, name := uint64(binary.BigEndian.Uint32(rest)), string(rest[4:8])
		if size > uint64(len(rest)-12) {
			return false
		}
		if name == "IDAT" {
			return true
		}
		fn(name, rest[8:8+size])
		rest = rest[12+size:]
	}
	return false
}
