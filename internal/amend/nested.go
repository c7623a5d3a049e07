package amend

import (
	"strings"

	"planverk/internal/diag"
	"planverk/internal/plan"
	"planverk/internal/sv"
)

// nested takes the named rows of each list that the file does not have together to one row
// of the group that the list is to stand in: "periodnycklar: { kvartal 1: 40, kvartal 2:
// 60 }" of budget.
func nested(root *plan.Map, rows []Row) (all []Row) {
	made := map[string]int{}
	for _, r := range rows {
		i := strings.LastIndexByte(r.In, '.')
		if i < 0 || r.Key == "" || find(root, r.In) != nil || len(startsOf(find(root, r.In[:i]))) == 0 {
			all = append(all, r)
			continue
		}
		at, more := made[r.In]
		if !more {
			at, made[r.In] = len(all), len(all)
			all = append(all, Row{In: r.In[:i], Key: r.In[i+1:], After: r.After})
		}
		all[at].rows = append(all[at].rows, r)
	}
	return all
}

// startsFor gives the places of what a list or group holds that a row is to stand after:
// those of a field when the row says which, and the group has it.
func startsFor(n plan.Node, r Row) []diag.Pos {
	if m, ok := n.(*plan.Map); ok && r.After != "" {
		for _, f := range m.Fields {
			if sv.Key(f.Key) == sv.Key(r.After) && f.KeySpan.Start != f.Value.Where().Start {
				return []diag.Pos{f.KeySpan.Start}
			}
		}
	}
	return startsOf(n)
}

// Has tells whether a file has a list or group.
func Has(root *plan.Map, id string) bool { return find(root, id) != nil }
