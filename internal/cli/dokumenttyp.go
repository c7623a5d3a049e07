package cli

import (
	"fmt"
	"io/fs"
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

// newType is the word after ”planverk ny” that begins a document type instead of
// a document.
const newType = "dokumenttyp"

// ownFolder is where a municipality's own types lie, and skeleton the type that a
// new one begins from.
const (
	ownFolder = "mallar"
	skeleton  = "_dokumenttyp"
)

// municipal is the world as a municipality sees it: with the types in its own
// folder. Without a folder it is everybody's.
func (a *app) municipal(dir string) planverk.World {
	w := a.world()
	if dir != "" {
		w.Templates = planverk.Own(w, plainFolder(dir))
	}
	return w
}

// here is municipal for the folder that the user stands in, or the only
// municipality under data.
func (a *app) here() planverk.World {
	dir, _ := home()
	return a.municipal(dir)
}

var typeWord = pattern.Later(`^[a-zåäöé0-9]+([ -][a-zåäöé0-9]+)*$`)

// beginType lays out a new document type in the municipality's folder.
func (a *app) beginType(c *cobra.Command, n *newDocument, args []string) error {
	if len(args) < 2 {
		return wrong(c, "ange vad dokumenttypen ska heta, till exempel ”planverk ny dokumenttyp projektplan”.")
	}
	word := strings.ToLower(sv.NFC(args[1]))
	slug := sv.Slug(word)
	if !typeWord().MatchString(word) || !publish.SafeName(slug) || slug == newType {
		return wrong(c, "”%s” kan inte vara namnet på en dokumenttyp. Använd bokstäverna a–ö, siffror och bindestreck, till exempel ”projektplan”.", args[1])
	}
	if err := n.settle(c); err != nil {
		return err
	}
	_, err := fs.Stat(a.templates, slug+"/schema.json") // also of files that are no documents
	if err == nil || slices.Contains(planverk.Types(a.municipal(n.dir)), slug) {
		return wrong(c, "dokumenttypen ”%s” finns redan. Välj ett annat namn.", word)
	}
	if !a.layMunicipality(n) {
		return nil
	}
	names := strings.NewReplacer("Mintyp", sv.Capital(word), "mintyp", word)
	for _, file := range []string{"schema.json", "mall.md", "exempel.yaml"} {
		if !a.lay(filepath.Join(n.dir, ownFolder, slug, file), names.Replace(a.template(skeleton+"/"+file))) {
			return nil
		}
	}
	fmt.Fprintf(a.Err, "Dokumenttypen går att använda genast: ”planverk ny %s” och sedan ”%s”.\nÄndra de tre filerna efter hand, och pröva dem med ”planverk kontrollera %s”. Så gör du: docs/egna-mallar.md.\n",
		slug, n.building(), path.Join(filepath.ToSlash(n.dir), ownFolder))
	return nil
}

// building is the command that builds the municipality's documents from here.
func (n *newDocument) building() string {
	if strings.HasPrefix(filepath.ToSlash(n.dir), dataFolder+"/") {
		return "planverk bygg"
	}
	return "planverk bygg " + filepath.ToSlash(n.dir)
}

// settle finds the municipality's folder when none is given.
func (n *newDocument) settle(c *cobra.Command) error {
	if n.dir != "" {
		return nil
	}
	dir, several := home()
	if len(several) > 0 {
		return wrong(c, "här finns flera kommuner. Ange vilken med --mapp: %s.", sv.Or(several))
	}
	n.dir = dir
	return nil
}

// layMunicipality writes a kommun.yaml when there is none.
func (a *app) layMunicipality(n *newDocument) bool {
	kommun := a.template(planverk.MunicipalityType + "/exempel.yaml")
	if n.dir == "" {
		n.dir = filepath.Join(dataFolder, value(kommun, "id"))
	}
	municipal := filepath.Join(n.dir, planverk.MunicipalityFile)
	return isMunicipality(n.dir) || a.lay(municipal, withoutModeline(kommun, municipal))
}

// example gives the example that a new document begins from. A type of the
// municipality's own may lack one.
func (a *app) exampleOf(n *newDocument) (string, bool) {
	b, err := fs.ReadFile(a.municipal(n.dir).Templates, n.typ+"/exempel.yaml")
	if err != nil {
		a.finish(a.Err, diag.List{diag.New("PV434", diag.Span{File: path.Join(filepath.ToSlash(n.dir), ownFolder, n.typ, "exempel.yaml")},
			fmt.Sprintf("Dokumenttypen ”%s” har inget exempel att börja från.", n.typ), "Skriv en exempel.yaml i typens mapp: en hel datafil med påhittade uppgifter.")})
		return "", false
	}
	return string(b), true
}

// ownModeline points editors at the schema of a type of the municipality's own.
func (n *newDocument) ownModeline(text string) string {
	schema := filepath.Join(n.dir, ownFolder, n.typ, "schema.json")
	if _, err := os.Stat(schema); err != nil {
		return text
	}
	return modeline().ReplaceAllLiteralString(text, "# yaml-language-server: $schema="+path.Join("..", ownFolder, n.typ, "schema.json")+"\n")
}
