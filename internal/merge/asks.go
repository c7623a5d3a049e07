package merge

import (
	"strings"
	"text/template/parse"

	"planverk/internal/plan"
)

// asking is what a template asks of the data, collected while it is checked: what it
// prints at all, and what it prints, or speaks of, also when nothing is given.
type asking struct {
	printed, asked map[*plan.Schema]bool
	within         map[*plan.Schema]*plan.Schema // what each part of the schema is a part of
	front          int                           // where the head between --- ends, in bytes; its lines fall away when they are empty
	guards         []guard
	used           []use // fields of the expression that is being checked
}

// use is a field that an expression reads.
type use struct {
	schema   *plan.Schema
	fallback bool // the expression says something else when it is not given
}

// guard is a condition that what follows stands under.
type guard struct {
	schema *plan.Schema // nil when the condition is more than that a field is given
	spoken bool         // the document says something when it is not
}

func newAsking(root *plan.Schema, text string) *asking {
	a := &asking{front: strings.Index(text, "\n---") + 1, printed: map[*plan.Schema]bool{}, asked: map[*plan.Schema]bool{}, within: map[*plan.Schema]*plan.Schema{}}
	a.relate(root)
	return a
}

func (a *asking) relate(s *plan.Schema) {
	if s.Items != nil {
		a.within[s.Items] = s
		a.relate(s.Items)
	}
	for _, f := range s.Fields {
		a.within[f] = s
		a.relate(f)
	}
}

// Prints tells whether the document has a place for the field; a group or a list of
// groups has none of its own.
func (t *Template) Prints(s *plan.Schema) bool { return t.asks.printed[s] }

// Asks tells whether the document shows that the field is not given: by an empty cell or
// line, or by a sentence that says so. What the document passes over in silence, or
// has other words for, is asked of nobody. The schema may say otherwise (x-frivilligt).
func (t *Template) Asks(s *plan.Schema) bool {
	if !t.asks.printed[s] {
		return false
	}
	for at := s; at != nil; at = t.asks.within[at] {
		if at.Optional != plan.Unknown {
			return at.Optional == plan.No
		}
	}
	return t.asks.asked[s]
}

// prints notes the fields that the expression at off has printed since mark.
func (a *asking) prints(mark, off int) {
	for _, u := range a.used[mark:] {
		a.printed[u.schema] = true
		if !u.fallback && off >= a.front && a.plainly(u.schema, false) {
			a.asked[u.schema] = true
		}
	}
	a.used = a.used[:mark]
}

// rows notes a list that is gone through; spoken: the template has words for one
// without rows.
func (a *asking) rows(s *plan.Schema, spoken bool) {
	a.printed[s] = true
	if a.plainly(s, !spoken) {
		a.asked[s] = true
	}
}

// plainly tells whether the document would show that s is not given, where the template
// has come to. With silent, only if a condition around it has words for that.
func (a *asking) plainly(s *plan.Schema, silent bool) bool {
	for _, g := range a.guards {
		switch {
		case g.schema == s && s.Shape == plan.Sequence && g.spoken:
			silent = false
		case g.schema == nil || g.schema == s:
			return false
		case !a.partOf(s, g.schema): // the document speaks of s for another field's sake
			return false
		case g.schema.Shape != plan.Sequence && !g.spoken:
			return false
		}
	}
	return !silent
}

func (a *asking) partOf(s, whole *plan.Schema) bool {
	for s != nil && s != whole {
		s = a.within[s]
	}
	return s != nil
}

// under puts what inner checks under a condition: that of the expression read since mark,
// alone on one field or not.
func (a *asking) under(mark int, simple, spoken bool, inner func()) {
	g := guard{spoken: spoken}
	if simple && len(a.used) == mark+1 {
		g.schema = a.used[mark].schema
	}
	a.used = a.used[:mark]
	a.guards = append(a.guards, g)
	inner()
	a.guards = a.guards[:len(a.guards)-1]
}

// isField tells whether a pipeline is a field and nothing more.
func isField(p *parse.PipeNode) bool {
	if len(p.Cmds) != 1 || len(p.Cmds[0].Args) != 1 {
		return false
	}
	_, call := p.Cmds[0].Args[0].(*parse.IdentifierNode)
	return !call
}

// speaks tells whether a branch of a template is a sentence and nothing more. One with
// fields in it has something else to print instead.
func speaks(l *parse.ListNode) bool {
	if l == nil {
		return false
	}
	var said strings.Builder
	for _, n := range l.Nodes {
		text, plain := n.(*parse.TextNode)
		if !plain {
			return false
		}
		said.Write(text.Text)
	}
	return strings.TrimSpace(said.String()) != ""
}
