package plan

import (
	"reflect"
	"strconv"

	"planverk/internal/sv"
)

// Tree is the way back from Bind: it makes the tree of a Go struct with key tags,
// so that what is computed can be read by templates as any other data. Each value
// gets its identity from its keys, below id; a row of a list by its field with
// the key "id", or else by its number. A zero value is left out.
//
// src must be a struct as for Bind; anything else is a fault in the program and
// panics.
func Tree(id string, src any) *Map {
	v := reflect.New(reflect.TypeOf(src)).Elem()
	v.Set(reflect.ValueOf(src))
	m, _ := treeGroup(id, v).(*Map)
	return m
}

// treeGroup gives the fields of a struct; nil when none has a value.
func treeGroup(id string, v reflect.Value) Node {
	m := &Map{At: At{ID: id}}
	t := v.Type()
	for i := range t.NumField() {
		key, ok := t.Field(i).Tag.Lookup("key")
		if !ok {
			continue
		}
		if n := treeNode(id+"."+sv.Key(key), v.Field(i)); n != nil {
			m.Fields = append(m.Fields, Field{Key: key, Value: n})
		}
	}
	if len(m.Fields) == 0 {
		return nil
	}
	return m
}

func treeNode(id string, v reflect.Value) Node {
	if v.Kind() == reflect.Slice {
		return treeList(id, v)
	}
	if _, leaf := v.Addr().Interface().(Node); !leaf {
		return treeGroup(id, v)
	}
	if v.IsZero() {
		return nil
	}
	// The identity is set on a copy: a value that was taken from the data keeps
	// its place there.
	c := reflect.New(v.Type())
	c.Elem().Set(v)
	if at := c.Elem().FieldByName("At"); at.FieldByName("ID").String() == "" {
		at.FieldByName("ID").SetString(id)
	}
	n, _ := c.Interface().(Node)
	return n
}

func treeList(id string, v reflect.Value) Node {
	if v.Len() == 0 {
		return nil
	}
	l := &List{At: At{ID: id}}
	for i := range v.Len() {
		row := id + "." + strconv.Itoa(i+1)
		if name := rowID(v.Index(i)); name != "" {
			row = id + "." + sv.Key(name)
		}
		if n := treeNode(row, v.Index(i)); n != nil {
			l.Items = append(l.Items, n)
		}
	}
	return l
}

// rowID gives the text of the field with the key "id"; "" when there is none.
func rowID(v reflect.Value) string {
	if v.Kind() != reflect.Struct {
		return ""
	}
	for i := range v.NumField() {
		if v.Type().Field(i).Tag.Get("key") == "id" {
			if t, ok := v.Field(i).Interface().(Text); ok {
				return t.Value
			}
		}
	}
	return ""
}
