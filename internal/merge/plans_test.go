package merge_test

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"planverk/internal/budget"
	"planverk/internal/diag"
	"planverk/internal/doc"
	"planverk/internal/load"
	"planverk/internal/merge"
	"planverk/internal/plan"
	"planverk/templates"
)

// made is everything that goes into the merge of a plan of the data folder.
type made struct {
	template *merge.Template
	in       *plan.Input
	computed map[string]plan.Node
}

// read loads a plan of data/timra with the template of its type.
func read(t testing.TB, file string) made {
	t.Helper()
	data := os.DirFS("../../data/timra")
	set := load.NewSchemaSet(templates.FS)
	kommun, found := load.Kommun(data, "kommun.yaml", set)
	refuse(t, found)
	in, found := load.Document(data, file, kommun, set)
	refuse(t, found)
	return made{template: template(t, set, in.Type), in: in, computed: computed(in)}
}

func template(t testing.TB, set *load.SchemaSet, typ string) *merge.Template {
	t.Helper()
	source, found := load.NewTemplates(templates.FS).Text(typ)
	refuse(t, found)
	document, _ := set.Get(typ)
	municipality, _ := set.Get("kommun")
	tpl, found := merge.ParseFiles(source, document, municipality)
	refuse(t, found)
	return tpl
}

func computed(in *plan.Input) map[string]plan.Node {
	var p plan.Systemplan
	plan.Bind(in.Root, &p)
	return budget.Compute(&p, in)
}

func refuse(t testing.TB, found diag.List) {
	t.Helper()
	if found.HasErrors() {
		t.Fatalf("%+v", found)
	}
}

// TestPlans merges every plan of the data folder and compares the whole document.
func TestPlans(t *testing.T) {
	files, _ := filepath.Glob("../../data/timra/planer/*.yaml")
	if len(files) == 0 {
		t.Fatal("no plans in data/timra/planer")
	}
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".yaml")
		t.Run(name, func(t *testing.T) {
			m := read(t, "planer/"+name+".yaml")
			d, found := m.template.Merge(m.in, m.computed, merge.Env{Checksum: "7f3a 91c0 d2e4"})
			for _, f := range found {
				t.Errorf("%s %s:%d: %s", f.Code, f.Span.File, f.Span.Start.Line, f.Message)
			}
			if d == nil {
				return
			}
			if err := doc.Validate(d); err != nil {
				t.Error(err)
			}
			golden(t, "testdata/planer/"+name+".golden", doc.Dump(d))
		})
	}
}

func golden(t *testing.T, file, got string) {
	t.Helper()
	if flag.Lookup("update").Value.String() == "true" {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs; run go test -update and read the difference", file)
	}
}

// TestSameTwice: one template, many goroutines, one answer.
func TestSameTwice(t *testing.T) {
	m := read(t, "planer/socialforvaltningen-2022.yaml")
	answers := make(chan string)
	for range 8 {
		go func() {
			d, _ := m.template.Merge(m.in, m.computed, merge.Env{})
			answers <- doc.Dump(d)
		}()
	}
	first := <-answers
	for range 7 {
		if <-answers != first {
			t.Fatal("two merges of the same plan differ")
		}
	}
}

func BenchmarkParsePlan(b *testing.B) {
	set := load.NewSchemaSet(templates.FS)
	for b.Loop() {
		template(b, set, "systemforvaltningsplan")
	}
}

func BenchmarkMergePlan(b *testing.B) {
	m := read(b, "planer/socialforvaltningen-2022.yaml")
	b.ReportAllocs()
	for b.Loop() {
		m.template.Merge(m.in, m.computed, merge.Env{})
	}
}
