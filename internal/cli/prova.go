package cli

import (
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"planverk"
	"planverk/internal/diag"
	"planverk/internal/pattern"
	"planverk/internal/publish"
	"planverk/internal/sv"
)

// Where ”planverk prova” finds and leaves things.
const (
	sourceFolder  = "templates"    // of Planverk's own types, in its source code
	pictureFolder = "facit-bilder" // within the output folder
)

// prova is ”planverk prova”.
func (a *app) prova() *cobra.Command {
	t := &trial{}
	c := &cobra.Command{
		Use:     "prova [typ …]",
		Aliases: []string{"prove", "test"},
		Short:   "pröva att mallarna ger samma handlingar som förut",
		Long: `Bygger varje typs exempel och jämför text, siffror och sidornas utseende med facit:
så som handlingen såg ut när någon senast godkände den. Skillnaderna visas i ord, och
som bilder av sidorna före och efter när programmet pdftoppm är installerat.

Är ändringen avsedd godkänns den med --godkänn. Då skrivs facit om, i typens mapp.
Utan typ prövas alla typer.`,
		Example: `planverk prova
planverk prova riktlinje
planverk prova riktlinje --godkänn`,
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return planverk.Types(a.world()), cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(c *cobra.Command, args []string) error {
			types, err := a.provable(c, args)
			if err != nil {
				return err
			}
			return a.try(t, types)
		},
	}
	c.Flags().BoolVar(&t.approve, "godkänn", false, "godkänn hur handlingarna ser ut nu: skriv facit")
	c.Flags().StringVar(&t.pictures, "bilder", path.Join(outFolder, pictureFolder), "`mapp` för bilder av sidor som skiljer sig åt")
	_ = c.MarkFlagDirname("bilder")
	a.jsonForm(c)
	return c
}

// trial is what the user has asked for.
type trial struct {
	approve  bool
	pictures string
}

// tried is a type and where it lies.
type tried struct {
	home planverk.Home
	typ  string
}

// provable gives the types that were named, or all: those of the municipalities
// that are here, and Planverk's own, unless somebody stands in a municipality that
// has types of its own.
func (a *app) provable(c *cobra.Command, args []string) ([]tried, error) {
	var own, built []tried
	for _, dir := range homes() {
		h := planverk.Home{FS: plainFolder(dir), Name: filepath.ToSlash(dir)}
		for _, typ := range h.Types(a.world()) {
			own = append(own, tried{h, typ})
		}
	}
	source := planverk.Home{Name: sourceFolder}
	for _, typ := range source.Types(a.world()) {
		built = append(built, tried{source, typ})
	}
	if len(args) == 0 {
		if _, err := os.Stat(sourceFolder); err != nil && len(own) > 0 {
			return own, nil
		}
		return append(built, own...), nil
	}
	var chosen []tried
	for _, arg := range args {
		of := func(all []tried) []tried {
			return slices.DeleteFunc(slices.Clone(all), func(t tried) bool { return t.typ != sv.Slug(arg) })
		}
		found := of(own)
		if _, err := os.Stat(sourceFolder); err == nil || len(found) == 0 {
			found = append(of(built), found...)
		}
		if len(found) == 0 {
			return nil, a.unknownType(c, arg, names(append(built, own...)))
		}
		for _, one := range found {
			if !slices.Contains(chosen, one) {
				chosen = append(chosen, one)
			}
		}
	}
	return chosen, nil
}

