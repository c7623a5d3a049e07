package publish

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"syscall"

	"planverk/internal/diag"
)

// longest is how long a name may be: well below what any system allows, so that
// the path as a whole has room (Windows: 260 signs).
const longest = 120

// SafeName tells whether a name can be used for a file or folder on every
// system that a municipality has. There are no capitals in it, so that no two
// names differ by case alone.
func SafeName(name string) bool {
	if name == "" || len(name) > longest || strings.HasSuffix(name, ".") {
		return false
	}
	for i, r := range name {
		letter := 'a' <= r && r <= 'z' || '0' <= r && r <= '9'
		if !letter && (i == 0 || r != '-' && r != '_' && r != '.') {
			return false
		}
	}
	stem, _, _ := strings.Cut(name, ".")
	return !reserved(stem)
}

// reserved tells whether Windows keeps the name for a device; an ending does
// not help.
func reserved(stem string) bool {
	switch stem {
	case "con", "prn", "aux", "nul":
		return true
	}
	port := strings.HasPrefix(stem, "com") || strings.HasPrefix(stem, "lpt")
	return port && len(stem) == 4 && '0' <= stem[3] && stem[3] <= '9'
}

// checkNames refuses a document whose names can not be written everywhere, or
// that has the same name twice.
func checkNames(tree string, d Document) diag.List {
	at := diag.Span{File: path.Join(tree, d.Folder)}
	parts := strings.Split(d.Folder, "/")
	if len(parts) != 2 {
		panic("publish: a folder has two levels, not " + d.Folder)
	}
	seen := map[string]bool{ManifestName: true}
	for _, f := range d.Files {
		if seen[f.Name] {
			panic("publish: two files are called " + f.Name)
		}
		seen[f.Name] = true
		parts = append(parts, f.Name)
	}
	for _, name := range parts {
		if !SafeName(name) {
			why := ""
			if stem, _, _ := strings.Cut(name, "."); reserved(stem) {
				why = ": Windows har reserverat det"
			}
			return diag.List{diag.New("PV507", at, fmt.Sprintf("”%s” kan inte användas som namn på en fil eller mapp%s.", name, why),
				"Välj ett annat id, kort och med bara a–z, siffror och bindestreck, till exempel ”procapita-bou”.")}
		}
	}
	return nil
}

// litter are files that operating systems put into folders by themselves.
var litter = []string{".DS_Store", "Thumbs.db", "desktop.ini"}

// inspect looks at the place where a document shall go. It gives the names of
// the files there, or nil when the place is free. A place with anything that
// Planverk did not make is left alone: somebody's work may lie there.
func (t *Tree) inspect(folder string) (names []string, l diag.List) {
	for _, dir := range []string{path.Dir(folder), folder} {
		info, err := t.disk.Lstat(dir)
		at := diag.Span{File: path.Join(t.name, dir)}
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return nil, nil
		case err != nil:
			return nil, t.failure(dir, err)
		case info.Mode()&fs.ModeSymlink != 0:
			return nil, diag.List{diag.New("PV505", at, fmt.Sprintf("”%s” är en länk till en annan plats. Planverk skriver inte genom länkar.", at.File),
				"Ta bort länken, eller välj en annan mapp med --ut.")}
		case !info.IsDir():
			return nil, t.failure(dir, fs.ErrExist)
		}
	}
	entries, err := t.disk.ReadDir(folder)
	if err != nil {
		return nil, t.failure(folder, err)
	}
	names = []string{}
	for _, e := range entries {
		if !slices.Contains(litter, e.Name()) {
			names = append(names, e.Name())
		}
	}
	if foreign := t.foreign(folder, names); len(foreign) > 0 {
		at := diag.Span{File: path.Join(t.name, folder)}
		return nil, diag.List{diag.New("PV504", at, fmt.Sprintf("I mappen ”%s” ligger något som Planverk inte har skrivit: %s. Mappen lämnades orörd.", at.File, quoteNames(foreign)),
			"Flytta det som ska sparas till en annan plats och bygg igen.",
			"Bilagor hör hemma bland datafilerna, inte i mappen med färdiga handlingar.")}
	}
	return names, nil
}

// foreign gives the names in a folder that its manifest does not account for.
func (t *Tree) foreign(folder string, names []string) []string {
	if b, err := t.disk.ReadFile(path.Join(folder, ManifestName)); err == nil {
		if m, ours := readManifest(b); ours {
			return slices.DeleteFunc(slices.Clone(names), func(n string) bool {
				return n == ManifestName || slices.ContainsFunc(m.Files, func(e ManifestEntry) bool { return e.Name == n })
			})
		}
	}
	return names
}

