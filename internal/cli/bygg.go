package cli

import (
	"fmt"
	"io"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"planverk"
	"planverk/internal/diag"
	"planverk/internal/publish"
	"planverk/internal/sv"
)

// The editions that can be built.
const (
	innerEdition  = "intern"
	publicEdition = "publik"
)

// outFolder is where documents go when no other place is given.
const outFolder = "output"

// building is how documents are to be built.
type building struct {
	out, edition string
	formats      []string
	archive      bool
	whole        bool // every finding is told in full
	form         answerForm
}

// bygg is ”planverk bygg”.
func (a *app) bygg() *cobra.Command {
	b := &building{}
	c := &cobra.Command{
		Use:     "bygg [sökväg …]",
		Aliases: []string{"build"},
		Short:   "bygg färdiga handlingar av data",
		Long: `Läser och kontrollerar datafilerna och bygger deras handlingar. Utan sökväg byggs allt
under mappen data. En handling med fel byggs inte, men hindrar inte de andra.

Varje handling får en egen mapp, som ersätts hel: den innehåller efteråt precis de
format som byggdes.

Med --arkiv följer det som handlingen är byggd av med i PDF-filen: datafilerna,
kommun.yaml och arbetsboken. Det är exemplaret för arkivet, inte för intranätet: hela
kommun.yaml följer med.

Med --utgåva publik byggs det som kan lämnas utanför kommunen, i en egen mapp vars namn slutar
på -publik: personer är ersatta med sin funktion, sökvägar och fält som kommun.yaml säger ska
maskeras är borttagna. De färdiga filerna genomsöks, och hittas något som skulle vara borta
publiceras ingenting.

När flera handlingar byggs visas felen i sin helhet, men varningar och upplysningar samlade
efter kod, med antal och de första ställena. Flaggan --alla-meddelanden visar alla.

--form och --rapport ger meddelandena som i kontrollera: en rad per meddelande, JSON, SARIF
eller en sida att läsa. Formaten på handlingarna väljs med --format.`,
		Example: `planverk bygg
planverk bygg data/timra/planer/procapita-bou-2021.yaml
planverk bygg data/timra --ut utskick --format pdf,xlsx
planverk bygg data/timra --ut arkiv --arkiv
planverk bygg data/timra --utgåva publik`,
		RunE: func(c *cobra.Command, args []string) error {
			if err := b.check(c, args); err != nil {
				return err
			}
			if err := b.form.settle(a, c); err != nil {
				return err
			}
			return a.build(b, args)
		},
	}
	c.Flags().StringVar(&b.out, "ut", outFolder, "`mapp` som handlingarna läggs i (annars output)")
	c.Flags().BoolVar(&b.archive, "arkiv", false, "lägg datafilerna och arbetsboken som bilagor i PDF-filen, för arkivet")
	c.Flags().StringVar(&b.edition, "utgåva", innerEdition, "vilken `utgåva` som byggs: intern eller publik")
	_ = c.RegisterFlagCompletionFunc("utgåva", cobra.FixedCompletions([]string{innerEdition, publicEdition}, cobra.ShellCompDirectiveNoFileComp))
	c.Flags().BoolVar(&b.whole, "alla-meddelanden", false, "visa varje varning och upplysning, också när flera handlingar byggs")
	c.Flags().StringSliceVar(&b.formats, "format", nil, "bara `dessa` av "+strings.Join(planverk.Formats(), ","))
	_ = c.RegisterFlagCompletionFunc("format", cobra.FixedCompletions(planverk.Formats(), cobra.ShellCompDirectiveNoFileComp))
	_ = c.MarkFlagDirname("ut")
	a.jsonFlag(c)
	b.form.shape(c)
	return c
}

// check refuses flags that do not go together.
func (b *building) check(c *cobra.Command, args []string) error {
	if err := checkFormats(c, b.formats); err != nil {
		return err
	}
	switch {
	case b.archive && len(b.formats) > 0 && !slices.Contains(b.formats, "pdf"):
		return wrong(c, "flaggan --arkiv lägger bilagor i PDF-filen, men --format har inte med pdf. Skriv till exempel --format pdf,xlsx.")
	case b.edition != publicEdition && b.edition != innerEdition:
		return wrong(c, "utgåvan ”%s” finns inte. Välj bland %s och %s.", b.edition, innerEdition, publicEdition)
	case b.archive && b.edition == publicEdition:
		return wrong(c, "flaggorna --arkiv och --utgåva publik går inte ihop: arkivets exemplar bär datafilerna med sig, och i dem står det som den publika utgåvan tar bort.")
	case b.out == "":
		return wrong(c, "flaggan --ut behöver en mapp.")
	case holdsData(b.out, args):
		return wrong(c, "mappen ”%s” innehåller planernas data. Färdiga handlingar behöver en egen mapp, till exempel --ut %s.", filepath.ToSlash(b.out), outFolder)
	}
	return nil
}

