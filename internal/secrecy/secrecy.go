// Package secrecy makes the public edition of a municipality's data, and knows what must
// not be left in it: Of masks the register of kommun.yaml, Document a data file, and a
// Secret finds itself in any text.
//
// Data are masked once, before templates and workbooks see them, so that no writer has
// to know of it. The package reads and writes no file; whether a finished file still
// holds a secret is answered with the texts that readback finds in it.
package secrecy

import (
	"slices"
	"strings"

	"planverk/internal/plan"
	"planverk/internal/sv"
)

// What stands in the place of what is taken out.
const (
	PathGone    = "Sökvägen är borttagen"
	AddressGone = "Adressen är borttagen"
)

// OfPerson begins what a secret of a person is of: "personen ebba-lindvall".
const OfPerson = "personen "

// Gone is what stands in the place of a secret, with the provision: "Uppgiften är
// borttagen (18 kap. 8 § OSL)".
func Gone(provision string) string {
	if provision = strings.TrimSpace(provision); provision == "" {
		return "Uppgiften är borttagen"
	}
	return "Uppgiften är borttagen (" + provision + ")"
}

// Mask is what a municipality keeps to itself. It is safe for use by several
// goroutines.
type Mask struct {
	Secrets []Secret // of the register: names, numbers and addresses of persons

	rules   []plan.Masking
	persons map[*plan.Map]person // the masked rows
	names   map[string]string    // a masked person's name, squashed -> function
	order   []*plan.Map          // the masked rows, in the order of the register
	kept    map[string]bool      // words that may be printed: parts of others' names
}

// person is a masked row of the register.
type person struct {
	function string
	address  string   // of the function; may be empty
	parts    []string // of the name, squashed
	secrets  []Secret
}

// Of masks the persons of a register who may not be named outside the municipality,
// in the tree of k itself. It must be done before documents are read: a reference
// takes its words from the register.
//
// A person is named only with "publiceras: extern". Who is not asked is not named
// (dataskyddsförordningen artikel 25.2).
func Of(k *plan.Kommun) *Mask {
	m := &Mask{rules: k.Masked, persons: map[*plan.Map]person{}, names: map[string]string{}, kept: map[string]bool{}}
	m.keep(k)
	for _, row := range rows(k.Root, "register", "personer") {
		if !public(row) {
			m.person(row)
		}
	}
	k.Municipality = plan.Municipality{}
	plan.Bind(k.Root, &k.Municipality)
	return m
}

// public tells whether a person may be named outside.
func public(row *plan.Map) bool {
	if p, ok := row.Get("skyddade personuppgifter").(*plan.YesNo); ok && p.State == plan.Yes {
		return false
	}
	return words(row.Get("publiceras")) == Outside
}

// The answers of "publiceras".
const (
	Inside  = "intern" // in the municipality's own editions
	Outside = "extern" // everywhere
	Nowhere = "nej"    // in no edition
)

// keep notes the words that may be printed, so that a part of a masked name that is
// also a place or a colleague's is not searched for alone.
func (m *Mask) keep(k *plan.Kommun) {
	note := func(n plan.Node) {
		for _, w := range strings.FieldsFunc(words(n), func(r rune) bool { return !isSign(r) }) {
			m.kept[squash(w).text] = true
		}
	}
	for _, key := range []string{"namn", "kortnamn", "id"} {
		note(k.Root.Get(key))
	}
	for _, register := range []string{"organisationer", "system", "roller", "personer"} {
		for _, row := range rows(k.Root, "register", register) {
			if register != "personer" || public(row) {
				note(row.Get("namn"))
				note(row.Get("kortnamn"))
			}
		}
	}
	for _, row := range rows(k.Root, "register", "personer") {
		note(row.Get("titel"))
	}
}

// person takes a person's name, number and address out of the register.
func (m *Mask) person(row *plan.Map) {
	p := person{function: function(row), address: words(row.Get("funktionsadress"))}
	who := OfPerson + words(row.Get("id"))
	name := words(row.Get("namn"))
	p.parts = m.name(who, row, name)
	m.names[squash(name).text] = p.function
	for key, kind := range map[string]Kind{"telefon": Phone, "e-post": Mail} {
		if n := row.Get(key); words(n) != "" && words(n) != words(row.Get("funktionsadress")) {
			m.Secrets = append(m.Secrets, Secret{What: key + " till " + who, Of: who, At: n.Where(), Kind: kind, Value: words(n)})
		}
	}
	for _, s := range m.Secrets {
		if s.Of == who {
			p.secrets = append(p.secrets, s)
		}
	}
	m.persons[row] = p
	m.order = append(m.order, row)
	for i := range row.Fields {
		if t, ok := row.Fields[i].Value.(*plan.Text); ok && row.Fields[i].Key == "namn" {
			t.Value, t.Raw = p.function, p.function
		}
	}
	drop(row, "telefon", "e-post", "titel")
	sortSecrets(m.Secrets)
}

// name adds the secrets of a name: the whole, in either order, and the parts that are
// long enough to be told from other words.
func (m *Mask) name(who string, row *plan.Map, name string) (parts []string) {
	at := row.Get("namn").Where()
	fields := strings.Fields(name)
	if len(fields) == 0 {
		return nil
	}
	m.Secrets = append(m.Secrets, Secret{What: "namnet på " + who, Of: who, At: at, Kind: Words, Value: name})
	if last := len(fields) - 1; last > 0 {
		turned := fields[last] + " " + strings.Join(fields[:last], " ")
		m.Secrets = append(m.Secrets, Secret{What: "namnet på " + who, Of: who, At: at, Kind: Words, Value: turned})
		if last > 1 { // a middle name is seldom written
			m.Secrets = append(m.Secrets, Secret{What: "namnet på " + who, Of: who, At: at, Kind: Words, Value: fields[0] + " " + fields[last]})
		}
		if halves := strings.FieldsFunc(fields[last], func(r rune) bool { return r == '-' || r == '\u2010' || r == '\u2011' }); len(halves) > 1 {
			fields = append(slices.Clone(fields), halves...)
		}
		for _, part := range fields {
			short := squash(part).text
			parts = append(parts, short)
			if !m.kept[short] {
				m.Secrets = append(m.Secrets, Secret{What: "en del av namnet på " + who, Of: who, At: at, Kind: Part, Value: part})
			}
		}
	}
	return parts
}

// function is what a person is called outside: the title, or who they work for.
func function(row *plan.Map) string {
	if title := words(row.Get("titel")); title != "" {
		return sv.Capital(title)
	}
	if at, ok := row.Get("organisation").(*plan.Ref); ok && at.Label != "" {
		return "Medarbetare, " + at.Label
	}
	return "Medarbetare"
}

// rows gives the groups of a list that lies at a path.
func rows(m *plan.Map, path ...string) (all []*plan.Map) {
	var n plan.Node = m
	for _, key := range path {
		group, ok := n.(*plan.Map)
		if !ok {
			return nil
		}
		n = group.Get(key)
	}
	if l, ok := n.(*plan.List); ok {
		for _, item := range l.Items {
			if row, ok := item.(*plan.Map); ok {
				all = append(all, row)
			}
		}
	}
	return all
}

// drop takes fields out of a group.
func drop(m *plan.Map, keys ...string) {
	m.Fields = slices.DeleteFunc(m.Fields, func(f plan.Field) bool { return slices.Contains(keys, f.Key) })
}
