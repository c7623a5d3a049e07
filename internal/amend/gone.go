package amend

import (
	"bytes"
	"slices"
	"strings"

	"planverk/internal/plan"
)

// Gone gives the text that a row takes with it when it goes: its own lines and the
// comments above it that are about it alone. The error is a *Flaw: it can not be told
// where the row begins or ends.
func Gone(src []byte, root *plan.Map, row string) (string, error) {
	s := newSource(src)
	list, i, flaw := listOf(root, row)
	if flaw != nil {
		return "", flaw
	}
	x, flaw := s.extent(list, list.Items[i])
	if flaw != nil {
		return "", flaw
	}
	return strings.TrimRight(string(src[x.from:x.to]), "\r\n"), nil
}

// extent is the bytes of a row: whole lines, or what stands between two commas.
type extent struct {
	from, to int
	inline   bool
}

// listOf finds the list that a row stands in, and its number there.
func listOf(root *plan.Map, row string) (*plan.List, int, *Flaw) {
	in := row[:max(strings.LastIndexByte(row, '.'), 0)]
	if list, ok := find(root, in).(*plan.List); ok {
		if i := slices.IndexFunc(list.Items, func(n plan.Node) bool { return n.Identity() == row }); i >= 0 {
			return list, i, nil
		}
	}
	return nil, 0, &Flaw{Message: "raden " + row + " finns inte i filen"}
}

// remove makes the changes that take rows out. A list that gets no row in their place
// is written as an empty one when none is left.
func (s *source) remove(root *plan.Map, gone []Edit, put []Row) (changes []change, flaw *Flaw) {
	var done []string
	for _, e := range gone {
		list, _, flaw := listOf(root, e.Row)
		if flaw != nil {
			return nil, flaw
		}
		if slices.Contains(done, list.ID) {
			continue
		}
		done = append(done, list.ID)
		goes := func(n plan.Node) bool {
			return slices.ContainsFunc(gone, func(o Edit) bool { return o.Row == n.Identity() })
		}
		follows := slices.ContainsFunc(put, func(r Row) bool { return r.In == list.ID })
		all, flaw := s.outOf(root, list, goes, follows)
		if flaw != nil {
			return nil, flaw
		}
		changes = append(changes, all...)
	}
	return changes, nil
}

// outOf takes rows out of one list.
func (s *source) outOf(root *plan.Map, list *plan.List, goes func(plan.Node) bool, follows bool) (changes []change, flaw *Flaw) {
	extents := make([]extent, len(list.Items))
	kept := -1 // the last row that stays
	for i, item := range list.Items {
		if !goes(item) {
			kept = i
		}
		x, flaw := s.extent(list, item)
		if flaw != nil {
			return nil, flaw
		}
		extents[i] = x
	}
	for i, item := range list.Items {
		switch x := extents[i]; {
		case !goes(item):
		case x.inline:
			changes = append(changes, s.betweenCommas(extents, i, kept))
		default:
			changes = append(changes, change{x.from, s.blankAfter(x, follows), ""})
		}
	}
	if kept >= 0 || follows || extents[0].inline {
		return changes, nil
	}
	empty, flaw := s.emptied(root, list, s.dashed(list.Items[0]))
	return append(changes, empty), flaw
}

// dashed tells whether a row begins with a dash, or else with its name.
func (s *source) dashed(item plan.Node) bool {
	p := item.Where().Start
	before := string(s.src[s.lines[p.Line-1].from:s.offset(p)])
	return strings.TrimSpace(before) == "-"
}

// extent finds where a row begins and ends.
func (s *source) extent(list *plan.List, item plan.Node) (extent, *Flaw) {
	p := item.Where().Start
	at, line := s.offset(p), s.lines[p.Line-1]
	before := string(s.src[line.from:at])
	unsafe := &Flaw{Line: p.Line, Message: "raden är skriven så att det inte går att ta bort den säkert"}
	if depth(s.src[min(s.offset(list.Span.Start), at):at]) > 0 {
		end := s.until(at, ",}]")
		if end < 0 {
			return extent{}, unsafe
		}
		return extent{at, at + len(bytes.TrimRight(s.src[at:end], " \t\r\n")), true}, nil
	}
	if bare := strings.TrimSpace(before); bare != "" && bare != "-" || bare == "" && s.loneDash(p.Line-1) {
		return extent{}, unsafe
	}
	indent := len(before) - len(strings.TrimLeft(before, " "))
	last := s.endOf(p.Line, indent, s.dashed(item))
	return extent{from: s.lines[s.ownComments(p.Line, last, indent)-1].from, to: s.lines[last-1].end}, nil
}

// text is a line without its end.
func (s *source) text(n int) string { return string(s.src[s.lines[n-1].from:s.lines[n-1].to]) }

