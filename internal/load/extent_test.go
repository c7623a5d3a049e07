package load

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
)

// ladder gives n definitions that each refer twice to the next, and one that they end in.
func ladder(n int, step, last string) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "\"a%d\": %s,\n", i, strings.ReplaceAll(step, "NEXT", fmt.Sprintf(`{"$ref": "#/definitions/a%d"}`, i+1)))
	}
	fmt.Fprintf(&b, "\"a%d\": %s", n, last)
	return b.String()
}

// members gives n members, or n words, of one form.
func members(form string, n int) string {
	all := make([]string, n)
	for i := range all {
		all[i] = fmt.Sprintf(form, i)
	}
	return strings.Join(all, ",\n")
}

// A schema of a few lines could keep the machine busy for hours: what it stands for is
// counted before anything is built, and told of at the line where it is too much.
func TestSchemaLimits(t *testing.T) {
	const (
		much  = "Schemat har ett fel. x: schemat är för stort: med det som varje $ref leder till utskrivet har det fler än 30 000 delar."
		first = `{"definitions": {` + "\n"
		field = "},\n" + `"properties": {"x": {"$ref": "#/definitions/a0"}}}`
		when  = "},\n" + `"properties": {"x": {"x-typ": "text", "if": {"$ref": "#/definitions/a0"}, "then": {"minLength": 2}}}}`
		leaf  = `{"properties": {"x": {"x-typ": "text",` + "\n"
	)
	tests := []struct{ name, schema, want string }{
		{"groups that double", first + ladder(40, `{"properties": {"p": NEXT, "q": NEXT}}`, `{"x-typ": "text"}`) + field, "30:23: PV437 " + much},
		{"alternatives that double", first + ladder(40, `{"anyOf": [NEXT, NEXT]}`, `{"x-typ": "text"}`) + field, "30:8: PV437 " + much},
		{"conditions that double", first + ladder(40, `{"allOf": [NEXT, NEXT]}`, `{"minLength": 1}`) + when, "30:8: PV437 " + much},
		{"many fields", `{"properties": {` + members(`"x%d": {"x-typ": "text"}`, 20_000) + `}}`, "1:16: PV437 " + much},
		{"a condition in itself", first + `"a0": {"not": {"$ref": "#/definitions/a0"}}` + when, "2:7: PV437 Schemat har ett fel. x: schemat hänvisar till sig självt."},
		{"definitions elsewhere", leaf + `"if": {"$id": "x", "minLength": 1}, "then": {"maxLength": 2}}}}`, "2:8: PV437 Schemat har ett fel. x: $id kan bara stå överst i schemat."},
		{"many words to choose", leaf + `"enum": [` + members(`"ord %d"`, 2001) + `]}}}`, "2:1: PV437 Schemat har ett fel. x: enum har fler än 2 000 ord att välja bland."},
		{"many names of rows", `{"properties": {"x": {` + "\n" + `"x-benämningar": {` + members(`"rad %d": "Rad"`, 2001) + `}, "items": {"x-typ": "text"}}}}`, "2:1: PV437 Schemat har ett fel. x: x-benämningar har fler än 2 000 ord."},
		{"a long key", `{"properties": {` + "\n" + `"` + strings.Repeat("x", 501) + `": {"x-typ": "text"}}}`, "2:1: PV437 Schemat har ett fel. x: nyckeln är längre än 500 tecken."},
		{"many owners", leaf + `"x-svarar": "` + strings.Repeat("a|", 251) + `"}}}`, "2:1: PV437 Schemat har ett fel. x: x-svarar är längre än 500 tecken."},
		{"a long pattern", leaf + `"pattern": "a{1000}[b-d]{1000}e"}}}`, "2:1: PV437 Schemat har ett fel. x: mönstret är för stort: med upprepningarna utskrivna är det längre än 2 000 tecken."},
		{"a long pattern of keys", leaf + `"not": {"patternProperties": {"a{1000}[b-d]{1000}e": false}}}}}`, "2:31: PV437 Schemat har ett fel. x: mönstret är för stort: med upprepningarna utskrivna är det längre än 2 000 tecken."},
		{"a large number", leaf + `"minimum": 1e1000000}}}`, "2:1: PV437 Schemat har ett fel. x: talet är för långt."},
		{"a long number", leaf + `"enum": [` + strings.Repeat("1", 31) + `]}}}`, "2:1: PV437 Schemat har ett fel. x: talet är för långt."},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			o := withOwn(map[string]string{"mallar/x/schema.json": tt.schema})
			if got := strings.TrimPrefix(brief(o.SchemaProblems("x")), "../data/timra/mallar/x/schema.json:"); got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
		})
	}
}

// As much as is allowed can be read, and so can what nothing refers to.
func TestSchemaWithinLimits(t *testing.T) {
	for name, schema := range map[string]string{
		"words":    `{"properties": {"x": {"x-typ": "text", "enum": [` + members(`"ord %d"`, 2000) + `]}}}`,
		"a ladder": `{"definitions": {` + ladder(10, `{"anyOf": [NEXT, NEXT]}`, `{"x-typ": "text"}`) + `}, "properties": {"x": {"$ref": "#/definitions/a0"}}}`,
		"unused":   `{"definitions": {` + ladder(40, `{"anyOf": [NEXT, NEXT]}`, `{"x-typ": "text"}`) + `}, "properties": {"x": {"x-typ": "text"}}}`,
		"patterns": `{"properties": {"x": {"x-typ": "text", "pattern": "^(ab{0,400}){2}[a-zåäö]{1,900}$"}}}`,
	} {
		if _, _, err := readSchema(fstest.MapFS{"x/schema.json": {Data: []byte(schema)}}, "x"); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// Of many misspelt keywords the first are told, and that there are more.
func TestManyMisspeltKeywords(t *testing.T) {
	head := `"dokument": {"properties": {"typ": {"x-typ": "text", "enum": ["x"]}, "id": {"x-typ": "text"}, "status": {"x-typ": "text"}}}`
	o := withOwn(map[string]string{"mallar/x/schema.json": `{"properties": {` + head + ",\n" + members(`"f%d": {"x-typ": "text", "x-typp": 1}`, 2000) + `}}`})
	l := o.SchemaProblems("x")
	if len(l) != maxFindings+1 || l[maxFindings].Message != "Filen har fler än 500 anmärkningar; resten visas inte." {
		t.Errorf("%d: %v", len(l), l[len(l)-1])
	}
}
