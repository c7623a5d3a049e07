package artwork

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"

	"planverk/internal/doc"
)

// Limits of an SVG: a coat of arms drawn in every detail is a tenth of them.
const (
	maxSVG   = 1 << 20 // bytes
	maxDepth = 32
	maxShape = 2000
	maxSteps = 20000
)

// side is the length of a picture's longer side in the units of its shapes, chosen
// so that two decimals are fine enough for print.
const side = 1000.0

const svgSpace = "http://www.w3.org/2000/svg"

// drawn are the elements that are read. The others of SVG change what is seen, and
// are refused.
var drawn = map[string]func(*svgReader, attributes) (outline, error){
	"path":     (*svgReader).path,
	"rect":     (*svgReader).rect,
	"circle":   (*svgReader).circle,
	"ellipse":  (*svgReader).ellipse,
	"line":     (*svgReader).line,
	"polyline": (*svgReader).polyline,
	"polygon":  (*svgReader).polygon,
}

// silent are the elements that nothing is seen of.
var silent = map[string]bool{"title": true, "desc": true, "metadata": true, "defs": true}

// refused says what people call the elements that pictures from drawing programs
// often have.
var refused = map[string]string{
	"script": "skript", "text": "text", "tspan": "text", "textPath": "text", "image": "en inbäddad eller länkad bild", "use": "en kopia av en annan del",
	"symbol": "en symbol", "foreignObject": "främmande innehåll", "filter": "ett filter", "linearGradient": "en tonad färg", "radialGradient": "en tonad färg",
	"pattern": "ett mönster", "mask": "en mask", "clipPath": "en beskärning", "a": "en länk", "animate": "rörelse", "animateTransform": "rörelse", "set": "rörelse",
	"switch": "alternativ för olika program", "marker": "pilspetsar", "svg": "en bild i bilden",
}

const plainSVG = "Exportera som enkel SVG (text och effekter omvandlade till banor, enfärgade ytor) eller PNG."

// svgReader is the state of a reading.
type svgReader struct {
	data    []byte
	decoder *xml.Decoder
	at      int // the offset of the token that is read
	rules   map[string]declarations
	stack   []state
	shapes  []doc.Shape
	steps   int
	width   float64
	height  float64
}

// state is what an element hands down to those in it.
type state struct {
	style  style
	matrix matrix
}

// readSVG reads an SVG of plain shapes.
func readSVG(data []byte) (*doc.Picture, error) {
	if len(data) > maxSVG {
		return nil, &Error{Vector: true, Message: "SVG-filen är större än 1 MB.", Hint: "Förenkla bilden, eller exportera den som PNG."}
	}
	r := &svgReader{data: data, rules: map[string]declarations{}}
	r.decoder = xml.NewDecoder(bytes.NewReader(data))
	if err := r.read(); err != nil {
		return nil, err
	}
	if !r.seen() {
		return nil, &Error{Vector: true, Message: "Bilden är tom: inget i den syns.", Hint: plainSVG}
	}
	return &doc.Picture{Width: r.width, Height: r.height, Shapes: r.shapes}, nil
}

func (r *svgReader) read() error {
	for {
		token, err := r.token()
		if err == io.EOF && r.width > 0 {
			return nil
		}
		if err == io.EOF {
			return r.fail("Filen är inte SVG: elementet svg saknas.", toPNG)
		}
		if err != nil {
			return err
		}
		switch t := token.(type) {
		case xml.StartElement:
			err = r.start(t)
		case xml.EndElement:
			r.stack = r.stack[:len(r.stack)-1]
		case xml.CharData:
			if len(r.stack) == 0 && len(bytes.TrimSpace(bytes.TrimPrefix(t, []byte("\ufeff")))) > 0 {
				err = r.fail("Filen är inte SVG.", toPNG)
			}
		}
		if err != nil {
			return err
		}
	}
}

// token gives the next piece of the file and notes where it begins.
func (r *svgReader) token() (xml.Token, error) {
	r.at = int(r.decoder.InputOffset())
	t, err := r.decoder.Token()
	var syntax *xml.SyntaxError
	switch {
	case errors.As(err, &syntax):
		r.at = int(r.decoder.InputOffset())
		if strings.Contains(syntax.Msg, "entity") {
			return nil, r.fail("Bilden använder en förkortning (entitet) som inte läses.", plainSVG)
		}
		return nil, r.fail("Filen är inte hel: SVG-koden går inte att läsa här.", "Exportera bilden på nytt, eller hämta filen igen.")
	case err != nil && err != io.EOF:
		return nil, r.fail("Filen är inte sparad i UTF-8.", "Exportera bilden på nytt som SVG i UTF-8.")
	}
	if d, ok := t.(xml.Directive); ok && !harmless(string(d)) {
		return nil, r.fail("Bilden har en egen dokumenttyp (<!DOCTYPE …>), som kan hämta in annat.", "Ta bort den raden ur filen. Eller: "+plainSVG)
	}
	return t, err
}

// harmless tells whether a document type is the one that older drawing programs
// write of habit: it declares nothing, and what it names is never fetched.
func harmless(directive string) bool {
	return strings.HasPrefix(directive, `DOCTYPE svg PUBLIC "-//W3C//DTD SVG`) && !strings.Contains(directive, "[")
}

