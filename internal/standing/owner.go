package standing

import (
	"cmp"
	"slices"

	"planverk/internal/plan"
	"planverk/internal/sv"
)

// Owner is who owes an answer. Name is what the list is called; it is a function when
// the files name no person, and when the person has protected personal data.
type Owner struct {
	Name    string // "Maja Ekedahl"; "" when nobody is pointed out
	Title   string // "IT-strateg"; may be empty
	Address string // where the list is sent; may be empty
}

// held is a role of a document with who holds it.
type held struct {
	words []string // what the role is called, as slugs
	owner Owner
}

// keepers answer for what nobody else is said to answer for.
var keepers = []string{"systemförvaltare"}

// owner gives who owes an answer: whom the row names, else the first of the schema's roles
// that somebody holds, else the system's keeper, else the one responsible for the document.
func (j *judge) owner(a at) Owner {
	if a.owner != (Owner{}) {
		return a.owner
	}
	for _, role := range append(slices.Clone(a.owners), keepers...) {
		if o := j.holder(role); o != (Owner{}) {
			return o
		}
	}
	responsible, _ := head(j.doc.Input).Get("dokumentansvarig").(*plan.Text)
	if responsible == nil {
		return Owner{}
	}
	if s, _ := ofText(responsible.Value); s != Filled {
		return Owner{}
	}
	return cmp.Or(j.holder(responsible.Value), Owner{Name: responsible.Value})
}

// holder is who has a role: as the document says, else the one of the municipality's
// register with that title in the document's department, else the only one with it of
// no department.
func (j *judge) holder(role string) Owner {
	slug := sv.Slug(role)
	for _, h := range j.roles {
		if slices.Contains(h.words, slug) && h.owner != (Owner{}) {
			return h.owner
		}
	}
	department, _ := head(j.doc.Input).Get("förvaltning").(*plan.Ref)
	var free []Owner
	for _, p := range j.doc.Kommun.Registers.Persons {
		if sv.Slug(p.Title.Value) != slug {
			continue
		}
		o := personOf(p.Name.Value, p.Title.Value, p.FunctionalAddress.Value, p.Protected.Given() && p.Protected.State != plan.No)
		switch {
		case !p.Organisation.Given():
			free = append(free, o)
		case department != nil && department.Target != nil && p.Organisation.Target == department.Target:
			return o
		}
	}
	if len(free) == 1 {
		return free[0]
	}
	return Owner{}
}

// rolesOf finds who a document says has a role: in its list "roller", at the top or under
// organisation; in an agreement its bodies and parties, and in an assessment those who have
// put it forward.
func rolesOf(in *plan.Input) (all []held) {
	all = listed(in)
	bodies, _ := within(in.Root, "organisation").Get("organ").(*plan.List)
	if bodies != nil {
		for _, n := range bodies.Items {
			row, _ := n.(*plan.Map)
			if name := word(row, "namn"); name != "" { // no person: the list is sent to the function
				all = append(all, held{[]string{sv.Slug(word(row, "id")), sv.Slug(name)}, Owner{Name: name}})
			}
		}
	}
	for _, party := range []string{"beställare", "leverantör"} {
		all = append(all, held{[]string{sv.Slug(party)}, ownerOf(within(in.Root, "parter", party).Get("företräds av"))})
	}
	for _, who := range []string{"förslagsställare", "beställare"} {
		all = append(all, held{[]string{sv.Slug(who)}, ownerOf(within(in.Root, "insats").Get(who))})
	}
	return all
}

// within is the group at a path; nil, which has no fields, when there is none.
func within(m *plan.Map, path ...string) *plan.Map {
	for _, key := range path {
		m, _ = m.Get(key).(*plan.Map)
	}
	return m
}

// listed are the rows of a document's list of roles.
func listed(in *plan.Input) (all []held) {
	list, _ := in.Root.Get("roller").(*plan.List)
	if m, ok := in.Root.Get("organisation").(*plan.Map); ok && list == nil {
		list, _ = m.Get("roller").(*plan.List)
	}
	if list == nil {
		return nil
	}
	for _, n := range list.Items {
		row, _ := n.(*plan.Map)
		role, ok := row.Get("roll").(*plan.Ref)
		if !ok {
			continue
		}
		h := held{words: []string{sv.Slug(role.Label)}, owner: holders(row.Get("innehavare"))}
		for _, key := range []string{"id", "namn", "synonymer"} {
			for _, word := range words(role.Target.Get(key)) {
				h.words = append(h.words, sv.Slug(word))
			}
		}
		all = append(all, h)
	}
	return all
}

// words are the texts of a field that may be one or several.
func words(n plan.Node) (all []string) {
	switch n := n.(type) {
	case *plan.Text:
		return []string{n.Value}
	case *plan.List:
		for _, item := range n.Items {
			all = append(all, words(item)...)
		}
	}
	return all
}

// holders are all who hold a role, together: the list goes to each of them.
func holders(n plan.Node) Owner {
	list, ok := n.(*plan.List)
	if !ok {
		return ownerOf(n)
	}
	var names, titles, addresses []string
	add := func(all []string, s string) []string {
		if s != "" && !slices.Contains(all, s) {
			return append(all, s)
		}
		return all
	}
	for _, item := range list.Items {
		o := ownerOf(item)
		names, titles, addresses = add(names, o.Name), add(titles, o.Title), add(addresses, o.Address)
	}
	return Owner{Name: sv.And(names), Title: sv.And(titles), Address: sv.And(addresses)}
}

// ownerIn is whom a row itself names as the one who answers for it.
func ownerIn(m *plan.Map) Owner {
	if m == nil {
		return Owner{}
	}
	return ownerOf(m.Get("ansvarig"))
}

// ownerOf is the person, body or function that a value names.
func ownerOf(n plan.Node) Owner {
	switch n := n.(type) {
	case *plan.Text:
		if s, _ := ofText(n.Value); s == Filled {
			return Owner{Name: sv.Capital(n.Value)}
		}
	case *plan.Ref:
		if n.Target == nil {
			if s, _ := ofText(n.Label); s == Filled {
				return Owner{Name: sv.Capital(n.Label)}
			}
			return Owner{}
		}
		hidden, _ := n.Target.Get("skyddade personuppgifter").(*plan.YesNo)
		return personOf(n.Label, word(n.Target, "titel"), word(n.Target, "funktionsadress"), hidden != nil && hidden.State != plan.No)
	}
	return Owner{}
}

func word(m *plan.Map, key string) string {
	if t, ok := m.Get(key).(*plan.Text); ok {
		return t.Value
	}
	return ""
}

// personOf names a person; one with protected personal data only by function.
func personOf(name, title, address string, hidden bool) Owner {
	if !hidden {
		return Owner{Name: name, Title: title, Address: address}
	}
	return Owner{Name: cmp.Or(sv.Capital(title), "En anställd"), Address: address}
}
