package book

import "math"

// plain works out a sum or difference of what is itself counted in hundredths. Most
// formulas of long tables are such, and whole numbers take a tenth of the time of
// fractions. It is false for everything else, which is left to exact.
func (w *Workbook) plain(e Expr, at place) (v int64, ok bool, err error) {
	switch e := e.(type) {
	case Plus:
		return w.plainBoth(e.A, e.B, at, 1)
	case Minus:
		return w.plainBoth(e.A, e.B, at, -1)
	case Number:
		return e.N * 100, e.N > -largest && e.N < largest, nil
	case Times, Over, Round, When:
		return 0, false, nil
	}
	if v, err = w.value(e, at); err != nil {
		return 0, false, err
	}
	return v, v > -largest && v < largest && w.unit(e, at) == unitOf(KindMoney), nil
}

// largest is what may be added to its like without care.
const largest = math.MaxInt64 / 200

func (w *Workbook) plainBoth(a, b Expr, at place, sign int64) (v int64, ok bool, err error) {
	x, ok, err := w.plain(a, at)
	if !ok || err != nil {
		return 0, false, err
	}
	y, ok, err := w.plain(b, at)
	v = x + sign*y
	return v, ok && v > -largest && v < largest, err
}
