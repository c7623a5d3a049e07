package load

import (
	"strings"

	"planverk/internal/sv"
)

// noun reads what messages call documents of a type: x-benämning at the root of
// its schema, or else the table of those that come with Planverk.
func noun(root *object, typ string) (sv.Noun, error) {
	o := root.get("x-benämning")
	if o == nil {
		return sv.Named(typ), nil
	}
	n := sv.Noun{
		Article: "en", Indefinite: o.text("obestämd"), Definite: o.text("bestämd"),
		Plural: o.text("plural"), PluralDefinite: o.text("bestämd plural"),
	}
	if n.Indefinite == "" || n.Definite == "" || n.Plural == "" {
		return n, fault(root, "x-benämning", `%s: x-benämning ska säga vad typen heter i tre former, till exempel { "obestämd": "motion", "bestämd": "motionen", "plural": "motioner" }`, typ)
	}
	if strings.HasSuffix(n.Definite, "t") {
		n.Article = "ett"
	}
	if n.PluralDefinite == "" {
		n.PluralDefinite = sv.Handling.PluralDefinite
	}
	return n, nil
}
