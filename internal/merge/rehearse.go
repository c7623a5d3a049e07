package merge

import (
	"strings"
	"text/template/parse"

	"planverk/internal/diag"
	"planverk/internal/doc"
)

// rehearse reads the template as Markdown before there is any data: every branch is
// taken once, and a dummy stands for every value. What is wrong then (HTML, a
// heading without id, a reference to nowhere) is wrong whatever the data.
func (t *Template) rehearse(root *parse.ListNode, references []reference) diag.List {
	r := &run{t: t, rehearsal: true, notes: map[*doc.Note]*note{}, out: output{places: t.places}}
	r.pieces = []*piece{inline(&doc.Text{S: "x"})}
	r.act(root)
	r.read()
	ids := r.ids()
	for _, ref := range references {
		if _, ok := r.targets[ref.target]; !ok && !r.dynamic(ref.target) {
			r.found = append(r.found, noSection(ref, ids))
		}
	}
	return r.found
}

func (r *run) act(l *parse.ListNode) {
	if l == nil {
		return
	}
	for _, n := range l.Nodes {
		switch n := n.(type) {
		case *parse.TextNode:
			_, _ = r.out.Write(n.Text) // a template longer than maxOutput is cut short, and stopped when merged
		case *parse.ActionNode:
			if len(n.Pipe.Decl) == 0 {
				_, _ = r.out.Write([]byte(string(token(0))))
			}
		case *parse.IfNode:
			r.act(n.List)
			r.act(n.ElseList)
		case *parse.WithNode:
			r.act(n.List)
			r.act(n.ElseList)
		case *parse.RangeNode:
			r.act(n.List)
			r.act(n.ElseList)
		}
	}
}

// dynamic tells whether an id may come to be from a value: {#system-{{ .id }}}.
func (r *run) dynamic(id string) bool {
	for _, p := range r.prefixes {
		if strings.HasPrefix(id, p) {
			return true
		}
	}
	return false
}
