package cli

import (
	"bytes"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"planverk"
	"planverk/internal/diag"
	"planverk/internal/publish"
	"planverk/internal/sv"
)

// answerForm is how findings are told, and which of them.
type answerForm struct {
	name   string // of forms; "" is text, or what the report's ending says
	report string // the file that they are written to; "" is the screen
	codes  []string
	levels []string
	max    int
	set    bool // max was given
}

// forms is what --form may be, and the ending of a report in it.
var forms = []struct{ name, ending, what string }{
	{"text", ".txt", "med raden i filen, för den som läser"},
	{"rad", ".rader", "en rad per meddelande, för redigerare"},
	{"json", ".json", "för andra program"},
	{"sarif", ".sarif", "SARIF 2.1.0, för kodvärdar"},
	{"html", ".html", "en sida att läsa i webbläsaren eller skicka"},
}

func formNames() (names []string) {
	for _, f := range forms {
		names = append(names, f.name)
	}
	return names
}

// mostInText is how many findings the text shows in full when nothing else is said:
// more than anybody reads to the end of. The other forms have them all.
const mostInText = 200

// shape adds the flags that say how findings are told, and where.
func (f *answerForm) shape(c *cobra.Command) {
	c.Flags().StringVar(&f.name, "form", "", "`form` på svaret: "+strings.Join(formNames(), ", ")+" (annars text)")
	c.Flags().StringVar(&f.report, "rapport", "", "`fil` att skriva svaret till; ändelsen .html, .json, .sarif eller .txt ger formen")
	_ = c.RegisterFlagCompletionFunc("form", cobra.FixedCompletions(formNames(), cobra.ShellCompDirectiveNoFileComp))
}

// choice adds the flags that say which findings are told.
func (f *answerForm) choice(c *cobra.Command) {
	c.Flags().StringSliceVar(&f.codes, "kod", nil, "bara `koder` som börjar så, till exempel PV3 eller PV311,PV312")
	c.Flags().StringSliceVar(&f.levels, "nivå", nil, "bara dessa `nivåer`: fel, varning, upplysning")
	c.Flags().IntVar(&f.max, "max", 0, fmt.Sprintf("visa högst så här `många`; 0 är alla (annars %d i text, alla i andra former)", mostInText))
	_ = c.RegisterFlagCompletionFunc("nivå", cobra.FixedCompletions(levelNames(), cobra.ShellCompDirectiveNoFileComp))
}

func levelNames() (names []string) {
	for s := diag.Fel; s <= diag.Upplysning; s++ {
		names = append(names, s.String())
	}
	return names
}

// settle checks what was asked for, and settles what was not.
func (f *answerForm) settle(a *app, c *cobra.Command) error {
	f.set = c.Flags().Changed("max")
	if c.Flags().Changed("rapport") && f.report == "" {
		return wrong(c, "flaggan --rapport behöver en fil, till exempel --rapport rapport.html.")
	}
	if a.json && f.name != "" && f.name != "json" {
		return wrong(c, "--json och --form %s säger emot varandra. Skriv en av dem.", f.name)
	}
	if a.json {
		f.name = "json"
	}
	if f.name == "" {
		f.name = "text"
		for _, known := range forms {
			if f.report != "" && strings.EqualFold(path.Ext(f.report), known.ending) {
				f.name = known.name
			}
		}
	}
	if !slices.Contains(formNames(), f.name) {
		return wrong(c, "formen ”%s” finns inte. Välj bland %s.", f.name, sv.And(formNames()))
	}
	for _, n := range f.levels {
		if !slices.Contains(levelNames(), n) {
			return wrong(c, "nivån ”%s” finns inte. Välj bland %s.", n, sv.And(levelNames()))
		}
	}
	if f.max < 0 {
		return wrong(c, "flaggan --max kan inte vara %d. Skriv ett heltal, till exempel --max 20, eller 0 för alla.", f.max)
	}
	return nil
}

