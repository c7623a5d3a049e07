// Package look judges what a municipality has chosen for the look of its documents:
// arms or logo, colour and fonts. It has one call, Read.
//
// The files themselves are handed in by a function: the room reads none. What it
// gives has been examined and can be drawn or embedded as it is; whatever cannot is a
// finding at the value in kommun.yaml, or at the line of the SVG.
package look

import (
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"

	"planverk/internal/artwork"
	"planverk/internal/diag"
	"planverk/internal/doc"
	"planverk/internal/plan"
)

// Look is what documents wear.
type Look struct {
	Emblem   *doc.Emblem   // nil without
	Typeface *doc.Typeface // nil: the house's
	Files    []plan.File   // what it was made of, for the manifest
}

// Opener reads a file that kommun.yaml names, of at most so many bytes.
type Opener func(name plan.Text, most int) (plan.File, diag.List)

// Read judges the look of a municipality. With a finding of level Fel the look is
// not to be used.
func Read(k *plan.Kommun, open Opener) (*Look, diag.List) {
	r := &reader{look: new(Look), open: open}
	r.accent(k.Look.Accent)
	r.emblem(k.Look.Emblem)
	r.fonts(k.Look.Fonts)
	return r.look, r.found
}

type reader struct {
	look  *Look
	open  Opener
	found diag.List
}

func (r *reader) report(code string, at diag.Span, message string, hints ...string) {
	r.found = append(r.found, diag.New(code, at, message, hints...))
}

// accent says when the colour is too light for text. The writers darken it in the
// same way.
func (r *reader) accent(value plan.Text) {
	c, ok := doc.ParseColour(value.Value)
	if !ok { // none, or refused by the schema
		return
	}
	if ratio := c.Contrast(doc.White); ratio < doc.TextContrast {
		used := c.ForText()
		r.report("PV214", value.Span, fmt.Sprintf("Accentfärgen %s har kontrasten %s:1 mot vitt, och text behöver minst 4,5:1. Planverk skriver i %s.", value.Value, decimal(ratio), used),
			fmt.Sprintf("Skriv \"%s\", den närmaste mörkare färgen som räcker (%s:1), eller välj en annan.", used, decimal(used.Contrast(doc.White))))
	}
}

// decimal writes a ratio with one decimal, rounded down: 4,49 does not suffice.
func decimal(v float64) string {
	return strings.Replace(strconv.FormatFloat(math.Floor(v*10)/10, 'f', 1, 64), ".", ",", 1)
}

// Measures of an emblem, in points.
const (
	mm            = 72 / 25.4
	usualHeight   = 18 * mm
	widest        = 85 * mm // half the page's text
	leastPerInch  = 150     // pixels, at the size in which it is drawn
	pointsPerInch = 72
)

func (r *reader) emblem(e plan.Emblem) {
	if e.File.Value == "" {
		return
	}
	file, found := r.open(e.File, artwork.MaxBytes)
	if r.found = append(r.found, found...); found.HasErrors() {
		return
	}
	p, err := artwork.Read([]byte(file.Text))
	if err != nil {
		r.unusable(e, file, err)
		return
	}
	r.look.Files = append(r.look.Files, file)
	emblem := &doc.Emblem{Picture: p, Alt: e.Alt.Value, Height: height(e.Height.Value)}
	if w := emblem.Width(); w > widest {
		emblem.Height *= widest / w
	}
	r.look.Emblem = emblem
	r.coarse(e, emblem)
	if pale(p) {
		r.report("PV219", e.File.Span, fmt.Sprintf("Bilden ”%s” är nästan vit och syns inte på papperet.", e.File.Value), "Använd den variant som är gjord för vit botten, i färg eller svart.")
	} else {
		r.sparse(e, p)
	}
}

// unusable points at the line of an SVG, or else at the value in kommun.yaml.
func (r *reader) unusable(e plan.Emblem, file plan.File, err error) {
	var why *artwork.Error
	if !errors.As(err, &why) {
		panic(err) // artwork gives no other
	}
	if why.Line == 0 {
		r.report("PV212", e.File.Span, fmt.Sprintf("”%s”: %s", e.File.Value, why.Message), why.Hint)
		return
	}
	at := diag.Span{File: file.Name, Start: diag.Pos{Line: why.Line, Col: why.Col}}
	r.report("PV212", at, why.Message, why.Hint)
}

// height reads "18 mm"; the schema has judged the form.
func height(s string) float64 {
	v, err := strconv.ParseFloat(strings.TrimSpace(strings.TrimSuffix(s, "mm")), 64)
	if err != nil {
		return usualHeight
	}
	return v * mm
}

// coarse says when the pixels of a picture will be seen in print.
func (r *reader) coarse(e plan.Emblem, emblem *doc.Emblem) {
	p := emblem.Picture.Pixels
	if p == nil {
		return
	}
	needed := int(math.Ceil(emblem.Height / pointsPerInch * leastPerInch))
	if p.Height < needed {
		r.report("PV213", e.File.Span, fmt.Sprintf("Bilden ”%s” är %d punkter hög, och behöver minst %d för att vara skarp i höjden %d mm.",
			e.File.Value, p.Height, needed, int(math.Round(emblem.Height/mm))),
			"Exportera den större, eller som enkel SVG, eller skriv en mindre höjd.")
	}
}

// leastSeen is the contrast with the paper below which a part is not seen.
const leastSeen = 1.2

// pale tells whether all of a picture is as good as white.
func pale(p *doc.Picture) bool {
	for _, s := range p.Shapes {
		for _, c := range []*doc.Colour{s.Fill, s.Stroke} {
			if seen(c) {
				return false
			}
		}
	}
	if p.Pixels == nil {
		return true
	}
	const dark = 200 // about where the contrast of a grey begins to be seen
	for i := range p.Pixels.Width * p.Pixels.Height {
		opaque := 255
		if p.Pixels.Alpha != nil {
			opaque = int(p.Pixels.Alpha[i])
		}
		for _, v := range p.Pixels.RGB[3*i : 3*i+3] {
			if 255-(255-int(v))*opaque/255 < dark {
				return false
			}
		}
	}
	return true
}
