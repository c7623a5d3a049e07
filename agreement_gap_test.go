package planverk

import (
	"testing"

	"planverk/internal/plan"
)

// A party whose own file is missing or faulty is not said to have given its users in
// the agreement unless it has.
func TestTellGaps(t *testing.T) {
	shares := []plan.Share{
		{ID: plan.Text{Value: "nybro"}},
		{ID: plan.Text{Value: "kalmar"}},
		{ID: plan.Text{Value: "borgholm"}, UsersJanuary: plan.Count{At: plan.At{Raw: "6"}, N: 6}},
	}
	tellGaps(shares, map[string]bool{"kalmar": true, "borgholm": true})
	for i, want := range []string{"", "partens egna uppgifter är inte med", "avtalets uppgifter, för partens egna är inte med"} {
		if got := shares[i].Lack.Value; got != want {
			t.Errorf("%s: %q, want %q", shares[i].ID.Value, got, want)
		}
	}
}
