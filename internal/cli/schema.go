package cli

import (
	"fmt"
	"io/fs"

	"github.com/spf13/cobra"

	"planverk"
	"planverk/internal/diag"
	"planverk/internal/publish"
	"planverk/internal/sv"
)

// schema is ”planverk schema”.
func (a *app) schema() *cobra.Command {
	var out, kommun string
	c := &cobra.Command{
		Use:   "schema [typ]",
		Short: "skriv ut schemat för en typ av datafil",
		Long: `Skriver ut schemat (JSON Schema), som gör att en redigerare kan föreslå nycklar och
markera fel medan du skriver. Utan typ listas de typer som finns, kommunens egna inräknade.

Med --kommun blir id:na i kommunens register val i schemat, med namnen bredvid, så att
redigeraren föreslår dem. Skriv schemat på nytt när kommun.yaml har ändrats.`,
		Example: `planverk schema
planverk schema systemforvaltningsplan
planverk schema kommun --ut kommun.schema.json
planverk schema systemforvaltningsplan --kommun data/timra --ut .vscode/plan.schema.json`,
		Args: atMost(1, "en typ"),
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return a.types(), cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(c *cobra.Command, args []string) error {
			world := a.here()
			var local *planverk.Place
			if kommun != "" {
				where, err := place(kommun)
				if err != nil {
					a.finish(a.Err, diag.List{unreachable(kommun, err)})
					return nil
				}
				if _, err := fs.Stat(where.FS, planverk.MunicipalityFile); err != nil {
					return wrong(c, "det finns ingen kommun.yaml i ”%s” eller ovanför. Ange kommunens mapp, till exempel --kommun data/timra.", kommun)
				}
				local = &where
				world.Templates = planverk.Own(world, where.FS)
			}
			types := dataTypes(world)
			if len(args) == 0 {
				for _, t := range types {
					fmt.Fprintln(a.Out, t)
				}
				return nil
			}
			typ := sv.Slug(args[0])
			b, err := fs.ReadFile(world.Templates, typ+"/schema.json")
			if err != nil {
				return a.unknownType(c, args[0], types)
			}
			if local != nil {
				var found diag.List
				if b, found = planverk.LocalSchema(a.world(), *local, typ); b == nil {
					a.finish(a.Err, found)
					return nil
				}
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
	c.Flags().StringVar(&kommun, "kommun", "", "kommunens `mapp`, vars register blir val i schemat")
	_ = c.MarkFlagDirname("kommun")
	return c
}

// types are the kinds of data files that there are schemas for.
func (a *app) types() []string { return dataTypes(a.here()) }

func dataTypes(world planverk.World) []string {
	return append(planverk.Types(world), planverk.MunicipalityType, planverk.ProfileType)
}

// unknownType says which types there are.
func (a *app) unknownType(c *cobra.Command, given string, types []string) error {
	if s := sv.Suggest(given, types); s != "" {
		return wrong(c, "typen ”%s” finns inte. Menade du ”%s”?", given, s)
	}
	return wrong(c, "typen ”%s” finns inte. Välj bland %s.", given, sv.And(types))
}
