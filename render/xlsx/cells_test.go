package xlsx

import (
	"strconv"
	"testing"
	"testing/quick"
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
