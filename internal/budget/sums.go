package budget

import (
	"strconv"

	"planverk/internal/book"
	"planverk/internal/diag"
	"planverk/internal/plan"
	"planverk/internal/sv"
)

// Sums gives the sums that a schema declares (x-summa), by identity, so that a
// document type can have sums without Go code. A sum is there only when at least
// one of its amounts is known. One that is typed in the data and differs is a finding.
func Sums(s *plan.Schema, root *plan.Map) (map[string]plan.Node, diag.List) {
	c := &summing{out: map[string]plan.Node{}}
	c.group(s, root, "")
	return c.out, c.found
}

type summing struct {
	out   map[string]plan.Node
	found diag.List
}

func (c *summing) group(s *plan.Schema, m *plan.Map, id string) {
	if s == nil || m == nil {
		return
	}
	for _, key := range s.Keys {
		field, below := s.Fields[key], sv.Key(key)
		if id != "" {
			below = id + "." + below
		}
		switch field.Shape {
		case plan.Group:
			child, _ := m.Get(key).(*plan.Map)
			c.group(field, child, below)
		case plan.Sequence:
			c.rows(field, m.Get(key), below)
		case plan.Leaf:
			if field.Sum != nil {
				c.sum(field, m, key, below)
			}
		}
	}
}

func (c *summing) rows(s *plan.Schema, n plan.Node, id string) {
	list, ok := n.(*plan.List)
	if !ok || s.Items == nil || s.Items.Shape != plan.Group {
		return
	}
	for i, item := range list.Items {
		row, ok := item.(*plan.Map)
		if !ok {
			continue
		}
		rowID := row.Identity()
		if rowID == "" {
			rowID = id + "." + strconv.Itoa(i+1)
		}
		c.group(s.Items, row, rowID)
	}
}

// sum computes one sum, and compares it with what is typed.
func (c *summing) sum(s *plan.Schema, m *plan.Map, key, id string) {
	sum, known := int64(0), false
	for _, t := range s.Sum {
		part, ok := total(column(m, t))
		if !ok {
			continue
		}
		known = true
		var err error
		if sum, err = book.Add(sum, t.Sign*part); err != nil {
			return
		}
	}
	typed, _ := m.Get(key).(*plan.Amount)
	if known {
		c.out[id] = amount(id, m.At, sum)
	}
	if typed == nil || !typed.Known && typed.Word == "" || typed.Known && typed.Ore == sum {
		return
	}
	written := sv.Quote(typed.Word)
	if typed.Known {
		written = typed.Text() + " kr"
	}
	c.found = append(c.found, diag.New("PV310", typed.Span, "Summan är skriven som "+written+", men raderna blir "+plan.Amount{Ore: sum, Known: true}.Text()+" kr.",
		"Ta bort summan: Planverk räknar ut den av raderna."))
}

// column gives the amounts of a term.
func column(m *plan.Map, t plan.Term) []plan.Amount {
	list, ok := m.Get(t.Rows).(*plan.List)
	if !ok {
		return nil
	}
	var all []plan.Amount
	for _, item := range list.Items {
		row, _ := item.(*plan.Map)
		if row == nil {
			continue
		}
		if a, ok := row.Get(t.Field).(*plan.Amount); ok {
			all = append(all, *a)
		}
	}
	return all
}
