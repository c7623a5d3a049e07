package merge

import (
	"testing"

	"planverk/internal/plan"
)

// TestFront: the template's word on the first page goes before the municipality's.
func TestFront(t *testing.T) {
	for _, c := range []struct {
		template, kommun string
		head             bool
	}{
		{"", "", false}, {"", "omslag", false}, {"", "huvud", true},
		{"förstasida: huvud\n", "omslag", true}, {"förstasida: omslag\n", "huvud", false},
	} {
		tpl := parse_(t, "---\ntitel: Plan\n"+c.template+"---\n\nHej.\n")
		in := testInput(same)
		in.Kommun.Root = m(pair{"utseende", m(pair{"förstasida", &plan.Text{Value: c.kommun}}, pair{"dubbelsidig", &plan.Text{Value: "ja"}})})
		d, found := tpl.Merge(in, nil, Env{})
		if d == nil {
			t.Fatal(listing(found))
		}
		if d.Meta.HeadBlock != c.head || !d.Meta.Duplex {
			t.Errorf("template %q, municipality %q: head block %v, duplex %v", c.template, c.kommun, d.Meta.HeadBlock, d.Meta.Duplex)
		}
	}
}
