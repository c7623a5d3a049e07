package cli

import (
	"github.com/spf13/cobra"

	"planverk"
)

// kontrollera is ”planverk kontrollera”.
func (a *app) kontrollera() *cobra.Command {
	f := &answerForm{}
	var publication bool
	var language bool
	m := &mending{}
	c := &cobra.Command{
		Use:     "kontrollera [sökväg …]",
		Aliases: []string{"check"},
		Short:   "kontrollera data utan att bygga något",
		Long: `Läser datafilerna och kontrollerar dem mot schema, regler och mall, men skriver inga filer.
Kommunens egna mallar, i mappen mallar, kontrolleras på samma gång.
Språket i handlingar utan fel läses också. Förslagen är bara råd, och visas i korthet.
Med --rätta skrivs de säkra in i datafilerna, rad för rad; inget annat i filerna ändras.

Svaret finns i fler former: --form rad ger en rad per meddelande, json och sarif är för
andra program, och html är en sida att läsa eller skicka. --rapport skriver det till en fil.
Det som --kod, --nivå och --max väljer bort visas inte, men avgör ändå slutkoden.

Med --publicering svarar kommandot på en enda fråga: får det här publiceras? Den publika utgåvan
byggs utan att läggas någonstans, och prövas mot lagarna om tillgänglighet, språk,
personuppgifter och sekretess. --rapport skriver då svaret som en handling att lägga till
ärendet, i en fil vars namn slutar på .pdf, .html eller .md; med --json, eller ett namn på
.json, är det för andra program.`,
		Example: `planverk kontrollera
planverk kontrollera data/timra/planer/procapita-bou-2021.yaml
planverk kontrollera data/timra/mallar
planverk kontrollera data/timra --språk
planverk kontrollera data/timra/planer/procapita-bou-2021.yaml --rätta
planverk kontrollera data/timra --json
planverk kontrollera data/timra --nivå fel --kod PV3
planverk kontrollera data/timra --rapport kontroll.html
planverk kontrollera data/timra --publicering --rapport publicering.pdf`,
		RunE: func(c *cobra.Command, args []string) error {
			switch {
			case m.yes && !m.on:
				return wrong(c, "--ja hör till --rätta.")
			case m.on:
				return a.mend(c, m, args)
			case publication:
				return a.mayPublish(c, args, f.name, f.report)
			}
			if err := f.settle(a, c); err != nil {
				return err
			}
			where, lost := places(args)
			report := planverk.Check(a.ctx, a.world(), where)
			report.Findings = append(lost, report.Findings...)
			if language {
				report.Findings, report.Language = append(report.Findings, report.Language...), nil
			}
			err := a.answerIn(report, f, args)
			if f.name == "text" && f.report == "" && len(f.codes)+len(f.levels) == 0 {
				a.proposals(a.Out, report)
			}
			return err
		},
	}
	c.Flags().BoolVar(&publication, "publicering", false, "svara på om handlingarna får publiceras utanför kommunen")
	c.Flags().BoolVar(&language, "språk", false, "visa alla förslag om språket")
	c.Flags().BoolVar(&m.on, "rätta", false, "visa vad som säkert kan rättas i språket, och skriv det efter en fråga")
	c.Flags().BoolVar(&m.yes, "ja", false, "rätta utan att fråga")
	a.jsonFlag(c)
	f.shape(c)
	f.choice(c)
	return c
}
