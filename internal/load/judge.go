package load

import (
	"encoding/json"
	"fmt"
	"maps"
	"math/big"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"planverk/internal/pattern"
)

// breach is one broken condition: where in the value, and what it asked.
type breach struct {
	at        []string // keys and row numbers from 0
	word      string   // the keyword of JSON Schema, "false", or inEach
	got, want any      // as the keyword has them: a value, a number, how many
	keys      []string // those that are missing, or that should not be there
}

// inEach is no keyword: every alternative asked for another key.
const inEach = "required in each"

// trail is the way to a value from the top of the data.
type trail struct {
	above *trail
	key   string
	row   int // when key is ""
}

func (t *trail) path() []string {
	if t == nil {
		return nil
	}
	step := t.key
	if step == "" {
		step = strconv.Itoa(t.row)
	}
	return append(t.above.path(), step)
}

func (t *trail) breach(word string, got, want any, keys ...string) []breach {
	return []breach{{t.path(), word, got, want, keys}}
}

// judge gives the broken conditions of a value made of map[string]any, []any, string,
// json.Number, bool and nil: the innermost ones, for those say most. A value of the wrong
// type, or that is none of those allowed, is not judged further.
func (c *condition) judge(v any, at *trail) []breach {
	switch {
	case c == nil:
		return nil
	case c.never:
		return at.breach("false", v, nil)
	case c.same != nil:
		return c.same.judge(v, at)
	case c.types != nil && !slices.ContainsFunc(c.types, func(t string) bool { return isType(v, t) }):
		return at.breach("type", v, c.types)
	}
	for _, allowed := range c.among {
		if !slices.ContainsFunc(allowed, func(a any) bool { return equal(v, a) }) {
			return at.breach("enum", v, allowed)
		}
	}
	var found []breach
	switch v := v.(type) {
	case map[string]any:
		found = c.judgeGroup(v, at)
	case []any:
		found = c.judgeList(v, at)
	case string:
		if c.format != "" && !formats[c.format].holds(v) {
			return at.breach("format", v, c.format)
		}
		found = c.judgeText(v, at)
	case json.Number:
		found = c.judgeNumber(v, at)
	}
	return append(found, c.judgeTogether(v, at)...)
}

func (c *condition) judgeGroup(group map[string]any, at *trail) []breach {
	found := c.judgeSize("Properties", len(group), at)
	if keys := missing(group, c.required); len(keys) > 0 {
		found = append(found, at.breach("required", nil, nil, keys...)...)
	}
	for _, n := range c.needs {
		if _, ok := group[n.key]; !ok {
			continue
		}
		if keys := missing(group, n.keys); len(keys) > 0 {
			found = append(found, at.breach("dependencies", n.key, nil, keys...)...)
		}
		found = append(found, n.also.judge(group, at)...)
	}
	for _, f := range c.fields {
		if v, ok := group[f.key]; ok {
			found = append(found, f.asks.judge(v, &trail{above: at, key: f.key})...)
		}
	}
	if c.others != nil || c.names != nil {
		found = append(found, c.judgeKeys(group, at)...)
	}
	return found
}

func missing(group map[string]any, keys []string) []string {
	var out []string
	for _, k := range keys {
		if _, ok := group[k]; !ok {
			out = append(out, k)
		}
	}
	return out
}

// judgeKeys judges the keys that are not among the fields, and what all are called.
func (c *condition) judgeKeys(group map[string]any, at *trail) []breach {
	var found []breach
	var foreign []string
	sorted := slices.Sorted(maps.Keys(group))
	for _, key := range sorted {
		switch {
		case c.others == nil || slices.ContainsFunc(c.fields, func(f field) bool { return f.key == key }):
		case c.others.never:
			foreign = append(foreign, key)
		default:
			found = append(found, c.others.judge(group[key], &trail{above: at, key: key})...)
		}
	}
	if foreign != nil {
		found = append(found, at.breach("additionalProperties", nil, nil, foreign...)...)
	}
	for _, key := range sorted {
		if c.names.judge(key, at) != nil {
			found = append(found, at.breach("propertyNames", nil, nil, key)...)
		}
	}
	return found
}

func (c *condition) judgeList(list []any, at *trail) []breach {
	found := c.judgeSize("Items", len(list), at)
	if c.unique {
		if first, second := alike(list); second > 0 {
			found = append(found, at.breach("uniqueItems", [2]int{first, second}, nil)...)
		}
	}
	matched := c.some == nil
	for i, v := range list {
		row := &trail{above: at, row: i}
		found = append(found, c.rows.judge(v, row)...)
		matched = matched || c.some.judge(v, row) == nil
	}
	if !matched {
		found = append(found, at.breach("contains", nil, nil)...)
	}
	return found
}

func (c *condition) judgeText(s string, at *trail) []breach {
	var found []breach
	if c.sizes != nil {
		found = c.judgeSize("Length", utf8.RuneCountInString(s), at)
	}
	if c.pattern != nil && !c.pattern.MatchString(s) {
		found = append(found, at.breach("pattern", s, c.pattern.String())...)
	}
	return found
}

// judgeSize holds how many there are against minLength, maxItems and the like.
func (c *condition) judgeSize(of string, n int, at *trail) []breach {
	var found []breach
	for _, s := range c.sizes {
		if s.word == "min"+of && n < s.than || s.word == "max"+of && n > s.than {
			found = append(found, at.breach(s.word, n, s.than)...)
		}
	}
	return found
}

func (c *condition) judgeNumber(v json.Number, at *trail) []breach {
	var found []breach
	for _, l := range c.limits {
		if n, ok := rational(v); ok && !l.holds(n) {
			found = append(found, at.breach(l.word, n, l.than)...)
		}
	}
	return found
}

