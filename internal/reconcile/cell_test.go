package reconcile

import (
	"testing"

	"planverk/internal/book"
	"planverk/internal/intake"
)

// TestCellsThatSayNothing: a cell whose value can not be taken says what it shows, and
// where.
func TestCellsThatSayNothing(t *testing.T) {
	for _, c := range []struct {
		kind Kind
		cell intake.Cell
		want string
	}{
		{Kronor, intake.Cell{Kind: intake.Error, Raw: "#DIV/0!"}, "Budget!D5 PV671: Cellen visar felet #DIV/0!."},
		{Kronor, intake.Cell{Kind: intake.Number, Raw: "1e18"}, "Budget!D5 PV667: ”1e18” är större än vad som är rimligt för ett belopp."},
		{Kronor, intake.Cell{Kind: intake.Number, Raw: "NaN"}, "Budget!D5 PV667: ”NaN” är större än vad som är rimligt för ett belopp."},
		{Share, intake.Cell{Kind: intake.Text, Raw: "2,415 %"}, "Budget!D5 PV671: ”2,415 %” är ingen procentsats med högst två decimaler."},
	} {
		comparison := &comparison{result: &Result{}}
		v, ok := comparison.read(&book.Table{}, &book.Column{Name: "Kostnad"}, c.kind, c.cell, "Budget!D5")
		if found := comparison.result.Findings; ok || v.Given || len(found) != 1 || found[0].Cell+" "+found[0].Code+": "+found[0].Message != c.want {
			t.Errorf("%v %v: %v", v, ok, found)
		}
	}
}
