package load

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"testing"
	"testing/fstest"

	"planverk/internal/plan"
	"planverk/templates"
)

const smallSchema = `{"properties": {"dokument": {"properties": {"typ": {"x-typ": "text", "enum": ["årsrapport"]}, "id": {"x-typ": "text"}, "status": {"x-typ": "text"}}}}}`

// withOwn lays a municipality's files over those of Planverk.
func withOwn(files map[string]string) *Templates {
	own := fstest.MapFS{"data/timra/kommun.yaml": {}}
	for name, text := range files {
		own["data/timra/"+name] = &fstest.MapFile{Data: []byte(text)}
	}
	return NewTemplates(templates.FS).With(own, "data/timra/kommun.yaml", func(file string) string { return "../" + file })
}

func TestOwnTypes(t *testing.T) {
	if base := NewTemplates(templates.FS); base.With(fstest.MapFS{"kommun.yaml": {}}, "kommun.yaml", nil) != base {
		t.Error("a municipality without a folder has types of its own")
	}
	o := withOwn(map[string]string{
		"mallar/a\u030arsrapport/schema.json":                      smallSchema, // as a Mac writes å
		"mallar/a\u030arsrapport/mall.md":                          "egen",
		"mallar/kommun/schema.json":                                "{}",
		"mallar/systemforvaltningsplan/schema.json":                "{}",
		"mallar/systemforvaltningsplan/delar/budget.md":            "budget",
		"mallar/systemforvaltningsplan/delar/budget.fo\u0308re.md": "före",
		"mallar/systemforvaltningsplan/delar/budget.efter.md":      "efter",
		"mallar/systemforvaltningsplan/delar/.budget.md.swp":       "x",
		"mallar/_delar/huvud.md":                                   "vårt huvud",
	})
	set := NewSchemaSet(o)
	if !slices.Contains(set.Types(), "arsrapport") || slices.Contains(set.Types(), "dokumenttyp") {
		t.Errorf("types %v", set.Types())
	}
	for _, typ := range []string{"årsrapport", "kommun", "systemforvaltningsplan"} {
		if err := set.entry(typ).err; err != nil {
			t.Errorf("%s: %v", typ, err)
		}
	}
	text, found := o.Text("systemforvaltningsplan")
	if len(found) > 0 {
		t.Fatal(brief(found))
	}
	if f := text.Parts["huvud"]; f.Text != "vårt huvud" || f.Name != "../data/timra/mallar/_delar/huvud.md" || f.Path != "mallar/_delar/huvud.md" {
		t.Errorf("the part is %+v", f)
	}
	if f := text.Parts["bilagor"]; f.Path != "_delar/bilagor.md" || f.Name != "mallar/_delar/bilagor.md" {
		t.Errorf("the part is %+v", f)
	}
	var got []plan.Placement
	for _, x := range text.Overrides {
		if x.Target != "budget" {
			t.Errorf("%s is for %q", x.File.Name, x.Target)
		}
		got = append(got, x.Where)
	}
	if want := []plan.Placement{plan.After, plan.Before, plan.Instead}; !slices.Equal(got, want) {
		t.Errorf("overrides %v, want %v", got, want)
	}
	if own, _ := o.Text("arsrapport"); own.Main.Text != "egen" {
		t.Errorf("the own template is %+v", own.Main)
	}
}

