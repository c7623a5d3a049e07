// Package planverk is the pipeline on one page: it strings the stages together,
// from data files to published documents, and says which formats there are.
//
// Check reads and checks; Build also writes. Neither stops at a document that
// has something wrong: the others are built, and every finding is reported.
package planverk

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"sync"

	"planverk/internal/book"
	"planverk/internal/check"
	"planverk/internal/derive"
	"planverk/internal/diag"
	"planverk/internal/doc"
	"planverk/internal/load"
	"planverk/internal/merge"
	"planverk/internal/plan"
	"planverk/internal/publish"
	"planverk/internal/readback"
	"planverk/internal/sv"
	"planverk/render/pdf"
)

// World is everything that a run is given besides data.
type World struct {
	Templates fs.FS  // the document types and the schema of kommun.yaml
	Version   string // of Planverk: "0.1.0"
	Today     string // "2021-12-31": which exemptions from rules are over, and what ”läge” holds dates against; nothing in a document is made of it
}

// Place is a file or folder that the user named.
type Place struct {
	FS   fs.FS                    // a tree that holds it and the kommun.yaml above it
	Path string                   // within FS
	Name func(file string) string // a file of FS as the user would name it
}

// Options are what a build can choose.
type Options struct {
	Formats []string                         // of Formats(); none means all
	Out     string                           // the output folder as the user names it
	Open    func() (publish.Disk, diag.List) // opens it, when there is something to write
	Archive bool                             // the PDF carries its data files and its workbook
	Public  bool                             // the edition for outside: see public.go
	Done    func(Document)                   // called after each document, one call at a time; may be nil
}

// Document is what became of one data file.
type Document struct {
	File      string          // as the user names it
	Title     string          // "Systemförvaltningsplan 2021"; empty when it could not be read
	Noun      sv.Noun         // what its type is called; sv.Handling when it could not be read
	Published *publish.Result // nil when nothing was published
	Part      bool            // the file is no document but a piece of one
	Findings  diag.List
	Language  diag.List // what the language check proposes, apart from the findings; of Check
	Mended    *Rewrite  // the data file with the safe proposals written; of Mend
}

// Report is the answer of a run: documents in order of file, and all findings
// in reading order, those that belong to no document included.
type Report struct {
	Documents []Document
	Findings  diag.List
	Language  diag.List // what the language check proposes, in reading order; of Check
	Mended    []Rewrite // the files that the safe proposals change; of Mend
	Parts     int       // files that are no documents but pieces of one
	Templates int       // municipalities whose own templates were judged as well
}

// stages is the way of a document, in order. Check stops before the last. A
// finding of level fel ends the way between two stages, never inside one;
// check and merge are one stage, so that both are heard.
var stages = []func(*product, context.Context) diag.List{
	(*product).load,
	(*product).gather,
	(*product).checkAndMerge,
	(*product).claim,
	(*product).publish,
}

// The names that commands need of the municipality's own file.
const (
	MunicipalityFile = load.KommunFile       // kommun.yaml
	MunicipalityType = load.MunicipalityType // the folder of its schema
	ProfileFile      = load.ProfileFile      // profil.yaml
	ProfileType      = load.ProfileType      // the folder of its schema
)

// Types names the document types.
func Types(w World) []string { return load.NewSchemaSet(w.Templates).Types() }

// Own gives the templates that hold for a municipality: those of w with the
// municipality's own over them. fsys is its folder.
func Own(w World, fsys fs.FS) fs.FS {
	return load.NewTemplates(w.Templates).With(fsys, load.KommunFile, func(file string) string { return file })
}

// RuleProfile gives the profile of the rule that reports a code; "" for what is no rule's.
func RuleProfile(code string) string { return check.ProfileOf(code) }

// Noun is what a document type is called.
func Noun(w World, typ string) sv.Noun { return load.NewSchemaSet(w.Templates).Noun(typ) }

// Review is what Verify has compared.
type Review = readback.Report

// Verify reads finished documents back, in dir of fsys and below, and compares
// every figure between the formats.
func Verify(fsys fs.FS, dir string) (Review, diag.List) { return readback.Verify(fsys, dir) }

// ReadAloud gives what a screen reader says of a finished PDF, line by line; with
// pages, also where pages begin. An error says in Swedish why it cannot.
func ReadAloud(file []byte, pages bool) ([]string, error) { return readback.Speech(file, pages) }

// Tagging gives what is wrong with how a finished PDF is tagged for those who listen,
// in Swedish.
func Tagging(file []byte) []string { return readback.Tagging(file) }

