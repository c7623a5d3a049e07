package load

import (
	"encoding/json"
	"fmt"
	"math/big"
	"strings"

	"planverk/internal/plan"
	"planverk/internal/sv"
)

// conditions judges the value and reports every breach at its place.
func (r *reader) conditions(value any) {
	for _, b := range r.entry.asks.judge(value, nil) {
		if len(r.list) > maxFindings {
			return // nothing more is told, and suggestions cost
		}
		path := ""
		for _, part := range b.at {
			path += "\x00" + part
		}
		p := r.places[path]
		if p == nil || p.bad || r.silent[path] {
			continue
		}
		if b.word == "required" {
			r.missing(path, p, schemaAt(r.entry.schema, b.at), b.keys)
			continue
		}
		v := verdictOn(b, p.name)
		if v.hints == nil {
			v.hints = []string{"Jämför med exemplet i mallens exempel.yaml."}
			if s := schemaAt(r.entry.schema, b.at); s != nil && len(s.Examples) > 0 {
				v.hints = []string{"Skriv till exempel ”" + s.Examples[0] + "”."}
			}
		}
		at := p.value
		if _, single := valueAt(value, b.at).(map[string]any); single {
			at = p.at
		}
		r.report(v.code, at, v.message, v.hints...)
	}
}

// missing reports required values one by one, unless a value that could not be
// read stands under the key.
func (r *reader) missing(path string, group *place, s *plan.Schema, keys []string) {
	for _, key := range keys {
		p := r.places[path+"\x00"+key]
		switch {
		case p != nil && p.bad, r.silent[path+"\x00"+key]:
		case p != nil && p.empty:
			r.report("PV117", p.at, fmt.Sprintf("”%s” är obligatoriskt men tomt.", key), example(s, key)...)
		case path == "":
			r.report("PV117", group.at, fmt.Sprintf("”%s” är obligatoriskt men saknas i filen.", key), example(s, key)...)
		default:
			r.report("PV117", group.at, fmt.Sprintf("”%s” är obligatoriskt men saknas i %s.", key, group.name), example(s, key)...)
		}
	}
}

// example gives a hint with the schema's own example of a key.
func example(s *plan.Schema, key string) []string {
	var field *plan.Schema
	if s != nil {
		field = s.Fields[key]
	}
	switch {
	case field == nil:
		return nil
	case len(field.Examples) > 0:
		return []string{fmt.Sprintf("Skriv till exempel ”%s: %s”.", key, field.Examples[0])}
	case len(field.Enum) > 0:
		return []string{fmt.Sprintf("Skriv till exempel ”%s: %s”.", key, field.Enum[0])}
	case field.Shape == plan.Leaf:
		return []string{fmt.Sprintf("Lägg till raden ”%s: …”.", key)}
	}
	return []string{fmt.Sprintf("Lägg till ”%s:” med sina uppgifter indragna under.", key)}
}

// schemaAt follows a path of keys and row numbers.
func schemaAt(s *plan.Schema, path []string) *plan.Schema {
	for _, part := range path {
		switch {
		case s == nil:
			return nil
		case s.Shape == plan.Sequence:
			s = s.Items
		default:
			s = s.Fields[part]
		}
	}
	return s
}

// valueAt follows a path of keys in a value; rows are passed by as maps.
func valueAt(v any, path []string) any {
	for _, part := range path {
		switch c := v.(type) {
		case map[string]any:
			v = c[part]
		case []any:
			var i int
			if _, err := fmt.Sscan(part, &i); err != nil || i >= len(c) {
				return nil
			}
			v = c[i]
		}
	}
	return v
}

// verdict is what we say about a broken condition.
type verdict struct {
	code    string
	message string
	hints   []string
}

// verdictOn puts a breach into Swedish.
func verdictOn(b breach, name string) verdict {
	who := capital(name)
	switch b.word {
	case "enum":
		return notAmong(b.got, b.want.([]any))
	case "type":
		return verdict{"PV115", who + " har fel form.", nil}
	case "pattern":
		return verdict{"PV120", fmt.Sprintf("”%s” är inte skrivet på det sätt som %s ska skrivas.", b.got, lower(who)), nil}
	case "format":
		f := formats[b.want.(string)]
		return verdict{"PV120", fmt.Sprintf("”%s” är inte %s.", b.got, f.what), []string{"Skriv till exempel ”" + f.example + "”."}}
	case "minItems", "maxItems", "minLength", "maxLength", "minProperties", "maxProperties":
		return amount(b.word, b.got.(int), b.want.(int), who)
	case "uniqueItems":
		rows := b.got.([2]int)
		return verdict{"PV121", fmt.Sprintf("%s har samma innehåll på rad %d och rad %d.", who, rows[0]+1, rows[1]+1), []string{"Ta bort den ena."}}
	case "contains":
		return verdict{"PV121", who + " har inte de rader som behövs.", nil}
	case "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf":
		return verdict{"PV122", fmt.Sprintf("%s är %s, men %s %s.", who, rat(b.got.(*big.Rat)), limitWords[b.word], rat(b.want.(*big.Rat))), nil}
	}
	return combination(b, name)
}

