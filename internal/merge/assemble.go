package merge

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"planverk/internal/diag"
	"planverk/internal/plan"
	"planverk/internal/sv"
)

// maxSource is how large a template may be when its parts have been put in.
const maxSource = 1 << 20

// assembler puts a template together from its files: parts where the text says
// {{ infoga "…" }}, and the municipality's own sections in place of the type's.
// Every stretch remembers the file that it comes from.
type assembler struct {
	files *plan.TemplateText
	stack []string                // names of the parts that are being put in
	putIn map[string]diag.Span    // by the name of a part's file: where it was first put in
	parts map[string]bool         // names of the parts that were put in, own ones too
	used  []plan.File             // in the order that they were met
	done  map[*plan.Override]bool // overrides that have found their place
	found diag.List
}

// stretch is a piece of an assembled text: n bytes from off on of a file.
type stretch struct {
	at     int // where it begins in the assembled text
	from   *source
	off, n int
}

func assemble(files *plan.TemplateText) (source, *assembler) {
	a := &assembler{files: files, putIn: map[string]diag.Span{}, parts: map[string]bool{}, done: map[*plan.Override]bool{}}
	main := a.file(files.Main)
	var d draft
	a.expand(&d, main)
	d = a.override(d)
	if len(d.text) > maxSource {
		a.found = append(a.found, tooLarge(main))
	}
	return d.source(main.name), a
}

func tooLarge(s *source) diag.Diagnostic {
	return diag.New("PV413", diag.Span{File: s.name}, "Mallen är större än 1 MB när delarna är insatta.",
		"Kontrollera att samma del inte sätts in många gånger.")
}

// file takes a file in use.
func (a *assembler) file(f plan.File) *source {
	s := newSource(f.Name, f.Text)
	if !slices.ContainsFunc(a.used, func(u plan.File) bool { return u.Name == f.Name }) {
		a.used = append(a.used, f)
		a.found = append(a.found, s.forbidden()...)
	}
	return &s
}

// expand copies a file to d, with parts put in.
func (a *assembler) expand(d *draft, s *source) {
	at := 0
	for _, x := range actions(s.text) {
		if x.word != "infoga" {
			continue
		}
		d.copy(s, at, x.off)
		if x.trimsBefore(s.text) {
			d.trim()
		}
		a.infoga(d, s, x)
		at = x.end
		if x.trimsAfter(s.text) {
			at = len(s.text) - len(strings.TrimLeft(s.text[at:], " \t\n"))
		}
	}
	d.copy(s, at, len(s.text))
}

// infoga puts one part in.
func (a *assembler) infoga(d *draft, s *source, x action) {
	at := s.span(x.off, x.end-x.off)
	name, err := strconv.Unquote(x.rest)
	if err != nil {
		a.found = append(a.found, diag.New("PV430", at, "infoga vill ha namnet på en del mellan raka citattecken.", `Så här skrivs den: {{ infoga "huvud" }}`))
		return
	}
	part, ok := a.part(name)
	switch {
	case !ok:
		a.found = append(a.found, diag.New("PV430", at, fmt.Sprintf("Delen %s finns inte.", sv.Quote(name)),
			suggestion(name, slices.Sorted(maps.Keys(a.files.Parts)))...))
		return
	case slices.Contains(a.stack, name):
		round := append(slices.Clone(a.stack[slices.Index(a.stack, name):]), name)
		a.found = append(a.found, diag.New("PV431", at, fmt.Sprintf("Delen %s sätter in sig själv.", sv.Quote(name)),
			"Kedjan är "+strings.Join(round, " → ")+". Ta bort en av infogningarna."))
		return
	case len(d.text) > maxSource:
		return
	}
	a.parts[name] = true
	a.stack = append(a.stack, name)
	a.beside(d, name, plan.Before, at)
	a.put(d, part, at)
	a.beside(d, name, plan.After, at)
	a.stack = a.stack[:len(a.stack)-1]
}

