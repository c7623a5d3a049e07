package load

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"planverk/internal/diag"
	"planverk/internal/pattern"
	"planverk/internal/plan"
	"planverk/internal/sv"
)

// place is where a value stands, for findings that come after the reading.
type place struct {
	at    diag.Span // its key, or the row's beginning
	value diag.Span
	name  string // "”kostnad”", "rad 3 i ”historik”"
	empty bool   // the key is written but has no value
	bad   bool   // already reported; nothing more is said about it
}

// reader types the tree of one file.
type reader struct {
	src    *source
	entry  *entry
	unit   string // of bare amounts: kr, tkr, mnkr
	list   diag.List
	places map[string]*place // by path, joined with NUL
	silent map[string]bool   // paths where a finding says enough already
	refs   []pendingRef
}

// spot is where the reader stands: the identity, the path for the judge,
// and the name that messages use.
type spot struct {
	id   string
	path string
	at   diag.Span
	name string
}

func newReader(src *source, e *entry, root *node) *reader {
	r := &reader{src: src, entry: e, places: map[string]*place{}, silent: map[string]bool{}}
	if n := root.child("budget").child("enhet"); n != nil {
		unit := schemaAt(e.schema, []string{"budget", "enhet"})
		if r.unit = n.text; unit != nil && len(unit.Enum) > 0 {
			if r.unit = e.spelt(n.text, unit); !slices.Contains(unit.Enum, r.unit) {
				r.unit = "" // reported once, where it stands
			}
		}
	}
	return r
}

// document reads the whole tree and then judges the conditions.
func (r *reader) document(root *node) *plan.Map {
	top := spot{at: diag.Span{File: r.src.file}, name: "filen"}
	r.withoutLost()
	n, value := r.value(root, r.entry.schema, top)
	m, _ := n.(*plan.Map)
	if m != nil && (r.src.lost == nil || !r.entry.asks.tied()) {
		r.conditions(value)
	}
	return m
}

func (r *reader) report(code string, at diag.Span, message string, hints ...string) {
	r.list = add(r.list, diag.New(code, at, message, hints...))
}

// maxFindings is how many findings a stage tells of one file. A file with more
// is most likely not what it was taken for.
const maxFindings = 500

// add appends a finding, up to maxFindings and one that says so.
func add(list diag.List, d diag.Diagnostic) diag.List {
	switch n := len(list); {
	case n < maxFindings:
		return append(list, d)
	case n == maxFindings:
		return append(list, diag.New("PV103", diag.Span{File: d.Span.File}, fmt.Sprintf("Filen har fler än %d anmärkningar; resten visas inte.", maxFindings),
			"Rätta dem som visas först, eller kontrollera att det är rätt fil."))
	}
	return list
}

// bad notes that the value at the spot has been reported.
func (r *reader) bad(s spot) { r.places[s.path].bad = true }

// value reads a node by its schema. It gives the typed value, nil when nothing
// usable was written, and the same value as it is judged.
func (r *reader) value(n *node, s *plan.Schema, at spot) (plan.Node, any) {
	p := &place{at: at.at, value: n.span, name: at.name, empty: n.empty()}
	r.places[at.path] = p
	if p.empty {
		return nil, nil
	}
	if p.bad = n.refused; p.bad {
		return nil, nil
	}
	switch s.Shape {
	case plan.Group:
		return r.group(n, s, at)
	case plan.Sequence:
		return r.sequence(n, s, at)
	}
	return r.leaf(n, s, at)
}

func (s spot) below(id, path string, at diag.Span, name string) spot {
	if s.id != "" {
		id = s.id + "." + id
	}
	return spot{id: id, path: s.path + "\x00" + path, at: at, name: name}
}

// group reads named values, in the full form or one of the short ones.
func (r *reader) group(n *node, s *plan.Schema, at spot) (plan.Node, any) {
	pairs, ok := r.fullForm(n, s, at)
	if !ok {
		return nil, nil
	}
	m := &plan.Map{At: plan.At{Span: at.at, ID: at.id}}
	values := map[string]any{}
	seen := map[string]bool{}
	loose := "" // the group whose rows stand here without indentation
	for i, p := range pairs {
		if i > 0 && r.unindented(&loose, pairs[i-1], p.key, s, at) {
			continue
		}
		key := r.key(p.key, s, at)
		if key == "" {
			continue
		}
		if seen[key] {
			r.report("PV111", p.key.span, fmt.Sprintf("”%s” är ett annat sätt att skriva ”%s”, som redan står i samma grupp.", p.key.text, key), "Ta bort den ena.")
			continue
		}
		seen[key] = true
		if field := s.Fields[key]; field.Computed && field.Shape != plan.Leaf {
			r.report("PV133", p.key.span, fmt.Sprintf("”%s” sätts samman av Planverk och skrivs inte i filen.", key), "Ta bort det.")
			continue
		}
		v, plainValue := r.value(p.value, s.Fields[key], at.below(sv.Key(key), key, p.key.span, "”"+key+"”"))
		if plainValue != nil {
			values[key] = plainValue
		}
		if v != nil {
			m.Fields = append(m.Fields, plan.Field{Key: key, KeySpan: p.key.span, Value: v})
		}
	}
	return m, values
}

