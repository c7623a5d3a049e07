package load

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"planverk/internal/diag"
	"planverk/internal/plan"
	"planverk/internal/sv"
)

// OwnTemplates gives the kommun.yaml of every municipality that has a folder
// mallar at or below root, or around it.
func OwnTemplates(fsys fs.FS, root string) []string {
	var all []string
	_ = fs.WalkDir(fsys, root, func(name string, e fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return nil // reported by Find
		case e.IsDir() && name != root && strings.HasPrefix(e.Name(), "."):
			return fs.SkipDir
		case inMallar(name) && (e.IsDir() || name == root || e.Name() == OwnFolder):
			kommun, ok := nearestKommun(fsys, name+"/x")
			if ok && !slices.Contains(all, kommun) && strings.HasPrefix(name, path.Join(path.Dir(kommun), OwnFolder)) {
				all = append(all, kommun)
			}
			if e.IsDir() {
				return fs.SkipDir
			}
		}
		return nil
	})
	return all
}

func inMallar(name string) bool { return slices.Contains(strings.Split(name, "/"), OwnFolder) }

// OwnTypes names the types that the municipality's own folder says anything of:
// its own, and those of Planverk that it changes. A shared part of its own
// changes them all.
func (t *Templates) OwnTypes() []string {
	types := (&SchemaSet{fsys: t}).Types()
	if t.own == nil {
		return nil
	}
	if t.isFolder(path.Join(OwnFolder, PartsFolder)) {
		return types
	}
	return slices.DeleteFunc(types, func(typ string) bool { return t.folders[typ] == "" })
}

// Problems finds what is out of place in the municipality's own folder. It reads
// no schema and parses no template.
func (t *Templates) Problems() diag.List {
	if t.own == nil {
		return nil
	}
	if !t.isFolder(OwnFolder) {
		return diag.List{t.misplaced(OwnFolder, "”mallar” är ingen mapp, och läses inte.", "Byt namn på den. Kommunens egna mallar ligger i en mapp som heter mallar, med en mapp för varje dokumenttyp.")}
	}
	entries, err := fs.ReadDir(t.own, path.Join(t.dir, OwnFolder))
	if err != nil {
		return diag.List{t.lost(t.ownName(OwnFolder), err)}
	}
	var l diag.List
	for _, e := range entries {
		name := path.Join(OwnFolder, e.Name())
		switch slug := sv.Slug(sv.NFC(e.Name())); {
		case e.Name() == PartsFolder:
			l = append(l, t.ownPartsProblems()...)
		case hidden(e.Name()):
		case !t.isFolder(name):
			l = append(l, t.unused(name, "Filen hör inte till någon mall och används inte.", "I mappen mallar ligger en mapp för varje dokumenttyp, och mappen _delar. Flytta filen dit den ska vara, eller ta bort den."))
		case slug == "" || t.noDocument(slug):
			l = append(l, t.misplaced(name, fmt.Sprintf("Mappen %s kan inte vara en dokumenttyp.", sv.Quote(e.Name())), "Ge mappen typens namn, till exempel ”rapport”."))
		case t.folders[slug] != e.Name():
			l = append(l, t.misplaced(name, fmt.Sprintf("Mapparna %s och %s är samma dokumenttyp.", sv.Quote(t.folders[slug]), sv.Quote(e.Name())), "Behåll den ena."))
		default:
			l = append(l, t.folderProblems(slug, e.Name())...)
		}
	}
	return l
}

func (t *Templates) ownName(file string) string { return t.name(path.Join(t.dir, file)) }

func (t *Templates) misplaced(file, message string, hints ...string) diag.Diagnostic {
	return diag.New("PV435", diag.Span{File: t.ownName(file)}, message, hints...)
}

// unused reports a file that has no effect, and so stops nothing.
func (t *Templates) unused(file, message string, hints ...string) diag.Diagnostic {
	return diag.New("PV438", diag.Span{File: t.ownName(file)}, message, hints...)
}

