package planverk

import (
	"context"
	"slices"

	"planverk/internal/derive"
	"planverk/internal/diag"
	"planverk/internal/publish"
)

// follow finds the follow-ups of the plans that the document is made of, when its type
// prints how the plans went.
func (p *product) follow(ctx context.Context) (l diag.List) {
	if kinds[p.in.Type].follows == "" {
		return nil
	}
	files, _ := p.run.library.list(p) // a folder that can not be read is a finding of gather
	for _, f := range files {
		v := p.borrow(f)
		in, findings := v.read(p.place, f.file, p.home)
		if v.typ != kinds[p.in.Type].follows {
			continue
		}
		up := derive.New(f.name, p.inKommun(f.file), in)
		up.Findings = findings
		if !findings.HasErrors() && in != nil {
			up.Findings = append(up.Findings, v.worked(p.rules).found...)
		}
		if up.Failed() {
			l = append(l, derive.NotFollowed(p.in, up))
			continue
		}
		p.put(ctx, f, up)
	}
	for _, s := range p.gathered {
		if s.Followed != nil {
			p.data = append(p.data, publish.Source{File: s.Followed.Name, SHA256: s.Followed.Input.SHA256})
		}
	}
	return l
}

// put puts a follow-up with its plan, when the document is made of it.
func (p *product) put(ctx context.Context, f listing, up derive.Source) {
	asks := &product{run: p.run, place: p.place, file: f.file, home: p.home, in: up.Input}
	asks.gather(ctx) // what is wrong with what it asks for is told where it is built
	of := derive.Of(up.Input, asks.gathered)
	if of == nil {
		return
	}
	if i := slices.IndexFunc(p.gathered, func(s derive.Source) bool { return s.File == of.File }); i >= 0 {
		p.gathered[i].Follow(up)
	}
}

// materials are the files that the document is made of: what it is put together from, and
// the follow-ups of those.
func (p *product) materials() (all []derive.Source) {
	for _, s := range p.gathered {
		if all = append(all, s); s.Followed != nil {
			all = append(all, *s.Followed)
		}
	}
	return all
}
