package derive_test

import (
	"testing"

	"planverk/internal/book"
)

// TestPortfolioKinds: the portfolio has a column for each kind of cost, whose sums are
// those of the sheet Kostnadsslag; what no plan has a figure of is empty, not nought.
func TestPortfolioKinds(t *testing.T) {
	w := shared(t)
	_, plans := w.FindTable("tblPortfolj")
	_, kinds := w.FindTable("tblKostnadsslag")
	sum := int64(0)
	for _, r := range kinds.Rows {
		name := book.TextOf(r[0])
		if plans.Column(name) < 0 {
			t.Fatalf("there is no column %s", name)
		}
		want, _ := book.Figure(r[kinds.Column("Budget")])
		if got := total(w, "tblPortfolj", name); got != want {
			t.Errorf("%s: %d in the portfolio, %d among the kinds of cost", name, got, want)
		}
		sum += want
	}
	if sum != 4_524_000_00 {
		t.Errorf("the kinds of cost are %d öre", sum)
	}
	blank := plans.Rows[0][plans.Column("Övrigt")].(*book.Formula)
	if !blank.Empty {
		t.Error("a plan without a figure of a kind has nought of it")
	}
	train := plans.Rows[1][plans.Column("Utbildning")].(*book.Formula)
	if train.Empty || train.Value != 25_000_00 {
		t.Errorf("training is %d", train.Value)
	}
}
