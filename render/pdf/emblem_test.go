package pdf

import (
	"fmt"
	"io"
	"math"
	"strings"
	"testing"

	reader "github.com/ledongthuc/pdf"

	"planverk/internal/doc"
	"planverk/render/pdf/internal/draw"
)

func square(side float64) []doc.Step {
	at := func(k doc.StepKind, x, y float64) doc.Step {
		return doc.Step{Kind: k, P: [3]doc.Point{{X: x, Y: y}}}
	}
	return []doc.Step{at(doc.MoveTo, 0, 0), at(doc.LineTo, side, 0), at(doc.LineTo, side, side), {Kind: doc.Close}}
}

// shapes is 200 wide and 400 high, pixels 2 × 1.
func shapes() *doc.Picture {
	red := &doc.Colour{255, 0, 0}
	return &doc.Picture{Width: 200, Height: 400, Shapes: []doc.Shape{
		{Steps: square(100), Fill: red, EvenOdd: true},
		{Steps: square(50), Stroke: red, Line: doc.Line{Width: 2.5, Cap: 1, Join: 2, Miter: 4}},
		{Steps: square(10), Fill: red, Stroke: red, Line: doc.Line{Miter: 1}},
	}}
}

func pixels() *doc.Picture {
	return &doc.Picture{Width: 2, Height: 1, Pixels: &doc.Pixels{Width: 2, Height: 1, RGB: []byte{1, 2, 3, 4, 5, 6}, Alpha: []byte{255, 9}}}
}

func withEmblem(p *doc.Picture, height float64) *doc.Document {
	d := sample()
	d.Meta.Emblem = &doc.Emblem{Picture: p, Alt: "Timrå kommuns vapen", Height: height}
	return d
}

// TestEmblem: the emblem is the first that is heard, is drawn on every page from one
// object, and is an artifact on all pages but the first.
func TestEmblem(t *testing.T) {
	for name, p := range map[string]*doc.Picture{"shapes": shapes(), "pixels": pixels()} {
		t.Run(name, func(t *testing.T) {
			f := readBack(t, write(t, withEmblem(p, 20*mm)))
			first := f.root.Key("StructTreeRoot").Key("K").Key("K").Index(0)
			if first.Key("S").Name() != "Figure" || first.Key("Alt").Text() != "Timrå kommuns vapen" {
				t.Errorf("the first element is %v", first)
			}
			box := first.Key("A").Key("BBox")
			w := 20 * mm * p.Width / p.Height
			for i, want := range []float64{pageLeft, draw.PageHeight - coverTop - 20*mm, pageLeft + w, draw.PageHeight - coverTop} {
				if math.Abs(box.Index(i).Float64()-want) > 0.02 {
					t.Errorf("BBox %v, side %d should be %.2f", box, i, want)
				}
			}
			pages := f.root.Key("Pages").Key("Kids")
			for i := range pages.Len() {
				content := streamOf(pages.Index(i).Key("Contents"))
				mark := "/Artifact <</Type/Pagination/Subtype/Header>> BDC"
				if i == 0 {
					mark = "/Figure <</MCID"
				}
				before, _, drawn := strings.Cut(content, "/Emblem Do")
				if open := before[strings.LastIndex("\n"+before, "BDC")-80:]; !drawn || !strings.Contains(open, mark) || strings.Contains(open[strings.LastIndex(open, "BDC"):], "EMC") {
					t.Errorf("page %d: %q", i+1, open)
				}
			}
		})
	}
}

func streamOf(v reader.Value) string {
	r := v.Reader()
	defer r.Close()
	b, _ := io.ReadAll(r)
	return string(b)
}

// TestEmblemObjects: shapes become a form in their own units, pixels an image with
// its opacity.
func TestEmblemObjects(t *testing.T) {
	object := func(p *doc.Picture) reader.Value {
		f := readBack(t, write(t, withEmblem(p, 20*mm)))
		return f.root.Key("Pages").Key("Kids").Index(0).Key("Resources").Key("XObject").Key("Emblem")
	}
	const form = "q 1.000 0.000 0.000 rg 0 400 m 100 400 l 100 300 l h f* Q\n" +
		"q 1.000 0.000 0.000 RG 2.5 w 1 J 2 j 4 M 0 400 m 50 400 l 50 350 l h S Q\n" +
		"q 1.000 0.000 0.000 rg 1.000 0.000 0.000 RG 0 w 0 J 0 j 1 M 0 400 m 10 400 l 10 390 l h B Q\n"
	if o := object(shapes()); o.Key("Subtype").Name() != "Form" || fmt.Sprint(o.Key("BBox")) != "[0 0 200 400]" || streamOf(o) != form {
		t.Errorf("%v\n%s", o, streamOf(o))
	}
	o := object(pixels())
	if o.Key("Subtype").Name() != "Image" || o.Key("ColorSpace").Name() != "DeviceRGB" || streamOf(o) != "\x01\x02\x03\x04\x05\x06" || streamOf(o.Key("SMask")) != "\xff\x09" {
		t.Errorf("%v %q", o, streamOf(o))
	}
}

// TestWideEmblem: a wide emblem has the name below it, a narrow one beside it.
func TestWideEmblem(t *testing.T) {
	name := func(p *doc.Picture) (x, y float64) {
		f := readBack(t, write(t, withEmblem(p, 20*mm)))
		for _, it := range f.pages[0].Marks {
			if it.Text == "Timrå kommun" {
				return it.X, f.pages[0].Height - it.Y
			}
		}
		t.Fatal("the name is not drawn")
		return 0, 0
	}
	if x, y := name(shapes()); math.Abs(x-(pageLeft+10*mm+besideEmblem)) > 0.1 || y < coverTop+8*mm || y > coverTop+13*mm {
		t.Errorf("beside a narrow emblem the name stands at %.1f, %.1f", x, y)
	}
	wide := &doc.Picture{Width: 400, Height: 100, Shapes: shapes().Shapes}
	if x, y := name(wide); math.Abs(x-pageLeft) > 0.1 || y < coverTop+20*mm {
		t.Errorf("below a wide emblem the name stands at %.1f, %.1f", x, y)
	}
}
