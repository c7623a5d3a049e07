package load

import (
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"planverk/internal/diag"
	"planverk/internal/plan"
)

func TestSchemaShapes(t *testing.T) {
	s, ok := testSet().Get("systemförvaltningsplan")
	if !ok {
		t.Fatal("not found by its Swedish name")
	}
	if !slices.Equal(s.Keys, []string{"dokument", "inledning", "historik", "budget"}) || !slices.Equal(s.Required, []string{"dokument"}) {
		t.Errorf("keys %v, required %v", s.Keys, s.Required)
	}
	rows := s.Fields["budget"].Fields["rader"]
	if rows.Shape != plan.Sequence || rows.RowKey != "id" || rows.Items.Short != "kostnad" || rows.Labels[1] != (plan.RowLabel{Key: "utbildning", Label: "Utbildning"}) {
		t.Errorf("rows %+v", rows)
	}
	if sum := s.Fields["budget"].Fields["summa"]; !sum.Computed || sum.Leaf != plan.LeafAmount || sum.Examples[0] != "25 000 kr" {
		t.Errorf("sum %+v", sum)
	}
	if history := s.Fields["historik"].Items; history.Pair != [2]string{"när", "vad"} {
		t.Errorf("history %+v", history)
	}
	if who := s.Fields["inledning"].Fields["ansvarig"]; who.Register != "personer|organisationer" || !who.FreeText {
		t.Errorf("ansvarig %+v", who)
	}
	if list := s.Fields["dokument"].Fields["diarienummer"]; list.Shape != plan.Sequence || list.Items.Leaf != plan.LeafText {
		t.Errorf("diarienummer %+v", list)
	}
}

// TestNoun: a type of one's own says what it is called, and one that says it by
// halves is told how.
func TestNoun(t *testing.T) {
	set := NewSchemaSet(fstest.MapFS{
		"motion/schema.json":    {Data: []byte(`{"x-benämning": {"obestämd": "motion", "bestämd": "motionen", "plural": "motioner"}, "type": "object", "properties": {}}`)},
		"beslut/schema.json":    {Data: []byte(`{"x-benämning": {"obestämd": "beslut", "bestämd": "beslutet", "plural": "beslut", "bestämd plural": "besluten"}, "type": "object", "properties": {}}`)},
		"halv/schema.json":      {Data: []byte(`{"x-benämning": {"obestämd": "halva"}, "type": "object", "properties": {}}`)},
		"riktlinje/schema.json": {Data: []byte(`{"type": "object", "properties": {}}`)},
	})
	for typ, want := range map[string]string{"motion": "en motion", "beslut": "ett beslut", "riktlinje": "en riktlinje", "finns-inte": "en handling"} {
		if got := set.Noun(typ); got.A() != want || got.PluralDefinite == "" {
			t.Errorf("%s is %+v", typ, got)
		}
	}
	if err := set.entry("halv").err; err == nil || !strings.Contains(err.Error(), "tre former") {
		t.Errorf("by halves: %v", err)
	}
}

func TestTypes(t *testing.T) {
	set := NewSchemaSet(fstest.MapFS{
		"b/schema.json": {}, "b/mall.md": {}, "a/schema.json": {}, "a/mall.md": {},
		"kommun/schema.json": {}, "bara-mall/mall.md": {}, "templates.go": {},
	})
	if got := set.Types(); !slices.Equal(got, []string{"a", "b"}) {
		t.Error(got)
	}
	if _, ok := set.Get("a"); ok {
		t.Error("an empty schema is accepted")
	}
	if err := set.entry("saknas").err; err == nil || err.Error() != "mallarna har inget schema för ”saknas” (saknas/schema.json finns inte)" {
		t.Error(err)
	}
}

