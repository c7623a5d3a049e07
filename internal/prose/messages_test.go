package prose_test

import (
	"flag"
	"os"
	"strings"
	"testing"

	"planverk/internal/diag"
	"planverk/internal/prose"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// TestWholeMessages: what every kind says of its wrong example, in full as it is read,
// which a person has read aloud.
func TestWholeMessages(t *testing.T) {
	var b strings.Builder
	for _, code := range prose.Codes() {
		c, _ := diag.Lookup(code)
		text := head + "  omfattning:\n    " + strings.ReplaceAll(strings.TrimSpace(c.Wrong), "\n", "\n    ") + "\n"
		var found diag.List
		for _, d := range read(t, text).Findings {
			if d.Code == code {
				found = append(found, d)
			}
		}
		p := diag.Printer{Source: func(string) ([]byte, bool) { return []byte(text), true }}
		if err := p.Print(&b, found); err != nil {
			t.Fatal(err)
		}
	}
	const file = "testdata/meddelanden.golden"
	if *update {
		if err := os.WriteFile(file, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if want, err := os.ReadFile(file); err != nil || b.String() != string(want) {
		t.Errorf("%s differs (%v):\n%s", file, err, b.String())
	}
}