// start reads the beginning of an element, and all of it when nothing of it is
// seen.
func (r *svgReader) start(t xml.StartElement) error {
	name := t.Name.Local
	switch {
	case len(r.stack) == 0:
		return r.root(t)
	case len(r.stack) >= maxDepth:
		return r.fail(fmt.Sprintf("Bilden har fler än %d grupper i varandra.", maxDepth), plainSVG)
	case t.Name.Space != svgSpace && t.Name.Space != "":
		return r.skip() // the drawing program's own notes
	case name == "style":
		return r.sheet(t)
	case silent[name]:
		return r.skip()
	}
	make := drawn[name]
	if make == nil && name != "g" {
		return r.refuse(name)
	}
	own, a, err := r.descend(t)
	if err != nil {
		return err
	}
	if own.style.gone {
		return r.skip()
	}
	r.stack = append(r.stack, own)
	if make == nil || own.style.hidden {
		return nil
	}
	o, err := make(r, a)
	if err != nil {
		return err
	}
	return r.add(o, own)
}

// refuse is the error for an element that is not read.
func (r *svgReader) refuse(name string) error {
	what := fmt.Sprintf("Elementet ”%s” läses inte", shorten(name))
	if word := refused[name]; word != "" {
		what = fmt.Sprintf("Bilden innehåller %s (”%s”), som inte läses", word, name)
	}
	return r.fail(what+".", plainSVG)
}

// skip passes over an element with all that is in it. What could act is refused
// there too.
func (r *svgReader) skip() error {
	for depth := 1; depth > 0; {
		t, err := r.token()
		if err != nil {
			if err == io.EOF {
				return r.fail("Filen är inte hel.", toPNG)
			}
			return err
		}
		switch t := t.(type) {
		case xml.StartElement:
			if n := t.Name.Local; n == "script" || n == "foreignObject" {
				return r.refuse(n)
			}
			if t.Name.Local == "style" && t.Name.Space == svgSpace {
				if err := r.sheet(t); err != nil {
					return err
				}
				continue
			}
			depth++
		case xml.EndElement:
			depth--
		}
	}
	return nil
}

// root reads the svg element: the part of the plane that is seen.
func (r *svgReader) root(t xml.StartElement) error {
	if r.width == 0 && t.Name.Local == "svg" && t.Name.Space == "" {
		return r.fail(`SVG-elementet säger inte att det är SVG: xmlns="`+svgSpace+`" saknas.`, "Skriv till det i elementet <svg>, eller exportera bilden på nytt som SVG-fil.")
	}
	if r.width > 0 || t.Name.Local != "svg" || t.Name.Space != svgSpace {
		return r.fail(fmt.Sprintf("Filen är inte SVG: den börjar med elementet ”%s”.", shorten(t.Name.Local)), toPNG)
	}
	r.stack = []state{{style: initial}}
	own, a, err := r.descend(t)
	if err != nil {
		return err
	}
	view, err := r.viewBox(a)
	if err != nil {
		return err
	}
	scale := side / max(view[2], view[3])
	r.width, r.height = view[2]*scale, view[3]*scale
	own.matrix = matrix{scale, 0, 0, scale, -view[0] * scale, -view[1] * scale}
	r.stack[0] = own
	return nil
}

// viewBox gives left, top, width and height of what is seen.
func (r *svgReader) viewBox(a attributes) (view [4]float64, err error) {
	if text, ok := a["viewBox"]; ok {
		list, ok := numbers(text)
		if !ok || len(list) != 4 {
			return view, r.fail(fmt.Sprintf("viewBox=”%s” är inte fyra tal.", shorten(text)), plainSVG)
		}
		view = [4]float64(list)
	} else {
		w, okWidth := length(a["width"])
		h, okHeight := length(a["height"])
		if !okWidth || !okHeight {
			return view, r.fail("Bilden saknar mått: viewBox finns inte, och inte heller width och height i punkter eller millimeter.", plainSVG)
		}
		view = [4]float64{0, 0, w, h}
	}
	const least, most, thinnest = 0.001, 1e6, 20
	w, h := view[2], view[3]
	if !(w >= least && h >= least && w <= most && h <= most) || max(w/h, h/w) > thinnest {
		return view, r.fail(fmt.Sprintf("Bildens mått %g × %g går inte att använda.", w, h), "Bredden får vara högst tjugo gånger höjden, och tvärtom.")
	}
	return view, nil
}

// fail is an error at the token that is read.
func (r *svgReader) fail(message, hint string) error {
	before := r.data[:min(r.at, len(r.data))]
	line := bytes.Count(before, []byte("\n")) + 1
	col := len(bytes.Runes(before[bytes.LastIndexByte(before, '\n')+1:])) + 1
	return &Error{Vector: true, Line: line, Col: col, Message: message, Hint: hint}
}

// shorten gives the beginning of a text from the file, safe to show in a sentence.
func shorten(s string) string {
	const most = 40
	s = strings.Join(strings.Fields(s), " ")
	if list := []rune(s); len(list) > most {
		return string(list[:most]) + "…"
	}
	return s
}
