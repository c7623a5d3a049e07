package planverk

import (
	"context"
	"io/fs"

	"planverk/internal/check"
	"planverk/internal/diag"
	"planverk/internal/prose"
)

// language reads the words of a document that is otherwise sound. It is a stage of
// Check alone: what it proposes is for the one who writes, and stands in no document.
// What the municipality has made more than a proposal, in profil.yaml, is a finding.
func (p *product) language(context.Context) (raised diag.List) {
	source, err := fs.ReadFile(p.place.FS, p.file)
	if err != nil {
		return nil // it was there to be loaded, and is gone
	}
	read := prose.Read(p.in, p.volume.schema, string(source), p.acronyms())
	for _, d := range check.Weigh(p.in, read.Findings) {
		if d.Severity == diag.Upplysning {
			p.words = append(p.words, d)
		} else {
			raised = append(raised, d)
		}
	}
	return raised
}
