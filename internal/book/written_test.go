package book

import "testing"

// TestWritten: what may leave a remainder of binary fractions is rounded to öre in the
// workbook, inside the condition where there is one; nothing else is.
func TestWritten(t *testing.T) {
	less, sum, same := Minus{Here{"Budget"}, Here{"Prognos"}}, Sum{"tblKostnad", "Avvikelse"}, Here{"Budget"}
	where := SumWhere{"tblKostnad", "Avvikelse", "Id", "Om"}
	for name, c := range map[string]struct {
		expr  Expr
		shown Kind
		want  Expr
	}{
		"difference":              {less, KindMargin, Round{less, 2}},
		"difference when known":   {Known{Given{"Prognos"}, less}, KindMargin, Known{Given{"Prognos"}, Round{less, 2}}},
		"difference as an amount": {less, KindMoney, Round{less, 2}},
		"sum of differences":      {sum, KindMargin, Round{sum, 2}},
		"of some rows":            {Known{Given{"Prognos"}, where}, KindMargin, Known{Given{"Prognos"}, Round{where, 2}}},
		"amounts together":        {Plus{same, same}, KindMargin, Round{Plus{same, same}, 2}},
		"sum of amounts":          {sum, KindMoney, sum},
		"the same amount":         {same, KindMargin, same},
		"difference of numbers":   {less, KindCount, less},
		"share":                   {Known{Given{"Prognos"}, less}, KindPercent, Known{Given{"Prognos"}, less}},
		"rounded already":         {Round{less, 0}, KindMargin, Round{less, 0}},
	} {
		if got := (&Formula{Expr: c.expr, Shown: c.shown}).Written(); got != c.want {
			t.Errorf("%s: %#v, should be %#v", name, got, c.want)
		}
	}
}
