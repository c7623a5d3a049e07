package templates_test

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"planverk/internal/plan"
	"planverk/internal/sv"
	"planverk/templates"
)

// typed are the schemas whose keys are Go fields too, with the Go types that hold
// them. A type without arithmetic has none.
var typed = map[string]reflect.Type{
	"systemforvaltningsplan": reflect.TypeFor[plan.Systemplan](),
	"kommun":                 reflect.TypeFor[plan.Municipality](),
	"samverkansavtal":        reflect.TypeFor[plan.JointAgreement](),
	"avtalspart":             reflect.TypeFor[plan.PartyFile](),
	"profil":                 reflect.TypeFor[plan.Profile](),
}

// noGoName stands in the column of Go names for a key that only schemas have.
const noGoName = "–"

var row = regexp.MustCompile("(?m)^\\| [^|]+ \\| `([^`]+)` \\| ([^|]+) \\| ([^|]+) \\| ([^|]+) \\|$")

// TestGlossaryHasEveryKey holds docs/ordlista.md against the schemas: one row a
// key, none that is not there any more, and Go names that exist.
func TestGlossaryHasEveryKey(t *testing.T) {
	text, err := os.ReadFile("../docs/ordlista.md")
	if err != nil {
		t.Fatal(err)
	}
	keys, _, _ := strings.Cut(string(text), "## Roller")
	explained := map[string]string{}
	for _, m := range row.FindAllStringSubmatch(keys, -1) {
		if _, twice := explained[m[1]]; twice {
			t.Errorf("%q has two rows", m[1])
		}
		explained[m[1]] = m[2]
	}
	goNames := map[string][]string{}
	known := map[string]bool{}
	for _, name := range schemas(t) {
		for _, key := range schemaKeys(t, name) {
			known[key] = true
			if _, ok := explained[key]; !ok {
				t.Errorf("%s: the key %q has no row in docs/ordlista.md", name, key)
			}
		}
		if typ, ok := typed[name]; ok {
			fieldNames(typ, goNames)
		}
	}
	for key, names := range explained {
		if !known[key] {
			t.Errorf("%q has a row but is no key of any schema", key)
		}
		for name := range strings.SplitSeq(names, ", ") {
			if name == noGoName {
				continue
			}
			if !slices.Contains(goNames[key], strings.Trim(name, "`")) {
				t.Errorf("%q: there is no Go field %s with that key; there is %v", key, name, goNames[key])
			}
		}
		if got, want := strings.Count(names, "`")/2, len(goNames[key]); got != want {
			t.Errorf("%q has %d Go names in the row, but %d fields: %v", key, got, want, goNames[key])
		}
	}
}

// TestGlossaryIsInOrder: a key's row is found where the alphabet has its term.
func TestGlossaryIsInOrder(t *testing.T) {
	text, err := os.ReadFile("../docs/ordlista.md")
	if err != nil {
		t.Fatal(err)
	}
	keys, _, _ := strings.Cut(string(text), "## Roller")
	last := ""
	for _, m := range row.FindAllString(keys, -1) {
		if term := strings.TrimSpace(strings.Split(m, "|")[1]); term != "Term" {
			if last != "" && sv.Compare(last, term) > 0 {
				t.Errorf("%q stands after %q", term, last)
			}
			last = term
		}
	}
}

// TestGlossaryOfTheProgram: the names in Go of the program's own words are types that exist.
func TestGlossaryOfTheProgram(t *testing.T) {
	text, err := os.ReadFile("../docs/ordlista.md")
	if err != nil {
		t.Fatal(err)
	}
	_, words, _ := strings.Cut(string(text), "## Ord i programmet")
	names := regexp.MustCompile("`([a-z]+)\\.([A-Z][A-Za-z]*)").FindAllStringSubmatch(words, -1)
	if len(names) < 20 {
		t.Fatalf("only %d names", len(names))
	}
	for _, n := range names {
		folder := "../internal/" + n[1]
		if n[1] == "planverk" {
			folder = ".."
		}
		files, _ := filepath.Glob(folder + "/*.go")
		if !slices.ContainsFunc(files, func(f string) bool {
			b, _ := os.ReadFile(f)
			return strings.Contains(string(b), "\ntype "+n[2]+" ")
		}) {
			t.Errorf("there is no type %s.%s", n[1], n[2])
		}
	}
}

// TestSchemasSpeakSwedish: hover text and completion live on title, description
// and examples, so every key has them.
func TestSchemasSpeakSwedish(t *testing.T) {
	for _, name := range schemas(t) {
		walk(readSchema(t, name), name, func(path string, field map[string]any) {
			if field["title"] == nil || field["description"] == nil {
				t.Errorf("%s lacks title or description", path)
			}
			if field["x-typ"] != nil && field["examples"] == nil && field["enum"] == nil {
				t.Errorf("%s lacks examples", path)
			}
		})
	}
}

