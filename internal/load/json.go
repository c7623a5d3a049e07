package load

import (
	"encoding/json"
	"errors"
	"io"
)

// object is a JSON object with its keys in file order, which encoding/json
// alone does not keep. Schemas are written for people, so their order is the
// order of forms, documentation and skeletons.
type object struct {
	keys   []string
	fields map[string]any // string, json.Number, bool, nil, []any, *object
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

// readJSON reads one JSON value, objects in order. A key that stands twice in
// an object is an error, because one of them would be lost.
func readJSON(r io.Reader) (any, error) {
	dec := json.NewDecoder(r)
	dec.UseNumber()
	v, err := jsonValue(dec)
	if err != nil {
		return nil, err
	}
	if _, err := dec.Token(); !errors.Is(err, io.EOF) {
		return nil, errors.New("mer än ett JSON-värde i filen")
	}
	return v, nil
}

func jsonValue(dec *json.Decoder) (any, error) {
	tok, err := dec.Token()
	if err != nil {
		return nil, err
	}
	switch tok {
	case json.Delim('{'):
		o := &object{fields: map[string]any{}}
		for dec.More() {
			key, err := dec.Token()
			if err != nil {
				return nil, err
			}
			name := key.(string)
			if _, twice := o.fields[name]; twice {
				return nil, errors.New("nyckeln ”" + name + "” står två gånger")
			}
			if o.fields[name], err = jsonValue(dec); err != nil {
				return nil, err
			}
			o.keys = append(o.keys, name)
		}
		_, err := dec.Token()
		return o, err
	case json.Delim('['):
		list := []any{}
		for dec.More() {
			v, err := jsonValue(dec)
			if err != nil {
				return nil, err
			}
			list = append(list, v)
		}
		_, err := dec.Token()
		return list, err
	}
	return tok, nil
}
