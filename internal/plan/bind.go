package plan

import "reflect"

// Bind copies the values of a tree into the Go struct that dst points to: each
// field with a key tag gets the value under that key. What the tree does not have
// stays the zero value, which is "not given". A value of another kind than the
// field is passed over: load has already reported it.
//
// dst must be a pointer to a struct of positioned values, structs of them and
// slices of either; anything else is a fault in the program and panics.
func Bind(root *Map, dst any) {
	v := reflect.ValueOf(dst)
	if v.Kind() != reflect.Pointer || v.Elem().Kind() != reflect.Struct {
		panic("plan: Bind needs a pointer to a struct")
	}
	if root != nil {
		bindGroup(root, v.Elem())
	}
}

var atType = reflect.TypeFor[At]()

func bindGroup(m *Map, dst reflect.Value) {
	t := dst.Type()
	for i := range t.NumField() {
		field := t.Field(i)
		if field.Type == atType && field.Anonymous {
			dst.Field(i).Set(reflect.ValueOf(m.At))
			continue
		}
		key, ok := field.Tag.Lookup("key")
		if !ok {
			continue
		}
		if n := m.Get(key); n != nil {
			bindNode(n, dst.Field(i))
		}
	}
}

func bindNode(n Node, dst reflect.Value) {
	value := reflect.ValueOf(n)
	if value.IsNil() {
		return
	}
	if value.Elem().Type() == dst.Type() {
		dst.Set(value.Elem())
		return
	}
	switch dst.Kind() {
	case reflect.Slice:
		list, ok := n.(*List)
		if !ok {
			return
		}
		rows := reflect.MakeSlice(dst.Type(), len(list.Items), len(list.Items))
		for i, item := range list.Items {
			if item != nil {
				bindNode(item, rows.Index(i))
			}
		}
		dst.Set(rows)
	case reflect.Struct:
		if m, ok := n.(*Map); ok {
			bindGroup(m, dst)
		}
	default:
		panic("plan: Bind can not fill a " + dst.Type().String())
	}
}

// System finds a system by its id; nil when there is none.
func (r Registers) System(id string) *System {
	return find(r.Systems, id, func(s *System) string { return s.ID.Value })
}

// Organisation finds an organisation by its id; nil when there is none.
func (r Registers) Organisation(id string) *Organisation {
	return find(r.Organisations, id, func(o *Organisation) string { return o.ID.Value })
}

// Person finds a person by id; nil when there is none.
func (r Registers) Person(id string) *Person {
	return find(r.Persons, id, func(p *Person) string { return p.ID.Value })
}

// Role finds a role by its id; nil when there is none.
func (r Registers) Role(id string) *Role {
	return find(r.Roles, id, func(r *Role) string { return r.ID.Value })
}

func find[T any](rows []T, id string, idOf func(*T) string) *T {
	for i := range rows {
		if id != "" && idOf(&rows[i]) == id {
			return &rows[i]
		}
	}
	return nil
}
