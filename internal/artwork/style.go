package artwork

import (
	"encoding/xml"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"planverk/internal/doc"
)

// attributes are those of one element that are in no namespace.
type attributes map[string]string

// declarations are properties with their values: fill → #0B4F6C.
type declarations map[string]string

// style is how shapes are painted, as it is inherited.
type style struct {
	fill, stroke *doc.Colour
	current      doc.Colour // what currentColor stands for
	evenOdd      bool
	line         doc.Line
	hidden       bool // until something within says visible
	gone         bool // with all that is within
}

// initial is the style of SVG where nothing is said (SVG 1.1, 11).
var initial = style{fill: &doc.Colour{}, line: doc.Line{Width: 1, Miter: 4}}

// properties says how each property that is read changes a style. It is false for
// a value that is not read.
var properties = map[string]func(*style, string) bool{
	"fill":              func(s *style, v string) (ok bool) { s.fill, ok = paint(v, s.fill, s.current); return },
	"stroke":            func(s *style, v string) (ok bool) { s.stroke, ok = paint(v, s.stroke, s.current); return },
	"fill-rule":         func(s *style, v string) bool { s.evenOdd = v == "evenodd"; return v == "evenodd" || v == "nonzero" },
	"stroke-width":      func(s *style, v string) (ok bool) { s.line.Width, ok = length(v); return ok && s.line.Width >= 0 },
	"stroke-linecap":    func(s *style, v string) (ok bool) { s.line.Cap, ok = word(v, "butt", "round", "square"); return },
	"stroke-linejoin":   func(s *style, v string) (ok bool) { s.line.Join, ok = word(v, "miter", "round", "bevel"); return },
	"stroke-miterlimit": func(s *style, v string) (ok bool) { s.line.Miter, ok = length(v); return ok && s.line.Miter >= 1 },
	"display":           func(s *style, v string) bool { s.gone = v == "none"; return true },
	"visibility":        func(s *style, v string) bool { s.hidden = v != "visible"; return true },
}

// plainOnly are properties that would change the picture, with the values that do
// not. Any other property concerns text or nothing at all, and is passed over.
var plainOnly = map[string][]string{
	"opacity": {"1", "1.0", "100%"}, "fill-opacity": {"1", "1.0", "100%"}, "stroke-opacity": {"1", "1.0", "100%"},
	"clip-path": {"none"}, "mask": {"none"}, "filter": {"none"}, "marker": {"none"}, "marker-start": {"none"}, "marker-mid": {"none"}, "marker-end": {"none"},
	"stroke-dasharray": {"none", "0"}, "vector-effect": {"none"}, "mix-blend-mode": {"normal"}, "paint-order": {"normal", "fill", "fill stroke", "fill stroke markers", "fill markers stroke"},
	"transform-origin": {}, "clip": {"auto"}, "background-image": {"none"},
}

// geometry are attributes of shapes that may also be properties.
var geometry = map[string]bool{"d": true, "x": true, "y": true, "cx": true, "cy": true, "r": true, "rx": true, "ry": true,
	"width": true, "height": true, "transform": true, "points": true}

// inherited is left out of declarations: the value above holds.
const inherited = "inherit"

// word gives the number of a word in a list.
func word(v string, list ...string) (int, bool) {
	i := slices.Index(list, v)
	return max(i, 0), i >= 0
}

// descend gives the state and attributes of an element within the one above it.
func (r *svgReader) descend(t xml.StartElement) (state, attributes, error) {
	own := r.stack[len(r.stack)-1]
	a, err := r.attributes(t)
	if err != nil {
		return own, nil, err
	}
	if text := a["transform"]; text != "" && text != "none" {
		m, ok := transformation(text)
		if !ok {
			return own, nil, r.fail(fmt.Sprintf("transform=”%s” går inte att läsa.", shorten(text)), plainSVG)
		}
		own.matrix = own.matrix.times(m)
	}
	all := declarations{}
	for name, v := range a {
		if !geometry[name] {
			all[name] = v
		}
	}
	for _, class := range strings.Fields(a["class"]) {
		maps.Copy(all, r.rules[class])
	}
	inline, ok := declare(a["style"])
	if !ok {
		return own, nil, r.fail(fmt.Sprintf("style=”%s” går inte att läsa.", shorten(a["style"])), plainSVG)
	}
	maps.Copy(all, inline)
	for _, name := range slices.Sorted(maps.Keys(all)) {
		if geometry[name] && r.width > 0 { // on the root they say how large a page shows it
			return own, nil, r.fail(fmt.Sprintf("%s står i en stilmall, där bara färger och linjer läses.", name), plainSVG)
		}
	}
	return own, a, r.paintBy(&own.style, all)
}