// A mistake in a schema is told to the one who keeps the templates, with its place.
func TestSchemaErrors(t *testing.T) {
	tests := []struct{ name, schema, want string }{
		{"no JSON", `{`, "x/schema.json är inte giltig JSON: filen tar slut för tidigt"},
		{"Windows-1252", "{\"title\": \"\xc5r\"}", "x/schema.json är inte sparat som UTF-8"},
		{"key twice", `{"type": 1, "type": 2}`, "x/schema.json är inte giltig JSON: nyckeln ”type” står två gånger"},
		{"two values", `{} {}`, "x/schema.json är inte giltig JSON: det står mer efter schemats sista klammer"},
		{"a list", `[]`, "x/schema.json: schemat ska vara ett objekt"},
		{"no shape", `{}`, "x/schema.json: x: x-typ saknas"},
		{"a leaf", `{"x-typ": "text"}`, "x/schema.json: schemat ska beskriva en grupp med uppgifter"},
		{"unknown type", `{"properties": {"a": {"x-typ": "pengar"}}}`, "x/schema.json: x.a: x-typ ”pengar” finns inte"},
		{"no register", `{"properties": {"a": {"x-typ": "ref"}}}`, "x/schema.json: x.a: x-register saknas"},
		{"no object", `{"properties": {"a": true}}`, "x/schema.json: x.a: ska vara ett objekt"},
		{"a sum of nothing", `{"properties": {"s": {"x-typ": "belopp", "x-beräknas": true, "x-summa": "rader.belopp"}}}`,
			"x/schema.json: x.s: ”rader.belopp” (x-summa) är ingen summa av belopp på rader i samma grupp; skriv till exempel ”rader.belopp”"},
		{"a sum in text", `{"properties": {"s": {"x-typ": "text", "x-beräknas": true, "x-summa": "rader.belopp"}}}`,
			"x/schema.json: x.s: x-summa kräver ”x-typ”: ”belopp” och ”x-beräknas”: true"},
		{"a sum with a sign too many", `{"properties": {"r": {"items": {"properties": {"b": {"x-typ": "belopp"}}}}, "s": {"x-typ": "belopp", "x-beräknas": true, "x-summa": "r.b -"}}}`,
			"x/schema.json: x.s: ”r.b -” (x-summa) är ingen summa av belopp på rader i samma grupp; skriv till exempel ”rader.belopp”"},
		{"no items", `{"properties": {"a": {"type": "array"}}}`, "x/schema.json: x.a: items saknas"},
		{"row key on leaves", `{"properties": {"a": {"x-nyckel": "id", "items": {"x-typ": "text"}}}}`, "x/schema.json: x.a: x-nyckel kräver att raderna är grupper"},
		{"row key not there", `{"properties": {"a": {"x-nyckel": "id", "items": {"properties": {}}}}}`, "x/schema.json: x.a: raderna har ingen uppgift ”id” (x-nyckel)"},
		{"short not there", `{"x-kort": "b", "properties": {}}`, "x/schema.json: x: ”b” nämns i x-kort, x-par eller required men finns inte bland properties"},
		{"required not there", `{"required": ["b"], "properties": {}}`, "x/schema.json: x: ”b” nämns i x-kort, x-par eller required men finns inte bland properties"},
		{"dangling ref", `{"properties": {"a": {"$ref": "#/definitions/b"}}}`, "x/schema.json: x.a: $ref ”#/definitions/b” leder ingenstans"},
		{"foreign ref", `{"properties": {"a": {"$ref": "http://example/b"}}}`, "x/schema.json: x.a: $ref ”http://example/b” leder ingenstans"},
		{"ref to itself", `{"definitions": {"a": {"$ref": "#/definitions/a"}}, "properties": {"a": {"$ref": "#/definitions/a"}}}`, "x/schema.json: x.a: schemat hänvisar till sig självt"},
		{"tree of itself", `{"definitions": {"a": {"properties": {"a": {"$ref": "#/definitions/a"}}}}, "properties": {"a": {"$ref": "#/definitions/a"}}}`, "x/schema.json: x" + strings.Repeat(".a", 41) + ": schemat hänvisar till sig självt"},
		{"bad pattern", `{"properties": {"a": {"x-typ": "text", "pattern": "("}}}`, "x/schema.json: x.a: villkoret ”pattern” går inte att tolka"},
		{"bad length", `{"properties": {"a": {"x-typ": "text", "maxLength": "60"}}}`, "x/schema.json: x.a: villkoret ”maxLength” går inte att tolka"},
		{"half a row", `{"properties": {"a": {"items": {"x-typ": "text"}, "minItems": 1.5}}}`, "x/schema.json: x.a: villkoret ”minItems” går inte att tolka"},
		{"multiples of nothing", `{"properties": {"a": {"x-typ": "antal", "multipleOf": 0}}}`, "x/schema.json: x.a: villkoret ”multipleOf” går inte att tolka"},
		{"unknown format", `{"properties": {"a": {"x-typ": "text", "format": "ipv4"}}}`, "x/schema.json: x.a: villkoret ”format” går inte att tolka"},
		{"no list", `{"properties": {"a": {"x-typ": "text"}}, "anyOf": {"required": ["a"]}}`, "x/schema.json: x: villkoret ”anyOf” går inte att tolka"},
		{"bad condition in a condition", `{"properties": {"a": {"x-typ": "text"}}, "if": {"properties": {"a": {"enum": "b"}}}}`, "x/schema.json: x.a: villkoret ”enum” går inte att tolka"},
		{"not judged", `{"properties": {"a": {"x-typ": "text"}}, "if": {"patternProperties": {"^a": {"const": "b"}}}}`, "x/schema.json: x: villkoret ”patternProperties” prövas inte"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, _, err := readSchema(fstest.MapFS{"x/schema.json": {Data: []byte(tt.schema)}}, "x")
			if err == nil || err.Error() != tt.want {
				t.Errorf("got  %v\nwant %s", err, tt.want)
			}
		})
	}
}

