package publish

import (
	"errors"
	"io/fs"
	"os"

	"planverk/internal/diag"
)

// Disk is what publishing asks of a file system. Names are slash-separated and
// lie within the output folder. Open gives the real one; tests hand in one that
// fills up or says no.
type Disk interface {
	Lstat(name string) (fs.FileInfo, error)
	ReadDir(name string) ([]fs.DirEntry, error)
	ReadFile(name string) ([]byte, error)
	Mkdir(name string) error
	WriteFile(name string, data []byte) error // a new file, synced to disk
	Sync(dir string) error                    // makes new names in dir last
	Rename(from, to string) error
	Remove(name string) error
	RemoveAll(name string) error
	Close() error
}

// Open opens an output folder for writing, making it when it is missing. No
// name within it leads out of it, whatever links lie there (os.Root sees to it).
func Open(dir string) (Disk, diag.List) {
	_, err := os.Lstat(dir)
	made := errors.Is(err, fs.ErrNotExist)
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, diag.List{Explain(dir, err)}
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, diag.List{Explain(dir, err)}
	}
	unlock, err := lock(root)
	if err != nil {
		root.Close()
		return nil, diag.List{Explain(dir, err)}
	}
	return &osDisk{root: root, dir: dir, made: made, unlock: unlock}, nil
}

// errBusy is lock's answer when another process writes to the same folder.
var errBusy = errors.New("another process has the output folder")

// osDisk is a folder of the computer.
type osDisk struct {
	root   *os.Root
	dir    string
	made   bool // Open made the folder: Close takes it away when it stayed empty
	unlock func()
}

func (d *osDisk) Lstat(name string) (fs.FileInfo, error)  { return d.root.Lstat(name) }
func (d *osDisk) Mkdir(name string) error                 { return d.root.Mkdir(name, 0o755) }
func (d *osDisk) Rename(from, to string) error            { return d.root.Rename(from, to) }
func (d *osDisk) Remove(name string) error                { return d.root.Remove(name) }
func (d *osDisk) RemoveAll(name string) error             { return d.root.RemoveAll(name) }
func (d *osDisk) ReadDir(n string) ([]fs.DirEntry, error) { return fs.ReadDir(d.root.FS(), n) }

// ReadFile reads a plain file. Anything else that somebody has laid in the output folder
// might never answer.
func (d *osDisk) ReadFile(name string) ([]byte, error) {
	info, err := d.root.Lstat(name)
	if err == nil && !info.Mode().IsRegular() {
		err = &fs.PathError{Op: "open", Path: name, Err: fs.ErrInvalid}
	}
	if err != nil {
		return nil, err
	}
	return d.root.ReadFile(name)
}

func (d *osDisk) WriteFile(name string, data []byte) error {
	f, err := d.root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	return errors.Join(err, f.Sync(), f.Close())
}

func (d *osDisk) Sync(dir string) error {
	f, err := d.root.Open(dir)
	if err != nil {
		return err
	}
	defer f.Close()
	return syncDir(f)
}

func (d *osDisk) Close() error {
	d.unlock()
	err := d.root.Close()
	if d.made {
		_ = os.Remove(d.dir) // goes only when empty
	}
	return err
}
