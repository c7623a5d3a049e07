package derive

import (
	"slices"

	"planverk/internal/plan"
)

// scale is KLASSA's, from the lowest.
var scale = []string{"försumbar", "måttlig", "betydande", "allvarlig", "synnerligen allvarlig"}

// aspects are the four that are classed, with the letter that stands for each.
var aspects = [4]struct{ key, name string }{
	{"konfidentialitet", "konfidentialitet"}, {"riktighet", "riktighet"}, {"tillgänglighet", "tillgänglighet"}, {"spårbarhet", "spårbarhet"},
}

// class is the highest level of each aspect; "" where nothing is said.
type class [4]string

// highest gives the highest level of each aspect among the rows.
func highest(rows []plan.Classing) class {
	var c class
	for _, r := range rows {
		c = c.with(class{r.Confidentiality.Value, r.Integrity.Value, r.Availability.Value, r.Traceability.Value})
	}
	return c
}

// with gives the higher of two levels, aspect by aspect.
func (c class) with(other class) class {
	for i := range c {
		if slices.Index(scale, other[i]) > slices.Index(scale, c[i]) {
			c[i] = other[i]
		}
	}
	return c
}

// String says the level in one word when it is the same for all aspects.
func (c class) String() string {
	if c[0] != "" && c == (class{c[0], c[0], c[0], c[0]}) {
		return c[0]
	}
	s := ""
	for i, a := range aspects {
		if c[i] == "" {
			continue
		}
		if s != "" {
			s += ", "
		}
		s += a.name + " " + c[i]
	}
	return s
}

// classes lists each system with the highest class that any plan gives it.
func (r *register) classes() *plan.List {
	list := List("härlett.klassning")
	for _, s := range r.systems {
		var c class
		own := false
		for _, u := range s.uses {
			if u.main {
				own = true
				c = c.with(highest(u.Plan.Introduction.Classification))
			}
		}
		if !own {
			continue
		}
		id := "härlett.klassning." + s.id
		row := Group(id, Text(id, "system", s.name), plan.Field{Key: "planer", Value: s.origins(id, true)})
		for i, a := range aspects {
			if f := Text(id, a.key, c[i]); f.Value != nil {
				row.Fields = append(row.Fields, f)
			}
		}
		list.Items = append(list.Items, row)
	}
	return list
}
