package planverk_test

import (
	"context"
	"flag"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"planverk"
	"planverk/internal/diag"
	"planverk/internal/publish"
	"planverk/templates"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// pdfsOfData builds the PDF of every document in data/, once a run, by name without
// ending: "systemforvaltningsplan-procapita-bou-2021".
var pdfsOfData = sync.OnceValue(func() map[string][]byte {
	out, err := os.MkdirTemp("", "planverk")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(out)
	planverk.Build(context.Background(), planverk.World{Templates: templates.FS, Version: "0.1.0"},
		[]planverk.Place{{FS: os.DirFS("data"), Path: ".", Name: func(f string) string { return f }}},
		planverk.Options{Formats: []string{"pdf"}, Out: "output", Open: func() (publish.Disk, diag.List) { return publish.Open(out) }})
	made := map[string][]byte{}
	tree := os.DirFS(out)
	names, _ := fs.Glob(tree, "*/*/*.pdf")
	for _, name := range names {
		b, err := fs.ReadFile(tree, name)
		if err != nil {
			panic(err)
		}
		made[strings.TrimSuffix(path.Base(name), ".pdf")] = b
	}
	return made
})

// everyPDF calls fn with each of them; there must be as many as data/ has.
func everyPDF(t *testing.T, fn func(t *testing.T, file []byte)) {
	t.Helper()
	made := pdfsOfData()
	if len(made) < 15 {
		t.Fatalf("%d documents were built, want the 15 of data/", len(made))
	}
	for name, b := range made {
		t.Run(name, func(t *testing.T) { fn(t, b) })
	}
}

// TestReadAloud holds what a screen reader says of three documents against golden
// files, which a person has read through.
func TestReadAloud(t *testing.T) {
	for _, name := range []string{"systemforvaltningsplan-procapita-bou-2021", "systemforvaltningsplan-socialforvaltningen-2022", "samverkansavtal-skolhalsa-2026"} {
		pages := strings.Contains(name, "procapita") // in one, so that not all change with every line that moves
		lines, err := planverk.ReadAloud(pdfsOfData()[name], pages)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		got := strings.Join(lines, "\n") + "\n"
		file := filepath.Join("testdata", "uppläst", name+".txt")
		if *update {
			if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if got != string(want) {
			w := strings.Split(string(want), "\n")
			for i, l := range strings.Split(got, "\n") {
				if i >= len(w) || l != w[i] {
					t.Errorf("%s:%d: other words (go test . -run ReadAloud -update rewrites it)\ngot  %s\nwant %s", file, i+1, l, strings.Join(w[min(i, len(w)):min(i+1, len(w))], ""))
					break
				}
			}
		}
	}
}

// TestTagging: every document of data/ is tagged so that all text is heard, once, in
// the order that it stands.
func TestTagging(t *testing.T) {
	everyPDF(t, func(t *testing.T, file []byte) {
		for _, f := range planverk.Tagging(file) {
			t.Error(f)
		}
	})
}

// TestSize: a plan of a dozen pages is at most 60 KiB.
func TestSize(t *testing.T) {
	const most = 60 << 10
	if n := len(pdfsOfData()["systemforvaltningsplan-socialforvaltningen-2022"]); n == 0 || n > most {
		t.Errorf("%d bytes, at most %d", n, most)
	}
}
