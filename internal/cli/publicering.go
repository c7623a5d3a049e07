package cli

import (
	"fmt"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"planverk"
	"planverk/internal/diag"
	"planverk/internal/publish"
	"planverk/internal/sv"
)

// The kinds of report that can be filed with the case.
var reportEndings = []string{".html", ".md", ".pdf"}

// mayPublish answers ”planverk kontrollera --publicering”.
func (a *app) mayPublish(c *cobra.Command, args []string, report string) error {
	for _, other := range []string{"form", "json", "kod", "max", "nivå"} {
		if c.Flags().Changed(other) {
			return wrong(c, "flaggorna --publicering och --%s går inte ihop: alla frågor besvaras. Skriv svaret i en fil med --rapport.", other)
		}
	}
	ending := filepath.Ext(report)
	if report != "" && !slices.Contains(reportEndings, ending) {
		return wrong(c, "rapporten kan inte skrivas som ”%s”. Välj ett namn som slutar på %s.", filepath.Base(report), sv.Or(reportEndings))
	}
	where, lost := places(args)
	verdicts, found := planverk.Publication(a.ctx, a.world(), where)
	lost = append(lost, found...)
	if len(verdicts) == 0 && !lost.HasErrors() {
		lost = append(lost, diag.New("PV512", diag.Span{}, "Det finns inga handlingar att pröva på den angivna platsen.", "Ange en mapp med datafiler."))
	}
	a.finish(a.Err, lost)
	green := 0
	for _, v := range verdicts {
		a.tellVerdict(v)
		if v.Green() {
			green++
		}
	}
	if green < len(verdicts) {
		a.code = max(a.code, Findings)
	}
	if len(verdicts) > 0 {
		fmt.Fprintf(a.Out, "%d av %s får publiceras.\n", green, sv.Count(len(verdicts), "handling", "handlingar"))
	}
	if report == "" || len(verdicts) == 0 {
		return nil
	}
	b, err := planverk.PublicationReport(a.world(), verdicts, ending)
	if err != nil {
		panic(err) // of words and tables of ours
	}
	a.finish(a.Err, publish.Write(report, b, true))
	return nil
}

// tellVerdict prints the answer for a document, and every question with its own.
func (a *app) tellVerdict(v planverk.Verdict) {
	answer := "får publiceras"
	if !v.Green() {
		answer = "får inte publiceras"
	}
	fmt.Fprintf(a.Out, "%s: %s\n", v.File, answer)
	for _, t := range v.Trials {
		fmt.Fprintf(a.Out, "  %-12s %s\n", t.Answer, t.Question)
		if t.Answer != planverk.Red {
			continue
		}
		fmt.Fprintf(a.Out, "               Källa: %s\n", t.Source)
		for _, note := range t.Notes {
			fmt.Fprintf(a.Out, "               %s\n", note)
		}
	}
	fmt.Fprintln(a.Out)
}
