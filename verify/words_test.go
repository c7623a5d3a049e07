//go:build verify

package verify

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"planverk/internal/load"
	"planverk/internal/plan"
	"planverk/internal/sv"
	"planverk/templates"
)

// unprinted are values that the document does not print as they stand, with why.
var unprinted = map[string]string{
	"dokument.typ":         "is the title's first word, in the municipality's own form",
	"dokument.id":          "is the file name",
	"dokument.status":      "is told by the decision block in words of its own",
	"dokument.publicering": "is for the intranet's form",
	"budget.enhet":         "is printed as a word in the caption",
}

// unprintedKeys are the same for keys of rows.
var unprintedKeys = map[string]string{
	"id":         "is an identity",
	"beskrivs_i": "is printed as a reference: avsnitt 5.2",
	"hör_till":   "is printed as a reference",
	"kategori":   "is for the rules",
}

// TestEveryWordIsInThePDF reads the data as the program does, and the PDF as
// pdftotext does: every word and every figure of the one must be in the other.
func TestEveryWordIsInThePDF(t *testing.T) {
	fsys := os.DirFS("../data")
	found, l := load.Find(fsys, ".")
	if len(l) > 0 || len(found) < 2 {
		t.Fatalf("%d plans under data: %v", len(found), l)
	}
	schemas := load.NewSchemaSet(templates.FS)
	for _, f := range found {
		kommun, _ := load.Kommun(fsys, f.Kommun, schemas)
		in, l := load.Document(fsys, f.File, kommun, schemas)
		if l.HasErrors() {
			t.Fatal(l)
		}
		stem := strings.TrimSuffix(filepath.Base(f.File), ".yaml")
		text := pdfText(t, filepath.Join(output, sv.Slug(kommun.ID.Value), stem, in.Type+"-"+stem+".pdf"))
		words := 0
		for id, value := range leaves(in.Root) {
			for _, w := range value {
				words++
				if !strings.Contains(text, strings.ToLower(squash(w))) {
					t.Errorf("%s: %s: ”%s” is not in the PDF", stem, id, w)
				}
			}
		}
		if words < 200 {
			t.Errorf("%s: only %d words were looked for", stem, words)
		}
		t.Logf("%s: %d words and figures are in the PDF", stem, words)
	}
}

// leaves gives, by identity, the words and figures that must be printed.
func leaves(n plan.Node) map[string][]string {
	all := map[string][]string{}
	var walk func(n plan.Node)
	walk = func(n plan.Node) {
		if n == nil || exempt(n.Identity()) {
			return
		}
		if words := printed(n); len(words) > 0 {
			all[n.Identity()] = words
		}
		switch n := n.(type) {
		case *plan.Map:
			for _, f := range n.Fields {
				walk(f.Value)
			}
		case *plan.List:
			for _, item := range n.Items {
				walk(item)
			}
		}
	}
	walk(n)
	return all
}

func exempt(id string) bool {
	if unprinted[id] != "" {
		return true
	}
	return unprintedKeys[id[strings.LastIndex(id, ".")+1:]] != ""
}

var (
	marks = regexp.MustCompile("[*_`]|\\]\\([^)]*\\)|\\[")
	space = regexp.MustCompile(`[ \n\x{a0}]+`)
)

// printed is what a single value must look like on paper: text word by word,
// figures whole.
func printed(n plan.Node) []string {
	switch n := n.(type) {
	case *plan.Text:
		return space.Split(strings.TrimSpace(n.Value), -1)
	case *plan.Rich:
		return space.Split(strings.TrimSpace(marks.ReplaceAllString(n.Source, "")), -1)
	case *plan.Ref:
		return space.Split(strings.TrimSpace(n.Label), -1)
	case *plan.Amount:
		return []string{n.Text()}
	case *plan.Effort:
		return []string{n.Text()}
	case *plan.Count:
		return []string{n.Text()}
	case *plan.Moment:
		return []string{n.Text()}
	case *plan.Date:
		return []string{n.Text()}
	}
	return nil
}
