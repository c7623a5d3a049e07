package readback

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
)

const manifestName = "manifest.json"

// Files larger than these are not read: a finished plan is a hundredth of it, and
// the readers of other people's formats must not be fed without end.
const (
	maxFile     = 64 << 20
	maxText     = 4 << 20 // Markdown and HTML
	maxManifest = 1 << 20
)

// manifest is the part of manifest.json that granska needs.
type manifest struct {
	Planverk string          `json:"planverk"`
	Document string          `json:"dokument"`
	Files    []manifestEntry `json:"filer"`
	Data     []source        `json:"data"`
}

type manifestEntry struct {
	Name   string `json:"namn"`
	SHA256 string `json:"sha256"`
	Size   int64  `json:"storlek"`

	Attached []source `json:"bilagor"`
}

// source is a file that the document was made of, or that it carries.
type source struct {
	File   string `json:"fil"`
	SHA256 string `json:"sha256"`
}

// manifest reads the list of files.
func (c *checker) manifest() (manifest, bool) {
	var m manifest
	data, err := c.load(manifestName, maxManifest)
	if err != nil {
		c.find("PV601", manifestName, fmt.Sprintf("Förteckningen %s går inte att läsa.", manifestName))
		return m, false
	}
	if json.Unmarshal(data, &m) != nil || m.Document == "" || len(m.Files) == 0 {
		c.find("PV601", manifestName, fmt.Sprintf("Förteckningen %s är skadad: den säger inte vilka filer dokumentet består av.", manifestName),
			"Bygg dokumentet på nytt med ”planverk bygg”.")
		return m, false
	}
	for _, f := range m.Files {
		if f.Name != path.Base(f.Name) || f.Name == "." || f.Name == ".." || f.Name == manifestName {
			c.find("PV601", manifestName, fmt.Sprintf("Förteckningen %s nämner ”%s”, som inte är en fil i samma mapp.", manifestName, f.Name))
			return m, false
		}
	}
	return m, true
}

var errTooLarge = errors.New("file too large")

// load reads a whole file of the folder, up to limit bytes.
func (c *checker) load(name string, limit int64) ([]byte, error) {
	f, err := c.fsys.Open(path.Join(c.dir, name))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var b bytes.Buffer
	n, err := io.Copy(&b, io.LimitReader(f, limit+1))
	if err == nil && n > limit {
		err = errTooLarge
	}
	return b.Bytes(), err
}

// files holds the folder against the manifest and gives the number of files that
// are as they were when they were built.
func (c *checker) files(m manifest) int {
	listed := map[string]bool{manifestName: true}
	right := 0
	for _, f := range m.Files {
		listed[f.Name] = true
		if c.file(f) {
			right++
		}
	}
	entries, err := fs.ReadDir(c.fsys, c.dir)
	if err != nil {
		c.find("PV601", "", "Mappens innehåll går inte att läsa.")
		return right
	}
	for _, e := range entries {
		if !listed[e.Name()] {
			c.find("PV604", e.Name(), fmt.Sprintf("Filen %s hör inte till dokumentet: den står inte i %s.", e.Name(), manifestName),
				"Flytta filen till en annan mapp. I dokumentets mapp ska bara det ligga som Planverk har byggt.")
		}
	}
	return right
}

// file compares one file with its line in the manifest.
func (c *checker) file(f manifestEntry) bool {
	data, err := c.load(f.Name, maxFile)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		c.find("PV602", f.Name, fmt.Sprintf("Filen %s saknas, men står i %s.", f.Name, manifestName),
			"Bygg dokumentet på nytt med ”planverk bygg”.")
		return false
	case errors.Is(err, errTooLarge):
		c.find("PV605", f.Name, fmt.Sprintf("Filen %s är större än %d MB och läses inte.", f.Name, maxFile>>20))
		return false
	case err != nil:
		c.find("PV605", f.Name, fmt.Sprintf("Filen %s går inte att läsa.", f.Name))
		return false
	}
	sum := sha256.Sum256(data)
	switch {
	case int64(len(data)) != f.Size:
		c.find("PV603", f.Name, fmt.Sprintf("Filen %s har ändrats sedan den byggdes: den är %d byte, i %s står %d.", f.Name, len(data), manifestName, f.Size), rebuild)
	case hex.EncodeToString(sum[:]) != f.SHA256:
		c.find("PV603", f.Name, fmt.Sprintf("Filen %s har ändrats sedan den byggdes: kontrollsumman stämmer inte med %s.", f.Name, manifestName), rebuild)
	default:
		return true
	}
	return false
}

const rebuild = "Ändra i datafilen i stället och bygg på nytt. Om någon annan har ändrat filen: ta reda på vem och varför."
