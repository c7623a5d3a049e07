package planverk

import (
	"bytes"
	"context"
	"io/fs"
	"slices"

	"planverk/internal/amend"
	"planverk/internal/check"
	"planverk/internal/diag"
	"planverk/internal/plan"
	"planverk/internal/prose"
)

// Mend is Check, and gives the data files with what the language check proposes written
// in, where nobody has to be asked what was meant. It writes nothing: Report.Mended is
// what to write. A second run has nothing more to change.
func Mend(ctx context.Context, w World, places []Place) Report {
	r := newRun(w, checking(), "Kontrollen avbröts innan alla filer var lästa. Inget är skrivet.")
	r.mends, r.reads = true, true
	return r.all(ctx, places)
}

// language reads the words of a document that is otherwise sound. It is a stage of
// Check alone: what it proposes is for the one who writes, and stands in no document.
// What the municipality has made more than a proposal, in profil.yaml, is a finding.
func (p *product) language(ctx context.Context) (raised diag.List) {
	source, err := fs.ReadFile(p.place.FS, p.file)
	if err != nil {
		return nil // it was there to be loaded, and is gone
	}
	found := prose.Read(p.in, p.volume.schema, string(source), p.acronyms())
	on := map[string]bool{} // codes that the municipality has not switched off
	for _, d := range check.Weigh(p.in, found) {
		on[d.Code] = true
		if d.Severity == diag.Upplysning {
			p.words = append(p.words, d)
		} else {
			raised = append(raised, d)
		}
	}
	if p.run.mends {
		return append(raised, p.mend(ctx, source, on)...)
	}
	return raised
}

// mostRounds is how many times a text is mended before it is left as it is: one mended
// word can let the next be seen.
const mostRounds = 4

// mend writes what may be written without asking, until there is no more of it. The new
// text is read as data each time, and must say the same but for its words.
func (p *product) mend(ctx context.Context, source []byte, on map[string]bool) diag.List {
	text, in := source, p.in
	for range mostRounds {
		edits := slices.DeleteFunc(prose.Edits(in, p.volume.schema, string(text), p.acronyms()), func(e prose.Edit) bool { return !on[e.Code] })
		if len(edits) == 0 {
			break
		}
		next, err := prose.Mend(text, edits)
		if err != nil {
			return p.unmended()
		}
		again := p.again(map[string][]byte{p.file: next})
		if l := again.load(ctx); again.in == nil || l.HasErrors() || !onlyThose(edits, in, again.in) {
			return p.unmended()
		}
		text, in = next, again.in
	}
	if !bytes.Equal(text, source) {
		p.mended = &Rewrite{File: p.place.Name(p.file), Before: source, After: text}
	}
	return nil
}

func (p *product) unmended() diag.List {
	return diag.List{diag.New("PV682", diag.Span{File: p.file}, "Med språket rättat säger datafilen något annat än orden. Den är kvar som den var.", "Rätta språket för hand (--språk visar var), och anmäl gärna felet.")}
}

// onlyThose tells whether a new reading of a file says the same as the old one but for
// the texts that were edited.
func onlyThose(edits []prose.Edit, before, after *plan.Input) bool {
	edited := map[string]bool{}
	for _, e := range edits {
		edited[e.ID] = true
	}
	return !slices.ContainsFunc(amend.Unintended(before.Root, after.Root, nil), func(id string) bool { return !edited[id] })
}
