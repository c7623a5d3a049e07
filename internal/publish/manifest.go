package publish

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
)

// ManifestName is the file that marks a folder as Planverk's own.
const ManifestName = "manifest.json"

// Manifest is the list of what a folder holds and what it was made of. Its
// order is that of the document, and nothing in it depends on when or where it
// was built.
type Manifest struct {
	Planverk  string          `json:"planverk"` // version of the program
	Document  string          `json:"dokument"`
	Type      string          `json:"typ"`
	Files     []ManifestEntry `json:"filer"`
	Data      []Source        `json:"data"`
	Templates []Source        `json:"mall"`
	Progress  *Progress       `json:"läge,omitempty"`
}

// Progress is how much of a document is filled in: what ”planverk läge” compares with
// the next time.
type Progress struct {
	Fields int `json:"uppgifter"` // that are to be filled in
	Filled int `json:"ifyllda"`
}

// ManifestEntry is one file of the folder; the manifest does not list itself.
type ManifestEntry struct {
	Name   string `json:"namn"`
	Format string `json:"format"`
	SHA256 string `json:"sha256"`
	Size   int    `json:"storlek"` // bytes

	Attached []Source `json:"bilagor,omitempty"` // within it
}

// encode gives the manifest of a document as JSON.
func encode(d Document) []byte {
	m := Manifest{Planverk: d.Version, Document: d.ID, Type: d.Type, Data: d.Data, Templates: d.Templates, Progress: d.Progress}
	for _, f := range d.Files {
		m.Files = append(m.Files, ManifestEntry{f.Name, f.Format, digest(f.Data), len(f.Data), f.Attached})
	}
	b, err := json.MarshalIndent(m, "", "  ")
	if err != nil {
		panic(err) // strings and numbers only: can not happen
	}
	return append(b, '\n')
}

// digest is the SHA-256 of a file as the manifest writes it.
func digest(b []byte) string {
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}

// ProgressOf gives what a manifest says of how much is filled in; nil when it says nothing.
func ProgressOf(manifest []byte) *Progress {
	m, ok := readManifest(manifest)
	if !ok {
		return nil
	}
	return m.Progress
}

// readManifest gives the manifest of a folder, or false when the file is not one of ours.
func readManifest(b []byte) (Manifest, bool) {
	var m Manifest
	if json.Unmarshal(b, &m) != nil {
		return m, false
	}
	return m, m.Planverk != "" && m.Document != ""
}
