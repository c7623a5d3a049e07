package planverk

import (
	"path"
	"slices"
	"sync"

	"planverk/internal/check"
	"planverk/internal/diag"
	"planverk/internal/doc"
	"planverk/internal/load"
	"planverk/internal/merge"
	"planverk/internal/plan"
	"planverk/render/pdf"
)

// forms is the document types that hold for a municipality, its own included.
// Municipalities without a folder mallar share one.
type forms struct {
	files   *load.Templates
	schemas *load.SchemaSet
	whole   bool // all of the municipality's own is to be judged
	// The municipality has fonts of its own, which may have signs that ours lack: what
	// its templates say is judged with each document.
	ownFonts bool

	mu        sync.Mutex
	templates map[string]func() *template // reads it the first time
}

func newForms(files *load.Templates) *forms {
	return &forms{files: files, schemas: load.NewSchemaSet(files), templates: map[string]func() *template{}}
}

// template is a document type's template, with the files it was made of.
type template struct {
	*merge.Template
	files []plan.File // the schema first
	found diag.List
}

// formsOf gives the types that hold for the municipality of a kommun.yaml. Two
// places in the same municipality share them.
func (r *run) formsOf(place Place, kommun string) *forms {
	files := r.shared.files.With(place.FS, kommun, place.Name)
	if files == r.shared.files {
		return r.shared
	}
	name := place.Name(path.Dir(kommun))
	f, ok := r.forms[name]
	if !ok {
		f = newForms(files)
		r.forms[name] = f
	}
	return f
}

// check judges what the municipality's own folder holds, whether a document uses
// it or not.
func (f *forms) check() diag.List {
	var l diag.List
	for _, typ := range f.files.OwnTypes() {
		wrong := f.files.SchemaProblems(typ)
		if l = append(l, wrong...); wrong.HasErrors() {
			continue
		}
		if _, ok := f.schemas.Get(typ); ok {
			t, found := f.template(typ)
			if l = append(l, found...); t != nil && !f.ownFonts {
				l = append(l, check.TemplateSigns(t.Files(), pdf.Signs(&doc.Document{}))...)
			}
		}
	}
	return l
}

// template gives the template of a type, read when it is first asked for. It is
// nil when the template has something wrong.
func (f *forms) template(typ string) (*template, diag.List) {
	t := f.reader(typ)()
	if t.Template == nil {
		return nil, slices.Clip(t.found)
	}
	return t, slices.Clip(t.found)
}

// reader gives what reads a type's template once.
func (f *forms) reader(typ string) func() *template {
	f.mu.Lock()
	defer f.mu.Unlock()
	read, ok := f.templates[typ]
	if !ok {
		read = sync.OnceValue(func() *template { return f.read(typ) })
		f.templates[typ] = read
	}
	return read
}

// expect begins to read the schema and the template of a type in the background,
// while kommun.yaml and the data are read. A panic comes again to whoever asks for
// them.
func (f *forms) expect(typ string) {
	f.mu.Lock()
	_, begun := f.templates[typ]
	f.mu.Unlock()
	if begun || typ == "" || !f.schemas.Makes(typ) {
		return
	}
	read := f.reader(typ)
	go func() {
		defer func() { _ = recover() }()
		read()
	}()
}

func (f *forms) read(typ string) *template {
	t := &template{}
	text, lost := f.files.Text(typ)
	if lost.HasErrors() {
		t.found = lost
		return t
	}
	s, _ := f.schemas.Get(typ)
	kommun, _ := f.schemas.Get(load.MunicipalityType)
	t.Template, t.found = merge.ParseFiles(text, s, kommun)
	if t.Template == nil {
		return t
	}
	schema, _ := f.files.File(typ + "/schema.json")
	t.files = append([]plan.File{schema}, t.Files()...)
	return t
}

// word is what data files call a document type: "systemförvaltningsplan".
func (f *forms) word(typ string) string {
	if s, ok := f.schemas.Get(typ); ok {
		if head := s.Fields["dokument"]; head != nil && head.Fields["typ"] != nil && len(head.Fields["typ"].Enum) > 0 {
			return head.Fields["typ"].Enum[0]
		}
	}
	return typ
}
