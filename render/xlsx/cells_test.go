package xlsx

import (
	"strconv"
	"testing"
	"testing/quick"

	"planverk/internal/book"
)

// TestDecimal: whole numbers with decimals are written as the numbers that they are.
func TestDecimal(t *testing.T) {
	for _, c := range []struct {
		n        int64
		decimals int
		want     string
	}{{0, 2, "0"}, {150, 2, "1.5"}, {-5, 2, "-0.05"}, {100, 2, "1"}, {-100, 0, "-100"}, {3725, 4, "0.3725"}, {10, 4, "0.001"}, {maxExact, 2, "9999999999999.99"}, {-1 << 63, 2, "-92233720368547758.08"}} {
		if got := string(appendDecimal(nil, c.n, c.decimals)); got != c.want {
			t.Errorf("%d with %d decimals is %s, should be %s", c.n, c.decimals, got, c.want)
		}
	}
	same := func(n int64) bool {
		n %= maxExact
		got, err := strconv.ParseFloat(string(appendDecimal(nil, n, 2)), 64)
		return err == nil && got == float64(n)/100
	}
	if err := quick.Check(same, nil); err != nil {
		t.Error(err)
	}
}

// TestNumberFormatOfUnits: an amount in another unit is divided by its format alone, by a
// comma for each thousand, with as many decimals as its column has.
func TestNumberFormatOfUnits(t *testing.T) {
	for _, c := range []struct {
		look look
		want string
	}{
		{look{kind: book.KindMoney}, "#,##0"},
		{look{kind: book.KindMoney, unit: "tkr"}, "#,##0,"},
		{look{kind: book.KindMoney, unit: "tkr", places: 1}, "#,##0.0,"},
		{look{kind: book.KindMoney, unit: "mnkr", places: 3}, "#,##0.000,,"},
		{look{kind: book.KindMargin, unit: "mnkr", places: 3}, "+#,##0.000,,;-#,##0.000,,;0"},
		{look{kind: book.KindMoney, unit: "tkr", places: 1, finest: 4}, "#,##0.0,_0_0_0"},
		{look{kind: book.KindMoney, unit: "tkr", places: 4, finest: 4}, "#,##0.0000,"},
	} {
		if got := *newStyles(nil, "", false).style(c.look).CustomNumFmt; got != c.want {
			t.Errorf("%+v is shown as %s, should be %s", c.look, got, c.want)
		}
	}
}

// TestPlacesOfSmallAmounts: an amount that the decimals of its column would show as nought
// has as many as it needs, and the others are as they were.
func TestPlacesOfSmallAmounts(t *testing.T) {
	for _, c := range []struct {
		unit   string
		places int
		ore    int64
		want   int
	}{{"tkr", 1, 150_100_49, 1}, {"tkr", 1, 19, 4}, {"tkr", 1, -19, 4}, {"tkr", 1, 0, 1}, {"tkr", 0, 500_00, 0}, {"tkr", 0, 499_99, 1}, {"tkr", 1, 1, 5},
		{"mnkr", 3, 400_00, 4}, {"mnkr", 3, 500_00, 3}, {"mnkr", 0, 1, 8}, {"kr", 0, 1, 0}} {
		if got := placesFor(c.unit, c.places, c.ore); got != c.want {
			t.Errorf("%d öre in %s, where others have %d decimals, has %d, should have %d", c.ore, c.unit, c.places, got, c.want)
		}
	}
}

// TestAxisPlaces: the marks of an axis have the decimals that their size asks for, however
// many the amounts have.
func TestAxisPlaces(t *testing.T) {
	for _, c := range []struct {
		ore    int64
		unit   string
		places int
		want   int
	}{{3_499_500_00, "tkr", 5, 0}, {3_000_00, "tkr", 0, 1}, {-3_000_00, "tkr", 0, 1}, {500_00, "tkr", 1, 1}, {40_00, "tkr", 1, 2}, {3_524_000_00, "mnkr", 3, 1}, {25_000_00, "mnkr", 3, 3}, {35_000_000_00, "mnkr", 3, 0}} {
		s := &book.Sheet{Table: &book.Table{Columns: []book.Column{{Name: "Belopp", Unit: c.unit, Places: c.places}}, Rows: []book.Row{{book.Money{Ore: c.ore}}}},
			Chart: &book.Chart{Series: []book.Series{{Column: "Belopp", Rows: 1}}}}
		if got := axisPlaces(s, c.unit); got != c.want {
			t.Errorf("an axis of %d öre in %s has %d decimals, should have %d", c.ore, c.unit, got, c.want)
		}
	}
}
