package check

import (
	"strings"

	"planverk/internal/diag"
	"planverk/internal/plan"
	"planverk/internal/sv"
)

// field is a path into documents of a type, held against its schema: the keys that
// lead to a value, from the root or from a row of a list.
type field struct {
	keys   []string     // canonical; where a list is passed, the id of its row
	schema *plan.Schema // of what it leads to
	row    bool         // counted from the row
}

// flaw is what is wrong with a rule that a municipality has written.
type flaw struct {
	code    string
	at      diag.Span
	message string
	hints   []string
}

func (f *flaw) finding() diag.Diagnostic { return diag.New(f.code, f.at, f.message, f.hints...) }

// segments takes a path apart. Messages write it with a dash, identities with a dot.
func segments(path string) []string {
	parts := strings.FieldsFunc(path, func(r rune) bool { return r == '.' || r == '–' })
	for i := range parts {
		parts[i] = strings.TrimSpace(parts[i])
	}
	return parts
}

// folded is the form in which keys and ids are compared.
func folded(s string) string {
	return strings.NewReplacer(" ", "", "_", "", "-", "", "\u00a0", "").Replace(sv.ASCII(s))
}

// derivedKey is what Planverk reckons; it stands in no data file.
const derivedKey = "härlett"

// keyOf finds the canonical key of a group.
func keyOf(s *plan.Schema, written string) string {
	for _, k := range s.Keys {
		if folded(k) == folded(written) && k != derivedKey {
			return k
		}
	}
	return ""
}

// lookup follows a written path from a schema. typ is what messages call the type.
func lookup(s *plan.Schema, path plan.Text, typ string) (field, *flaw) {
	var f field
	parts := segments(path.Value)
	for i, part := range parts {
		sofar := strings.Join(f.keys, ".")
		switch s.Shape {
		case plan.Group:
			key := keyOf(s, part)
			if key == "" {
				return f, unknownField(s, path, sofar, part, typ)
			}
			f.keys, s = append(f.keys, key), s.Fields[key]
		case plan.Sequence:
			if s.RowKey == "" || s.Items.Shape == plan.Group && keyOf(s.Items, part) != "" {
				return f, &flaw{"PV232", path.Span, "”" + sofar + "” är en lista, och ”" + path.Value + "” säger inte vilken rad som menas.",
					[]string{"Skriv ”för varje: " + sofar + "” och sedan ”uppgift: " + strings.Join(parts[i:], ".") + "”."}}
			}
			f.keys, s = append(f.keys, part), s.Items
		case plan.Leaf:
			return f, &flaw{"PV232", path.Span, "”" + path.Value + "” finns inte: ”" + sofar + "” är ett enda värde och har inga egna uppgifter.", []string{"Skriv ”" + sofar + "”."}}
		}
	}
	if len(parts) == 0 {
		return f, &flaw{"PV232", path.Span, "Regeln säger inte vilken uppgift den ser på.", []string{"Skriv till exempel ”uppgift: dokument.diarienummer”."}}
	}
	f.schema = s
	return f, nil
}

// unknownField says which fields there are instead.
func unknownField(s *plan.Schema, path plan.Text, sofar, part, typ string) *flaw {
	under := ""
	if sofar != "" {
		under = sofar + "."
	}
	var keys []string
	for _, k := range s.Keys {
		if k != derivedKey {
			keys = append(keys, k)
		}
	}
	hint := "Här kan stå: " + strings.Join(keys, ", ") + "."
	if near := sv.Suggest(part, keys); near != "" {
		hint = "Menade du ”" + under + near + "”?"
	}
	return &flaw{"PV232", path.Span, "Uppgiften ”" + path.Value + "” finns inte i typen " + typ + ".", []string{hint}}
}

// from gives the value that the path leads to, or nil; and the place of it, or of
// the nearest group around it that is written.
func (f field) from(file string, root *plan.Map) (plan.Node, diag.Span) {
	at := diag.Span{File: file}
	if root != nil && root.Span.Start.Line > 0 {
		at = root.Span
	}
	var n plan.Node
	if root != nil {
		n = root
	}
	for _, key := range f.keys {
		var span diag.Span
		if n, span = below(n, key); n == nil {
			return nil, at
		}
		at = span
	}
	return n, at
}

// below gives the value under a key of a group, or the row of a list with the id.
func below(n plan.Node, key string) (plan.Node, diag.Span) {
	switch n := n.(type) {
	case *plan.Map:
		for _, f := range n.Fields {
			if f.Key == key {
				if leaf := f.Value.Where(); leaf.Start.Line > 0 && !compound(f.Value) {
					return f.Value, leaf
				}
				return f.Value, f.KeySpan
			}
		}
	case *plan.List:
		for _, item := range n.Items {
			id := item.Identity()
			if folded(id[strings.LastIndexByte(id, '.')+1:]) == folded(key) {
				return item, item.Where()
			}
		}
	}
	return nil, diag.Span{}
}

func compound(n plan.Node) bool {
	switch n.(type) {
	case *plan.Map, *plan.List:
		return true
	}
	return false
}

// identity is what the value is called when it is computed.
func (f field) identity() string {
	keys := make([]string, len(f.keys))
	for i, k := range f.keys {
		keys[i] = sv.Key(k)
	}
	return strings.Join(keys, ".")
}

// filled tells whether a value says anything. An answer that is not known does not.
func filled(n plan.Node) bool {
	switch n := n.(type) {
	case nil:
		return false
	case *plan.Map:
		return len(n.Fields) > 0
	case *plan.List:
		return len(n.Items) > 0
	case *plan.Text:
		return !plan.Blank(n.Value)
	case *plan.Rich:
		return !plan.Blank(n.Source)
	case *plan.YesNo:
		return n.State != plan.Unknown
	case *plan.Ref:
		return !plan.Blank(n.Label) // a row of a register has at least its id
	case *plan.Date:
		return n.Year != 0
	case *plan.Amount:
		return n.Given()
	case *plan.Effort:
		return n.Given()
	case *plan.Moment:
		return n.Given()
	case *plan.Count:
		return n.Given()
	}
	return false
}
