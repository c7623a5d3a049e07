package merge_test

import (
	"os"
	"slices"
	"testing"
	"testing/fstest"

	"planverk/internal/load"
	"planverk/internal/merge"
	"planverk/templates"
)

// TestBuiltInTemplatesAreRehearsed rehearses what the program takes to be rehearsed:
// every template that is built into it.
func TestBuiltInTemplatesAreRehearsed(t *testing.T) {
	set := load.NewSchemaSet(templates.FS)
	kommun, _ := set.Get(load.MunicipalityType)
	types := slices.DeleteFunc(set.Types(), func(typ string) bool { return !set.Makes(typ) })
	if len(types) < 12 {
		t.Fatal(types)
	}
	for _, typ := range types {
		text, found := load.NewTemplates(templates.FS).Text(typ)
		if len(found) > 0 || !text.Rehearsed {
			t.Errorf("%s: rehearsed %v, %v", typ, text.Rehearsed, found)
		}
		text.Rehearsed = false
		schema, _ := set.Get(typ)
		if _, found := merge.ParseFiles(text, schema, kommun); len(found) > 0 {
			t.Errorf("%s: %+v", typ, found)
		}
	}
}

// TestOthersTemplatesAreNot: one file of somebody else's is enough, and a folder of
// templates on the disk is always somebody's.
func TestOthersTemplatesAreNot(t *testing.T) {
	const typ = "riktlinje"
	for name, files := range map[string][]string{
		"a template": {"mallar/riktlinje/mall.md"},
		"a part":     {"mallar/_delar/huvud.md"},
		"a section":  {"mallar/riktlinje/delar/eget.md"},
	} {
		own := fstest.MapFS{"kommun.yaml": {}}
		for _, f := range files {
			own[f] = &fstest.MapFile{Data: []byte("text")}
		}
		text, _ := load.NewTemplates(templates.FS).With(own, "kommun.yaml", func(f string) string { return f }).Text(typ)
		if text.Rehearsed {
			t.Errorf("%s of one's own passes for rehearsed", name)
		}
	}
	if text, found := load.NewTemplates(os.DirFS("../../templates")).Text(typ); text.Rehearsed || len(found) > 0 {
		t.Error("a folder on the disk passes for rehearsed", found)
	}
}
