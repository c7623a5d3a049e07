package sv

import (
	"math"
	"strings"
	"testing"
)

// TestUnit: amounts that stand together are shown with as many decimals as they need, at
// most the usual ones, and none is shown as nought that is not.
func TestUnit(t *testing.T) {
	const kr, tkr, mnkr = int64(100), int64(100_000), int64(100_000_000)
	for _, c := range []struct {
		unit    string
		amounts []int64
		want    string
	}{
		{"tkr", []int64{3499 * tkr, 25 * tkr, 0}, "3 499 | 25 | 0"},
		{"tkr", []int64{3499 * tkr, 500 * kr, 0}, "3 499,0 | 0,5 | 0,0"},
		{"tkr", []int64{-500 * kr}, "−0,5"},
		{"tkr", []int64{138_450 * kr}, "138,5"},
		{"tkr", []int64{138_449*kr + 99}, "138,4"},
		{"tkr", []int64{-138_450 * kr, 138_450 * kr}, "−138,5 | 138,5"},
		{"tkr", []int64{49 * kr}, "0,05"},
		{"tkr", []int64{49 * kr, 1_000 * kr}, "0,05 | 1,00"},
		{"tkr", []int64{1}, "0,00001"},
		{"tkr", []int64{-1}, "−0,00001"},
		{"tkr", []int64{999_950 * kr}, "1 000,0"},
		{"tkr", []int64{math.MaxInt64}, "92 233 720 368 547,8"},
		{"tkr", []int64{math.MinInt64}, "−92 233 720 368 547,8"},
		{"mnkr", []int64{3_524 * tkr, 25 * tkr}, "3,524 | 0,025"},
		{"mnkr", []int64{3 * mnkr, 0}, "3 | 0"},
		{"mnkr", []int64{3_500 * tkr, 3 * mnkr}, "3,5 | 3,0"},
		{"mnkr", []int64{1_249_500 * kr}, "1,250"},
		{"mnkr", []int64{400 * kr}, "0,0004"},
		{"mnkr", []int64{1, 1}, "0,00000001 | 0,00000001"},
		{"tkr", nil, ""},
	} {
		u, ok := UnitNamed(c.unit)
		if !ok {
			t.Fatal(c.unit)
		}
		n := u.Decimals(c.amounts)
		var got []string
		for _, a := range c.amounts {
			got = append(got, strings.ReplaceAll(u.Text(a, n), NBSP, " "))
		}
		if s := strings.Join(got, " | "); s != c.want {
			t.Errorf("%v öre in %s are shown as %q, should be %q", c.amounts, c.unit, s, c.want)
		}
	}
	u, _ := UnitNamed("tkr")
	if n := u.Usual([]int64{150_100_49, 19}); n != 1 || u.Decimals([]int64{150_100_49, 19}) != 4 {
		t.Errorf("19 öre beside 150 100,49 kr give %d usual decimals", n)
	}
	for _, name := range []string{"", "kr", "Tkr", "mdkr", "tusen"} {
		if _, ok := UnitNamed(name); ok {
			t.Errorf("%q is taken for a unit to scale by", name)
		}
	}
}
