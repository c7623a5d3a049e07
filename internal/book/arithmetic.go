package book

import (
	"fmt"
	"math/big"
)

// Number is a whole number written in a formula. What may change has a cell of
// its own instead: only numbers that are part of the arithmetic stand here.
type Number struct{ N int64 }

// Plus is A and B together.
type Plus struct{ A, B Expr }

// Times is A multiplied by B.
type Times struct{ A, B Expr }

// Over is A divided by B, and 0 when B is 0.
type Over struct{ A, B Expr }

// Round is A to the given number of decimals, half away from zero.
type Round struct {
	A        Expr
	Decimals int
}

// When is Then where A equals Is, and else 0.
type When struct{ A, Is, Then Expr }

// Given is 1 when the cell of the named column in the formula's own row holds a
// figure, and else 0.
type Given struct{ Column string }

// Known is Then where If is not nought, and else an empty cell: nothing can be said,
// which is not the same as nought. Sums leave such a cell out. It stands outermost
// in a formula, whose Empty tells that the cell is empty.
type Known struct{ If, Then Expr }

// CountWhere counts the cells of a column that hold a figure in those rows whose
// column Where holds the same text as the column Equals of the formula's own row.
type CountWhere struct{ Table, Column, Where, Equals string }

// SumBefore adds the figures of a column in those rows of the same table whose
// column Where holds the same text as the formula's own row, and whose column
// Order is less than there: what has come before. Without Where it is all such rows.
type SumBefore struct{ Table, Column, Where, Order string }

// Found is the figure of a column in the first row whose column Where holds the same
// text as the column Equals of the formula's own row. Ask Holds first: where no figure
// stands, or no row has the text, it is an error.
type Found struct{ Table, Column, Where, Equals string }

// Holds is 1 when the cell of Found holds a figure, and else 0.
type Holds struct{ Table, Column, Where, Equals string }

// OfLength counts the cells of a column whose text has as many characters as the named
// cell says.
type OfLength struct{ Table, Column, Length string }

// SumCross adds the figures of a column in those rows whose column Where holds the same
// text as the column Equals of the formula's own row, and whose column And holds the head
// of the column Head of the formula's own table.
type SumCross struct{ Table, Column, Where, Equals, And, Head string }

// CountCross counts the figures that SumCross adds.
type CountCross struct{ Table, Column, Where, Equals, And, Head string }

func (SumCross) expr()   {}
func (CountCross) expr() {}
func (OfLength) expr()   {}
func (Found) expr()      {}
func (Holds) expr()      {}
func (Number) expr()     {}
func (Plus) expr()       {}
func (Times) expr()      {}
func (Over) expr()       {}
func (Round) expr()      {}
func (When) expr()       {}
func (Given) expr()      {}
func (Known) expr()      {}
func (CountWhere) expr() {}
func (SumBefore) expr()  {}

// CellOf is the cell of a column in the row of a table with the given key.
type CellOf struct{ Table, Row, Column string }

func (CellOf) target() {}

// FindRow gives the index of the row with a key, or -1.
func (t *Table) FindRow(key string) int {
	for i, r := range t.Rows {
		if len(r) > 0 && words(r[0]) == key {
			return i
		}
	}
	return -1
}

// found gives the cell that Found stands for; nil when no row has the text.
func (w *Workbook) found(e Found, at place) (Cell, error) {
	_, t := w.FindTable(e.Table)
	if t == nil || t.Column(e.Column) < 0 || t.Column(e.Where) < 0 || at.row == nil || at.table.Column(e.Equals) < 0 {
		return nil, fmt.Errorf("formeln hämtar %s ur %s, som inte finns", e.Column, e.Table)
	}
	i, ok := w.rowsBy(t, e.Where)[words(at.row[at.table.Column(e.Equals)])]
	if !ok {
		return nil, nil
	}
	return t.Rows[i][t.Column(e.Column)], nil
}

// rowsBy gives a table's rows by what stands in a column, the first where several have
// the same. The answer is kept while Evaluate lasts.
func (w *Workbook) rowsBy(t *Table, column string) map[string]int64 {
	asked := Found{Table: t.Name, Where: column}
	if rows, ok := w.sums[asked]; ok {
		return rows
	}
	rows := make(map[string]int64, len(t.Rows))
	for i := len(t.Rows) - 1; i >= 0; i-- {
		rows[words(t.Rows[i][t.Column(column)])] = int64(i)
	}
	w.sums[asked] = rows
	return rows
}

