package load

import (
	"fmt"
	"slices"
	"strings"

	"planverk/internal/plan"
)

// leafTypes are the values of x-typ.
var leafTypes = []plan.LeafType{
	plan.LeafText, plan.LeafRich, plan.LeafAmount, plan.LeafEffort, plan.LeafDate, plan.LeafMoment,
	plan.LeafCount, plan.LeafYear, plan.LeafYesNo, plan.LeafRef, plan.LeafSection,
}

// deepest is how many $ref may follow on each other before the schema is taken
// to refer to itself.
const deepest = 40

// schemaReader turns a schema.json into the plan.Schema that the rest of the
// house reads, and into the conditions that values are held against.
type schemaReader struct {
	root   *object
	shared map[*object]*condition             // what a $ref within a condition leads to
	folded map[*plan.Schema]map[string]string // keys by folded spelling, of the groups that sums are of
}

func newSchemaReader(root *object) *schemaReader {
	return &schemaReader{root: root, shared: map[*object]*condition{}, folded: map[*plan.Schema]map[string]string{}}
}

// read reads the whole of a schema, when it is of a size that can be.
func (r *schemaReader) read(typ string) (*plan.Schema, *condition, error) {
	size := r.extent(typ)
	if size.large != nil {
		return nil, nil, size.large
	}
	s, asks, err := r.parse(r.root, typ, 0)
	if err == nil && size.strange != nil {
		err = size.strange
	}
	if err == nil {
		s.Noun, err = noun(r.root, typ)
	}
	return s, asks, err
}

// fault is an error at a key of an object, or at the object itself.
func fault(o *object, key, format string, args ...any) *placed {
	return &placed{off: o.place(key), message: fmt.Sprintf(format, args...)}
}

func (e *placed) with(hint string) *placed {
	e.hint = hint
	return e
}

func leafNames() []string {
	var names []string
	for _, l := range leafTypes {
		names = append(names, string(l))
	}
	return names
}

// parse reads the object at path (for messages), which is depth levels down.
// It gives the shape, and what is asked beyond it.
func (r *schemaReader) parse(o *object, path string, depth int) (*plan.Schema, *condition, error) {
	if depth > deepest {
		return nil, nil, fault(o, "$ref", "%s: schemat hänvisar till sig självt", path)
	}
	full, err := r.full(o, path, depth)
	if err != nil {
		return nil, nil, err
	}
	s := &plan.Schema{
		Title:       full.text("title"),
		Description: full.text("description"),
		Examples:    full.texts("examples"),
		Computed:    full.flag("x-beräknas"),
		Optional:    full.answer("x-frivilligt"),
		Owners:      strings.FieldsFunc(full.text("x-svarar"), func(r rune) bool { return r == '|' }),
	}
	var asks *condition
	switch {
	case full.text("x-typ") != "":
		asks, err = r.leaf(s, full, path)
	case full.get("items") != nil || full.text("type") == "array" || full.text("x-nyckel") != "":
		asks, err = r.sequence(s, full, path, depth)
	case full.get("properties") != nil:
		asks, err = r.group(s, full, path, depth)
	default:
		err = fault(o, "", "%s: x-typ saknas", path)
	}
	return s, asks, err
}

// full gives the schema with $ref followed and, where short forms stand beside
// the full form in anyOf or allOf, the full form: first a list, else a group,
// else the branches' annotations as they are.
func (r *schemaReader) full(o *object, path string, depth int) (*object, error) {
	if o.text("$ref") == "" && o.list("allOf") == nil && o.list("anyOf") == nil && o.list("oneOf") == nil {
		return o, nil
	}
	out := &object{fields: map[string]any{}, off: o.off}
	if ref := o.text("$ref"); ref != "" {
		target, err := r.resolve(o, ref, path)
		if err != nil {
			return nil, err
		}
		if depth > deepest {
			return nil, fault(o, "$ref", "%s: schemat hänvisar till sig självt", path)
		}
		base, err := r.full(target, path, depth+1)
		if err != nil {
			return nil, err
		}
		out.overlay(base)
	}
	for _, word := range []string{"allOf", "anyOf", "oneOf"} {
		branch, err := r.branch(o.list(word), path, depth)
		if err != nil {
			return nil, err
		}
		if branch != nil {
			out.overlay(branch)
		}
	}
	out.overlay(o)
	return out, nil
}

// branch chooses the full form among alternatives, or nil when none of them
// describes a shape (then they are conditions, and stay).
func (r *schemaReader) branch(alternatives []any, path string, depth int) (*object, error) {
	var list, group, leaf *object
	for _, a := range alternatives {
		o, ok := a.(*object)
		if !ok {
			continue
		}
		full, err := r.full(o, path, depth+1)
		if err != nil {
			return nil, err
		}
		switch {
		case full.get("items") != nil && list == nil:
			list = full
		case full.get("properties") != nil && group == nil:
			group = full
		case full.text("x-typ") != "" && leaf == nil:
			leaf = full
		}
	}
	switch {
	case list != nil:
		return list, nil
	case group != nil:
		return group, nil
	}
	return leaf, nil
}

// overlay copies the members of b over o's.
func (o *object) overlay(b *object) {
	where := make(map[string]int, len(o.keys))
	for i, k := range o.keys {
		where[k] = i
	}
	for i, k := range b.keys {
		if at, ok := where[k]; ok {
			o.at[at] = b.at[i]
		} else {
			o.keys, o.at = append(o.keys, k), append(o.at, b.at[i])
		}
		o.fields[k] = b.fields[k]
	}
}

