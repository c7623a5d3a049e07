// Package merge fills a template with a plan and gives the finished document:
// headings numbered, references resolved, every figure a doc.Value.
//
// The one type is Template, the two calls are ParseFiles and Merge. A template is Go
// text/template over Markdown. It is checked against the schemas before any data
// is seen (check.go), and its parse tree is rewritten so that every printed value
// is stored aside and replaced by one private-use sign (token.go). Only then is
// the text read as Markdown: what stands in the data can never become markup.
//
// What the documents of a municipality share, its terms, is collected by NewTerms.
//
// The package reads no file and asks no clock.
package merge

import (
	"errors"
	"maps"
	"strconv"
	"strings"
	"text/template"
	"text/template/parse"

	"planverk/internal/diag"
	"planverk/internal/doc"
	"planverk/internal/pattern"
	"planverk/internal/plan"
	"planverk/internal/sv"
)

// Template is a checked template. It does not change and may be merged with many
// plans at once.
type Template struct {
	source  source
	root    *plan.Schema // the document's schema with the municipality under "kommun"
	kommun  *plan.Schema
	rows    map[*plan.Schema][]*plan.Schema // of a reference: the rows of its registers
	program *template.Template
	places  map[*byte]int // first byte of a text node → its place in the source
	files   []plan.File
	asks    *asking
}

// Env is what the caller hands in from the world.
type Env struct {
	Generator string // "Planverk 0.1.0"
	Checksum  string // short checksum of the data: "7f3a 91c0 d2e4"
	Emblem    *doc.Emblem
	Typeface  *doc.Typeface
	Terms     *Terms // of the municipality; nil has them collected for this document
}

// Parse reads a template of one file; see ParseFiles.
func Parse(name, text string, s, kommun *plan.Schema) (*Template, diag.List) {
	return ParseFiles(&plan.TemplateText{Main: plan.File{Name: name, Text: text}}, s, kommun)
}

// ParseFiles puts a template together from its files and checks it against the
// document's schema and the schema of kommun.yaml. With a finding of level Fel
// the template is nil.
func ParseFiles(files *plan.TemplateText, s, kommun *plan.Schema) (*Template, diag.List) {
	t := &Template{kommun: kommun, rows: map[*plan.Schema][]*plan.Schema{}, places: map[*byte]int{}}
	t.root = withKommun(s, kommun)
	var a *assembler
	if t.source, a = assemble(files); a.found.HasErrors() {
		return nil, a.traced(a.found)
	}
	t.files = a.used
	found := append(a.found, t.check(files.Rehearsed)...)
	if found.HasErrors() {
		return nil, a.traced(found)
	}
	return t, a.traced(found)
}

// Files lists what the template was put together from, the main file first.
func (t *Template) Files() []plan.File { return t.files }

// check parses the text, holds it against the schemas and makes the program. To rehearse
// a template takes as long as to fill it, so it is done once for those that never change.
func (t *Template) check(rehearsed bool) diag.List {
	name := t.source.name
	tree := parse.New(name)
	tree.Mode = parse.SkipFuncCheck
	trees := map[string]*parse.Tree{}
	tree, err := tree.Parse(t.source.text, "", "", trees)
	if err != nil {
		if open := t.source.unclosed(); open != nil && strings.Contains(err.Error(), "unexpected EOF") {
			return diag.List{*open}
		}
		return diag.List{t.source.syntax(err)}
	}
	c := newChecker(t)
	c.definitions(name, trees)
	c.list(tree.Root, typ{kind: data, schema: t.root})
	t.asks = c.asks
	if !rehearsed && !c.found.HasErrors() {
		c.found = append(c.found, t.rehearse(tree.Root, c.references)...)
	}
	if c.found.HasErrors() {
		return c.found
	}
	t.program, err = template.New(name).Funcs(callTable()).AddParseTree(name, tree)
	if err != nil {
		panic("merge: " + err.Error()) // only an unnamed function can do this
	}
	return c.found
}

// withKommun gives the schema of a template's dot: the document's own fields,
// and the municipality's under "kommun".
func withKommun(s, kommun *plan.Schema) *plan.Schema {
	root := *s
	root.Keys = append(append([]string(nil), s.Keys...), "kommun")
	root.Fields = maps.Clone(s.Fields)
	root.Fields["kommun"] = kommun
	return &root
}

// Merge fills the template. Values in computed replace what stands at their ID in
// the data. The document is nil when there is a finding of level Fel.
func (t *Template) Merge(in *plan.Input, computed map[string]plan.Node, env Env) (*doc.Document, diag.List) {
	r := &run{t: t, in: in, computed: computed, notes: map[*doc.Note]*note{}, out: output{places: t.places, text: make([]byte, 0, 2*len(t.source.text))}}
	root := &value{run: r, schema: t.root, node: in.Root}
	if err := t.program.Execute(&r.out, root); err != nil {
		return nil, diag.List{t.failed(err, r)}
	}
	d := r.document(env)
	r.number()
	r.numberNotes(d)
	if r.found.HasErrors() {
		return nil, r.found
	}
	return d, r.found
}

// run is one merge: what has been printed so far, and what was found.
type run struct {
	t          *Template
	in         *plan.Input
	computed   map[string]plan.Node
	out        output
	pieces     []*piece // by token number
	visited    int      // rows that ranges have gone through
	references []reference
	headings   []placed // in reading order, for numbering
	tables     []*doc.Table
	figures    []*doc.Figure
	notes      map[*doc.Note]*note
	targets    map[string]target // where each heading and table has its id
	prefixes   []string          // beginnings of ids that hold values
	found      diag.List
	unit       *sv.Unit // of amounts in tables and bars; nil: kronor
	rehearsal  bool     // no data yet: only what holds for all data is a finding
}

func (r *run) report(code string, at diag.Span, message string, hints ...string) {
	r.found = append(r.found, diag.New(code, at, message, hints...))
}

var executePlace = pattern.Later(`:(\d+)(?::(\d+))?: executing`)

// failed tells why text/template gave up. The checker has ruled out everything
// but a template that prints without end.
func (t *Template) failed(err error, r *run) diag.Diagnostic {
	if errors.Is(err, errTooLong) {
		return diag.New("PV413", t.source.span(r.out.origin(len(r.out.text)), 0),
			"Mallen skriver för mycket och stoppades.",
			"Kontrollera att ingen {{ range }} går igenom samma lista inuti sig själv.")
	}
	at := diag.Span{File: t.source.name}
	if m := executePlace().FindStringSubmatch(err.Error()); m != nil {
		line, _ := strconv.Atoi(m[1])
		at = t.source.lineSpan(line)
	}
	return diag.New("PV401", at, "Mallen kunde inte fyllas i: uttrycket passar inte ihop med uppgifterna.",
		"Skriv uttrycket enklare, ett fält eller en funktion i taget.")
}

// suggestion is the hint "Menade du …?", and what there is to choose from when
// nothing is near.
func suggestion(word string, candidates []string) []string {
	if s := sv.Suggest(word, candidates); s != "" {
		return []string{"Menade du " + sv.Quote(s) + "?"}
	}
	if len(candidates) == 0 || len(candidates) > 30 {
		return nil
	}
	return []string{"Att välja på: " + strings.Join(candidates, ", ") + "."}
}