// limitWords go before a number.
var limitWords = map[string]string{
	"minimum": "får vara lägst", "maximum": "får vara högst",
	"exclusiveMinimum": "ska vara större än", "exclusiveMaximum": "ska vara mindre än",
	"multipleOf": "ska vara jämnt delbart med",
}

// combination speaks of keys, and of what ties several values together.
func combination(b breach, name string) verdict {
	who := capital(name)
	switch b.word {
	case "required":
		return verdict{"PV117", fmt.Sprintf("I %s saknas %s.", name, sv.And(quotedWords(b.keys))), nil}
	case "additionalProperties":
		return verdict{"PV116", fmt.Sprintf("%s finns inte i %s.", sv.And(quotedWords(b.keys)), name), nil}
	case "propertyNames":
		return verdict{"PV116", fmt.Sprintf("Nyckeln ”%s” är inte tillåten i %s.", b.keys[0], name), nil}
	case "dependencies":
		return verdict{"PV129", fmt.Sprintf("När ”%s” är ifyllt i %s behövs också %s.", b.got, name, sv.And(quotedWords(b.keys))), addLine(b.keys)}
	case inEach:
		return verdict{"PV129", fmt.Sprintf("I %s behövs %s.", name, sv.Or(quotedWords(b.keys))), addLine(b.keys)}
	case "oneOf":
		return verdict{"PV129", who + " blandar uppgifter som utesluter varandra.", []string{"Behåll bara den ena formen."}}
	case "not", "false":
		return verdict{"PV129", who + " får inte stå så tillsammans med de andra uppgifterna.", []string{"Ta bort uppgiften, eller ändra den som den inte går ihop med."}}
	}
	return verdict{"PV129", who + " stämmer inte med någon av de tillåtna formerna.", []string{"Jämför med exemplet i mallens exempel.yaml."}} // anyOf
}

func notAmong(got any, want []any) verdict {
	var words []string
	for _, w := range want {
		words = append(words, spoken(w))
	}
	all := "Välj mellan: " + strings.Join(words, ", ") + "."
	if len(words) == 1 {
		all = "Skriv ”" + words[0] + "”."
	}
	return verdict{"PV119", fmt.Sprintf("”%s” är inget av de värden som kan stå här.", spoken(got)), meant(spoken(got), words, all)}
}

func amount(word string, got, want int, who string) verdict {
	v := verdict{code: "PV121"}
	switch word {
	case "minItems":
		v.message = fmt.Sprintf("%s har %s, men behöver minst %d.", who, rows(got), want)
		v.hints = []string{"Lägg till de rader som saknas."}
	case "maxItems":
		v.message = fmt.Sprintf("%s har %s, men får ha högst %d.", who, sv.Count(got, "rad", "rader"), want)
		v.hints = []string{"Ta bort någon rad, eller slå ihop några."}
	case "minLength":
		v.message = fmt.Sprintf("%s är %s långt, men behöver vara minst %d.", who, sv.Count(got, "tecken", "tecken"), want)
		v.hints = []string{"Skriv ut texten i sin helhet."}
	case "maxLength":
		v.message = fmt.Sprintf("%s är %s långt, men får vara högst %d.", who, sv.Count(got, "tecken", "tecken"), want)
		v.hints = []string{"Korta texten, eller lägg en del av den någon annanstans."}
	case "minProperties":
		v.message = fmt.Sprintf("%s har %s, men behöver minst %d.", who, sv.Count(got, "uppgift", "uppgifter"), want)
	case "maxProperties":
		v.message = fmt.Sprintf("%s har %s, men får ha högst %d.", who, sv.Count(got, "uppgift", "uppgifter"), want)
	}
	return v
}

func rows(n int) string {
	if n == 0 {
		return "inga rader"
	}
	return sv.Count(n, "rad", "rader")
}

// addLine asks for a line with the first of the keys.
func addLine(keys []string) []string { return []string{"Lägg till raden ”" + keys[0] + ": …”."} }

// rat writes a number the Swedish way; years and other small numbers ungrouped.
func rat(r *big.Rat) string {
	if r == nil {
		return "okänt"
	}
	if r.IsInt() && r.Num().IsInt64() {
		n := r.Num().Int64()
		if n >= 1000 && n < 10_000 {
			return fmt.Sprint(n)
		}
		return sv.Int(n)
	}
	return strings.ReplaceAll(r.FloatString(2), ".", ",")
}

// spoken writes a value for a message.
func spoken(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case json.Number:
		return strings.ReplaceAll(v.String(), ".", ",")
	case bool:
		if v {
			return "ja"
		}
		return "nej"
	case nil:
		return "tomt"
	}
	return "gruppen"
}

func lower(s string) string {
	if s == "" || strings.HasPrefix(s, "”") {
		return s
	}
	return strings.ToLower(s[:1]) + s[1:]
}

// quotedWords puts each word in quotes: ”a”, ”b”.
func quotedWords(words []string) []string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = sv.Quote(w)
	}
	return out
}
