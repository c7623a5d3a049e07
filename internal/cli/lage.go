package cli

import (
	"fmt"
	"path"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"planverk"
	"planverk/internal/diag"
	"planverk/internal/publish"
)

// standing is how ”planverk läge” is asked.
type standing struct {
	day   string // as typed; empty: today
	built string // the output tree to compare with

	out     string   // where the report is built; empty: nowhere
	formats []string // of the report
}

// lage is ”planverk läge”.
func (a *app) lage() *cobra.Command {
	s := &standing{}
	c := &cobra.Command{
		Use:     "läge [sökväg …]",
		Aliases: []string{"lage", "status", "la\u0308ge"},
		Short:   "visa vad som är ifyllt, saknas, är okänt eller gammalt, och vem som ska svara",
		Long: `Läser datafilerna och visar hur långt varje handling har kommit, avsnitt för avsnitt:
hur många uppgifter som är ifyllda, saknas, är okända eller gamla. Sedan står för varje
person vad den ska svara på, var svaret skrivs, vad som väntas och ett exempel.

En uppgift ska fyllas i när handlingen visar att den saknas: med en tom ruta eller en
mening om det. Det som handlingen tiger om när det saknas är frivilligt och räknas inte.
Gammalt är en sista dag som har passerat, eller en text som är densamma som i förra årets
handling; det räknas som ifyllt. Handlingar som är ersatta av ett senare år räknas inte,
och inte heller de som sätts samman av andra.

Trenden är procentenheter mot det senaste bygget, enligt manifest.json i mappen output.

Med --ut byggs läget som en handling också, en lägesrapport för varje kommun: PDF, Excel,
webbsida och Markdown, med en lista för var och en att skicka.

Kommandot rapporterar: slutkoden är 0 fast uppgifter saknas, och 1 bara när någon fil inte
går att läsa.`,
		Example: `planverk läge
planverk läge data/timra
planverk läge data/timra --dag 2026-12-01 --json
planverk läge data/timra --ut utskick --format pdf,xlsx`,
		RunE: func(c *cobra.Command, args []string) error {
			day := a.Today.Format(time.DateOnly)
			if s.day != "" {
				if _, err := time.Parse(time.DateOnly, s.day); err != nil {
					return wrong(c, "flaggan --dag kan inte ha värdet ”%s”: skriv till exempel --dag 2026-12-01.", s.day)
				}
				day = s.day
			}
			if err := s.check(c, args); err != nil {
				return err
			}
			return a.stand(s, args, day)
		},
	}
	c.Flags().StringVar(&s.day, "dag", "", "den `dag` som läget gäller (annars i dag)")
	c.Flags().StringVar(&s.built, "byggt", outFolder, "`mapp` med det senaste bygget, som trenden räknas mot (annars output)")
	c.Flags().StringVar(&s.out, "ut", "", "`mapp` att bygga lägesrapporten i")
	c.Flags().StringSliceVar(&s.formats, "format", nil, "bara `dessa` av "+strings.Join(planverk.Formats(), ",")+", tillsammans med --ut")
	_ = c.RegisterFlagCompletionFunc("format", cobra.FixedCompletions(planverk.Formats(), cobra.ShellCompDirectiveNoFileComp))
	_ = c.MarkFlagDirname("byggt")
	_ = c.MarkFlagDirname("ut")
	a.jsonForm(c)
	return c
}

// check refuses flags that do not go together.
func (s *standing) check(c *cobra.Command, args []string) error {
	switch {
	case c.Flags().Changed("ut") && s.out == "":
		return wrong(c, "flaggan --ut behöver en mapp.")
	case s.out == "" && len(s.formats) > 0:
		return wrong(c, "flaggan --format hör ihop med --ut.")
	case s.out != "" && holdsData(s.out, args):
		return wrong(c, "mappen ”%s” innehåller planernas data. Rapporten behöver en egen mapp, till exempel --ut utskick.", filepath.ToSlash(s.out))
	}
	return checkFormats(c, s.formats)
}

// uncounted says why nothing that was read is asked how far it has come.
func uncounted(r planverk.Report) diag.List {
	switch {
	case len(r.Documents) > 0:
		return diag.List{diag.New("PV512", diag.Span{}, "Det som finns på den angivna platsen sätts samman av andra handlingar, och räknas inte i läget.",
			"Visa läget för de handlingarna, eller för hela kommunens mapp.")}
	case r.Parts > 0:
		return onlyParts("Visa läget för")
	}
	return noFiles()
}

// stand tells how far the documents have come.
func (a *app) stand(s *standing, args []string, day string) error {
	where, lost := places(args)
	w := a.world()
	w.Today = day
	all, report := planverk.Stand(a.ctx, w, where, func(file string) ([]byte, error) {
		return workbook(filepath.Join(s.built, filepath.FromSlash(file)))
	})
	found := append(lost, report.Findings...)
	if len(all) == 0 && len(found) == 0 {
		found = uncounted(report)
	}
	var built planverk.Report
	if s.out != "" && len(all) > 0 {
		built = planverk.BuildStanding(a.ctx, w, all, planverk.Options{Formats: s.formats, Out: path.Clean(filepath.ToSlash(s.out)),
			Open: func() (publish.Disk, diag.List) { return a.Disk(s.out) }})
		for _, d := range built.Findings {
			if d.Severity == diag.Fel { // the report itself says what is owed, and what could not be read
				found = append(found, d)
			}
		}
		found = found.Sorted()
	}
	a.grade(found)
	if a.json {
		return a.writeJSON(standingJSON(all, day, found))
	}
	for _, m := range all {
		fmt.Fprint(a.Out, standingText(m, day))
	}
	a.print(a.Err, found)
	for _, d := range built.Documents {
		summary(a.Out, d)
	}
	return nil
}
