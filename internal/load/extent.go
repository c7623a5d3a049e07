package load

import (
	"encoding/json"
	"regexp/syntax"
	"strings"
	"unicode/utf8"
)

// The limits of a schema: far above any that people write, and below what would keep the
// machine busy for more than a second or two.
const (
	maxExtent  = 30_000 // keys and values, those that a $ref leads to counted every time
	maxChoices = 2_000  // in one enum or x-benämningar
	maxWord    = 500    // characters of a key, or of what a keyword of ours says
	maxPattern = 2_000  // signs of a pattern, its repetitions written out
	maxNumber  = 30     // characters of a number
)

// extent counts what a schema holds with every $ref followed, before any of it is built:
// twenty lines that refer to each other can stand for more than there is memory for.
type extent struct {
	reader  *schemaReader
	typ     string          // for messages
	counted map[*object]int // -1 of an object whose counting is under way
	large   *placed         // what is too large; nothing more is counted then
	strange *placed         // what could not be counted; the parser may know more of it
}

func (r *schemaReader) extent(typ string) *extent {
	e := &extent{reader: r, typ: typ, counted: map[*object]int{}}
	e.object(r.root, false)
	return e
}

func (e *extent) refuse(o *object, key, message, hint string) {
	if e.large == nil {
		e.large = fault(o, key, "%s: %s", e.typ, message).with(hint)
	}
}

// object counts an object once. The keys of one with patterns are patterns.
func (e *extent) object(o *object, patterns bool) int {
	if n := e.counted[o]; n > 0 {
		return n
	} else if n < 0 {
		e.strange = fault(o, "$ref", "%s: schemat hänvisar till sig självt", e.typ)
		return 0
	}
	e.counted[o] = -1
	n := 1
	for _, key := range o.keys {
		switch {
		case e.large != nil:
			return n
		case o == e.reader.root && key == "definitions": // counted where they are referred to
			continue
		case patterns:
			n += e.pattern(o, key, key)
		case utf8.RuneCountInString(key) > maxWord:
			e.refuse(o, key, "nyckeln är längre än 500 tecken", "Ge uppgiften ett kort namn, och skriv förklaringen under description.")
		}
		n += e.value(o, key, o.fields[key])
	}
	if ref := o.text("$ref"); ref != "" {
		if target, err := e.reader.resolve(o, ref, ""); err == nil {
			n += e.object(target, false)
		}
	}
	if o != e.reader.root && o.text("$id") != "" { // a $ref below it would lead elsewhere than is counted
		e.strange = fault(o, "$id", "%s: $id kan bara stå överst i schemat", e.typ)
	}
	if n > maxExtent {
		e.refuse(o, "$ref", "schemat är för stort: med det som varje $ref leder till utskrivet har det fler än 30 000 delar",
			"Ta bort hänvisningar som upprepar varandra, eller dela upp uppgifterna på flera dokumenttyper.")
	}
	e.counted[o] = n
	return n
}

// value counts what stands under a key of an object, or in a list there.
func (e *extent) value(o *object, key string, v any) int {
	switch v := v.(type) {
	case *object:
		if key == "x-benämningar" && len(v.keys) > maxChoices {
			e.refuse(o, key, "x-benämningar har fler än 2 000 ord", "Låt raderna heta det som skrivs i datafilen.")
		}
		return e.object(v, key == "patternProperties")
	case []any:
		if key == "enum" && len(v) > maxChoices {
			e.refuse(o, key, "enum har fler än 2 000 ord att välja bland", "Lägg dem i ett register i kommun.yaml, och gör uppgiften till en ref.")
		}
		n := 1
		for _, item := range v {
			n += e.value(o, key, item)
		}
		return n
	case json.Number:
		if _, exponent, _ := strings.Cut(strings.ToLower(string(v)), "e"); len(v) > maxNumber || len(exponent) > len("-99") {
			e.refuse(o, key, "talet är för långt", "Skriv det med högst 30 siffror.")
		}
	case string:
		switch {
		case key == "pattern":
			return e.pattern(o, key, v)
		case strings.HasPrefix(key, "x-") && utf8.RuneCountInString(v) > maxWord:
			e.refuse(o, key, key+" är längre än 500 tecken", "")
		}
	}
	return 1
}

// pattern counts the signs of a pattern, which a repetition multiplies. One that is
// none is told of by what reads it.
func (e *extent) pattern(o *object, key, pattern string) int {
	p, err := syntax.Parse(pattern, syntax.Perl)
	if err != nil {
		return 1
	}
	n := signs(p)
	if n > maxPattern {
		e.refuse(o, key, "mönstret är för stort: med upprepningarna utskrivna är det längre än 2 000 tecken", "Låt ett enklare mönster pröva hur texten börjar, eller hur lång den är med maxLength.")
	}
	return n
}

func signs(p *syntax.Regexp) int {
	n := 0
	for _, sub := range p.Sub {
		n += signs(sub)
	}
	switch p.Op {
	case syntax.OpLiteral:
		return len(p.Rune)
	case syntax.OpRepeat:
		return n * max(p.Min, p.Max)
	}
	return max(n, 1)
}
