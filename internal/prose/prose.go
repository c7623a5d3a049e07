// Package prose reads the Swedish of a document's texts and proposes plainer or more
// correct words (11 § språklagen: language in public service shall be plain).
//
// The calls are Read, for what it has to say, and Edits, for what of it can be written
// without asking what was meant; Mend writes that. It tells only of what it is sure of:
// a false alarm costs more than a miss. Which words it knows stand in the tables of words.go,
// abbreviations.go, acronyms.go and roles.go.
package prose

import (
	"fmt"
	"strings"

	"planverk/internal/diag"
	"planverk/internal/plan"
	"planverk/internal/sv"
)

// The codes of this room, in the order of diag/codes_prose.go.
const (
	codeSkall        = "PV860"
	codeAbbreviation = "PV861"
	codeAcronym      = "PV862"
	codeQuotes       = "PV863"
	codeDash         = "PV864"
	codeSpaces       = "PV865"
	codeOfficialese  = "PV866"
	codeSentence     = "PV867"
	codeRole         = "PV868"
)

// Codes lists the codes that this room reports.
func Codes() []string {
	return []string{codeSkall, codeAbbreviation, codeAcronym, codeQuotes, codeDash, codeSpaces, codeOfficialese, codeSentence, codeRole}
}

// Edit is words of a file that can be written otherwise without anyone being asked.
type Edit struct {
	Code     string // of the finding that proposes it
	ID       string // of the value: "inledning.beskrivning"
	At       diag.Span
	Old, New string // Old as the file has it, after NFC
}

// mostOfAKind is how many places of the same kind are told of one document. The rest
// are counted.
const mostOfAKind = 200

// Read reads every text of a document. source is the file as it lies on the disk;
// schema says which values are words; known are the municipality's abbreviations.
func Read(in *plan.Input, schema *plan.Schema, source string, known Acronyms) diag.List {
	r := &reader{file: newFile(in.File, source), known: known, told: map[string]int{}}
	r.explained = r.explains(in.Root)
	r.visit(in.Root, schema, "")
	for _, code := range Codes() {
		if more := r.told[code] - mostOfAKind; more > 0 {
			c, _ := diag.Lookup(code)
			r.found = append(r.found, diag.New(code, diag.Span{File: in.File}, fmt.Sprintf("%s: %s till i filen.", c.Title, sv.Count(more, "ställe", "ställen"))))
		}
	}
	return r.found
}

// Edits reads a document as Read does, and gives what can be written otherwise, in the
// order of the file's values.
func Edits(in *plan.Input, schema *plan.Schema, source string, known Acronyms) []Edit {
	r := &reader{file: newFile(in.File, source), known: known, told: map[string]int{}, mends: true}
	r.explained = r.explains(in.Root)
	r.visit(in.Root, schema, "")
	return r.edits
}

type reader struct {
	file      *file
	known     Acronyms
	explained Acronyms       // by the document itself, or told of already
	told      map[string]int // how many of each code
	found     diag.List
	mends     bool // edits are asked for, and not findings
	edits     []Edit
}

// notWords are the keys whose values are names, numbers or paths however they look.
var notWords = map[string]bool{
	"id": true, "fil": true, "sökväg": true, "diarienummer": true, "telefon": true, "e-post": true, "telefon eller e-post": true,
	"paragraf": true, "version": true, "konto": true, "verksamhet": true, "objekt": true, "projekt": true, "kod": true, "länk": true,
	"webb": true, "webbplats": true, "adress": true, "index": true, "typsnitt": true, "term": true, "kortnamn": true, "språk": true,
	"organisationsnummer": true, "system": true, "motpart": true, "underlag": true,
}

// visit reads the texts below a value in written order.
func (r *reader) visit(n plan.Node, s *plan.Schema, key string) {
	switch n := n.(type) {
	case *plan.Map:
		for _, f := range n.Fields {
			var below *plan.Schema
			if s != nil {
				below = s.Fields[f.Key]
			}
			r.visit(f.Value, below, f.Key)
		}
	case *plan.List:
		if s != nil && s.Shape == plan.Sequence {
			s = s.Items
		}
		for _, item := range n.Items {
			r.visit(item, s, key)
		}
	case *plan.Text:
		if isWords(s, key) {
			r.read(n.At, n.Span)
		}
	case *plan.Rich:
		if isWords(s, key) {
			r.read(n.At, n.Span)
		}
	}
}

func isWords(s *plan.Schema, key string) bool {
	return !notWords[key] && (s == nil || len(s.Enum) == 0 && s.Leaf != plan.LeafSection && !s.Computed)
}

// read reads one value.
func (r *reader) read(at plan.At, span diag.Span) {
	p, ok := r.file.passage(span, at.Raw)
	if !ok {
		return
	}
	t := &text{reader: r, passage: p, id: at.ID}
	t.plain = hide(p.text)
	t.quotes()
	t.words = hideQuoted(string(t.plain))
	t.signs()
	t.eachWord()
	t.sentences()
}

// text is a value that is being read.
type text struct {
	*reader
	*passage
	id    string
	plain []byte // without code, addresses and paths: spaces of another kind stand in their place
	words []byte // without what is quoted as well
}

// propose tells of the words from one byte of the text up to another. Every edit that
// is given may be made; message and hint are made only when they are told.
func (t *text) propose(code string, from, to int, say func() (message, hint string), edits ...Edit) {
	if t.mends {
		t.edits = append(t.edits, edits...)
		return
	}
	if t.told[code]++; t.told[code] > mostOfAKind {
		return
	}
	message, hint := say()
	d := diag.New(code, t.span(from, to), message)
	if hint != "" {
		d.Hints = []string{hint}
	}
	t.found = append(t.found, d)
}

// edit is other words in the place of those from one byte up to another.
func (t *text) edit(code string, from, to int, words string) Edit {
	return Edit{Code: code, ID: t.id, At: t.span(from, to), Old: t.passage.text[from:to], New: words}
}

// like gives a word the capitals of another: skall, Skall and SKALL.
func like(word, as string) string {
	switch {
	case as == strings.ToUpper(as) && len(as) > 1 && as != strings.ToLower(as):
		return strings.ToUpper(word)
	case as != strings.ToLower(as):
		return capital(word)
	}
	return word
}
