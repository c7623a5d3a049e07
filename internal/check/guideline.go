package check

import (
	"strings"

	"planverk/internal/diag"
	"planverk/internal/plan"
	"planverk/internal/sv"
)

// RunText applies the rules that hold for any document with a head: nothing of a
// form's instructions is left in one that is to be decided, and nobody is named
// whose personal data are protected.
func RunText(in *plan.Input) diag.List {
	c := &Case{Input: in, Plan: new(plan.Systemplan)}
	plan.Bind(&plan.Map{Fields: []plan.Field{{Key: "dokument", Value: in.Root.Get("dokument")}}}, c.Plan)
	return append(placeholdersReplaced(c), protectedPersonsUnnamed(c)...)
}

// RunGuideline applies the rules for guidelines.
func RunGuideline(in *plan.Input) diag.List {
	p := &precedence{after: map[string][]step{}, seen: map[[2]string]bool{}}
	p.collect(in.Root)
	return append(RunText(in), p.cycles()...)
}

// precedence is the orders of precedence of a guideline put together: what stands
// after each document.
type precedence struct {
	names []string // in the order that they are met, folded
	after map[string][]step
	seen  map[[2]string]bool // steps that are there already
}

// step leads to the next document of a list.
type step struct {
	to   string
	name *plan.Text
}

// collect finds the lists wherever they stand: a chapter or a section may have them.
func (p *precedence) collect(n plan.Node) {
	switch n := n.(type) {
	case *plan.List:
		for _, item := range n.Items {
			p.collect(item)
		}
	case *plan.Map:
		if n == nil {
			return
		}
		for _, f := range n.Fields {
			if list, ok := f.Value.(*plan.List); ok && f.Key == "ordning" {
				p.list(list)
				continue
			}
			p.collect(f.Value)
		}
	}
}

func (p *precedence) list(l *plan.List) {
	before := ""
	for _, item := range l.Items {
		name, ok := item.(*plan.Text)
		if !ok {
			continue
		}
		key := strings.ToLower(strings.TrimSpace(name.Value))
		if _, known := p.after[key]; !known {
			p.names, p.after[key] = append(p.names, key), nil
		}
		if edge := [2]string{before, key}; before != "" && !p.seen[edge] {
			p.seen[edge] = true
			p.after[before] = append(p.after[before], step{key, name})
		}
		before = key
	}
}

// cycles reports each step that leads back to a document that it comes from.
func (p *precedence) cycles() (found diag.List) {
	const open, done = 1, 2
	state := map[string]int{}
	var visit func(string)
	visit = func(from string) {
		state[from] = open
		for _, s := range p.after[from] {
			switch state[s.to] {
			case open:
				found = append(found, diag.New("PV840", s.name.Span, sv.Quote(s.name.Value)+" står både före och efter ett annat dokument i rangordningen.",
					"Låt dokumentet stå på en plats i ordningen, och i samma ordning i alla listor."))
			case 0:
				visit(s.to)
			}
		}
		state[from] = done
	}
	for _, name := range p.names {
		if state[name] == 0 {
			visit(name)
		}
	}
	return found
}
