package merge

import (
	"fmt"
	"strconv"
	"strings"

	"planverk/internal/diag"
	"planverk/internal/doc"
	"planverk/internal/plan"
	"planverk/internal/sv"
)

// notGiven is what a missing value is read aloud as.
const notGiven = "uppgift saknas"

// value is a place in the data as templates see it: also one where nothing is
// written, so that {{ .a.b.c }} works when there is no .a.
type value struct {
	run    *run
	schema *plan.Schema
	node   plan.Node // nil when nothing is written
	id     string
}

// piece is what stands behind a token: inlines, or blocks when a Rich value has
// more than one paragraph, or a reference that waits for its number.
type piece struct {
	inlines []doc.Inline
	blocks  []doc.Block
	missing bool
	bare    bool // money without its unit

	from diag.Span // where the value stands in the data; none for what is computed or the template's

	target     string // id of the heading or table
	pos, width int    // place of the target's name in the template
}

func inline(i ...doc.Inline) *piece { return &piece{inlines: i} }

func missing(spoken string) *piece {
	return &piece{inlines: []doc.Inline{&doc.Missing{Spoken: spoken}}, missing: true}
}

// asValue takes what text/template hands over; a variable that a failed {{ with }}
// left empty is nil.
func asValue(v any) *value {
	if val, ok := v.(*value); ok && val != nil {
		return val
	}
	return &value{schema: nothing}
}

// nothing is the schema of a value that the checker knows nothing of.
var nothing = &plan.Schema{Shape: plan.Leaf, Leaf: plan.LeafText}

// follow looks up canonical keys joined with dots.
func (v *value) follow(path string) *value {
	for path != "" {
		var key string
		key, path, _ = strings.Cut(path, ".")
		v = v.field(key)
	}
	return v
}

func (v *value) field(key string) *value {
	child := &value{run: v.run, id: sv.Key(key), schema: nothing}
	if v.id != "" {
		child.id = v.id + "." + child.id
	}
	if v.run == nil {
		return child
	}
	if s := v.run.t.child(v.schema, key); s != nil {
		child.schema = s
	}
	child.node = v.group().Get(key)
	if v.schema == v.run.t.root && key == "kommun" {
		child.node = v.run.in.Kommun.Root
	}
	if c := v.run.computed[child.id]; c != nil {
		child.node = c
	}
	return child
}

// group gives the fields under a value: its own, or those of the register row that
// it points to.
func (v *value) group() *plan.Map {
	switch n := v.node.(type) {
	case *plan.Map:
		return n
	case *plan.Ref:
		return n.Target
	}
	return nil
}

// rows gives the values of a list that are written.
func (v *value) rows() []*value {
	l, ok := v.node.(*plan.List)
	if !ok {
		return nil
	}
	rows := make([]*value, 0, len(l.Items))
	for i, n := range l.Items {
		if !given(n) {
			continue
		}
		id := n.Identity()
		if id == "" {
			id = v.id + "." + strconv.Itoa(i+1)
		}
		rows = append(rows, &value{run: v.run, schema: v.schema.Items, node: n, id: id})
	}
	return rows
}

// maxRows is how many rows all ranges of a template may go through together.
const maxRows = 100_000

// visit gives the rows for {{ range }}, which must come to an end some time.
func (v *value) visit() ([]*value, error) {
	rows := v.rows()
	if v.run != nil {
		if v.run.visited += len(rows); v.run.visited > maxRows {
			return nil, errTooLong
		}
	}
	return rows, nil
}

// figure is a value that can print itself, for people and for machines.
type figure interface {
	Text() string
	Exact() string
}

func textOf(n plan.Node) string {
	switch n := n.(type) {
	case *plan.Text:
		return n.Value
	case figure:
		return n.Text()
	}
	return ""
}

// given tells whether anything is written in a value, on any depth.
func given(n plan.Node) bool {
	switch n := n.(type) {
	case nil:
		return false
	case *plan.Map:
		if n == nil {
			return false
		}
		for _, f := range n.Fields {
			if given(f.Value) {
				return true
			}
		}
		return false
	case *plan.List:
		for _, i := range n.Items {
			if given(i) {
				return true
			}
		}
		return false
	case *plan.Rich:
		return strings.TrimSpace(n.Source) != ""
	case *plan.YesNo:
		return n.State != plan.Unknown
	case *plan.Ref:
		return n.Label != ""
	case *plan.Amount:
		return n.Known || n.Word != ""
	case *plan.Effort:
		return n.Kind != plan.EffortWord || n.Text() != ""
	case *plan.Moment:
		return n.Known || n.Text() != ""
	default:
		return textOf(n) != ""
	}
}

