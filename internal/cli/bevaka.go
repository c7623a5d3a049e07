package cli

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"planverk"
)

// What a task matcher finds the beginning and the end of a check by; docs/vscode reads
// them. They are a promise.
const (
	watchBegins = "planverk bevaka: kontrollen börjar"
	watchEnds   = "planverk bevaka: kontrollen är klar: "
)

// How often files are looked at: as often as a reader takes for at once, but no more
// than a twentieth of the time, since a look at a folder on a server may take long.
const (
	shortestWait = 30 * time.Millisecond
	longestWait  = 2 * time.Second
	shareOfTime  = 20
)

// A file that has just changed may be in the midst of being written. It is looked at
// again until nothing has changed, but not for ever.
const (
	settling     = 12 * time.Millisecond
	settlingMost = 10
)

// mostWatched is how many findings are shown at a time: more fill the list of an editor.
const mostWatched = 500

// bevaka is ”planverk bevaka”.
func (a *app) bevaka() *cobra.Command {
	return &cobra.Command{
		Use:     "bevaka [sökväg …]",
		Aliases: []string{"watch"},
		Short:   "kontrollera på nytt varje gång en fil sparas",
		Long: `Kontrollerar datafilerna, och sedan på nytt varje gång en fil sparas: den som har ändrats och
de handlingar som sätts samman av den. Utan sökväg bevakas mappen data. Varje anmärkning är
en rad, fil:rad:kolumn: nivå KOD: meddelande, mellan en rad om att kontrollen börjar och
en om att den är klar, som redigerare kan läsa. Avsluta med Ctrl-C.`,
		Example: `planverk bevaka
planverk bevaka data/timra
planverk bevaka data/timra/planer/procapita-bou-2021.yaml`,
		RunE: func(_ *cobra.Command, args []string) error {
			where, lost := places(args)
			if len(lost) > 0 {
				a.finish(a.Err, lost)
				return nil
			}
			a.watch(planverk.NewWatch(a.world(), where))
			return nil
		},
	}
}

// watch checks until the user has had enough.
func (a *app) watch(w *planverk.Watch) {
	for {
		began := a.now()
		changed := w.Look()
		took := a.now().Sub(began)
		if changed {
			a.settle(w)
			a.checkChanged(w)
		}
		if !pause(a.ctx, min(max(took*shareOfTime, shortestWait), longestWait)) {
			fmt.Fprintln(a.Out, "planverk bevaka: avslutad")
			return
		}
	}
}

// now is the time; always the same when the door has given no clock.
func (a *app) now() time.Time {
	if a.Clock == nil {
		return time.Time{}
	}
	return a.Clock()
}

// settle waits for what has changed to be written whole.
func (a *app) settle(w *planverk.Watch) {
	for range settlingMost {
		if !pause(a.ctx, settling) || !w.Look() {
			return
		}
	}
}

// checkChanged tells what is wrong now: at once for what has changed, and again when
// what is put together from it has more to say.
func (a *app) checkChanged(w *planverk.Watch) {
	first := a.findings(w)
	a.tellWatched(first)
	if !w.Behind() {
		return
	}
	if then := a.findings(w); then != first {
		a.tellWatched(then)
	}
}

// findings gives the lines of a check, and last how many they are.
func (a *app) findings(w *planverk.Watch) string {
	all := w.Check(a.ctx).Findings
	var b strings.Builder
	f := answerForm{name: "rad", max: mostWatched}
	shown := f.filter().Of(all)
	_ = shown.Lines(&b) // to memory
	b.WriteString(watchEnds + all.Summary())
	if said := f.left(len(all), shown); said != "" {
		b.WriteString(". " + strings.TrimSuffix(said, " Alla visas med --max 0."))
	}
	b.WriteByte('\n')
	return b.String()
}

func (a *app) tellWatched(lines string) {
	if a.ctx.Err() == nil { // what an interrupted check has found is not all
		fmt.Fprintf(a.Out, "%s\n%s", watchBegins, lines)
	}
}

// pause waits, and tells whether to go on.
func pause(ctx context.Context, d time.Duration) bool {
	select {
	case <-ctx.Done():
		return false
	case <-time.After(d):
		return true
	}
}
