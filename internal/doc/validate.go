package doc

import (
	"errors"
	"fmt"
	"strings"
)

// Validate proves what every writer takes for granted: unique identities of
// headings and tables, heading levels without jumps, rows as wide as their table,
// no empty cell, references that lead somewhere, text without control characters.
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
	}
}

func (v *validator) table(t *Table) {
	if t.ID != "" {
		v.target(t.ID)
	}
	if len(t.Columns) == 0 || len(t.Rows) == 0 {
		v.fault("table %q has no columns or no rows", t.ID)
	}
	for i, r := range t.Rows {
		if len(r.Cells) != len(t.Columns) {
			v.fault("table %q row %d has %d cells for %d columns", t.ID, i+1, len(r.Cells), len(t.Columns))
		}
		for j, c := range r.Cells {
			if len(c.Blocks) == 0 {
				v.fault("table %q row %d column %d is empty", t.ID, i+1, j+1)
			}
		}
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
	case *Value:
		if i.Text == "" || i.Exact == "" {
			v.fault("the value %q is printed without text or exact value", i.ID)
		}
	case *Choice:
		if i.Picked < -1 || i.Picked >= len(i.Options) {
			v.fault("the choice %q has picked option %d of %d", i.ID, i.Picked, len(i.Options))
		}
	}
}
