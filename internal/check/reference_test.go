package check

import (
	"testing"

	"planverk/internal/plan"
)

// Two references are the same when they lead to the same row, or when one of them is
// words that say what the other is called.
func TestSame(t *testing.T) {
	tieto, advania := new(plan.Map), new(plan.Map)
	for _, c := range []struct {
		a, b plan.Ref
		want bool
	}{
		{plan.Ref{Target: tieto, Label: "Tieto"}, plan.Ref{Target: tieto, Label: "Tieto"}, true},
		{plan.Ref{Target: tieto, Label: "Drift"}, plan.Ref{Target: advania, Label: "Drift"}, false},
		{plan.Ref{Target: tieto, Label: "Tieto"}, plan.Ref{Label: "TIETO"}, true},
		{plan.Ref{Label: "tieto"}, plan.Ref{Target: tieto, Label: "Tieto"}, true},
		{plan.Ref{Label: "Tieto"}, plan.Ref{Target: advania, Label: "Advania"}, false},
		{plan.Ref{}, plan.Ref{}, false},
	} {
		if same(c.a, c.b) != c.want {
			t.Errorf("%+v and %+v", c.a, c.b)
		}
	}
}
