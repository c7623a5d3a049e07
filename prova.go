package planverk

import (
	"archive/zip"
	"bytes"
	"cmp"
	"context"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"planverk/internal/diag"
	"planverk/internal/facit"
	"planverk/internal/load"
	"planverk/internal/look"
	"planverk/internal/pictures"
	"planverk/internal/plan"
	"planverk/internal/publish"
	"planverk/internal/sv"
	"planverk/render/markdown"
	"planverk/render/pdf"
)

// Home is where document types lie that can be proved: a municipality's folder
// with kommun.yaml and mallar. Without FS it is Planverk's own.
type Home struct {
	FS   fs.FS
	Name string // as the user names it: "data/timra"; of Planverk's own "templates"
}

// Types names the types that have a folder here. A municipality's are its own,
// and those of Planverk's that it has changed a part of.
func (h Home) Types(w World) []string {
	if h.FS == nil {
		return Types(w)
	}
	var types []string
	for typ := range h.folders() {
		if slices.Contains(load.NewSchemaSet(load.NewTemplates(w.Templates).With(h.FS, load.KommunFile, h.name)).Types(), typ) {
			types = append(types, typ)
		}
	}
	slices.Sort(types)
	return types
}

// folders gives the folders of a municipality's types, which may be called as
// the type is in Swedish.
func (h Home) folders() map[string]string {
	folders := map[string]string{}
	entries, _ := fs.ReadDir(h.FS, load.OwnFolder) // most municipalities have none
	for _, e := range entries {
		if typ := sv.Slug(e.Name()); e.IsDir() && typ != "" && !strings.HasPrefix(e.Name(), "_") {
			folders[typ] = e.Name()
		}
	}
	return folders
}

func (h Home) name(file string) string { return path.Join(h.Name, file) }

// folder is where a type lies, from the home's folder.
func (h Home) folder(typ string) string {
	if h.FS == nil {
		return typ
	}
	return path.Join(load.OwnFolder, h.folders()[typ])
}

// Proof is a document type's example, held against its facit.
type Proof struct {
	Type     string
	Home     Home
	Now      facit.Set // what the example looks like
	Old      facit.Set // what was approved; zero when nothing was
	Changes  []facit.Change
	PDF      []byte    // nil when the example could not be built
	Findings diag.List // a PV620 when there are changes, a PV621 when there is no facit
}

// Missing tells that the type has never been approved.
func (p *Proof) Missing() bool { return p.Old == facit.Set{} }

// Folder is where the facit lies, from the home's folder.
func (p *Proof) Folder() string { return path.Join(p.Home.folder(p.Type), facit.Folder) }

// Files gives what the example looks like now, as files of a facit.
func (p *Proof) Files() []publish.File {
	var files []publish.File
	for _, name := range facit.Files {
		files = append(files, publish.File{Name: name, Data: []byte(*p.Now.File(name))})
	}
	return files
}

// FacitFiles names the files of a facit.
func FacitFiles() []string { return facit.Files }

// Prove builds the examples of types and compares them with their facit.
func Prove(ctx context.Context, w World, h Home, types []string) []Proof {
	w.Version = "" // a facit holds for every version
	proofs := make([]Proof, len(types))
	for i, typ := range types {
		proofs[i] = Proof{Type: typ, Home: h}
		proofs[i].prove(ctx, w)
	}
	return proofs
}

