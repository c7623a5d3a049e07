package publish

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"planverk/internal/diag"
)

// Write writes one file that is not part of the output tree (a schema, a new
// plan): beside its place first, then moved there whole. Folders above it are
// made. Unless replace is set, a file that is there already is a finding.
func Write(name string, data []byte, replace bool) diag.List {
	if _, err := os.Lstat(name); err == nil && !replace {
		return diag.List{diag.New("PV514", diag.Span{File: filepath.ToSlash(name)}, "”"+filepath.ToSlash(name)+"” finns redan och lämnades som den är.",
			"Välj ett annat id, eller flytta den gamla filen först.")}
	}
	if err := write(name, data); err != nil {
		return diag.List{Explain(filepath.ToSlash(name), err)}
	}
	return nil
}

func write(name string, data []byte) error {
	dir, base := filepath.Split(name)
	if err := os.MkdirAll(filepath.Clean(dir), 0o755); err != nil {
		return err
	}
	if info, err := os.Lstat(name); err == nil && info.IsDir() {
		return fs.ErrExist
	}
	stage := filepath.Join(dir, stagePrefix+base)
	f, err := os.OpenFile(stage, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o644)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if err = errors.Join(err, f.Sync(), f.Close()); err == nil {
		err = os.Rename(stage, name)
	}
	if err != nil {
		_ = os.Remove(stage)
	}
	return err
}
