package artwork

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"fmt"
	"io"
	"math"
)

// meaning is what the figures of a PNG stand for, when it is not sRGB: gamma is the
// exponent of the file (PNG specification, 11.3.2.2), 0 for sRGB.
type meaning struct{ gamma float64 }

// sRGBGamma is what a PNG in sRGB gives as its gamma, of 100 000.
const sRGBGamma = 45455

// The chromaticities of sRGB in cHRM, of 100 000: white, red, green, blue.
var sRGBPrimaries = [8]int{31270, 32900, 64000, 33000, 30000, 60000, 15000, 6000}

// examine reads what a PNG says of its colours before it is decoded. A picture in
// another colour space is refused unless it differs in gamma alone: to take its
// figures for sRGB would print the arms in wrong colours.
func examine(data []byte) (meaning, error) {
	var m meaning
	var profile []byte
	srgb, primaries, animated, cicp := false, true, false, true
	whole := chunks(data, func(name string, body []byte) {
		switch {
		case name == "sRGB":
			srgb = true
		case name == "iCCP":
			profile = body
		case name == "gAMA" && len(body) == 4:
			if g := binary.BigEndian.Uint32(body); g > 0 && math.Abs(float64(g)-sRGBGamma) > 1000 {
				m.gamma = float64(g) / 100000
			}
		case name == "cHRM" && len(body) == 32:
			for i, want := range sRGBPrimaries {
				got := int(binary.BigEndian.Uint32(body[4*i:]))
				primaries = primaries && got > want-1000 && got < want+1000
			}
		case name == "cICP":
			cicp = bytes.Equal(body, []byte{1, 13, 0, 1}) // sRGB, full range (ITU-T H.273)
		case name == "acTL":
			animated = true
		}
	})
	switch {
	case !whole:
		return m, broken()
	case animated:
		return m, &Error{Message: "Bilden rör sig (animerad PNG).", Hint: "Exportera en stillbild som PNG."}
	case !cicp:
		return m, otherSpace("")
	case srgb:
		return meaning{}, nil
	case profile != nil:
		return meaning{}, examineProfile(profile)
	case !primaries:
		return m, otherSpace("")
	case m.gamma != 0 && (m.gamma < 0.1 || m.gamma > 2):
		return m, otherSpace("")
	}
	return m, nil
}

// examineProfile lets an ICC profile of sRGB through: one that says so in its
// description, in 8 or 16 bits a letter.
func examineProfile(body []byte) error {
	name, rest, ok := bytes.Cut(body, []byte{0})
	if !ok || len(rest) < 1 {
		return broken()
	}
	z, err := zlib.NewReader(bytes.NewReader(rest[1:]))
	if err != nil {
		return broken()
	}
	const most = 1 << 20
	profile, err := io.ReadAll(io.LimitReader(z, most))
	if err != nil {
		return broken()
	}
	if bytes.Contains(profile, []byte("sRGB")) || bytes.Contains(profile, []byte("s\x00R\x00G\x00B")) {
		return nil
	}
	return otherSpace(printable(name))
}

func otherSpace(name string) *Error {
	if name != "" {
		name = fmt.Sprintf(" (”%s”)", name)
	}
	return &Error{Message: fmt.Sprintf("Bildens färger är angivna i en annan färgrymd än sRGB%s.", name),
		Hint: "Exportera bilden med färgprofilen sRGB; de flesta program har valet ”Konvertera till sRGB”."}
}

// printable gives the letters of a name that are safe to show.
func printable(name []byte) string {
	return string(bytes.Map(func(r rune) rune {
		if r < ' ' || r > '~' {
			return -1
		}
		return r
	}, name[:min(len(name), 79)]))
}

// apply turns figures with the gamma of m into sRGB.
func (m meaning) apply(rgb []byte) {
	if m.gamma == 0 {
		return
	}
	var table [256]byte
	for i := range table {
		light := math.Pow(float64(i)/255, 1/m.gamma)
		v := 12.92 * light
		if light > 0.0031308 {
			v = 1.055*math.Pow(light, 1/2.4) - 0.055
		}
		table[i] = byte(math.Round(255 * v))
	}
	for i, v := range rgb {
		rgb[i] = table[v]
	}
}
