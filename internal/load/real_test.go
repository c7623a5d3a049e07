package load

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"os"
	"path"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"gopkg.in/yaml.v3"

	"planverk/internal/sv"
	"planverk/templates"
)

// compileFully compiles a schema as editors use it, with the judgement by the
// meta-schema that the program leaves out at run time.
func compileFully(t *testing.T, typ string) *jsonschema.Schema {
	t.Helper()
	data, err := fs.ReadFile(templates.FS, typ+"/schema.json")
	if err != nil {
		t.Fatal(err)
	}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	c.DefaultDraft(jsonschema.Draft7)
	if err := c.AddResource("schema:"+typ, doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("schema:" + typ)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// schemaFolders names the folders of templates that have a schema.
func schemaFolders(t *testing.T) []string {
	t.Helper()
	files, err := fs.Glob(templates.FS, "*/schema.json")
	if err != nil || len(files) < 2 {
		t.Fatal(files, err)
	}
	for i, f := range files {
		files[i] = path.Dir(f)
	}
	return files
}

func TestSchemasAreDraft07(t *testing.T) {
	for _, typ := range schemaFolders(t) {
		compileFully(t, typ)
		if _, _, err := readSchema(templates.FS, typ); err != nil {
			t.Error(err)
		}
	}
}

// dataFiles are the data files that come with Planverk, by municipality.
func dataFiles(t *testing.T) (kommuner, plans []string) {
	t.Helper()
	err := fs.WalkDir(os.DirFS("../../data"), ".", func(file string, e fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case path.Base(file) == KommunFile:
			kommuner = append(kommuner, file)
		case path.Ext(file) == ".yaml":
			plans = append(plans, file)
		}
		return nil
	})
	if err != nil || len(kommuner) < 1 || len(plans) < 2 {
		t.Fatal(kommuner, plans, err)
	}
	return kommuner, plans
}

// The data that comes with Planverk is sound in form.
func TestDataIsSilent(t *testing.T) {
	set := NewSchemaSet(templates.FS)
	fsys := os.DirFS("../../data")
	kommuner, plans := dataFiles(t)
	for _, file := range kommuner {
		k, list := Kommun(fsys, file, set)
		if len(list) > 0 {
			t.Error(brief(list))
		}
		for _, p := range plans {
			if !strings.HasPrefix(p, path.Dir(file)+"/") {
				continue
			}
			if _, list := Document(fsys, p, k, set); len(list) > 0 {
				t.Error(brief(list))
			}
		}
	}
}

// An editor judges by the schema alone, without our normalising of short forms:
// it must not mark anything in sound data.
func TestEditorsAcceptTheData(t *testing.T) {
	kommuner, documents := dataFiles(t)
	compiled := map[string]*jsonschema.Schema{}
	for _, file := range append(kommuner, documents...) {
		data, err := os.ReadFile("../../data/" + file)
		if err != nil {
			t.Fatal(err)
		}
		var doc yaml.Node
		if err := yaml.Unmarshal(data, &doc); err != nil {
			t.Fatal(err)
		}
		value := editorValue(doc.Content[0])
		typ := typeIn(value)
		if compiled[typ] == nil {
			compiled[typ] = compileFully(t, typ)
		}
		if err := compiled[typ].Validate(value); err != nil {
			t.Errorf("%s: %v", file, err)
		}
	}
}

// typeIn gives the folder of the schema that a file names; a kommun.yaml names none.
func typeIn(value any) string {
	root, _ := value.(map[string]any)
	head, _ := root["dokument"].(map[string]any)
	if typ, ok := head["typ"].(string); ok {
		return sv.Slug(typ)
	}
	return MunicipalityType
}

// editorValue reads a node as YAML 1.2 editors do: numbers, true, false and
// null are not text, dates and ja are.
func editorValue(n *yaml.Node) any {
	switch n.Kind {
	case yaml.MappingNode:
		m := map[string]any{}
		for i := 0; i < len(n.Content); i += 2 {
			m[n.Content[i].Value] = editorValue(n.Content[i+1])
		}
		return m
	case yaml.SequenceNode:
		list := []any{}
		for _, c := range n.Content {
			list = append(list, editorValue(c))
		}
		return list
	}
	switch n.Tag {
	case "!!int", "!!float":
		return json.Number(n.Value)
	case "!!bool":
		return n.Value == "true"
	case "!!null":
		return nil
	}
	return n.Value
}
