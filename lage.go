package planverk

import (
	"context"
	"path"
	"slices"
	"sync"

	"planverk/internal/derive"
	"planverk/internal/diag"
	"planverk/internal/plan"
	"planverk/internal/publish"
	"planverk/internal/standing"
)

// What the command says of how far documents have come.
type (
	StandingDocument = standing.Document
	StandingItem     = standing.Item
	StandingList     = standing.List
	Tally            = standing.Tally
	Owner            = standing.Owner
)

// Standing is how far the documents of a municipality have come.
type Standing struct {
	Municipality string // "Timrå kommun"
	Documents    []StandingDocument
	home         string // its kommun.yaml, as the user names it
	place        Place
	kommun       *plan.Kommun
}

// Total counts all the municipality's documents together.
func (s Standing) Total() Tally { return standing.Total(s.Documents) }

// Trend is how many percentage points more is filled in than when the documents were
// last built; false when none of them has been.
func (s Standing) Trend() (int, bool) { return standing.Trend(s.Documents...) }

// Lists gives what each person or function owes.
func (s Standing) Lists() []StandingList { return standing.Lists(s.Documents) }

// Trend is the same of one document.
func Trend(d StandingDocument) (int, bool) { return standing.Trend(d) }

// Signed writes percentage points with their sign.
func Signed(points int) string { return standing.Signed(points) }

// ReadBuilt gives a file of the output tree: "timra/procapita-bou-2021/manifest.json".
type ReadBuilt func(file string) ([]byte, error)

// Stand reads every document at the places and tells how far it has come, by
// municipality. Dates are held against w.Today; built reads what was last built. The
// findings of the report are of what could not be read.
func Stand(ctx context.Context, w World, places []Place, built ReadBuilt) ([]Standing, Report) {
	date, err := plan.ParseDate(w.Today)
	if err != nil {
		date = plan.Date{}
	}
	s := &survey{built: built, cases: map[string]surveyed{}}
	r := newRun(w, []func(*product, context.Context) diag.List{s.take}, "Läsningen avbröts innan alla filer var lästa.")
	r.reads = true
	var files []string
	products, found := r.find(places)
	for _, p := range products {
		files = append(files, p.place.Name(p.file))
	}
	report := r.allOf(ctx, products, found)
	all := s.byMunicipality(files)
	for i := range all {
		cases := make([]standing.Case, len(all[i].Documents))
		for j, d := range all[i].Documents {
			cases[j] = d.Case
		}
		all[i].Documents = standing.Judge(cases, date)
	}
	report.Findings = unread(report.Findings, s.cases)
	return all, report
}

// survey collects the files of a run as they are read.
type survey struct {
	built ReadBuilt
	mu    sync.Mutex
	cases map[string]surveyed // by the name the user knows
}

type surveyed struct {
	standing.Case
	place Place
}

// take is the one stage of the run.
func (s *survey) take(p *product, ctx context.Context) diag.List {
	l := p.load(ctx)
	if p.volume.typ != "" && !p.counts(p.volume.typ) {
		return nil
	}
	c := p.standing(derive.New(p.place.Name(p.file), p.inKommun(p.file), p.in), l)
	if c.Input != nil {
		c.Former = former(s.built, c.Folder)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.cases[c.File] = surveyed{c, p.place}
	return l
}

// counts tells whether files of a type are asked how far they have come: those that
// people fill in and that become documents of their own.
func (p *product) counts(typ string) bool {
	if typ == "" {
		return false
	}
	k := kinds[typ]
	return (k.derive == nil || k.alone) && p.forms.schemas.Makes(typ)
}

// standing describes a file that has been read, with the findings of its reading.
func (p *product) standing(s derive.Source, found diag.List) standing.Case {
	c := standing.Case{File: s.File, Name: s.Name, ID: s.ID, Title: s.Title, Home: p.place.Name(p.kommun.File), Kommun: p.kommun, Input: s.Input, Errors: found.Count(diag.Fel)}
	if c.Input != nil {
		if t, _ := p.forms.template(s.Input.Type); t != nil {
			c.Schema, _ = p.forms.schemas.Get(s.Input.Type)
			c.Asks, c.Prints = t.Asks, t.Prints
			c.Folder = municipalityFolder(p.kommun) + "/" + s.ID
			return c
		}
		c.Input = nil // its template has a fault, which is told of
	}
	for _, d := range found.Sorted() {
		if d.Severity == diag.Fel && c.Problem == nil {
			c.Problem = &d
		}
	}
	return c
}

// former reads how far a document had come when it was last built; nil when it has not
// been, or by a Planverk that did not say.
func former(built ReadBuilt, folder string) *standing.Tally {
	b, err := built(path.Join(folder, publish.ManifestName))
	if err != nil {
		return nil
	}
	p := publish.ProgressOf(b)
	if p == nil || p.Filled < 0 || p.Filled > p.Fields {
		return nil
	}
	return &standing.Tally{Fields: p.Fields, Filled: p.Filled}
}

// byMunicipality groups the files in the order in which they were found.
func (s *survey) byMunicipality(files []string) (all []Standing) {
	for _, file := range files {
		c, ok := s.cases[file]
		if !ok {
			continue
		}
		i := slices.IndexFunc(all, func(x Standing) bool { return x.home == c.Home })
		if i < 0 {
			i = len(all)
			all = append(all, Standing{Municipality: c.Kommun.Name.Value, place: c.place, home: c.Home, kommun: c.Kommun})
		}
		all[i].Documents = append(all[i].Documents, StandingDocument{Case: c.Case})
	}
	return all
}

// unread keeps the findings of files that could not be read, and those of no data file;
// the others are told by ”planverk kontrollera”.
func unread(l diag.List, cases map[string]surveyed) diag.List {
	return slices.DeleteFunc(l, func(d diag.Diagnostic) bool {
		c, ok := cases[d.Span.File]
		return ok && c.Input != nil || d.Severity != diag.Fel
	})
}

// progress counts how much of the document is filled in, for the manifest. It is nil of
// a document that people do not fill in. Nothing in it depends on the day.
func (p *product) progress() *publish.Progress {
	if !p.counts(p.in.Type) {
		return nil
	}
	t := standing.Total(standing.Judge([]standing.Case{p.standing(derive.New(p.file, p.inKommun(p.file), p.in), nil)}, plan.Date{}))
	if t.Fields == 0 {
		return nil
	}
	return &publish.Progress{Fields: t.Fields, Filled: t.Filled}
}