// build builds documents, and tells of them.
func (a *app) build(b *building, args []string) error {
	a.json = b.form.name == "json"
	where, lost := places(args)
	p := a.progress()
	report := planverk.Build(a.ctx, a.world(), where, planverk.Options{
		Formats: b.formats,
		Out:     path.Clean(filepath.ToSlash(b.out)),
		Archive: b.archive,
		Public:  b.edition == publicEdition,
		Open:    func() (publish.Disk, diag.List) { return a.Disk(b.out) },
		Done:    p.done,
	})
	p.clear()
	report.Findings = append(lost, report.Findings...)
	switch {
	case b.form.name != "text" && b.form.name != "json" || b.form.report != "":
		return a.answerBuilt(report, &b.form, args)
	case b.whole || len(report.Documents) < 2:
		return a.answerWith(report, true, a.print)
	}
	return a.answerBriefly(report, args)
}

// checkFormats refuses formats that do not exist.
func checkFormats(c *cobra.Command, formats []string) error {
	all := planverk.Formats()
	for _, f := range formats {
		if !slices.Contains(all, f) && slices.Contains(formNames(), f) {
			return wrong(c, "formatet ”%s” finns inte: --format väljer handlingarnas format, bland %s. Svarets form väljs med --form %s.", f, sv.And(all), f)
		}
		if !slices.Contains(all, f) {
			return wrong(c, "formatet ”%s” finns inte. Välj bland %s.", f, sv.And(all))
		}
	}
	return nil
}

// answerBriefly is answerWith for a build of so many documents that only what stops
// them is told in full. The JSON is whole all the same.
func (a *app) answerBriefly(r planverk.Report, args []string) error {
	return a.answerWith(r, true, func(w io.Writer, l diag.List) {
		_ = a.printer(w).Brief(w, l) // as print
		if len(l) > l.Count(diag.Fel) {
			fmt.Fprintf(w, "Varningar och upplysningar i sin helhet, med råd: %s\n", strings.TrimSpace("planverk kontrollera "+typed(args)))
		}
	})
}

// answerBuilt tells of a build in a form that is not for the screen, or to a file. What
// was built is told on the screen all the same, beside the form.
func (a *app) answerBuilt(r planverk.Report, f *answerForm, args []string) error {
	r.Findings = found(r, true)
	a.grade(r.Findings)
	if err := a.tellTo(r, f, "Bygge", args); err != nil {
		return err
	}
	w := a.Out
	if f.report == "" {
		w = a.Err
	}
	list(w, r.Documents)
	return nil
}

// list lists the documents of a build.
func list(w io.Writer, all []planverk.Document) {
	for _, d := range all {
		summary(w, d)
	}
	if len(all) > 0 {
		fmt.Fprintln(w, counts(all))
	}
}

// typed gives arguments as they are typed in a shell.
func typed(args []string) string {
	quoted := slices.Clone(args)
	for i, arg := range quoted {
		if strings.ContainsAny(arg, " \t") {
			quoted[i] = `"` + arg + `"`
		}
	}
	return strings.Join(quoted, " ")
}

// answerWith prints what a run did: findings and, for a build, the documents.
func (a *app) answerWith(r planverk.Report, built bool, print func(io.Writer, diag.List)) error {
	r.Findings = found(r, built)
	a.grade(r.Findings)
	if a.json {
		return a.writeJSON(answerJSON(r, r.Findings))
	}
	if !built {
		print(a.Out, r.Findings)
		if len(r.Findings) == 0 {
			fmt.Fprintf(a.Out, "%s utan anmärkning.\n", checked(r))
		}
		return nil
	}
	print(a.Err, r.Findings)
	if len(r.Findings) > 0 {
		fmt.Fprintln(a.Err)
	}
	list(a.Out, r.Documents)
	return nil
}

// found gives what a run found; that there was nothing to look at, or to build, is a
// finding too.
func found(r planverk.Report, built bool) diag.List {
	switch {
	case len(r.Documents)+len(r.Findings)+r.Templates > 0, r.Parts > 0 && !built:
		return r.Findings
	case r.Parts > 0:
		return onlyParts("Bygg")
	}
	return noFiles()
}

