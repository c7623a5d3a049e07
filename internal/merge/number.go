package merge

import (
	"fmt"
	"slices"
	"sort"
	"strconv"
	"strings"

	"planverk/internal/diag"
	"planverk/internal/doc"
	"planverk/internal/sv"
)

// placed is a heading with its place in the template.
type placed struct {
	heading *doc.Heading
	at      diag.Span
	plain   bool // without number
}

// reference is a promise of a number: "avsnitt 5.1".
type reference struct {
	target string
	at     diag.Span
	inline *doc.Reference // nil before there is a document
}

// target is where an id was claimed: in the template, and in the data when a value
// is a part of it.
type target struct{ at, from diag.Span }

// claim gives an id to a heading or table, and reports one that is taken.
func (r *run) claim(id identity, at diag.Span) {
	if r.targets == nil {
		r.targets = map[string]target{}
	}
	first, taken := r.targets[id.id]
	if !taken || r.rehearsal {
		r.targets[id.id] = target{at, id.from}
		return
	}
	if from := id.from; first.from != from { // not one row that is printed twice
		if from.Start.Line == 0 {
			from = first.from
		}
		r.collision(id.id, from, first.from)
		return
	}
	hint := fmt.Sprintf("Det första står på rad %d. Ge den ena ett eget id.", first.at.Start.Line)
	if first.at == at {
		hint = fmt.Sprintf("Den står i en {{ range }} och kommer en gång för varje rad. Lägg till något eget för raden: {#%s-{{ .id }}}", id.id)
	}
	r.report("PV407", at, fmt.Sprintf("Id:t %s används två gånger.", sv.Quote(id.id)), hint)
}

// collision reports values in the data that give two headings the same id. What
// stands below the heading takes after it, so that one finding for a value is enough.
func (r *run) collision(id string, at, first diag.Span) {
	if slices.ContainsFunc(r.found, func(d diag.Diagnostic) bool { return d.Code == "PV407" && d.Span == at }) {
		return
	}
	hint := "Mallen har redan ett avsnitt med det id:t. Ge det här ett eget id."
	if first.Start.Line > 0 && first != at {
		hint = fmt.Sprintf("Det första får sitt id på rad %d. Ge det ena ett eget id.", first.Start.Line)
	}
	r.report("PV407", at, fmt.Sprintf("Två avsnitt i handlingen får samma id, %s.", sv.Quote(id)), hint)
}

// number gives headings and tables their numbers, and then the references theirs.
func (r *run) number() {
	labels := r.numberHeadings()
	for i, t := range r.tables {
		t.Number = i + 1
		if t.ID == "" {
			t.ID = "tabell-" + strconv.Itoa(t.Number)
			for _, taken := r.targets[t.ID]; taken; _, taken = r.targets[t.ID] {
				t.ID += "-"
			}
			r.claim(identity{id: t.ID}, diag.Span{File: r.t.source.name})
		}
		labels[t.ID] = "tabell" + sv.NBSP + strconv.Itoa(t.Number)
	}
	r.numberFigures(labels)
	for _, ref := range r.references {
		if label, ok := labels[ref.target]; ok {
			ref.inline.Text = label
			continue
		}
		r.found = append(r.found, noSection(ref, r.ids()))
	}
}

// numberFigures numbers the figures and names their tables after them.
func (r *run) numberFigures(labels map[string]string) {
	for i, f := range r.figures {
		f.Number = i + 1
		if f.ID == "" {
			f.ID = "figur-" + strconv.Itoa(f.Number)
			for _, taken := r.targets[f.ID]; taken; _, taken = r.targets[f.ID] {
				f.ID += "-"
			}
			r.claim(identity{id: f.ID}, diag.Span{File: r.t.source.name})
		}
		labels[f.ID] = "figur" + sv.NBSP + strconv.Itoa(f.Number)
		if f.Data != nil {
			f.Data.ID = f.ID + "-tabell"
			f.Data.Caption = []doc.Inline{&doc.Text{S: "Figur" + sv.NBSP + strconv.Itoa(f.Number) + " som tabell"}}
			r.claim(identity{id: f.Data.ID}, diag.Span{File: r.t.source.name})
		}
	}
}

func noSection(ref reference, ids []string) diag.Diagnostic {
	return diag.New("PV406", ref.at, fmt.Sprintf("Avsnittet %s finns inte i dokumentet.", sv.Quote(ref.target)), suggestion(ref.target, ids)...)
}

// numberHeadings numbers the headings and gives the label of each id. What stands
// under a heading without number has none either.
func (r *run) numberHeadings() map[string]string {
	labels := make(map[string]string, len(r.headings))
	var counts [4]int
	level, plain := 0, 0
	for _, h := range r.headings {
		l := h.heading.Level
		if l > level+1 {
			r.report("PV408", h.at, fmt.Sprintf("Rubriken %s hoppar över en nivå.", sv.Quote(doc.Plain(h.heading.Text))),
				"Skriv "+strings.Repeat("#", level+1)+" framför rubriken, eller sätt in rubriken som fattas.")
		}
		level = l
		if l > 3 {
			continue
		}
		if plain >= l {
			plain = 0
		}
		if h.plain && plain == 0 {
			plain = l
		}
		if plain != 0 {
			labels[h.heading.ID] = "avsnittet " + sv.Quote(doc.Plain(h.heading.Text))
			continue
		}
		counts[l]++
		clear(counts[l+1:])
		parts := make([]string, 0, l)
		for _, n := range counts[1 : l+1] {
			parts = append(parts, strconv.Itoa(n))
		}
		h.heading.Number = strings.Join(parts, ".")
		labels[h.heading.ID] = "avsnitt" + sv.NBSP + h.heading.Number
	}
	return labels
}

// ids gives every id of the document, sorted.
func (r *run) ids() []string {
	ids := make([]string, 0, len(r.targets))
	for id := range r.targets {
		ids = append(ids, id)
	}
	sort.Strings(ids)
	return ids
}
