package amend

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"planverk/internal/plan"
	"planverk/internal/sv"
)

// Unintended gives the identities of values that a reading of the new text has
// otherwise than the old one had and the edits asked for: none when the text says
// exactly what was meant.
func Unintended(before, after *plan.Map, edits []Edit, rows ...Row) []string {
	want, got := map[string]string{}, map[string]string{}
	flatten(before, want)
	flatten(after, got)
	gone, edits := parted(edits)
	put := map[string]int{} // rows by their list
	for _, r := range rows {
		put[r.In]++
		row := r.In + "." + sv.Key(r.Key)
		if r.Key == "" {
			row = r.In + "." + strconv.Itoa(len(startsOf(find(before, r.In)))+put[r.In])
		}
		if r.KeyName != "" {
			want[row+"."+sv.Key(r.KeyName)] = r.Key
		}
		for _, f := range r.Fields {
			f.Row = row
			edits = append(edits, f)
		}
	}
	for _, e := range edits {
		id := e.Row + "." + sv.Key(e.Key)
		switch {
		case e.Ore != nil:
			want[id] = plan.Amount{Ore: *e.Ore, Known: true}.Exact()
		case e.Text == "":
			delete(want, id)
		case alone(after, id):
			want[id+".1"] = e.Text
		default:
			want[id] = e.Text
		}
	}
	without(want, gone)
	var odd []string
	for id, v := range want {
		if got[id] != v {
			odd = append(odd, id)
		}
	}
	for id := range got {
		if _, ok := want[id]; !ok {
			odd = append(odd, id)
		}
	}
	slices.Sort(odd)
	return slices.Compact(odd)
}

// alone tells whether a value is read as a list that has nothing but it.
func alone(after *plan.Map, id string) bool {
	l, ok := find(after, id).(*plan.List)
	return ok && len(l.Items) == 1
}

// without takes rows out. Those after one that has a number for its name move up.
func without(want map[string]string, gone []Edit) {
	numbers := map[string][]int{}
	for _, e := range gone {
		in, name := e.Row[:max(strings.LastIndexByte(e.Row, '.'), 0)], e.Row[strings.LastIndexByte(e.Row, '.')+1:]
		for id := range want {
			if strings.HasPrefix(id, e.Row+".") {
				delete(want, id)
			}
		}
		if n, err := strconv.Atoi(name); err == nil {
			numbers[in] = append(numbers[in], n)
		}
	}
	for in, ns := range numbers {
		moveUp(want, in+".", ns)
	}
}

// moveUp numbers the rows of a list anew, when those with some numbers have gone.
func moveUp(want map[string]string, in string, gone []int) {
	moved := map[string]string{}
	for id, v := range want {
		number, rest, _ := strings.Cut(strings.TrimPrefix(id, in), ".")
		n, err := strconv.Atoi(number)
		if !strings.HasPrefix(id, in) || err != nil {
			continue
		}
		delete(want, id)
		before := 0
		for _, g := range gone {
			if g < n {
				before++
			}
		}
		moved[in+strconv.Itoa(n-before)+"."+rest] = v
	}
	maps.Copy(want, moved)
}

// flatten lists every value that is given, by identity.
func flatten(n plan.Node, out map[string]string) {
	switch n := n.(type) {
	case nil:
	case *plan.Map:
		for _, f := range n.Fields {
			flatten(f.Value, out)
		}
	case *plan.List:
		for _, item := range n.Items {
			flatten(item, out)
		}
	case *plan.Amount:
		if n.ID != "" {
			out[n.ID] = n.Exact()
		}
	default:
		if n.Identity() != "" && n.Typed() != "" { // a row's standard name is not typed
			out[n.Identity()] = n.Typed()
		}
	}
}
