package book

import (
	"math/big"
	"testing"
	"testing/quick"
)

// monthly has two accounts whose balances follow on each other by a sum of what
// has come before.
func monthly() *Workbook {
	row := func(who string, month, moved, in int64) Row {
		return Row{Key{who}, Count{month}, Money{moved}, &Formula{Expr: SumBefore{"tblSaldo", "Rörelse", "Konto", "Månad"}, Value: in, Shown: KindMoney}}
	}
	return &Workbook{Sheets: []*Sheet{{Name: "Saldo", Title: "Saldo", Table: &Table{Name: "tblSaldo",
		Columns: []Column{{Name: "Konto", Kind: KindKey}, {Name: "Månad", Kind: KindCount}, {Name: "Rörelse", Kind: KindMoney}, {Name: "Ingående", Kind: KindMoney}},
		Rows:    []Row{row("a", 1, 500, 0), row("a", 2, -200, 500), row("b", 1, 70, 0), row("a", 3, 1, 300), row("b", 2, 0, 70)}}}},
		Names: []Name{{Name: "forsta", Target: CellOf{"tblSaldo", "b", "Rörelse"}}}}
}

func TestSumBefore(t *testing.T) {
	w := monthly()
	if err := w.Validate(); err != nil {
		t.Fatal(err)
	}
	if err := w.Evaluate(); err != nil {
		t.Error(err)
	}
	w.Sheets[0].Table.Rows[3][2] = Money{2}
	if err := w.Evaluate(); err != nil {
		t.Errorf("what comes after must not count: %v", err)
	}
	w.Sheets[0].Table.Rows[0][2] = Money{501}
	if err := w.Evaluate(); err == nil {
		t.Error("a changed movement was not seen")
	}
	if v, err := w.named("forsta"); err != nil || v != 70 {
		t.Errorf("the named cell is %d, %v", v, err)
	}
}

// A value between two öre is no value to print.
func TestUnroundedIsRefused(t *testing.T) {
	e := Over{Here{"Tal"}, Number{7}}
	if err := ledger(e, 42_86).Evaluate(); err == nil {
		t.Error("300/7 was taken as a whole number of öre")
	}
	if err := ledger(Round{e, 2}, 42_86).Evaluate(); err != nil {
		t.Error(err)
	}
}

// Rounded is never further than half a unit away, and symmetric about nought.
func TestRounded(t *testing.T) {
	near := func(n int64, d uint16, decimals uint8) bool {
		r, k := big.NewRat(n, int64(d)+1), int(decimals%5)
		got := Rounded(r, k)
		unit := big.NewRat(1, 1)
		for range k {
			unit.Quo(unit, big.NewRat(10, 1))
		}
		off := new(big.Rat).Sub(got, r)
		mirror := Rounded(new(big.Rat).Neg(r), k)
		return off.Abs(off).Cmp(unit.Quo(unit, big.NewRat(2, 1))) <= 0 && mirror.Neg(mirror).Cmp(got) == 0
	}
	if err := quick.Check(near, nil); err != nil {
		t.Error(err)
	}
}

// TestKnown: a formula may give an empty cell, and only where it says so. Nothing is
// reckoned with such a cell, but sums and counts leave it out.
func TestKnown(t *testing.T) {
	known := Known{If: Given{"Tal"}, Then: Minus{Here{"Tal"}, Number{1}}}
	unknown := Known{If: Given{"Om"}, Then: Here{"Tal"}}
	with := func(c Cell, e Expr, value int64) *Workbook {
		w := ledger(e, value)
		t := w.Sheets[1].Table
		t.Columns = append(t.Columns, Column{Name: "Kan vara tom", Kind: KindMoney})
		t.Rows[0] = append(t.Rows[0], c)
		return w
	}
	empty := &Formula{Expr: unknown, Shown: KindMoney, Empty: true}
	for name, c := range map[string]struct {
		w  *Workbook
		ok bool
	}{
		"känt":              {ledger(known, 299_00), true},
		"sägs vara känt":    {ledger(unknown, 0), false},
		"tomt":              {with(empty, Number{1}, 1_00), true},
		"sägs vara tomt":    {with(&Formula{Expr: known, Shown: KindMoney, Empty: true}, Number{1}, 1_00), false},
		"summa av tomt":     {with(empty, Sum{"tblProv", "Kan vara tom"}, 0), true},
		"antal av tomt":     {with(empty, Numbers{"tblProv", "Kan vara tom"}, 0), true},
		"räknar med tomt":   {with(empty, Here{"Kan vara tom"}, 0), false},
		"tomt inte ytterst": {ledger(Plus{known, Number{0}}, 299_00), false},
	} {
		if err := c.w.Validate(); err != nil {
			t.Fatal(err)
		}
		if err := c.w.Evaluate(); (err == nil) != c.ok {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestShare: a share is counted in hundredths of a percent, and multiplies as one.
func TestShare(t *testing.T) {
	third := &Formula{Expr: Round{Over{Number{1}, Number{3}}, 4}, Value: 33_33, Shown: KindPercent}
	w := ledger(Times{Here{"Tal"}, Here{"Andel"}}, 99_99)
	w.Sheets[1].Table.Columns = append(w.Sheets[1].Table.Columns, Column{Name: "Andel", Kind: KindPercent})
	w.Sheets[1].Table.Rows[0] = append(w.Sheets[1].Table.Rows[0], third)
	if err := w.Evaluate(); err != nil {
		t.Error(err)
	}
	if third.Value++; w.Evaluate() == nil {
		t.Error("a wrong share was not seen")
	}
}
