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

	"planverk/internal/budget"
	"planverk/internal/check"
	"planverk/internal/derive"
	"planverk/internal/diag"
	"planverk/internal/load"
	"planverk/internal/plan"
	"planverk/internal/publish"
	"planverk/internal/secrecy"
	"planverk/internal/sv"
)

// library is the data files of a run that several documents read: each is
// loaded and checked once. Files are kept only where a derived document needs
// them; the others are forgotten with their document.
type library struct {
	mu      sync.Mutex
	volumes map[string]*volume         // by the name the user knows
	lists   map[*plan.Kommun][]listing // the files of a municipality
	derived map[string]bool            // kommun.yaml files, by the user's name, that have derived documents
	pieces  map[string]bool            // files of no known type, by the user's name, that a document lists to be put into it
}

// listing is a data file of a municipality.
type listing struct{ file, name string }

// volume is a data file, read when it is first asked for.
type volume struct {
	load, work sync.Once
	in         *plan.Input
	schema     *plan.Schema
	typ        string // guessed of a file that could not be read as data; may be empty
	loaded     diag.List
	sum        string
	own        work
	masked     bool
	secrets    []secrecy.Secret // what the mask has taken out of it
}

func newLibrary() *library {
	return &library{volumes: map[string]*volume{}, lists: map[*plan.Kommun][]listing{}, derived: map[string]bool{}, pieces: map[string]bool{}}
}

// notice remembers that a municipality has derived documents.
func (l *library) notice(place Place, found load.Found) {
	if name := place.Name(found.Kommun); !l.derived[name] && load.Gathers(place.FS, found.File) {
		l.derived[name] = true
	}
}

// piece remembers that a document lists a file, whose type cannot be read, to be put
// into it.
func (l *library) piece(name string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.pieces[name] = true
}

// volume gives the entry of a file; one of its own when nobody else will ask.
func (l *library) volume(name string, keep bool) *volume {
	l.mu.Lock()
	defer l.mu.Unlock()
	v, ok := l.volumes[name]
	if !ok {
		v = &volume{}
		if keep {
			l.volumes[name] = v
		}
	}
	return v
}

// read loads the file. A file that cannot be read as data still has a checksum.
func (v *volume) read(place Place, file string, h home) (*plan.Input, diag.List) {
	schemas := h.forms.schemas
	v.load.Do(func() {
		v.in, v.loaded = load.Document(place.FS, file, h.kommun, schemas)
		if v.in != nil {
			v.sum = v.in.SHA256
			v.schema, _ = schemas.Get(v.in.Type)
			v.typ = v.in.Type
			if h.mask != nil {
				v.masked, v.secrets = true, h.mask.Document(v.in, v.schema)
			}
			return
		}
		v.typ = load.GuessType(place.FS, file, schemas)
		if b, err := fs.ReadFile(place.FS, file); err == nil {
			sum := sha256.Sum256(b)
			v.sum = hex.EncodeToString(sum[:])
		}
	})
	return v.in, slices.Clone(v.loaded)
}

// worked gives what Go makes of the file's own content, and what the rules say of it,
// the municipality's own among them.
func (v *volume) worked(rules *check.Own) work {
	v.work.Do(func() {
		do := kinds[v.in.Type].work
		if do == nil {
			do = ruled
		}
		v.own = do(v.in)
		sums, found := budget.Sums(v.schema, v.in.Root)
		if v.own.computed == nil {
			v.own.computed = sums
		}
		maps.Copy(v.own.computed, sums)
		found = append(found, rules.Run(v.in, v.own.computed)...)
		v.own.found = check.Weigh(v.in, append(v.own.found, found...))
		if v.masked {
			v.own.found = nil // what the rules say of masked data is nobody's fault
		}
	})
	return v.own
}

// gather finds the plans that a derived document is put together from.
func (p *product) gather(ctx context.Context) diag.List {
	k := kinds[p.in.Type]
	if k.derive == nil || k.alone && !p.request().Underlag.Given() {
		return nil
	}
	files, l := p.wanted(k.from)
	for _, f := range files {
		if s, ok := p.fetch(f); ok {
			p.gathered = append(p.gathered, s)
		}
	}
	l = append(l, p.follow(ctx)...)
	if len(p.gathered) == 0 && !k.alone && !l.HasErrors() { // of an agreement the joining says who has not answered
		l = append(l, p.nothing())
	}
	return l
}

