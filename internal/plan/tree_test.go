package plan_test

import (
	"reflect"
	"testing"

	"planverk/internal/plan"
)

// Tree and Bind are each other's way back, and every value gets its identity.
func TestTree(t *testing.T) {
	s := plan.Settlement{Sum: plan.Amount{Ore: 0, Known: true}, Users: plan.Count{At: plan.At{Raw: "90"}, N: 90},
		Shares:   []plan.Share{{ID: plan.Text{Value: "kalmar"}, January: plan.Amount{Ore: 5, Known: true}}, {Name: plan.Text{Value: "Utan id"}}},
		Managers: []plan.Text{{Value: "Kalmar kommun"}, {Value: "Vimmerby kommun"}}}
	m := plan.Tree("härlett", s)
	ids := map[string]bool{}
	var walk func(plan.Node)
	walk = func(n plan.Node) {
		ids[n.Identity()] = true
		switch n := n.(type) {
		case *plan.Map:
			for _, f := range n.Fields {
				walk(f.Value)
			}
		case *plan.List:
			for _, i := range n.Items {
				walk(i)
			}
		}
	}
	walk(m)
	for _, id := range []string{"härlett", "härlett.summa", "härlett.antal_användare", "härlett.avgifter.kalmar.faktura_januari", "härlett.avgifter.2.part", "härlett.systemförvaltande_parter.2"} {
		if !ids[id] {
			t.Errorf("no value has the identity %s; there are %v", id, ids)
		}
	}
	var back plan.Settlement
	plan.Bind(m, &back)
	if back.Sum.Ore != 0 || !back.Sum.Known || back.Users.N != 90 || len(back.Shares) != 2 || back.Shares[0].January.Ore != 5 || back.Managers[1].Value != "Vimmerby kommun" {
		t.Errorf("came back as %+v", back)
	}
	if m.Get("avgift") != nil || !reflect.ValueOf(plan.Tree("x", plan.Settlement{})).IsNil() {
		t.Error("what is not there has a node")
	}
}