func names(all []tried) []string {
	var names []string
	for _, t := range all {
		names = append(names, t.typ)
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// try proves the types, and tells of each.
func (a *app) try(t *trial, types []tried) error {
	var proofs []planverk.Proof
	var findings diag.List
	for _, one := range types {
		p := planverk.Prove(a.ctx, a.world(), one.home, []string{one.typ})[0]
		if t.approve && p.PDF != nil && (p.Missing() || len(p.Changes) > 0) {
			p.Findings = a.approve(&p)
		}
		if !a.json {
			a.told(&p, t)
		}
		findings = append(findings, p.Findings...)
		proofs = append(proofs, p)
	}
	a.grade(findings)
	if a.json {
		return a.writeJSON(provedJSON(proofs, findings))
	}
	a.print(a.Err, findings)
	return nil
}

// approve writes a facit where its type lies.
func (a *app) approve(p *planverk.Proof) diag.List {
	folder := p.Folder()
	if _, err := os.Stat(filepath.Join(p.Home.Name, filepath.FromSlash(path.Dir(folder)))); err != nil {
		return diag.List{diag.New("PV623", diag.Span{File: path.Join(p.Home.Name, folder)},
			fmt.Sprintf("Facit för ”%s” kan inte godkännas här: mappen %s/%s finns inte.", p.Type, sourceFolder, p.Type),
			"Ställ dig i mappen med Planverks källkod. Kommunens egna typer godkänns i kommunens mapp.")}
	}
	return a.put(p.Home.Name, folder, p.Files())
}

// put writes a folder whole.
func (a *app) put(root, folder string, files []publish.File) diag.List {
	disk, l := a.Disk(root)
	if l.HasErrors() {
		return l
	}
	tree := publish.New(disk, filepath.ToSlash(root))
	defer tree.Close()
	return tree.Replace(a.ctx, folder, files)
}

// sections are the files of a facit as the answer calls them.
var sections = map[string]string{"text.md": "Texten", "siffror.txt": "Siffrorna", "layout.txt": "Sidorna"}

// mostTold is how many differences of a kind are printed.
const mostTold = 40

// told prints what became of one type.
func (a *app) told(p *planverk.Proof, t *trial) {
	name := p.Type
	if p.Home.FS != nil && p.Home.Name != "." {
		name += " (" + p.Home.Name + ")"
	}
	switch {
	case p.PDF == nil:
		fmt.Fprintf(a.Out, "%s: exemplet kunde inte byggas\n", name)
	case t.approve && !p.Findings.HasErrors() && (p.Missing() || len(p.Changes) > 0):
		forget(t.pictures, p.Type)
		fmt.Fprintf(a.Out, "%s: godkänd (%s)\n", name, extent(p))
	case p.Missing():
		fmt.Fprintf(a.Out, "%s: inget facit (%s)\n", name, extent(p))
	case len(p.Changes) == 0:
		fmt.Fprintf(a.Out, "%s: som i facit (%s)\n", name, extent(p))
	default:
		fmt.Fprintf(a.Out, "%s: skiljer sig från facit\n", name)
		a.changes(p)
		a.picture(p, t.pictures)
	}
}

func extent(p *planverk.Proof) string {
	return sv.Count(p.Now.Pages(), "sida", "sidor") + ", " + sv.Count(p.Now.Count(), "siffra", "siffror")
}

// changes prints the differences, kind by kind.
func (a *app) changes(p *planverk.Proof) {
	for _, file := range planverk.FacitFiles() {
		n := 0
		for _, c := range p.Changes {
			if c.File != file {
				continue
			}
			if n++; n == 1 {
				fmt.Fprintf(a.Out, "  %s\n", sections[file])
			}
			if n <= mostTold {
				fmt.Fprintf(a.Out, "    %s\n", c.Message)
			}
		}
		if n > mostTold {
			fmt.Fprintf(a.Out, "    … och %d till\n", n-mostTold)
		}
	}
}

// picture writes the pages that differ as pictures, and says where.
func (a *app) picture(p *planverk.Proof, dir string) {
	if dir == "" {
		return
	}
	made, l := planverk.Beside(a.ctx, *p)
	var files []publish.File
	for _, m := range made {
		files = append(files, publish.File{Name: fmt.Sprintf("sida-%02d.png", m.Page), Data: m.PNG})
	}
	if len(files) > 0 {
		forget(dir, p.Type) // other pages may have differed the last time
		l = a.put(dir, p.Type, files)
	}
	p.Findings = append(p.Findings, l...)
	if len(files) > 0 && !l.HasErrors() {
		fmt.Fprintf(a.Out, "  Bilder, facit till vänster: %s\n", path.Join(filepath.ToSlash(dir), p.Type)+"/")
	}
}

// pictureName is what picture calls its files.
var pictureName = pattern.Later(`^sida-[0-9]{2,}\.png$`)

// forget removes the pictures of a type that were made before, and the folders
// that they leave empty. What lies there besides is left as it is.
func forget(dir, typ string) {
	if dir == "" {
		return
	}
	folder := filepath.Join(dir, typ)
	entries, _ := os.ReadDir(folder) // most often there is none
	for _, e := range entries {
		if e.Type().IsRegular() && pictureName().MatchString(e.Name()) {
			_ = os.Remove(filepath.Join(folder, e.Name())) // one that stays is only old
		}
	}
	if len(entries) > 0 && os.Remove(folder) == nil { // not when anything is left in it
		_ = os.Remove(dir)
	}
}

// provesJSON is the answer as --json prints it.
type provesJSON struct {
	Types    []proveJSON `json:"typer"`
	Findings diag.List   `json:"anmärkningar"`
}

type proveJSON struct {
	Type    string       `json:"typ"`
	Pages   int          `json:"sidor"`
	Figures int          `json:"siffror"`
	Changes []changeJSON `json:"skillnader"` // never null
}

type changeJSON struct {
	File    string `json:"fil"`
	Message string `json:"text"`
}

func provedJSON(proofs []planverk.Proof, l diag.List) provesJSON {
	out := provesJSON{Types: []proveJSON{}, Findings: append(diag.List{}, l...)}
	for _, p := range proofs {
		j := proveJSON{Type: p.Type, Pages: p.Now.Pages(), Figures: p.Now.Count(), Changes: []changeJSON{}}
		for _, c := range p.Changes {
			j.Changes = append(j.Changes, changeJSON{c.File, strings.TrimSpace(c.Message)})
		}
		out.Types = append(out.Types, j)
	}
	return out
}
