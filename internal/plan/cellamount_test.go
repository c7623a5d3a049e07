package plan

import (
	"errors"
	"testing"
)

func TestCellAmount(t *testing.T) {
	for _, c := range []struct {
		raw  string
		ore  int64
		unit string
	}{
		{"3 499 000", 349_900_000, ""},
		{"3\u00a0499\u00a0000", 349_900_000, ""},
		{"3\u202f499\u202f000", 349_900_000, ""},
		{"3\u2009499\u2009000", 349_900_000, ""},
		{"1 234,50", 123_450, ""},
		{"1234,5", 123_450, ""},
		{"−500", -50_000, ""},
		{"-500", -50_000, ""},
		{"–500", -50_000, ""},
		{"\u2011500", -50_000, ""},
		{"(500)", -50_000, ""},
		{"(1 234,50) kr", -123_450, ""},
		{"500:-", 50_000, ""},
		{"500 kr", 50_000, ""},
		{"500 kr.", 50_000, ""},
		{"500 SEK", 50_000, ""},
		{"\u200b500\ufeff", 50_000, ""},
		{"+500", 50_000, ""},
		{"0", 0, ""},
		{"25 tkr", 2_500_000, "tkr"},
		{"25kkr", 2_500_000, "tkr"},
		{"1,2 mkr", 120_000_000, "mnkr"},
		{"1,2 mnkr", 120_000_000, "mnkr"},
		{"(25) tkr", -2_500_000, "tkr"},
	} {
		got, err := ParseCellAmount(c.raw)
		if err != nil || got.Ore != c.ore || got.Unit != c.unit {
			t.Errorf("%q = %+v, %v, want %d %q", c.raw, got, err, c.ore, c.unit)
		}
	}
}

func TestCellAmountRefuses(t *testing.T) {
	// A unit that is read as another stands in the message as it was typed.
	if _, err := ParseCellAmount("ca 3,5 milj"); err == nil || err.Error() != "”ca 3,5 milj” är inte ett belopp: det börjar inte med en siffra." {
		t.Error(err)
	}
	for _, raw := range []string{"1.234", "1,234", "1.234,50", "1,234.50", "12 34", "1e6", "1E6", "10%", "10 %", "ca 500", "-", "–", "", " ", "Ja",
		"Lönekostnad", "01234", "500-", "(-500)", "((500)", "(500", "500 euro", "1'234", "=1+1", "12,", "½", "٥٠٠", "99999999999999999999", "1 000 000 mdkr",
		"500 600 7", "2021-12-15", "12:30", "25 k", "1 m"} {
		got, err := ParseCellAmount(raw)
		var flaw *ValueError
		if err == nil || !errors.As(err, &flaw) || flaw.Message == "" || len(flaw.Hints) == 0 {
			t.Errorf("%q = %+v, %v: it should be refused with a hint", raw, got, err)
		}
	}
}

// FuzzCellAmount: what is read is never larger than an amount can be, and is read
// alike when it has been written by us.
func FuzzCellAmount(f *testing.F) {
	for _, s := range []string{"3 499 000", "(500)", "1,2 mkr", "500:-", "1.234", "−0,05", "(1) (2)", "+-5"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, raw string) {
		got, err := ParseCellAmount(raw)
		if err != nil {
			return
		}
		if got.Ore > amountLimit || got.Ore < -amountLimit {
			t.Fatalf("%q = %d", raw, got.Ore)
		}
		again, err := ParseCellAmount(Amount{Ore: got.Ore, Known: true}.Text())
		if err != nil || again.Ore != got.Ore || again.Unit != "" {
			t.Fatalf("%q = %d, and again %+v, %v", raw, got.Ore, again, err)
		}
	})
}
