package book

// Written is the formula as a workbook has it. An amount that is put together of others
// is rounded to öre there: programs count in binary fractions, where 100,49 less 50,30 is
// 50,19 and a remainder. It would show a deviation of nought with a sign, and make what is
// compared with nought differ. Value is exact and has none.
func (f *Formula) Written() Expr {
	if k, ok := f.Expr.(Known); ok && f.remains(k.Then) {
		return Known{If: k.If, Then: Round{A: k.Then, Decimals: 2}}
	}
	if f.remains(f.Expr) {
		return Round{A: f.Expr, Decimals: 2}
	}
	return f.Expr
}

// remains tells whether an expression that the formula ends in may leave a remainder that is seen.
// That of a sum is, where its terms may take each other out.
func (f *Formula) remains(e Expr) bool {
	switch e.(type) {
	case Plus, Minus:
		return f.Shown == KindMoney || f.Shown == KindMargin
	case Sum, SumWhere, SumBefore, SumCross:
		return f.Shown == KindMargin
	}
	return false
}
