package planverk

import (
	"cmp"
	"context"
	"fmt"
	"path"
	"slices"
	"strings"

	"planverk/internal/check"
	"planverk/internal/diag"
	"planverk/internal/doc"
	"planverk/internal/load"
	"planverk/internal/plan"
	"planverk/internal/publish"
	"planverk/internal/readback"
	"planverk/internal/secrecy"
	"planverk/internal/sv"
)

// The public edition is made in two goes. The data are first read and checked as they
// are, so that what the rules say is true and every place is that of the file. Then all
// is read anew and masked as it is read; from there on nothing in the run knows what was
// taken away, but for the proof, which searches the finished files for it.

const publicEnding = "-publik"

// buildPublic builds the public edition of every document that has nothing wrong.
func buildPublic(ctx context.Context, w World, places []Place, o Options) Report {
	first := Check(ctx, w, places)
	if ctx.Err() != nil {
		return first
	}
	r := newRun(w, stages, "Bygget avbröts. De handlingar som hann bli klara ligger på plats; de andra är kvar som de var.")
	r.build = o
	defer r.close()
	return r.masked(ctx, places, first)
}

// masked makes the public edition of what the first reading has found sound.
func (r *run) masked(ctx context.Context, places []Place, first Report) Report {
	r.public, r.refused = true, map[string]bool{}
	read := map[string]Document{}
	for _, d := range first.Documents {
		read[d.File] = d
		r.refused[d.File] = d.Findings.On(r.world.Today).HasErrors()
	}
	report := r.all(ctx, places)
	report.Templates = first.Templates
	report.Findings = both(first.Findings, report.Findings)
	for i, d := range report.Documents {
		known := read[d.File]
		report.Documents[i].Title, report.Documents[i].Noun = cmp.Or(d.Title, known.Title), known.Noun
		report.Documents[i].Findings, report.Documents[i].Language = both(known.Findings, d.Findings), known.Language
	}
	return report
}

// both gives the findings of two readings of the same data, each once: those of the
// second that the first has not told, and that are no rule's.
func both(first, second diag.List) diag.List {
	all := slices.Clone(first)
	for _, d := range second {
		told := slices.ContainsFunc(first, func(f diag.Diagnostic) bool { return f.Code == d.Code && f.Span == d.Span })
		if !told && check.ProfileOf(d.Code) == "" {
			all = append(all, d)
		}
	}
	return all.Sorted()
}

// maskOf masks a municipality's register, when the public edition is made.
func (r *run) maskOf(k *plan.Kommun) *secrecy.Mask {
	if !r.public || k == nil {
		return nil
	}
	return secrecy.Of(k)
}

// markPublic says in the document, and in its name, which edition it is.
func markPublic(d *doc.Document) {
	d.Meta.ID += publicEnding
	d.Meta.Subtitle = append(slices.Clip(d.Meta.Subtitle), "Publik utgåva")
	d.Facts = append(slices.Clip(d.Facts), doc.Fact{Term: "Utgåva",
		Value: []doc.Inline{&doc.Text{S: "Publik. Namn som inte får publiceras är ersatta med funktioner. Sökvägar och uppgifter med sekretess är borttagna."}}})
}

// publicLink leads to the public edition of a source, which lies beside that of the
// document.
func publicLink(link string) string {
	folder, file := path.Split(link)
	if folder == "" {
		return link
	}
	return strings.TrimSuffix(folder, "/") + publicEnding + "/" + strings.TrimSuffix(file, ".html") + publicEnding + ".html"
}

// withheld tells why a document has no public edition: it is marked as secret as a
// whole, or a field that is to be masked is none.
func (p *product) withheld() (l diag.List) {
	if head, ok := p.in.Root.Get("dokument").(*plan.Map); ok {
		if s, marked := head.Get("sekretess").(*plan.Map); marked && len(s.Fields) > 0 {
			l = append(l, diag.New("PV541", s.Span, "Hela handlingen är sekretessmarkerad, och därför görs ingen publik utgåva av den.",
				"Gäller sekretessen bara vissa uppgifter? Skriv dem under maskeras i kommun.yaml, och ta bort markeringen ur handlingen."))
		}
	}
	for _, m := range p.kommun.Masked {
		l = append(l, p.maskable(m)...)
	}
	return l
}

// unmaskable are fields that a document cannot be without.
var unmaskable = []string{"dokument", "dokument.typ", "dokument.id", "dokument.år", "dokument.status"}