// TestSchemaKeysAreGoFields: the schema and the Go types have the same keys, on
// every level.
func TestSchemaKeysAreGoFields(t *testing.T) {
	for name, typ := range typed {
		var fromSchema []string
		s := readSchema(t, name)
		walk(s, name, func(path string, _ map[string]any) { fromSchema = append(fromSchema, path) })
		fromGo := fieldPaths(typ, name)
		for _, p := range fromSchema {
			if !slices.Contains(fromGo, p) {
				t.Errorf("%s is in the schema but not in %v", p, typ)
			}
		}
		for _, p := range fromGo {
			if !slices.Contains(fromSchema, p) {
				t.Errorf("%s is in %v but not in the schema", p, typ)
			}
		}
	}
}

// schemas names the folders that have a schema.
func schemas(t *testing.T) []string {
	t.Helper()
	files, err := fs.Glob(templates.FS, "*/schema.json")
	if err != nil || len(files) == 0 {
		t.Fatalf("no schemas: %v", err)
	}
	var names []string
	for _, f := range files {
		if name := path.Dir(f); !strings.HasPrefix(name, "_") { // a skeleton for a municipality's own type
			names = append(names, name)
		}
	}
	return names
}

func readSchema(t *testing.T, name string) map[string]any {
	t.Helper()
	b, err := templates.FS.ReadFile(name + "/schema.json")
	if err != nil {
		t.Fatal(err)
	}
	var s map[string]any
	if err := json.Unmarshal(b, &s); err != nil {
		t.Fatal(err)
	}
	return resolve(s, s).(map[string]any)
}

// resolve replaces every $ref by what it points at.
func resolve(v any, root map[string]any) any {
	switch v := v.(type) {
	case map[string]any:
		if ref, ok := v["$ref"].(string); ok {
			at := any(root)
			for part := range strings.SplitSeq(strings.TrimPrefix(ref, "#/"), "/") {
				at = at.(map[string]any)[part]
			}
			return resolve(at, root)
		}
		out := map[string]any{}
		for k, e := range v {
			if k != "definitions" {
				out[k] = resolve(e, root)
			}
		}
		return out
	case []any:
		out := make([]any, len(v))
		for i, e := range v {
			out[i] = resolve(e, root)
		}
		return out
	}
	return v
}

// walk visits every key of a group, in rows of lists too, with its path.
func walk(s map[string]any, path string, visit func(string, map[string]any)) {
	if items, ok := s["items"].(map[string]any); ok {
		walk(items, path, visit)
		return
	}
	for _, a := range list(s["anyOf"]) {
		if group, ok := a.(map[string]any); ok && (group["properties"] != nil || group["items"] != nil) {
			walk(group, path, visit)
			return
		}
	}
	fields, _ := s["properties"].(map[string]any)
	for key, f := range fields {
		field := f.(map[string]any)
		visit(path+"."+key, field)
		walk(field, path+"."+key, visit)
	}
}

func list(v any) []any { l, _ := v.([]any); return l }

func schemaKeys(t *testing.T, name string) []string {
	var keys []string
	walk(readSchema(t, name), name, func(path string, _ map[string]any) {
		if !strings.Contains(path, ".härlett.") { // nobody writes those, and templates find them in the schema
			keys = append(keys, path[strings.LastIndex(path, ".")+1:])
		}
	})
	slices.Sort(keys)
	return slices.Compact(keys)
}

// fieldNames collects "Type.Field" by key, for a struct and all below it.
func fieldNames(t reflect.Type, into map[string][]string) {
	eachField(t, func(owner reflect.Type, f reflect.StructField, key string) {
		if name := fmt.Sprintf("%s.%s", owner.Name(), f.Name); !slices.Contains(into[key], name) {
			into[key] = append(into[key], name)
		}
		fieldNames(group(f.Type), into)
	})
}

// fieldPaths gives the path of every key, as walk does for a schema.
func fieldPaths(t reflect.Type, path string) []string {
	var all []string
	eachField(t, func(_ reflect.Type, f reflect.StructField, key string) {
		all = append(all, path+"."+key)
		all = append(all, fieldPaths(group(f.Type), path+"."+key)...)
	})
	return all
}

func eachField(t reflect.Type, visit func(reflect.Type, reflect.StructField, string)) {
	if t.Kind() != reflect.Struct {
		return
	}
	for f := range t.Fields() {
		if key := f.Tag.Get("key"); key != "" {
			visit(t, f, key)
		}
	}
}

// group gives the type of a field's rows.
func group(t reflect.Type) reflect.Type {
	if t.Kind() == reflect.Slice {
		return t.Elem()
	}
	return t
}
