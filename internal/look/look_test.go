package look

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"math"
	"strings"
	"testing"

	"planverk/internal/diag"
	"planverk/internal/plan"
)

const svgHead = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 `

// square is a PNG of one colour.
func square(side int, c color.Color) string {
	m := image.NewNRGBA(image.Rect(0, 0, side, side))
	for i := range side * side {
		m.Set(i%side, i/side, c)
	}
	var b bytes.Buffer
	png.Encode(&b, m)
	return b.String()
}

// read judges a kommun.yaml whose values stand on the lines 1, 2, 3 …
func read(files map[string]string, accent, file, height string) (*Look, diag.List) {
	text := func(line int, s string) plan.Text {
		return plan.Text{At: plan.At{Span: diag.Span{File: "kommun.yaml", Start: diag.Pos{Line: line, Col: 9}}}, Value: s}
	}
	k := &plan.Kommun{}
	k.Look.Accent = text(1, accent)
	k.Look.Emblem = plan.Emblem{File: text(2, file), Alt: text(3, "Provkommuns vapen"), Height: text(4, height)}
	return Read(k, func(name plan.Text, _ int) (plan.File, diag.List) {
		data, ok := files[name.Value]
		if !ok {
			return plan.File{}, diag.List{diag.New("PV210", name.Span, "Finns inte.")}
		}
		return plan.File{Name: "timra/" + name.Value, Path: name.Value, Text: data}, nil
	})
}

func told(l diag.List) string {
	var all []string
	for _, d := range l {
		all = append(all, fmt.Sprintf("%s %s %s", d.Span, d.Code, d.Message))
	}
	return strings.Join(all, "\n")
}

func TestEmblem(t *testing.T) {
	files := map[string]string{
		"a.svg":     svgHead + `10 20"><path d="M0 0H5V5z"/></svg>`,
		"bred.svg":  svgHead + `100 10"><path d="M0 0H5V5z"/></svg>`,
		"vit.svg":   svgHead + `10 10"><path fill="#fefefe" d="M0 0H5V5z"/></svg>`,
		"a4.svg":    svgHead + `210 297"><path fill="#fff" d="M0 0H210V297H0z"/><path d="M9 9H80V50H9z"/></svg>`,
		"linje.svg": svgHead + `40 40"><path stroke="#000" stroke-width="10" d="M0 40H40"/></svg>`,
		"fylld.svg": svgHead + `40 40"><path d="M0 15H40V25H0z"/></svg>`,
		"text.svg":  svgHead + "10 10\">\n  <text>Prov</text></svg>",
		"stor.png":  square(300, color.Black),
		"liten.png": square(60, color.Black),
		"vit.png":   square(300, color.NRGBA{A: 9}),
		"a.jpg":     "\xff\xd8\xff\xe0",
	}
	for _, c := range []struct{ file, height, size, want string }{
		{"a.svg", "", "9 × 18", ""},
		{"a.svg", "30 mm", "15 × 30", ""},
		{"bred.svg", "40mm", "85 × 8", ""},
		{"stor.png", "20", "20 × 20", ""},
		{"liten.png", "20 mm", "20 × 20", "kommun.yaml:2:9 PV213 Bilden ”liten.png” är 60 punkter hög, och behöver minst 119 för att vara skarp i höjden 20 mm."},
		{"vit.svg", "", "18 × 18", "kommun.yaml:2:9 PV219 Bilden ”vit.svg” är nästan vit och syns inte på papperet."},
		{"vit.png", "", "18 × 18", "kommun.yaml:2:9 PV219 Bilden ”vit.png” är nästan vit och syns inte på papperet."},
		{"a4.svg", "", "12 × 18", "kommun.yaml:2:9 PV221 Det som är ritat i ”a4.svg” fyller bara 14 procent av bildens höjd, resten är tomt. Märket blir mycket litet på handlingarna."},
		{"linje.svg", "", "18 × 18", "kommun.yaml:2:9 PV221 Det som är ritat i ”linje.svg” fyller bara 13 procent av bildens höjd, resten är tomt. Märket blir mycket litet på handlingarna."}, // half the line is outside
		{"fylld.svg", "", "18 × 18", ""},
		{"text.svg", "", "", "timra/text.svg:2:3 PV212 Bilden innehåller text (”text”), som inte läses."},
		{"a.jpg", "", "", "kommun.yaml:2:9 PV212 ”a.jpg”: Bilden är JPEG, som Planverk inte läser."},
		{"b.svg", "", "", "kommun.yaml:2:9 PV210 Finns inte."},
		{"", "", "", ""},
	} {
		l, found := read(files, "", c.file, c.height)
		size := ""
		if e := l.Emblem; e != nil {
			size = fmt.Sprintf("%d × %d", int(math.Floor(e.Width()/mm+0.01)), int(math.Floor(e.Height/mm+0.01)))
			if e.Alt != "Provkommuns vapen" || len(l.Files) != 1 {
				t.Errorf("%s: %q, %v", c.file, e.Alt, l.Files)
			}
		}
		if size != c.size || told(found) != c.want {
			t.Errorf("%s: %s\n got  %s\n want %s", c.file, size, told(found), c.want)
		}
	}
}

func TestAccent(t *testing.T) {
	if _, found := read(nil, "#0B4F6C", "", ""); len(found) > 0 {
		t.Error(told(found))
	}
	_, found := read(nil, "#FFD700", "", "")
	const want = "kommun.yaml:1:9 PV214 Accentfärgen #FFD700 har kontrasten 1,4:1 mot vitt, och text behöver minst 4,5:1. Planverk skriver i #8B7500."
	if told(found) != want {
		t.Errorf("got  %s\nwant %s", told(found), want)
	}
	if hint := found[0].Hints[0]; hint != `Skriv "#8B7500", den närmaste mörkare färgen som räcker (4,5:1), eller välj en annan.` {
		t.Error(hint)
	}
}
