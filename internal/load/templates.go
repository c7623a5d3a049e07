package load

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"planverk/internal/diag"
	"planverk/internal/plan"
	"planverk/internal/sv"
)

// The names within a folder of templates.
const (
	OwnFolder    = "mallar" // of a municipality, beside kommun.yaml
	PartsFolder  = "_delar" // parts that all types share
	ownParts     = "delar"  // within a type: the municipality's own sections of it
	schemaFile   = "schema.json"
	templateFile = "mall.md"
	exampleFile  = "exempel.yaml"
)

// maxTemplate is the largest file of a template that is read, 1 MiB.
const maxTemplate = 1 << 20

// Templates is the document types that hold for a municipality: those that come
// with Planverk, and its own folder laid over them. As an fs.FS it has one folder
// a type at its root, "rapport/schema.json". It does not change.
type Templates struct {
	base    fs.FS
	own     fs.FS             // nil without a folder of its own
	dir     string            // the municipality's folder within own
	folders map[string]string // its own types, by slug, to the folder as it lies on the disk
	name    func(string) string
}

// NewTemplates gives the types that come with Planverk.
func NewTemplates(base fs.FS) *Templates { return &Templates{base: base} }

// With gives the types with those of a municipality over them; kommun is its
// kommun.yaml in fsys, name gives a file of fsys as the user knows it. It is t
// itself for a municipality without a folder mallar.
func (t *Templates) With(fsys fs.FS, kommun string, name func(string) string) *Templates {
	dir := path.Dir(kommun)
	_, err := fs.Lstat(fsys, path.Join(dir, OwnFolder))
	if err != nil || errors.Is(contained(fsys, dir, OwnFolder), errOutside) { // the link is told of by Find
		return t
	}
	entries, _ := fs.ReadDir(fsys, path.Join(dir, OwnFolder)) // what is no folder is told of by Problems
	o := &Templates{base: t.base, own: fsys, dir: dir, folders: map[string]string{}, name: name}
	for _, e := range entries {
		if slug := sv.Slug(sv.NFC(e.Name())); !hidden(e.Name()) && o.folders[slug] == "" && o.isFolder(path.Join(OwnFolder, e.Name())) {
			o.folders[slug] = e.Name()
		}
	}
	return o
}

func (t *Templates) isFolder(name string) bool {
	info, err := fs.Stat(t.own, path.Join(t.dir, name))
	return err == nil && info.IsDir()
}

// Open gives the municipality's own file where there is one, and else the one
// that comes with Planverk.
func (t *Templates) Open(name string) (fs.File, error) {
	own, ok := t.ownFile(name)
	if !ok {
		return t.base.Open(name)
	}
	if err := t.readable(own); err != nil {
		return nil, &fs.PathError{Op: "open", Path: name, Err: err}
	}
	return t.own.Open(path.Join(t.dir, own))
}

// readable tells why a file of the municipality's own is not opened: a link that leads
// out of its folder, or something that might never answer.
func (t *Templates) readable(own string) error {
	if err := contained(t.own, t.dir, own); err != nil {
		return err
	}
	info, err := fs.Stat(t.own, path.Join(t.dir, own))
	if err == nil && !info.IsDir() && !info.Mode().IsRegular() {
		err = errNoFile
	}
	return err
}

// Stat tells of a file without following links: whether it may be read is told
// when it is opened.
func (t *Templates) Stat(name string) (fs.FileInfo, error) {
	if own, ok := t.ownFile(name); ok {
		return fs.Lstat(t.own, path.Join(t.dir, own))
	}
	return fs.Stat(t.base, name)
}