func (l limit) holds(n *big.Rat) bool {
	switch l.word {
	case "minimum":
		return n.Cmp(l.than) >= 0
	case "maximum":
		return n.Cmp(l.than) <= 0
	case "exclusiveMinimum":
		return n.Cmp(l.than) > 0
	case "exclusiveMaximum":
		return n.Cmp(l.than) < 0
	}
	return new(big.Rat).Quo(n, l.than).IsInt() // multipleOf
}

// judgeTogether judges what ties several conditions together.
func (c *condition) judgeTogether(v any, at *trail) []breach {
	var found []breach
	if c.not != nil && c.not.judge(v, at) == nil {
		found = at.breach("not", v, nil)
	}
	for _, a := range c.allOf {
		found = append(found, a.judge(v, at)...)
	}
	found = append(found, c.judgeAlternatives(v, at)...)
	switch {
	case c.when == nil:
	case c.when.judge(v, at) == nil:
		found = append(found, c.then.judge(v, at)...)
	default:
		found = append(found, c.otherwise.judge(v, at)...)
	}
	return found
}

func (c *condition) judgeAlternatives(v any, at *trail) []breach {
	var found []breach
	if broken, met := alternatives(c.anyOf, v, at); len(broken) > 0 && met == 0 {
		found = nearest(broken, v, at)
	}
	switch broken, met := alternatives(c.oneOf, v, at); {
	case met > 1:
		found = append(found, at.breach("oneOf", v, nil)...)
	case len(broken) > 0 && met == 0:
		found = append(found, nearest(broken, v, at)...)
	}
	return found
}

// alternatives gives what is broken of those that are not met, and how many are.
func alternatives(list []*condition, v any, at *trail) (broken [][]breach, met int) {
	for _, a := range list {
		if found := a.judge(v, at); found != nil {
			broken = append(broken, found)
		} else {
			met++
		}
	}
	return broken, met
}

// nearest gives, of alternatives that all failed, the one that came furthest, because
// that is most likely the one meant.
func nearest(broken [][]breach, v any, at *trail) []breach {
	here := len(at.path())
	best := broken[0]
	var missing []string
	for _, found := range broken {
		if len(found) == 1 && len(found[0].at) == here && found[0].word == "required" {
			missing = append(missing, found[0].keys...)
		}
		if len(found[0].at) > len(best[0].at) {
			best = found
		}
	}
	switch {
	case len(missing) >= len(broken):
		return at.breach(inEach, v, nil, missing...)
	case len(best[0].at) > here:
		return best
	}
	return at.breach("anyOf", v, nil)
}

// isType tells whether a value is of a type of JSON Schema.
func isType(v any, typ string) bool {
	switch v := v.(type) {
	case nil:
		return typ == "null"
	case bool:
		return typ == "boolean"
	case string:
		return typ == "string"
	case []any:
		return typ == "array"
	case map[string]any:
		return typ == "object"
	case json.Number:
		n, ok := rational(v)
		return typ == "number" || typ == "integer" && ok && n.IsInt()
	}
	return false
}

// equal holds values together as JSON Schema does (Core, chapter 4.2.3): 1.0 is 1.
func equal(a, b any) bool {
	switch a := a.(type) {
	case map[string]any:
		b, ok := b.(map[string]any)
		return ok && maps.EqualFunc(a, b, equal)
	case []any:
		b, ok := b.([]any)
		return ok && slices.EqualFunc(a, b, equal)
	case json.Number:
		b, ok := b.(json.Number)
		x, xok := rational(a)
		y, yok := rational(b)
		return ok && (a == b || xok && yok && x.Cmp(y) == 0)
	}
	return a == b
}

// alike gives two rows that say the same, or 0 and 0.
func alike(list []any) (first, second int) {
	seen := map[string]int{}
	for i, v := range list {
		said := fmt.Sprintf("%#v", v) // with the keys of maps in order
		if first, ok := seen[said]; ok {
			return first, i
		}
		seen[said] = i
	}
	return 0, 0
}

// formats are those that a schema may ask for (JSON Schema Validation, chapter 7.3), with
// what they are called and an example.
var formats = map[string]struct {
	holds         func(string) bool
	what, example string
}{
	"date":          {isDate, "ett datum", "2021-11-30"},
	"email":         {isEmail, "en e-postadress", "registrator@kommun.example"},
	"uri":           {isAddress, "en webbadress", "https://kommun.example"},
	"uri-reference": {isReference, "en webbadress", "https://kommun.example"},
}

func isDate(s string) bool {
	_, err := time.Parse(time.DateOnly, s)
	return err == nil
}

// mailbox is an address as forms on the web take it (HTML, "valid e-mail address").
var mailbox = pattern.Later(`^[a-zA-Z0-9!#$%&'*+/=?^_{|}~-]+(?:\.[a-zA-Z0-9!#$%&'*+/=?^_{|}~-]+)*@[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?)*$`)

func isEmail(s string) bool { return len(s) <= 254 && mailbox().MatchString(s) }

func isAddress(s string) bool {
	u, err := url.Parse(s)
	return err == nil && u.IsAbs()
}

func isReference(s string) bool {
	_, err := url.Parse(s)
	return err == nil && !strings.Contains(s, `\`)
}

// number writes hundredths as JSON Schema sees them: 123450 is 1234.50.
func number(hundredths int64) json.Number {
	sign := ""
	if hundredths < 0 {
		sign, hundredths = "-", -hundredths
	}
	return json.Number(strings.TrimSuffix(fmt.Sprintf("%s%d.%02d", sign, hundredths/100, hundredths%100), ".00"))
}