// Check reads and checks every document at the places, and the language of those that
// are otherwise sound.
func Check(ctx context.Context, w World, places []Place) Report {
	r := newRun(w, checking(), "Kontrollen avbröts innan alla filer var lästa.")
	r.checks, r.reads = true, true
	return r.all(ctx, places)
}

// checking are the stages of a check: the words last, and nothing published.
func checking() []func(*product, context.Context) diag.List {
	return append(slices.Clone(stages[:len(stages)-1]), (*product).language)
}

// Build reads, checks and publishes every document at the places.
func Build(ctx context.Context, w World, places []Place, o Options) Report {
	if o.Public {
		return buildPublic(ctx, w, places, o)
	}
	r := newRun(w, stages, "Bygget avbröts. De handlingar som hann bli klara ligger på plats; de andra är kvar som de var.")
	r.build = o
	defer r.close()
	return r.all(ctx, places)
}

// product is a data file on its way through the stages, each adding its part.
type product struct {
	home
	run   *run
	place Place
	file  string // within place.FS
	turn  turn
	guess string     // the name that its head seems to give it; "" when it seems to give none
	twins []*product // those with the same, itself among them

	volume    *volume
	in        *plan.Input
	gathered  []derive.Source  // what a derived document is put together from
	data      []publish.Source // their files
	own       work             // what Go made of its own data
	computed  map[string]plan.Node
	template  *template
	doc       *doc.Document
	counted   sync.Once // guards book: the writers ask for it at the same time
	book      *book.Workbook
	attached  []pdf.Attachment // what the PDF carries
	claims    string           // the folder that it asked for; "" before
	published *publish.Result
	findings  diag.List
	words     diag.List // what the language check proposes
	mended    *Rewrite  // the data file with the safe proposals; nil when there are none
}

// make takes the document through the stages. A panic becomes a finding, so
// that the other documents are built all the same.
func (p *product) make(ctx context.Context) (d Document) {
	d.File = p.place.Name(p.file)
	defer p.turn.pass()
	defer func() {
		if fault := recover(); fault != nil {
			d.Findings = append(d.Findings, diag.Fault(diag.Span{File: d.File}, fault, p.run.world.Version))
		}
	}()
	for _, stage := range p.run.stages {
		if ctx.Err() != nil || p.run.refused[d.File] || p.findings.On(p.run.world.Today).HasErrors() || p.part() {
			break
		}
		p.findings = append(p.findings, stage(p, ctx)...)
	}
	if p.doc != nil {
		d.Title = p.doc.Meta.Title
	}
	if p.volume == nil { // stopped before it was read: the pieces are no documents all the same
		p.volume = &volume{typ: load.GuessType(p.place.FS, p.file, p.forms.schemas)}
	}
	d.Published, d.Findings, d.Language = p.published, p.named().On(p.run.world.Today).Sorted(), rename(p.words, p.place.Name).On(p.run.world.Today).Sorted()
	d.Mended = p.mended
	d.Part, d.Noun = p.part(), sv.Handling
	if p.in != nil {
		d.Noun = p.forms.schemas.Noun(p.in.Type)
	}
	return d
}

// part tells whether the file is a piece of another document: of a type that has
// a schema but no template. It need not be sound.
func (p *product) part() bool {
	return p.volume != nil && p.volume.typ != "" && !p.forms.schemas.Makes(p.volume.typ)
}

func (p *product) load(context.Context) (l diag.List) {
	p.volume = p.borrow(listing{p.file, p.place.Name(p.file)})
	p.in, l = p.volume.read(p.place, p.file, p.home)
	if p.in != nil && p.mask != nil && !p.part() {
		l = append(l, p.withheld()...)
	}
	if p.in != nil && p.part() && !l.HasErrors() {
		l = append(l, p.volume.worked(p.rules).found...) // it comes to no later stage
	}
	return l
}

func (p *product) checkAndMerge(context.Context) diag.List {
	t, l := p.forms.template(p.in.Type)
	if t == nil {
		return l
	}
	p.template = t
	l = append(l, p.add()...)
	d, found := t.Merge(p.in, p.computed, merge.Env{Generator: "Planverk " + p.run.world.Version, Checksum: checksum(p.sources()), Emblem: p.look.Emblem, Typeface: p.look.Typeface, Terms: p.terms()})
	p.doc = d
	if d != nil && p.mask != nil {
		markPublic(d)
	}
	for _, f := range found {
		if !slices.ContainsFunc(l, func(d diag.Diagnostic) bool {
			return d.Severity == diag.Fel && d.Span.Start.Line > 0 && d.Span.File == f.Span.File && d.Span.Start == f.Span.Start
		}) { // the rules said more of the same mistake
			l = append(l, f)
		}
	}
	if d != nil && p.run.prints("pdf") {
		l = append(l, check.Signs(p.page(d))...)
	}
	return l
}

