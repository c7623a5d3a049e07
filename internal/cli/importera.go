package cli

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"planverk"
	"planverk/internal/diag"
	"planverk/internal/publish"
	"planverk/internal/sv"
)

// returned is how a workbook is to be read in.
type returned struct {
	dry, yes bool
	report   string
}

// importera is ”planverk importera”.
func (a *app) importera() *cobra.Command {
	r := &returned{}
	c := &cobra.Command{
		Use:     "importera arbetsbok [sökväg …]",
		Aliases: []string{"import"},
		Short:   "läs in ändringar ur en plans arbetsbok till datafilen",
		Long: `Läser en arbetsbok som någon har fyllt i och skickat tillbaka, och för in ändringarna i
planens datafil. Bara de ändrade värdena skrivs om; kommentarer och ordning står kvar.

Planen söks under sökvägen, annars under mappen data. Arbetsboken jämförs med hur den var
när den gjordes och med hur planen är nu. Har samma värde ändrats på båda hållen, eller går
någon cell inte att läsa, skrivs ingenting. Detsamma gäller när något behöver ett svar: kör
igen med --ja när svaret är ja på alla frågor.`,
		Example: `planverk importera systemforvaltningsplan-procapita-bou-2021.xlsx --torr
planverk importera budget.xlsx data/timra --rapport rapport.md
planverk importera budget.xlsx data/timra/planer/procapita-bou-2021.yaml --ja`,
		RunE: func(c *cobra.Command, args []string) error {
			if len(args) == 0 {
				return wrong(c, "ange arbetsboken, till exempel: planverk importera budget.xlsx")
			}
			return a.receive(r, args[0], args[1:])
		},
	}
	c.Flags().BoolVar(&r.dry, "torr", false, "visa vad som skulle ändras, men skriv inget i planen")
	c.Flags().BoolVar(&r.yes, "ja", false, "svara ja på alla frågor")
	c.Flags().StringVar(&r.report, "rapport", "", "`fil` att skriva rapporten till, som Markdown")
	return c
}

// receive reads a workbook in.
func (a *app) receive(r *returned, name string, args []string) error {
	data, err := workbook(name)
	if errors.Is(err, errNoFile) {
		a.finish(a.Err, diag.List{diag.New("PV650", diag.Span{File: filepath.ToSlash(name)}, "Det här är ingen fil att läsa, utan en mapp eller enhet.", "Ange arbetsboken, den som slutar på .xlsx.")})
		return nil
	}
	if err != nil {
		a.finish(a.Err, diag.List{unreachable(name, err)})
		return nil
	}
	where, lost := places(args)
	if lost.HasErrors() {
		a.finish(a.Err, lost)
		return nil
	}
	in := planverk.Import(a.ctx, a.world(), where, planverk.Returned{Name: filepath.ToSlash(name), Data: data, Yes: r.yes})
	if in.Report == nil {
		a.finish(a.Err, in.Findings)
		return nil
	}
	written, l := a.write(r, &in)
	in.Report.End = ending(r, &in, written)
	fmt.Fprint(a.Out, in.Report.Text())
	if r.report != "" {
		l = append(l, publish.Write(r.report, []byte(in.Report.Markdown()), true)...)
	}
	if in.Report.Result.Blocked(r.yes) {
		a.code = Findings
	}
	a.finish(a.Err, l)
	return nil
}

var errNoFile = errors.New("a folder or a device")

// workbook reads a file, but never more of it than is looked at.
func workbook(name string) ([]byte, error) {
	info, err := os.Stat(name)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, errNoFile
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, planverk.MaxWorkbook+1))
}

// write puts the changed plan in place, when that is what was asked for.
func (a *app) write(r *returned, in *planverk.Imported) (bool, diag.List) {
	if in.After == nil || r.dry {
		return false, nil
	}
	l := publish.Replace(filepath.FromSlash(in.File), in.Before, in.After)
	return len(l) == 0, l
}

// ending says in one sentence what has happened.
func ending(r *returned, in *planverk.Imported, written bool) string {
	result := in.Report.Result
	n := in.Report.Taken()
	what := sv.Count(n, "ändring", "ändringar")
	switch {
	case written:
		return fmt.Sprintf("%s införd%s i %s. Läs igenom, och bygg handlingen på nytt.", what, plural(n), in.File)
	case result.Blocked(true):
		return "Inget är skrivet. Rätta felen i arbetsboken eller i planen, och kör igen."
	case result.Blocked(r.yes):
		return "Inget är skrivet. Kör igen med --ja om svaret är ja på alla frågor; rätta annars i arbetsboken."
	case n == 0:
		return "Inget att föra in. Planen är oförändrad."
	case r.dry:
		return fmt.Sprintf("Inget är skrivet (--torr). %s kan föras in i %s.", strings.TrimSpace(what), in.File)
	}
	return "Inget är skrivet."
}

func plural(n int) string {
	if n == 1 {
		return ""
	}
	return "a"
}
