package cli

import (
	"fmt"
	"io/fs"

	"github.com/spf13/cobra"

	"planverk"
	"planverk/internal/publish"
	"planverk/internal/sv"
)

// schema is ”planverk schema”.
func (a *app) schema() *cobra.Command {
	var out string
	c := &cobra.Command{
		Use:   "schema [typ]",
		Short: "skriv ut schemat för en typ av datafil",
		Long: `Skriver ut schemat (JSON Schema), som gör att en redigerare kan föreslå nycklar och
markera fel medan du skriver. Utan typ listas de typer som finns, kommunens egna inräknade.`,
		Example: `planverk schema
planverk schema systemforvaltningsplan
planverk schema kommun --ut kommun.schema.json`,
		Args: atMost(1, "en typ"),
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return a.types(), cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(c *cobra.Command, args []string) error {
			if len(args) == 0 {
				for _, t := range a.types() {
					fmt.Fprintln(a.Out, t)
				}
				return nil
			}
			typ := sv.Slug(args[0])
			b, err := fs.ReadFile(a.here().Templates, typ+"/schema.json")
			if err != nil {
				return a.unknownType(c, args[0], a.types())
			}
			if out == "" {
				_, _ = a.Out.Write(b) // nobody reads a closed pipe
				return nil
			}
			a.finish(a.Err, publish.Write(out, b, true))
			return nil
		},
	}
	c.Flags().StringVar(&out, "ut", "", "`fil` att skriva schemat till (annars skärmen)")
	return c
}

// types are the kinds of data files that there are schemas for.
func (a *app) types() []string {
	return append(planverk.Types(a.here()), planverk.MunicipalityType, planverk.ProfileType)
}

// unknownType says which types there are.
func (a *app) unknownType(c *cobra.Command, given string, types []string) error {
	if s := sv.Suggest(given, types); s != "" {
		return wrong(c, "typen ”%s” finns inte. Menade du ”%s”?", given, s)
	}
	return wrong(c, "typen ”%s” finns inte. Välj bland %s.", given, sv.And(types))
}
