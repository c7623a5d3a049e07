package cli

import (
	"bufio"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"planverk"
	"planverk/internal/diag"
	"planverk/internal/sv"
)

// mending is how the language is to be mended.
type mending struct{ on, yes bool }

// mend shows what can safely be mended in the language of the data files, asks, and
// writes it. Files with errors are told of and left alone.
func (a *app) mend(c *cobra.Command, m *mending, args []string) error {
	if other := givenOf(c, "publicering", "json", "form", "rapport", "kod", "nivå", "max", "språk"); other != "" {
		return wrong(c, "flaggorna --rätta och --%s går inte ihop: det är språket som rättas, i alla handlingar på platsen.", other)
	}
	where, lost := places(args)
	report := planverk.Mend(a.ctx, a.world(), where)
	found := slices.DeleteFunc(append(lost, report.Findings...), func(d diag.Diagnostic) bool { return d.Severity != diag.Fel })
	a.finish(a.Err, found)
	lines := 0
	for _, f := range report.Mended {
		lines += a.showMended(f)
	}
	if lines == 0 {
		fmt.Fprintln(a.Out, "Inget att rätta i språket.")
		return nil
	}
	what := fmt.Sprintf("%s i %s", sv.Count(lines, "rad", "rader"), sv.Count(len(report.Mended), "fil", "filer"))
	if !m.yes && !a.agreed("Rätta "+what+"? [j/N] ") {
		fmt.Fprintf(a.Out, "Inget är skrivet. Med --rätta --ja rättas %s.\n", what)
		return nil
	}
	l := rewrite(report.Mended)
	a.finish(a.Err, l)
	if !l.HasErrors() {
		fmt.Fprintf(a.Out, "Rättat: %s. Läs igenom det.\n", what)
	}
	return nil
}

// agreed asks a question and tells whether the answer is yes. Where nobody can answer
// it is no, and nothing is asked.
func (a *app) agreed(question string) bool {
	if a.In == nil {
		return false
	}
	fmt.Fprint(a.Out, question)
	line, _ := bufio.NewReader(a.In).ReadString('\n') // an end without an answer is no answer
	switch strings.ToLower(strings.TrimSpace(line)) {
	case "j", "ja", "y", "yes":
		return true
	}
	return false
}

// showMended prints the lines of a file that are changed, before and after, and gives
// how many they are.
func (a *app) showMended(f planverk.Rewrite) int {
	before, after := lines(f.Before), lines(f.After) // as many: no line is put in or taken out
	fmt.Fprintln(a.Out, f.File)
	n := 0
	for i := range min(len(before), len(after)) {
		if before[i] == after[i] {
			continue
		}
		n++
		fmt.Fprintf(a.Out, "%5d - %s\n      + %s\n", i+1, shown(before[i]), shown(after[i]))
	}
	fmt.Fprintln(a.Out)
	return n
}

// shown is a line as a terminal shows it: nothing in it moves the cursor.
func shown(line string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f {
			return ' '
		}
		return r
	}, strings.TrimSpace(line))
}

func lines(text []byte) []string {
	s := strings.TrimPrefix(string(text), "\ufeff")
	return strings.Split(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(s), "\n")
}
