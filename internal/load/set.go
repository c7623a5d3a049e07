package load

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"sync"

	"planverk/internal/plan"
	"planverk/internal/sv"
)

// MunicipalityType is the folder with the schema of kommun.yaml. It is no
// document type: it has no mall.md.
const MunicipalityType = "kommun"

// SchemaSet is the schemas of a templates folder, each read when first asked
// for and then kept. It is safe for use by several goroutines.
type SchemaSet struct {
	fsys   fs.FS
	mu     sync.Mutex
	loaded map[string]*entry
}

// entry is a schema with what is computed from it once.
type entry struct {
	name      string
	schema    *plan.Schema
	validator *Validator
	keys      map[*plan.Schema]map[string]string // by folded spelling
	err       error
}

// NewSchemaSet makes a set over a templates folder: templates.FS, or the
// municipality's own.
func NewSchemaSet(templates fs.FS) *SchemaSet {
	return &SchemaSet{fsys: templates, loaded: map[string]*entry{}}
}

// Types names the document types in alphabetical order: the folders that have
// both schema.json and mall.md.
func (set *SchemaSet) Types() []string {
	dirs, err := fs.ReadDir(set.fsys, ".")
	if err != nil {
		return nil
	}
	var types []string
	for _, d := range dirs {
		if d.IsDir() && exists(set.fsys, d.Name()+"/schema.json") && exists(set.fsys, d.Name()+"/mall.md") {
			types = append(types, d.Name())
		}
	}
	slices.Sort(types)
	return types
}

// has tells whether a folder holds the schema of a document type.
func (set *SchemaSet) has(name string) bool {
	return name != "" && name != MunicipalityType && exists(set.fsys, name+"/schema.json")
}

func exists(fsys fs.FS, name string) bool {
	_, err := fs.Stat(fsys, name)
	return err == nil
}

// Get gives the schema of a type, named by its folder ("systemforvaltningsplan")
// or as the data says it ("systemförvaltningsplan"). It is false when there is
// no such type or its schema can not be read; Load says which.
func (set *SchemaSet) Get(typ string) (*plan.Schema, bool) {
	e := set.entry(typ)
	return e.schema, e.err == nil
}

// Load gives the schema and the validator of a type, or the error in Swedish.
func (set *SchemaSet) Load(typ string) (*plan.Schema, *Validator, error) {
	e := set.entry(typ)
	return e.schema, e.validator, e.err
}

func (set *SchemaSet) entry(typ string) *entry {
	name := sv.Slug(typ)
	set.mu.Lock()
	defer set.mu.Unlock()
	e, ok := set.loaded[name]
	if !ok {
		e = &entry{name: name, keys: map[*plan.Schema]map[string]string{}}
		e.schema, e.validator, e.err = Schema(set.fsys, name)
		e.index(e.schema)
		set.loaded[name] = e
	}
	return e
}

// index makes the table of key spellings for a schema and all below it.
func (e *entry) index(s *plan.Schema) {
	if s == nil || e.keys[s] != nil {
		return
	}
	table := make(map[string]string, len(s.Keys))
	for _, k := range s.Keys {
		table[foldKey(k)] = k
		e.index(s.Fields[k])
	}
	e.keys[s] = table
	e.index(s.Items)
}

// homes names the groups that have a key, at most three of them, when it was
// written in the wrong one.
func (e *entry) homes(key string) []string {
	var found []string
	var walk func(s *plan.Schema, path string)
	walk = func(s *plan.Schema, path string) {
		if s == nil {
			return
		}
		if path != "" && e.keys[s][foldKey(key)] != "" && len(found) < 3 {
			found = append(found, sv.Quote(path))
		}
		for _, k := range s.Keys {
			walk(s.Fields[k], strings.TrimPrefix(path+" – "+k, " – "))
		}
		walk(s.Items, path)
	}
	walk(e.schema, "")
	return found
}

// typeName is the type as data says it: the allowed value of dokument.typ, or
// else the folder's name.
func (e *entry) typeName() string {
	if s := schemaAt(e.schema, []string{"dokument", "typ"}); s != nil && len(s.Enum) > 0 {
		return s.Enum[0]
	}
	return e.name
}

// Schema reads templates/<typ>/schema.json: the shape that the house reads, and
// a validator for the constraints that JSON Schema expresses. The error is a
// Swedish sentence that names the file and the place in it.
func Schema(fsys fs.FS, typ string) (*plan.Schema, *Validator, error) {
	name := typ + "/schema.json"
	f, err := fsys.Open(name)
	if err != nil {
		if errors.Is(err, fs.ErrNotExist) {
			return nil, nil, fmt.Errorf("mallarna har inget schema för ”%s” (%s finns inte)", typ, name)
		}
		return nil, nil, fmt.Errorf("%s går inte att läsa", name)
	}
	defer f.Close()
	v, err := readJSON(f)
	root, ok := v.(*object)
	if err != nil || !ok {
		return nil, nil, fmt.Errorf("%s är inte giltig JSON", name)
	}
	r := &schemaReader{root: root}
	s, bare, err := r.parse(root, typ, 0)
	if err != nil {
		return nil, nil, fmt.Errorf("%s: %w", name, err)
	}
	if s.Shape != plan.Group {
		return nil, nil, fmt.Errorf("%s: schemat ska beskriva en grupp med uppgifter", name)
	}
	validator, err := newValidator(typ, bare, plain(root.fields["definitions"]))
	if err != nil {
		return nil, nil, fmt.Errorf("%s: ett villkor i schemat går inte att tolka", name)
	}
	return s, validator, nil
}
