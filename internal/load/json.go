package load

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"

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
func readJSON(data []byte) (any, *placed) {
	r := &jsonReader{data: data, dec: json.NewDecoder(bytes.NewReader(data))}
	r.dec.UseNumber()
	v, err := r.value(0)
	if err == nil {
		at := r.next()
		if _, more := r.dec.Token(); !errors.Is(more, io.EOF) {
			return nil, &placed{off: at, message: "det står mer efter schemats sista klammer", hint: "Ta bort det som står efter."}
		}
		return v, nil
	}
	if own := (*placed)(nil); errors.As(err, &own) {
		return nil, own
	}
	return nil, syntaxOf(data)
}

type jsonReader struct {
	data []byte
	dec  *json.Decoder
}

// next gives where the next token begins.
func (r *jsonReader) next() int {
	off := int(r.dec.InputOffset())
	return off + len(r.data[off:]) - len(bytes.TrimLeft(r.data[off:], " \t\r\n,:"))
}

func (r *jsonReader) value(depth int) (any, error) {
	off := r.next()
	if depth > deepestJSON {
		return nil, &placed{off: off, message: "för många klamrar i varandra"}
	}
	tok, err := r.dec.Token()
	if err != nil {
		return nil, err
	}
	switch tok {
	case json.Delim('{'):
		return r.object(off, depth)
	case json.Delim('['):
		list := []any{}
		for r.dec.More() {
			v, err := r.value(depth + 1)
			if err != nil {
				return nil, err
			}
			list = append(list, v)
		}
		_, err := r.dec.Token()
		return list, err
	}
	return tok, nil
}

func (r *jsonReader) object(off, depth int) (any, error) {
	o := &object{fields: map[string]any{}, off: off}
	for r.dec.More() {
		at := r.next()
		key, err := r.dec.Token()
		if err != nil {
			return nil, err
		}
		name := key.(string)
		if _, twice := o.fields[name]; twice {
			return nil, &placed{off: at, message: fmt.Sprintf("nyckeln %s står två gånger", sv.Quote(name)), hint: "Ta bort den ena, eller ge den ett annat namn."}
		}
		if o.fields[name], err = r.value(depth + 1); err != nil {
			return nil, err
		}
		o.keys, o.at = append(o.keys, name), append(o.at, at)
	}
	_, err := r.dec.Token()
	return o, err
}

// jsonErrors turns the sentences of encoding/json into Swedish.
var jsonErrors = []struct {
	pattern       *regexp.Regexp
	message, hint string
}{
	{regexp.MustCompile(`unexpected end`), "filen tar slut för tidigt", "En klammer eller ett citattecken saknar sitt slut."},
	{regexp.MustCompile(`after object key:value|after array element`), "ett komma eller en klammer fattas", "Mellan två uppgifter står ett komma. Det kan fattas i slutet av raden före."},
	{regexp.MustCompile(`'[}\]]' looking for beginning of`), "ett komma står för mycket", "Efter den sista uppgiften före } eller ] står inget komma."},
	{regexp.MustCompile(`after object key`), "ett kolon fattas efter nyckeln", "Skriv så här: \"title\": \"Rubrik\""},
	{regexp.MustCompile(`looking for beginning of object key`), "en nyckel ska stå mellan raka citattecken", "Skriv så här: \"title\": \"Rubrik\""},
	{regexp.MustCompile(`in string`), "en text får inte brytas på flera rader och inte innehålla styrtecken", "Skriv texten på en rad mellan raka citattecken."},
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
		if err != nil && e.pattern.MatchString(err.Error()) {
			p.message, p.hint = e.message, e.hint
			break
		}
	}
	return p
}
