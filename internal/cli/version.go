package cli

import (
	"fmt"

	"github.com/spf13/cobra"
)

// version is ”planverk version”.
func (a *app) version() *cobra.Command {
	return &cobra.Command{
		Use:     "version",
		Short:   "visa vilken version av Planverk detta är",
		Example: "planverk version",
		Args:    atMost(0, ""),
		RunE:    func(*cobra.Command, []string) error { return a.printVersion() },
	}
}

func (a *app) printVersion() error {
	fmt.Fprintf(a.Out, "Planverk %s\n", a.Version)
	return nil
}