// A condition that cannot be read is pointed at where it stands, however deep.
func TestSchemaErrorPlace(t *testing.T) {
	const schema = `{"properties": {"a": {"x-typ": "text"}},
  "if": {"properties": {"a": {
    "minLength": -1}}}}`
	_, _, err := readSchema(fstest.MapFS{"x/schema.json": {Data: []byte(schema)}}, "x")
	e, ok := err.(*SchemaError)
	if !ok || e.At.Start != (diag.Pos{Line: 3, Col: 5}) {
		t.Errorf("%v at %+v", err, e.At)
	}
}

// A broken template is no fault of the data, and says so.
func TestBrokenTemplate(t *testing.T) {
	set := NewSchemaSet(fstest.MapFS{"systemforvaltningsplan/schema.json": {Data: []byte(`{}`)}, "systemforvaltningsplan/mall.md": {}})
	in, list := Document(os.DirFS("testdata"), "ok/plan.yaml", nil, set)
	const want = "ok/plan.yaml: PV131 Dokumenttypens schema går inte att använda: systemforvaltningsplan/schema.json: systemforvaltningsplan: x-typ saknas."
	if got := brief(list); in != nil || got != want {
		t.Errorf("got %v, %s", in, got)
	}
	k, list := Kommun(os.DirFS("testdata"), "kommun.yaml", set)
	if k != nil || len(list) != 1 || list[0].Code != "PV131" {
		t.Errorf("got %v, %s", k, brief(list))
	}
}

// Conditions that stand in the schema as JSON Schema keywords are judged, and may refer
// to definitions.
func TestConditions(t *testing.T) {
	const schema = `{
		"definitions": {"full": {"required": ["b"]}},
		"properties": {
			"dokument": {"properties": {"typ": {"x-typ": "text"}}},
			"g": {
				"properties": {"a": {"x-typ": "text"}, "b": {"x-typ": "belopp", "multipleOf": 0.5}, "c": {"x-typ": "janej"}},
				"if": {"properties": {"c": {"const": "ja"}}, "required": ["c"]}, "then": {"$ref": "#/definitions/full"},
				"oneOf": [{"required": ["a"]}, {"required": ["c"]}]
			}
		}
	}`
	set := NewSchemaSet(fstest.MapFS{"x/schema.json": {Data: []byte(schema)}, "x/mall.md": {}})
	tests := []struct{ data, want string }{
		{"{ a: text }", ""},
		{"{ c: nej }", ""},
		{"{ c: ja, b: 100 }", ""},
		{"{ c: ja }", "p.yaml:2:1: PV117 ”b” är obligatoriskt men saknas i ”g”."},
		{"{ a: text, c: nej }", "p.yaml:2:1: PV129 ”g” blandar uppgifter som utesluter varandra."},
		{"{ b: 5 }", "p.yaml:2:1: PV129 I ”g” behövs ”a” eller ”c”."},
		{"{ a: text, b: '1,20' }", "p.yaml:2:18: PV122 ”b” är 1,20, men ska vara jämnt delbart med 0,50."},
	}
	for _, tt := range tests {
		data := "dokument: { typ: x }\ng: " + tt.data + "\n"
		_, list := Document(fstest.MapFS{"p.yaml": {Data: []byte(data)}}, "p.yaml", nil, set)
		if got := brief(list); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.data, got, tt.want)
		}
	}
}
