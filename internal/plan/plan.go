// Package plan is the domain: what a municipality's plan data means, every
// value with its place in the file. It knows no YAML and does no I/O.
//
// The tree (Map, List and the values of value.go) is what templates read;
// Systemplan and Municipality are the same values as Go fields, for rules and
// arithmetic. Bind makes the one from the other.
package plan

import (
	"path"
	"strings"
)

// Input is one data file, read and typed by its schema.
type Input struct {
	File   string // slash-separated path within the data folder
	Type   string // document type: "systemforvaltningsplan"
	Root   *Map   // the whole tree
	SHA256 string // of the file's bytes, hexadecimal
	Kommun *Kommun
}

// InKommun is a file as seen from the folder of the municipality.
func (in *Input) InKommun(file string) string {
	if in.Kommun == nil {
		return file
	}
	return strings.TrimPrefix(file, path.Dir(in.Kommun.File)+"/")
}

// Kommun is a municipality's kommun.yaml: its name, habits and registers.
type Kommun struct {
	File   string
	SHA256 string
	Root   *Map
	Municipality
	Profile *Profile // its profil.yaml; nil when it has none
}
