package amend

import (
	"bytes"
	"strings"

	"planverk/internal/diag"
	"planverk/internal/pattern"
	"planverk/internal/plan"
	"planverk/internal/sv"
)

// Row is a group that the file does not have: a row of a list, or a group of fields. A list
// that is not there is made of its named rows, in the group above it.
type Row struct {
	In      string // identity of the list or group that it is put last in: "budget.rader"; one at the top of the file is made when it is not there
	Key     string // what it is called there: "drift"; "" in a list whose rows have no names
	KeyName string // the field that Key stands in when the list is written with dashes: "id"
	Short   string // the field that a plain value stands for, "" when there is none
	Fields  []Edit // their Key, and Text or Ore with Unit
	After   string // the field that a list is put after when it is made; last in its group when there is none
	rows    []Row  // of a list that is made, in place of fields
}

// insert makes the changes that put rows in.
func (s *source) insert(root *plan.Map, rows []Row) ([]change, *Flaw) {
	var changes []change
	begun := map[string]int{} // a list that is made here → its place among the changes
	for _, r := range nested(root, rows) {
		container := find(root, r.In)
		starts := startsFor(container, r)
		i, more := begun[r.In]
		switch {
		case len(starts) > 0:
			c, flaw := s.last(container.Where().Start, starts, r)
			if flaw != nil {
				return nil, flaw
			}
			changes = append(changes, c)
		case s.unopened(container, r, &changes):
		case more:
			changes[i].text += "  " + r.line(true) + s.newline()
		case strings.Contains(r.In, ".") || len(root.Fields) == 0 || s.column(root.Fields[0].KeySpan.Start) > 0:
			return nil, &Flaw{Line: root.Span.Start.Line, Message: "det finns inget ”" + r.In + "” i filen att lägga det i"}
		default:
			begun[r.In] = len(changes)
			changes = append(changes, s.made(r))
		}
	}
	return changes, nil
}

// unopened puts a group into a row that is in its short form, or has nothing but its
// key, which is then written out; false when it is not one of these.
func (s *source) unopened(container plan.Node, r Row, changes *[]change) bool {
	row, ok := container.(*plan.Map)
	if !ok {
		return false
	}
	if _, short := s.neighbour(row); short != nil {
		old, ok := s.scalar(short.Value)
		*changes = append(*changes, change{old.from, old.to, "{ " + short.Key + ": " + quoteIfNeeded(old.raw, false) + ", " + r.line(true) + " }"})
		return ok
	}
	at, ok := s.afterKey(row)
	if ok {
		*changes = append(*changes, change{at, at, " { " + r.line(true) + " }"})
	}
	return ok
}

// find gives the group or list with an identity, or nil.
func find(n plan.Node, id string) plan.Node {
	var below []plan.Node
	switch n := n.(type) {
	case *plan.Map:
		if n.ID == id {
			return n
		}
		for _, f := range n.Fields {
			below = append(below, f.Value)
		}
	case *plan.List:
		if n.ID == id {
			return n
		}
		below = n.Items
	}
	for _, b := range below {
		if found := find(b, id); found != nil {
			return found
		}
	}
	return nil
}

// startsOf gives the places where what a list or group holds begins.
func startsOf(n plan.Node) (starts []diag.Pos) {
	switch n := n.(type) {
	case *plan.List:
		for _, item := range n.Items {
			starts = append(starts, item.Where().Start)
		}
	case *plan.Map:
		for _, f := range n.Fields {
			if f.KeySpan.Start != n.Span.Start && f.KeySpan.Start != f.Value.Where().Start || f.Value.Where().Start.Line > f.KeySpan.Start.Line {
				starts = append(starts, f.KeySpan.Start)
			}
		}
	}
	return starts
}

// column is how many bytes stand before a place on its line.
func (s *source) column(p diag.Pos) int { return s.offset(p) - s.lines[p.Line-1].from }

// line writes a row on one line: "drift: 5 kr", "drift: { kostnad: 5 kr, kommentar: x }"
// or, with dashes, "- { vad: x }". Key is written as the row's name when named.
func (r Row) line(named bool) string {
	fields := r.Fields
	if len(r.rows) > 0 {
		var lines []string
		for _, row := range r.rows {
			lines = append(lines, row.line(true))
		}
		return quoteIfNeeded(r.Key, false) + ": { " + strings.Join(lines, ", ") + " }"
	}
	if named && len(fields) == 1 && fields[0].Key == r.Short {
		return quoteIfNeeded(r.Key, false) + ": " + quoteIfNeeded(fields[0].words(""), false)
	}
	var pairs []string
	if !named && r.Key != "" {
		pairs = append(pairs, r.KeyName+": "+quoteIfNeeded(r.Key, false))
	}
	for _, f := range fields {
		pairs = append(pairs, f.Key+": "+quoteIfNeeded(f.words(""), false))
	}
	group := "{ " + strings.Join(pairs, ", ") + " }"
	if named {
		return quoteIfNeeded(r.Key, false) + ": " + group
	}
	return group
}

// block writes a row's fields on lines of their own, with indent before each but the first.
func (r Row) block(named bool, indent, newline string) string {
	var lines []string
	if !named && r.Key != "" {
		lines = append(lines, r.KeyName+": "+quoteIfNeeded(r.Key, false))
	}
	for _, f := range r.Fields {
		lines = append(lines, f.Key+": "+quoteIfNeeded(f.words(""), true))
	}
	return strings.Join(lines, newline+indent)
}

