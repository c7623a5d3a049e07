package planverk

import (
	"cmp"

	"planverk/internal/check"
	"planverk/internal/diag"
	"planverk/internal/load"
)

// OwnRule is a rule that a municipality has written in its profil.yaml.
type OwnRule struct {
	diag.Code
	At           diag.Span // as the user names it
	Municipality string    // "Timrå kommun"
}

// OwnRules gives the own rules of the municipalities at the places, whose folders they
// are. A profil.yaml with something wrong gives those of its rules that can be read:
// Check says what is wrong.
func OwnRules(w World, places []Place) []OwnRule {
	r := newRun(w, nil, "")
	var all []OwnRule
	for _, place := range places {
		k, _ := load.Kommun(place.FS, load.KommunFile, r.shared.schemas)
		p, _ := load.Profile(place.FS, load.KommunFile, r.shared.schemas)
		if k == nil || p == nil {
			continue
		}
		for _, row := range p.Own {
			at := row.At.Span
			at.File = place.Name(at.File)
			all = append(all, OwnRule{At: at, Municipality: k.Name.Value, Code: diag.Code{
				Code: row.Code.Value, Severity: check.OwnLevel(row), Title: cmp.Or(row.Title.Value, row.Message.Value),
				Explanation: check.Describe(row) + paragraph(row.Explanation.Value) + paragraph(row.Remedy.Value),
				Source:      row.Source.Value,
			}})
		}
	}
	return all
}

// paragraph puts a text after another; nothing for none.
func paragraph(text string) string {
	if text == "" {
		return ""
	}
	return "\n\n" + text
}
