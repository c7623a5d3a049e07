package standing

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"

	"planverk/internal/diag"
	"planverk/internal/plan"
	"planverk/internal/sv"
)

// judge goes through a document's schema and data together.
type judge struct {
	doc        *Document
	day        plan.Date
	roles      []held
	former     map[string]string // running text of the year before, by identity
	formerYear int
	section    *Section
}

// at is where in a document the judge is.
type at struct {
	path   string    // "avtal.2"
	where  diag.Span // of the nearest key that is written
	title  string    // of the group or row above
	label  string    // what tells a row from the others: "SLA, Tieto"
	owners []string  // roles, from the schema
	owner  Owner     // that a row names
	row    bool      // within a list
	needed bool      // the schema requires it, and all that it stands in
	spared bool      // a question above is answered with no: what follows from a yes is not asked
}

func (j *judge) all() {
	s, root := j.doc.Schema, j.doc.Input.Root
	top := at{where: diag.Span{File: j.doc.File}}
	for _, key := range s.Keys {
		field := s.Fields[key]
		if field.Computed {
			continue
		}
		j.section = &Section{Key: key, Title: unnumbered(field.Title, key)}
		j.field(s, key, root, top)
		if j.section.Fields > 0 || j.section.Old > 0 {
			j.doc.Sections = append(j.doc.Sections, *j.section)
			j.doc.Add(j.section.Tally)
		}
	}
}

// unnumbered is a title without the number that the document's heading has.
func unnumbered(title, key string) string {
	if title = strings.TrimLeft(title, "0123456789. "); title != "" {
		return title
	}
	return sv.Capital(key)
}

// field judges the field of a group; m is nil when the group is not written.
func (j *judge) field(group *plan.Schema, key string, m *plan.Map, a at) {
	s := group.Fields[key]
	var n plan.Node
	if m != nil {
		for _, f := range m.Fields {
			if f.Key == key {
				n = f.Value
				a.where = j.named(f.KeySpan)
			}
		}
	}
	a.path = strings.TrimPrefix(a.path+"."+key, ".")
	a.needed = contains(group.Required, key) && (m != nil || a.needed)
	if len(s.Owners) > 0 {
		a.owners = s.Owners
	}
	switch {
	case s.Computed:
	case s.Shape == plan.Group:
		j.group(s, n, a)
	case s.Shape == plan.Sequence && s.Items.Shape == plan.Group:
		j.rows(s, n, a)
	default:
		j.leaf(s, n, a)
	}
}

// group judges a group's fields. Where its first question is answered with no, nobody
// is asked for what follows from a yes.
func (j *judge) group(s *plan.Schema, n plan.Node, a at) {
	m, _ := n.(*plan.Map)
	a.title, a.label = strings.TrimSpace(unnumbered(s.Title, "")+" "+a.label), ""
	a.owner = rowOwner(m, a.owner)
	for i, key := range s.Keys {
		j.field(s, key, m, a)
		if q, ok := m.Get(key).(*plan.YesNo); ok && i == 0 && q.State == plan.No {
			a.spared = true
		}
	}
}

// rowOwner is whom a group names, or else the one above it does.
func rowOwner(m *plan.Map, above Owner) Owner {
	if o := ownerIn(m); o != (Owner{}) {
		return o
	}
	return above
}

// rows judges a list. Written as [] it is an answer: there are none.
func (j *judge) rows(s *plan.Schema, n plan.Node, a at) {
	list, _ := n.(*plan.List)
	if list == nil || len(list.Items) == 0 {
		if j.asks(s, a) && !a.spared {
			state := Missing
			if list != nil {
				state = Filled
			}
			j.answer(s, a, state, "")
		}
		return
	}
	for i, item := range list.Items {
		row := a
		row.path, row.row = a.path+"."+step(s, item, i), true
		m, _ := item.(*plan.Map)
		if m == nil {
			continue // load has said what is wrong with it
		}
		if place := item.Where(); place.Start.Line > 0 {
			row.where = j.named(place)
		}
		row.label = label(s.Items, m)
		j.group(s.Items, m, row)
	}
}

// label tells a row from the others: its first words, and whom or what in the register it
// is about. A person is not told: the list is read by others than the person.
func label(s *plan.Schema, row *plan.Map) string {
	var all []string
	for _, key := range s.Keys {
		said := ""
		switch n := row.Get(key).(type) {
		case *plan.Text:
			said = n.Value
		case *plan.Rich:
			said = n.Source
		case *plan.Ref:
			if of := registered(n); of == "" && len(all) == 0 || of != "" && of != "personer" {
				said = n.Label
			}
		}
		if len(all) > 0 && registered(row.Get(key)) == "" || key == s.RowKey || key == "id" {
			continue
		}
		if state, _ := ofText(said); state == Filled {
			all = append(all, sv.Clip(said))
		}
	}
	return strings.Join(all[:min(len(all), 2)], ", ")
}

