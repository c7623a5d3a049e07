package html_test

import (
	"bytes"
	"encoding/base64"
	"image/png"
	"strings"
	"testing"

	"planverk/internal/doc"
	"planverk/render/html"
	"planverk/render/rendertest"
)

func withEmblem(p *doc.Picture) *doc.Document {
	d := rendertest.Sample()
	d.Meta.Emblem = &doc.Emblem{Picture: p, Alt: `Timrå "kommuns" <vapen>`, Height: 54}
	return d
}

// TestEmblemShapes: shapes are written anew as SVG with a name, and the page still
// lets nothing in from elsewhere.
func TestEmblemShapes(t *testing.T) {
	at := func(k doc.StepKind, x, y float64) doc.Step {
		return doc.Step{Kind: k, P: [3]doc.Point{{X: x, Y: y}}}
	}
	steps := []doc.Step{at(doc.MoveTo, 0, 0), at(doc.LineTo, 1000, 0.128), {Kind: doc.CurveTo, P: [3]doc.Point{{X: 1}, {Y: 2}, {X: 3, Y: 4}}}, {Kind: doc.Close}}
	page := string(written(t, html.Page, withEmblem(&doc.Picture{Width: 1000, Height: 500, Shapes: []doc.Shape{
		{Steps: steps, Fill: &doc.Colour{1, 2, 3}, EvenOdd: true},
		{Steps: steps, Stroke: &doc.Colour{255}, Line: doc.Line{Width: 2, Cap: 1, Join: 1, Miter: 4}},
	}})))
	const want = `<header>
<svg xmlns="http://www.w3.org/2000/svg" class="emblem" role="img" aria-label="Timrå &#34;kommuns&#34; &lt;vapen&gt;" width="144" height="72" viewBox="0 0 1000 500">
<path d="M0 0L1000 0.13C1 0 0 2 3 4Z" fill="#010203" fill-rule="evenodd"/>
<path d="M0 0L1000 0.13C1 0 0 2 3 4Z" fill="none" stroke="#FF0000" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"/>
</svg>
<p class="sender">`
	if !strings.Contains(page, want) {
		i := strings.Index(page, "<header>")
		t.Errorf("%s", page[i:i+700])
	}
	if strings.Contains(page, "img-src") {
		t.Error("the page allows pictures that it does not have")
	}
}

// TestEmblemPixels: pixels are a PNG that the page carries itself.
func TestEmblemPixels(t *testing.T) {
	d := withEmblem(&doc.Picture{Width: 2, Height: 1, Pixels: &doc.Pixels{Width: 2, Height: 1, RGB: []byte{1, 2, 3, 4, 5, 6}, Alpha: []byte{255, 0}}})
	page := string(written(t, html.Page, d))
	_, rest, ok := strings.Cut(page, `src="data:image/png;base64,`)
	data, _, _ := strings.Cut(rest, `"`)
	raw, err := base64.StdEncoding.DecodeString(data)
	if !ok || err != nil || !strings.Contains(page, "default-src 'none'; img-src data:; style-src") {
		t.Fatalf("%v, %v", ok, err)
	}
	m, err := png.Decode(bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	if r, g, b, a := m.At(0, 0).RGBA(); r>>8 != 1 || g>>8 != 2 || b>>8 != 3 || a>>8 != 255 {
		t.Error(m.At(0, 0))
	}
	if _, _, _, a := m.At(1, 0).RGBA(); a != 0 {
		t.Error(m.At(1, 0))
	}
	if fragment := string(written(t, html.Fragment, d)); strings.Contains(fragment, "data:image") {
		t.Error("the intranet has the municipality's arms already")
	}
}