// maskable holds a field that is to be masked against the schemas: one that is spelt
// wrongly would mask nothing, and nobody would see it.
func (p *product) maskable(m plan.Masking) diag.List {
	field := strings.Join(secrecy.Steps(m.Field.Value), ".")
	if slices.Contains(unmaskable, field) {
		return diag.List{diag.New("PV542", m.Field.Span, fmt.Sprintf("Fältet ”%s” kan inte maskeras: handlingen får sitt namn av det.", m.Field.Value))}
	}
	types := p.forms.schemas.Types()
	if h := sv.Slug(m.Document.Value); h != "" {
		id, folder := p.names()
		if h != id && h != folder {
			return p.unknownDocument(m)
		}
		types = []string{p.in.Type}
	}
	for _, typ := range types {
		s, _ := p.forms.schemas.Get(typ)
		for _, step := range secrecy.Steps(m.Field.Value) {
			s = s.Below(step)
		}
		if s != nil {
			return nil
		}
	}
	return diag.List{diag.New("PV542", m.Field.Span, fmt.Sprintf("Fältet ”%s” finns inte, så ingenting skulle maskeras.", m.Field.Value),
		"Skriv vägen som i datafilen, med punkt mellan stegen och en stjärna för varje rad i en lista: inledning.omfattning.driftmiljö, dokumentation.*.beskrivning.")}
}

// names are what a document may be called where a field is masked in it alone.
func (p *product) names() (id, folder string) {
	_, folder = plan.Names(p.in)
	return sv.Slug(plan.HeadOf(p.in).ID.Value), folder
}

// unknownDocument reports a masking for a document that the municipality does not have.
func (p *product) unknownDocument(m plan.Masking) diag.List {
	wanted := sv.Slug(m.Document.Value)
	found, _ := load.Find(p.place.FS, path.Dir(p.kommun.File))
	var there []string
	for _, f := range found {
		in, _ := p.borrow(listing{f.File, p.place.Name(f.File)}).read(p.place, f.File, p.home)
		if in == nil || f.Kommun != p.kommun.File {
			continue
		}
		other := product{in: in}
		id, folder := other.names()
		if id == wanted || folder == wanted {
			return nil
		}
		there = append(there, folder)
	}
	hint := "Skriv handlingens id, eller namnet på dess mapp."
	if near := sv.Suggest(wanted, there); near != "" {
		hint = "Menade du ”" + near + "”?"
	}
	return diag.List{diag.New("PV542", m.Document.Span, fmt.Sprintf("Kommunen har ingen handling som heter ”%s”, så ingenting skulle maskeras.", m.Document.Value), hint)}
}

// prove searches the finished files, and their names, for what has been taken out.
func (p *product) prove(files []publish.File) (l diag.List) {
	proof := &proof{product: p, told: map[string]bool{}}
	proof.secrets = slices.Clone(p.mask.Secrets)
	for _, v := range p.volumes() {
		proof.secrets = append(proof.secrets, v.secrets...)
	}
	for _, f := range files {
		proof.file(f)
	}
	proof.search(p.folder(), readback.Passage{Where: "mappens namn", Text: p.folder()})
	for _, s := range slices.Concat(p.sources(), p.formSources()) {
		proof.search(publish.ManifestName, readback.Passage{Where: "en fils namn", Text: s.File})
	}
	l = append(proof.findings(), proof.unsearched()...)
	l = append(l, p.suspects(proof.printed)...)
	if p.run.inspect != nil {
		p.run.inspect(p, files, proof.left)
	}
	return l
}

// volumes are the data files that the document is made of.
func (p *product) volumes() []*volume {
	all := []*volume{p.volume}
	for _, s := range p.materials() {
		if s.Input != nil {
			all = append(all, p.borrow(listing{s.Input.File, p.place.Name(s.Input.File)}))
		}
	}
	return all
}

// proof is the search of a document's files.
type proof struct {
	product *product
	secrets []secrecy.Secret
	told    map[string]bool // file and what the secret is of
	left    []leak
	found   diag.List
	printed []*secrecy.Text // all that the files hold
}

// leak is a secret that is left, in one or more files.
type leak struct {
	secret secrecy.Secret
	places []string // "plan.pdf, sidan 3"
	words  string   // around the first
}

func (f *proof) file(file publish.File) {
	all, err := readback.Passages(file.Name, file.Data)
	if err != nil {
		f.found = append(f.found, diag.New("PV543", diag.Span{File: file.Name},
			fmt.Sprintf("Det går inte att bevisa att %s är fri från maskerade uppgifter: %s.", file.Name, err), "Skicka meddelandet till dem som sköter Planverk i kommunen."))
		return
	}
	f.search(file.Name, readback.Passage{Where: "filens namn", Text: file.Name})
	for _, passage := range all {
		f.search(file.Name, passage)
	}
}