// holds is the truth of {{ if }}: something is written, and it is not "nej".
func holds(v any) bool {
	switch v := v.(type) {
	case bool:
		return v
	case *piece:
		return v != nil && !v.missing
	case *value:
		if v == nil {
			return false
		}
		if y, ok := v.node.(*plan.YesNo); ok {
			return y.State == plan.Yes
		}
		return given(v.node)
	case string:
		return v != ""
	}
	return false
}

// givenOrNil stands at the end of every condition: text/template takes nil as false.
func givenOrNil(v any) any {
	if holds(v) {
		return v
	}
	return nil
}

// store puts what is printed aside and gives the sign that stands for it.
func (r *run) store(v any) (string, error) {
	var p *piece
	switch v := v.(type) {
	case *piece:
		p = v
	case string:
		p = inline(&doc.Text{S: clean(v)})
	default:
		val := asValue(v)
		p = val.print()
		if val.node != nil {
			p.from = val.node.Where()
		}
	}
	if len(r.pieces) == maxTokens {
		return "", errTooLong
	}
	if p.target != "" && len(p.inlines) == 0 {
		p = r.refer(p.target, r.t.source.span(p.pos, p.width))
	}
	r.pieces = append(r.pieces, p)
	return string(token(len(r.pieces) - 1)), nil
}

// refer makes a reference whose number is filled in when all headings are known.
func (r *run) refer(target string, at diag.Span) *piece {
	ref := &doc.Reference{Target: target}
	r.references = append(r.references, reference{target: target, at: at, inline: ref})
	return inline(ref)
}

// print gives a value as the document shows it.
func (v *value) print() *piece {
	if !given(v.node) {
		return missing(notGiven)
	}
	switch n := v.node.(type) {
	case *plan.Text:
		if v.schema.Leaf == plan.LeafSection {
			return v.run.refer(n.Value, n.Span)
		}
		return inline(&doc.Text{S: clean(n.Value)})
	case *plan.Rich:
		return v.run.rich(n)
	case *plan.Amount:
		if !n.Known {
			return inline(&doc.Text{S: clean(n.Word)})
		}
		p := inline(&doc.Value{ID: n.ID, Kind: doc.Money, Exact: n.Exact(), Text: n.Text()})
		p.bare = true
		return p
	case *plan.Effort:
		return inline(&doc.Value{ID: n.ID, Kind: doc.Effort, Exact: n.Exact(), Text: clean(n.Text())})
	case *plan.Date:
		return inline(&doc.Value{ID: n.ID, Kind: doc.Day, Exact: n.Exact(), Text: n.Text()})
	case *plan.Moment:
		return inline(&doc.Value{ID: n.ID, Kind: doc.Time, Exact: n.Exact(), Text: clean(n.Text())})
	case *plan.Count:
		return inline(&doc.Value{ID: n.ID, Kind: doc.Count, Exact: n.Exact(), Text: v.count(n)})
	case *plan.YesNo:
		return inline(&doc.Text{S: n.Text()})
	case *plan.Ref:
		return inline(&doc.Text{S: clean(n.Label)})
	}
	panic(fmt.Sprintf("merge: a %T can not be printed", v.node)) // the checker refuses groups and lists
}

// count prints a year without grouping.
func (v *value) count(n *plan.Count) string {
	if v.schema.Leaf == plan.LeafYear {
		return n.Exact()
	}
	return n.Text()
}

// flat gives a piece as inlines, also where only a line has room.
func (p *piece) flat() []doc.Inline {
	if len(p.blocks) == 0 {
		return p.inlines
	}
	return flatten(p.blocks)
}

// flatten puts blocks on one line with breaks between them, list items after a dash.
func flatten(bs []doc.Block) []doc.Inline {
	var all []doc.Inline
	add := func(is ...doc.Inline) {
		if len(all) > 0 {
			all = append(all, &doc.Break{})
		}
		all = append(all, is...)
	}
	for _, b := range bs {
		switch b := b.(type) {
		case *doc.Paragraph:
			add(b.Text...)
		case *doc.ListBlock:
			for i, it := range b.Items {
				mark := "– "
				if b.Ordered {
					mark = strconv.Itoa(max(b.Start, 1)+i) + ". "
				}
				add(append([]doc.Inline{&doc.Text{S: mark}}, flatten(it.Blocks)...)...)
			}
		case *doc.Quote:
			add(flatten(b.Blocks)...)
		}
	}
	return all
}