// loneDash tells whether a line is the dash of what stands on the next.
func (s *source) loneDash(n int) bool {
	return n >= 1 && strings.HasSuffix(strings.TrimSpace(s.text(n)), "-")
}

// ownComments gives the first line of the comments right above a row, or the row's own
// first line. They are about the row alone when what comes after it has comments of its
// own, or a blank line before it, or is not of the list.
func (s *source) ownComments(first, last, indent int) int {
	if last < len(s.lines) {
		next := s.text(last + 1)
		bare := strings.TrimLeft(next, " ")
		if bare != "" && !strings.HasPrefix(bare, "#") && len(next)-len(bare) >= indent {
			return first
		}
	}
	own := strings.Repeat(" ", indent) + "#"
	for first > 1 && strings.HasPrefix(s.text(first-1), own) {
		first--
	}
	return first
}

// blankAfter gives the end of a row, with the blank line after it when there is one
// before it too; not where another row is put.
func (s *source) blankAfter(x extent, follows bool) int {
	first, next := s.lineOf(x.from), s.lineOf(x.to)
	if follows || first < 2 || x.to >= len(s.src) || strings.TrimSpace(s.text(first-1)) != "" || strings.TrimSpace(s.text(next)) != "" {
		return x.to
	}
	return s.lines[next-1].end
}

// betweenCommas takes a row out of a list in braces or brackets, where the row with
// the number kept is the last that stays. A row that has lines of its own takes them
// with it; of others one after kept takes the comma before it, and one before it the
// comma after.
func (s *source) betweenCommas(rows []extent, i, kept int) change {
	x := rows[i]
	to := x.to
	if rest := s.src[to:]; bytes.HasPrefix(bytes.TrimLeft(rest, " \t\r\n"), []byte(",")) {
		to += bytes.IndexByte(rest, ',') + 1
	}
	line := s.lines[s.lineOf(x.from)-1]
	end := s.lines[s.lineOf(to)-1]
	alone := strings.TrimSpace(string(s.src[line.from:x.from])) == ""
	switch rest := strings.TrimSpace(string(s.src[min(to, end.to):end.to])); {
	case alone && (rest == "" || strings.HasPrefix(rest, "#")):
		return change{line.from, end.end, ""}
	case kept >= 0 && i > kept && s.lineOf(rows[i-1].to-1) == s.lineOf(x.from):
		return change{rows[i-1].to, x.to, ""}
	case i+1 < len(rows) && s.lineOf(rows[i+1].from) == s.lineOf(to-1):
		return change{x.from, rows[i+1].from, ""}
	}
	return change{x.from, to, ""}
}

// emptied writes a list as an empty one after its key.
func (s *source) emptied(root *plan.Map, list *plan.List, dashed bool) (change, *Flaw) {
	if f := fieldOf(root, list); f != nil {
		at := s.offset(f.KeySpan.End)
		rest := string(s.src[at:max(at, s.lines[f.KeySpan.End.Line-1].to)])
		if m := emptyValue().FindStringSubmatch(rest); m != nil {
			at += len(m[1])
			if dashed {
				return change{at, at, " []"}, nil
			}
			return change{at, at, " {}"}, nil
		}
	}
	return change{}, &Flaw{Line: list.Span.Start.Line, Message: "raderna är skrivna så att den sista inte går att ta bort säkert"}
}

// fieldOf finds the field whose value a list is.
func fieldOf(n plan.Node, list *plan.List) *plan.Field {
	switch n := n.(type) {
	case *plan.Map:
		for i := range n.Fields {
			if n.Fields[i].Value == plan.Node(list) {
				return &n.Fields[i]
			}
			if f := fieldOf(n.Fields[i].Value, list); f != nil {
				return f
			}
		}
	case *plan.List:
		for _, item := range n.Items {
			if f := fieldOf(item, list); f != nil {
				return f
			}
		}
	}
	return nil
}

// until gives the place of the first of some signs that stands outside of quotes,
// comments and the braces and brackets that begin from at on; -1 when there is none.
func (s *source) until(at int, signs string) int {
	depth, quote := 0, byte(0)
	for i := at; i < len(s.src); i++ {
		c := s.src[i]
		opened := i > 0 && bytes.IndexByte([]byte(" \n,{[:"), s.src[i-1]) >= 0
		switch {
		case quote == '#':
			if c == '\n' {
				quote = 0
			}
		case quote == '"' && c == '\\':
			i++
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case opened && (c == '"' || c == '\'' || c == '#'):
			quote = c
		case depth == 0 && strings.IndexByte(signs, c) >= 0:
			return i
		case c == '{' || c == '[':
			depth++
		case c == '}' || c == ']':
			depth--
		}
	}
	return -1
}
