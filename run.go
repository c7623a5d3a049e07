package planverk

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"runtime"
	"slices"
	"sync"

	"planverk/internal/check"
	"planverk/internal/diag"
	"planverk/internal/load"
	"planverk/internal/look"
	"planverk/internal/merge"
	"planverk/internal/plan"
	"planverk/internal/prose"
	"planverk/internal/publish"
	"planverk/internal/secrecy"
	"planverk/render/pdf"
)

// run is one call of Check or Build: what its documents share.
type run struct {
	world   World
	build   Options // of Build
	stages  []func(*product, context.Context) diag.List
	stopped string            // what is said after Ctrl-C
	shared  *forms            // of municipalities without types of their own
	forms   map[string]*forms // of the others, by the folder that the user knows
	library *library
	checks  bool              // templates are judged for their own sake, and exemptions
	reads   bool              // nothing is published: a profil.yaml with something wrong stops no document
	unasked bool              // which document is wanted is not known when its files are looked for
	mends   bool              // the safe proposals about the language are written in
	own     int               // municipalities whose own templates were judged
	claimed map[string]string // folder -> data file; guarded by the turns
	watch   *Watch            // keeps what became of documents from one run to the next; may be nil

	// Of the public edition.
	public  bool
	refused map[string]bool                        // data files, by the user's name, that are not built
	inspect func(*product, []publish.File, []leak) // is given the files instead of the output folder; nil in a build

	mu       sync.Mutex
	tree     *publish.Tree
	unopened diag.List // why the output folder could not be opened
}

func newRun(w World, stages []func(*product, context.Context) diag.List, stopped string) *run {
	return &run{world: w, stages: stages, stopped: stopped, shared: newForms(load.NewTemplates(w.Templates)), forms: map[string]*forms{}, library: newLibrary(),
		claimed: map[string]string{}}
}

// all works through the documents, as many at a time as there are processors.
func (r *run) all(ctx context.Context, places []Place) Report {
	products, lost := r.find(places)
	return r.allOf(ctx, products, lost)
}

// allOf is all for documents that have been found.
func (r *run) allOf(ctx context.Context, products []*product, lost diag.List) Report {
	report := Report{Documents: make([]Document, len(products)), Findings: lost, Templates: r.own}
	traces := make([]trace, len(products))
	queue := make(chan int)
	var wg sync.WaitGroup
	var done sync.Mutex
	for range min(runtime.GOMAXPROCS(0), len(products)) {
		wg.Go(func() {
			for i := range queue {
				d, left := r.made(ctx, products[i])
				traces[i] = left
				products[i] = nil // a large municipality's documents need not all be kept
				report.Documents[i] = d
				if r.build.Done != nil && !d.Part {
					done.Lock()
					r.build.Done(d)
					done.Unlock()
				}
			}
		})
	}
	for i := range products {
		queue <- i
	}
	close(queue)
	wg.Wait()
	for _, d := range report.Documents {
		report.Findings = append(report.Findings, d.Findings...)
		report.Language = append(report.Language, d.Language...)
		if d.Mended != nil {
			report.Mended = append(report.Mended, *d.Mended)
		}
	}
	if ctx.Err() == nil {
		report.Findings = append(report.Findings, across(traces, report.Findings, r.world.Today, r.checks)...)
	}
	files := len(report.Documents)
	report.Documents = slices.DeleteFunc(report.Documents, func(d Document) bool { return d.Part || r.library.pieces[d.File] })
	report.Parts = files - len(report.Documents)
	if ctx.Err() != nil {
		report.Findings = append(report.Findings, diag.New("PV506", diag.Span{}, r.stopped))
	}
	report.Findings, report.Language = report.Findings.Sorted(), report.Language.Sorted()
	return report
}

// homeOf gives the municipality of a data file: the one that a watch keeps, or the one
// that its files make.
func (r *run) homeOf(place Place, f load.Found) (home, diag.List) {
	name := place.Name(f.Kommun)
	if r.watch != nil {
		if k, known := r.watch.homes[name]; known {
			return k.home, slices.Clone(k.found) // the caller renames them
		}
	}
	forms := r.formsOf(place, f.Kommun)
	if !r.unasked {
		forms.expect(load.GuessType(place.FS, f.File, forms.schemas))
	}
	h, found := r.home(place, f.Kommun, forms)
	if r.watch != nil {
		r.watch.homes[name] = keptHome{h, slices.Clone(found)}
	}
	return h, found
}

// made gives what becomes of a data file, and what it left for across.
func (r *run) made(ctx context.Context, p *product) (Document, trace) {
	if r.watch != nil {
		return r.watch.made(ctx, p)
	}
	d := p.make(ctx)
	return d, p.trace()
}