// words is what an edit writes in the place of an old value, "" for a new field.
func (e Edit) words(old string) string {
	if e.Ore != nil {
		return Amount(old, e.Unit, *e.Ore)
	}
	return e.Text
}

// last puts a row after those that begin at the places, in a list that begins at from.
func (s *source) last(from diag.Pos, starts []diag.Pos, r Row) (change, *Flaw) {
	p := starts[0]
	for _, q := range starts {
		if q.Line > p.Line || q.Line == p.Line && q.Col > p.Col {
			p = q
		}
	}
	line := s.lines[p.Line-1]
	at := s.offset(p)
	before := string(s.src[line.from:at])
	dashed := strings.TrimLeft(before, " -") == "" && strings.Contains(before, "-")
	switch list := s.src[min(s.offset(from), at):at]; {
	case depth(list) > 0:
		return s.within(at, r)
	case strings.TrimSpace(before) != "" && !dashed:
		return change{}, &Flaw{Line: p.Line, Message: "raderna är skrivna så att det inte går att lägga till en säkert"}
	}
	if dashed && r.KeyName == "" && r.Key != "" {
		return change{}, &Flaw{Line: p.Line, Message: "raderna har inga namn"}
	}
	indent := len(before) - len(strings.TrimLeft(before, " "))
	end := s.lines[s.endOf(p.Line, indent, dashed)-1]
	newline := s.newline()
	if end.end > end.to {
		newline = string(s.src[end.to:end.end])
	}
	text := strings.Repeat(" ", indent) + s.like(p.Line, at, dashed, indent, newline, r)
	if end.end == end.to { // the file's last line, without an end
		return change{end.to, end.to, newline + text}, nil
	}
	return change{end.end, end.end, text + newline}, nil
}

// depth is how many braces and brackets are open after a text.
func depth(b []byte) int {
	return bytes.Count(b, []byte("{")) + bytes.Count(b, []byte("[")) - bytes.Count(b, []byte("}")) - bytes.Count(b, []byte("]"))
}

// like writes a row as the one that begins at a place is written: on one line, or its
// fields each on their own.
func (s *source) like(n, at int, dashed bool, indent int, newline string, r Row) string {
	first := string(s.src[at:s.lines[n-1].to])
	step := strings.Repeat(" ", indent+2)
	if dashed {
		if strings.HasPrefix(first, "{") {
			return "- " + r.line(false)
		}
		return "- " + r.block(false, step, newline)
	}
	key, value, _ := strings.Cut(first, ":")
	value, _, _ = strings.Cut(value, " #")
	if strings.TrimSpace(value) != "" || strings.ContainsAny(key, "{") || n == len(s.lines) || len(r.rows) > 0 {
		return r.line(true)
	}
	next := s.lines[n]
	if inner := string(s.src[next.from:next.to]); len(inner)-len(strings.TrimLeft(inner, " ")) > indent {
		step = inner[:len(inner)-len(strings.TrimLeft(inner, " "))]
	} else {
		return r.line(true)
	}
	return quoteIfNeeded(r.Key, false) + ":" + newline + step + r.block(true, step, newline)
}

// endOf gives the last line of what begins on line n with an indent: those after it
// that are indented more, without blank lines at the end. A list with dashes may stand
// at its key's own indent.
func (s *source) endOf(n, indent int, dashed bool) int {
	end := n
	for i := n + 1; i <= len(s.lines); i++ {
		l := s.lines[i-1]
		text := string(s.src[l.from:l.to])
		bare := strings.TrimLeft(text, " ")
		if bare == "" {
			continue
		}
		deep := len(text) - len(bare)
		if deep < indent || deep == indent && (dashed || !strings.HasPrefix(bare, "- ")) {
			break
		}
		end = i
	}
	return end
}

// within puts a row last inside the braces that the byte at stands in.
func (s *source) within(at int, r Row) (change, *Flaw) {
	closing := s.until(at, "}]")
	if closing < 0 {
		return change{}, &Flaw{Line: s.lineOf(at), Message: "det går inte att se var raderna slutar"}
	}
	end := len(bytes.TrimRight(s.src[:closing], " \t\r\n,"))
	return change{end, end, ", " + r.line(s.src[closing] == '}')}, nil
}

// emptyList is a key at the top of a file with nothing after it, or an empty list.
var emptyList = pattern.Later(`^([^\s#:][^#:]*?)\s*:(?:[ \t]*(?:\{\s*\}|\[\s*\]))?((?:[ \t]+#.*)?[ \t]*)$`)

// made writes a list that has no rows: below its key when the file has it, or else with
// its key last in the file.
func (s *source) made(r Row) change {
	for _, l := range s.lines {
		text := string(s.src[l.from:l.to])
		m := emptyList().FindStringSubmatchIndex(text)
		if m != nil && sv.Key(sv.NFC(text[m[2]:m[3]])) == r.In {
			colon := m[3] + strings.IndexByte(text[m[3]:], ':') + 1
			return change{l.from + colon, l.end, text[m[4]:m[5]] + s.newline() + "  " + r.line(true) + s.newline()}
		}
	}
	text := r.In + ":" + s.newline() + "  " + r.line(true) + s.newline()
	end := len(bytes.TrimRight(s.src, " \t\r\n"))
	last := s.lines[s.lineOf(max(end-1, 0))-1]
	if last.end == last.to {
		return change{last.to, last.to, s.newline() + s.newline() + text}
	}
	return change{last.end, last.end, s.newline() + text}
}
