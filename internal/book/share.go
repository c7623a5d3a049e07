package book

import "math/big"

// Share is a as a part of b in hundredths of a percent, as a formula with Over and
// Round to four decimals gives it: 0 when b is 0.
func Share(a, b int64) int64 {
	if b == 0 {
		return 0
	}
	return whole(new(big.Rat).Mul(big.NewRat(a, b), big.NewRat(10_000, 1)))
}

// Part is what of an amount in öre the first of all the weights have together, to the
// öre: 0 when there are no weights. What one of them has is the difference to the one
// before, so that the parts add up to the amount exactly.
func Part(ore, first, all int64) int64 {
	if all == 0 {
		return 0
	}
	return whole(new(big.Rat).Mul(big.NewRat(ore, 1), big.NewRat(first, all)))
}

// CountUp is an amount in öre raised by a rate in hundredths of a percent, in whole kronor.
func CountUp(ore, rate int64) int64 {
	return whole(new(big.Rat).Mul(big.NewRat(ore, 100), big.NewRat(10_000+rate, 10_000))) * 100
}

func whole(r *big.Rat) int64 { return Rounded(r, 0).Num().Int64() }
