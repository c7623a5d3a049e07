package amend

import (
	"slices"
	"strconv"

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
		default:
			want[id] = e.Text
		}
	}
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
		if raw, ok := rawOf(n); ok && n.Identity() != "" && raw != "" { // a row's standard name is not typed
			out[n.Identity()] = raw
		}
	}
}
