package merge

import (
	"testing"

	"planverk/internal/diag"
	"planverk/internal/doc"
	"planverk/internal/plan"
)

// A Windows path in running text keeps every sign.
func TestPathsInRunningText(t *testing.T) {
	for source, want := range map[string]string{
		`Handboken ligger på \\server01\gemensam\_arkiv.`:  `Handboken ligger på \\server01\gemensam\_arkiv.`,
		`Se O:\_Gemensam\a_b_c\-plan, eller **O:\Vård\x**`: `Se O:\_Gemensam\a_b_c\-plan, eller O:\Vård\x`,
		`O:\ är enheten`: `O:\ är enheten`,
		`\*inte kursivt\*, och ("\\s\*stjärna*\b")`:          `*inte kursivt*, och ("\\s\*stjärna*\b")`,
		`\\\\server\mapp är redan skrivet i Markdown`:        `\\server\mapp är redan skrivet i Markdown`,
		`C:\a~b\c&amp;d är kod: ` + "`" + `\\x\y` + "`":      `C:\a~b\c&amp;d är kod: \\x\y`,
		"Två rader:\n\\\\s\\ett":                             `Två rader: \\s\ett`,
		`[Handbok](https://example.se/a\_b) för handläggare`: `Handbok för handläggare`,
	} {
		r := &run{notes: map[*doc.Note]*note{}}
		p := r.rich(&plan.Rich{Source: source, At: plan.At{Span: diag.Span{File: "p.yaml"}}})
		if got := doc.Plain(p.inlines); got != want {
			t.Errorf("%s\ngot  %s\nwant %s", source, got, want)
		}
	}
}