// search notes each secret once a file.
func (f *proof) search(file string, p readback.Passage) {
	if strings.TrimSpace(p.Text) == "" {
		return
	}
	text := secrecy.NewText(p.Text)
	f.printed = append(f.printed, text)
	for _, s := range f.secrets {
		if f.told[file+"\x00"+s.Of] {
			continue
		}
		if at, found := s.Find(text); found {
			f.note(file, p, at, s)
		}
	}
	if at, path := secrecy.Path(p.Text); path != "" && !f.told[file+"\x00"+anyPath] {
		f.note(file, p, at, secrecy.Secret{What: anyPath, Of: anyPath})
	}
}

const anyPath = "en sökväg"

func (f *proof) note(file string, p readback.Passage, at int, s secrecy.Secret) {
	f.told[file+"\x00"+s.Of] = true
	where := p.Where
	if p.Lines {
		where = fmt.Sprintf("rad %d", 1+strings.Count(p.Text[:at], "\n"))
	}
	place := strings.TrimSuffix(file+", "+where, ", ")
	for i := range f.left {
		if f.left[i].secret.Of == s.Of {
			f.left[i].places = append(f.left[i].places, place)
			return
		}
	}
	f.left = append(f.left, leak{s, []string{place}, around(p.Text, at)})
}

// findings tells of what is left. A finding stands at the text in the data that it came
// from, when that can be found; else at the finished file.
func (f *proof) findings() diag.List {
	for _, l := range f.left {
		at := l.secret.At
		hints := []string{"Skriv om texten så att den säger det utan uppgiften. Står uppgiften i ett eget fält: lägg till fältet under maskeras i kommun.yaml."}
		file, _, _ := strings.Cut(l.places[0], ", ")
		span := diag.Span{File: file}
		if origin, ok := f.origin(l.secret); ok {
			span = origin
		} else {
			hints = []string{"Uppgiften står inte så i datafilerna. Den kan komma ur en mall, en bilds beskrivning eller en fils namn. Ta bort den där."}
		}
		if len(l.places) > 1 {
			hints = append(hints, "Den står också i "+sv.And(l.places[1:])+".")
		}
		if at.Start.Line > 0 {
			hints = append(hints, fmt.Sprintf("Uppgiften är skriven i %s:%d.", f.product.place.Name(at.File), at.Start.Line))
		}
		f.found = append(f.found, diag.New("PV540", span,
			fmt.Sprintf("Den publika utgåvan byggs inte: %s står kvar i %s: ”%s”.", l.secret.What, l.places[0], l.words), hints...))
	}
	return f.found
}

// origin finds the value of the masked data that a leak comes from.
func (f *proof) origin(left secrecy.Secret) (diag.Span, bool) {
	holds := func(s string) bool {
		if left.Of == anyPath {
			_, path := secrecy.Path(s)
			return path != ""
		}
		text := secrecy.NewText(s + "\n" + readback.Plainly(s))
		return slices.ContainsFunc(f.secrets, func(s secrecy.Secret) bool {
			if s.Of != left.Of {
				return false
			}
			_, found := s.Find(text)
			return found
		})
	}
	var at diag.Span
	for _, tree := range f.product.trees() {
		secrecy.Each(tree, func(n plan.Node, words string) {
			if at == (diag.Span{}) && !strings.HasPrefix(n.Identity(), "register.personer.") && holds(words) {
				at = n.Where()
			}
		})
	}
	return at, at != (diag.Span{})
}

// unsearched says which masked values are too short to be looked for.
func (f *proof) unsearched() diag.List {
	var fields []string
	for _, s := range f.secrets {
		if !s.Searched() && s.Kind == secrecy.Short {
			fields = append(fields, s.What)
		}
	}
	slices.Sort(fields)
	if fields = slices.Compact(fields); len(fields) == 0 {
		return nil
	}
	return diag.List{diag.New("PV544", diag.Span{File: f.product.file},
		fmt.Sprintf("%s för att sökas i de färdiga filerna: %s.", sv.Capital(sv.Count(len(fields), "uppgift är maskerad men för kort", "uppgifter är maskerade men för korta")), sv.And(fields)),
		"Ord på färre än fyra bokstäver, små tal, datum, tider samt ja och nej står också på andra ställen. Läs handlingen och se efter att de inte framgår av något annat.")}
}

// around gives the words around a place in a text.
func around(text string, at int) string {
	from, to := max(0, at-30), min(len(text), at+60)
	words := strings.Join(strings.Fields(strings.ToValidUTF8(text[from:to], "")), " ")
	if from > 0 {
		words = "… " + words
	}
	if to < len(text) {
		words += " …"
	}
	return words
}