// fullForm gives the pairs of a group. A single value stands for the field of
// x-kort; a single pair whose key is no field stands for the two of x-par.
func (r *reader) fullForm(n *node, s *plan.Schema, at spot) ([]pair, bool) {
	switch {
	case n.kind == scalarNode && s.Short != "":
		key := &node{text: s.Short, span: n.span}
		return []pair{{key, n}}, true
	case n.kind != mapNode:
		r.wrongShape(n, s, at)
		return nil, false
	case len(n.pairs) == 1 && s.Pair[0] != "" && r.isPair(n.pairs[0].key, s):
		first, second := n.pairs[0].key, n.pairs[0].value
		out := []pair{{&node{text: s.Pair[0], span: first.span}, first}}
		if !second.empty() {
			out = append(out, pair{&node{text: s.Pair[1], span: second.span}, second})
		}
		return out, true
	}
	return n.pairs, true
}

// isPair tells whether a lone key is the first value of a short pair. A word
// that is nearly a field name is a misspelt key, not a time.
func (r *reader) isPair(key *node, s *plan.Schema) bool {
	if r.entry.keys[s][foldKey(key.text)] != "" {
		return false
	}
	return strings.ContainsAny(key.text, "0123456789") || sv.Suggest(key.text, s.Keys) == ""
}

// sequence reads a list, a map from row id to row, or a lone value as a list of one.
func (r *reader) sequence(n *node, s *plan.Schema, at spot) (plan.Node, any) {
	var rows []pair // key nil in a plain list
	switch {
	case n.kind == listNode:
		for _, item := range n.items {
			rows = append(rows, pair{value: item})
		}
	case n.kind == mapNode && s.RowKey != "":
		rows = n.pairs
	case n.kind == scalarNode && n.quote == 0 && bullet(n.text) != "":
		r.bad(at)
		r.report("PV115", n.span, capital(at.name)+" ska vara en lista, men är en text.", bulletHint(bullet(n.text)))
		return nil, nil
	case n.kind == scalarNode && s.RowKey == "" && (s.Items.Shape == plan.Leaf || s.Items.Short != ""):
		rows = []pair{{value: n}}
	default:
		r.wrongShape(n, s, at)
		return nil, nil
	}
	list := &plan.List{At: plan.At{Span: at.at, ID: at.id}}
	values := []any{}
	ids := map[string]bool{}
	for i, p := range rows {
		v, plainValue := r.row(p, i, s, at, ids)
		if v == nil {
			// Rows are counted; an unusable one is not also missing.
			plainValue = map[string]any{}
			if s.Items.Shape == plan.Leaf {
				continue
			}
		} else {
			list.Items = append(list.Items, v)
		}
		values = append(values, plainValue)
	}
	return list, values
}

// row reads row i (from 0) of a list. ids holds the row ids before it.
func (r *reader) row(p pair, i int, s *plan.Schema, at spot, ids map[string]bool) (plan.Node, any) {
	id, name, span := strconv.Itoa(i+1), fmt.Sprintf("rad %d i %s", i+1, at.name), p.value.span
	n := p.value
	if s.Items.Shape == plan.Group {
		n = r.keyed(p, s)
		if key := rowID(n, s); key != nil && !key.empty() {
			id, name = sv.Key(key.text), "”"+key.text+"”"
			if ids[foldKey(id)] {
				r.report("PV130", key.span, fmt.Sprintf("%s har två rader med id ”%s”.", capital(at.name), key.text), "Ge varje rad ett eget id.")
			}
			ids[foldKey(id)] = true
		}
		span = n.span
	}
	if p.key != nil {
		id, name, span = sv.Key(r.entry.spelt(p.key.text, s)), "”"+p.key.text+"”", p.key.span
	}
	here := at.below(id, strconv.Itoa(i), span, name)
	if n.empty() {
		if s.Items.Shape == plan.Leaf {
			r.places[here.path] = &place{at: span, value: span, name: name, empty: true}
			return nil, nil
		}
		r.report("PV115", span, capital(name)+" är tom.", "Fyll i raden, eller ta bort strecket.")
		r.places[here.path] = &place{bad: true}
		return nil, nil
	}
	v, value := r.value(n, s.Items, here)
	if m, ok := v.(*plan.Map); ok {
		if label := r.label(m, s, p, here); label != nil {
			m.Fields = append(m.Fields, *label)
		}
	}
	return v, value
}

// keyed gives a row as a group that holds its row key: "drift: 1 000 kr" under
// rader becomes { id: drift, kostnad: 1 000 kr }.
func (r *reader) keyed(p pair, s *plan.Schema) *node {
	if p.key == nil {
		return p.value
	}
	id := *p.key
	id.text = r.entry.spelt(id.text, s) // Drift and ovrigt are the rows drift and övrigt
	row := &node{kind: mapNode, span: p.key.span}
	row.pairs = append(row.pairs, pair{&node{text: s.RowKey, span: p.key.span}, &id})
	switch v := p.value; {
	case v.empty():
	case v.kind == scalarNode && s.Items.Short != "":
		row.pairs = append(row.pairs, pair{&node{text: s.Items.Short, span: v.span}, v})
	case v.kind == mapNode:
		row.pairs = append(row.pairs, v.pairs...)
	default:
		return v
	}
	return row
}

