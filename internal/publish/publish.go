// Package publish puts finished documents into the output tree, one folder a
// document, whole or not at all.
//
// The one type is Tree, the one call Put. A document is staged in a folder
// beside its place, synced to disk and moved there in one step; whatever fails
// before that leaves the old folder as it was, and no trace of the new one. A
// crash between the two renames is mended by the next run. The package knows
// nothing of formats: files are names and bytes.
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
	"sync"

	"planverk/internal/diag"
)

// File is one finished file of a document.
type File struct {
	Name   string // "systemforvaltningsplan-procapita-bou-2021.pdf"
	Format string // "pdf", "xlsx", "csv", "md", "html", "ics"
	Data   []byte

	Attached []Source // the files that it carries within it
}

// Source is a file that a document was made of, for the manifest.
type Source struct {
	File   string `json:"fil"` // slash-separated, never an absolute path
	SHA256 string `json:"sha256"`
}

// Document is a whole folder of the output tree.
type Document struct {
	Folder    string // within the tree, municipality and document: "timra/procapita-bou-2021"
	ID        string // "systemforvaltningsplan-procapita-bou-2021"
	Type      string // "systemforvaltningsplan"
	Version   string // of Planverk
	Files     []File
	Data      []Source
	Templates []Source
	Progress  *Progress // nil of a document that people do not fill in
}

// Result tells what Put did.
type Result struct {
	Folder    string   // as the user would name it: "output/timra/procapita-bou-2021"
	Files     []string // names within Folder, the manifest last
	Unchanged bool     // every byte was there already; nothing was written
}

const (
	stagePrefix = ".planverk-ny-"
	asidePrefix = ".planverk-gammal-"
)

// Tree is an output folder that is being written to. Only one process at a time
// has it open; Put may be called from several goroutines for different folders.
type Tree struct {
	disk Disk
	name string // as the user names it: "output"

	mu        sync.Mutex
	recovered map[string]bool // parent folders whose leftovers are taken care of
}

// New makes a Tree of a disk that Open or a test has opened.
func New(disk Disk, name string) *Tree {
	return &Tree{disk: disk, name: name, recovered: map[string]bool{}}
}

// Close releases the tree, so that another process may write there.
func (t *Tree) Close() error { return t.disk.Close() }

// Put publishes a document. Findings of level fel mean that nothing was
// published and that the old folder, if any, is as it was.
func (t *Tree) Put(ctx context.Context, d Document) (Result, diag.List) {
	res := Result{Folder: path.Join(t.name, d.Folder)}
	if l := checkNames(t.name, d); len(l) > 0 {
		return res, l
	}
	manifest := encode(d)
	files := append(d.Files[:len(d.Files):len(d.Files)], File{Name: ManifestName, Data: manifest})
	for _, f := range files {
		res.Files = append(res.Files, f.Name)
	}
	parent := path.Dir(d.Folder)
	if err := t.recover(parent); err != nil {
		return res, t.failure(parent, err)
	}
	old, l := t.inspect(d.Folder)
	if len(l) > 0 {
		return res, l
	}
	if old != nil && t.same(d.Folder, old, files) {
		res.Unchanged = true
		return res, nil
	}
	if l := t.edited(d.Folder, old, files); len(l) > 0 {
		return res, l
	}
	if err := t.replace(ctx, d.Folder, files, old != nil); err != nil {
		return res, t.failure(d.Folder, err)
	}
	return res, nil
}

// Replace puts a folder of generated files in place whole, as Put does, but
// without a manifest: the facit of a document type. A folder that holds files of
// other names is somebody else's and is left.
func (t *Tree) Replace(ctx context.Context, folder string, files []File) diag.List {
	parent := path.Dir(folder)
	if err := t.recover(parent); err != nil {
		return t.failure(parent, err)
	}
	entries, err := t.disk.ReadDir(folder)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return t.failure(folder, err)
	}
	exists := err == nil
	for _, e := range entries {
		if !slices.ContainsFunc(files, func(f File) bool { return f.Name == e.Name() }) {
			return diag.List{diag.New("PV504", diag.Span{File: path.Join(t.name, folder, e.Name())},
				fmt.Sprintf("”%s” är inte skriven av Planverk, och mappen ersätts därför inte.", e.Name()), "Flytta filen till en annan mapp.")}
		}
	}
	if err := t.replace(ctx, folder, files, exists); err != nil {
		return t.failure(folder, err)
	}
	return nil
}