// put puts the text of a part in; at is where it was asked for.
func (a *assembler) put(d *draft, part plan.File, at diag.Span) {
	if _, known := a.putIn[part.Name]; !known {
		a.putIn[part.Name] = at
	}
	text := a.file(part)
	if open := text.unclosed(); open != nil {
		a.found = append(a.found, *open)
		return
	}
	a.expand(d, text)
	d.trim()
}

// beside puts in what the municipality wants before or after a part.
func (a *assembler) beside(d *draft, name string, where plan.Placement, at diag.Span) {
	for i := range a.files.Overrides {
		o := &a.files.Overrides[i]
		if o.Target != name || o.Where != where {
			continue
		}
		a.done[o] = true
		if where == plan.After {
			d.gap()
		}
		a.put(d, o.File, at)
		if where == plan.Before {
			d.gap()
		}
	}
}

// part finds a part: the type's own override of it, or the shared one.
func (a *assembler) part(name string) (plan.File, bool) {
	shared, ok := a.files.Parts[name]
	for i := range a.files.Overrides {
		if o := &a.files.Overrides[i]; ok && o.Target == name && o.Where == plan.Instead {
			a.done[o] = true
			return o.File, true
		}
	}
	return shared, ok
}

// unclosed reports a file of its own whose {{ if }}, {{ with }} or {{ range }} has
// no {{ end }} in the same file, or the other way round.
func (s *source) unclosed() *diag.Diagnostic {
	var open []action
	for _, x := range actions(s.text) {
		switch {
		case x.opens():
			open = append(open, x)
		case x.closes() && len(open) > 0:
			open = open[:len(open)-1]
		case x.closes():
			d := diag.New("PV401", s.span(x.off, x.end-x.off), "{{ end }} hör inte till något {{ if }}, {{ with }} eller {{ range }} i samma fil.", "Ta bort det, eller skriv det {{ if }} som fattas.")
			return &d
		}
	}
	if len(open) == 0 {
		return nil
	}
	x := open[len(open)-1]
	d := diag.New("PV401", s.span(x.off, x.end-x.off), fmt.Sprintf("{{ %s }} har inget {{ end }} i samma fil.", x.word), "Skriv {{ end }} där det slutar som {{ "+x.word+" }} gäller.")
	return &d
}

// traced adds to findings in a part where the part was put in.
func (a *assembler) traced(l diag.List) diag.List {
	for i, d := range l {
		if at, ok := a.putIn[d.Span.File]; ok && at.File != d.Span.File {
			l[i].Hints = append(slices.Clone(d.Hints), fmt.Sprintf("Delen är insatt på rad %d i %s.", at.Start.Line, at.File))
		}
	}
	return l
}

// draft is a text that is being put together.
type draft struct {
	text      []byte
	stretches []stretch
}

// copy adds bytes off to end of a file.
func (d *draft) copy(s *source, off, end int) {
	if off < end {
		d.stretches = append(d.stretches, stretch{len(d.text), s, off, end - off})
		d.text = append(d.text, s.text[off:end]...)
	}
}

// add adds bytes off to end of another draft.
func (d *draft) add(o draft, off, end int) {
	for _, st := range o.stretches {
		if from, to := max(off, st.at), min(end, st.at+st.n); from < to {
			d.stretches = append(d.stretches, stretch{len(d.text) + from - off, st.from, st.off + from - st.at, to - from})
		}
	}
	d.text = append(d.text, o.text[off:end]...)
}

// trim takes blanks away from the end.
func (d *draft) trim() {
	n := len(d.text)
	for n > 0 && (d.text[n-1] == ' ' || d.text[n-1] == '\t' || d.text[n-1] == '\n') {
		n--
	}
	d.text = d.text[:n]
	for i := len(d.stretches) - 1; i >= 0; i-- {
		if st := &d.stretches[i]; st.at+st.n > n {
			st.n = max(n-st.at, 0)
		}
	}
	d.stretches = slices.DeleteFunc(d.stretches, func(st stretch) bool { return st.n == 0 })
}

// source gives the finished text, named after the template's main file.
func (d *draft) source(name string) source {
	s := newSource(name, string(d.text))
	s.stretches = d.stretches
	return s
}
