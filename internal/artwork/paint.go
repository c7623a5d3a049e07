package artwork

import (
	"math"
	"strconv"
	"strings"

	"golang.org/x/image/colornames"

	"planverk/internal/doc"
)

// paint reads the value of fill or stroke: nil for none.
func paint(v string, above *doc.Colour, current doc.Colour) (*doc.Colour, bool) {
	v = strings.ToLower(strings.TrimSpace(v))
	switch v {
	case "none", "transparent":
		return nil, true
	case inherited:
		return above, true
	case "currentcolor":
		return &current, true
	}
	if named, ok := colornames.Map[v]; ok {
		return &doc.Colour{named.R, named.G, named.B}, true
	}
	if digits, ok := strings.CutPrefix(v, "#"); ok {
		return hexColour(digits)
	}
	if inner, ok := strings.CutPrefix(v, "rgb("); ok {
		return rgbColour(inner)
	}
	return nil, false
}

// hexColour reads RGB, RRGGBB, and both with an opaque alpha after them.
func hexColour(digits string) (*doc.Colour, bool) {
	switch len(digits) {
	case 3, 4:
		var long strings.Builder
		for i := range len(digits) {
			long.WriteByte(digits[i])
			long.WriteByte(digits[i])
		}
		digits = long.String()
	}
	if len(digits) == 8 && strings.HasSuffix(digits, "ff") {
		digits = digits[:6]
	}
	n, err := strconv.ParseUint(digits, 16, 32)
	if err != nil || len(digits) != 6 {
		return nil, false
	}
	return &doc.Colour{uint8(n >> 16), uint8(n >> 8), uint8(n)}, true
}

// rgbColour reads "11, 79, 108)" and "4% 31% 42%)".
func rgbColour(s string) (*doc.Colour, bool) {
	inner, rest, closed := strings.Cut(s, ")")
	parts := strings.FieldsFunc(inner, func(r rune) bool { return r == ' ' || r == ',' || r == '\t' })
	if !closed || rest != "" || len(parts) != 3 {
		return nil, false
	}
	var c doc.Colour
	for i, part := range parts {
		number, percent := strings.CutSuffix(part, "%")
		v, err := strconv.ParseFloat(number, 64)
		if percent {
			v *= 2.55
		}
		if err != nil || !(v >= 0 && v <= 255) {
			return nil, false
		}
		c[i] = uint8(math.Round(v))
	}
	return &c, true
}
