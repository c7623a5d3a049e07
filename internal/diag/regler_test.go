package diag

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "rewrite docs/regler.md")

// docs/regler.md is made of the table of codes: go test ./internal/diag -update.
func TestRulesDocumented(t *testing.T) {
	const file = "../../docs/regler.md"
	want := rulesPage()
	if *update {
		if err := os.WriteFile(file, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != want {
		t.Error("docs/regler.md does not say what the table says: run go test ./internal/diag -update and read the difference")
	}
}

func rulesPage() string {
	var b strings.Builder
	b.WriteString("# Meddelanden\n\nAlla meddelanden som Planverk kan ge. Sidan görs av samma tabell som `planverk förklara` läser.\n\n")
	b.WriteString("| Kod | Nivå | Vad det gäller | Källa |\n| --- | --- | --- | --- |\n")
	for _, c := range Codes() {
		source := c.Source
		if source == "" {
			source = "–"
		}
		fmt.Fprintf(&b, "| [%s](#%s) | %s | %s | %s |\n", c.Code, strings.ToLower(c.Code), c.Severity, c.Title, source)
	}
	for _, c := range Codes() {
		fmt.Fprintf(&b, "\n## %s\n\n**%s** (%s)\n\n%s\n", c.Code, c.Title, c.Severity, c.Explanation)
		example(&b, "Fel", c.Wrong)
		example(&b, "Rätt", c.Right)
		if c.Source != "" {
			fmt.Fprintf(&b, "\nKälla: %s\n", c.Source)
		}
	}
	return b.String()
}

func example(b *strings.Builder, title, text string) {
	if text = strings.TrimRight(text, "\n"); text != "" {
		fmt.Fprintf(b, "\n%s:\n\n~~~\n%s\n~~~\n", title, text)
	}
}
