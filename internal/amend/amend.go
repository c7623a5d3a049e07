// Package amend changes values in a data file's own text, so that nothing but
// those values changes: comments, order, quotes, line ends and a byte order mark
// stay as people wrote them.
//
// The calls are Apply, which gives the new text, and Unintended, which tells what
// else a reading of it says. It finds values by the places that load gave them and
// knows YAML only as far as writing one value; whoever calls it reads the text back
// before it replaces a file.
package amend

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"planverk/internal/pattern"
	"planverk/internal/plan"
)

// Edit gives a field a new value, or takes a row out.
type Edit struct {
	Row  string // identity of the group that has the field: "budget.rader.drift"
	Key  string // "kostnad"
	Text string // what is to be written, before any quotes; "" takes the value away
	Unit string // of the file's amounts, for an amount
	Ore  *int64 // an amount, to be written as the old one was; Text is then not used
	Gone bool   // the row itself is taken out of its list; nothing but Row is used
}

// Flaw is an edit that can not be made safely.
type Flaw struct {
	Edit    Edit
	Line    int // of the file; 0 when it has no place there
	Message string
}

func (f *Flaw) Error() string { return fmt.Sprintf("line %d: %s", f.Line, f.Message) }

// change is bytes that take the place of others.
type change struct {
	from, to int
	text     string
}

// Apply makes the edits in the text that root was read from, and puts rows in. The
// error is a *Flaw; then nothing is given.
func Apply(src []byte, root *plan.Map, edits []Edit, rows ...Row) ([]byte, error) {
	s := newSource(src)
	gone, edits := parted(edits)
	changes, flaw := s.remove(root, gone, rows)
	if flaw != nil {
		return nil, flaw
	}
	for _, group := range byRow(edits) {
		if c, ok := s.whole(Find(root, group[0].Row), group); ok {
			changes = append(changes, c)
			continue
		}
		for _, e := range group {
			c, flaw := s.edit(root, e)
			if flaw != nil {
				flaw.Edit = e
				return nil, flaw
			}
			changes = append(changes, c)
		}
	}
	put, flaw := s.insert(root, rows)
	if flaw != nil {
		return nil, flaw
	}
	changes = append(changes, put...)
	slices.SortStableFunc(changes, func(a, b change) int { return a.from - b.from })
	out := make([]byte, 0, len(src)+64)
	at := 0
	for _, c := range changes {
		if c.from < at {
			return nil, &Flaw{Line: s.lineOf(c.from), Message: "två ändringar gäller samma ställe"}
		}
		out = append(append(out, src[at:c.from]...), c.text...)
		at = c.to
	}
	return append(out, src[at:]...), nil
}

// parted gives the rows that go, and the edits of those that stay.
func parted(edits []Edit) (gone, rest []Edit) {
	for _, e := range edits {
		if e.Gone {
			gone = append(gone, e)
		} else {
			rest = append(rest, e)
		}
	}
	return gone, rest
}

func (s *source) edit(root *plan.Map, e Edit) (change, *Flaw) {
	row := Find(root, e.Row)
	if row == nil {
		return change{}, &Flaw{Message: "raden " + e.Row + " finns inte i filen"}
	}
	if v := row.Get(e.Key); v != nil {
		return s.replace(row, v, e)
	}
	if e.Text == "" && e.Ore == nil {
		return change{}, &Flaw{Line: row.Span.Start.Line, Message: "det finns inget värde att ta bort"}
	}
	return s.add(row, e)
}

// Find gives the group with an identity, or nil.
func Find(n plan.Node, id string) *plan.Map {
	switch n := n.(type) {
	case *plan.Map:
		if n.ID == id {
			return n
		}
		for _, f := range n.Fields {
			if m := Find(f.Value, id); m != nil {
				return m
			}
		}
	case *plan.List:
		for _, item := range n.Items {
			if m := Find(item, id); m != nil {
				return m
			}
		}
	}
	return nil
}

// replace writes a value where another stands.
func (s *source) replace(row *plan.Map, v plan.Node, e Edit) (change, *Flaw) {
	old, ok := s.scalar(v)
	if !ok {
		return change{}, &Flaw{Line: v.Where().Start.Line, Message: "värdet går över flera rader, eller står inte som det lästes"}
	}
	text := e.Text
	switch {
	case e.Ore != nil:
		text = Amount(old.raw, e.Unit, *e.Ore)
	case text == "":
		return change{old.from, old.to, nothing(v)}, nil
	}
	return change{old.from, old.to, old.write(text, !s.inBraces(row, old.from, old.to))}, nil
}

