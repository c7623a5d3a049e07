package planverk

import (
	"io/fs"

	"planverk/internal/diag"
	"planverk/internal/load"
)

// LocalSchema gives the schema of a type as it is for the municipality that a place
// begins with: its own when it has one, and with the ids of its registers as choices.
// The findings say what is wrong with its kommun.yaml.
func LocalSchema(w World, p Place, typ string) ([]byte, diag.List) {
	own := Own(w, p.FS)
	k, found := load.Kommun(p.FS, load.KommunFile, load.NewSchemaSet(w.Templates))
	if found = rename(found, p.Name); k == nil || found.HasErrors() {
		return nil, found
	}
	b, err := fs.ReadFile(own, typ+"/schema.json")
	if err == nil {
		b, err = load.WithChoices(b, k)
	}
	if err != nil { // the type is there, so its schema is broken
		s := load.NewTemplates(w.Templates).With(p.FS, load.KommunFile, p.Name)
		return nil, append(found, s.SchemaProblems(typ)...)
	}
	return b, nil
}