// others are the municipality's files of the type that the document is made of,
// whatever their year.
func (p *product) others() (all []derive.Source) {
	from := kinds[p.in.Type].from
	files, _ := p.run.library.list(p) // a folder that can not be read is a finding of gather
	for _, f := range files {
		v := p.borrow(f)
		if in, _ := v.read(p.place, f.file, p.home); p.takes(from, v.typ) {
			all = append(all, derive.New(f.name, p.inKommun(f.file), in))
		}
	}
	return all
}

// gap says why a document that is about one plan has none.
func (p *product) gap() string {
	if len(p.gathered) > 0 {
		return derive.Gap(p.gathered, 0, nil)
	}
	var titles []string
	for _, s := range p.others() {
		titles = append(titles, s.Title)
	}
	return derive.Gap(nil, p.request().Underlag.Year.N, titles)
}

// request is what a derived document says it is put together from.
type request struct {
	Underlag struct {
		plan.At
		Type  plan.Text   `key:"typ"`
		Year  plan.Count  `key:"år"`
		Files []plan.Text `key:"filer"`
	} `key:"underlag"`
}

func (p *product) request() (r request) {
	plan.Bind(p.in.Root, &r)
	return r
}

// wanted lists the files to look in: those that are named, or all of the
// municipality. Fetch leaves out those of another type or year.
func (p *product) wanted(from string) ([]listing, diag.List) {
	r := p.request().Underlag
	var l diag.List
	if r.Type.Given() && sv.Slug(r.Type.Value) != from {
		return nil, append(l, diag.New("PV705", r.Type.Span, fmt.Sprintf("Den här sortens handling sätts inte samman av ”%s”.", r.Type.Value),
			fmt.Sprintf("Skriv ”typ: %s”, eller ta bort raden.", p.forms.word(from))))
	}
	all, lost := p.run.library.list(p)
	if len(r.Files) == 0 {
		return all, lost
	}
	var named []listing
	for _, t := range r.Files {
		file := path.Join(path.Dir(p.kommun.File), strings.ReplaceAll(t.Value, `\`, "/"))
		i := slices.IndexFunc(all, func(x listing) bool { return x.file == file })
		switch {
		case file == p.file:
			l = append(l, diag.New("PV704", t.Span, "Handlingen kan inte vara underlag till sig själv.", "Ange de planer som den ska sättas samman av."))
		case i < 0 && from == partyFiles && p.awaits(file): // the joining says that the party has not answered
		case i < 0:
			l = append(l, diag.New("PV703", t.Span, fmt.Sprintf("Filen ”%s” finns inte bland kommunens filer.", t.Value), p.nearby(t.Value, all)...))
		case slices.Contains(named, all[i]):
			l = append(l, diag.New("PV706", t.Span, fmt.Sprintf("Filen ”%s” står två gånger i underlaget.", t.Value), "Ta bort den ena raden."))
		default:
			named = append(named, all[i])
			l = append(l, p.unfit(t, all[i], from)...)
		}
	}
	return named, l
}

// awaits tells whether a file that is not there is called as one of the agreement's
// parties: it is listed before the party has handed it in.
func (p *product) awaits(file string) bool {
	var own struct {
		Parties []plan.Party `key:"parter"`
	}
	plan.Bind(p.in.Root, &own)
	stem := sv.Slug(strings.TrimSuffix(path.Base(file), path.Ext(file)))
	return slices.ContainsFunc(own.Parties, func(party plan.Party) bool { return sv.Slug(party.ID.Value) == stem })
}

// unfit reports a named file of another type than the document is made of.
func (p *product) unfit(t plan.Text, f listing, from string) diag.List {
	v := p.borrow(f)
	v.read(p.place, f.file, p.home)
	switch {
	case v.typ == "" || p.takes(from, v.typ):
		return nil
	case kinds[v.typ].derive != nil:
		return diag.List{diag.New("PV704", t.Span, fmt.Sprintf("”%s” är själv sammansatt av planer och kan inte vara underlag.", t.Value), "Ange planerna i stället.")}
	}
	return diag.List{diag.New("PV705", t.Span, fmt.Sprintf("”%s” är ett dokument av typen %s.", t.Value, p.forms.word(v.typ)),
		fmt.Sprintf("Den här sortens handling sätts samman av typen %s.", p.forms.word(from)))}
}

// takes tells whether a document that is made of from takes files of a type.
func (p *product) takes(from, typ string) bool {
	if from == filledIn {
		return p.counts(typ)
	}
	return typ == from
}

// nearby suggests a file that is spelt nearly the same.
func (p *product) nearby(written string, all []listing) []string {
	var names []string
	for _, f := range all {
		names = append(names, p.inKommun(f.file))
	}
	if near := sv.Suggest(written, names); near != "" {
		return []string{"Menade du ”" + near + "”?"}
	}
	return []string{"Sökvägen räknas från kommunens mapp, till exempel ”planer/procapita-bou-2021.yaml”."}
}

// list gives the data files of the document's municipality, its own left out.
func (l *library) list(p *product) ([]listing, diag.List) {
	l.mu.Lock()
	defer l.mu.Unlock()
	all, ok := l.lists[p.kommun]
	if !ok {
		found, lost := load.Find(p.place.FS, path.Dir(p.kommun.File))
		if len(lost) > 0 {
			return nil, rename(lost, p.place.Name)
		}
		for _, f := range found {
			if f.Kommun == p.kommun.File {
				all = append(all, listing{f.File, p.place.Name(f.File)})
			}
		}
		l.lists[p.kommun] = all
	}
	return slices.DeleteFunc(slices.Clone(all), func(f listing) bool { return f.file == p.file }), nil
}

func (p *product) borrow(f listing) *volume {
	return p.run.library.volume(f.name, p.run.library.derived[p.place.Name(p.kommun.File)])
}

// fetch gives a file as a source; false when it is of another type or year. A
// file that could not be read at all counts when it may be one of them.
func (p *product) fetch(f listing) (derive.Source, bool) {
	v := p.borrow(f)
	in, findings := v.read(p.place, f.file, p.home)
	s := derive.New(f.name, p.inKommun(f.file), in)
	if p.mask != nil {
		s.Link = publicLink(s.Link)
	}
	from := kinds[p.in.Type].from
	if v.typ != "" && !p.takes(from, v.typ) {
		return s, false
	}
	if from == filledIn {
		c := p.standing(s, findings)
		s.Standing = &c
	} else if v.typ == "" && len(p.request().Underlag.Files) > 0 && !p.forms.schemas.Makes(from) {
		p.run.library.piece(f.name)
	}
	p.data = append(p.data, publish.Source{File: p.inKommun(f.file), SHA256: v.sum})
	if in == nil {
		s.Findings = findings
		return s, true
	}
	year := p.request().Underlag.Year
	if year.Given() && s.Year() != 0 && int64(s.Year()) != year.N {
		p.data = p.data[:len(p.data)-1]
		return s, false
	}
	if !findings.HasErrors() {
		own := v.worked(p.rules)
		s.Plan, s.Computed = own.plan, own.computed
		findings = append(findings, own.found...)
	}
	s.Findings = findings
	return s, true
}

// nothing is the finding for a document without plans to be put together from.
func (p *product) nothing() diag.Diagnostic {
	at := diag.Span{File: p.file}
	for _, f := range p.in.Root.Fields {
		if f.Key == "underlag" {
			at = f.KeySpan
		}
	}
	message := "Kommunen har inga planer att sätta samman handlingen av."
	if year := p.request().Underlag.Year; year.Given() {
		at, message = year.Span, fmt.Sprintf("Kommunen har inga planer för %s.", year.Exact())
	}
	hint := "Kontrollera årtalet, och att planerna ligger i kommunens mapp."
	var there []string
	for _, s := range p.others() {
		there = append(there, strings.TrimPrefix(s.File, p.place.Name(path.Dir(p.kommun.File))+"/"))
	}
	if len(there) > 0 {
		hint = "Kontrollera årtalet. De planer som finns är " + sv.And(there) + "."
	}
	return diag.New("PV702", at, message, hint)
}