// edited refuses to replace files that somebody has changed since they were built: a
// workbook that has been filled in where it lay. A file that is to become what it
// already is loses nothing.
func (t *Tree) edited(folder string, names []string, files []File) diag.List {
	b, err := t.disk.ReadFile(path.Join(folder, ManifestName))
	if err != nil {
		return nil
	}
	var changed []string
	m, _ := readManifest(b)
	for _, e := range m.Files {
		if !slices.Contains(names, e.Name) {
			continue
		}
		b, err := t.disk.ReadFile(path.Join(folder, e.Name))
		if err != nil {
			return t.failure(path.Join(folder, e.Name), err)
		}
		asBuilt := digest(b) == e.SHA256
		if !asBuilt && !slices.ContainsFunc(files, func(f File) bool { return f.Name == e.Name && bytes.Equal(f.Data, b) }) {
			changed = append(changed, e.Name)
		}
	}
	if len(changed) == 0 {
		return nil
	}
	at := diag.Span{File: path.Join(t.name, folder, changed[0])}
	return diag.List{diag.New("PV518", at, fmt.Sprintf("I mappen ”%s” har någon ändrat i %s sedan handlingen byggdes. Mappen lämnades orörd.", path.Join(t.name, folder), quoteNames(changed)),
		"Flytta filen till en annan mapp om ändringen ska sparas, annars ta bort den, och bygg igen.",
		"En ifylld arbetsbok läses in i datafilerna med ”planverk importera”.")}
}

// quoteNames lists at most three names.
func quoteNames(names []string) string {
	rest := ""
	if n := len(names) - 3; n > 0 {
		names, rest = names[:3], fmt.Sprintf(" och %d till", n)
	}
	return "”" + strings.Join(names, "”, ”") + "”" + rest
}

// failure is the finding for something that the disk would not do at name.
func (t *Tree) failure(name string, err error) diag.List {
	return diag.List{Explain(path.Join(t.name, name), err)}
}

// Explain turns an operating system's error into a finding at a path.
func Explain(file string, err error) diag.Diagnostic {
	at := diag.Span{File: file}
	const kept = " Det som fanns där är kvar som det var."
	switch {
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return diag.New("PV506", at, fmt.Sprintf("Bygget avbröts innan ”%s” var klar.", file)+kept)
	case errors.Is(err, errBusy):
		return diag.New("PV503", at, fmt.Sprintf("Ett annat bygge skriver redan till mappen ”%s”.", file),
			"Vänta tills det är klart och försök igen.")
	case isFull(err):
		return diag.New("PV502", at, fmt.Sprintf("Disken är full: ”%s” kunde inte skrivas.", file)+kept,
			"Frigör utrymme, eller välj en annan disk med --ut.")
	case isOpenElsewhere(err):
		return diag.New("PV503", at, fmt.Sprintf("Någon fil i ”%s” är öppen i ett annat program.", file)+kept,
			"Stäng filen, till exempel i Excel eller i PDF-läsaren, och bygg igen.")
	case isReadOnly(err):
		return diag.New("PV501", at, fmt.Sprintf("Disken går bara att läsa: ”%s” kunde inte skrivas.", file)+kept,
			"Välj en annan plats med --ut.")
	case errors.Is(err, fs.ErrPermission):
		return diag.New("PV501", at, fmt.Sprintf("Du har inte rätt att skriva till ”%s”.", file)+kept,
			"Välj en annan plats med --ut, eller be den som sköter mappen om skrivrätt.")
	case isInTheWay(err):
		return diag.New("PV508", at, fmt.Sprintf("”%s” kan inte skapas: en fil ligger där en mapp ska ligga.", file)+kept,
			"Flytta eller döp om filen, eller välj en annan plats med --ut.")
	}
	return diag.New("PV509", at, fmt.Sprintf("”%s” kunde inte skrivas.", file)+kept+number(err),
		"Kontrollera att disken eller nätverksmappen är åtkomlig och försök igen.")
}

// number gives the system's own number of an unforeseen error, for whoever
// helps; its words would be English.
func number(err error) string {
	if n := syscall.Errno(0); errors.As(err, &n) {
		return fmt.Sprintf(" Systemets felnummer: %d.", int(n))
	}
	return ""
}
