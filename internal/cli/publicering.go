package cli

import (
	"bytes"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"planverk"
	"planverk/internal/diag"
	"planverk/internal/publish"
	"planverk/internal/sv"
)

// The kinds of report: those that can be filed with the case, and the one for programs.
var reportEndings = []string{".html", ".json", ".md", ".pdf"}

// The forms of an answer that is no list of findings.
var plainForms = []string{"text", "json"}

// mayPublish answers ”planverk kontrollera --publicering”.
func (a *app) mayPublish(c *cobra.Command, args []string, form, report string) error {
	if other := givenOf(c, "kod", "max", "nivå", "språk"); other != "" {
		return wrong(c, "flaggorna --publicering och --%s går inte ihop: alla frågor besvaras. Skriv svaret i en fil med --rapport.", other)
	}
	if form != "" && !slices.Contains(plainForms, form) {
		return wrong(c, "svaret på --publicering finns inte i formen ”%s”. Välj bland %s, eller skriv det i en fil med --rapport.", form, sv.And(plainForms))
	}
	if a.json && form == "text" {
		return wrong(c, "--json och --form %s säger emot varandra. Skriv en av dem.", form)
	}
	ending := filepath.Ext(report)
	if report != "" && !slices.Contains(reportEndings, ending) {
		return wrong(c, "rapporten kan inte skrivas som ”%s”. Välj ett namn som slutar på %s.", filepath.Base(report), sv.Or(reportEndings))
	}
	where, lost := places(args)
	verdicts, r := planverk.Publication(a.ctx, a.world(), where)
	lost = append(lost, r.Findings...)
	switch {
	case len(verdicts) > 0 || lost.HasErrors():
	case r.Parts > 0:
		lost = append(lost, onlyParts("Pröva")...)
	default:
		lost = append(lost, diag.New("PV512", diag.Span{}, "Det finns inga handlingar att pröva på den angivna platsen.", "Ange en mapp med datafiler."))
	}
	a.grade(lost)
	green := 0
	for _, v := range verdicts {
		if v.Green() {
			green++
		}
	}
	if green < len(verdicts) {
		a.code = max(a.code, Findings)
	}
	if report != "" && len(verdicts) > 0 {
		if err := a.fileVerdicts(report, ending, verdicts, lost); err != nil {
			return err
		}
	}
	if a.json || form == "json" {
		return a.writeJSON(verdictsJSON(verdicts, lost, a.Version))
	}
	a.print(a.Err, lost)
	for _, v := range verdicts {
		a.tellVerdict(v)
	}
	if len(verdicts) > 0 {
		fmt.Fprintf(a.Out, "%d av %s får publiceras.\n", green, sv.Count(len(verdicts), "handling", "handlingar"))
	}
	return nil
}

// fileVerdicts writes the answer to a file.
func (a *app) fileVerdicts(report, ending string, verdicts []planverk.Verdict, lost diag.List) error {
	var b []byte
	var err error
	if ending == ".json" {
		var text bytes.Buffer
		err = encode(&text, verdictsJSON(verdicts, lost, a.Version))
		b = text.Bytes()
	} else {
		b, err = planverk.PublicationReport(a.world(), verdicts, ending)
	}
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
		if t.Answer != planverk.Red && t.Answer != planverk.Look {
			continue
		}
		fmt.Fprintf(a.Out, "               Källa: %s\n", t.Source)
		for _, note := range t.Notes {
			fmt.Fprintf(a.Out, "               %s\n", note)
		}
	}
	fmt.Fprintln(a.Out)
}

// verdictsForm is what --publicering answers other programs; docs/publicering.schema.json
// describes it. The names are a promise: they are added to, never renamed.
type verdictsForm struct {
	By        string        `json:"prövat med"`
	Green     bool          `json:"får publiceras"` // all of them
	Documents []verdictForm `json:"handlingar"`
	Findings  diag.List     `json:"anmärkningar"` // of what is no document's
}

type verdictForm struct {
	File         string      `json:"fil"`
	Title        string      `json:"titel"`
	Municipality string      `json:"kommun"`
	Checksum     string      `json:"kontrollsumma"`
	Files        []string    `json:"filer"`
	Green        bool        `json:"får publiceras"`
	Trials       []trialForm `json:"frågor"`
}

type trialForm struct {
	Question string   `json:"fråga"`
	Answer   string   `json:"svar"`
	Source   string   `json:"källa"`
	By       string   `json:"prövat genom"`
	Notes    []string `json:"iakttagelser"`
}

func verdictsJSON(all []planverk.Verdict, lost diag.List, version string) verdictsForm {
	out := verdictsForm{By: "Planverk " + version, Green: len(all) > 0, Documents: []verdictForm{}, Findings: append(diag.List{}, lost...)}
	for _, v := range all {
		j := verdictForm{v.File, v.Title, v.Municipality, v.Checksum, append([]string{}, v.Files...), v.Green(), []trialForm{}}
		for _, t := range v.Trials {
			j.Trials = append(j.Trials, trialForm{t.Question, strings.ToLower(t.Answer.String()), t.Source, t.By, append([]string{}, t.Notes...)})
		}
		out.Documents = append(out.Documents, j)
		out.Green = out.Green && v.Green()
	}
	return out
}
