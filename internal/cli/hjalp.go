package cli

import (
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"planverk/internal/sv"
)

// hjalp is ”planverk hjälp”.
func (a *app) hjalp() *cobra.Command {
	return &cobra.Command{
		Use:     "hjälp [kommando]",
		Aliases: []string{"hjalp", "help", "hja\u0308lp"},
		Short:   "visa hjälp om ett kommando",
		Example: `planverk hjälp bygg`,
		Args:    atMost(1, "ett kommando"),
		RunE: func(c *cobra.Command, args []string) error {
			if len(args) == 0 {
				return c.Root().Help()
			}
			sub, _, err := c.Root().Find(args)
			if err != nil || sub == c.Root() {
				return unknownCommand(c.Root(), args)
			}
			return sub.Help()
		},
	}
}

// help prints a command's help: what it does, examples, then the rest.
func (a *app) help(w io.Writer, c *cobra.Command) {
	var b strings.Builder
	text := c.Long
	if text == "" {
		text = c.Short
	}
	fmt.Fprintf(&b, "%s\n", text)
	if c.Example != "" {
		fmt.Fprintf(&b, "\nExempel:\n%s\n", indent(c.Example))
	}
	use := c.UseLine()
	if c.HasAvailableSubCommands() {
		use = c.CommandPath() + " kommando"
	}
	fmt.Fprintf(&b, "\nSå skrivs det:\n  %s\n", strings.Replace(use, " [flags]", " [flaggor]", 1))
	if len(c.Aliases) > 0 {
		fmt.Fprintf(&b, "\nKommandot kan också skrivas %s.\n", sv.Or(typable(c.Aliases)))
	}
	if c.HasAvailableSubCommands() {
		b.WriteString("\nKommandon:\n")
		var rows [][2]string
		for _, sub := range a.order {
			rows = append(rows, [2]string{sub.Name(), sub.Short})
		}
		columns(&b, rows)
	}
	b.WriteString("\nFlaggor:\n")
	columns(&b, flagRows(c))
	if c.HasAvailableSubCommands() {
		fmt.Fprintf(&b, "\nSkriv ”%s kommando --hjälp” för hjälp om ett kommando.\n", c.CommandPath())
	}
	_, _ = io.WriteString(w, b.String()) // nobody reads a closed pipe
}

// flagRows lists a command's flags with their explanations.
func flagRows(c *cobra.Command) [][2]string {
	var rows [][2]string
	add := func(f *pflag.Flag) {
		what, usage := pflag.UnquoteUsage(f)
		name := "    --" + f.Name
		if f.Shorthand != "" {
			name = "-" + f.Shorthand + ", --" + f.Name
		}
		if f.Value.Type() != "bool" {
			name += " " + what
		}
		rows = append(rows, [2]string{name, usage})
	}
	c.LocalFlags().VisitAll(add)
	c.InheritedFlags().VisitAll(add)
	return rows
}

// columns prints two columns, the first as wide as it needs.
func columns(b *strings.Builder, rows [][2]string) {
	width := 0
	for _, r := range rows {
		width = max(width, utf8.RuneCountInString(r[0]))
	}
	for _, r := range rows {
		pad := strings.Repeat(" ", width-utf8.RuneCountInString(r[0]))
		fmt.Fprintf(b, "  %s%s  %s\n", r[0], pad, r[1])
	}
}

// typable leaves out spellings that look the same on a screen.
func typable(names []string) []string {
	var out []string
	for _, n := range names {
		if sv.NFC(n) == n {
			out = append(out, n)
		}
	}
	return out
}

func indent(s string) string { return "  " + strings.ReplaceAll(s, "\n", "\n  ") }