// exact works out an expression without rounding, as a number of kronor or
// pieces. What value knows counts with its öre or hundredths.
func (w *Workbook) exact(e Expr, at place) (*big.Rat, error) {
	switch e := e.(type) {
	case Number:
		return new(big.Rat).SetInt64(e.N), nil
	case Plus:
		return w.both(e.A, e.B, at, (*big.Rat).Add)
	case Minus:
		return w.both(e.A, e.B, at, (*big.Rat).Sub)
	case Times:
		return w.both(e.A, e.B, at, (*big.Rat).Mul)
	case Over:
		return w.both(e.A, e.B, at, func(z, a, b *big.Rat) *big.Rat {
			if b.Sign() == 0 {
				return z.SetInt64(0)
			}
			return z.Quo(a, b)
		})
	case Round:
		a, err := w.exact(e.A, at)
		if err != nil {
			return nil, err
		}
		return Rounded(a, e.Decimals), nil
	case When:
		same, err := w.both(e.A, e.Is, at, (*big.Rat).Sub)
		if err != nil || same.Sign() != 0 {
			return new(big.Rat), err
		}
		return w.exact(e.Then, at)
	}
	v, err := w.value(e, at)
	if err != nil {
		return nil, err
	}
	return big.NewRat(v, w.unit(e, at)), nil
}

// unit is how many of what value counts in that make one: a share is counted in
// hundredths of a percent, all else in öre or hundredths.
func (w *Workbook) unit(e Expr, at place) int64 {
	var c Cell
	switch e := e.(type) {
	case Here:
		c = at.row[at.table.Column(e.Column)]
	case Found:
		c, _ = w.found(e, at)
	case Named:
		c, _ = w.cellOf(e.Name)
	}
	if c != nil {
		return unitOf(c.Kind())
	}
	return unitOf(KindMoney)
}

func unitOf(k Kind) int64 {
	if k == KindPercent {
		return 10_000
	}
	return 100
}

func (w *Workbook) both(a, b Expr, at place, do func(z, x, y *big.Rat) *big.Rat) (*big.Rat, error) {
	x, err := w.exact(a, at)
	if err != nil {
		return nil, err
	}
	y, err := w.exact(b, at)
	if err != nil {
		return nil, err
	}
	return do(new(big.Rat), x, y), nil
}

// whole gives the exact value of an expression in öre, hundredths, or hundredths of
// a percent, of which unit make one. A value between two of them is an error: the
// formula has to say how it is rounded.
func (w *Workbook) whole(e Expr, at place, unit int64) (int64, error) {
	r, err := w.exact(e, at)
	if err != nil {
		return 0, err
	}
	r.Mul(r, big.NewRat(unit, 1))
	if !r.IsInt() || !r.Num().IsInt64() {
		return 0, fmt.Errorf("formeln ger %s hundradelar, som inte är ett helt tal", r.RatString())
	}
	return r.Num().Int64(), nil
}

func (w *Workbook) sumBefore(e SumBefore, at place) (int64, error) {
	_, t := w.FindTable(e.Table)
	if t == nil || t != at.table || at.row == nil || e.Where != "" && t.Column(e.Where) < 0 || t.Column(e.Order) < 0 {
		return 0, fmt.Errorf("formeln summerar det som kommer före i %s, som inte är dess egen tabell", e.Table)
	}
	where, order := t.Column(e.Where), t.Column(e.Order)
	of := func(r Row) string {
		if where < 0 {
			return ""
		}
		return words(r[where])
	}
	want := of(at.row)
	now, _ := number(at.row[order])
	return w.sum(e.Table, e.Column, func(_ *Table, r Row) bool {
		v, _ := number(r[order])
		return of(r) == want && v < now
	})
}

// Rounded gives a number with so many decimals, half away from zero, as
// spreadsheet programs do and as amounts are rounded in Swedish practice.
func Rounded(r *big.Rat, decimals int) *big.Rat {
	scale := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(decimals)), nil)
	n := new(big.Int).Mul(r.Num(), scale)
	n.Mul(n, big.NewInt(2))
	half := new(big.Int).Set(r.Denom())
	if n.Sign() < 0 {
		half.Neg(half)
	}
	n.Add(n, half)
	n.Quo(n, new(big.Int).Mul(r.Denom(), big.NewInt(2)))
	return new(big.Rat).SetFrac(n, scale)
}