// same tells whether the folder holds exactly these files, byte for byte.
func (t *Tree) same(folder string, names []string, files []File) bool {
	if len(names) != len(files) {
		return false
	}
	for _, f := range files {
		b, err := t.disk.ReadFile(path.Join(folder, f.Name))
		if err != nil || !bytes.Equal(b, f.Data) {
			return false
		}
	}
	return true
}

// replace stages the files and swaps them in. Until the swap the context may
// stop it; the swap itself is two renames and is not interrupted.
func (t *Tree) replace(ctx context.Context, folder string, files []File, exists bool) error {
	parent, name := path.Split(folder)
	stage, aside := parent+stagePrefix+name, parent+asidePrefix+name
	undo, err := t.makeFolders(path.Clean(parent), stage)
	if err != nil {
		undo()
		return err
	}
	if err := t.fill(ctx, stage, files); err != nil {
		undo()
		return err
	}
	if exists {
		if err := t.disk.Rename(folder, aside); err != nil {
			undo()
			return err
		}
	}
	if err := t.disk.Rename(stage, folder); err != nil {
		if exists {
			err = errors.Join(err, t.disk.Rename(aside, folder))
		}
		undo()
		return err
	}
	if err := t.disk.Sync(path.Clean(parent)); err != nil {
		return err
	}
	if exists {
		// The new document stands. An old file that can not be removed (open in
		// a reader, on Windows) is cleared away by the next run.
		_ = t.disk.RemoveAll(aside)
	}
	return nil
}

// fill writes and syncs every file of the staging folder, all at a time: waiting
// for the disk is most of what publishing costs. The first file's error is told.
func (t *Tree) fill(ctx context.Context, stage string, files []File) error {
	errs := make([]error, len(files))
	var wg sync.WaitGroup
	for i, f := range files {
		wg.Go(func() {
			if errs[i] = ctx.Err(); errs[i] == nil {
				errs[i] = t.disk.WriteFile(path.Join(stage, f.Name), f.Data)
			}
		})
	}
	wg.Wait()
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	if err := t.disk.Sync(stage); err != nil {
		return err
	}
	return ctx.Err()
}

// makeFolders makes the municipality's folder when it is missing, and the
// staging folder. undo takes both away again.
func (t *Tree) makeFolders(parent, stage string) (undo func(), err error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	made := false
	switch err := t.disk.Mkdir(parent); {
	case err == nil:
		made = true
	case !errors.Is(err, fs.ErrExist):
		return func() {}, err
	}
	undo = func() {
		t.mu.Lock()
		defer t.mu.Unlock()
		_ = t.disk.RemoveAll(stage)
		if made {
			_ = t.disk.Remove(parent) // goes only when empty: another document may have come
		}
	}
	return undo, t.disk.Mkdir(stage)
}

// recover clears away what a crashed run left in a municipality's folder: a
// staging folder is thrown away, and an old document whose successor never came
// is put back.
func (t *Tree) recover(parent string) error {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.recovered[parent] {
		return nil
	}
	t.recovered[parent] = true // from now on, what is staged there is our own
	if info, err := t.disk.Lstat(parent); err != nil || !info.IsDir() {
		return nil // nothing there; inspect and Mkdir tell of anything odd
	}
	entries, err := t.disk.ReadDir(parent)
	if err != nil {
		return err
	}
	for _, e := range entries {
		left := path.Join(parent, e.Name())
		if strings.HasPrefix(e.Name(), stagePrefix) {
			err = t.disk.RemoveAll(left)
		} else if name, ok := strings.CutPrefix(e.Name(), asidePrefix); ok {
			err = t.restore(left, path.Join(parent, name))
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// restore puts an old document back unless its successor is in place.
func (t *Tree) restore(aside, folder string) error {
	if _, err := t.disk.Lstat(folder); err == nil {
		return t.disk.RemoveAll(aside)
	}
	return t.disk.Rename(aside, folder)
}
