package load

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"planverk/internal/diag"
	"planverk/internal/pattern"
	"planverk/internal/sv"
)

// KommunFile is the file that makes a folder a municipality's.
const KommunFile = "kommun.yaml"

// Found is a data file and the kommun.yaml that holds for it.
type Found struct{ File, Kommun string }

// Find gives the data files under a path of fsys, in order of name: every .yaml
// and .yml but kommun.yaml and the profil.yaml beside it, hidden files and folders, locks
// of Office, and folders called mallar. A file that is named itself counts whatever it is
// called, but a kommun.yaml or profil.yaml stands for its folder. A file without a kommun.yaml
// in its folder or any above it is a finding, and one that is not read for its name.
func Find(fsys fs.FS, root string) ([]Found, diag.List) {
	if base := path.Base(root); base == KommunFile || base == ProfileFile && isProfile(fsys, root) {
		if _, err := fs.Stat(fsys, root); err == nil {
			root = path.Dir(root)
		}
	}
	var found []Found
	var l diag.List
	walk := func(file string, e fs.DirEntry, err error) error {
		switch {
		case err != nil:
			l = append(l, unreadable(file, err))
			if e != nil && e.IsDir() {
				return fs.SkipDir
			}
		case e.IsDir():
			if file != root && skipped(e.Name()) {
				return fs.SkipDir
			}
			if isData(e.Name()) && !isProfile(fsys, file) {
				l = append(l, readFault(diag.Span{File: file}, errFolder))
				return fs.SkipDir
			}
		case e.Type()&fs.ModeSymlink != 0 && (isFolder(fsys, file) || e.Name() == OwnFolder): // one within the folder leads to what is found where it lies
			if kommun, ok := nearestKommun(fsys, file); ok && !unseen(e.Name()) && leadsOut(fsys, kommun, file) {
				l = append(l, linkedOut(diag.Span{File: file}, path.Base(file)))
			}
		case file != root && !unseen(e.Name()) && misnamed(fsys, file):
			l = append(l, rename(file))
		case isProfile(fsys, file): // it is read with kommun.yaml
		case file == root && inMallar(file) && !isData(e.Name()): // a template is no data
		case file == root, isData(e.Name()):
			kommun, ok := nearestKommun(fsys, file)
			if !ok {
				l = append(l, homeless(fsys, file))
				return nil
			}
			if exists(fsys, file) && leadsOut(fsys, kommun, file) {
				l = append(l, linkedOut(diag.Span{File: file}, path.Base(file)))
				return nil
			}
			found = append(found, Found{file, kommun})
		}
		return nil
	}
	if err := fs.WalkDir(fsys, root, walk); err != nil {
		l = append(l, unreadable(root, err))
	}
	return found, l
}

// isFolder tells whether a name is that of a folder, links followed.
func isFolder(fsys fs.FS, file string) bool {
	info, err := fs.Stat(fsys, file)
	return err == nil && info.IsDir()
}

// leadsOut tells whether a file leads out of the folder of its kommun.yaml.
func leadsOut(fsys fs.FS, kommun, file string) bool {
	dir := path.Dir(kommun)
	return errors.Is(contained(fsys, dir, below(dir, file)), errOutside)
}

// isProfile tells whether a file is the profil.yaml of a municipality: the one that
// lies beside its kommun.yaml.
func isProfile(fsys fs.FS, file string) bool {
	return path.Base(file) == ProfileFile && exists(fsys, path.Join(path.Dir(file), KommunFile))
}

func skipped(name string) bool { return strings.HasPrefix(name, ".") || name == OwnFolder }

// unseen tells whether a name is that of a file nobody wrote to be read: a hidden one, or
// the lock "~$plan.yaml" that Office lays beside a file that is open.
func unseen(name string) bool { return strings.HasPrefix(name, ".") || strings.HasPrefix(name, "~$") }

func isYAML(name string) bool {
	ext := strings.ToLower(path.Ext(name))
	return ext == ".yaml" || ext == ".yml"
}

func isData(name string) bool {
	return isYAML(name) && name != KommunFile && !unseen(name)
}

