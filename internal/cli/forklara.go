package cli

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"planverk"
	"planverk/internal/diag"
	"planverk/internal/sv"
)

// forklara is ”planverk förklara”.
func (a *app) forklara() *cobra.Command {
	c := &cobra.Command{
		Use:     "förklara [kod]",
		Aliases: []string{"forklara", "explain", "fo\u0308rklara"},
		Short:   "förklara vad ett meddelande betyder, med exempel",
		Long:    "Förklarar vad en kod som PV101 betyder, med ett fel och ett rätt exempel. Utan kod listas alla.\nKommunens egna koder förklaras av det som står i dess profil.yaml.",
		Example: `planverk förklara PV101
planverk förklara`,
		Args: atMost(1, "en kod"),
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			var out []string
			for _, c := range diag.Codes() {
				out = append(out, cobra.CompletionWithDesc(c.Code, c.Title))
			}
			for _, r := range a.ownRules() {
				out = append(out, cobra.CompletionWithDesc(r.Code.Code, r.Title))
			}
			return out, cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(c *cobra.Command, args []string) error {
			if len(args) == 0 {
				return a.listCodes()
			}
			code, ok := diag.Lookup(codeName(args[0]))
			if !ok {
				return a.explainOwn(c, args[0])
			}
			if a.json {
				return a.writeJSON(describe(code))
			}
			writeCode(a.Out, code)
			return nil
		},
	}
	a.jsonForm(c)
	return c
}

// codeName gives the code that is meant: PV119 may be written pv119 or 119.
func codeName(typed string) string {
	name := strings.ToUpper(strings.TrimSpace(typed))
	if len(name) == 3 && strings.Trim(name, "0123456789") == "" {
		return "PV" + name
	}
	return name
}

func (a *app) listCodes() error {
	codes := diag.Codes()
	for _, r := range a.ownRules() {
		codes = append(codes, r.Code)
	}
	if a.json {
		all := make([]codeText, len(codes))
		for i, c := range codes {
			all[i] = describe(c)
		}
		return a.writeJSON(all)
	}
	for _, c := range codes {
		fmt.Fprintf(a.Out, "%s  %-10s  %s\n", c.Code, c.Severity, c.Title)
	}
	return nil
}

// writeCode prints the explanation of a code.
func writeCode(w io.Writer, c diag.Code) {
	fmt.Fprintf(w, "%s (%s): %s\n\n%s\n", c.Code, c.Level(), c.Title, fold(c.Explanation, 78))
	if c.Wrong != "" {
		fmt.Fprintf(w, "\nFel:\n%s\n", indent(strings.TrimRight(c.Wrong, "\n")))
	}
	if c.Right != "" {
		fmt.Fprintf(w, "\nRätt:\n%s\n", indent(strings.TrimRight(c.Right, "\n")))
	}
	if c.Source != "" {
		fmt.Fprintf(w, "\n%s\n", fold("Källa: "+c.Source, 78))
	}
	if p := planverk.RuleProfile(c.Code); p != "" {
		fmt.Fprintf(w, "Regelprofil: %s\n", p)
	}
}

// codeText is a code as --json prints it.
type codeText struct {
	Code        string `json:"kod"`
	Severity    string `json:"nivå"`
	Title       string `json:"rubrik"`
	Explanation string `json:"förklaring"`
	Wrong       string `json:"fel"`
	Right       string `json:"rätt"`
	Source      string `json:"källa"`
	Draft       string `json:"utkast"` // the level in a draft
	Profile     string `json:"profil"` // empty for what is no rule
}

func describe(c diag.Code) codeText {
	return codeText{c.Code, c.Severity.String(), c.Title, c.Explanation, c.Wrong, c.Right, c.Source, max(c.Severity, c.Draft).String(), planverk.RuleProfile(c.Code)}
}

// jsonFlag adds --json.
func (a *app) jsonFlag(c *cobra.Command) {
	c.Flags().BoolVar(&a.json, "json", false, "skriv svaret som JSON, för andra program")
}

// jsonForm adds --json, and --form with the two forms that the command has, so that the
// flag of kontrollera and bygg is understood everywhere.
func (a *app) jsonForm(c *cobra.Command) {
	a.jsonFlag(c)
	var form string
	c.Flags().StringVar(&form, "form", "", "`form` på svaret: text eller json (annars text)")
	_ = c.RegisterFlagCompletionFunc("form", cobra.FixedCompletions(plainForms, cobra.ShellCompDirectiveNoFileComp))
	c.PreRunE = func(c *cobra.Command, _ []string) error {
		switch {
		case c.Flags().Changed("form") && !slices.Contains(plainForms, form):
			return wrong(c, "formen ”%s” finns inte här. Välj bland %s.", form, sv.And(plainForms))
		case a.json && form == "text":
			return wrong(c, "--json och --form text säger emot varandra. Skriv en av dem.")
		}
		a.json = a.json || form == "json"
		return nil
	}
}

// writeJSON prints an answer for other programs.
func (a *app) writeJSON(v any) error {
	_ = encode(a.Out, v) // strings and numbers; only a closed pipe can fail
	return nil
}

func encode(w io.Writer, v any) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(v)
}

// fold breaks text at spaces into lines of at most width characters; its own
// line breaks stay.
func fold(text string, width int) string {
	var out []string
	for line := range strings.SplitSeq(text, "\n") {
		var row []rune
		for _, word := range strings.Split(line, " ") {
			if len(row) > 0 && len(row)+1+len([]rune(word)) > width {
				out, row = append(out, string(row)), nil
			}
			if row != nil {
				row = append(row, ' ')
			}
			row = append(row, []rune(word)...)
		}
		out = append(out, string(row))
	}
	return strings.Join(out, "\n")
}
