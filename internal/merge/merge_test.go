package merge

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"planverk/internal/doc"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// TestGolden merges every template in testdata with the fixture and compares the
// whole document with the file of the same name.
func TestGolden(t *testing.T) {
	files, _ := filepath.Glob("testdata/*.md")
	if len(files) == 0 {
		t.Fatal("no templates in testdata")
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			source, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			d, found := merge_(t, string(source))
			got := listing(found)
			if d != nil {
				got += doc.Dump(d)
				if err := doc.Validate(d); err != nil {
					t.Error(err)
				}
			}
			compare(t, strings.TrimSuffix(file, ".md")+".golden", got)
		})
	}
}

func compare(t *testing.T, file, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs; run go test -update and read the difference\n%s", file, got)
	}
}

// texts gives the plain words of every paragraph.
func texts(d *doc.Document) []string {
	var all []string
	doc.Walk(d, func(b doc.Block) {
		if p, ok := b.(*doc.Paragraph); ok {
			all = append(all, doc.Plain(p.Text))
		}
	}, nil)
	return all
}

// TestFunctionsAreDescribed: every function stands in the guide, and its example calls
// it.
func TestFunctionsAreDescribed(t *testing.T) {
	guide, err := os.ReadFile("../../docs/mallar.md")
	if err != nil {
		t.Fatal(err)
	}
	for name, f := range functions {
		if !strings.Contains(string(guide), name+" ") {
			t.Errorf("docs/mallar.md does not tell about %s", name)
		}
		if f.example != "" && !strings.Contains(f.example, name) {
			t.Errorf("the example of %s does not call it: %s", name, f.example)
		}
	}
}