// page is the document with all that its words may come from.
func (p *product) page(d *doc.Document) check.Page {
	page := check.Page{Doc: d, Data: p.trees(), Templates: p.template.Files(), Has: pdf.Signs(d)}
	page.Source = func(file string) (string, bool) {
		b, err := fs.ReadFile(p.place.FS, file)
		return string(b), err == nil
	}
	return page
}

// trees are the data that the document is made of: its own, the municipality's and those
// of its sources.
func (p *product) trees() []*plan.Map {
	all := []*plan.Map{p.in.Root, p.kommun.Root}
	for _, s := range p.materials() {
		if s.Input != nil {
			all = append(all, s.Input.Root)
		}
	}
	return all
}

// add puts in what Go makes of the document's own data and of its sources.
func (p *product) add() diag.List {
	p.own = p.volume.worked(p.rules)
	p.computed = maps.Clone(p.own.computed)
	l := slices.Clone(p.own.found) // nothing in the public edition: the rules are for the data as they are
	if k := kinds[p.in.Type]; k.derive != nil {
		nodes, found := k.derive(p.in, p.gathered)
		if p.computed == nil {
			p.computed = map[string]plan.Node{}
		}
		if f := p.volume.schema.Fields["härlett"]; f != nil && f.Fields["lucka"] != nil {
			derive.WithGap(nodes, p.gap())
		}
		maps.Copy(p.computed, nodes)
		if p.mask == nil {
			l = append(l, check.Weigh(p.in, found)...)
		}
	}
	return l
}

// publish writes the formats, all at a time, and puts the files in place.
func (p *product) publish(ctx context.Context) diag.List {
	l := p.attach()
	if l.HasErrors() {
		return l
	}
	files, unwritten := p.write()
	if l = append(l, unwritten...); l.HasErrors() {
		return l
	}
	if p.mask != nil {
		left := p.prove(files)
		if l = append(l, left...); left.HasErrors() || p.run.inspect != nil {
			return l
		}
	}
	tree, found := p.run.openTree()
	if tree == nil {
		return append(l, found...)
	}
	res, found := tree.Put(ctx, publish.Document{
		Folder: p.folder(), ID: p.doc.Meta.ID, Type: p.doc.Meta.Type, Version: p.run.world.Version,
		Files: files, Data: p.sources(), Templates: p.formSources(), Progress: p.progress(),
	})
	if ctx.Err() != nil && len(found) > 0 {
		return l // the run says once that it was stopped
	}
	if !found.HasErrors() {
		p.published = &res
	}
	return append(l, found...)
}

// sources lists the data files, named from the municipality's folder so that
// the manifest is the same wherever Planverk is run from.
func (p *product) sources() []publish.Source {
	all := []publish.Source{{File: p.inKommun(p.file), SHA256: p.in.SHA256}}
	all = append(all, p.data...)
	return append(all, publish.Source{File: path.Base(p.kommun.File), SHA256: p.kommun.SHA256})
}

// formSources lists what gave the document its form: its template, the files of the
// municipality's look, and its profil.yaml.
func (p *product) formSources() []publish.Source {
	var all []publish.Source
	for _, f := range slices.Concat(p.template.files, p.look.Files) {
		all = append(all, publish.Source{File: f.Path, SHA256: f.SHA256})
	}
	if profile := p.kommun.Profile; profile != nil {
		all = append(all, publish.Source{File: path.Base(profile.File), SHA256: profile.SHA256})
	}
	return all
}

// inKommun names a file from the municipality's folder.
func (p *product) inKommun(file string) string {
	return strings.TrimPrefix(file, path.Dir(p.kommun.File)+"/")
}

// checksum is the short checksum that is printed on the document: the first
// twelve digits of what ”sha256sum PLAN kommun.yaml | sha256sum” prints in the
// municipality's folder; a derived document's sources stand between the two.
func checksum(sources []publish.Source) string {
	h := sha256.New()
	for _, s := range sources {
		fmt.Fprintf(h, "%s  %s\n", s.SHA256, s.File)
	}
	x := hex.EncodeToString(h.Sum(nil))
	return x[:4] + " " + x[4:8] + " " + x[8:12]
}
