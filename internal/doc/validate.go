package doc

import (
	"errors"
	"fmt"
	"slices"
	"strings"
)

// Validate proves what every writer takes for granted: unique identities of
// headings and tables, heading levels without jumps, tables
// whose cells cover them, no empty cell, references that lead somewhere, text without control characters.
// A fault here is a fault in the program, so the messages are for programmers.
func Validate(d *Document) error {
	v := &validator{targets: map[string]bool{}}
	Walk(d, v.block, v.inline)
	for _, r := range v.references {
		if !v.targets[r.Target] {
			v.fault("reference to %q, which is not in the document", r.Target)
		}
	}
	return errors.Join(v.faults...)
}

type validator struct {
	targets    map[string]bool
	references []*Reference
	level      int
	notes      int // footnotes so far
	faults     []error
}

func (v *validator) fault(format string, args ...any) {
	v.faults = append(v.faults, fmt.Errorf("doc: "+format, args...))
}

func (v *validator) target(id string) {
	if v.targets[id] {
		v.fault("two blocks have the id %q", id)
	}
	v.targets[id] = true
}

func (v *validator) block(b Block) {
	switch b := b.(type) {
	case *Heading:
		if b.ID == "" {
			v.fault("the heading %q has no id", Plain(b.Text))
		}
		v.target(b.ID)
		if b.Level < 1 || b.Level > 3 || b.Level > v.level+1 {
			v.fault("the heading %q jumps from level %d to %d", b.ID, v.level, b.Level)
		}
		v.level = b.Level
		v.filled("heading "+b.ID, b.Text)
	case *Paragraph:
		v.filled("paragraph", b.Text)
	case *ListBlock:
		for i, it := range b.Items {
			if len(it.Blocks) == 0 {
				v.fault("list item %d is empty", i+1)
			}
		}
	case *Table:
		v.table(b)
	case *Signatures:
		if len(b.Blocks) == 0 {
			v.fault("signatures without anyone who signs")
		}
		for i, s := range b.Blocks {
			if s.Party == "" {
				v.fault("signature %d has no party", i+1)
			}
			v.inline(&Text{S: s.Party + s.Place + s.Name + s.Title})
		}
	case *Figure:
		v.figure(b)
	}
}

func (v *validator) table(t *Table) {
	if t.ID != "" {
		v.target(t.ID)
	}
	if len(t.Columns) == 0 || len(t.Rows) == 0 {
		v.fault("table %q has no columns or no rows", t.ID)
	}
	if _, err := t.Grid(); err != nil {
		v.fault("table %q %w", t.ID, err)
	}
	for i, r := range t.Rows {
		for j, c := range r.Cells {
			if len(c.Blocks) == 0 {
				v.fault("table %q row %d cell %d is empty", t.ID, i+1, j+1)
			}
		}
	}
}

// figure asks for what every writer needs: an id, words for those who do not see it,
// nodes with text, and arrows between nodes that are there.
func (v *validator) figure(f *Figure) {
	if f.ID == "" || f.Alt == "" || len(f.Caption) == 0 || len(f.Nodes) == 0 {
		v.fault("the figure %q has no id, no caption, no alternative text or no nodes", f.ID)
	}
	if f.ID != "" {
		v.target(f.ID)
	}
	ids := map[string]bool{}
	for i, n := range f.Nodes {
		if n.Text == "" || n.Month < 0 || n.Month > 12 || f.Kind == Bars && n.Value == nil {
			v.fault("figure %q node %d has no text, a month beyond 12 or no value", f.ID, i+1)
		}
		ids[n.ID] = true
		v.placed(f.ID, n.Text, n.TextValues)
		v.placed(f.ID, n.Note, n.NoteValues)
		v.inline(&Text{S: n.Text + n.Note + n.Group})
	}
	for _, n := range f.Nodes {
		if n.Parent != "" && !ids[n.Parent] {
			v.fault("figure %q has a node under %q, which is not in it", f.ID, n.Parent)
		}
	}
	for _, e := range f.Edges {
		if !ids[e.From] || !ids[e.To] {
			v.fault("figure %q has an arrow from %q to %q, which are not both in it", f.ID, e.From, e.To)
		}
		v.placed(f.ID, e.Text, e.Values)
	}
}

// placed asks that a printed figure stands where it is said to, after the one before.
func (v *validator) placed(figure, words string, values []Placed) {
	from := 0
	for _, p := range values {
		if p.At < from || p.At > len(words) || !strings.HasPrefix(words[p.At:], p.Value.Text) {
			v.fault("figure %q does not say %q at place %d of %q", figure, p.Value.Text, p.At, words)
			return
		}
		from = p.At + len(p.Value.Text)
	}
}

func (v *validator) filled(what string, is []Inline) {
	if len(is) == 0 {
		v.fault("%s is empty", what)
	}
}

func (v *validator) inline(i Inline) {
	switch i := i.(type) {
	case *Reference:
		v.references = append(v.references, i)
	case *Text:
		if strings.ContainsFunc(i.S, func(r rune) bool { return r < 0x20 || r == 0x7f }) {
			v.fault("the text %q holds a control character", i.S)
		}
	case *Link:
		if strings.TrimSpace(i.URL) == "" {
			v.fault("the link %q leads nowhere", Plain(i.Text))
		}
	case *Note:
		v.note(i)
	case *Span:
		v.filled("span", i.Text)
		if i.Lang != "" && !slices.Contains(Languages, i.Lang) || i.Lang == "" && i.Long == "" {
			v.fault("the words %q are marked as language %q", Plain(i.Text), i.Lang)
		}
	case *Value:
		if i.Text == "" || i.Exact == "" {
			v.fault("the value %q is printed without text or exact value", i.ID)
		}
	case *Choice:
		if i.Picked < -1 || i.Picked >= len(i.Options) {
			v.fault("the choice %q has picked option %d of %d", i.ID, i.Picked, len(i.Options))
		} else if i.Picked >= 0 && i.State != i.Options[i.Picked] {
			v.fault("the choice %q is %q, but has ticked %q", i.ID, i.State, i.Options[i.Picked])
		}
	}
}

// note asks that footnotes are numbered in the order that they come, that a number
// alone repeats one that has been, and that no note stands in a note.
func (v *validator) note(n *Note) {
	if len(n.Text) > 0 {
		v.notes++
	}
	if n.Number < 1 || n.Number > v.notes || len(n.Text) > 0 && n.Number != v.notes {
		v.fault("a footnote has number %d where %d have come", n.Number, v.notes)
	}
	for _, i := range n.Text {
		if _, nested := i.(*Note); nested {
			v.fault("footnote %d holds a footnote", n.Number)
		}
	}
}
