package merge

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"planverk/internal/plan"
	"planverk/internal/sv"
)

// leafNames say in Swedish what a single value is.
var leafNames = map[plan.LeafType]string{
	plan.LeafText:    "en text",
	plan.LeafRich:    "löpande text",
	plan.LeafAmount:  "ett belopp",
	plan.LeafEffort:  "en tidsåtgång",
	plan.LeafDate:    "ett datum",
	plan.LeafMoment:  "en tidpunkt",
	plan.LeafCount:   "ett antal",
	plan.LeafYear:    "ett årtal",
	plan.LeafYesNo:   "ett svar på en ja- eller nej-fråga",
	plan.LeafRef:     "en hänvisning till ett register",
	plan.LeafSection: "en hänvisning till ett avsnitt",
}

// describe says what a value is, as the end of a sentence.
func (t typ) describe() string {
	switch {
	case t.kind == words:
		return "text i mallen"
	case t.kind == truth:
		return "ett ja eller nej"
	case t.kind == printed:
		return "färdig text"
	case t.kind == data && t.schema.Shape == plan.Group:
		return "en grupp av fält"
	case t.kind == data && t.schema.Shape == plan.Sequence:
		return "en lista"
	case t.kind == data:
		return leafNames[t.schema.Leaf]
	}
	return "okänt"
}

// subject names a value as the template wrote it.
func subject(t typ) string {
	switch {
	case t.kind == words:
		return t.name
	case t.name == "":
		return "punkten"
	case strings.HasPrefix(t.name, "raden i "):
		return t.name
	}
	return sv.Quote(t.name)
}

// within names the group that a field was looked for in.
func within(t typ) string {
	if t.name == "" || t.name == "$" {
		return "dokumentet"
	}
	if strings.HasPrefix(t.name, "raden i ") {
		return "raderna i " + sv.Quote(strings.TrimPrefix(t.name, "raden i "))
	}
	return sv.Quote(t.name)
}

func dotted(base, ident string) string {
	if base == "$" || strings.HasPrefix(base, "raden i ") {
		return "." + ident
	}
	return base + "." + ident
}

func capital(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}

func keyNames(s *plan.Schema) []string {
	names := make([]string, len(s.Keys))
	for i, k := range s.Keys {
		names[i] = sv.Key(k)
	}
	return names
}

// groups gives the schemas in which a value's fields are looked up, in order: the
// group itself, or the rows of the registers that a reference may point into. Parse asks it for every reference that the template
// follows; Merge only reads what it found.
func (t *Template) groups(s *plan.Schema) []*plan.Schema {
	if s.Shape == plan.Group {
		return []*plan.Schema{s}
	}
	if all, ok := t.rows[s]; ok {
		return all
	}
	registers := t.kommun.Fields["register"]
	if registers == nil {
		return nil
	}
	var all []*plan.Schema
	for _, name := range strings.Split(s.Register, "|") {
		if r := registers.Fields[name]; r != nil && r.Items != nil {
			all = append(all, r.Items)
		}
	}
	t.rows[s] = all
	return all
}

// child gives the schema of a field, or nil.
func (t *Template) child(s *plan.Schema, key string) *plan.Schema {
	if s.Shape == plan.Group {
		return s.Fields[key]
	}
	for _, g := range t.rows[s] {
		if f := g.Fields[key]; f != nil {
			return f
		}
	}
	return nil
}
