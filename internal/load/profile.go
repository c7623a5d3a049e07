package load

import (
	"errors"
	"fmt"
	"io/fs"
	"path"

	"planverk/internal/diag"
	"planverk/internal/plan"
)

// ProfileFile lies beside kommun.yaml, where a municipality has decided something
// about the rules.
const ProfileFile = "profil.yaml"

// Profile reads the profil.yaml that lies beside a kommun.yaml. It is nil without
// findings when there is none, and nil with findings when nothing could be read;
// otherwise it holds what was sound. What it says of rules is for package check.
func Profile(fsys fs.FS, kommun string, s *SchemaSet) (*plan.Profile, diag.List) {
	dir := path.Dir(kommun)
	file := path.Join(dir, ProfileFile)
	switch err := plainFile(fsys, dir, ProfileFile); {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil
	case err != nil:
		return nil, diag.List{profileFault(file, err)}
	}
	src, root, list := tree(fsys, file, Options{}, "Ta bort filen, eller skriv vad kommunen har bestämt om reglerna. Ett exempel skrivs av ”planverk ny profil”.")
	if root == nil {
		return nil, list
	}
	e := s.entry(ProfileType)
	if e.err != nil {
		return nil, append(list, templateFault(src, e.err))
	}
	r := newReader(src, e, nil)
	m := r.document(root)
	if m == nil {
		return nil, append(list, r.list...)
	}
	if src.lost != nil {
		return nil, src.settle(append(list, r.list...))
	}
	p := &plan.Profile{File: file, SHA256: src.sha256, Root: m}
	plan.Bind(m, p)
	return p, src.settle(append(list, r.list...))
}

// plainFile tells why a file of a municipality's folder is not read: a link that
// leads out of the folder, or something that is no file and might never answer.
func plainFile(fsys fs.FS, dir, name string) error {
	if err := contained(fsys, dir, name); err != nil {
		return err
	}
	return notPlain(fsys, path.Join(dir, name))
}

// Refused is the finding for a file of a municipality's folder dir that is not read: a
// link that leads out of the folder, or something that is no plain file and might never
// answer. There is none for a file that is missing.
func Refused(fsys fs.FS, dir, name string) diag.List {
	at := diag.Span{File: path.Join(dir, name)}
	switch err := plainFile(fsys, dir, name); {
	case errors.Is(err, errOutside):
		return diag.List{linkedOut(at, path.Base(name))}
	case errors.Is(err, errNoFile), errors.Is(err, errFolder):
		return diag.List{readFault(at, err)}
	}
	return nil
}

// linkedOut is the finding for a file that is a link out of the municipality's folder.
func linkedOut(at diag.Span, name string) diag.Diagnostic {
	return diag.New("PV211", at, fmt.Sprintf("”%s” är en länk som leder ut ur kommunens mapp, och läses inte.", name), "Lägg filen själv i mappen i stället för en länk.")
}

func profileFault(file string, err error) diag.Diagnostic {
	at := diag.Span{File: file}
	switch {
	case errors.Is(err, errOutside):
		return linkedOut(at, ProfileFile)
	case errors.Is(err, errNoFile), errors.Is(err, errFolder):
		return diag.New("PV101", at, fmt.Sprintf("”%s” är ingen fil.", ProfileFile), "Ta bort mappen eller länken, och skriv en fil med ”planverk ny profil”.")
	}
	return readFault(at, err)
}
