//go:build verify

package verify

import (
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

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
	"underlag":             "says which files the document is put together from; their titles are printed",
	"budget.enhet":         "is printed as a word in the caption",
}

// unprintedOf are the same for one document type; rows go without their number.
var unprintedOf = map[string]map[string]string{
	"samverkansavtal": {
		"underskrifter.rader": "is held against the parties, which the signatures are made of",
		"avtal.svar_senast":   "is for the finding about parties that answer late",
	},
}

// unprintedKeys are the same for keys of rows, alone or with the key above.
var unprintedKeys = map[string]string{
	"id":         "is an identity",
	"beskrivs_i": "is printed as a reference: avsnitt 5.2",
	"hör_till":   "is printed as a reference",
	"kategori":   "is for the rules",
	"fråga":      "is the identity of a question, whose words are printed",
	"insats":     "is the identity of an effort, whose name is printed",
	"se":         "is printed as references",
	"under":      "is the identity of the box above in a figure",
	"språk":      "is the language that a word is read aloud in",

	"figur.beskrivning": "is the figure's alternative text: in the structure, not on the page",
}

// TestEveryWordIsInThePDF reads the data as the program does, and the PDF as
// pdftotext does: every word and every figure of the one must be in the other,
// for documents of every type.
func TestEveryWordIsInThePDF(t *testing.T) {
	fsys := os.DirFS("../data")
	found, l := load.Find(fsys, ".")
	if len(l) > 0 {
		t.Fatal(l)
	}
	schemas := load.NewSchemaSet(templates.FS)
	words := map[string]int{} // by type
	for _, f := range found {
		kommun, _ := load.Kommun(fsys, f.Kommun, schemas)
		in, l := load.Document(fsys, f.File, kommun, schemas)
		if l.HasErrors() {
			t.Fatal(l)
		}
		if !schemas.Makes(in.Type) {
			continue // a piece of another document, which prints what it needs of it
		}
		stem, folder := plan.Names(in)
		text := pdfText(t, filepath.Join(output, sv.Slug(kommun.ID.Value), folder, stem+".pdf"))
		n := 0
		for id, value := range leaves(in) {
			for _, w := range value {
				n++
				if !slices.ContainsFunc(forms(w), func(f string) bool { return strings.Contains(text, strings.ToLower(squash(f))) }) {
					t.Errorf("%s: %s: ”%s” is not in the PDF", stem, id, w)
				}
			}
		}
		words[in.Type] += n
		t.Logf("%s: %d words and figures are in the PDF", stem, n)
	}
	for _, typ := range schemas.Types() {
		if words[typ] == 0 && typ != "lagesrapport" { // planverk läge makes it of all documents, without a data file
			t.Errorf("%s: no words were looked for: data/ needs a document of the type", typ)
		}
	}
}

// TestEveryWordOfTheTextIsInThePDF holds the PDF of every finished document, what
// Planverk has derived and computed included, against its Markdown.
func TestEveryWordOfTheTextIsInThePDF(t *testing.T) {
	for _, f := range files(t, ".md") {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		stem := strings.TrimSuffix(f, ".md")
		text, n := pdfText(t, stem+".pdf"), 0
		for _, w := range letters.FindAllString(links.ReplaceAllString(string(b), "]"), -1) {
			n++
			if !strings.Contains(text, strings.ToLower(w)) && !slices.Contains(spoken, w) {
				t.Errorf("%s: ”%s” is not in the PDF", filepath.Base(stem), w)
			}
		}
		if n < 40 {
			t.Errorf("%s: only %d words were looked for", filepath.Base(stem), n)
		}
		t.Logf("%s: %d words are in the PDF", filepath.Base(stem), n)
	}
}

// spoken are the words of empty cells, which are a dash on paper.
var spoken = []string{"summeras", "inte", "uppgift", "saknas", "angiven", "ingen", "beskrivs"}

var (
	letters = regexp.MustCompile(`\pL{3,}`)
	links   = regexp.MustCompile(`\]\([^)]*\)`)
)

// forms are the ways that a value may be printed: a day in figures or in words.
func forms(w string) []string {
	d, err := time.Parse(time.DateOnly, w)
	if err != nil {
		return []string{w}
	}
	return []string{w, sv.LongDate(d.Year(), int(d.Month()), d.Day())}
}

// leaves gives, by identity, the words and figures that must be printed.
func leaves(in *plan.Input) map[string][]string {
	all := map[string][]string{}
	var walk func(n plan.Node)
	walk = func(n plan.Node) {
		if n == nil || exempt(in.Type, n.Identity()) {
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
	walk(in.Root)
	return all
}

// number takes the rows out of an identity: "parter.3.id" is "parter.id".
var number = regexp.MustCompile(`\.\d+\b`)

func exempt(typ, id string) bool {
	if unprinted[id] != "" || unprintedOf[typ][number.ReplaceAllString(id, "")] != "" {
		return true
	}
	above, key := path.Split(strings.ReplaceAll(id, ".", "/"))
	return unprintedKeys[key] != "" || unprintedKeys[path.Base(above)+"."+key] != ""
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