// rowID is the node that identifies a row: its row key, or its id field.
func rowID(n *node, s *plan.Schema) *node {
	name := s.RowKey
	if name == "" {
		name = "id"
	}
	if s.Items.Fields[name] == nil {
		return nil
	}
	if id := n.child(name); id != nil && id.kind == scalarNode {
		return id
	}
	return nil
}

// labelKey is the field that x-benämningar fills in.
const labelKey = "benämning"

// label gives the standard name of a known row that has none of its own.
func (r *reader) label(m *plan.Map, s *plan.Schema, p pair, at spot) *plan.Field {
	if s.RowKey == "" || m.Get(labelKey) != nil || s.Items.Fields[labelKey] == nil {
		return nil
	}
	id, ok := m.Get(s.RowKey).(*plan.Text)
	if !ok {
		return nil
	}
	for _, l := range s.Labels {
		if l.Key == id.Value {
			t := &plan.Text{At: plan.At{Span: id.Span, ID: at.id + "." + sv.Key(labelKey)}, Value: l.Label}
			return &plan.Field{Key: labelKey, KeySpan: id.Span, Value: t}
		}
	}
	return nil
}

// wrongShape reports a group where a list is due, and so on.
func (r *reader) wrongShape(n *node, s *plan.Schema, at spot) {
	r.bad(at)
	is := map[nodeKind]string{scalarNode: "ett enda värde", mapNode: "en grupp med nycklar", listNode: "en lista"}[n.kind]
	due, hint := "ett enda värde", "Skriv värdet på samma rad som nyckeln."
	switch {
	case s.Shape == plan.Sequence:
		due, hint = "en lista", "Skriv varje rad för sig, och börja den med streck och mellanslag."
		if n.kind == mapNode && len(n.pairs) > 0 && strings.HasPrefix(n.pairs[0].key.text, "-") {
			hint = "Sätt ett mellanslag efter strecket."
		}
		if n.kind == mapNode && len(n.pairs) > 0 && bullet(n.pairs[0].key.text) != "" {
			hint = bulletHint(bullet(n.pairs[0].key.text))
		}
	case s.Shape == plan.Group:
		due, hint = "en grupp med nycklar", "Skriv nycklarna under, indragna två mellanslag: "+strings.Join(s.Keys[:min(len(s.Keys), 3)], ", ")+" …"
	case n.kind == mapNode && len(n.pairs) > 0 && n.span.Start.Line > at.at.Start.Line:
		hint = "Ge raden samma indrag som raden ovanför, om den är en egen uppgift."
	case n.kind == mapNode && len(n.pairs) == 1:
		hint = "Sätt citattecken runt värdet om kolonet hör till texten."
	case n.kind == listNode && len(n.items) == 1 && n.items[0].kind == scalarNode:
		hint = "Ta bort hakparenteserna eller strecket: " + n.items[0].text
	case n.kind == listNode:
		hint = "Slå ihop raderna till en text, eller behåll bara en av dem."
	}
	if n.kind == scalarNode && s.Shape == plan.Group {
		if s.Pair[0] != "" {
			hint = pairHint(s, n.text)
		}
		if key, _, found := strings.Cut(n.text, ":"); found && r.entry.keys[s][foldKey(key)] != "" {
			hint = fmt.Sprintf("Sätt ett mellanslag efter kolonet: ”%s: …”.", key)
		}
	}
	r.report("PV115", n.span, fmt.Sprintf("%s ska vara %s, men är %s.", capital(at.name), due, is), hint)
}

// dated is a text that begins with a year, a month or a day.
var dated = pattern.Later(`^(\d{4}(?:-\d{2}){0,2}),? +(?:[-–] +)?([^-–\d ].*)$`)

// pairHint tells how a row of two parts in one ("1999: Införande") is written: with the
// text's own parts when they can be told apart.
func pairHint(s *plan.Schema, text string) string {
	first, second := s.Fields[s.Pair[0]], s.Fields[s.Pair[1]]
	if m := dated().FindStringSubmatch(text); m != nil && first.Leaf == plan.LeafMoment {
		return fmt.Sprintf("Sätt ett kolon efter tidpunkten: ”%s: %s”.", m[1], sv.Clip(m[2]))
	}
	hint := fmt.Sprintf("Skriv ”%s”, kolon, mellanslag och ”%s” på samma rad", s.Pair[0], s.Pair[1])
	if len(first.Examples) > 0 && len(second.Examples) > 0 {
		hint += fmt.Sprintf(", till exempel ”%s: %s”", first.Examples[0], second.Examples[0])
	}
	return hint + "."
}

// capital gives the text with its first letter as a capital.
func capital(s string) string {
	if s == "" || strings.HasPrefix(s, "”") {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}
