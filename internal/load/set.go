package load

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"planverk/internal/diag"
	"planverk/internal/plan"
	"planverk/internal/sv"
)

// MunicipalityType is the folder with the schema of kommun.yaml. It is no
// document type: it has no mall.md.
const MunicipalityType = "kommun"

// ProfileType is the folder with the schema of profil.yaml. It is no document type
// either.
const ProfileType = "profil"

// apart tells whether a folder holds the schema of a file that is no document.
func apart(name string) bool { return name == MunicipalityType || name == ProfileType }

// SchemaSet is the schemas of a templates folder, each read when first asked
// for and then kept. It is safe for use by several goroutines.
type SchemaSet struct {
	fsys   fs.FS
	mu     sync.Mutex
	loaded map[string]func() *entry // reads it the first time
}

// entry is a schema with what is computed from it once.
type entry struct {
	name   string
	schema *plan.Schema
	asks   *condition                         // beyond its shape
	keys   map[*plan.Schema]map[string]string // by folded spelling
	words  map[*plan.Schema]map[string]string // the same of an enum, and of the rows of x-benämningar
	err    error
}

// NewSchemaSet makes a set over a templates folder: templates.FS, or the
// municipality's own.
func NewSchemaSet(templates fs.FS) *SchemaSet {
	return &SchemaSet{fsys: templates, loaded: map[string]func() *entry{}}
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
		if name := sv.Slug(sv.NFC(d.Name())); !hidden(d.Name()) && set.has(name) && exists(set.fsys, name+"/"+templateFile) {
			types = append(types, name)
		}
	}
	slices.Sort(types)
	return slices.Compact(types)
}

// Makes tells whether files of a type become documents: whether it has a template.
// A type with a schema alone is for files that are put into other documents.
func (set *SchemaSet) Makes(typ string) bool {
	return set.has(typ) && exists(set.fsys, typ+"/"+templateFile)
}

// Has tells whether there is a type, named by its folder: of documents, or of files
// that are put into them.
func (set *SchemaSet) Has(typ string) bool { return set.has(typ) }

// has tells whether a folder holds the schema of a document type.
func (set *SchemaSet) has(name string) bool {
	return name != "" && !apart(name) && exists(set.fsys, name+"/"+schemaFile)
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

// Noun is what messages call documents of a type.
func (set *SchemaSet) Noun(typ string) sv.Noun {
	if s, ok := set.Get(typ); ok {
		return s.Noun
	}
	return sv.Handling
}

// entry reads schemas of different types at the same time.
func (set *SchemaSet) entry(typ string) *entry {
	name := sv.Slug(typ)
	set.mu.Lock()
	read, ok := set.loaded[name]
	if !ok {
		read = sync.OnceValue(func() *entry {
			e := &entry{name: name, keys: map[*plan.Schema]map[string]string{}, words: map[*plan.Schema]map[string]string{}}
			e.schema, e.asks, e.err = readSchema(set.fsys, name)
			e.index(e.schema)
			return e
		})
		set.loaded[name] = read
	}
	set.mu.Unlock()
	return read()
}

// index makes the tables of spellings for a schema and all below it.
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
	words := slices.Clone(s.Enum)
	for _, l := range s.Labels {
		words = append(words, l.Key)
	}
	if len(words) > 0 {
		e.words[s] = spellings(words)
	}
	e.index(s.Items)
}

// spellings gives words by how they are folded, the first where two are the same.
func spellings(words []string) map[string]string {
	table := make(map[string]string, len(words))
	for _, w := range slices.Backward(words) {
		table[foldKey(w)] = w
	}
	return table
}

