package cli

import (
	"github.com/spf13/cobra"

	"planverk"
)

// kontrollera is ”planverk kontrollera”.
func (a *app) kontrollera() *cobra.Command {
	c := &cobra.Command{
		Use:     "kontrollera [sökväg …]",
		Aliases: []string{"check"},
		Short:   "kontrollera data utan att bygga något",
		Long: `Läser datafilerna och kontrollerar dem mot schema, regler och mall, men skriver inga filer.
Kommunens egna mallar, i mappen mallar, kontrolleras på samma gång.`,
		Example: `planverk kontrollera
planverk kontrollera data/timra/planer/procapita-bou-2021.yaml
planverk kontrollera data/timra/mallar
planverk kontrollera data/timra --json`,
		RunE: func(_ *cobra.Command, args []string) error {
			where, lost := places(args)
			report := planverk.Check(a.ctx, a.world(), where)
			report.Findings = append(lost, report.Findings...)
			return a.answer(report, false)
		},
	}
	a.jsonFlag(c)
	return c
}
