package load

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"strings"

	"planverk/internal/diag"
	"planverk/internal/plan"
	"planverk/internal/sv"
)

var errNoFile = errors.New("ingen fil")

// Beside reads a file that kommun.yaml names: a picture or a font. name is the
// value as written there, counted from the municipality's folder; kommun is the
// path of kommun.yaml in fsys, and most the largest size in bytes. The file must
// lie in that folder, links followed.
func Beside(fsys fs.FS, kommun string, name plan.Text, most int) (plan.File, diag.List) {
	file := sv.NFC(name.Value)
	at := name.Span
	if !inFolder(file) {
		return plan.File{}, diag.List{diag.New("PV211", at, fmt.Sprintf("”%s” leder ut ur kommunens mapp.", name.Value),
			"Lägg filen i mappen där kommun.yaml ligger, eller i en mapp under den, och skriv vägen därifrån med snedstreck framåt: "+exampleOf(file)+".")}
	}
	stored := asStored(fsys, path.Dir(kommun), file)
	data, err := besideBytes(fsys, path.Dir(kommun), stored, most)
	if err != nil {
		return plan.File{}, diag.List{besideFault(at, file, most, err)}
	}
	sum := sha256.Sum256(data)
	return plan.File{Name: path.Join(path.Dir(kommun), stored), Path: file, Text: string(data), SHA256: hex.EncodeToString(sum[:])}, nil
}

// inFolder tells whether a path stays below the folder that it is counted from, on
// every system.
func inFolder(file string) bool {
	return fs.ValidPath(file) && file != "." && !strings.ContainsAny(file, "\\:\x00")
}

// exampleOf is a path of the kind that file is.
func exampleOf(file string) string {
	switch strings.ToLower(path.Ext(file)) {
	case ".ttf", ".otf", ".ttc", ".woff", ".woff2":
		return "utseende/Grafik-Regular.ttf"
	}
	return "utseende/vapen.svg"
}

// asStored gives the path as the file system spells it: a Mac may store ö as o and two
// dots, and Linux takes that for another name. A name that is not there stays as it is.
func asStored(fsys fs.FS, dir, file string) string {
	if _, err := fs.Lstat(fsys, path.Join(dir, file)); err == nil {
		return file
	}
	stored := ""
	for part := range strings.SplitSeq(file, "/") {
		entries, _ := fs.ReadDir(fsys, path.Join(dir, stored)) // none there is none found
		for _, e := range entries {
			if sv.NFC(e.Name()) == part {
				part = e.Name()
				break
			}
		}
		stored = path.Join(stored, part)
	}
	return stored
}

func besideBytes(fsys fs.FS, dir, file string, most int) ([]byte, error) {
	if err := contained(fsys, dir, file); err != nil {
		return nil, err
	}
	full := path.Join(dir, file)
	info, err := fs.Stat(fsys, full) // before it is opened: a pipe would never answer
	switch {
	case err != nil:
		return nil, err
	case !info.Mode().IsRegular():
		return nil, errNoFile
	case info.Size() > int64(most):
		return nil, errLarge
	}
	f, err := fsys.Open(full)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, int64(most)+1))
	if err == nil && len(data) > most {
		err = errLarge
	}
	return data, err
}

func besideFault(at diag.Span, file string, most int, err error) diag.Diagnostic {
	switch {
	case errors.Is(err, errOutside):
		return linkedOut(at, file)
	case errors.Is(err, errNoFile):
		return diag.New("PV210", at, fmt.Sprintf("”%s” är ingen fil.", file), "Skriv hela namnet på filen, till exempel "+exampleOf(file)+".")
	case errors.Is(err, errLarge):
		return diag.New("PV210", at, fmt.Sprintf("Filen ”%s” är större än %d MB och läses inte.", file, most>>20), "Kontrollera att det är rätt fil. En bild sparas i mindre storlek.")
	case errors.Is(err, fs.ErrNotExist):
		return diag.New("PV210", at, fmt.Sprintf("Filen ”%s” finns inte i kommunens mapp.", file), "Kontrollera stavningen, stora och små bokstäver och filändelsen. Vägen räknas från mappen där kommun.yaml ligger.")
	}
	return diag.New("PV210", at, fmt.Sprintf("Filen ”%s” går inte att läsa.", file), "Kontrollera att du har rätt att läsa den och att inget annat program har låst den.")
}