func (p *Proof) prove(ctx context.Context, w World) {
	if p.Findings = p.refused(); len(p.Findings) > 0 {
		return
	}
	example, err := p.example(w.Templates)
	if err != nil {
		p.Findings = diag.List{diag.New("PV622", diag.Span{File: p.Home.name(path.Join(p.Home.folder(p.Type), exampleFile))},
			fmt.Sprintf("Typen ”%s” har inget exempel att pröva: filen %s saknas.", p.Type, exampleFile),
			"Lägg ett exempel i typens mapp, ifyllt så att varje del av mallen kommer med.")}
		return
	}
	r := newRun(w, append(slices.Clone(stages[:len(stages)-2]), func(made *product, _ context.Context) diag.List {
		return p.draw(made)
	}), "Prövningen avbröts.")
	found := r.all(ctx, []Place{{FS: example, Path: exampleIn(p.Type), Name: p.origin}}).Findings
	for _, d := range found {
		if own, ok := strings.CutPrefix(d.Span.File, load.OwnFolder+"/"); ok && p.Home.FS == nil {
			d.Span.File = p.Home.name(own)
		}
		if d.Severity == diag.Fel {
			p.Findings = append(p.Findings, d)
		}
	}
	if !p.Findings.HasErrors() {
		p.compare(w.Templates)
	}
}

// refused reports what is no plain file of the municipality's folder, among what the
// type is made of.
func (p *Proof) refused() diag.List {
	if p.Home.FS == nil {
		return nil
	}
	l := load.Refused(p.Home.FS, ".", load.KommunFile)
	for _, dir := range []string{p.Home.folder(p.Type), path.Join(load.OwnFolder, load.PartsFolder)} {
		_ = fs.WalkDir(p.Home.FS, dir, func(name string, e fs.DirEntry, err error) error {
			if err == nil && !e.IsDir() {
				l = append(l, load.Refused(p.Home.FS, ".", name)...)
			}
			return nil // what cannot be read is told where it is used
		})
	}
	return rename(l, p.Home.name)
}

// origin names a file of the example municipality after where it comes from.
func (p *Proof) origin(file string) string {
	switch {
	case file == exampleIn(p.Type):
		file = path.Join(p.Home.folder(p.Type), exampleFile)
	case p.Home.FS == nil && file == load.KommunFile:
		file = path.Join(load.MunicipalityType, exampleFile)
	}
	return p.Home.name(file)
}

// draw is the last stage: the document as text and as pages. What changes with
// version and data file is put aside.
func (p *Proof) draw(made *product) diag.List {
	made.doc.Meta.Generator, made.doc.Meta.Checksum = "Planverk", "0000 0000 0000"
	var text, pages bytes.Buffer
	err := cmp.Or(markdown.Write(&text, made.doc), pdf.Write(&pages, made.doc))
	if err == nil {
		p.PDF = pages.Bytes()
		p.Now, err = facit.Of(made.doc, text.String(), p.PDF)
	}
	if err != nil {
		return made.unwritten("pdf", err)
	}
	return nil
}

// compare reads the facit and tells what has changed.
func (p *Proof) compare(templates fs.FS) {
	if p.Home.FS != nil {
		templates = p.Home.FS
	}
	for _, name := range facit.Files {
		if b, err := fs.ReadFile(templates, path.Join(p.Folder(), name)); err == nil {
			*p.Old.File(name) = strings.ReplaceAll(string(b), "\r\n", "\n")
		}
	}
	at := diag.Span{File: p.Home.name(p.Folder())}
	if p.Missing() {
		p.Findings = append(p.Findings, diag.New("PV621", at, fmt.Sprintf("Typen ”%s” har inget facit att jämföra med.", p.Type),
			"Bygg exemplet, läs den färdiga handlingen och godkänn den sedan med: planverk prova "+p.Type+" --godkänn"))
		return
	}
	if p.Changes = facit.Compare(p.Old, p.Now); len(p.Changes) > 0 {
		p.Findings = append(p.Findings, diag.New("PV620", at, fmt.Sprintf("Exemplet för ”%s” ser inte ut som i facit.", p.Type),
			"Är ändringen avsedd? Läs igenom skillnaderna och godkänn dem med: planverk prova "+p.Type+" --godkänn",
			"Är den inte avsedd? Rätta mallen, schemat eller exemplet."))
	}
}

// The example of a type, and the folder with what a type's example needs beside it.
const (
	exampleFile   = "exempel.yaml"
	exampleFolder = "exempel-kommun"
)

