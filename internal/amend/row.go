package amend

import (
	"slices"
	"strings"

	"planverk/internal/plan"
)

// byRow puts the edits of a row together, in the order that the rows come.
func byRow(edits []Edit) (groups [][]Edit) {
	for _, e := range edits {
		i := slices.IndexFunc(groups, func(g []Edit) bool { return g[0].Row == e.Row })
		if i < 0 {
			groups = append(groups, nil)
			i = len(groups) - 1
		}
		groups[i] = append(groups[i], e)
	}
	return groups
}

// whole writes a row anew that has no braces yet and gets several fields at once: one
// in its short form ("drift: 150 000 kr") or with nothing but its key. It is false for
// other rows, whose fields are written one by one.
func (s *source) whole(row *plan.Map, edits []Edit) (change, bool) {
	if row == nil || len(edits) < 2 {
		return change{}, false
	}
	full, short := s.neighbour(row)
	if full != nil {
		return change{}, false
	}
	var pairs []string
	put := func(key, text string) { pairs = append(pairs, key+": "+text) }
	at := change{}
	if short != nil {
		old, ok := s.scalar(short.Value)
		if !ok {
			return change{}, false
		}
		at.from, at.to = old.from, old.to
		value := quoteIfNeeded(old.raw, false)
		if i := slices.IndexFunc(edits, func(e Edit) bool { return e.Key == short.Key }); i >= 0 {
			value = written(edits[i], old.raw, short.Value)
		}
		put(short.Key, value)
	} else {
		after, ok := s.afterKey(row)
		if !ok {
			return change{}, false
		}
		at.from, at.to = after, after
	}
	for i, e := range edits {
		if slices.ContainsFunc(edits[:i], func(other Edit) bool { return other.Key == e.Key }) {
			return change{}, false
		}
		switch {
		case short != nil && e.Key == short.Key:
		case row.Get(e.Key) != nil || e.Text == "" && e.Ore == nil:
			return change{}, false
		default:
			put(e.Key, written(e, "", nil))
		}
	}
	at.text = "{ " + strings.Join(pairs, ", ") + " }"
	if short == nil {
		at.text = " " + at.text
	}
	return at, true
}

// written is an edit's value inside braces. old is what it takes the place of.
func written(e Edit, old string, value plan.Node) string {
	switch {
	case e.Ore != nil:
		return quoteIfNeeded(Amount(old, e.Unit, *e.Ore), false)
	case e.Text == "":
		return nothing(value)
	}
	return quoteIfNeeded(e.Text, false)
}
