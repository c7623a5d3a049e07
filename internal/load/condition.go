package load

import (
	"encoding/json"
	"errors"
	"maps"
	"math/big"
	"regexp"
	"slices"

	"planverk/internal/sv"
)

// condition is what a schema asks of a value beyond its shape: the assertions of
// JSON Schema draft-07 (Validation, chapters 6 and 7.3), and how they are put together
// (Core, chapters 8.3 and 9). A nil condition asks nothing.
//
// The shape of the data (groups, lists, single values) is settled by the typed reading
// before, so these see only full forms and typed values.
type condition struct {
	never bool       // the schema false
	same  *condition // $ref: what that asks, and nothing else

	types   []string
	among   [][]any // enum and const: one of each
	format  string
	pattern *regexp.Regexp
	sizes   []size
	limits  []limit

	required []string
	needs    []need // dependencies
	fields   []field
	others   *condition // additionalProperties
	names    *condition // propertyNames

	rows   *condition // items
	some   *condition // contains
	unique bool

	not, when, then, otherwise *condition
	allOf, anyOf, oneOf        []*condition
}

// size is a bound on how many characters, rows or keys there are: minLength, maxItems …
type size struct {
	word string
	than int
}

// limit is a bound on a number: minimum, multipleOf …
type limit struct {
	word string
	than *big.Rat
}

// need is what else is asked when a key is there.
type need struct {
	key  string
	keys []string
	also *condition
}

// field is what is asked of the value of a key.
type field struct {
	key  string
	asks *condition
}

// tied tells whether c holds several values of a group together, so that it cannot be
// judged when some of them are lost.
func (c *condition) tied() bool {
	return c != nil && (c.when != nil || c.not != nil || c.needs != nil || c.allOf != nil || c.anyOf != nil || c.oneOf != nil)
}

// unjudged are the assertions of draft-07 that are refused, lest anybody believe that
// they are judged.
var unjudged = []string{"additionalItems", "contentEncoding", "contentMediaType", "patternProperties"}

// errForm is a keyword whose value is not what JSON Schema says it shall be.
var errForm = errors.New("form")

// conditions reads some keywords of an object, nil when none of them is there.
func (r *schemaReader) conditions(o *object, path string, words ...string) (*condition, error) {
	var c *condition
	for _, word := range words {
		v, ok := o.fields[word]
		if !ok {
			continue
		}
		if c == nil {
			c = &condition{}
		}
		if err := r.keyword(c, o, word, v, path); err != nil {
			return nil, err
		}
	}
	return c, nil
}

// condition reads a whole schema that stands within a condition. path is for messages.
func (r *schemaReader) condition(v any, path string) (*condition, error) {
	switch v := v.(type) {
	case bool:
		return &condition{never: !v}, nil
	case *object:
		if ref, ok := v.fields["$ref"].(string); ok {
			return r.referred(v, ref, path)
		}
		for _, word := range unjudged {
			if _, ok := v.fields[word]; ok {
				return nil, fault(v, word, "%s: villkoret ”%s” prövas inte", path, word).with("Skriv villkoret på ett annat sätt, till exempel med pattern, properties eller items.")
			}
		}
		return r.conditions(v, path, v.keys...)
	}
	return nil, errForm
}

// referred gives the condition that a $ref leads to, which is read once.
func (r *schemaReader) referred(from *object, ref, path string) (*condition, error) {
	target, err := r.resolve(from, ref, path)
	if err != nil {
		return nil, err
	}
	c, ok := r.shared[target]
	if !ok {
		c = &condition{}
		r.shared[target] = c
		if c.same, err = r.condition(target, path); err != nil {
			return nil, err
		}
	}
	return c, nil
}

// keyword reads one keyword of o. What is no condition is passed by.
func (r *schemaReader) keyword(c *condition, o *object, word string, v any, path string) error {
	err := r.simple(c, word, v)
	if err == nil {
		err = r.compound(c, word, v, path)
	}
	if errors.Is(err, errForm) {
		hint := "Jämför med JSON Schema draft-07, eller med en av Planverks egna dokumenttyper."
		if word == "format" {
			hint = "De format som prövas är " + sv.And(slices.Sorted(maps.Keys(formats))) + ". Skriv annars ett mönster (pattern)."
		}
		return fault(o, word, "%s: villkoret ”%s” går inte att tolka", path, word).with(hint)
	}
	return err
}

