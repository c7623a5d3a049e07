package prose_test

import (
	"io/fs"
	"regexp"
	"strings"
	"testing"

	"planverk/templates"
)

// Our own templates say nothing that the check would propose otherwise: their words are
// read as a plan's would be, without what stands in braces.
func TestTemplatesAreWellWritten(t *testing.T) {
	action := regexp.MustCompile(`(?s)\{\{.*?\}\}|(?s)<!--.*?-->`)
	var files []string
	err := fs.WalkDir(templates.FS, ".", func(name string, d fs.DirEntry, err error) error {
		if strings.HasSuffix(name, ".md") && !strings.Contains(name, "/facit/") {
			files = append(files, name)
		}
		return err
	})
	if err != nil || len(files) < 11 {
		t.Fatal(files, err)
	}
	for _, name := range files {
		b, err := fs.ReadFile(templates.FS, name)
		if err != nil {
			t.Fatal(err)
		}
		words := action.ReplaceAllStringFunc(string(b), func(s string) string { return "`" + strings.Repeat("x", strings.Count(s, "\n")) + "`" })
		if front, body, ok := strings.Cut(words, "\n---\n"); ok { // its lines are keys, no paragraph
			words = strings.ReplaceAll(front, "\n", "\n\n") + "\n\n" + body
		}
		text := head + "  uppföljning: |\n    Mallen:\n    " + strings.ReplaceAll(strings.TrimSpace(words), "\n", "\n    ") + "\n"
		if got := say(t, text, read(t, text).Findings); got != "" {
			t.Errorf("%s:\n%s", name, got)
		}
	}
}
