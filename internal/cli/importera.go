package cli

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
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
		Short:   "läs in ändringar ur en arbetsbok till datafilerna",
		Long: `Läser en arbetsbok som någon har fyllt i och skickat tillbaka, och för in ändringarna i
datafilen: i planens, uppföljningens eller avtalets egen, och i de filer som handlingen är
sammansatt av. Bara de ändrade värdena skrivs om; kommentarer och ordning står kvar. Hör
ändringarna hemma i flera filer ändras alla eller ingen.

Handlingen söks under sökvägen, annars under mappen data. Arbetsboken jämförs med hur den
var när den gjordes och med hur datafilerna är nu. Har samma värde ändrats på båda hållen, eller går
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
	c.Flags().BoolVar(&r.dry, "torr", false, "visa vad som skulle ändras, men skriv inget i datafilerna")
	c.Flags().BoolVar(&r.yes, "ja", false, "svara ja på alla frågor")
	a.jsonForm(c)
	c.Flags().StringVar(&r.report, "rapport", "", "`fil` att skriva rapporten till, som Markdown")
	return c
}

// receive reads a workbook in and tells what became of it.
func (a *app) receive(r *returned, name string, args []string) error {
	in, written, l := a.taken(r, name, args)
	a.grade(l)
	if in.Report != nil && in.Report.Result.Blocked(r.yes) && a.code == OK {
		a.code = Findings
	}
	if a.json {
		return a.writeJSON(in.Answer(planverk.Returned{Name: filepath.ToSlash(name), Yes: r.yes}, written, l))
	}
	if in.Report != nil {
		fmt.Fprint(a.Out, in.Report.Text())
	}
	a.print(a.Err, l)
	return nil
}

// taken reads a workbook in and puts the changes in place. The findings are of what
// could not be read or written; those of the workbook's cells are in the report.
func (a *app) taken(r *returned, name string, args []string) (in planverk.Imported, written bool, l diag.List) {
	data, err := workbook(name)
	if err != nil {
		return in, false, diag.List{unread(name, err)}
	}
	where, lost := places(args)
	if lost.HasErrors() {
		return in, false, lost
	}
	in = planverk.Import(a.ctx, a.world(), where, planverk.Returned{Name: filepath.ToSlash(name), Data: data, Yes: r.yes, Published: published})
	if in.Report == nil {
		return in, false, in.Findings
	}
	if busy(name) {
		in.Report.Result.Tell("", diag.New("PV688", diag.Span{}, "Arbetsboken är öppen i ett annat program. Det som inte är sparat där läses inte.", "Spara och stäng den, och kör igen om något saknas här."))
	}
	written, l = a.write(r, &in)
	in.Report.End = ending(r, &in, written)
	if r.report != "" {
		l = append(l, publish.Write(r.report, []byte(in.Report.Markdown()), true)...)
	}
	return in, written, l
}

// published reads a file of the output tree.
func published(folder, file string) ([]byte, error) {
	return workbook(filepath.Join(outFolder, filepath.FromSlash(folder), file))
}

// Why a file is not one to read.
var (
	errNoFile = errors.New("a folder or a device")
	errLock   = errors.New("the note of a program that has the workbook open")
)

// Spreadsheet programs lay a note beside a workbook that is open: its name with signs
// before it, and in LibreOffice after it.
var notes = []struct{ before, after string }{{"~$", ""}, {".~lock.", "#"}}

// workbook reads a file, but never more of it than is looked at.
func workbook(name string) ([]byte, error) {
	if opened(name) != "" {
		return nil, errLock
	}
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
	data := make([]byte, min(info.Size(), planverk.MaxWorkbook+1))
	n, err := io.ReadFull(f, data)
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) { // it has become shorter meanwhile
		err = nil
	}
	return data[:n], err
}

// opened gives the workbook that a file is the note of, or "".
func opened(name string) string {
	base := filepath.Base(name)
	for _, n := range notes {
		if rest, ok := strings.CutPrefix(base, n.before); ok && strings.HasSuffix(rest, n.after) {
			return strings.TrimSuffix(rest, n.after)
		}
	}
	return ""
}

// busy tells whether a program says that it has the workbook open.
func busy(name string) bool {
	dir, base := filepath.Split(name)
	for _, n := range notes {
		if _, err := os.Stat(dir + n.before + base + n.after); err == nil {
			return true
		}
	}
	return false
}

// unread is the finding for a file that was not read.
func unread(name string, err error) diag.Diagnostic {
	at := diag.Span{File: filepath.ToSlash(name)}
	switch {
	case errors.Is(err, errLock):
		return diag.New("PV650", at, "Det här är inte arbetsboken, utan den lapp som ett kalkylprogram lägger bredvid en öppen arbetsbok.", "Spara och stäng arbetsboken, och ange den: "+opened(name)+".")
	case errors.Is(err, errNoFile):
		return diag.New("PV650", at, "Det här är ingen fil att läsa, utan en mapp eller enhet.", "Ange arbetsboken, den som slutar på .xlsx.")
	case errors.Is(err, fs.ErrNotExist), errors.Is(err, fs.ErrPermission):
		return unreachable(name, err)
	}
	d := diag.New("PV688", at, "Arbetsboken går inte att läsa just nu, troligen för att ett annat program har den öppen.", "Spara och stäng den, eller kopiera den till en egen mapp, och kör igen.")
	d.Severity = diag.Fel
	return d
}

// write puts the changed files in place, all or none, when that is what was asked for.
func (a *app) write(r *returned, in *planverk.Imported) (bool, diag.List) {
	if len(in.Files) == 0 || r.dry {
		return false, nil
	}
	l := rewrite(in.Files)
	return len(l) == 0, l
}

// rewrite puts new texts in the place of data files' old ones, all or none.
func rewrite(files []planverk.Rewrite) diag.List {
	var changes []publish.Change
	for _, f := range files {
		changes = append(changes, publish.Change{Name: filepath.FromSlash(f.File), Before: f.Before, After: f.After})
	}
	return publish.ReplaceAll(changes)
}

// ending says in one sentence what has happened.
func ending(r *returned, in *planverk.Imported, written bool) string {
	result := in.Report.Result
	n := in.Report.Taken()
	what := sv.Count(n, "ändring", "ändringar")
	switch {
	case written:
		return fmt.Sprintf("%s införd%s i %s. Läs igenom, och bygg handlingen på nytt.", what, plural(n), files(in))
	case result.Blocked(true):
		return "Inget är skrivet. Rätta felen i arbetsboken eller i datafilen, och kör igen."
	case result.Blocked(r.yes):
		return "Inget är skrivet. Kör igen med --ja om svaret är ja på alla frågor; rätta annars i arbetsboken."
	case n == 0:
		return "Inget att föra in. Datafilen är oförändrad."
	case r.dry:
		return fmt.Sprintf("Inget är skrivet (--torr). %s kan föras in i %s.", what, files(in))
	}
	return "Inget är skrivet."
}

// files names the files that are changed.
func files(in *planverk.Imported) string {
	var names []string
	for _, f := range in.Files {
		names = append(names, f.File)
	}
	return sv.And(names)
}

func plural(n int) string {
	if n == 1 {
		return ""
	}
	return "a"
}
