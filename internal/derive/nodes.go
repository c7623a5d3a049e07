package derive

import (
	"planverk/internal/plan"
	"planverk/internal/sv"
)

// Group makes a row or group of values with the identity id. Fields without a
// value are left out.
func Group(id string, fields ...plan.Field) *plan.Map {
	m := &plan.Map{At: plan.At{ID: id}}
	for _, f := range fields {
		if f.Value != nil {
			m.Fields = append(m.Fields, f)
		}
	}
	return m
}

// List makes a list with the identity id.
func List(id string, items ...plan.Node) *plan.List {
	return &plan.List{At: plan.At{ID: id}, Items: items}
}

// Text makes a field of the group id that is printed as it stands; no field when
// s is empty.
func Text(id, key, s string) plan.Field {
	if s == "" {
		return plan.Field{Key: key}
	}
	return plan.Field{Key: key, Value: &plan.Text{At: plan.At{ID: id + "." + sv.Key(key)}, Value: s}}
}

// Texts makes a field with a list of texts.
func Texts(id, key string, all []string) plan.Field {
	if len(all) == 0 {
		return plan.Field{Key: key}
	}
	id += "." + sv.Key(key)
	l := List(id)
	for _, s := range all {
		l.Items = append(l.Items, &plan.Text{At: plan.At{ID: id}, Value: s})
	}
	return plan.Field{Key: key, Value: l}
}

// Count makes a field with a number. identity is that of the figure it repeats,
// or "" for one that is counted here.
func Count(id, key, identity string, n int64) plan.Field {
	if identity == "" {
		identity = id + "." + sv.Key(key)
	}
	return plan.Field{Key: key, Value: &plan.Count{At: plan.At{ID: identity}, N: n}}
}

// Sum makes a field with an amount that is added up here.
func Sum(id, key string, ore int64) plan.Field {
	return plan.Field{Key: key, Value: &plan.Amount{At: plan.At{ID: id + "." + sv.Key(key)}, Ore: ore, Known: true}}
}

// From makes a field with a value of a source, under the identity that names the
// source: "procapita-bou-2021.budget.rader.drift.kostnad". What the source does
// not give makes no field.
func From[T any, P interface {
	*T
	plan.Node
}](s Source, key string, v T) plan.Field {
	p := P(&v)
	if p.Identity() == "" {
		return plan.Field{Key: key}
	}
	at := atOf(p)
	at.ID = s.ID + "." + at.ID
	return plan.Field{Key: key, Value: p}
}

// atOf gives what the value knows of itself, so that it can be changed.
func atOf(n plan.Node) *plan.At {
	switch n := n.(type) {
	case *plan.Map:
		return &n.At
	case *plan.List:
		return &n.At
	case *plan.Text:
		return &n.At
	case *plan.Rich:
		return &n.At
	case *plan.Amount:
		return &n.At
	case *plan.Effort:
		return &n.At
	case *plan.Date:
		return &n.At
	case *plan.Moment:
		return &n.At
	case *plan.Count:
		return &n.At
	case *plan.YesNo:
		return &n.At
	case *plan.Ref:
		return &n.At
	}
	panic("derive: an unknown kind of value") // package plan seals the kinds
}
