package planverk

import (
	"context"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"sync"
	"time"

	"planverk/internal/diag"
	"planverk/internal/load"
)

// Watch checks places again and again, and each time only what has changed and what
// is put together from it. It asks the files' times and sizes; when to ask is its
// caller's to say.
type Watch struct {
	world  World
	places []Place
	files  map[string]stamp // by the name that the user knows, as they were when last looked at
	stale  map[string]bool  // documents that are put together from one that has changed

	// What is kept until a municipality's own file changes.
	shared *forms
	forms  map[string]*forms
	homes  map[string]keptHome // by kommun.yaml
	// Of the library: which files are put into others, and where there are documents that
	// are put together.
	pieces, derived map[string]bool

	mu   sync.Mutex
	kept map[string]kept // by the data file
}

// keptHome is a municipality, and what its own files gave reason to say.
type keptHome struct {
	home
	found diag.List
}

// stamp tells whether a file has been saved.
type stamp struct {
	time time.Time
	size int64
	data bool // a data file other than a municipality's own
	of   Place
	path string // in the place
}

// kept is what became of a data file. What it claims is settled anew in every run.
type kept struct {
	document Document
	trace    trace
	claims   string // its folder in the output; "" when it came to no claim
	guess    string // the name that its head seems to give it
}

// NewWatch watches places; nothing is looked at yet.
func NewWatch(w World, places []Place) *Watch {
	return &Watch{world: w, places: places}
}

// Look tells whether a file has been saved, has come or has gone since the last look,
// and forgets what it led to. The first look finds that everything is new.
func (w *Watch) Look() bool {
	now := map[string]stamp{}
	for _, p := range w.places {
		w.walk(p, now)
	}
	before := w.files
	w.files = now
	same := maps.EqualFunc(before, now, func(a, b stamp) bool { return a.time.Equal(b.time) && a.size == b.size })
	if same && before != nil {
		return false
	}
	w.forget(before)
	return true
}

// walk notes the files of a place's tree that a document may be made of: data files,
// a municipality's own files, types and pictures. What cannot be read is left to the
// check to tell of.
func (w *Watch) walk(p Place, into map[string]stamp) {
	_ = fs.WalkDir(p.FS, ".", func(file string, d fs.DirEntry, err error) error {
		hidden := file != "." && (strings.HasPrefix(path.Base(file), ".") || strings.HasPrefix(path.Base(file), "~$"))
		switch {
		case err != nil || hidden && d.IsDir():
			return fs.SkipDir
		case d.IsDir() || hidden || !matters(file):
			return nil
		}
		if info, err := fs.Stat(p.FS, file); err == nil {
			into[p.Name(file)] = stamp{info.ModTime(), info.Size(), isPlan(file), p, file}
		}
		return nil
	})
}

// matters tells whether a document may be made of a file with the name.
func matters(file string) bool {
	switch strings.ToLower(path.Ext(file)) {
	case ".yaml", ".yml", ".svg", ".png", ".ttf":
		return true
	}
	return ownType(file)
}

// isPlan tells whether a file is a data file that only documents of its own and those
// put together from it depend on.
func isPlan(file string) bool {
	ext := strings.ToLower(path.Ext(file))
	return (ext == ".yaml" || ext == ".yml") && !slices.Contains([]string{load.KommunFile, load.ProfileFile}, path.Base(file)) && !ownType(file)
}

// ownType tells whether a file is one of a municipality's own types.
func ownType(file string) bool {
	return strings.Contains("/"+file, "/"+load.OwnFolder+"/")
}

// forget drops what was kept of the files that have changed since before. When a
// municipality's own file has, or there is a file more or less, nothing is sure.
func (w *Watch) forget(before map[string]stamp) {
	for name, was := range before {
		if now, there := w.files[name]; !there || !was.data && (!now.time.Equal(was.time) || now.size != was.size) {
			before = nil
			break
		}
	}
	if before == nil || len(before) != len(w.files) {
		w.kept, w.stale = map[string]kept{}, map[string]bool{}
		w.pieces, w.derived = map[string]bool{}, map[string]bool{}
		w.shared, w.forms, w.homes = newForms(load.NewTemplates(w.world.Templates)), map[string]*forms{}, map[string]keptHome{}
		return
	}
	for name, now := range w.files {
		if was := before[name]; !now.time.Equal(was.time) || now.size != was.size {
			delete(w.kept, name)
		}
	}
	for name, s := range w.files {
		if _, known := w.kept[name]; known && s.data && load.Gathers(s.of.FS, s.path) {
			w.stale[name] = true
		}
	}
}

// Check checks what has changed. Documents that are put together from others answer
// as they did before, and Behind tells that they remain.
func (w *Watch) Check(ctx context.Context) Report {
	r := newRun(w.world, stages[:len(stages)-1], "Kontrollen avbröts innan alla filer var lästa.")
	r.checks, r.reads, r.watch, r.shared, r.forms = true, true, w, w.shared, w.forms
	r.library.pieces, r.library.derived = w.pieces, w.derived
	return r.all(ctx, w.places)
}

// keeps gives what is kept of a data file that is as it was. A run that is no watch's
// keeps nothing.
func (w *Watch) keeps(name string) (k kept, known bool) {
	if w != nil {
		k, known = w.kept[name]
	}
	return k, known
}

// Behind tells whether documents are left that are put together from one that has
// changed, and lets the next Check take them.
func (w *Watch) Behind() bool {
	if len(w.stale) == 0 {
		return false
	}
	for name := range w.stale {
		delete(w.kept, name)
	}
	w.stale = map[string]bool{}
	return true
}

// made gives what becomes of a data file: what is kept of it, or what the stages say.
func (w *Watch) made(ctx context.Context, p *product) (Document, trace) {
	name := p.place.Name(p.file)
	w.mu.Lock()
	k, known := w.kept[name]
	w.mu.Unlock()
	if !known {
		k.document = p.make(ctx)
		k.trace, k.claims, k.guess = p.trace(), p.claims, p.guess
		all := k.document
		if ctx.Err() == nil {
			k.document.Findings = slices.DeleteFunc(slices.Clone(all.Findings), func(d diag.Diagnostic) bool { return d.Code == takenFolder })
			w.mu.Lock()
			w.kept[name] = k
			w.mu.Unlock()
		}
		return all, k.trace
	}
	defer p.turn.pass()
	d := k.document
	if k.claims != "" {
		d.Findings = append(slices.Clone(d.Findings), rename(p.claimFolder(k.claims), p.place.Name)...)
	}
	return d, k.trace
}
