package load

import (
	"encoding/json"
	"maps"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/santhosh-tekuri/jsonschema/v6/kind"
)

// TestJudgeAgrees holds our judge against a library that knows all of JSON Schema, on
// schemas and values put together by chance. Every keyword must have been broken.
func TestJudgeAgrees(t *testing.T) {
	words := map[string]int{}
	for seed := range uint64(1_500) {
		agree(t, chance{Rand: rand.New(rand.NewPCG(seed, 7))}, words)
		if t.Failed() {
			t.Fatalf("seed %d", seed)
		}
	}
	for _, b := range everyBreach {
		if words[b.breach.word] == 0 {
			t.Errorf("no value broke %s", b.breach.word)
		}
	}
	for word := range words {
		if !slices.ContainsFunc(everyBreach, func(b spokenBreach) bool { return b.breach.word == word }) {
			t.Errorf("%s has no sentence", word)
		}
	}
}

// FuzzJudge goes on with other seeds.
func FuzzJudge(f *testing.F) {
	f.Add(uint64(1))
	f.Fuzz(func(t *testing.T, seed uint64) {
		agree(t, chance{Rand: rand.New(rand.NewPCG(seed, 8))}, map[string]int{})
	})
}

// agree makes a schema and some values, and has both judge them. Of alternatives that all
// failed we name the nearest, so there only the verdict is compared.
func agree(t *testing.T, c chance, words map[string]int) {
	t.Helper()
	c.alternatives, c.definitions = c.IntN(2) == 0, []string{"a", "b"}
	schema := c.schema(3)
	inner := c
	inner.definitions = nil // no circles
	if m, ok := schema.(map[string]any); ok {
		m["definitions"] = map[string]any{"a": map[string]any{"allOf": []any{inner.schema(2)}}, "b": map[string]any{"not": inner.schema(1)}}
	}
	text, err := json.Marshal(schema)
	if err != nil {
		t.Fatal(err)
	}
	theirs, err := compiled(text)
	if err != nil {
		t.Fatalf("the library: %v\n%s", err, text)
	}
	ours, err := conditionOf(text)
	if err != nil {
		t.Fatalf("we: %v\n%s", err, text)
	}
	for range 4 {
		v := c.value(3)
		found := ours.judge(v, nil)
		want, got := libraryVerdicts(theirs.Validate(v)), ourVerdicts(found)
		for _, b := range found {
			words[b.word]++
		}
		if c.alternatives && (want == nil) == (got == nil) {
			continue
		}
		if !slices.Equal(want, got) {
			t.Errorf("schema %s\nvalue %#v\nwe  %q\nthe library %q", text, v, got, want)
		}
	}
}

// chance puts schemas and values together.
type chance struct {
	*rand.Rand
	alternatives bool
	definitions  []string // that may be referred to
}

func (c chance) one(list ...any) any { return list[c.IntN(len(list))] }

// scalar gives values of which many are equal, or meet a condition just so.
func (c chance) scalar() any {
	return c.one(nil, true, false, "", "a", "ab", "åäö", "2021-11-30", "2021-13-01", "a@b.example", "a@", "https://b.example", "%", `\\`,
		json.Number("0"), json.Number("1"), json.Number("2"), json.Number("-3"), json.Number("1.5"), json.Number("0.1"))
}

func (c chance) key() string { return c.one("a", "b", "c").(string) }

func (c chance) value(depth int) any {
	switch n := c.IntN(4); {
	case depth == 0 || n == 0:
		return c.scalar()
	case n == 1:
		list := []any{}
		for range c.IntN(4) {
			list = append(list, c.value(depth-1))
		}
		return list
	default:
		m := map[string]any{}
		for range c.IntN(4) {
			m[c.key()] = c.value(depth - 1)
		}
		return m
	}
}

func (c chance) schema(depth int) any {
	switch n := c.IntN(12); {
	case n == 0:
		return c.IntN(3) > 0
	case n == 1 && c.definitions != nil:
		return map[string]any{"$ref": "#/definitions/" + c.definitions[c.IntN(len(c.definitions))]}
	}
	s := map[string]any{"title": "betyder inget", "x-typ": "text"}
	for range 1 + c.IntN(3) {
		c.assertion(s)
	}
	for range depth {
		c.applicator(s, depth-1)
	}
	return s
}

