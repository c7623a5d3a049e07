package planverk

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"planverk/internal/amend"
	"planverk/internal/diag"
	"planverk/internal/plan"
	"planverk/internal/reconcile"
)

// verify reads the new texts as any data files: they must say what was meant and
// nothing else, and the document have no faults that it had not before. What else they
// bring is told.
func (r *receiver) verify(ctx context.Context) {
	p := r.product
	again := p.again(r.changed())
	for _, stage := range []func(*product, context.Context) diag.List{(*product).load, (*product).gather, (*product).checkAndMerge} {
		if !again.findings.HasErrors() {
			again.findings = append(again.findings, stage(again, ctx)...)
		}
	}
	old := map[string]bool{}
	for _, d := range p.heard() {
		old[d.Code+d.Message] = true
	}
	for _, d := range again.heard() {
		where := d.Span.String()
		switch {
		case old[d.Code+d.Message]:
		case d.Severity == diag.Fel:
			if cell := r.blamed(d.Span); cell != "" {
				r.result.Fault(cell, "PV682", "Med ändringen blir det fel i datafilen, "+where+": "+d.Message, d.Hints...)
				continue
			}
			r.result.Fault(where, "PV682", "Med ändringen blir det fel i datafilen: "+d.Message, d.Hints...)
		default:
			r.result.Tell(where, d)
		}
	}
	if again.in == nil || again.findings.HasErrors() {
		return
	}
	for _, t := range r.files {
		now := again.inputOf(t.name)
		if t.after == nil || now == nil {
			continue
		}
		for _, id := range amend.Unintended(t.in.Root, now.Root, t.edits, t.rows...) {
			r.result.Fault(p.place.Name(t.name), "PV682", fmt.Sprintf("Med ändringen säger datafilen något annat än avsett om ”%s”.", id), "Ändra datafilen för hand, och anmäl gärna felet.")
		}
	}
}

// blamed gives the cell whose words stand on a line of a changed file where something is
// wrong; "" when none can be told.
func (r *receiver) blamed(at diag.Span) string {
	for _, t := range r.files {
		if t.after == nil || r.product.place.Name(t.name) != at.File {
			continue
		}
		lines := strings.Split(string(t.after), "\n")
		if at.Start.Line < 1 || at.Start.Line > len(lines) {
			return ""
		}
		for _, c := range r.result.Changes {
			if own, _ := r.resolve(c.ID); own == t && c.Outcome == reconcile.Taken && c.Write != "" && strings.Contains(lines[at.Start.Line-1], c.Write) {
				return c.Cell
			}
		}
	}
	return ""
}

// again is the document once more, at its beginning, with some of its files changed.
func (p *product) again(changed map[string][]byte) *product {
	r := newRun(p.run.world, nil, "")
	r.shared, r.forms = p.run.shared, p.run.forms // no schema or template is among the changed files
	r.build.Formats = p.run.build.Formats
	r.library.derived[p.place.Name(p.kommun.File)] = true
	again := &product{run: r, place: p.place, file: p.file, home: p.home, turn: p.turn}
	again.place.FS = edited{p.place.FS, changed}
	return again
}

// heard are all findings of the document and of what it is made of.
func (p *product) heard() diag.List {
	l := slices.Clone(p.named())
	for _, s := range p.materials() {
		if s.Input != nil {
			l = append(l, rename(slices.Clone(s.Findings), p.place.Name)...)
		}
	}
	return l
}

// inputOf gives what was read of one of the document's files, or nil.
func (p *product) inputOf(file string) *plan.Input {
	if file == p.file {
		return p.in
	}
	for _, s := range p.materials() {
		if s.Input != nil && s.Input.File == file {
			return s.Input
		}
	}
	return nil
}

func (r *receiver) changed() map[string][]byte {
	texts := map[string][]byte{}
	for _, t := range r.files {
		if t.after != nil {
			texts[t.name] = t.after
		}
	}
	return texts
}

// edited is a folder with some files changed.
type edited struct {
	fs.FS
	texts map[string][]byte
}

func (e edited) Open(name string) (fs.File, error) {
	f, err := e.FS.Open(name)
	text, ok := e.texts[path.Clean(name)]
	if err != nil || !ok {
		return f, err
	}
	return &editedFile{f, bytes.NewReader(text)}, nil
}

type editedFile struct {
	fs.File
	text *bytes.Reader
}

func (f *editedFile) Read(b []byte) (int, error) { return f.text.Read(b) }
