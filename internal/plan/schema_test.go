package plan_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"planverk/internal/load"
	"planverk/internal/plan"
	"planverk/templates"
)

// TestSchemasMatchGo holds the Go structs against the schemas: the same keys, of
// the same kind, in both directions.
func TestSchemasMatchGo(t *testing.T) {
	set := load.NewSchemaSet(templates.FS)
	for typ, dst := range map[string]any{"systemforvaltningsplan": plan.Systemplan{}, "samverkansavtal": plan.JointAgreement{}, "avtalspart": plan.PartyFile{}, load.MunicipalityType: plan.Municipality{}} {
		s, ok := set.Get(typ)
		if !ok {
			t.Fatalf("no schema of %s", typ)
		}
		match(t, typ, s, reflect.TypeOf(dst))
	}
}

// leaves gives the Go type that each type of leaf is bound to.
var leaves = map[plan.LeafType]reflect.Type{
	plan.LeafText: reflect.TypeFor[plan.Text](), plan.LeafRich: reflect.TypeFor[plan.Rich](), plan.LeafAmount: reflect.TypeFor[plan.Amount](),
	plan.LeafEffort: reflect.TypeFor[plan.Effort](), plan.LeafDate: reflect.TypeFor[plan.Date](), plan.LeafMoment: reflect.TypeFor[plan.Moment](),
	plan.LeafCount: reflect.TypeFor[plan.Count](), plan.LeafYear: reflect.TypeFor[plan.Count](), plan.LeafYesNo: reflect.TypeFor[plan.YesNo](),
	plan.LeafRef: reflect.TypeFor[plan.Ref](), plan.LeafSection: reflect.TypeFor[plan.Text](),
}

func match(t *testing.T, path string, s *plan.Schema, goType reflect.Type) {
	t.Helper()
	switch s.Shape {
	case plan.Leaf:
		if leaves[s.Leaf] != goType {
			t.Errorf("%s is %q in the schema and %s in Go", path, s.Leaf, goType)
		}
	case plan.Sequence:
		if goType.Kind() != reflect.Slice {
			t.Errorf("%s is a list in the schema and %s in Go", path, goType)
			return
		}
		match(t, path+"[]", s.Items, goType.Elem())
	case plan.Group:
		if goType.Kind() != reflect.Struct || leafType(goType) {
			t.Errorf("%s is a group in the schema and %s in Go", path, goType)
			return
		}
		fields := map[string]reflect.Type{}
		for i := range goType.NumField() {
			if key := goType.Field(i).Tag.Get("key"); key != "" {
				fields[key] = goType.Field(i).Type
			}
		}
		for _, key := range s.Keys {
			if fields[key] == nil {
				t.Errorf("%s.%s is in the schema but not in Go", path, key)
				continue
			}
			match(t, path+"."+key, s.Fields[key], fields[key])
			delete(fields, key)
		}
		for key := range fields {
			t.Errorf("%s.%s is in Go but not in the schema", path, key)
		}
	}
}

func leafType(goType reflect.Type) bool {
	for _, leaf := range leaves {
		if leaf == goType {
			return true
		}
	}
	return false
}

// TestScalesMatchSchema holds the words that Go rules look for against the
// choices of the schema.
func TestScalesMatchSchema(t *testing.T) {
	s, ok := load.NewSchemaSet(templates.FS).Get("systemforvaltningsplan")
	if !ok {
		t.Fatal("no schema")
	}
	for path, want := range map[string]string{
		"dokument.status":                      "utkast, för beslut, beslutad, publicerad, ersatt, upphävd",
		"budget.enhet":                         "kr, tkr, mnkr",
		"inledning.klassning.konfidentialitet": "försumbar, måttlig, betydande, allvarlig, synnerligen allvarlig",
		"inledning.klassning.riktighet":        "försumbar, måttlig, betydande, allvarlig, synnerligen allvarlig",
		"inledning.klassning.tillgänglighet":   "försumbar, måttlig, betydande, allvarlig, synnerligen allvarlig",
		"inledning.klassning.spårbarhet":       "försumbar, måttlig, betydande, allvarlig, synnerligen allvarlig",
	} {
		at := s
		for key := range strings.SplitSeq(path, ".") {
			if at.Shape == plan.Sequence {
				at = at.Items
			}
			if at = at.Fields[key]; at == nil {
				t.Fatalf("%s is not in the schema", path)
			}
		}
		if got := strings.Join(at.Enum, ", "); got != want {
			t.Errorf("%s allows %s, want %s", path, got, want)
		}
	}
	rows := s.Fields["budget"].Fields["rader"]
	for _, id := range []string{"utveckling", "förvaltningsaktiviteter", "utbildning"} {
		if !slices.ContainsFunc(rows.Labels, func(l plan.RowLabel) bool { return l.Key == id && l.Label != "" }) {
			t.Errorf("the budget row %s has no standard name", id)
		}
	}
}