// assertion adds a condition without schemas in it.
func (c chance) assertion(s map[string]any) {
	number := func() any { return json.Number(c.one("0", "1", "2", "1.0", "-1.5").(string)) }
	count := func() any { return json.Number(c.one("0", "1", "2", "2.0").(string)) }
	keys := func() any { return []any{"a", "b", "c"}[c.IntN(2) : 2+c.IntN(2)] }
	switch word := c.one("type", "const", "enum", "pattern", "format", "minLength", "maxLength", "minItems", "maxItems", "minProperties",
		"maxProperties", "uniqueItems", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "required").(string); word {
	case "type":
		s[word] = c.one("string", "object", []any{"array", "object"}, []any{"integer", "null", "boolean"}, "number", []any{"string", "object", "array"})
	case "const":
		s[word] = c.value(1)
	case "enum":
		s[word] = []any{"a", c.one(nil, true, "åäö", json.Number("2")), map[string]any{}, json.Number("1.0")}
	case "pattern":
		s[word] = c.one("^a", "b$", "[åäö]", "^$")
	case "format":
		s[word] = c.one("date", "email", "uri", "uri-reference")
	case "uniqueItems":
		s[word] = c.IntN(4) > 0
	case "multipleOf":
		s[word] = json.Number(c.one("0.5", "2", "0.3").(string))
	case "required":
		s[word] = keys()
	case "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum":
		s[word] = number()
	default:
		s[word] = count()
	}
}

// applicator adds a condition with schemas in it.
func (c chance) applicator(s map[string]any, depth int) {
	list := func() any { return []any{c.schema(depth), c.schema(depth), c.schema(depth)}[:1+c.IntN(3)] }
	switch word := c.one("properties", "properties", "items", "items", "contains", "additionalProperties", "propertyNames", "dependencies",
		"not", "if", "allOf", "anyOf", "oneOf").(string); word {
	case "properties":
		s[word] = map[string]any{"a": c.schema(depth), "b": c.schema(depth)}
	case "dependencies":
		s[word] = map[string]any{"a": []any{"b"}, "b": c.schema(depth)}
	case "if":
		s[word], s["then"], s["else"] = c.schema(depth), c.schema(depth), c.schema(depth)
	case "allOf":
		s[word] = list()
	case "anyOf", "oneOf":
		if c.alternatives {
			s[word] = list()
		}
	default:
		s[word] = c.schema(depth)
	}
}

func compiled(text []byte) (*jsonschema.Schema, error) {
	doc, err := jsonschema.UnmarshalJSON(strings.NewReader(string(text)))
	if err != nil {
		return nil, err
	}
	c := jsonschema.NewCompiler()
	c.DefaultDraft(jsonschema.Draft7)
	if err := c.AddResource("schema:x", doc); err != nil {
		return nil, err
	}
	return c.Compile("schema:x")
}

func conditionOf(text []byte) (*condition, error) {
	v, wrong := readJSON(text)
	if wrong != nil {
		return nil, wrong
	}
	root, _ := v.(*object)
	return newSchemaReader(root).condition(v, "x")
}

// libraryWord gives our word for what the library found.
func libraryWord(k jsonschema.ErrorKind) string {
	switch k := k.(type) {
	case *kind.FalseSchema:
		return "false"
	case *kind.Const:
		return "enum"
	case *kind.Dependency:
		return "dependencies"
	case *kind.OneOf:
		if k.Subschemas == nil {
			return "anyOf"
		}
	}
	name := reflect.TypeOf(k).Elem().Name()
	return strings.ToLower(name[:1]) + name[1:]
}

func libraryVerdicts(err error) []string {
	e, ok := err.(*jsonschema.ValidationError)
	if !ok {
		return nil
	}
	found := map[string]bool{}
	var walk func(*jsonschema.ValidationError)
	walk = func(e *jsonschema.ValidationError) {
		switch e.ErrorKind.(type) {
		case *kind.Schema, *kind.Group, *kind.Reference, *kind.AllOf:
			for _, c := range e.Causes {
				walk(c)
			}
			return
		}
		found[verdictAt(e.InstanceLocation, libraryWord(e.ErrorKind))] = true
	}
	walk(e)
	return slices.Sorted(maps.Keys(found))
}

func ourVerdicts(list []breach) []string {
	found := map[string]bool{}
	for _, b := range list {
		found[verdictAt(b.at, b.word)] = true
	}
	return slices.Sorted(maps.Keys(found))
}

// verdictAt leaves out where a key has a wrong name: the library then gives the place of
// another value that it judged later (6.0.3, which hands out a slice that it goes on using).
func verdictAt(at []string, word string) string {
	if word == "propertyNames" {
		return word
	}
	return strings.Join(at, "/") + " " + word
}