// spelt gives the word of a schema that a text spells in its own way, or the text.
func (e *entry) spelt(text string, s *plan.Schema) string {
	if words := e.words[s]; words != nil {
		return cmp.Or(words[foldKey(text)], text)
	}
	return text
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

// SchemaError says what is wrong with a schema.json, and where.
type SchemaError struct {
	At      diag.Span // in the schema
	message string
	hint    string
	cause   error // of reading the file
}

func (e *SchemaError) Error() string { return e.message }

func (e *SchemaError) Unwrap() error { return e.cause }

// readSchema reads templates/<typ>/schema.json: the shape that the house reads, and
// what is asked of the values beyond it. The error is a
// *SchemaError: a Swedish sentence that names the file and the place in it.
func readSchema(fsys fs.FS, typ string) (*plan.Schema, *condition, error) {
	name := typ + "/" + schemaFile
	data, err := schemaBytes(fsys, name)
	e := &SchemaError{At: diag.Span{File: label(fsys, name)}, cause: err}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		e.message = fmt.Sprintf("mallarna har inget schema för ”%s” (%s finns inte)", typ, name)
		return nil, nil, e
	case errors.Is(err, errOutside), errors.Is(err, errLarge):
		e.message = fmt.Sprintf("%s läses inte: filen %v", name, err)
		return nil, nil, e
	case err != nil:
		e.message = fmt.Sprintf("%s går inte att läsa", name)
		return nil, nil, e
	}
	s, asks, wrong := parseSchema(data, typ)
	if wrong != nil {
		e.message, e.hint = name+wrong.message, wrong.hint
		e.At = schemaSpan(e.At.File, data, wrong.off)
		return nil, nil, e
	}
	return s, asks, nil
}

// parseSchema reads the text of a schema. The message of the error goes on after
// the file's name.
func parseSchema(data []byte, typ string) (*plan.Schema, *condition, *placed) {
	if !utf8.Valid(data) {
		valid := bytes.IndexFunc(data, func(r rune) bool { return r == utf8.RuneError })
		return nil, nil, &placed{off: valid, message: " är inte sparat som UTF-8", hint: "Öppna schemat i redigeraren och spara det med teckenkodningen UTF-8."}
	}
	v, wrong := readJSON(data)
	if wrong != nil {
		wrong.message = " är inte giltig JSON: " + wrong.message
		return nil, nil, wrong
	}
	root, ok := v.(*object)
	if !ok {
		return nil, nil, &placed{message: ": schemat ska vara ett objekt", hint: "Schemat börjar med { och slutar med }."}
	}
	s, asks, err := newSchemaReader(root).read(typ)
	if errors.As(err, &wrong) {
		wrong.message = ": " + wrong.message
		return nil, nil, wrong
	}
	if s.Shape != plan.Group {
		return nil, nil, &placed{off: root.off, message: ": schemat ska beskriva en grupp med uppgifter"}
	}
	return s, asks, nil
}

// schemaBytes reads a schema. One longer than any that people write is not read.
func schemaBytes(fsys fs.FS, name string) ([]byte, error) {
	f, err := fsys.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	b, err := readAtMost(f, maxTemplate+1)
	if len(b) > maxTemplate {
		return nil, errLarge
	}
	return bytes.TrimPrefix(b, []byte(byteOrderMark)), err
}

// label names a file of a folder of templates as the user knows it.
func label(fsys fs.FS, name string) string {
	if t, ok := fsys.(*Templates); ok {
		return t.Label(name)
	}
	return path.Join(OwnFolder, name)
}

// schemaSpan gives the word that begins at an offset.
func schemaSpan(file string, data []byte, off int) diag.Span {
	off = min(max(off, 0), len(data))
	before := string(data[:off])
	line := strings.Count(before, "\n") + 1
	col := utf8.RuneCountInString(before[strings.LastIndex(before, "\n")+1:]) + 1
	word := strings.IndexAny(string(data[off:]), " \t\r\n:,")
	if word < 0 {
		word = len(data) - off
	}
	end := col + utf8.RuneCount(data[off:off+word])
	return diag.Span{File: file, Start: diag.Pos{Line: line, Col: col}, End: diag.Pos{Line: line, Col: end}}
}
