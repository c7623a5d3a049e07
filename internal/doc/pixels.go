package doc

import (
	"bytes"
	"compress/zlib"
	"image"
	"image/color"
	"image/png"
	"sync"
)

// Pixels are colours in sRGB, row by row from the top. The documents of a
// municipality share them, and what is made of them is made once.
type Pixels struct {
	Width, Height int
	RGB           []byte // three bytes a pixel
	Alpha         []byte // one byte a pixel, 255 = opaque; nil when all are

	once   sync.Once
	png    []byte
	packed [2][]byte
}

// PNG gives the picture as a file.
func (p *Pixels) PNG() []byte {
	p.once.Do(p.make)
	return p.png
}

// Packed gives RGB and Alpha compressed (RFC 1950).
func (p *Pixels) Packed() (rgb, alpha []byte) {
	p.once.Do(p.make)
	return p.packed[0], p.packed[1]
}

func (p *Pixels) make() {
	m := image.NewNRGBA(image.Rect(0, 0, p.Width, p.Height))
	for i := range p.Width * p.Height {
		alpha := uint8(255)
		if p.Alpha != nil {
			alpha = p.Alpha[i]
		}
		m.SetNRGBA(i%p.Width, i/p.Width, color.NRGBA{R: p.RGB[3*i], G: p.RGB[3*i+1], B: p.RGB[3*i+2], A: alpha})
	}
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		panic(err) // a buffer takes everything
	}
	p.png = b.Bytes()
	p.packed = [2][]byte{pack(p.RGB), pack(p.Alpha)}
}

func pack(b []byte) []byte {
	if b == nil {
		return nil
	}
	var out bytes.Buffer
	w, err := zlib.NewWriterLevel(&out, zlib.BestCompression)
	if err != nil {
		panic(err) // the level is one of the package's own
	}
	w.Write(b)
	w.Close()
	return out.Bytes()
}