// ReadDir lists a folder: both's files, in order of name.
func (t *Templates) ReadDir(name string) ([]fs.DirEntry, error) {
	all, err := fs.ReadDir(t.base, name)
	own, ok := t.ownFile(name)
	if !ok {
		return all, err
	}
	mine, lost := fs.ReadDir(t.own, path.Join(t.dir, own))
	if err != nil {
		return mine, lost
	}
	for _, e := range mine {
		if !slices.ContainsFunc(all, func(b fs.DirEntry) bool { return b.Name() == e.Name() }) {
			all = append(all, e)
		}
	}
	slices.SortFunc(all, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return all, nil
}

// ownFile gives where a file lies from the municipality's folder, when it has
// its own: "mallar/rapport/mall.md". The schemas of kommun.yaml and of other files that
// are no documents, and those that Planverk's own arithmetic is written for, are always
// Planverk's.
func (t *Templates) ownFile(name string) (string, bool) {
	if t.own == nil {
		return "", false
	}
	first, rest, _ := strings.Cut(name, "/")
	switch {
	case name == ".":
		return OwnFolder, true
	case t.noDocument(sv.Slug(first)) || rest == schemaFile && exists(t.base, name):
		return "", false
	}
	if first != PartsFolder {
		first = t.folders[sv.Slug(first)]
	}
	file := path.Join(OwnFolder, first, rest)
	if _, err := fs.Lstat(t.own, path.Join(t.dir, file)); first == "" || err != nil {
		return "", false
	}
	return file, true
}

// noDocument tells whether Planverk has a schema of that name for files that are no
// documents: kommun.yaml, and the file of a party to an agreement.
func (t *Templates) noDocument(slug string) bool {
	return exists(t.base, slug+"/"+schemaFile) && !exists(t.base, slug+"/"+templateFile)
}

var errOutside = errors.New("leder ut ur kommunens mapp")

// contained follows the links on the way to a file and sees to it that none of them
// leads out of the municipality's folder: a template that somebody sends along
// must not be able to print other files of the machine.
func contained(fsys fs.FS, dir, name string) error {
	at, rest := ".", name
	for links := 0; rest != ""; {
		var part string
		part, rest, _ = strings.Cut(rest, "/")
		at = path.Join(at, part)
		if at == ".." || strings.HasPrefix(at, "../") {
			return errOutside
		}
		info, err := fs.Lstat(fsys, path.Join(dir, at))
		if err != nil {
			return err
		}
		if info.Mode()&fs.ModeSymlink == 0 {
			continue
		}
		target, err := fs.ReadLink(fsys, path.Join(dir, at))
		if links++; err != nil || path.IsAbs(target) || strings.ContainsAny(target, `:\`) || links > 20 {
			return errOutside
		}
		at, rest = path.Dir(at), path.Join(target, rest)
	}
	return nil
}

// Label names a file of t as the user knows it.
func (t *Templates) Label(name string) string {
	if own, ok := t.ownFile(name); ok {
		return t.name(path.Join(t.dir, own))
	}
	return path.Join(OwnFolder, name)
}

// Text reads a type's template with everything that may be put into it.
func (t *Templates) Text(typ string) (*plan.TemplateText, diag.List) {
	var l diag.List
	_, builtIn := t.base.(embed.FS)
	read := func(name string) plan.File {
		f, found := t.File(name)
		l = append(l, found...)
		builtIn = builtIn && f.Path == name // no file of the municipality's
		return f
	}
	text := &plan.TemplateText{Main: read(typ + "/" + templateFile), Parts: map[string]plan.File{}}
	for name, file := range t.parts() {
		text.Parts[name] = read(file)
	}
	for _, file := range t.overrides(typ) {
		o := plan.Override{File: read(file)}
		o.Target, o.Where = target(file)
		text.Overrides = append(text.Overrides, o)
	}
	text.Rehearsed = builtIn && text.Overrides == nil
	return text, l.Sorted()
}

// parts gives the shared parts' files by name.
func (t *Templates) parts() map[string]string {
	all := map[string]string{}
	entries, _ := t.ReadDir(PartsFolder) // there need be none
	for _, e := range entries {
		if name, ok := strings.CutSuffix(sv.NFC(e.Name()), ".md"); ok && !hidden(e.Name()) {
			all[name] = path.Join(PartsFolder, e.Name())
		}
	}
	return all
}

// overrides lists the municipality's own sections of a type, in order of name.
func (t *Templates) overrides(typ string) []string {
	var all []string
	dir, ok := t.ownFile(path.Join(typ, ownParts))
	if !ok {
		return nil
	}
	entries, _ := fs.ReadDir(t.own, path.Join(t.dir, dir)) // an unreadable folder is reported by Problems
	for _, e := range entries {
		if strings.HasSuffix(e.Name(), ".md") && !hidden(e.Name()) {
			all = append(all, path.Join(typ, ownParts, e.Name()))
		}
	}
	return all
}

// target reads what an override stands for out of its name: budget.md,
// budget.före.md, budget.efter.md.
func target(file string) (string, plan.Placement) {
	name := strings.TrimSuffix(sv.NFC(path.Base(file)), ".md")
	for suffix, where := range map[string]plan.Placement{".före": plan.Before, ".fore": plan.Before, ".efter": plan.After} {
		if bare, ok := strings.CutSuffix(name, suffix); ok {
			return bare, where
		}
	}
	return name, plan.Instead
}

// File reads one file of a template.
func (t *Templates) File(name string) (plan.File, diag.List) {
	f := plan.File{Name: t.Label(name), Path: name}
	if own, ok := t.ownFile(name); ok {
		f.Path = own
	}
	b, err := t.bytes(name)
	if err != nil {
		return f, diag.List{t.lost(f.Name, err)}
	}
	sum := sha256.Sum256(b)
	f.SHA256, f.Text = hex.EncodeToString(sum[:]), strings.TrimPrefix(string(b), byteOrderMark)
	return f, nil
}

var errLarge = errors.New("för stor")

func (t *Templates) bytes(name string) ([]byte, error) {
	f, err := t.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	b, err := readAtMost(f, maxTemplate+1)
	if err == nil && len(b) > maxTemplate {
		return nil, errLarge
	}
	return b, err
}

// lost is the finding for a file that can not be used.
func (t *Templates) lost(name string, err error) diag.Diagnostic {
	at := diag.Span{File: name}
	switch {
	case errors.Is(err, errOutside):
		return diag.New("PV433", at, fmt.Sprintf("”%s” är en länk som leder ut ur kommunens mapp och läses inte.", name),
			"Lägg filen själv i mappen i stället för en länk.")
	case errors.Is(err, errNoFile):
		return diag.New("PV515", at, fmt.Sprintf("”%s” är ingen vanlig fil, utan en mapp, ett rör eller en enhet i datorn, och läses inte.", name),
			"Ta bort den, och lägg mallens fil där.")
	case errors.Is(err, errLarge):
		return diag.New("PV413", at, "Mallens fil är större än 1 MB och läses inte.", "En lång mall är några tiotal kB. Kontrollera att rätt fil ligger i mappen.")
	case errors.Is(err, fs.ErrNotExist):
		return diag.New("PV434", at, fmt.Sprintf("Filen ”%s” saknas.", name), "En dokumenttyp har tre filer: schema.json, mall.md och exempel.yaml.")
	}
	return diag.New("PV515", at, fmt.Sprintf("Mallens fil ”%s” går inte att läsa.", name))
}

// partNames names the shared parts in order.
func (t *Templates) partNames() []string { return slices.Sorted(maps.Keys(t.parts())) }