// exampleIn is where a type's example stands in the example municipality.
func exampleIn(typ string) string { return "planer/" + typ + ".yaml" }

// example is the municipality that the type's example belongs to: the one whose
// type it is, or the example municipality. Every type's example is there too, so
// that a derived document has something to be derived from. A type that needs
// more has it in its folder exempel-kommun, whose files come first.
func (p *Proof) example(base fs.FS) (fs.FS, error) {
	files := gathered{}
	lost := files.take(base, load.MunicipalityType+"/"+exampleFile, load.KommunFile)
	if p.Home.FS != nil {
		lost = files.take(p.Home.FS, load.KommunFile, load.KommunFile)
		files.all(p.Home.FS, load.OwnFolder, load.OwnFolder)
		files.look(p.Home.FS, load.NewSchemaSet(base))
	}
	own, err := files.tree()
	if err != nil {
		return nil, err
	}
	templates := load.NewTemplates(base).With(own, load.KommunFile, p.origin)
	for _, t := range load.NewSchemaSet(templates).Types() {
		_ = files.take(templates, t+"/"+exampleFile, exampleIn(t)) // whose it is says that it is missing
	}
	files.all(templates, path.Join(p.Type, exampleFolder), ".")
	lost = cmp.Or(lost, files.take(templates, p.Type+"/"+exampleFile, exampleIn(p.Type)))
	tree, err := files.tree()
	return tree, cmp.Or(lost, err)
}

// gathered is the content of files by their names in a tree of their own.
type gathered map[string][]byte

// take copies a file.
func (g gathered) take(from fs.FS, name, to string) error {
	b, err := fs.ReadFile(from, name)
	if err == nil {
		g[to] = b
	}
	return err
}

// all copies the files of a folder, which most types do not have.
func (g gathered) all(from fs.FS, dir, to string) {
	_ = fs.WalkDir(from, dir, func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || len(load.Refused(from, ".", name)) > 0 {
			return nil // that of the type itself has been told
		}
		return g.take(from, name, path.Join(to, strings.TrimPrefix(name, dir)))
	})
}

// look copies what a municipality's kommun.yaml chooses for its documents to wear. What
// is wrong with it is told when the example is built.
func (g gathered) look(from fs.FS, schemas *load.SchemaSet) {
	k, _ := load.Kommun(from, load.KommunFile, schemas)
	if k == nil {
		return
	}
	look.Read(k, func(name plan.Text, most int) (plan.File, diag.List) {
		f, found := load.Beside(from, load.KommunFile, name, most)
		if len(found) == 0 {
			g[f.Path] = []byte(f.Text)
		}
		return f, found
	})
}

// tree gives the files as a file system: the standard library's one for files in
// memory is that of a zip archive.
func (g gathered) tree() (fs.FS, error) {
	var archive bytes.Buffer
	w := zip.NewWriter(&archive)
	for _, name := range slices.Sorted(maps.Keys(g)) {
		f, err := w.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Store})
		if err == nil {
			_, err = f.Write(g[name])
		}
		if err != nil {
			return nil, err
		}
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return zip.NewReader(bytes.NewReader(archive.Bytes()), int64(archive.Len()))
}

// Picture is a page before and after, as PNG.
type Picture = pictures.Picture

// Beside draws the pages of a proof that differ from what was approved.
func Beside(ctx context.Context, p Proof) ([]Picture, diag.List) {
	made, err := pictures.Beside(ctx, p.Old, p.Now, p.PDF)
	if err != nil {
		return nil, diag.List{diag.New("PV624", diag.Span{File: p.Home.name(p.Folder())}, "Bilder av sidorna kunde inte göras: programmet pdftoppm saknas eller svarade inte.",
			"Installera poppler-utils om du vill se sidorna bredvid varandra. Jämförelsen är fullständig ändå.")}
	}
	return made, nil
}
