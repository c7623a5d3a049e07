package load

import (
	"fmt"
	"io/fs"
	"path"
	"strings"

	"planverk/internal/diag"
)

// rightName gives what a file ought to be called when its name keeps it from being read:
// Notepad adds .txt to it, and kommun.yaml and profil.yaml are sought by those names alone.
func rightName(name string) (right string, wrong bool) {
	right = name
	if lower := strings.ToLower(name); strings.HasSuffix(lower, ".yaml.txt") || strings.HasSuffix(lower, ".yml.txt") {
		right = name[:len(name)-len(".txt")]
	}
	for _, own := range []string{KommunFile, ProfileFile} {
		if strings.EqualFold(strings.TrimSuffix(right, path.Ext(right)), strings.TrimSuffix(own, ".yaml")) && isYAML(right) {
			right = own
		}
	}
	return right, right != name
}

// misnamed tells whether a file would be read under another name. A profil.yaml is one
// beside a kommun.yaml only.
func misnamed(fsys fs.FS, file string) bool {
	right, wrong := rightName(path.Base(file))
	return wrong && (right != ProfileFile || exists(fsys, path.Join(path.Dir(file), KommunFile)))
}

// misnamedKommun looks for a kommun.yaml by another name in a file's folder and upwards.
func misnamedKommun(fsys fs.FS, file string) (string, bool) {
	for dir := path.Dir(file); ; dir = path.Dir(dir) {
		entries, _ := fs.ReadDir(fsys, dir) // a folder that can not be read is told of by Find
		for _, e := range entries {
			if right, wrong := rightName(e.Name()); wrong && right == KommunFile {
				return path.Join(dir, e.Name()), true
			}
		}
		if dir == "." {
			return "", false
		}
	}
}

// rename is the finding for a file that is not read for its name.
func rename(file string) diag.Diagnostic {
	name := path.Base(file)
	right, _ := rightName(name)
	d := diag.New("PV519", diag.Span{File: file}, fmt.Sprintf("”%s” läses inte: filen ska heta ”%s”.", name, right), fmt.Sprintf("Döp om filen till ”%s”.", right))
	if strings.HasSuffix(strings.ToLower(name), ".txt") {
		d.Hints = append(d.Hints, "I Windows syns hela namnet när Utforskaren visar filnamnstillägg. I Anteckningar väljs filformatet Alla filer när filen sparas.")
	}
	return d
}
