package load

import (
	"encoding/json"
	"fmt"
	"math/big"
	"strings"

	"github.com/santhosh-tekuri/jsonschema/v6/kind"

	"planverk/internal/plan"
	"planverk/internal/sv"
)

// constraints judges the value by the JSON Schema library and reports every
// breach in our own words, at the place of the value.
func (r *reader) constraints(value any) {
	for _, b := range r.entry.validator.breaches(value) {
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
		if req, ok := b.kind.(*kind.Required); ok {
			r.missing(path, p, schemaAt(r.entry.schema, b.at), req.Missing)
			continue
		}
		v := verdictOn(b.kind, p.name)
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

// verdict is what we say about a broken constraint.
type verdict struct {
	code    string
	message string
	hints   []string
}

// verdictOn puts an error of the JSON Schema library into Swedish. Every kind
// of the library has its sentence; a test holds the list against the library.
func verdictOn(k any, name string) verdict {
	who := capital(name)
	switch k := k.(type) {
	case *kind.Enum:
		return notAmong(k.Got, k.Want)
	case *kind.Const:
		return notAmong(k.Got, []any{k.Want})
	case *kind.Type:
		return verdict{"PV115", who + " har fel form.", nil}
	case *kind.Pattern, *kind.Format, *kind.ContentEncoding, *kind.ContentMediaType, *kind.ContentSchema:
		return form(k, who)
	case *kind.MinItems, *kind.MaxItems, *kind.AdditionalItems, *kind.MinLength, *kind.MaxLength, *kind.MinProperties,
		*kind.MaxProperties, *kind.UniqueItems, *kind.Contains, *kind.MinContains, *kind.MaxContains:
		return amount(k, who)
	case *kind.Minimum, *kind.Maximum, *kind.ExclusiveMinimum, *kind.ExclusiveMaximum, *kind.MultipleOf:
		return limits(k, who)
	case *kind.Required:
		return verdict{"PV117", fmt.Sprintf("I %s saknas %s.", name, sv.And(quotedWords(k.Missing))), nil}
	case *kind.AdditionalProperties:
		return verdict{"PV116", fmt.Sprintf("%s finns inte i %s.", sv.And(quotedWords(k.Properties)), name), nil}
	case *kind.PropertyNames:
		return verdict{"PV116", fmt.Sprintf("Nyckeln ”%s” är inte tillåten i %s.", k.Property, name), nil}
	}
	return combination(k, name)
}

// combination speaks of rules that tie several values together.
func combination(k any, name string) verdict {
	who := capital(name)
	switch k := k.(type) {
	case *kind.Dependency:
		return verdict{"PV129", fmt.Sprintf("När ”%s” är ifyllt i %s behövs också %s.", k.Prop, name, sv.And(quotedWords(k.Missing))), addLine(k.Missing)}
	case *kind.DependentRequired:
		return verdict{"PV129", fmt.Sprintf("När ”%s” är ifyllt i %s behövs också %s.", k.Prop, name, sv.And(quotedWords(k.Missing))), addLine(k.Missing)}
	case oneOfThese:
		return verdict{"PV129", fmt.Sprintf("I %s behövs %s.", name, sv.Or(quotedWords(k.keys))), addLine(k.keys)}
	case *kind.OneOf:
		if len(k.Subschemas) > 0 {
			return verdict{"PV129", who + " blandar uppgifter som utesluter varandra.", []string{"Behåll bara den ena formen."}}
		}
	case *kind.Not, *kind.FalseSchema:
		return verdict{"PV129", who + " får inte stå så tillsammans med de andra uppgifterna.", []string{"Ta bort uppgiften, eller ändra den som den inte går ihop med."}}
	case *kind.RefCycle, *kind.InvalidJsonValue:
		return verdict{"PV131", "Dokumenttypens schema går inte att använda för " + name + ".", []string{"Det är ett fel i mallen, inte i dina uppgifter. Meddela den som sköter mallarna."}}
	}
	// AnyOf, AllOf, Schema, Group, Reference: their causes were reported instead
	// wherever they say more than this.
	return verdict{"PV129", who + " stämmer inte med någon av de tillåtna formerna.", []string{"Jämför med exemplet i mallens exempel.yaml."}}
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

// formats describes the formats of JSON Schema that a schema may ask for, and
// gives an example of each.
var formats = map[string][2]string{
	"date":          {"ett datum", "2021-11-30"},
	"email":         {"en e-postadress", "registrator@kommun.example"},
	"uri":           {"en webbadress", "https://kommun.example"},
	"uri-reference": {"en webbadress", "https://kommun.example"},
	"time":          {"ett klockslag", "08:30:00"},
}

func form(k any, who string) verdict {
	switch k := k.(type) {
	case *kind.Pattern:
		return verdict{"PV120", fmt.Sprintf("”%s” är inte skrivet på det sätt som %s ska skrivas.", k.Got, lower(who)), nil}
	case *kind.Format:
		if words, ok := formats[k.Want]; ok {
			return verdict{"PV120", fmt.Sprintf("”%s” är inte %s.", spoken(k.Got), words[0]), []string{"Skriv till exempel ”" + words[1] + "”."}}
		}
		return verdict{"PV120", fmt.Sprintf("”%s” är inte skrivet på det sätt som %s ska skrivas.", spoken(k.Got), lower(who)), nil}
	}
	return verdict{"PV120", who + " är inte kodat på rätt sätt.", nil}
}

func amount(k any, who string) verdict {
	v := verdict{code: "PV121"}
	switch k := k.(type) {
	case *kind.MinItems:
		v.message = fmt.Sprintf("%s har %s, men behöver minst %d.", who, rows(k.Got), k.Want)
		v.hints = []string{"Lägg till de rader som saknas."}
	case *kind.MaxItems:
		v.message = fmt.Sprintf("%s har %s, men får ha högst %d.", who, sv.Count(k.Got, "rad", "rader"), k.Want)
		v.hints = []string{"Ta bort någon rad, eller slå ihop några."}
	case *kind.AdditionalItems:
		v.message = fmt.Sprintf("%s har %s för mycket.", who, sv.Count(k.Count, "rad", "rader"))
		v.hints = []string{"Ta bort den sista raden."}
	case *kind.MinLength:
		v.message = fmt.Sprintf("%s är %s långt, men behöver vara minst %d.", who, sv.Count(k.Got, "tecken", "tecken"), k.Want)
		v.hints = []string{"Skriv ut texten i sin helhet."}
	case *kind.MaxLength:
		v.message = fmt.Sprintf("%s är %s långt, men får vara högst %d.", who, sv.Count(k.Got, "tecken", "tecken"), k.Want)
		v.hints = []string{"Korta texten, eller lägg en del av den någon annanstans."}
	case *kind.MinProperties:
		v.message = fmt.Sprintf("%s har %s, men behöver minst %d.", who, sv.Count(k.Got, "uppgift", "uppgifter"), k.Want)
	case *kind.MaxProperties:
		v.message = fmt.Sprintf("%s har %s, men får ha högst %d.", who, sv.Count(k.Got, "uppgift", "uppgifter"), k.Want)
	case *kind.UniqueItems:
		v.message = fmt.Sprintf("%s har samma innehåll på rad %d och rad %d.", who, k.Duplicates[0]+1, k.Duplicates[1]+1)
		v.hints = []string{"Ta bort den ena."}
	default: // Contains, MinContains, MaxContains
		v.message = who + " har inte de rader som behövs."
	}
	return v
}

func rows(n int) string {
	if n == 0 {
		return "inga rader"
	}
	return sv.Count(n, "rad", "rader")
}

func limits(k any, who string) verdict {
	v := verdict{code: "PV122"}
	switch k := k.(type) {
	case *kind.Minimum:
		v.message = fmt.Sprintf("%s är %s, men får vara lägst %s.", who, rat(k.Got), rat(k.Want))
	case *kind.Maximum:
		v.message = fmt.Sprintf("%s är %s, men får vara högst %s.", who, rat(k.Got), rat(k.Want))
	case *kind.ExclusiveMinimum:
		v.message = fmt.Sprintf("%s är %s, men ska vara större än %s.", who, rat(k.Got), rat(k.Want))
	case *kind.ExclusiveMaximum:
		v.message = fmt.Sprintf("%s är %s, men ska vara mindre än %s.", who, rat(k.Got), rat(k.Want))
	case *kind.MultipleOf:
		v.message = fmt.Sprintf("%s är %s, men ska vara jämnt delbart med %s.", who, rat(k.Got), rat(k.Want))
	}
	return v
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