// folderProblems looks through the folder of one type.
func (t *Templates) folderProblems(slug, folder string) diag.List {
	var l diag.List
	dir := path.Join(OwnFolder, folder)
	entries, err := fs.ReadDir(t.own, path.Join(t.dir, dir))
	if err != nil {
		return diag.List{t.lost(t.ownName(dir), err)}
	}
	builtin := exists(t.base, slug+"/"+schemaFile)
	whole := 0
	for _, e := range entries {
		file := path.Join(dir, e.Name())
		switch {
		case hidden(e.Name()) || e.Name() == "facit":
		case e.Name() == ownParts:
			l = append(l, t.partFiles(file)...)
		case e.Name() == schemaFile && builtin:
			l = append(l, t.misplaced(file, fmt.Sprintf("Schemat för %s är Planverks eget och kan inte bytas ut.", sv.Quote(slug)),
				"Behöver ni andra uppgifter, gör en egen dokumenttyp med ett eget namn: planverk ny dokumenttyp min-plan"))
		case slices.Contains(typeFiles, e.Name()):
			whole++
			if e.IsDir() {
				l = append(l, t.lost(t.ownName(file), errNoFile))
			}
			l = append(l, t.refused(file)...)
		default:
			l = append(l, t.unused(file, fmt.Sprintf("%s hör inte till mallen och används inte.", sv.Quote(e.Name())),
				"En dokumenttyp har filerna schema.json, mall.md och exempel.yaml, och mappen delar. Byt namn på filen, eller ta bort den."))
		}
	}
	if builtin {
		return l
	}
	if near := sv.Suggest(slug, NewSchemaSet(t.base).Types()); whole == 0 {
		hints := meant(slug, NewSchemaSet(t.base).Types(), "En ny dokumenttyp läggs upp med: planverk ny dokumenttyp "+slug)
		if near != "" {
			hints = hints[:1]
		}
		return append(l, t.misplaced(dir, fmt.Sprintf("%s är varken en av Planverks dokumenttyper eller en egen.", sv.Quote(folder)), hints...))
	}
	for _, f := range typeFiles {
		if file := path.Join(dir, f); !exists(t.own, path.Join(t.dir, file)) && len(t.refused(file)) == 0 {
			l = append(l, t.lost(t.ownName(file), fs.ErrNotExist))
		}
	}
	return l
}

var typeFiles = []string{schemaFile, templateFile, exampleFile}

// refused reports a file that is not read: a link out of the municipality's folder, or
// no plain file.
func (t *Templates) refused(file string) diag.List {
	if err := t.readable(file); errors.Is(err, errOutside) || errors.Is(err, errNoFile) {
		return diag.List{t.lost(t.ownName(file), err)}
	}
	return nil
}

// partFiles looks through a folder of parts.
func (t *Templates) partFiles(dir string) diag.List {
	var l diag.List
	entries, err := fs.ReadDir(t.own, path.Join(t.dir, dir))
	if err != nil {
		return diag.List{t.lost(t.ownName(dir), err)}
	}
	for _, e := range entries {
		file := path.Join(dir, e.Name())
		if found := t.refused(file); len(found) > 0 {
			l = append(l, found...)
		} else if !hidden(e.Name()) && (e.IsDir() || !strings.HasSuffix(e.Name(), ".md")) {
			l = append(l, t.unused(file, fmt.Sprintf("%s används inte: delarnas filer slutar på .md.", sv.Quote(e.Name())), "Byt namn på filen, eller ta bort den."))
		}
	}
	return l
}

// ownPartsProblems reports shared parts that neither replace one of Planverk's
// nor are put in by a template of the municipality's own.
func (t *Templates) ownPartsProblems() diag.List {
	dir := path.Join(OwnFolder, PartsFolder)
	l := t.partFiles(dir)
	known := (&Templates{base: t.base}).parts()
	var texts []byte
	entries, _ := fs.ReadDir(t.own, path.Join(t.dir, dir)) // reported by partFiles
	for _, e := range entries {
		name, ok := strings.CutSuffix(sv.NFC(e.Name()), ".md")
		if !ok || hidden(e.Name()) || known[name] != "" {
			continue
		}
		if texts == nil {
			texts = t.ownTexts()
		}
		if !bytes.Contains(texts, []byte(`infoga "`+name+`"`)) {
			names := (&Templates{base: t.base}).partNames()
			l = append(l, diag.New("PV432", diag.Span{File: t.ownName(path.Join(dir, e.Name()))},
				fmt.Sprintf("Planverk har ingen gemensam del som heter %s, och ingen egen mall sätter in den.", sv.Quote(name)),
				meant(name, names, "De gemensamma delarna är: "+strings.Join(names, ", ")+".")...))
		}
	}
	return l
}

