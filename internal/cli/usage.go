package cli

import (
	"cmp"
	"errors"
	"fmt"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"planverk/internal/sv"
)

// usageError is a command that was written wrongly.
type usageError struct {
	command string // "planverk bygg"
	message string
}

func (e *usageError) Error() string { return e.message }

func (e *usageError) text() string {
	return fmt.Sprintf("planverk: %s\nSkriv ”%s --hjälp” för hjälp.\n", e.message, e.command)
}

func wrong(c *cobra.Command, format string, args ...any) error {
	return &usageError{c.CommandPath(), fmt.Sprintf(format, args...)}
}

// givenOf is the first of some flags that the user has given, "" when none.
func givenOf(c *cobra.Command, flags ...string) string {
	for _, name := range flags {
		if c.Flags().Changed(name) {
			return name
		}
	}
	return ""
}

// root is the planverk command itself, with its subcommands.
func (a *app) root() *cobra.Command {
	root := &cobra.Command{
		Use:   "planverk",
		Short: "Läser en kommuns plandata och bygger färdiga handlingar: PDF, Excel, Markdown och HTML.",
		Example: `planverk bygg                                  bygg allt under mappen data
planverk kontrollera data/timra                kontrollera utan att bygga
planverk ny systemforvaltningsplan lifecare    börja på en ny plan
planverk förklara PV101                        vad betyder meddelandet?`,
		Args:          unknownCommand,
		SilenceErrors: true,
		SilenceUsage:  true,
	}
	root.RunE = func(c *cobra.Command, args []string) error {
		if v, _ := c.Flags().GetBool("version"); v {
			return a.printVersion()
		}
		return c.Help()
	}
	root.SetArgs(a.Args)
	root.SetOut(a.Out)
	root.SetErr(a.Err)
	root.SetHelpFunc(func(c *cobra.Command, _ []string) { a.help(a.Out, c) })
	root.SetUsageFunc(func(c *cobra.Command) error { a.help(a.Err, c); return nil })
	root.SetFlagErrorFunc(flagError)
	root.SetGlobalNormalizationFunc(swedishFlags)
	root.CompletionOptions.DisableDefaultCmd = true
	root.PersistentFlags().BoolP("hjälp", "h", false, "visa den här hjälpen")
	root.Flags().Bool("version", false, "visa vilken version av Planverk detta är")
	for _, c := range commands {
		sub := c(a)
		a.order = append(a.order, sub)
		root.AddCommand(sub)
		if sub.Name() == "hjälp" {
			root.SetHelpCommand(sub) // or else cobra adds an English one
		}
	}
	return root
}

// swedishFlags lets the flags be written in ASCII and in English too.
func swedishFlags(_ *pflag.FlagSet, name string) pflag.NormalizedName {
	if s, ok := flagNames[name]; ok {
		name = s
	}
	return pflag.NormalizedName(name)
}

// flagNames are other spellings of flags.
var flagNames = map[string]string{"help": "hjälp", "hjalp": "hjälp", "ar": "år", "year": "år", "out": "ut", "godkann": "godkänn", "las-upp": "läs-upp", "read-aloud": "läs-upp", "approve": "godkänn", "niva": "nivå", "level": "nivå", "utgava": "utgåva", "edition": "utgåva", "sprak": "språk", "language": "språk", "ratta": "rätta", "mend": "rätta"}

// unknownCommand is the root's check of its arguments: whatever is left is a
// command that does not exist.
func unknownCommand(c *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	var names []string
	for _, sub := range c.Commands() {
		if !sub.Hidden {
			names = append(append(names, sub.Name()), sub.Aliases...)
		}
	}
	if s := sv.Suggest(args[0], names); s != "" {
		return wrong(c, "kommandot ”%s” finns inte. Menade du ”%s”?", args[0], s)
	}
	return wrong(c, "kommandot ”%s” finns inte.", args[0])
}

// atMost checks that no more than n arguments are given.
func atMost(n int, what string) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		if len(args) > n && n == 0 {
			return wrong(c, "”%s” tar inga argument, men fick ”%s”.", c.Name(), args[0])
		}
		if len(args) > n {
			return wrong(c, "”%s” tar högst %s, men fick också ”%s”.", c.Name(), what, args[n])
		}
		return nil
	}
}

// flagError says in Swedish what pflag says in English.
func flagError(c *cobra.Command, err error) error {
	var (
		missing *pflag.NotExistError
		empty   *pflag.ValueRequiredError
		invalid *pflag.InvalidValueError
		syntax  *pflag.InvalidSyntaxError
	)
	switch {
	case errors.As(err, &missing):
		return unknownFlag(c, missing.GetSpecifiedName(), missing.GetSpecifiedShortnames())
	case errors.As(err, &empty):
		return wrong(c, "flaggan %s behöver ett värde: %s.", dashed(empty.GetFlag()), valueExample(empty.GetFlag()))
	case errors.As(err, &invalid):
		return wrong(c, "flaggan %s kan inte ha värdet ”%s”: %s.", dashed(invalid.GetFlag()), invalid.GetValue(), valueExample(invalid.GetFlag()))
	case errors.As(err, &syntax):
		return wrong(c, "”%s” är ingen flagga.", syntax.GetSpecifiedFlag())
	}
	return wrong(c, "flaggorna kunde inte läsas.")
}

func unknownFlag(c *cobra.Command, name, short string) error {
	if short != "" {
		return wrong(c, "flaggan ”-%s” finns inte.", name)
	}
	var names []string
	c.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) })
	if s := sv.Suggest(name, names); s != "" {
		return wrong(c, "flaggan ”--%s” finns inte. Menade du ”--%s”?", name, s)
	}
	return wrong(c, "flaggan ”--%s” finns inte.", name)
}

// dashed is a flag as it is typed.
func dashed(f *pflag.Flag) string { return "--" + f.Name }

// flagExamples are values that flags may have, where a name or a number would not say enough.
var flagExamples = map[string]string{"format": "pdf,xlsx", "form": "rad", "kod": "PV311", "nivå": "fel,varning", "max": "20"}

// valueExample tells what may be written after a flag.
func valueExample(f *pflag.Flag) string {
	switch f.Value.Type() {
	case "bool":
		return "skriv bara flaggan, utan värde"
	case "int":
		return "skriv ett heltal, till exempel --" + f.Name + " " + cmp.Or(flagExamples[f.Name], "2027")
	}
	if example, ok := flagExamples[f.Name]; ok {
		return "skriv till exempel --" + f.Name + " " + example
	}
	what, _ := pflag.UnquoteUsage(f)
	return fmt.Sprintf("skriv --%s och sedan namnet på en %s", f.Name, what)
}
