package check

import (
	"strings"

	"planverk/internal/plan"
	"planverk/internal/sv"
)

// same tells whether two references mean the same row, or say the same words.
func same(a, b plan.Ref) bool {
	if a.Target != nil && b.Target != nil {
		return a.Target == b.Target
	}
	return a.Label != "" && sv.ASCII(a.Label) == sv.ASCII(b.Label)
}

// references visits every reference below a value.
func references(n plan.Node, visit func(*plan.Ref)) {
	switch n := n.(type) {
	case *plan.Map:
		for _, f := range n.Fields {
			references(f.Value, visit)
		}
	case *plan.List:
		for _, item := range n.Items {
			references(item, visit)
		}
	case *plan.Ref:
		visit(n)
	}
}

// text gives a field of the row that a reference points at; "" when there is none.
func text(r plan.Ref, key string) string {
	if t, ok := r.Target.Get(key).(*plan.Text); ok {
		return t.Value
	}
	return ""
}

// isPerson tells whether the reference points into the register of persons.
func (c *Case) isPerson(r plan.Ref) bool {
	p := c.registers().Person(text(r, "id"))
	return p != nil && p.Span == r.Target.Span
}

// names gives all that a reference's row is called: its label, id, short name,
// aliases and synonyms.
func names(r plan.Ref) []string {
	all := []string{r.Label, text(r, "id"), text(r, "kortnamn")}
	for _, key := range []string{"kallas även", "synonymer"} {
		list, _ := r.Target.Get(key).(*plan.List)
		if list == nil {
			continue
		}
		for _, item := range list.Items {
			if t, ok := item.(*plan.Text); ok {
				all = append(all, t.Value)
			}
		}
	}
	return all
}

// mentions tells whether the text holds any name of the reference's row.
func mentions(s string, r plan.Ref) bool {
	s = " " + strings.ReplaceAll(sv.Slug(s), "-", " ") + " "
	for _, name := range names(r) {
		if slug := strings.ReplaceAll(sv.Slug(name), "-", " "); slug != "" && strings.Contains(s, " "+slug) {
			return true
		}
	}
	return false
}

// misspelt are role names that municipal templates often get wrong.
var misspelt = map[string]string{
	"dataskyddsbud":       "dataskyddsombud",
	"dataskyddsamordnare": "dataskyddssamordnare",
}

// isRole tells whether a reference is to the role, given in lower case without
// diacritics, by id, name or synonym.
func isRole(r plan.Ref, role string) bool {
	for _, name := range names(r) {
		slug := strings.ReplaceAll(sv.Slug(name), "-", "")
		if right, ok := misspelt[slug]; ok {
			slug = right
		}
		if slug == role {
			return true
		}
	}
	return false
}

// holdersOf gives everyone who holds the role.
func (c *Case) holdersOf(role string) []plan.Ref {
	var all []plan.Ref
	for _, r := range c.Plan.Organisation.Roles {
		if isRole(r.Role, role) {
			all = append(all, r.Holders...)
		}
	}
	return all
}
