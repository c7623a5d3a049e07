package cli

import (
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"planverk"
	"planverk/internal/diag"
)

// granska is ”planverk granska”.
func (a *app) granska() *cobra.Command {
	var aloud string
	var pages bool
	c := &cobra.Command{
		Use:     "granska [mapp]",
		Aliases: []string{"verify"},
		Short:   "läs färdiga handlingar och visa att siffrorna är lika i alla format",
		Long: `Läser de färdiga filerna – inte data – och jämför varje siffra i PDF, Excel, Markdown
och HTML med de andra, och filerna med förteckningen manifest.json. En ändrad siffra
hittas och namnges. Utan mapp granskas output.

Med --läs-upp skrivs i stället vad en skärmläsare säger av en PDF-fil: rubriker med nivå,
tabellernas rader med kolumnernas namn, listor, bildernas beskrivning, och vart länkar leder.
Det är läst ur den färdiga filen.`,
		Example: `planverk granska
planverk granska output/timra/procapita-bou-2021
planverk granska --läs-upp output/timra/procapita-bou-2021/systemforvaltningsplan-procapita-bou-2021.pdf`,
		Args: atMost(1, "en mapp"),
		RunE: func(c *cobra.Command, args []string) error {
			switch {
			case c.Flags().Changed("läs-upp") && len(args) > 0:
				return wrong(c, "flaggan --läs-upp tar en fil, och ingen mapp därtill.")
			case c.Flags().Changed("läs-upp"):
				return a.readAloud(aloud, pages)
			case pages:
				return wrong(c, "flaggan --sidor hör ihop med --läs-upp.")
			}
			dir := outFolder
			if len(args) > 0 {
				dir = args[0]
			}
			return a.review(dir)
		},
	}
	c.Flags().StringVar(&aloud, "läs-upp", "", "skriv vad en skärmläsare säger av `filen`")
	c.Flags().BoolVar(&pages, "sidor", false, "tillsammans med --läs-upp: säg också var sidorna börjar")
	a.jsonForm(c)
	return c
}

// maxAloud is the largest PDF that is read aloud, in bytes; the longest documents of
// ours are a twentieth of it.
const maxAloud = 64 << 20

// readAloud prints what a screen reader says of a file.
func (a *app) readAloud(file string, pages bool) error {
	info, err := os.Stat(file)
	var data []byte
	if err == nil && info.Mode().IsRegular() && info.Size() <= maxAloud {
		data, err = os.ReadFile(file)
	}
	at := diag.Span{File: filepath.ToSlash(file)}
	if err != nil {
		a.finish(a.Err, diag.List{unreachable(file, err)})
		return nil
	}
	if info.IsDir() {
		a.finish(a.Err, diag.List{diag.New("PV614", at, "Det här är en mapp, och en fil i taget läses upp.",
			"Skriv filens namn efter mappens, till exempel "+path.Join(at.File, "plan.pdf")+".")})
		return nil
	}
	lines, err := planverk.ReadAloud(data, pages)
	if err != nil {
		a.finish(a.Err, diag.List{diag.New("PV614", at, "Den här "+err.Error()+".",
			"Ange en PDF-fil som Planverk har byggt, till exempel planverk granska --läs-upp output/timra/it-2026/it-2026.pdf.")})
		return nil
	}
	var findings diag.List
	for _, f := range planverk.Tagging(data) {
		findings = append(findings, diag.New("PV615", at, "Märkningen är inte hel: "+f+"."))
	}
	a.finish(a.Err, findings)
	if a.json {
		return a.writeJSON(lines)
	}
	for _, l := range lines {
		fmt.Fprintln(a.Out, l)
	}
	return nil
}

// review reads a folder of finished documents back and prints what it found.
func (a *app) review(dir string) error {
	var report planverk.Review
	var findings diag.List
	if abs, err := folder(dir); err != nil {
		findings = diag.List{unreachable(dir, err)}
	} else {
		// The tree begins above the folder, so that messages can say its name.
		report, findings = planverk.Verify(plainFolder(filepath.Dir(abs)), filepath.Base(abs))
		for i := range findings {
			below := strings.TrimPrefix(findings[i].Span.File, filepath.Base(abs))
			findings[i].Span.File = path.Join(filepath.ToSlash(dir), below)
		}
	}
	a.grade(findings)
	if a.json {
		return a.writeJSON(reviewed(report, findings))
	}
	a.print(a.Err, findings)
	for _, d := range report.Documents {
		fmt.Fprintln(a.Out, d)
	}
	return nil
}

// folder gives the absolute path of a folder that is there.
func folder(name string) (string, error) {
	abs, err := filepath.Abs(name)
	if err != nil {
		return "", err
	}
	info, err := os.Stat(abs)
	if err == nil && !info.IsDir() {
		err = fs.ErrNotExist
	}
	return abs, err
}

// reviewJSON is a review as --json prints it.
type reviewJSON struct {
	Documents []reviewedJSON `json:"handlingar"`
	Findings  diag.List      `json:"anmärkningar"`
}

type reviewedJSON struct {
	Folder  string `json:"mapp"`
	ID      string `json:"dokument"`
	Figures int    `json:"siffror"`
	Faults  int    `json:"fel"`
	Carried int    `json:"bilagor"` // that the PDF carries
}

func reviewed(r planverk.Review, l diag.List) reviewJSON {
	out := reviewJSON{Documents: []reviewedJSON{}, Findings: append(diag.List{}, l...)}
	for _, d := range r.Documents {
		out.Documents = append(out.Documents, reviewedJSON{d.Dir, d.ID, d.Figures, d.Faults, d.Carried})
	}
	return out
}
