package load

import (
	"os"
	"path/filepath"
	"testing"
	"testing/fstest"

	"planverk/internal/diag"
	"planverk/internal/plan"
)

// Whatever a file holds: no panic, every place inside the file, no English, and
// the same answer twice.
func FuzzDocument(f *testing.F) {
	files, err := filepath.Glob("testdata/*/*.yaml")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Add(latin1Bytes("å: ä\n"))
	f.Add(utf16Bytes("a: b\n", true))
	set := testSet()
	k := testKommun(f, set)
	f.Fuzz(func(t *testing.T, data []byte) {
		fsys := fstest.MapFS{"fil.yaml": {Data: data}}
		in, list := Document(fsys, "fil.yaml", k, set)
		inside(t, data, list)
		if in == nil && !list.HasErrors() {
			t.Error("nothing read and nothing said")
		}
		if in != nil {
			spansInside(t, data, in.Root)
		}
		_, again := Document(fsys, "fil.yaml", k, set)
		if brief(list) != brief(again) {
			t.Errorf("first %s\nthen %s", brief(list), brief(again))
		}
		if _, list := Kommun(fsys, "fil.yaml", set); len(list) > 0 {
			inside(t, data, list)
		}
	})
}

// spansInside checks that every value points into the file.
func spansInside(t *testing.T, data []byte, n plan.Node) {
	t.Helper()
	if n.Where().Start.Line > 0 {
		inside(t, data, diag.List{{Code: n.Identity(), Span: n.Where()}})
	}
	switch n := n.(type) {
	case *plan.Map:
		for _, f := range n.Fields {
			spansInside(t, data, f.Value)
		}
	case *plan.List:
		for _, item := range n.Items {
			spansInside(t, data, item)
		}
	}
}
