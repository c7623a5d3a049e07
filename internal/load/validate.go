package load

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/santhosh-tekuri/jsonschema/v6/kind"
)

// Validator judges the constraints of a schema: what must be there, which
// values are allowed, how many there may be. The shape of the data (groups,
// lists, single values) has been settled before, by the typed reading, so the
// validator sees only full forms and typed values.
type Validator struct {
	schema *jsonschema.Schema
	tied   bool // a condition holds the groups of the document together
}

// metaBase is a place under which the library takes a schema without judging it
// by the meta-schema. Judging would cost more than the compilation itself at
// every start; a test judges the schemas of this repository instead.
const metaBase = "http://json-schema.org/planverk/"

// newValidator compiles constraints. The definitions go along because an if, a
// not or an anyOf may refer to them.
func newValidator(typ string, bare map[string]any, definitions any) (*Validator, error) {
	if bare == nil {
		return &Validator{}, nil
	}
	if definitions != nil && refers(bare) {
		bare["definitions"] = definitions
	}
	c := jsonschema.NewCompiler()
	c.DefaultDraft(jsonschema.Draft7)
	c.UseLoader(nowhere{})
	if err := c.AddResource(metaBase+typ, bare); err != nil {
		return nil, err
	}
	s, err := c.Compile(metaBase + typ)
	if err != nil {
		return nil, err
	}
	tied := false
	for _, word := range []string{"if", "allOf", "anyOf", "oneOf", "not", "dependencies"} {
		tied = tied || bare[word] != nil
	}
	return &Validator{s, tied}, nil
}

// nowhere keeps the library from fetching schemas from the disk or the net.
type nowhere struct{}

func (nowhere) Load(url string) (any, error) { return nil, fmt.Errorf("%s laddas inte", url) }

// refers tells whether a $ref stands anywhere in v.
func refers(v any) bool {
	switch v := v.(type) {
	case map[string]any:
		for k, e := range v {
			if k == "$ref" || refers(e) {
				return true
			}
		}
	case []any:
		for _, e := range v {
			if refers(e) {
				return true
			}
		}
	}
	return false
}

// breach is one broken constraint: where in the value, and of which kind.
type breach struct {
	at   []string // keys and row numbers from 0
	kind any      // one of package kind, or oneOfThese
}

// breaches judges a value made of map[string]any, []any, string, json.Number
// and bool.
func (v *Validator) breaches(value any) []breach {
	if v == nil || v.schema == nil {
		return nil
	}
	err, ok := v.schema.Validate(value).(*jsonschema.ValidationError)
	if !ok || err == nil {
		return nil
	}
	return flatten(err)
}

// flatten gives the innermost errors. Of alternatives that all failed it takes
// the one that came furthest, because that is most likely the one meant.
func flatten(e *jsonschema.ValidationError) []breach {
	switch k := e.ErrorKind.(type) {
	case *kind.Schema, *kind.Group, *kind.Reference, *kind.AllOf:
		var out []breach
		for _, c := range e.Causes {
			out = append(out, flatten(c)...)
		}
		return out
	case *kind.AnyOf:
		return alternatives(e)
	case *kind.OneOf:
		if len(k.Subschemas) == 0 {
			return alternatives(e)
		}
	}
	return []breach{{e.InstanceLocation, e.ErrorKind}}
}

func alternatives(e *jsonschema.ValidationError) []breach {
	var best []breach
	var missing []string
	for _, c := range e.Causes {
		found := flatten(c)
		if len(found) == 1 && len(found[0].at) == len(e.InstanceLocation) {
			if r, ok := found[0].kind.(*kind.Required); ok {
				missing = append(missing, r.Missing...)
			}
		}
		if best == nil || depth(found) > depth(best) {
			best = found
		}
	}
	switch {
	case len(missing) >= len(e.Causes):
		return []breach{{e.InstanceLocation, oneOfThese{missing}}}
	case depth(best) > len(e.InstanceLocation):
		return best
	}
	return []breach{{e.InstanceLocation, e.ErrorKind}}
}

// depth is how far down the first breach lies.
func depth(list []breach) int {
	if len(list) == 0 {
		return 0
	}
	return len(list[0].at)
}

// oneOfThese is our own kind: every alternative asked for another key.
type oneOfThese struct{ keys []string }

// number writes hundredths as JSON Schema sees them: 123450 is 1234.50.
func number(hundredths int64) json.Number {
	sign := ""
	if hundredths < 0 {
		sign, hundredths = "-", -hundredths
	}
	return json.Number(strings.TrimSuffix(fmt.Sprintf("%s%d.%02d", sign, hundredths/100, hundredths%100), ".00"))
}
