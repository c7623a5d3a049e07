package planverk

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"gopkg.in/yaml.v3"

	"planverk/internal/diag"
	"planverk/internal/load"
	"planverk/internal/plan"
	"planverk/internal/publish"
	"planverk/internal/readback"
	"planverk/render/rendertest"
	"planverk/templates"
)

var everyPair = flag.Bool("fientligt", false, "try every hostile text in every type's example, not one type each")

// TestHostileTexts puts a hostile text in every text of a type's example, and builds it
// in all formats. Either every format has the text in the same places, or a finding
// points at it and nothing is written.
func TestHostileTexts(t *testing.T) {
	w := World{Templates: templates.FS, Version: "prov"}
	types := Types(w)
	for i, name := range slices.Sorted(maps.Keys(rendertest.Hostile)) {
		for j, typ := range types {
			if !*everyPair && j != i%len(types) {
				continue
			}
			t.Run(typ+"/"+name, func(t *testing.T) {
				t.Parallel()
				hostileIn(t, w, typ, rendertest.Hostile[name])
			})
		}
	}
}

// notUTF8 holds the place of a text that YAML's writer would not write as it stands.
const notUTF8 = "INTE-UTF-8"

func hostileIn(t *testing.T, w World, typ, text string) {
	fsys, texts := poisoned(t, w, typ, text)
	out := t.TempDir()
	r := Build(context.Background(), w, []Place{{FS: fsys, Path: exampleIn(typ), Name: func(file string) string { return file }}},
		Options{Out: out, Open: func() (publish.Disk, diag.List) { return publish.Open(out) }})
	pointed := false
	for _, d := range r.Findings {
		pointed = pointed || d.Severity == diag.Fel && d.Span.Start.Line > 0
		if strings.HasPrefix(d.Code, "PV9") || d.Span.File == "" {
			t.Errorf("%s %s: %s %q", d.Span, d.Code, d.Message, d.Hints)
		}
	}
	if r.Findings.HasErrors() && !pointed {
		t.Errorf("no fault has a line: %v", r.Findings)
	}
	found, err := fs.Glob(os.DirFS(out), "*/*/*")
	if err != nil {
		t.Fatal(err)
	}
	if r.Findings.HasErrors() {
		if len(found) > 0 {
			t.Errorf("a document with faults was written: %v", found)
		}
		return
	}
	if _, l := Verify(os.DirFS(out), "."); l.HasErrors() {
		t.Errorf("granska: %v", l)
	}
	said := map[string]map[string]bool{}
	for _, f := range found {
		b, err := fs.ReadFile(os.DirFS(out), f)
		if err != nil {
			t.Fatal(err)
		}
		switch {
		case strings.HasSuffix(f, ".pdf"):
			said["pdf"] = numbered(drawnIn(t, b))
		case strings.HasSuffix(f, ".md"):
			said["md"] = numbered(string(b))
		case strings.HasSuffix(f, ".klistra-in.html"):
			said["html"] = numbered(string(b))
		}
	}
	if n := len(said["pdf"]); n == 0 || n > 2*texts {
		t.Errorf("%d ends of %d texts are in the PDF", n, texts)
	}
	for _, format := range []string{"md", "html"} {
		for n := range said["pdf"] {
			if !said[format][n] {
				t.Errorf("%s lacks text %s, which is in the PDF", format, n)
			}
		}
		for n := range said[format] {
			if !said["pdf"][n] {
				t.Errorf("the PDF lacks text %s, which is in %s", n, format)
			}
		}
	}
}

// ends are the numbers that begin and end the texts.
var ends = regexp.MustCompile(`[78]\d{4}[78]`)

func numbered(s string) map[string]bool {
	all := map[string]bool{}
	for _, n := range ends.FindAllString(s, -1) {
		all[n] = true
	}
	return all
}

func drawnIn(t *testing.T, file []byte) string {
	t.Helper()
	pages, err := readback.Drawing(file)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, p := range pages {
		for _, m := range p.Marks {
			b.WriteString(m.Text + " ") // a figure that ends one must not begin a number of the next
		}
	}
	return b.String()
}

// poisoned is a type's example with the text in every free text of it, between
// numbers of its own, and how many texts that is.
func poisoned(t *testing.T, w World, typ, text string) (fs.FS, int) {
	t.Helper()
	p := Proof{Type: typ, Home: Home{Name: "templates"}}
	example, err := p.example(w.Templates)
	if err != nil {
		t.Fatal(err)
	}
	files := fstest.MapFS{}
	fs.WalkDir(example, ".", func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			b, err := fs.ReadFile(example, name)
			if err != nil {
				t.Fatal(err)
			}
			files[name] = &fstest.MapFile{Data: b}
		}
		return nil
	})
	file := exampleIn(typ)
	kommun, _ := load.Kommun(example, "kommun.yaml", load.NewSchemaSet(w.Templates))
	in, l := load.Document(example, file, kommun, load.NewSchemaSet(w.Templates))
	if l.HasErrors() {
		t.Fatal(l)
	}
	at := map[diag.Pos]bool{}
	textsOf(in.Root, file, at)
	var root yaml.Node
	if err := yaml.Unmarshal(files[file].Data, &root); err != nil {
		t.Fatal(err)
	}
	value := text
	if strings.ToValidUTF8(text, "") != text {
		value = notUTF8
	}
	n := 0
	replace(&root, func(s *yaml.Node) {
		if at[diag.Pos{Line: s.Line, Col: s.Column}] {
			s.Value, s.Style = fmt.Sprintf("7%04d7 %s 8%04d8", n, value, n), yaml.DoubleQuotedStyle
			n++
		}
	})
	b, err := yaml.Marshal(&root)
	if err != nil || n == 0 {
		t.Fatal(n, err)
	}
	files[file] = &fstest.MapFile{Data: bytes.ReplaceAll(b, []byte(notUTF8), []byte(text))}
	return files, n
}

// textsOf notes where the free texts of a file begin.
func textsOf(n plan.Node, file string, at map[diag.Pos]bool) {
	switch n := n.(type) {
	case *plan.Map:
		for _, f := range n.Fields {
			textsOf(f.Value, file, at)
		}
	case *plan.List:
		for _, item := range n.Items {
			textsOf(item, file, at)
		}
	case *plan.Text, *plan.Rich:
		if n.Where().File == file && !strings.HasPrefix(n.Identity(), "dokument.") {
			at[n.Where().Start] = true
		}
	}
}

// replace calls fn with every scalar that is a value.
func replace(n *yaml.Node, fn func(*yaml.Node)) {
	if n.Kind == yaml.ScalarNode {
		fn(n)
	}
	for i, k := range n.Content {
		if n.Kind != yaml.MappingNode || i%2 == 1 {
			replace(k, fn)
		}
	}
}
