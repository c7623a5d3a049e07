package load

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"planverk/internal/diag"
	"planverk/internal/plan"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// testSet has the small schemas of testdata/mallar, which use every feature of
// the loader.
func testSet() *SchemaSet { return NewSchemaSet(os.DirFS("testdata/mallar")) }

// testKommun reads testdata/kommun.yaml, which is sound.
func testKommun(t testing.TB, set *SchemaSet) *plan.Kommun {
	t.Helper()
	k, list := Kommun(os.DirFS("testdata"), "kommun.yaml", set)
	if len(list) > 0 {
		t.Fatal(list)
	}
	return k
}

// shown prints findings as the user sees them.
func shown(t testing.TB, fsys fstest.MapFS, list diag.List) string {
	t.Helper()
	var b bytes.Buffer
	p := diag.Printer{Source: func(file string) ([]byte, bool) {
		f, ok := fsys[file]
		if !ok {
			return nil, false
		}
		return f.Data, true
	}}
	if err := p.Print(&b, list); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// Every file in testdata/bad has what is said about it beside it, word for word.
func TestBadFiles(t *testing.T) {
	set := testSet()
	k := testKommun(t, set)
	files, err := filepath.Glob("testdata/bad/*.yaml")
	if err != nil || len(files) < 300 {
		t.Fatalf("%d bad files, %v", len(files), err)
	}
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".yaml")
		t.Run(name, func(t *testing.T) {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			fsys := fstest.MapFS{"fil.yaml": {Data: data}}
			var list diag.List
			if strings.HasPrefix(name, "kommun-") {
				_, list = Kommun(fsys, "fil.yaml", set)
			} else {
				_, list = Document(fsys, "fil.yaml", k, set)
			}
			got := shown(t, fsys, list)
			inside(t, data, list)
			helpful(t, list)
			golden := strings.TrimSuffix(file, ".yaml") + ".txt"
			if *update {
				if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil || got != string(want) {
				t.Errorf("got:\n%s\nwant (%v):\n%s", got, err, want)
			}
		})
	}
}

// helpful checks that every finding is Swedish and says what to do.
func helpful(t testing.TB, list diag.List) {
	t.Helper()
	for _, d := range list {
		if text := d.Message + " " + strings.Join(d.Hints, " "); english.MatchString(text) {
			t.Errorf("%s: English in %q", d.Code, text)
		}
		if len(d.Hints) == 0 {
			t.Errorf("%s says what is wrong but not what to do: %s", d.Code, d.Message)
		}
	}
}

// inside checks that every finding points into the file.
func inside(t testing.TB, data []byte, list diag.List) {
	t.Helper()
	src, _ := open(fstest.MapFS{"fil.yaml": {Data: data}}, "fil.yaml", Options{})
	for _, d := range list {
		if d.Span.File != "fil.yaml" {
			t.Errorf("%s: in file %q", d.Code, d.Span.File)
		}
		if src == nil || d.Span.Start.Line == 0 {
			continue
		}
		for _, p := range []diag.Pos{d.Span.Start, d.Span.End} {
			if p.Line < 1 || p.Line > len(src.lines) || p.Col < 1 || p.Col > len([]rune(src.lines[p.Line-1]))+2 || d.Span.Start.Col > len([]rune(src.lines[p.Line-1]))+1 {
				t.Errorf("%s: %v is outside the file", d.Code, p)
			}
		}
	}
}

// TestLinesOfText: a text in a block that keeps its lines knows where each stands in the
// file; of others only the place of the whole is known.
func TestLinesOfText(t *testing.T) {
	set := testSet()
	for text, want := range map[string]string{
		"|\n\n    ett\n    å två\n\n      - tre  \n": "fil.yaml:8:5-8 fil.yaml:9:5-10 fil.yaml:10:5-6 fil.yaml:11:7-12",
		">\n    ett\n    två\n":                      "fil.yaml:6:16-17",
		"\"ett\\ntvå\"\n":                            "fil.yaml:6:16-26 fil.yaml:6:16-26",
		"|\n":                                        "",
	} {
		fsys := fstest.MapFS{"fil.yaml": {Data: []byte("dokument:\n  typ: systemförvaltningsplan\n  id: p\n  år: 2021\ninledning:\n  beskrivning: " + text)}}
		in, list := Document(fsys, "fil.yaml", testKommun(t, set), set)
		if in == nil {
			t.Fatal(list)
		}
		var got []string
		if section, ok := in.Root.Get("inledning").(*plan.Map); ok {
			if rich, ok := section.Get("beskrivning").(*plan.Rich); ok {
				for n := range strings.Split(rich.Source, "\n") {
					at := rich.Line(n)
					got = append(got, fmt.Sprintf("%s:%d:%d-%d", at.File, at.Start.Line, at.Start.Col, at.End.Col))
				}
			}
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%q\ngot  %s\nwant %s", text, strings.Join(got, " "), want)
		}
	}
}