// find lists the data files of the places, each with its municipality. A file
// that two places hold is taken once. A kommun.yaml with something wrong
// is reported once, and its documents are left out; so are those of a profil.yaml when
// they would be published.
func (r *run) find(places []Place) ([]*product, diag.List) {
	var products []*product
	var l diag.List
	seen := map[string]bool{}
	before := make(chan struct{})
	close(before)
	for _, place := range places {
		found, lost := load.Find(place.FS, place.Path)
		l = append(l, rename(lost, place.Name)...)
		homes := map[string]home{} // by kommun.yaml
		for _, f := range found {
			h, known := homes[f.Kommun]
			if !known {
				var wrong diag.List
				h, wrong = r.homeOf(place, f)
				homes[f.Kommun] = h
				l = append(l, rename(wrong, place.Name)...)
			}
			name := place.Name(f.File)
			if h.kommun == nil || h.flawed && !r.reads || seen[name] {
				continue
			}
			seen[name] = true
			after := make(chan struct{})
			p := &product{run: r, place: place, file: f.File, home: h, turn: turn{before, after, new(sync.Once)}}
			if k, known := r.watch.keeps(name); known { // what is kept has been noticed
				p.guess = k.guess
			} else {
				r.library.notice(place, f)
				p.guess = load.GuessName(place.FS, f.File)
			}
			products = append(products, p)
			before = after
		}
	}
	pair(products)
	return products, append(l, r.examine(places)...)
}

// home is what the documents of a municipality share.
type home struct {
	kommun *plan.Kommun // nil when it has something wrong
	look   *look.Look
	forms  *forms
	rules  *check.Own // that it has written itself
	terms  func() *merge.Terms
	mask   *secrecy.Mask // of the public edition; nil in the ordinary one

	acronyms func() prose.Acronyms // abbreviations that need no explanation in its documents
	flawed   bool                  // its profil.yaml has something wrong
}

// home reads a municipality's kommun.yaml and profil.yaml; its kommun is nil when
// kommun.yaml has something wrong.
func (r *run) home(place Place, file string, f *forms) (home, diag.List) {
	k, look, wrong := r.municipality(place, file)
	if k == nil {
		return home{forms: f}, wrong
	}
	own, flawed := r.profile(place, k, f)
	if wrong = append(wrong, flawed...); flawed.HasErrors() {
		wrong = append(wrong, r.inPart(k))
	}
	return home{k, look, f, own,
		sync.OnceValue(func() *merge.Terms { return merge.NewTerms(k.Root) }), r.maskOf(k),
		sync.OnceValue(func() prose.Acronyms { return prose.Known(k.Root) }), flawed.HasErrors()}, wrong
}

// inPart tells what becomes of the documents of a municipality whose profil.yaml has
// something wrong: they are checked by what is sound in it, and not published, for what
// is not sound might be the rule that would have stopped one.
func (r *run) inPart(k *plan.Kommun) diag.Diagnostic {
	at := diag.Span{File: path.Join(path.Dir(k.File), load.ProfileFile)}
	name := cmp.Or(k.Name.Value, "kommunen")
	switch {
	case !r.reads:
		return diag.New("PV241", at, "Ingenting byggs för "+name+" förrän profil.yaml är rättad.", "”planverk kontrollera” visar under tiden vad som återstår i planerna.")
	case k.Profile == nil:
		return diag.New("PV241", at, "profil.yaml går inte att läsa, så planerna prövas mot Planverks egna regler.", "Ingenting byggs för "+name+" förrän profil.yaml är rättad.")
	}
	return diag.New("PV241", at, "Raderna med fel i profil.yaml är satta åt sidan. Det andra i filen gäller.", "Ingenting byggs för "+name+" förrän profil.yaml är rättad.")
}

// municipality reads a kommun.yaml and judges the look that it chooses; nil when
// either has something wrong.
func (r *run) municipality(place Place, file string) (*plan.Kommun, *look.Look, diag.List) {
	k, wrong := load.Kommun(place.FS, file, r.shared.schemas)
	if k == nil {
		return nil, nil, wrong
	}
	chosen, found := look.Read(k, func(name plan.Text, most int) (plan.File, diag.List) {
		return load.Beside(place.FS, file, name, most)
	})
	if wrong = append(wrong, found...); wrong.HasErrors() {
		return nil, nil, wrong
	}
	return k, chosen, wrong
}