// resolve finds the target of a $ref within the same file.
func (r *schemaReader) resolve(from *object, ref, path string) (*object, error) {
	rest, ok := strings.CutPrefix(ref, "#/")
	at := r.root
	for part := range strings.SplitSeq(rest, "/") {
		at = at.get(strings.NewReplacer("~1", "/", "~0", "~").Replace(part))
	}
	if !ok || at == nil {
		return nil, fault(from, "$ref", "%s: $ref ”%s” leder ingenstans", path, ref)
	}
	return at, nil
}

func (r *schemaReader) leaf(s *plan.Schema, o *object, path string) (*condition, error) {
	s.Shape = plan.Leaf
	s.Leaf = plan.LeafType(o.text("x-typ"))
	if !slices.Contains(leafTypes, s.Leaf) {
		return nil, fault(o, "x-typ", "%s: x-typ ”%s” finns inte", path, s.Leaf).with(meant(string(s.Leaf), leafNames(), "Att välja på: "+strings.Join(leafNames(), ", ")+".")[0])
	}
	s.Register, s.FreeText = o.text("x-register"), o.flag("x-fritext")
	if s.Leaf == plan.LeafRef && s.Register == "" {
		return nil, fault(o, "x-typ", "%s: x-register saknas", path)
	}
	s.Enum = o.texts("enum")
	if c := o.text("const"); c != "" {
		s.Enum = []string{c}
	}
	return r.conditions(o, path, "enum", "const", "pattern", "format", "minLength", "maxLength",
		"minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "not", "if", "then", "else")
}

func (r *schemaReader) sequence(s *plan.Schema, o *object, path string, depth int) (*condition, error) {
	s.Shape = plan.Sequence
	s.RowKey = o.text("x-nyckel")
	items := o.get("items")
	if items == nil {
		items = o.get("additionalProperties") // written only as a map from id to row
	}
	if items == nil {
		return nil, fault(o, "type", "%s: items saknas", path)
	}
	var row *condition
	var err error
	if s.Items, row, err = r.parse(items, path+"[]", depth+1); err != nil {
		return nil, err
	}
	if s.RowKey != "" {
		if s.Items.Shape != plan.Group {
			return nil, fault(o, "x-nyckel", "%s: x-nyckel kräver att raderna är grupper", path)
		}
		if s.Items.Fields[s.RowKey] == nil {
			return nil, fault(o, "x-nyckel", "%s: raderna har ingen uppgift ”%s” (x-nyckel)", path, s.RowKey)
		}
	}
	if labels := o.get("x-benämningar"); labels != nil {
		for _, k := range labels.keys {
			s.Labels = append(s.Labels, plan.RowLabel{Key: k, Label: labels.text(k)})
		}
	}
	out, err := r.conditions(o, path, "minItems", "maxItems", "uniqueItems", "contains", "not")
	if row != nil {
		out = orAnything(out)
		out.rows = row
	}
	return out, err
}

func (r *schemaReader) group(s *plan.Schema, o *object, path string, depth int) (*condition, error) {
	s.Shape = plan.Group
	s.Fields = map[string]*plan.Schema{}
	s.Required = o.texts("required")
	words := []string{"required", "minProperties", "maxProperties", "dependencies", "propertyNames", "not", "if", "then", "else"}
	for _, word := range []string{"allOf", "anyOf", "oneOf"} {
		branch, err := r.branch(o.list(word), path, depth)
		if err != nil {
			return nil, err
		}
		if branch == nil {
			words = append(words, word)
		}
	}
	out, err := r.conditions(o, path, words...)
	if err != nil {
		return nil, err
	}
	properties := o.get("properties")
	for _, key := range properties.keys {
		child := properties.get(key)
		if child == nil {
			return nil, fault(properties, key, "%s.%s: ska vara ett objekt", path, key)
		}
		below, asks, err := r.parse(child, path+"."+key, depth+1)
		if err != nil {
			return nil, err
		}
		s.Keys = append(s.Keys, key)
		s.Fields[key] = below
		if asks != nil {
			out = orAnything(out)
			out.fields = append(out.fields, field{key, asks})
		}
	}
	if err := r.sums(s, o, path); err != nil {
		return nil, err
	}
	return out, r.shortForms(s, o, path)
}

// shortForms reads x-kort and x-par and holds them against the fields.
func (r *schemaReader) shortForms(s *plan.Schema, o *object, path string) error {
	s.Short = o.text("x-kort")
	names := []string{s.Short}
	if pair := o.texts("x-par"); len(pair) == 2 {
		s.Pair = [2]string(pair)
		names = append(names, pair...)
	}
	for _, name := range append(names, s.Required...) {
		if name != "" && s.Fields[name] == nil {
			return fault(o, "required", "%s: ”%s” nämns i x-kort, x-par eller required men finns inte bland properties", path, name)
		}
	}
	return nil
}

// plain turns ordered objects into maps, as data is judged.
func plain(v any) any {
	switch v := v.(type) {
	case *object:
		m := make(map[string]any, len(v.keys))
		for _, k := range v.keys {
			m[k] = plain(v.fields[k])
		}
		return m
	case []any:
		out := make([]any, len(v))
		for i, e := range v {
			out[i] = plain(e)
		}
		return out
	}
	return v
}