// attributes gives an element's own attributes. Those that act or lead out of the
// file are refused wherever they stand.
func (r *svgReader) attributes(t xml.StartElement) (attributes, error) {
	a := attributes{}
	for _, at := range t.Attr {
		name := at.Name.Local
		switch {
		case name == "href":
			return nil, r.fail(fmt.Sprintf("Elementet ”%s” hänvisar till ”%s”; hänvisningar läses inte.", shorten(t.Name.Local), shorten(at.Value)), plainSVG)
		case strings.HasPrefix(strings.ToLower(name), "on"):
			return nil, r.fail(fmt.Sprintf("Bilden innehåller skript (”%s”), som inte läses.", shorten(name)), plainSVG)
		case at.Name.Space == "":
			a[name] = strings.TrimSpace(at.Value)
		}
	}
	return a, nil
}

// paintBy changes a style by declarations, in order of name.
func (r *svgReader) paintBy(s *style, all declarations) error {
	if v, ok := all["color"]; ok && v != inherited {
		if c, ok := paint(v, nil, s.current); ok && c != nil {
			s.current = *c
		}
	}
	for _, name := range slices.Sorted(maps.Keys(all)) {
		v := all[name]
		if v == inherited || v == "" {
			continue
		}
		ok := true
		if strings.Contains(strings.ToLower(v), "url(") && (properties[name] != nil || plainOnly[name] != nil) {
			return r.fail(fmt.Sprintf("%s=”%s” hänvisar till en annan del av bilden eller till en annan fil, och läses inte.", name, shorten(v)), plainSVG)
		}
		if set := properties[name]; set != nil {
			ok = set(s, v)
		} else if allowed, known := plainOnly[name]; known {
			ok = slices.Contains(allowed, v)
		}
		if !ok {
			return r.fail(fmt.Sprintf("%s=”%s” läses inte.", name, shorten(v)), hintFor(name))
		}
	}
	return nil
}

func hintFor(name string) string {
	switch name {
	case "fill", "stroke":
		return "Skriv färgen som #RRGGBB, till exempel #0B4F6C."
	case "opacity", "fill-opacity", "stroke-opacity":
		return "Genomskinliga färger läses inte. Använd täckande färger, eller exportera som PNG."
	}
	return plainSVG
}

// declare reads "fill:#fff;stroke:none".
func declare(s string) (declarations, bool) {
	d := declarations{}
	for part := range strings.SplitSeq(s, ";") {
		if part = strings.TrimSpace(part); part == "" {
			continue
		}
		name, v, ok := strings.Cut(part, ":")
		if !ok {
			return nil, false
		}
		v = strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(v), "!important"))
		d[strings.ToLower(strings.TrimSpace(name))] = v
	}
	return d, true
}

// sheet reads a style element. Rules for classes are read, which is what drawing
// programs write; others are refused.
func (r *svgReader) sheet(t xml.StartElement) error {
	if _, err := r.attributes(t); err != nil {
		return err
	}
	var text strings.Builder
	for {
		token, err := r.token()
		switch token := token.(type) {
		case xml.CharData:
			text.Write(token)
		case xml.StartElement:
			return r.refuse(token.Name.Local)
		case xml.EndElement:
			return r.ruleSet(text.String())
		}
		if err == io.EOF {
			return r.fail("Filen är inte hel.", toPNG)
		}
		if err != nil {
			return err
		}
	}
}

func (r *svgReader) ruleSet(text string) error {
	for {
		text = strings.TrimSpace(text)
		if comment, ok := strings.CutPrefix(text, "/*"); ok {
			_, text, _ = strings.Cut(comment, "*/")
			continue
		}
		if text == "" {
			return nil
		}
		selectors, rest, open := strings.Cut(text, "{")
		body, after, closed := strings.Cut(rest, "}")
		d, ok := declare(body)
		if !open || !closed || !ok || strings.Contains(body, "{") {
			return r.fail(fmt.Sprintf("Stilmallen går inte att läsa vid ”%s”.", shorten(text)), plainSVG)
		}
		for selector := range strings.SplitSeq(selectors, ",") {
			class, ok := strings.CutPrefix(strings.TrimSpace(selector), ".")
			if !ok || class == "" || strings.ContainsAny(class, " \t\r\n.#:>[]*+~@") {
				return r.fail(fmt.Sprintf("Stilmallen har regeln ”%s”; bara regler för klasser läses, som ”.namn”.", shorten(selector)), plainSVG)
			}
			if r.rules[class] == nil {
				r.rules[class] = declarations{}
			}
			maps.Copy(r.rules[class], d)
		}
		text = after
	}
}