// simple reads the keywords that hold values.
func (r *schemaReader) simple(c *condition, word string, v any) error {
	ok := true
	switch word {
	case "type":
		if c.types, ok = names(v); !ok {
			c.types = make([]string, 1)
			c.types[0], ok = v.(string)
		}
	case "const":
		c.among = append(c.among, []any{plain(v)})
	case "enum":
		var list []any
		list, ok = plain(v).([]any)
		c.among = append(c.among, list)
	case "required":
		c.required, ok = names(v)
	case "uniqueItems":
		c.unique, ok = v.(bool)
	case "format":
		c.format, ok = v.(string)
		ok = ok && formats[c.format].holds != nil
	case "pattern":
		expression, _ := v.(string)
		var err error
		c.pattern, err = regexp.Compile(expression)
		ok = err == nil && expression != ""
	case "minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties":
		n, whole := rational(v)
		if ok = whole && n.IsInt() && n.Sign() >= 0 && n.Num().IsInt64(); ok {
			c.sizes = append(c.sizes, size{word, int(n.Num().Int64())})
		}
	case "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf":
		var n *big.Rat
		n, ok = rational(v)
		ok = ok && (word != "multipleOf" || n.Sign() > 0)
		c.limits = append(c.limits, limit{word, n})
	}
	if !ok {
		return errForm
	}
	return nil
}

// compound reads the keywords that hold schemas.
func (r *schemaReader) compound(c *condition, word string, v any, path string) (err error) {
	switch word {
	case "properties":
		return r.each(v, path, func(key string, asks *condition) { c.fields = append(c.fields, field{key, asks}) })
	case "additionalProperties":
		c.others, err = r.condition(v, path)
	case "propertyNames":
		c.names, err = r.condition(v, path)
	case "dependencies":
		return r.dependencies(c, v, path)
	case "items":
		c.rows, err = r.condition(v, path+"[]")
	case "contains":
		c.some, err = r.condition(v, path+"[]")
		c.some = orAnything(c.some)
	case "not":
		c.not, err = r.condition(v, path)
		c.not = orAnything(c.not)
	case "if":
		c.when, err = r.condition(v, path)
		c.when = orAnything(c.when)
	case "then":
		c.then, err = r.condition(v, path)
	case "else":
		c.otherwise, err = r.condition(v, path)
	case "allOf":
		c.allOf, err = r.several(v, path)
	case "anyOf":
		c.anyOf, err = r.several(v, path)
	case "oneOf":
		c.oneOf, err = r.several(v, path)
	}
	return err
}

// orAnything is a condition that is there though it asks nothing.
func orAnything(c *condition) *condition {
	if c == nil {
		return &condition{}
	}
	return c
}

func (r *schemaReader) several(v any, path string) ([]*condition, error) {
	list, _ := v.([]any)
	if len(list) == 0 {
		return nil, errForm
	}
	out := make([]*condition, len(list))
	for i, e := range list {
		var err error
		if out[i], err = r.condition(e, path); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// each gives the conditions of an object's members, in order.
func (r *schemaReader) each(v any, path string, take func(key string, asks *condition)) error {
	o, ok := v.(*object)
	if !ok {
		return errForm
	}
	for _, key := range o.keys {
		asks, err := r.condition(o.fields[key], path+"."+key)
		if err != nil {
			return err
		}
		take(key, asks)
	}
	return nil
}

func (r *schemaReader) dependencies(c *condition, v any, path string) error {
	o, ok := v.(*object)
	if !ok {
		return errForm
	}
	for _, key := range o.keys {
		n := need{key: key}
		var err error
		if n.keys, ok = names(o.fields[key]); !ok {
			if n.also, err = r.condition(o.fields[key], path); err != nil {
				return err
			}
		}
		c.needs = append(c.needs, n)
	}
	return nil
}

// names gives the strings of a list; false for anything else.
func names(v any) ([]string, bool) {
	list, ok := v.([]any)
	out := make([]string, len(list))
	for i := range list {
		s, text := list[i].(string)
		out[i], ok = s, ok && text
	}
	return out, ok
}

// rational gives a number exactly.
func rational(v any) (*big.Rat, bool) {
	n, ok := v.(json.Number)
	if !ok {
		return nil, false
	}
	return new(big.Rat).SetString(n.String())
}
