package check

import (
	"fmt"
	"strings"

	"planverk/internal/diag"
	"planverk/internal/plan"
	"planverk/internal/sv"
)

// precedenceHasAnOrder: no document stands both before and after another.
func precedenceHasAnOrder(c *Case) diag.List {
	p := &precedence{after: map[string][]step{}, seen: map[[2]string]bool{}}
	p.collect(c.Input.Root)
	return p.cycles()
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
	const done = -1
	var way []step         // from the document that the search began with
	at := map[string]int{} // where on the way a document stands, from 1
	var visit func(step)
	visit = func(here step) {
		way = append(way, here)
		at[here.to] = len(way)
		for _, next := range p.after[here.to] {
			switch place := at[next.to]; {
			case place > 0:
				found = append(found, roundabout(append(way[place-1:], next)))
			case place != done:
				visit(next)
			}
		}
		at[here.to] = done
		way = way[:len(way)-1]
	}
	for _, name := range p.names {
		if at[name] != done {
			visit(step{to: name})
		}
	}
	return found
}

// mostPassed is how many documents a finding about a roundabout names.
const mostPassed = 6

// roundabout is the finding for a way that ends with the document it begins with.
func roundabout(way []step) diag.Diagnostic {
	last, passed := way[len(way)-1], way[1:len(way)-1]
	first := sv.Quote(last.name.Value)
	var others []string
	for _, s := range passed[:min(len(passed), mostPassed)] {
		others = append(others, fmt.Sprintf("%s på rad %d", sv.Quote(s.name.Value), s.name.Span.Start.Line))
	}
	if more := len(passed) - len(others); more > 0 {
		others = append(others, sv.Count(more, "dokument", "dokument")+" till")
	}
	message := fmt.Sprintf("I rangordningen står %s både före och efter %s.", first, sv.And(others))
	if len(passed) == 0 {
		message = fmt.Sprintf("I rangordningen står %s före sig självt.", first)
	}
	return diag.New("PV840", last.name.Span, message, "Låt varje dokument stå på en plats i ordningen, och i samma ordning i alla listor.")
}