// profile reads what a municipality has decided about the rules, in the profil.yaml
// beside its kommun.yaml. Without a k.Profile it could not be read.
func (r *run) profile(place Place, k *plan.Kommun, f *forms) (*check.Own, diag.List) {
	p, wrong := load.Profile(place.FS, k.File, r.shared.schemas)
	if p == nil {
		return nil, wrong
	}
	k.Profile = p
	own, found := check.ReadProfile(k, f.schemas, func(file string) bool {
		_, err := fs.Stat(place.FS, path.Join(path.Dir(k.File), file))
		return err == nil
	}, wrong)
	return own, append(wrong, found...)
}

// examine judges the municipalities' own types: all that the places cover, whether a
// document uses it or not, and elsewhere whether their files are where they belong.
func (r *run) examine(places []Place) diag.List {
	for _, place := range places {
		for _, kommun := range load.OwnTemplates(place.FS, place.Path) {
			if f := r.formsOf(place, kommun); !f.whole {
				f.whole, f.ownFonts = true, namesFonts(place.FS, kommun)
				if r.checks { // in a build, templates alone are nothing to build
					r.own++
				}
			}
		}
	}
	var l diag.List
	for _, f := range r.forms {
		l = append(l, f.files.Problems()...)
		if f.whole {
			l = append(l, f.check()...)
		}
	}
	return l
}

// namesFonts tells whether a kommun.yaml names fonts. It may have faults, which others
// tell of.
func namesFonts(fsys fs.FS, kommun string) bool {
	return load.Mentions(fsys, kommun, "typsnitt:")
}

// rename gives findings about a place the file names that the user knows.
func rename(l diag.List, name func(string) string) diag.List {
	for i := range l {
		l[i].Span.File = name(l[i].Span.File)
	}
	return l
}

// named gives the document's findings with the names that the user knows: data
// files lie at its place, templates and the output folder do not.
func (p *product) named() diag.List {
	own := map[string]bool{p.file: true, p.kommun.File: true}
	for _, s := range p.materials() {
		if s.Input != nil {
			own[s.Input.File] = true
		}
	}
	for i, d := range p.findings {
		if own[d.Span.File] {
			p.findings[i].Span.File = p.place.Name(d.Span.File)
		}
	}
	return p.findings
}

// openTree opens the output folder when the first document is ready.
func (r *run) openTree() (*publish.Tree, diag.List) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.tree == nil && r.unopened == nil {
		disk, l := r.build.Open()
		if l.HasErrors() {
			r.unopened = l
		} else {
			r.tree = publish.New(disk, r.build.Out)
		}
	}
	return r.tree, r.unopened
}

func (r *run) close() {
	if r.tree != nil {
		r.tree.Close()
	}
}

// write prints every format that was asked for, all at a time. Nothing is
// published unless all could be written: they shall always say the same.
func (p *product) write() ([]publish.File, diag.List) {
	type result struct {
		file  publish.File
		err   error
		fault *diag.Diagnostic
	}
	asked := slices.DeleteFunc(slices.Clone(writers), func(w writer) bool {
		return !p.run.prints(w.format)
	})
	results := make([]result, len(asked))
	var wg sync.WaitGroup
	for i, w := range asked {
		wg.Go(func() {
			defer func() {
				if r := recover(); r != nil {
					d := diag.Fault(diag.Span{File: p.file}, r, p.run.world.Version)
					results[i].fault = &d
				}
			}()
			var b bytes.Buffer
			err := w.write(p, &b)
			results[i] = result{file: publish.File{Name: p.doc.Meta.ID + w.ending, Format: w.format, Data: b.Bytes()}, err: err}
			if w.format == "pdf" {
				results[i].file.Attached = p.carried()
			}
		})
	}
	wg.Wait()
	var files []publish.File
	var l diag.List
	for i, r := range results {
		switch {
		case r.fault != nil:
			l = append(l, *r.fault)
		case r.err == nil:
			files = append(files, r.file)
		case r.err != errNone:
			l = append(l, p.unwritten(asked[i].format, r.err)...)
		}
	}
	return files, l
}

// prints tells whether documents are made in a format; in a check, all are thought of.
func (r *run) prints(format string) bool {
	return len(r.build.Formats) == 0 || slices.Contains(r.build.Formats, format)
}

// unwritten is the finding for a format that could not be printed truthfully.
func (p *product) unwritten(format string, err error) diag.List {
	var glyph *pdf.GlyphError
	if errors.As(err, &glyph) { // in a text that check.Signs does not know of
		return p.page(p.doc).Unprintable(glyph.Rune)
	}
	return diag.List{diag.New("PV902", diag.Span{File: p.file}, fmt.Sprintf("Formatet %s kunde inte skrivas. Felet ligger i Planverk, inte i dina data.", format),
		"Skicka följande rad, och datafilen utan personuppgifter, till dem som sköter Planverk i kommunen.",
		fmt.Sprintf("Planverk %s, %s: %v", p.run.world.Version, format, err))}
}
