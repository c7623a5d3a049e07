package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"planverk"
	"planverk/internal/diag"
)

// dataFolder is where the data is when no path is given.
const dataFolder = "data"

// places turns the paths that the user typed into places. Each place is a tree
// that begins where the nearest kommun.yaml lies, upwards from the path, so that
// a plan can be named alone, or from within its folder.
func places(args []string) ([]planverk.Place, diag.List) {
	if len(args) == 0 {
		args = []string{dataFolder}
	}
	var out []planverk.Place
	var l diag.List
	for _, arg := range args {
		p, err := place(arg)
		if err != nil {
			l = append(l, unreachable(arg, err))
			continue
		}
		out = append(out, p)
	}
	return out, l
}

// holdsData tells whether data lies in a folder, so that finished documents
// would be mixed with it: it is one of those that are read, or has data files
// right in it.
func holdsData(folder string, args []string) bool {
	info, err := os.Stat(folder)
	if err != nil || !info.IsDir() {
		return false
	}
	if len(args) == 0 {
		args = []string{dataFolder}
	}
	for _, arg := range args {
		if read, err := os.Stat(arg); err == nil && os.SameFile(read, info) {
			return true
		}
	}
	entries, err := os.ReadDir(folder)
	return err == nil && slices.ContainsFunc(entries, func(e fs.DirEntry) bool {
		ext := strings.ToLower(filepath.Ext(e.Name()))
		return !e.IsDir() && (ext == ".yaml" || ext == ".yml")
	})
}

func place(arg string) (planverk.Place, error) {
	abs, err := filepath.Abs(arg)
	if err != nil {
		return planverk.Place{}, err
	}
	info, err := os.Stat(abs)
	if err != nil {
		return planverk.Place{}, err
	}
	dir, typed := abs, filepath.ToSlash(arg)
	if !info.IsDir() {
		dir, typed = filepath.Dir(abs), path.Dir(filepath.ToSlash(arg))
	}
	root := municipality(dir)
	below, err := filepath.Rel(root, abs)
	if err != nil {
		return planverk.Place{}, err
	}
	up, err := filepath.Rel(dir, root)
	if err != nil {
		return planverk.Place{}, err
	}
	return planverk.Place{
		FS:   plainFolder(root),
		Path: filepath.ToSlash(below),
		Name: func(file string) string { return path.Join(typed, filepath.ToSlash(up), file) },
	}, nil
}

// municipality gives the nearest folder with a kommun.yaml, from dir upwards,
// or dir itself when there is none.
func municipality(dir string) string {
	for d := dir; ; d = filepath.Dir(d) {
		if isMunicipality(d) {
			return d
		}
		if d == filepath.Dir(d) {
			return dir
		}
	}
}

// isMunicipality tells whether a kommun.yaml lies in a folder.
func isMunicipality(dir string) bool {
	_, err := os.Stat(filepath.Join(dir, planverk.MunicipalityFile))
	return err == nil
}

// homes are the folders of the municipalities that are here: the one that the
// user stands in, else those under data.
func homes() []string {
	here, err := os.Getwd()
	if err != nil {
		return nil
	}
	if root := municipality(here); isMunicipality(root) {
		rel, err := filepath.Rel(here, root)
		if err != nil {
			rel = root
		}
		return []string{rel}
	}
	found, _ := filepath.Glob(filepath.Join(dataFolder, "*", planverk.MunicipalityFile)) // the pattern is well formed
	for i := range found {
		found[i] = filepath.Dir(found[i])
	}
	return found
}

// home is the folder of the municipality that a new document belongs to. It is ""
// when there is none yet, and several names them when the user must choose.
func home() (dir string, several []string) {
	all := homes()
	if len(all) == 1 {
		return all[0], nil
	}
	return "", all
}

// unreachable is the finding for a path that can not be looked at.
func unreachable(arg string, err error) diag.Diagnostic {
	at := diag.Span{File: filepath.ToSlash(arg)}
	if errors.Is(err, fs.ErrPermission) {
		return diag.New("PV515", at, fmt.Sprintf("Du har inte rätt att läsa ”%s”.", arg), "Be den som sköter mappen om läsrätt.")
	}
	hint := "Kontrollera stavningen, och i vilken mapp du står."
	switch {
	case arg == dataFolder && isMunicipality("."):
		hint = "Du står i kommunens mapp. Skriv då en punkt efter kommandot, till exempel ”planverk bygg .”."
	case arg == dataFolder:
		hint = "Ställ dig i mappen där ”data” ligger, ange en sökväg, eller börja med ”planverk ny systemforvaltningsplan”."
	}
	return diag.New("PV511", at, fmt.Sprintf("”%s” finns inte.", arg), hint)
}