// registered is the register that a reference leads to: "organisationer"; "" of others.
func registered(n plan.Node) string {
	ref, ok := n.(*plan.Ref)
	if !ok || ref.Target == nil {
		return ""
	}
	rest, of := strings.CutPrefix(ref.Target.Identity(), "register.")
	register, _, _ := strings.Cut(rest, ".")
	if !of {
		return ""
	}
	return register
}

// step is what a row is called: its id, or else its number from 1.
func step(s *plan.Schema, row plan.Node, i int) string {
	if m, ok := row.(*plan.Map); ok && s.RowKey != "" {
		if id, ok := m.Get(s.RowKey).(*plan.Text); ok && id.Value != "" {
			return id.Value
		}
	}
	return strconv.Itoa(i + 1)
}

// asks tells whether an answer is to be filled in: the document shows that it is not
// there, or the schema requires it.
func (j *judge) asks(s *plan.Schema, a at) bool {
	return j.doc.Asks(s) || a.needed && j.doc.Prints(s)
}

func (j *judge) leaf(s *plan.Schema, n plan.Node, a at) {
	state, reason := stateOf(n)
	if state == Filled && n != nil {
		if why := j.old(n, a); why != "" && j.doc.Prints(s) {
			j.section.Old++
			j.owe(s, a, Old, why)
		}
	}
	if j.asks(s, a) && !(state == Missing && a.spared) {
		j.answer(s, a, state, reason)
	}
}

// answer counts an answer, and remembers one that is owed.
func (j *judge) answer(s *plan.Schema, a at, state State, reason string) {
	j.section.count(state)
	if state != Filled {
		j.owe(s, a, state, reason)
	}
}

func (j *judge) owe(s *plan.Schema, a at, state State, reason string) {
	title := unnumbered(s.Title, lastKey(a.path))
	switch {
	case strings.HasSuffix(a.title, "?"): // the group is the question
		title = a.title
	case a.title != "" && a.title != title && a.title != j.section.Title && title != "Innehavare":
		title = a.title + ": " + sv.Decapital(title)
	}
	j.doc.Items = append(j.doc.Items, Item{
		Section: j.section.Key, Key: a.path, Title: title, Where: a.where, State: state, Reason: reason,
		Expected: cmp.Or(s.Description, sv.Capital(title)+"."), Example: example(s, lastKey(a.path), j.doc.Asks), Owner: j.owner(a),
	})
}

func lastKey(path string) string { return path[strings.LastIndexByte(path, '.')+1:] }

// example shows how the answer is written; "" when the schema has none.
func example(s *plan.Schema, key string, asks func(*plan.Schema) bool) string {
	if s.Shape == plan.Sequence && s.Items.Shape == plan.Group {
		return rowExample(s.Items, key, asks)
	}
	if len(s.Examples) == 0 {
		return ""
	}
	return key + ": " + strings.Join(strings.Fields(s.Examples[0]), " ")
}

// rowExample shows a row with what is asked of it: "avtal: [{ typ: Driftavtal, motpart: tieto }]".
func rowExample(row *plan.Schema, key string, asks func(*plan.Schema) bool) string {
	var fields []string
	for _, k := range row.Keys {
		f := row.Fields[k]
		if f.Shape != plan.Group && len(f.Examples) > 0 && (asks(f) || contains(row.Required, k)) {
			fields = append(fields, k+": "+f.Examples[0])
		}
	}
	if len(fields) == 0 {
		return ""
	}
	return key + ": [{ " + strings.Join(fields, ", ") + " }]"
}

func contains(all []string, s string) bool {
	for _, x := range all {
		if x == s {
			return true
		}
	}
	return false
}

// named gives a place the file name that the user knows.
func (j *judge) named(s diag.Span) diag.Span {
	s.File = j.doc.File
	return s
}

// old tells why an answer should be looked over; "" when it need not be.
func (j *judge) old(n plan.Node, a at) string {
	switch n := n.(type) {
	case *plan.Date:
		if j.day.Year != 0 && isDeadline(lastKey(a.path)) && n.Exact() < j.day.Exact() {
			return "dagen har passerat: " + n.Exact()
		}
	case *plan.Rich:
		if text, ok := j.former[n.ID]; ok && text == canonical(n.Source) && !a.row {
			return fmt.Sprintf("samma text som %d", j.formerYear)
		}
	}
	return ""
}
