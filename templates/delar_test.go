package templates_test

import (
	"io/fs"
	"path"
	"strings"
	"testing"

	"planverk/templates"
)

// everywhere are the parts that every document is made of: its head, who answers
// for it, and its closing.
var everywhere = []string{"huvud", "ansvar", "avslutning"}

// TestTypesShareTheirParts holds that what all documents have is written once, in
// _delar: every template puts it in, and none writes out a line of a part.
func TestTypesShareTheirParts(t *testing.T) {
	owner := partLines(t)
	files, err := fs.Glob(templates.FS, "*/mall.md")
	if err != nil || len(files) == 0 {
		t.Fatalf("no templates: %v", err)
	}
	for _, name := range files {
		text := read(t, name)
		for _, part := range everywhere {
			if n := strings.Count(text, `{{ infoga "`+part+`" }}`); n != 1 {
				t.Errorf("%s puts the part %q in %d times", name, part, n)
			}
		}
		for line := range strings.Lines(text) {
			if part := owner[strings.TrimSpace(line)]; part != "" {
				t.Errorf("%s writes out a line of %s: %s", name, part, strings.TrimSpace(line))
			}
		}
	}
}

// partLines gives the lines that say something (a fact, a heading, a row), with
// the part that each stands in.
func partLines(t *testing.T) map[string]string {
	t.Helper()
	owner := map[string]string{}
	files, err := fs.Glob(templates.FS, "_delar/*.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range files {
		for line := range strings.Lines(read(t, name)) {
			fact := strings.HasPrefix(line, "  ")
			line = strings.TrimSpace(line)
			if fact || strings.HasPrefix(line, "# ") || strings.HasPrefix(line, ": {{") || strings.HasPrefix(line, "- {{ .titel") {
				owner[line] = path.Base(name)
			}
		}
	}
	return owner
}

func read(t *testing.T, name string) string {
	t.Helper()
	data, err := fs.ReadFile(templates.FS, name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}
