package cli

import (
	"errors"
	"io/fs"
	"os"
)

// plainFolder gives a folder of the computer as it is handed to Planverk: nothing in it is
// opened that cannot be read to an end. A pipe would never answer, and a device never
// end; a municipality's folder may have come from anywhere.
func plainFolder(dir string) fs.FS { return plainFiles{os.DirFS(dir)} }

type plainFiles struct{ fs.FS }

var errNotPlain = errors.New("no plain file")

// Open opens a folder or a plain file; anything else is an error.
func (p plainFiles) Open(name string) (fs.File, error) {
	info, err := fs.Stat(p.FS, name)
	if err != nil {
		return nil, err
	}
	if !info.IsDir() && !info.Mode().IsRegular() {
		return nil, &fs.PathError{Op: "open", Path: name, Err: errNotPlain}
	}
	return p.FS.Open(name)
}

func (p plainFiles) Stat(name string) (fs.FileInfo, error)      { return fs.Stat(p.FS, name) }
func (p plainFiles) ReadDir(name string) ([]fs.DirEntry, error) { return fs.ReadDir(p.FS, name) }
func (p plainFiles) Lstat(name string) (fs.FileInfo, error)     { return fs.Lstat(p.FS, name) }
func (p plainFiles) ReadLink(name string) (string, error)       { return fs.ReadLink(p.FS, name) }
