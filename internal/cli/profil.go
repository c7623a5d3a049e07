package cli

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"planverk"
	"planverk/internal/diag"
	"planverk/internal/sv"
)

// beginProfile is ”planverk ny profil”.
func (a *app) beginProfile(c *cobra.Command, n *newDocument, args []string) error {
	if len(args) > 1 {
		return wrong(c, "en kommun har en enda profil, så den behöver inget id. Skriv bara ”planverk ny profil”.")
	}
	if err := n.settle(c); err != nil {
		return err
	}
	if !a.layMunicipality(n) {
		return nil
	}
	file := filepath.Join(n.dir, planverk.ProfileFile)
	if a.lay(file, withoutModeline(a.template(planverk.ProfileType+"/exempel.yaml"), file)) {
		fmt.Fprintf(a.Err, "Profilen är ett exempel. Öppna filen, ta bort det som inte gäller er och skriv era egna regler. Så gör du: docs/egna-regler.md.\n")
	}
	return nil
}

// ownRules are the rules of the municipality that the user stands in, else of all
// those under data.
func (a *app) ownRules() []planverk.OwnRule {
	dir, several := home()
	if dir != "" {
		several = []string{dir}
	}
	where, _ := places(several)
	if len(several) == 0 {
		return nil
	}
	return planverk.OwnRules(a.world(), where)
}

// explainOwn explains a municipality's own code; several municipalities may have it.
func (a *app) explainOwn(c *cobra.Command, typed string) error {
	all := a.ownRules()
	var told []codeText
	var codes []string
	for _, r := range all {
		if codes = append(codes, r.Code.Code); !strings.EqualFold(sv.NFC(strings.TrimSpace(typed)), r.Code.Code) {
			continue
		}
		if told = append(told, describe(r.Code)); a.json {
			continue
		}
		if len(told) > 1 {
			fmt.Fprintln(a.Out)
		}
		writeCode(a.Out, r.Code)
		fmt.Fprintf(a.Out, "\nEgen regel för %s: %s\n", r.Municipality, r.At.String())
	}
	switch {
	case len(told) > 0 && a.json:
		return a.writeJSON(told)
	case len(told) > 0:
		return nil
	}
	for _, c := range diag.Codes() {
		codes = append(codes, c.Code)
	}
	if near := sv.Suggest(typed, slices.Compact(codes)); near != "" && !strings.HasPrefix(near, "PV") {
		return wrong(c, "koden ”%s” finns inte. Menade du ”%s”?", typed, near)
	}
	return wrong(c, "koden ”%s” finns inte. ”planverk förklara” listar alla.", typed)
}