// ownTexts gives the municipality's own templates and parts in one.
func (t *Templates) ownTexts() []byte {
	var all []byte
	add := func(name string) {
		if b, err := t.bytes(name); err == nil {
			all = append(all, b...)
		}
	}
	for slug := range t.folders {
		if file := slug + "/" + templateFile; exists(t, file) {
			add(file)
		}
		for _, file := range t.overrides(slug) {
			add(file)
		}
	}
	for _, file := range t.parts() {
		add(file)
	}
	return all
}

// SchemaProblems judges the schema of one of the municipality's own types: its
// form, its keywords and its head.
func (t *Templates) SchemaProblems(typ string) diag.List {
	name := typ + "/" + schemaFile
	if _, own := t.ownFile(name); !own {
		return nil
	}
	if _, _, err := readSchema(t, typ); err != nil {
		e := err.(*SchemaError)
		d := diag.New("PV437", e.At, strings.Replace("Schemat"+strings.TrimPrefix(e.message, name)+".", "Schemat: ", "Schemat har ett fel. ", 1))
		if errors.Is(e, errOutside) || errors.Is(e, errNoFile) {
			return nil // reported by Problems
		}
		if e.hint != "" {
			d.Hints = []string{e.hint}
		}
		return diag.List{d}
	}
	data, err := schemaBytes(t, name)
	if err != nil {
		return diag.List{t.lost(t.Label(name), err)}
	}
	v, _ := readJSON(data)
	root := v.(*object) // Schema has read it
	l := t.keywords(root, t.Label(name), data, nil)
	return append(l, t.head(typ, root, data)...)
}

// ourWords are the keywords that Planverk adds to JSON Schema.
var ourWords = []string{"x-typ", "x-register", "x-fritext", "x-nyckel", "x-kort", "x-par", "x-benämning", "x-benämningar", "x-beräknas", "x-summa", "x-frivilligt", "x-svarar"}

// keywords reports misspelt keywords of ours, which would have no effect, after l.
func (t *Templates) keywords(v any, file string, data []byte, l diag.List) diag.List {
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			l = t.keywords(e, file, data, l)
		}
	case *object:
		for i, k := range v.keys {
			if len(l) > maxFindings {
				return l
			}
			if strings.HasPrefix(k, "x-") && !slices.Contains(ourWords, sv.NFC(k)) {
				l = add(l, diag.New("PV437", schemaSpan(file, data, v.at[i]), fmt.Sprintf("Nyckelordet %s finns inte.", sv.Quote(k)),
					meant(k, ourWords, "Att välja på: "+strings.Join(ourWords, ", ")+".")...))
			}
			if k != "x-benämningar" && k != "examples" && k != "default" {
				l = t.keywords(v.fields[k], file, data, l)
			}
		}
	}
	return l
}

// headKeys are what every document's head has, and how it is read.
var headKeys = []struct {
	key  string
	leaf plan.LeafType
}{{"typ", plan.LeafText}, {"id", plan.LeafText}, {"status", plan.LeafText}}

// head holds the schema against the head that all types share.
func (t *Templates) head(typ string, root *object, data []byte) diag.List {
	file := t.Label(typ + "/" + schemaFile)
	s, _, _ := readSchema(t, typ)
	properties := root.get("properties")
	head := s.Fields["dokument"]
	const hint = "Så ser ett helt huvud ut: planverk ny dokumenttyp rapport lägger upp ett."
	if head == nil || head.Shape != plan.Group {
		return diag.List{diag.New("PV436", schemaSpan(file, data, root.place("properties")), "Schemat saknar gruppen ”dokument”, som alla dokumenttyper börjar med.", hint)}
	}
	at := schemaSpan(file, data, properties.place("dokument"))
	var l diag.List
	for _, want := range headKeys {
		f := head.Fields[want.key]
		if f == nil || f.Shape != plan.Leaf || f.Leaf != want.leaf {
			l = append(l, diag.New("PV436", at, fmt.Sprintf("Dokumentets huvud saknar ”%s” med x-typ ”%s”.", want.key, want.leaf), hint))
		}
	}
	if f := head.Fields["typ"]; f != nil && !slices.ContainsFunc(f.Enum, func(w string) bool { return sv.Slug(w) == typ }) {
		l = append(l, diag.New("PV436", at, fmt.Sprintf("Uppgiften ”dokument.typ” säger inte att typen heter %s.", sv.Quote(typ)),
			fmt.Sprintf("Skriv under typ: \"enum\": [\"%s\"]. Ordet ska vara det som mappen heter.", typ)))
	}
	return l
}