// nearestKommun looks for kommun.yaml in the file's folder and upwards.
func nearestKommun(fsys fs.FS, file string) (string, bool) {
	for dir := path.Dir(file); ; dir = path.Dir(dir) {
		name := path.Join(dir, KommunFile)
		if _, err := fs.Stat(fsys, name); err == nil {
			return name, true
		}
		if dir == "." {
			return "", false
		}
	}
}

// homeless is the finding for a file without a kommun.yaml: told at the file that would
// be one under its right name, if there is such a file.
func homeless(fsys fs.FS, file string) diag.Diagnostic {
	if other, ok := misnamedKommun(fsys, file); ok {
		return rename(other)
	}
	return diag.New("PV513", diag.Span{File: file},
		"Filen hör inte till någon kommun: kommun.yaml finns varken i dess mapp eller i någon mapp ovanför.",
		"Flytta filen till en kommuns mapp, eller skapa en ny med till exempel ”planverk ny systemforvaltningsplan”.")
}

// below gives the path of a file as counted from a folder above it.
func below(dir, file string) string {
	if dir == "." {
		return file
	}
	return strings.TrimPrefix(file, dir+"/")
}

// unreadable is the finding for a folder or file that the system will not show.
func unreadable(file string, err error) diag.Diagnostic {
	at := diag.Span{File: file}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return diag.New("PV511", at, fmt.Sprintf("”%s” finns inte.", file), "Kontrollera stavningen, och i vilken mapp du står.")
	case errors.Is(err, fs.ErrPermission):
		return diag.New("PV515", at, fmt.Sprintf("Du har inte rätt att läsa ”%s”.", file), "Be den som sköter mappen om läsrätt.")
	}
	return diag.New("PV515", at, fmt.Sprintf("”%s” går inte att läsa: disken eller nätverksmappen svarade med ett fel.", file),
		"Kontrollera att platsen är åtkomlig och försök igen.")
}

// headType is the word after "typ:" in a document's head, on a line of its own or
// within braces.
var headType = pattern.Later(`(?m)(?:^[ \t]+|[{,][ \t]*)["']?typ["']?[ \t]*:[ \t]*["']?([\pL-]+)`)

// GuessType gives the type that a file seems to be of, "" when there is nothing to
// go by. It is for files that can not be read, or have not been yet.
func GuessType(fsys fs.FS, file string, s *SchemaSet) string {
	if m := headType().FindSubmatch(beginning(fsys, file)); m != nil {
		if typ := sv.Slug(sv.NFC(string(m[1]))); s.has(typ) {
			return typ
		}
	}
	return ""
}

// headName is the id and the year in a document's head, as headType is its type.
var headName = pattern.Later(`(?m)(?:^[ \t]+|[{,][ \t]*)["']?(id|år|ar)["']?[ \t]*:[ \t]*["']?([^\s"',}#]+)`)

// GuessName gives the name that a document seems to be given by its head, "" when there is
// nothing to go by. It tells cheaply which files may want the same name; the reading of
// them settles the matter.
func GuessName(fsys fs.FS, file string) string {
	_, head, ok := strings.Cut("\n"+sv.NFC(strings.TrimPrefix(string(beginning(fsys, file)), byteOrderMark)), "\ndokument:")
	if !ok {
		return ""
	}
	if i := nextField().FindStringIndex(head); i != nil {
		head = head[:i[0]]
	}
	var id, year string
	for _, m := range headName().FindAllStringSubmatch(head, -1) {
		switch {
		case m[1] == "id" && id == "":
			id = m[2]
		case m[1] != "id" && year == "":
			year = m[2]
		}
	}
	if id == "" {
		return ""
	}
	return sv.Slug(id + " " + year)
}

// nextField is where the fields below a document's head begin.
var nextField = pattern.Later(`\n["'\pL]`)

// Mentions tells whether a file that is read has some words, wherever in it they stand.
func Mentions(fsys fs.FS, file, words string) bool {
	b, err := slurp(fsys, file)
	return err == nil && bytes.Contains(b, []byte(words))
}

// Gathers tells whether a data file seems to be put together from others: whether
// a line begins with "underlag:". It only helps a run to decide what to keep in
// memory; the reading of the file settles the matter.
func Gathers(fsys fs.FS, file string) bool {
	for line := range bytes.Lines(beginning(fsys, file)) {
		if strings.HasPrefix(strings.ToLower(string(line)), "underlag") {
			return true
		}
	}
	return false
}
