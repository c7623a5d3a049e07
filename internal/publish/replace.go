package publish

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"planverk/internal/diag"
)

// Replace writes a file that is there already: the new text beside it first, synced,
// then moved into its place whole. It keeps the file's permissions, and follows a
// link to the file itself. A file that no longer holds before has been changed by
// someone else meanwhile, and is left alone.
func Replace(name string, before, after []byte) diag.List {
	err := replace(name, before, after)
	switch {
	case errors.Is(err, errChanged):
		return diag.List{diag.New("PV682", diag.Span{File: filepath.ToSlash(name)}, "Filen ändrades av någon annan under tiden. Den är kvar som den var.", "Kör igen.")}
	case err != nil:
		return diag.List{Explain(filepath.ToSlash(name), err)}
	}
	return nil
}

// Change is a file that is there already, and its new text.
type Change struct {
	Name          string
	Before, After []byte
}

// ReplaceAll replaces several files, all or none: when one can not be replaced, those
// that were are given their old text back.
func ReplaceAll(changes []Change) diag.List {
	for i, c := range changes {
		l := Replace(c.Name, c.Before, c.After)
		if len(l) == 0 {
			continue
		}
		for _, done := range changes[:i] {
			l = append(l, Replace(done.Name, done.After, done.Before)...)
		}
		return l
	}
	return nil
}

var errChanged = errors.New("the file has been changed meanwhile")

func replace(name string, before, after []byte) error {
	name, err := filepath.EvalSymlinks(name)
	if err != nil {
		return err
	}
	info, err := os.Stat(name)
	if err != nil {
		return err
	}
	if f, err := os.OpenFile(name, os.O_WRONLY, 0); err != nil {
		return err // a file that may not be written is not replaced either
	} else if err := f.Close(); err != nil {
		return err
	}
	now, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	if !bytes.Equal(now, before) {
		return errChanged
	}
	stage := filepath.Join(filepath.Dir(name), stagePrefix+filepath.Base(name))
	if err := stageFile(stage, after, info.Mode().Perm()); err != nil {
		_ = os.Remove(stage)
		return err
	}
	if err := os.Rename(stage, name); err != nil {
		_ = os.Remove(stage)
		return err
	}
	return nil
}

func stageFile(stage string, data []byte, perm fs.FileMode) error {
	f, err := os.OpenFile(stage, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, perm)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	return errors.Join(err, f.Chmod(perm), f.Sync(), f.Close())
}
