package artwork

import (
	"errors"
	"fmt"
	"math"
	"strings"
	"testing"

	"planverk/internal/doc"
)

// svg puts a drawing in a picture of 100 by 50.
func svg(inner string) string {
	return `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 100 50">` + inner + `</svg>`
}

// TestShapes: what drawing programs write becomes the outlines it stands for, in a
// picture whose longer side is 1 000.
func TestShapes(t *testing.T) {
	for name, c := range map[string]struct{ in, want string }{
		"rect":      {`<rect x="10" y="5" width="20" height="10"/>`, "#000000 M100,50 L300,50 L300,150 L100,150 Z"},
		"line":      {`<line x1="0" y1="0" x2="10" y2="10" stroke="#fff" fill="none" stroke-width=".5"/>`, "stroke #ffffff 5 M0,0 L100,100"},
		"polygon":   {`<polygon points="0,0 10,0,10 10" fill="#0B4F6C"/>`, "#0b4f6c M0,0 L100,0 L100,100 Z"},
		"relative":  {`<path d="m1 1 2 0v2h-2z"/>`, "#000000 M10,10 L30,10 L30,30 L10,30 Z"},
		"compact":   {`<path d="M1.5.5-2-3L.5.5"/>`, "#000000 M15,5 L-20,-30 L5,5"},
		"smooth":    {`<path d="M0 0C1 0 2 1 2 2S3 4 4 4"/>`, "#000000 M0,0 C10,0 20,10 20,20 C20,30 30,40 40,40"},
		"quadratic": {`<path d="M0 0Q3 0 3 3T6 6"/>`, "#000000 M0,0 C20,0 30,10 30,30 C30,50 40,60 60,60"},
		"arc":       {`<path d="M0 10A10 10 0 0110 0"/>`, "#000000 M0,100 C0,44.77 44.77,0 100,0"},
		"line arc":  {`<path d="M0 10A0 10 0 01 10 0"/>`, "#000000 M0,100 L100,0"},
		"after z":   {`<path d="M1 1h1zl1 1"/>`, "#000000 M10,10 L20,10 Z M10,10 L20,20"},
		"circle":    {`<circle cx="10" cy="10" r="10" fill="red"/>`, "#ff0000 M200,100 C200,155.23 155.23,200 100,200 C44.77,200 0,155.23 0,100 C0,44.77 44.77,0 100,0 C155.23,0 200,44.77 200,100 Z"},
		"group":     {`<g transform="translate(10 10) scale(2)" fill="rgb(1,2,3)" fill-rule="evenodd"><path d="M0 0H5V5z"/></g>`, "#010203 evenodd M100,100 L200,100 L200,200 Z"},
		"rotate":    {`<g transform="rotate(90,10,10)"><path d="M10 10H20V20z"/></g>`, "#000000 M100,100 L100,200 L0,200 Z"},
		"style":     {`<g style="fill:none;stroke:#abc;stroke-linecap:round"><path d="M0 0H5"/></g>`, "stroke #aabbcc 10 cap 1 M0,0 L50,0"},
		"classes":   {`<defs><style>/* x */.a,.b{fill:#123456}.b{fill:#fff !important}</style></defs><path class="a b" d="M0 0H5V5z"/>`, "#ffffff M0,0 L50,0 L50,50 Z"},
		"current":   {`<g color="#00f"><path fill="currentColor" d="M0 0H5V5z"/></g>`, "#0000ff M0,0 L50,0 L50,50 Z"},
		"hidden":    {`<g display="none"><text>x</text></g><g visibility="hidden"><path d="M0 0H9V9z"/></g><path d="M0 0H5V5z"/>`, "#000000 M0,0 L50,0 L50,50 Z"},
		"notes":     {`<title>x</title><metadata><a xmlns="urn:x" href="y"/></metadata><x:v xmlns:x="urn:x"><x:y/></x:v><path d="M0 0H5V5z"/>`, "#000000 M0,0 L50,0 L50,50 Z"},
	} {
		t.Run(name, func(t *testing.T) {
			p, err := Read([]byte(svg(c.in)))
			if err != nil {
				t.Fatal(err)
			}
			if p.Width != 1000 || p.Height != 500 {
				t.Errorf("%g × %g", p.Width, p.Height)
			}
			if got := dump(p); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

// TestProgramsHabits: what drawing programs put before the picture is no hindrance.
func TestProgramsHabits(t *testing.T) {
	head := "\ufeff<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- Generator: X -->\n" +
		`<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">`
	if _, err := Read([]byte(head + svg(`<path d="M0 0H5V5z"/>`))); err != nil {
		t.Error(err)
	}
}

func dump(p *doc.Picture) string {
	var all []string
	number := func(v float64) string { return fmt.Sprint(math.Round(v*100)/100 + 0) }
	for _, s := range p.Shapes {
		if s.Fill != nil {
			all = append(all, strings.ToLower(s.Fill.String()))
		}
		if s.EvenOdd {
			all = append(all, "evenodd")
		}
		if s.Stroke != nil {
			all = append(all, "stroke "+strings.ToLower(s.Stroke.String())+" "+number(s.Line.Width))
			if s.Line.Cap != 0 {
				all = append(all, fmt.Sprintf("cap %d", s.Line.Cap))
			}
		}
		for _, st := range s.Steps {
			one := string("MLCZ"[st.Kind])
			for i, q := range st.P[:points(st.Kind)] {
				if i > 0 {
					all, one = append(all, one), ""
				}
				one += number(q.X) + "," + number(q.Y)
			}
			all = append(all, one)
		}
	}
	return strings.Join(all, " ")
}

// TestRefused: what is not read is refused in words, with its place.
func TestRefused(t *testing.T) {
	for in, want := range map[string]string{
		svg("\n<script>x</script>"):                                          "2:1 Bilden innehåller skript (”script”), som inte läses.",
		svg(`<defs><g><script/></g></defs>`):                                 "Bilden innehåller skript (”script”), som inte läses.",
		svg(`<path onclick="x()" d="M0 0H5V5z"/>`):                           "Bilden innehåller skript (”onclick”), som inte läses.",
		svg("\n\n  <image xlink:href=\"http://x.example/a.png\"/>"):          "3:3 Bilden innehåller en inbäddad eller länkad bild (”image”), som inte läses.",
		svg(`<path xlink:href="//x.example" d="M0 0H5V5z"/>`):                "Elementet ”path” hänvisar till ”//x.example”; hänvisningar läses inte.",
		svg(`<use href="#a"/>`):                                              "Bilden innehåller en kopia av en annan del (”use”), som inte läses.",
		svg(`<text>Timrå</text>`):                                            "Bilden innehåller text (”text”), som inte läses.",
		svg(`<foreignObject/>`):                                              "Bilden innehåller främmande innehåll (”foreignObject”), som inte läses.",
		svg(`<linearGradient/>`):                                             "Bilden innehåller en tonad färg (”linearGradient”), som inte läses.",
		svg(`<blink/>`):                                                      "Elementet ”blink” läses inte.",
		svg(`<path fill="url(#a)" d="M0 0H5V5z"/>`):                          "fill=”url(#a)” hänvisar till en annan del av bilden eller till en annan fil, och läses inte.",
		svg(`<path style="fill:URL(http://x.example)" d="M0 0H5V5z"/>`):      "fill=”URL(http://x.example)” hänvisar till en annan del av bilden eller till en annan fil, och läses inte.",
		svg(`<path fill="blå" d="M0 0H5V5z"/>`):                              "fill=”blå” läses inte.",
		svg(`<g opacity=".5"/>`):                                             "opacity=”.5” läses inte.",
		svg(`<g clip-path="x"/>`):                                            "clip-path=”x” läses inte.",
		svg(`<g transform="rotate(a)"/>`):                                    "transform=”rotate(a)” går inte att läsa.",
		svg(`<path style="transform:scale(2)" d="M0 0H5V5z"/>`):              "transform står i en stilmall, där bara färger och linjer läses.",
		svg(`<path d="M0 0 L1"/>`):                                           "Banan d=”M0 0 L1” går inte att läsa till slutet.",
		svg(`<path d="M0 0 R1 1"/>`):                                         "Banan d=”M0 0 R1 1” går inte att läsa till slutet.",
		svg(`<path d="M1e400 0H5V5z"/>`):                                     "Banan d=”M1e400 0H5V5z” går inte att läsa till slutet.",
		svg(`<rect width="50%" height="1"/>`):                                "width=”50%” går inte att läsa som ett mått.",
		svg(`<polygon points="1 2 3"/>`):                                     "points=”1 2 3” är inte talpar.",
		svg(`<style>@import url(x.css);</style>`):                            "Stilmallen går inte att läsa vid ”@import url(x.css);”.",
		svg(`<style>path{fill:red}</style>`):                                 "Stilmallen har regeln ”path”; bara regler för klasser läses, som ”.namn”.",
		svg(`<g transform="scale(1 3)"><path stroke="red" d="M0 0H5"/></g>`): "En linje är sned eller olika mycket förstorad på bredden och höjden.",
		svg(`<path d="M900000 0H9e7V9e7z"/>`):                                "En punkt ligger för långt utanför bilden.",
		svg(``):                                                              "Bilden är tom: inget i den syns.",
		svg(`<path fill="none" d="M0 0H5V5z"/>`):                             "Bilden är tom: inget i den syns.",
		svg(`<path d="M-9-9H-5V-5z"/>`):                                      "Bilden är tom: inget i den syns.",
		svg(strings.Repeat("<g>", 40)):                                       "Bilden har fler än 32 grupper i varandra.",
		svg(strings.Repeat(`<path d="M0 0H5V5z"/>`, 2001)):                   "Bilden har fler än 2000 delar eller 20000 streck.",
		svg(`<path d="M0 0` + strings.Repeat("h1", 21000) + `"/>`):           "Bilden har fler än 2000 delar eller 20000 streck.",
		`<!DOCTYPE svg [<!ENTITY a "b">]>` + svg(`&a;`):                      "1:1 Bilden har en egen dokumenttyp (<!DOCTYPE …>), som kan hämta in annat.",
		`<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x.dtd" [<!ENTITY a "b">]>` + svg(`&a;`): "1:1 Bilden har en egen dokumenttyp (<!DOCTYPE …>), som kan hämta in annat.",
		`<!DOCTYPE svg SYSTEM "http://x.example/x.dtd">` + svg(`<path d="M0 0H5V5z"/>`):          "1:1 Bilden har en egen dokumenttyp (<!DOCTYPE …>), som kan hämta in annat.",
		svg(`&a;`): "Bilden använder en förkortning (entitet) som inte läses.",
		svg(`<g>`): "Filen är inte hel: SVG-koden går inte att läsa här.",
		`<?xml version="1.0" encoding="iso-8859-1"?>` + svg(`<g/>`):          "Filen är inte sparad i UTF-8.",
		`<svg viewBox="0 0 1 1"/>`:                                           `1:1 SVG-elementet säger inte att det är SVG: xmlns="http://www.w3.org/2000/svg" saknas.`,
		`<html xmlns="http://www.w3.org/1999/xhtml"/>`:                       "1:1 Filen är inte SVG: den börjar med elementet ”html”.",
		`<svg xmlns="http://www.w3.org/2000/svg" width="10" height="100%"/>`: "1:1 Bilden saknar mått: viewBox finns inte, och inte heller width och height i punkter eller millimeter.",
		`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 0 1"/>`:        "1:1 Bildens mått 0 × 1 går inte att använda.",
		`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 1"/>`:      "1:1 Bildens mått 100 × 1 går inte att använda.",
		`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 NaN"/>`:      "1:1 viewBox=”0 0 1 NaN” är inte fyra tal.",
		`<!-- x -->`:                           "Filen är inte SVG: elementet svg saknas.",
		"":                                     "Filen är tom.",
		"hej":                                  "Filen är varken PNG eller SVG.",
		"\xff\xd8\xff\xe0":                     "Bilden är JPEG, som Planverk inte läser.",
		"%PDF-1.7":                             "Bilden är PDF eller Adobe Illustrator, som Planverk inte läser.",
		"<svg" + strings.Repeat(" ", maxSVG):   "SVG-filen är större än 1 MB.",
		"<svg" + strings.Repeat(" ", MaxBytes): "Filen är större än 5 MB.",
	} {
		p, err := Read([]byte(in))
		var e *Error
		if !errors.As(err, &e) || p != nil {
			t.Errorf("%.80q is read, %v", in, err)
			continue
		}
		got := e.Message
		if strings.Contains(want[:4], ":") {
			got = fmt.Sprintf("%d:%d %s", e.Line, e.Col, got)
		}
		if got != want || e.Hint == "" {
			t.Errorf("%.80q:\n got  %s (%s)\n want %s", in, got, e.Hint, want)
		}
	}
}

// check holds what every picture promises its writers.
func check(t *testing.T, p *doc.Picture) {
	if !(p.Width > 0 && p.Height > 0 && p.Width <= 4000 && p.Height <= 4000) {
		t.Fatalf("%g × %g", p.Width, p.Height)
	}
	if q := p.Pixels; q != nil {
		if len(q.RGB) != 3*q.Width*q.Height || q.Alpha != nil && len(q.Alpha) != q.Width*q.Height {
			t.Fatalf("%d × %d: %d, %d", q.Width, q.Height, len(q.RGB), len(q.Alpha))
		}
		return
	}
	for _, s := range p.Shapes {
		if s.Fill == nil && s.Stroke == nil || s.Steps[0].Kind != doc.MoveTo || !(s.Line.Width >= 0) || !(s.Line.Miter >= 1) {
			t.Fatalf("%+v", s)
		}
		for _, st := range s.Steps {
			for _, q := range st.P[:points(st.Kind)] {
				if !(math.Abs(q.X) < 1e6 && math.Abs(q.Y) < 1e6) {
					t.Fatalf("%v", q)
				}
			}
		}
	}
}

func FuzzSVG(f *testing.F) {
	f.Add(svg(`<g transform="rotate(3,1 2) skewX(4)" style="fill:red;stroke:#fff"><path d="M1 1a3 4 5 0110 1q1 2 3 4t1 1s1 2 3 4c1 2 3 4 5 6zl-1.5.5"/></g>`))
	f.Add(svg(`<defs><style>.a{fill:rgb(1%,2%,3%)}</style></defs><rect class="a" rx="3" width="9" height="8mm"/><circle r="2"/><ellipse rx="1" ry="2"/><polyline points="1,2 3,4"/>`))
	f.Fuzz(func(t *testing.T, in string) {
		p, err := Read([]byte(in))
		if err == nil {
			check(t, p)
			return
		}
		if e := (*Error)(nil); !errors.As(err, &e) || e.Message == "" || e.Hint == "" {
			t.Fatalf("%#v", err)
		}
	})
}