// TestContained: links within the municipality's folder may be followed, others not.
func TestContained(t *testing.T) {
	root := t.TempDir()
	dir := filepath.Join(root, "timra")
	if err := errors.Join(os.MkdirAll(filepath.Join(dir, "mallar", "a"), 0o755), os.WriteFile(filepath.Join(dir, "mallar", "a", "mall.md"), nil, 0o644)); err != nil {
		t.Fatal(err)
	}
	links := map[string]string{
		"b": "a", "inne.md": "a/mall.md", "upp": "../mallar/a", "ut": "../../annan", "rot": filepath.Join(root, "timra"), "runt": "runt", "omväg": "a/../../../timra",
	}
	for name, to := range links {
		if err := os.Symlink(to, filepath.Join(dir, "mallar", name)); err != nil {
			t.Fatal(err)
		}
	}
	tests := map[string]bool{
		"mallar/a/mall.md": true, "mallar/b/mall.md": true, "mallar/inne.md": true, "mallar/upp/mall.md": true,
		"mallar/ut": false, "mallar/rot": false, "mallar/runt": false, "mallar/omväg": false,
	}
	for name, want := range tests {
		if err := contained(os.DirFS(root), "timra", name); (err == nil) != want {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// A file that Notepad has saved begins with a mark that is no text.
func TestTemplateWithByteOrderMark(t *testing.T) {
	const bom = "\ufeff"
	o := withOwn(map[string]string{"mallar/a/schema.json": bom + smallSchema, "mallar/a/mall.md": bom + "---\r\ntitel: A\r\n---\r\n"})
	f, l := o.File("a/mall.md")
	if len(l) > 0 || f.Text != "---\r\ntitel: A\r\n---\r\n" {
		t.Errorf("%q %v", f.Text, l)
	}
	if _, _, err := readSchema(o, "a"); err != nil {
		t.Error(err)
	}
}

func TestOwnTemplates(t *testing.T) {
	fsys := fstest.MapFS{"timra/kommun.yaml": {}, "timra/mallar/a/mall.md": {}, "timra/planer/a.yaml": {}, "annan/kommun.yaml": {}, "annan/planer/a.yaml": {}, "lös/mallar/a/mall.md": {}}
	for root, want := range map[string]int{".": 1, "timra": 1, "timra/mallar": 1, "timra/mallar/a": 1, "timra/mallar/a/mall.md": 1, "timra/planer": 0, "timra/planer/a.yaml": 0, "annan": 0, "lös": 0} {
		if got := OwnTemplates(fsys, root); len(got) != want {
			t.Errorf("%s: %v", root, got)
		}
	}
}

// What is called mallar and is no folder is told of, with and without documents beside it.
func TestOwnFolderIsAFile(t *testing.T) {
	fsys := fstest.MapFS{"timra/kommun.yaml": {}, "timra/mallar": {Data: []byte("x")}, "annan/kommun.yaml": {}}
	if got := OwnTemplates(fsys, "."); !slices.Equal(got, []string{"timra/kommun.yaml"}) {
		t.Error(got)
	}
	o := NewTemplates(templates.FS).With(fsys, "timra/kommun.yaml", func(file string) string { return "data/" + file })
	const want = "data/timra/mallar: PV435 ”mallar” är ingen mapp, och läses inte."
	if got := brief(o.Problems()); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if types := NewSchemaSet(o).Types(); !slices.Equal(types, NewSchemaSet(templates.FS).Types()) {
		t.Error(types)
	}
}

// TestKeywordsAreKnown: the list that misspelt keywords are held against has every
// one that our own schemas use.
func TestKeywordsAreKnown(t *testing.T) {
	base := NewTemplates(templates.FS)
	for _, typ := range append(NewSchemaSet(base).Types(), MunicipalityType, "_dokumenttyp") {
		data, err := schemaBytes(base, typ+"/"+schemaFile)
		if err != nil {
			t.Fatal(err)
		}
		v, wrong := readJSON(data)
		if wrong != nil {
			t.Fatalf("%s: %v", typ, wrong)
		}
		if l := base.keywords(v, typ, data, nil); len(l) > 0 {
			t.Errorf("%s: %s", typ, brief(l))
		}
	}
}

// FuzzReadJSON: what is read is what encoding/json reads.
func FuzzReadJSON(f *testing.F) {
	f.Add([]byte(smallSchema))
	f.Add([]byte(`{"a": [1, "å"`))
	f.Add([]byte(` {"a\u00e5" : [1,-2.5e3 , true,false, null,{}, []],"b":"x\"\\\n\ud800 \/","c":{"d":" , : ] } "} }`))
	f.Add([]byte("{\"a\": \"\xff\", \"å\": \"\xc3\"}"))
	f.Fuzz(func(t *testing.T, data []byte) {
		v, wrong := readJSON(data)
		if v != nil && wrong != nil {
			t.Errorf("both a value and an error for %q", data)
		}
		if wrong != nil {
			schemaSpan("x", data, wrong.off)
		} else {
			dec := json.NewDecoder(bytes.NewReader(data))
			dec.UseNumber()
			var want any
			if err := dec.Decode(&want); err != nil || !reflect.DeepEqual(plain(v), want) {
				t.Errorf("%q is read as %v, encoding/json reads %v (%v)", data, plain(v), want, err)
			}
		}
		_, _, _ = parseSchema(data, "x")
	})
}