// noFiles is the finding that there was nothing to look at.
func noFiles() diag.List {
	return diag.List{diag.New("PV512", diag.Span{}, "Det finns inga datafiler att läsa på den angivna platsen.",
		"Ange en mapp med datafiler, eller börja på en ny med till exempel ”planverk ny systemforvaltningsplan”.")}
}

// onlyParts is the finding that what there is makes no document; do is what to do with
// the one that it belongs to.
func onlyParts(do string) diag.List {
	return diag.List{diag.New("PV512", diag.Span{}, "Det som finns på den angivna platsen är delar av en handling, och blir ingen egen.",
		do+" handlingen som det hör till, eller hela kommunens mapp.")}
}

// checked counts documents, by their type when it is the same. Files that are all
// pieces of a document elsewhere are files.
func checked(r planverk.Report) string {
	all := r.Documents
	switch {
	case len(all)+r.Parts == 0:
		return "Mallarna"
	case len(all) == 0:
		return sv.Count(r.Parts, "fil", "filer")
	}
	noun := all[0].Noun
	for _, d := range all {
		if d.Noun != noun {
			noun = sv.Handling
		}
	}
	return noun.Count(len(all))
}

// summary tells of one document: where it is and which files it has.
func summary(w io.Writer, d planverk.Document) {
	if d.Published == nil {
		fmt.Fprintf(w, "%s byggdes inte (%s)\n\n", d.File, d.Findings.Summary())
		return
	}
	note := ""
	if d.Published.Unchanged {
		note = " (oförändrad)"
	}
	fmt.Fprintf(w, "%s/%s\n", d.Published.Folder, note)
	for _, f := range d.Published.Files {
		fmt.Fprintf(w, "  %s\n", f)
	}
	fmt.Fprintln(w)
}

// counts sums up a build in one line.
func counts(all []planverk.Document) string {
	var built, same, not int
	for _, d := range all {
		switch {
		case d.Published == nil:
			not++
		case d.Published.Unchanged:
			same++
		default:
			built++
		}
	}
	var parts []string
	for _, p := range []struct {
		n         int
		one, many string
	}{{built, "byggd", "byggda"}, {same, "oförändrad", "oförändrade"}, {not, "byggdes inte", "byggdes inte"}} {
		switch {
		case p.n == 1 && len(all) == 1:
			return "1 handling " + p.one + "."
		case p.n == len(all):
			return fmt.Sprintf("%d handlingar %s.", p.n, p.many)
		case p.n > 0:
			parts = append(parts, sv.Count(p.n, p.one, p.many))
		}
	}
	return sv.Count(len(all), "handling", "handlingar") + ": " + strings.Join(parts, ", ") + "."
}

// documentJSON is a document as --json prints it.
type documentJSON struct {
	File      string   `json:"fil"`
	Title     string   `json:"titel"`
	Folder    string   `json:"mapp"`  // empty when nothing was published
	Files     []string `json:"filer"` // never null
	Unchanged bool     `json:"oförändrad"`
	OK        bool     `json:"godkänd"` // no finding of level fel
}

// reportJSON is a run as --json prints it; docs/kontrollera.schema.json describes it
// to other programs. The names are a promise: they are added to, never renamed.
type reportJSON struct {
	Documents []documentJSON `json:"handlingar"`
	Findings  diag.List      `json:"anmärkningar"`
	Counts    countsJSON     `json:"antal"`
	Language  diag.List      `json:"språk,omitempty"` // what the language check proposes; of kontrollera
}

// countsJSON counts all findings; those that are shown may have been chosen among them.
type countsJSON struct {
	Errors   int `json:"fel"`
	Warnings int `json:"varning"`
	Notices  int `json:"upplysning"`
	Shown    int `json:"visade"`
}

// answerJSON is a run's answer with the findings that are shown.
func answerJSON(r planverk.Report, shown diag.List) reportJSON {
	all := r.Findings
	out := reportJSON{Documents: []documentJSON{}, Findings: diag.List{}, Language: r.Language,
		Counts: countsJSON{all.Count(diag.Fel), all.Count(diag.Varning), all.Count(diag.Upplysning), len(shown)}}
	out.Findings = append(out.Findings, shown...)
	for _, d := range r.Documents {
		j := documentJSON{File: d.File, Title: d.Title, Files: []string{}, OK: !d.Findings.HasErrors()}
		if d.Published != nil {
			j.Folder, j.Files, j.Unchanged = d.Published.Folder, d.Published.Files, d.Published.Unchanged
		}
		out.Documents = append(out.Documents, j)
	}
	return out
}
