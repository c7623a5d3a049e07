package artwork

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"image"
	"image/color"
	"image/png"
	"slices"
	"testing"
)

func encode(t testing.TB, m image.Image) []byte {
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// chunk is one piece of a PNG.
func chunk(name string, body []byte) []byte {
	b := binary.BigEndian.AppendUint32(nil, uint32(len(body)))
	b = append(append(b, name...), body...)
	return binary.BigEndian.AppendUint32(b, crc32.ChecksumIEEE(b[4:]))
}

// with puts a chunk in after the head of a PNG.
func with(data []byte, name string, body []byte) []byte {
	const head = 8 + 25
	return slices.Concat(data[:head], chunk(name, body), data[head:])
}

func profile(text string) []byte {
	var b bytes.Buffer
	b.WriteString("ICC profile\x00\x00")
	z := zlib.NewWriter(&b)
	z.Write([]byte(text))
	z.Close()
	return b.Bytes()
}

func TestPixels(t *testing.T) {
	grey := image.NewGray16(image.Rect(0, 0, 1, 1))
	grey.SetGray16(0, 0, color.Gray16{Y: 0x8080})
	clear := image.NewNRGBA(image.Rect(0, 0, 2, 1))
	clear.SetNRGBA(0, 0, color.NRGBA{R: 255, G: 10, B: 3, A: 128})
	palette := image.NewPaletted(image.Rect(0, 0, 1, 1), color.Palette{color.NRGBA{R: 1, G: 2, B: 3, A: 255}})
	one := encode(t, palette)
	dark := encode(t, grey)
	gamma := binary.BigEndian.AppendUint32(nil, 100000)
	for name, c := range map[string]struct {
		in         []byte
		rgb, alpha []byte
	}{
		"16 bits":         {dark, []byte{0x80, 0x80, 0x80}, nil},
		"alpha":           {encode(t, clear), []byte{255, 10, 3, 255, 255, 255}, []byte{128, 0}},
		"palette":         {one, []byte{1, 2, 3}, nil},
		"sRGB":            {with(one, "sRGB", []byte{0}), []byte{1, 2, 3}, nil},
		"sRGB by profile": {with(one, "iCCP", profile("desc sRGB IEC61966-2.1")), []byte{1, 2, 3}, nil},
		"linear":          {with(dark, "gAMA", gamma), []byte{188, 188, 188}, nil},
		"sRGB before":     {with(with(dark, "gAMA", gamma), "sRGB", []byte{0}), []byte{0x80, 0x80, 0x80}, nil},
	} {
		p, err := Read(c.in)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		check(t, p)
		if !bytes.Equal(p.Pixels.RGB, c.rgb) || !bytes.Equal(p.Pixels.Alpha, c.alpha) {
			t.Errorf("%s: %v %v", name, p.Pixels.RGB, p.Pixels.Alpha)
		}
	}
}

// TestShrink: a picture larger than print needs is scaled down, edges included.
func TestShrink(t *testing.T) {
	m := image.NewNRGBA(image.Rect(0, 0, 2501, 3))
	for i := range m.Pix {
		m.Pix[i] = 255
	}
	for x := range 3 { // the first kept pixel is black and white, one to two
		m.SetNRGBA(x, 0, color.NRGBA{A: 255})
	}
	p, err := Read(encode(t, m))
	if err != nil {
		t.Fatal(err)
	}
	if p.Pixels.Width != 834 || p.Pixels.Height != 1 || p.Pixels.RGB[0] != 170 || p.Pixels.RGB[3] != 255 || p.Pixels.Alpha != nil {
		t.Errorf("%d × %d, %v", p.Pixels.Width, p.Pixels.Height, p.Pixels.RGB[:6])
	}
}

func TestRefusedPNG(t *testing.T) {
	good := encode(t, image.NewGray(image.Rect(0, 0, 9, 9)))
	huge := bytes.Clone(good)
	binary.BigEndian.PutUint32(huge[16:], 40000)
	binary.BigEndian.PutUint32(huge[20:], 40000)
	binary.BigEndian.PutUint32(huge[29:], crc32.ChecksumIEEE(huge[12:29]))
	for _, c := range []struct {
		in   []byte
		want string
	}{
		{huge, "Bilden är 40000 × 40000 punkter, och högst 4000 på en sida och 8 miljoner i allt läses."},
		{good[:len(good)/2], "PNG-filen är skadad: den går inte att läsa till slutet."},
		{good[:20], "PNG-filen är skadad: den går inte att läsa till slutet."},
		{[]byte(pngSignature), "PNG-filen är skadad: den går inte att läsa till slutet."},
		{bytes.Replace(good, []byte("IHDR"), []byte("IHDX"), 1), "PNG-filen är skadad: den går inte att läsa till slutet."},
		{encode(t, image.NewNRGBA(image.Rect(0, 0, 3, 3))), "Bilden är helt genomskinlig."},
		{with(good, "iCCP", profile("Display P3")), "Bildens färger är angivna i en annan färgrymd än sRGB (”ICC profile”)."},
		{with(good, "iCCP", []byte("x")), "PNG-filen är skadad: den går inte att läsa till slutet."},
		{with(good, "cHRM", make([]byte, 32)), "Bildens färger är angivna i en annan färgrymd än sRGB."},
		{with(good, "cICP", []byte{9, 16, 0, 1}), "Bildens färger är angivna i en annan färgrymd än sRGB."},
		{with(good, "acTL", make([]byte, 8)), "Bilden rör sig (animerad PNG)."},
	} {
		p, err := Read(c.in)
		var e *Error
		if !errors.As(err, &e) || p != nil || e.Message != c.want || e.Hint == "" {
			t.Errorf("got %v, want %s", err, c.want)
		}
	}
	for n := range good { // cut short anywhere, it is broken and nothing worse
		if _, err := Read(good[:n]); err == nil && n < len(good)-12 { // the last chunk is empty
			t.Errorf("the first %d of %d bytes are read", n, len(good))
		}
	}
}

func FuzzPNG(f *testing.F) {
	one := encode(f, image.NewPaletted(image.Rect(0, 0, 3, 3), color.Palette{color.Black, color.Transparent}))
	f.Add(one)
	f.Add(with(one, "iCCP", profile("sRGB")))
	f.Add(with(encode(f, image.NewGray16(image.Rect(0, 0, 2, 9))), "gAMA", []byte{0, 0, 0x55, 0}))
	f.Fuzz(func(t *testing.T, in []byte) {
		p, err := Read(in)
		if err == nil {
			check(t, p)
			return
		}
		if e := (*Error)(nil); !errors.As(err, &e) || e.Message == "" || e.Hint == "" {
			t.Fatalf("%#v", err)
		}
	})
}
