package cli

import (
	"strings"

	"github.com/spf13/cobra"

	"planverk/internal/sv"
)

// shells are the shells that cobra can complete for.
var shells = []string{"bash", "zsh", "fish", "powershell"}

// komplettering is ”planverk komplettering”.
func (a *app) komplettering() *cobra.Command {
	return &cobra.Command{
		Use:     "komplettering " + strings.Join(shells, "|"),
		Aliases: []string{"completion"},
		Short:   "skriv ut det skript som låter skalet fylla i kommandon",
		Example: `source <(planverk komplettering bash)
planverk komplettering fish > ~/.config/fish/completions/planverk.fish
planverk komplettering powershell > planverk.ps1`,
		Args:                  atMost(1, "ett skal"),
		ValidArgs:             shells,
		DisableFlagsInUseLine: true,
		RunE: func(c *cobra.Command, args []string) error {
			if len(args) == 0 {
				return wrong(c, "ange vilket skal det gäller: %s.", sv.Or(shells))
			}
			switch root := c.Root(); args[0] {
			case "bash":
				return root.GenBashCompletionV2(a.Out, true)
			case "zsh":
				return root.GenZshCompletion(a.Out)
			case "fish":
				return root.GenFishCompletion(a.Out, true)
			case "powershell":
				return root.GenPowerShellCompletionWithDesc(a.Out)
			}
			return wrong(c, "skalet ”%s” känns inte igen. Välj %s.", args[0], sv.Or(shells))
		},
	}
}
