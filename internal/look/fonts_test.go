package look

import (
	"bytes"
	"encoding/binary"
	"testing"

	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/gobolditalic"
	"golang.org/x/image/font/gofont/goitalic"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/sfnt"

	"planverk/internal/diag"
	"planverk/internal/plan"
)

// licensed is a font with other licence bits.
func licensed(data []byte, bits uint16) string {
	data = bytes.Clone(data)
	for i := range int(binary.BigEndian.Uint16(data[4:])) {
		if entry := data[12+16*i:]; string(entry[:4]) == "OS/2" {
			binary.BigEndian.PutUint16(data[binary.BigEndian.Uint32(entry[8:])+8:], bits)
		}
	}
	return string(data)
}

// uneven is a font whose figure one is narrower than the others.
func uneven(data []byte) string {
	f, err := sfnt.Parse(data)
	if err != nil {
		panic(err)
	}
	one, err := f.GlyphIndex(nil, '1')
	if err != nil {
		panic(err)
	}
	data = bytes.Clone(data)
	for i := range int(binary.BigEndian.Uint16(data[4:])) {
		if entry := data[12+16*i:]; string(entry[:4]) == "hmtx" {
			at := binary.BigEndian.Uint32(entry[8:]) + 4*uint32(one)
			binary.BigEndian.PutUint16(data[at:], 100)
		}
	}
	return string(data)
}

// withoutSwedish is a font that has lost å, ä and ö: the stretch of signs that begins at
// 0xA0 begins at 0xF8 instead.
func withoutSwedish(data []byte) string {
	data = bytes.Clone(data)
	for i := range int(binary.BigEndian.Uint16(data[4:])) {
		if entry := data[12+16*i:]; string(entry[:4]) == "cmap" {
			at, n := binary.BigEndian.Uint32(entry[8:]), binary.BigEndian.Uint32(entry[12:])
			for j := at; j+1 < at+n; j += 2 {
				if binary.BigEndian.Uint16(data[j:]) == 0xA0 {
					binary.BigEndian.PutUint16(data[j:], 0xF8)
				}
			}
		}
	}
	return string(data)
}

func TestFonts(t *testing.T) {
	files := map[string]string{
		"r.ttf": string(goregular.TTF), "b.ttf": string(gobold.TTF), "i.ttf": string(goitalic.TTF), "bi.ttf": string(gobolditalic.TTF),
		"utan.ttf": withoutSwedish(goregular.TTF), "kort.ttf": string(goregular.TTF[:20000]), "a.otf": "OTTO", "last.ttf": licensed(goregular.TTF, 2), "ojamn.ttf": uneven(goregular.TTF),
	}
	for _, c := range []struct {
		names  [4]string
		loaded int
		want   string
	}{
		{[4]string{"r.ttf", "b.ttf", "i.ttf", "bi.ttf"}, 4, ""},
		{[4]string{"r.ttf"}, 1, ""},
		{[4]string{}, 0, ""},
		{[4]string{"r.ttf", "i.ttf"}, 2, "kommun.yaml:2:9 PV218 ”i.ttf” används som fet, men är enligt filen själv kursiv."},
		{[4]string{"b.ttf"}, 1, "kommun.yaml:1:9 PV218 ”b.ttf” används som normal, men är enligt filen själv fet."},
		{[4]string{"r.ttf", "a.otf"}, 0, "kommun.yaml:2:9 PV215 ”a.otf”: Filen är OpenType med PostScript-konturer (.otf), som Planverk inte läser."},
		{[4]string{"ojamn.ttf"}, 1, "kommun.yaml:1:9 PV220 Siffrorna i ”ojamn.ttf” är olika breda, så belopp i en kolumn står inte rakt under varandra."},
		{[4]string{"last.ttf"}, 0, "kommun.yaml:1:9 PV216 ”last.ttf”: Typsnittets licens säger att det inte får bäddas in i dokument."},
		{[4]string{"utan.ttf"}, 0, "kommun.yaml:1:9 PV217 ”utan.ttf”: Typsnittet saknar vanliga tecken: å ä ö é Å Ä Ö É."},
		{[4]string{"saknas.ttf"}, 0, "kommun.yaml:1:9 PV210 Finns inte."},
		{[4]string{"kort.ttf"}, 0, "kommun.yaml:1:9 PV215 ”kort.ttf”: Typsnittet är skadat eller avkortat: delen ”cvt” går inte att läsa."},
	} {
		k := &plan.Kommun{}
		for i, into := range []*plan.Text{&k.Look.Fonts.Regular, &k.Look.Fonts.Bold, &k.Look.Fonts.Italic, &k.Look.Fonts.BoldItalic} {
			*into = plan.Text{At: plan.At{Span: diag.Span{File: "kommun.yaml", Start: diag.Pos{Line: i + 1, Col: 9}}}, Value: c.names[i]}
		}
		l, found := Read(k, func(name plan.Text, _ int) (plan.File, diag.List) {
			data, ok := files[name.Value]
			if !ok {
				return plan.File{}, diag.List{diag.New("PV210", name.Span, "Finns inte.")}
			}
			return plan.File{Path: name.Value, Text: data}, nil
		})
		loaded := 0
		if f := l.Typeface; f != nil {
			for _, b := range [][]byte{f.Regular, f.Bold, f.Italic, f.BoldItalic} {
				if b != nil {
					loaded++
				}
			}
		}
		if told(found) != c.want || loaded != c.loaded {
			t.Errorf("%v: %d fonts\n got  %s\n want %s", c.names, loaded, told(found), c.want)
		}
	}
}
