package load

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"planverk/internal/plan"
	"planverk/internal/sv"
)

// object is a JSON object with its keys in file order, which encoding/json
// alone does not keep. Schemas are written for people, so their order is the
// order of forms, documentation and skeletons.
type object struct {
	keys   []string
	fields map[string]any // string, json.Number, bool, nil, []any, *object
	off    int            // where it begins, in bytes
	at     []int          // where each key stands
}

// place gives where a key stands, or where the object begins when it has none.
func (o *object) place(key string) int {
	if i := slices.Index(o.keys, key); i >= 0 && i < len(o.at) {
		return o.at[i]
	}
	return o.off
}

// get gives a member as an object, or nil.
func (o *object) get(key string) *object {
	if o == nil {
		return nil
	}
	m, _ := o.fields[key].(*object)
	return m
}

// text gives a member as a string, or "".
func (o *object) text(key string) string {
	s, _ := o.fields[key].(string)
	return s
}

// flag gives a member as a boolean, or false.
func (o *object) flag(key string) bool {
	b, _ := o.fields[key].(bool)
	return b
}

// answer gives a member that is true, false or not said.
func (o *object) answer(key string) plan.Tri {
	switch b, ok := o.fields[key].(bool); {
	case !ok:
		return plan.Unknown
	case b:
		return plan.Yes
	default:
		return plan.No
	}
}

// list gives a member as a list, or nil.
func (o *object) list(key string) []any {
	l, _ := o.fields[key].([]any)
	return l
}

// texts gives the strings of a list member.
func (o *object) texts(key string) []string {
	var out []string
	for _, v := range o.list(key) {
		switch v := v.(type) {
		case string:
			out = append(out, v)
		case json.Number:
			out = append(out, v.String())
		}
	}
	return out
}

// placed is an error at a place in a file, in bytes.
type placed struct {
	off     int
	message string
	hint    string
}

func (e *placed) Error() string { return e.message }

// deepestJSON is how many objects and lists may stand in each other.
const deepestJSON = 100

// readJSON reads one JSON value, objects in order. A key that stands twice in
// an object is an error, because one of them would be lost.
//
// encoding/json says whether the text is JSON at all. Its tokens take three times
// as long as the rest of what a process does with a schema, so what is known to be
// whole is read here.
func readJSON(data []byte) (any, *placed) {
	if !json.Valid(data) {
		return nil, syntaxOf(data)
	}
	r := &jsonReader{data: data}
	v := r.value(0)
	if r.wrong != nil {
		return nil, r.wrong
	}
	return v, nil
}

// jsonReader reads a text that is known to be JSON.
type jsonReader struct {
	data  []byte
	at    int
	wrong *placed // the first
}

// next passes what stands between two tokens and gives the sign that the next
// begins with. A comma or a colon can only be where it should.
func (r *jsonReader) next() byte {
	for {
		switch c := r.data[r.at]; c {
		case ' ', '\t', '\r', '\n', ',', ':':
			r.at++
		default:
			return c
		}
	}
}

func (r *jsonReader) fail(off int, message, hint string) {
	if r.wrong == nil {
		r.wrong = &placed{off: off, message: message, hint: hint}
	}
}

func (r *jsonReader) value(depth int) any {
	c := r.next()
	if depth > deepestJSON {
		r.fail(r.at, "för många klamrar i varandra", "")
	}
	if r.wrong != nil {
		return nil
	}
	switch c {
	case '{':
		return r.object(depth)
	case '[':
		list := []any{}
		for r.at++; r.next() != ']' && r.wrong == nil; {
			list = append(list, r.value(depth+1))
		}
		r.at++
		return list
	case '"':
		return r.text()
	}
	from := r.at
	for r.at < len(r.data) && !strings.ContainsRune(" \t\r\n,]}", rune(r.data[r.at])) {
		r.at++
	}
	switch word := string(r.data[from:r.at]); word {
	case "true":
		return true
	case "false":
		return false
	case "null":
		return nil
	default:
		return json.Number(word)
	}
}

func (r *jsonReader) object(depth int) any {
	o := &object{fields: map[string]any{}, off: r.at}
	for r.at++; r.next() != '}' && r.wrong == nil; {
		at := r.at
		name := r.text()
		if _, twice := o.fields[name]; twice {
			r.fail(at, fmt.Sprintf("nyckeln %s står två gånger", sv.Quote(name)), "Ta bort den ena, eller ge den ett annat namn.")
		}
		o.fields[name] = r.value(depth + 1)
		o.keys, o.at = append(o.keys, name), append(o.at, at)
	}
	r.at++
	return o
}

// text reads a string. One without escapes and broken letters is taken as it stands.
func (r *jsonReader) text() string {
	from := r.at
	plain := true
	for r.at++; r.data[r.at] != '"'; r.at++ {
		if r.data[r.at] == '\\' {
			plain = false
			r.at++
		}
	}
	r.at++
	if inner := r.data[from+1 : r.at-1]; plain && utf8.Valid(inner) {
		return string(inner)
	}
	var s string
	_ = json.Unmarshal(r.data[from:r.at], &s) // it is a whole string
	return s
}

// jsonErrors turns the sentences of encoding/json into Swedish, by words in them.
var jsonErrors = []struct {
	words         []string
	message, hint string
}{
	{[]string{"unexpected end"}, "filen tar slut för tidigt", "En klammer eller ett citattecken saknar sitt slut."},
	{[]string{"after top-level value"}, "det står mer efter schemats sista klammer", "Ta bort det som står efter."},
	{[]string{"after object key:value", "after array element"}, "ett komma eller en klammer fattas", "Mellan två uppgifter står ett komma. Det kan fattas i slutet av raden före."},
	{[]string{"'}' looking for beginning of", "']' looking for beginning of"}, "ett komma står för mycket", "Efter den sista uppgiften före } eller ] står inget komma."},
	{[]string{"after object key"}, "ett kolon fattas efter nyckeln", "Skriv så här: \"title\": \"Rubrik\""},
	{[]string{"looking for beginning of object key"}, "en nyckel ska stå mellan raka citattecken", "Skriv så här: \"title\": \"Rubrik\""},
	{[]string{"in string"}, "en text får inte brytas på flera rader och inte innehålla styrtecken", "Skriv texten på en rad mellan raka citattecken."},
}

// syntaxOf says what is wrong with a text that is no JSON.
func syntaxOf(data []byte) *placed {
	var v any
	err := json.Unmarshal(data, &v)
	p := &placed{message: "här väntades ett värde", hint: "Ett värde är en text mellan raka citattecken, ett tal, true, false, { … } eller [ … ]."}
	if s := (*json.SyntaxError)(nil); errors.As(err, &s) {
		p.off = max(int(s.Offset)-1, 0)
		if strings.HasPrefix(err.Error(), "unexpected end") {
			p.off = len(bytes.TrimRight(data, " \t\r\n"))
		}
	}
	for _, e := range jsonErrors {
		if err != nil && slices.ContainsFunc(e.words, func(w string) bool { return strings.Contains(err.Error(), w) }) {
			p.message, p.hint = e.message, e.hint
			break
		}
	}
	return p
}
