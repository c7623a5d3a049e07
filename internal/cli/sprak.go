package cli

import (
	"fmt"
	"io"

	"planverk"
	"planverk/internal/sv"
)

// mostProposals is how many proposals of the language check are told when not all are
// asked for.
const mostProposals = 3

// proposals prints what the language check proposes, in short, below the findings: how
// many they are and the first of them.
func (a *app) proposals(w io.Writer, r planverk.Report) {
	n := len(r.Language)
	if n == 0 {
		return
	}
	if len(r.Findings) > 0 {
		fmt.Fprintln(w)
	}
	fmt.Fprintf(w, "%s om språket:\n", sv.Count(n, "förslag", "förslag"))
	shown := 0
	for _, d := range r.Language {
		if shown < mostProposals && d.Span.Start.Line > 0 { // not a count of what is left
			fmt.Fprintf(w, "  %s: %s %s\n", d.Span, d.Code, d.Message)
			shown++
		}
	}
	if n > shown {
		fmt.Fprintf(w, "  och %d till\n", n-shown)
	}
	fmt.Fprintln(w, "Alla visas med --språk. De säkra kan rättas med --rätta.")
}