// filter is what the findings are chosen by.
func (f *answerForm) filter() diag.Filter {
	chosen := diag.Filter{Max: f.max}
	if !f.set && f.name == "text" {
		chosen.Max = mostInText
	}
	for _, code := range f.codes {
		chosen.Codes = append(chosen.Codes, codeName(code))
	}
	for s := diag.Fel; s <= diag.Upplysning; s++ {
		if slices.Contains(f.levels, s.String()) {
			chosen.Levels = append(chosen.Levels, s)
		}
	}
	return chosen
}

// answerIn tells what a check found, in the form that was chosen. The exit code
// follows all that was found: what is not shown is wrong all the same.
func (a *app) answerIn(r planverk.Report, f *answerForm, args []string) error {
	if f.name == "text" && f.report == "" {
		return a.answerWith(r, false, func(w io.Writer, l diag.List) { a.printChosen(w, l, f) })
	}
	r.Findings = found(r, false)
	a.grade(r.Findings)
	return a.tellTo(r, f, "Kontroll", args)
}

// tellTo tells in a form that is not for the screen alone, or to a file. what is what was
// done: "Kontroll".
func (a *app) tellTo(r planverk.Report, f *answerForm, what string, args []string) error {
	var b bytes.Buffer
	if err := a.tell(&b, r, f, what, args); err != nil {
		panic(err) // writing to memory
	}
	if f.report == "" {
		_, _ = a.Out.Write(b.Bytes()) // a reader that has gone away wants no more
		return nil
	}
	if l := publish.Write(f.report, b.Bytes(), true); len(l) > 0 {
		a.finish(a.Err, l)
		return nil
	}
	fmt.Fprintf(a.Out, "%s: %s\n", f.report, r.Findings.Summary())
	return nil
}

func (a *app) tell(w io.Writer, r planverk.Report, f *answerForm, what string, args []string) error {
	all := r.Findings.Sorted()
	chosen := f.filter().Of(all)
	switch f.name {
	case "rad":
		return chosen.Lines(w)
	case "json":
		return encode(w, answerJSON(r, chosen))
	case "sarif":
		return chosen.SARIF(w, a.Version)
	case "html":
		titles := map[string]string{}
		for _, d := range r.Documents {
			titles[d.File] = d.Title
		}
		if len(args) == 0 {
			args = []string{dataFolder}
		}
		return diag.Page{Title: what + " av " + sv.And(args), By: "Planverk " + a.Version, All: all, Shown: chosen,
			Chosen: f.left(len(all), chosen), Documents: titles, Source: readSource}.Write(w)
	}
	a.printChosen(w, all, f)
	return nil
}

// manyKinds is from how many findings the text ends with how many there are of each.
const manyKinds = 20

// printChosen prints the findings that are chosen in full, and how many there are.
func (a *app) printChosen(w io.Writer, all diag.List, f *answerForm) {
	chosen := f.filter().Of(all)
	// A reader that has gone away (a closed pipe) wants no more findings.
	_ = a.printer(w).Print(w, chosen)
	if said := f.left(len(all), chosen); said != "" {
		fmt.Fprintf(w, "%s Sammanlagt: %s\n", said, all.Summary())
	}
	unbounded := f.filter()
	unbounded.Max = 0
	if of := unbounded.Of(all); len(of) >= manyKinds {
		fmt.Fprintln(w, "\nAntal av varje slag:")
		of.Tally(w)
	}
}

// left says which of the findings are shown; "" when all are.
func (f *answerForm) left(all int, chosen diag.List) string {
	if all == len(chosen) {
		return ""
	}
	by := ""
	if len(f.codes) > 0 {
		by += " med kod " + sv.Or(f.filter().Codes)
	}
	if len(f.levels) > 0 {
		by += " på nivå " + sv.Or(f.levels)
	}
	said := fmt.Sprintf("Visar %d av %d meddelanden%s.", len(chosen), all, by)
	if most := f.filter().Max; most > 0 && len(chosen) == most {
		said += " Alla visas med --max 0."
	}
	return said
}
