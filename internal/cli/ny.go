package cli

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"planverk"
	"planverk/internal/pattern"
	"planverk/internal/publish"
	"planverk/internal/sv"
)

// ny is ”planverk ny”.
func (a *app) ny() *cobra.Command {
	n := &newDocument{}
	c := &cobra.Command{
		Use:     "ny typ [id]",
		Aliases: []string{"new"},
		Short:   "börja på en ny datafil, ifylld med ett exempel",
		Long: `Skriver en ny datafil med exempel och förklaringar, som går att bygga genast. Filen läggs
i kommunens mapp, under planer. Finns ingen kommun ännu skapas en, med en kommun.yaml att
fylla i. En fil som redan finns skrivs aldrig över.

”planverk ny dokumenttyp NAMN” lägger upp en egen dokumenttyp i kommunens mapp mallar.
”planverk ny profil” skriver en profil.yaml, där kommunen bestämmer om reglerna.
”planverk ny vscode” lägger upp det som VS Code behöver för att föreslå nycklar och visa fel
medan du skriver. Datafiler som skrivs därefter säger själva vilket schema de har.`,
		Example: `planverk ny systemforvaltningsplan lifecare
planverk ny systemforvaltningsplan lifecare --år 2027
planverk ny systemforvaltningsplan lifecare --mapp data/timra
planverk ny dokumenttyp projektplan
planverk ny profil --mapp data/timra
planverk ny vscode --mapp data/timra`,
		Args: atMost(2, "en typ och ett id"),
		ValidArgsFunction: func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			if len(args) > 0 {
				return nil, cobra.ShellCompDirectiveNoFileComp
			}
			return append(planverk.Types(a.here()), newType, planverk.ProfileType, newEditor), cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(c *cobra.Command, args []string) error {
			if len(args) > 0 && sv.Slug(args[0]) == newType {
				return a.beginType(c, n, args)
			}
			if len(args) > 0 && sv.Slug(args[0]) == newEditor {
				return a.beginEditor(c, n, args)
			}
			if len(args) > 0 && sv.Slug(args[0]) == planverk.ProfileType {
				return a.beginProfile(c, n, args)
			}
			if err := n.choose(a, c, args); err != nil {
				return err
			}
			return a.begin(n)
		},
	}
	c.Flags().IntVar(&n.year, "år", a.Today.Year(), "`årtal` som handlingen gäller (annars i år)")
	c.Flags().StringVar(&n.dir, "mapp", "", "kommunens `mapp` (annars den som finns här, eller data)")
	_ = c.MarkFlagDirname("mapp")
	return c
}

// newDocument is what the user has asked for.
type newDocument struct {
	typ, id, dir string
	year         int
}

// choose checks the arguments, and finds the municipality's folder when none is given.
func (n *newDocument) choose(a *app, c *cobra.Command, args []string) error {
	world := a.here()
	if n.dir != "" {
		world = a.municipal(n.dir)
	}
	types := planverk.Types(world)
	if len(args) == 0 {
		return wrong(c, "ange vilken typ det gäller: %s.", sv.Or(types))
	}
	n.typ = sv.Slug(args[0])
	if _, err := fs.Stat(world.Templates, n.typ+"/mall.md"); err != nil {
		return a.unknownType(c, args[0], types)
	}
	if len(args) > 1 {
		n.id = args[1]
		if slug := sv.Slug(n.id); slug != n.id || !publish.SafeName(n.id) {
			return wrong(c, "”%s” kan inte vara ett id. Använd bara små bokstäver a–z, siffror och bindestreck, till exempel ”%s”.", n.id, example(slug))
		}
	}
	if n.year < 1900 || n.year > 2200 {
		return wrong(c, "”%d” är inget årtal för %s.", n.year, planverk.Noun(world, n.typ).A())
	}
	return n.settle(c)
}

// example is a slug that can be used, made of one that was meant.
func example(slug string) string {
	if publish.SafeName(slug) {
		return slug
	}
	return "mitt-system"
}

// begin writes the new file, and the municipality's when there is none.
func (a *app) begin(n *newDocument) error {
	if !a.layMunicipality(n) {
		return nil
	}
	text, ok := a.exampleOf(n)
	if !ok {
		return nil
	}
	if n.id == "" {
		n.id = value(text, "id")
	}
	file := filepath.Join(n.dir, "planer", fmt.Sprintf("%s-%d.yaml", n.id, n.year))
	if !a.lay(file, n.fill(text, file)) {
		return nil
	}
	noun, filled := planverk.Noun(a.municipal(n.dir), n.typ), "ifylld"
	if noun.Neuter() {
		filled = "ifyllt"
	}
	fmt.Fprintf(a.Err, "%s är %s med ett exempel. Öppna filen och ändra det som inte stämmer. Bygg sedan med ”planverk bygg %s”.\n",
		sv.Capital(noun.Definite), filled, filepath.ToSlash(file))
	return nil
}

// lay writes a new file and says its name.
func (a *app) lay(name, text string) bool {
	if l := publish.Write(name, []byte(text), false); len(l) > 0 {
		a.finish(a.Err, l)
		return false
	}
	fmt.Fprintln(a.Out, filepath.ToSlash(name))
	return true
}

// template gives a file that comes with Planverk.
func (a *app) template(name string) string {
	b, err := fs.ReadFile(a.templates, name)
	if err != nil {
		panic(err) // part of the program
	}
	return string(b)
}

// fill puts the user's id and year into the example. Years of the example move
// along: the year itself, the one before and the one after.
func (n *newDocument) fill(text, file string) string {
	year, _ := strconv.Atoi(value(text, "år"))
	text = anyYear().ReplaceAllStringFunc(text, func(s string) string {
		if y, _ := strconv.Atoi(s); y >= year-1 && y <= year+1 {
			return strconv.Itoa(y - year + n.year)
		}
		return s
	})
	text = setValue(text, "id", n.id)
	return n.editorModeline(withoutModeline(n.ownModeline(text), file), file)
}

var anyYear = pattern.Later(`\b20\d\d\b`)

// line is the first line with a key, indented or not, without its comment.
func line(key string) *regexp.Regexp {
	return regexp.MustCompile(`(?m)^( *` + regexp.QuoteMeta(key) + `: *)([^\s#]+)`)
}

// value reads a plain value out of an example that we wrote ourselves.
func value(text, key string) string {
	if m := line(key).FindStringSubmatch(text); m != nil {
		return m[2]
	}
	return ""
}

// setValue replaces the first value of a key.
func setValue(text, key, to string) string {
	at := line(key).FindStringSubmatchIndex(text)
	if at == nil {
		return text
	}
	return text[:at[4]] + to + text[at[5]:]
}

var modeline = pattern.Later(`(?m)^# yaml-language-server: \$schema=(.*)\n`)

// withoutModeline takes the line out that tells editors where the schema is,
// when the schema is not there as seen from the new file.
func withoutModeline(text, file string) string {
	m := modeline().FindStringSubmatch(text)
	if m == nil {
		return text
	}
	schema := filepath.Join(filepath.Dir(file), filepath.FromSlash(strings.TrimSpace(m[1])))
	if _, err := os.Stat(schema); err == nil {
		return text
	}
	return modeline().ReplaceAllString(text, "")
}