// inBraces tells whether a value of a row stands inside { } or [ ], where a comma ends it.
func (s *source) inBraces(row *plan.Map, from, to int) bool {
	before := s.src[min(s.offset(row.Span.Start), from):from]
	after := bytes.TrimLeft(s.src[to:], " ")
	return depth(before) > 0 || bytes.HasPrefix(after, []byte(",")) || bytes.HasPrefix(after, []byte("}"))
}

// nothing is how a value is written that is not known: a dash for an amount, as people
// write it. A key without any value could not stand everywhere.
func nothing(old plan.Node) string {
	if _, ok := old.(*plan.Amount); ok {
		return "–"
	}
	return "''"
}

// add puts a field into a row that does not have it.
func (s *source) add(row *plan.Map, e Edit) (change, *Flaw) {
	text := e.Text
	if e.Ore != nil {
		text = Amount("", e.Unit, *e.Ore)
	}
	written := quoteIfNeeded(text, false)
	if at, ok := s.emptyField(row, e.Key); ok {
		return change{at, at, " " + written}, nil
	}
	pair := e.Key + ": " + written
	f, short := s.neighbour(row)
	switch {
	case short != nil:
		old, ok := s.scalar(short.Value)
		if !ok {
			break
		}
		return change{old.from, old.to, "{ " + short.Key + ": " + quoteIfNeeded(old.raw, false) + ", " + pair + " }"}, nil
	case f != nil:
		return s.beside(row, f, pair), nil
	}
	if at, ok := s.afterKey(row); ok {
		return change{at, at, " { " + pair + " }"}, nil
	}
	return change{}, &Flaw{Line: row.Span.Start.Line, Message: "raden är skriven så att det inte går att lägga till ”" + e.Key + "” säkert"}
}

// neighbour gives the last field that is written on one line, which a new field can
// stand after; or the value that stands for the whole row in its short form.
func (s *source) neighbour(row *plan.Map) (full, short *plan.Field) {
	for i := range row.Fields {
		f := &row.Fields[i]
		if _, ok := s.scalar(f.Value); !ok || f.Value.Identity() == "" {
			continue
		}
		switch {
		case f.Key == "id" && f.KeySpan.Start == f.Value.Where().Start: // the row's own key
		case f.KeySpan.Start == f.Value.Where().Start:
			short = f
		case f.Value.Where().Start.Line == f.KeySpan.Start.Line:
			full = f
		}
	}
	if full != nil {
		return full, nil
	}
	return nil, short
}

// beside writes a pair after a field, as its row is written: inside braces or on a
// line of its own.
func (s *source) beside(row *plan.Map, f *plan.Field, pair string) change {
	old, _ := s.scalar(f.Value)
	line := s.lines[f.KeySpan.Start.Line-1]
	key := s.offset(f.KeySpan.Start)
	if s.inBraces(row, key, old.to) {
		return change{old.to, old.to, ", " + pair}
	}
	indent := strings.Repeat(" ", key-line.from)
	if line.end == line.to { // the file's last line, without an end
		return change{line.to, line.to, s.newline() + indent + pair}
	}
	return change{line.end, line.end, indent + pair + string(s.src[line.to:line.end])}
}

// afterKey gives the place after the colon of a row that has nothing but its key.
func (s *source) afterKey(row *plan.Map) (int, bool) {
	line := s.lines[row.Span.Start.Line-1]
	at := s.offset(row.Span.End)
	rest := string(s.src[min(at, line.to):line.to])
	if m := emptyValue().FindStringSubmatch(rest); m != nil {
		return at + len(m[1]), true
	}
	return 0, false
}

// emptyValue is a colon with nothing but a comment, or the end of the braces, after it.
var emptyValue = pattern.Later(`^(["']?\s*:)\s*(?:$|#|[,}])`)

// emptyField finds a key that is written without a value: "kostnad:". It is looked
// for among the row's own lines only.
func (s *source) emptyField(row *plan.Map, key string) (int, bool) {
	first, last := row.Span.Start.Line, row.Span.Start.Line
	column := 0
	for _, f := range row.Fields {
		last = max(last, f.Value.Where().Start.Line)
		if f.KeySpan.Start != f.Value.Where().Start {
			column = f.KeySpan.Start.Col
		}
	}
	pattern := regexp.MustCompile(`(?:^|[\s{,])` + regexp.QuoteMeta(key) + `(:)[ \t]*(?:$|#|[,}])`)
	for n := first; n <= min(last+1, len(s.lines)); n++ {
		line := s.lines[n-1]
		text := string(s.src[line.from:line.to])
		m := pattern.FindStringSubmatchIndex(text)
		if m == nil {
			continue
		}
		indent := len(text) - len(strings.TrimLeft(text, " -"))
		own := strings.HasPrefix(text[indent:], key)
		if n > first && own && column > 0 && indent != column-1 || n > last && !own {
			continue // a key of another row
		}
		return line.from + m[3], true
	}
	return 0, false
}
