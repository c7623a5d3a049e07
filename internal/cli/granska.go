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
	c := &cobra.Command{
		Use:     "granska [mapp]",
		Aliases: []string{"verify"},
		Short:   "läs färdiga handlingar och visa att siffrorna är lika i alla format",
		Long: `Läser de färdiga filerna – inte data – och jämför varje siffra i PDF, Excel, Markdown
och HTML med de andra, och filerna med förteckningen manifest.json. En ändrad siffra
hittas och namnges. Utan mapp granskas output.`,
		Example: `planverk granska
planverk granska output/timra/procapita-bou-2021`,
		Args: atMost(1, "en mapp"),
		RunE: func(_ *cobra.Command, args []string) error {
			dir := outFolder
			if len(args) > 0 {
				dir = args[0]
			}
			return a.review(dir)
		},
	}
	a.jsonFlag(c)
	return c
}

// review reads a folder of finished documents back and prints what it found.
func (a *app) review(dir string) error {
	var report planverk.Review
	var findings diag.List
	if abs, err := folder(dir); err != nil {
		findings = diag.List{unreachable(dir, err)}
	} else {
		// The tree begins above the folder, so that messages can say its name.
		report, findings = planverk.Verify(os.DirFS(filepath.Dir(abs)), filepath.Base(abs))
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
}

func reviewed(r planverk.Review, l diag.List) reviewJSON {
	out := reviewJSON{Documents: []reviewedJSON{}, Findings: append(diag.List{}, l...)}
	for _, d := range r.Documents {
		out.Documents = append(out.Documents, reviewedJSON{d.Dir, d.ID, d.Figures, d.Faults})
	}
	return out
}
