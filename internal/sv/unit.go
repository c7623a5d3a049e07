package sv

import (
	"strconv"
	"strings"
)

// Unit is a larger unit than kronor that a municipality has its amounts shown in:
// "ekonomi: enhet" of kommun.yaml. Shown amounts are rounded each by itself from the
// exact amount, half away from zero as spreadsheet programs do; what is stored, reckoned
// and given to machines is the exact amount always.
type Unit struct {
	Name   string // tkr or mnkr
	digits int    // decimals that would show an öre
	usual  int    // decimals that show as much as a reader of the unit asks for
}

// UnitNamed gives a unit by its name; false for kronor, which are shown to the öre, and
// for what is no unit.
func UnitNamed(name string) (Unit, bool) {
	switch name {
	case "tkr":
		return Unit{name, 5, 1}, true
	case "mnkr":
		return Unit{name, 8, 3}, true
	}
	return Unit{}, false
}

// Decimals is how many decimals amounts in öre that stand together are shown with: as many
// as show all of them exactly, at most the usual ones (a hundred kronor of tkr, a thousand
// of mnkr), and more only where an amount would else be shown as nought.
func (u Unit) Decimals(amounts []int64) int {
	n := u.Usual(amounts)
	for _, ore := range amounts {
		n = u.Enough(ore, n)
	}
	return n
}

// Enough is how many decimals an amount in öre has where others have so many: more where
// it would else be shown as nought.
func (u Unit) Enough(ore int64, decimals int) int {
	for ore != 0 && u.Steps(ore, decimals) == 0 {
		decimals++
	}
	return decimals
}

// Usual is Decimals where an amount that is too small for them gets more of its own.
func (u Unit) Usual(amounts []int64) int {
	n := 0
	for _, ore := range amounts {
		for n < u.usual && !u.Whole(ore, n) {
			n++
		}
	}
	return n
}

// Steps is an amount in öre as a whole number of the last decimal that is shown, rounded.
func (u Unit) Steps(ore int64, decimals int) int64 {
	step := u.step(decimals)
	n, rest := ore/step, ore%step
	switch {
	case 2*rest >= step:
		n++
	case 2*rest <= -step:
		n--
	}
	return n
}

// Whole tells whether so many decimals show all of an amount in öre.
func (u Unit) Whole(ore int64, decimals int) bool { return ore%u.step(decimals) == 0 }

// step is the last decimal in öre.
func (u Unit) step(decimals int) int64 {
	step := int64(1)
	for range u.digits - decimals {
		step *= 10
	}
	return step
}

// Text prints an amount in öre without the unit: "3 499", "−0,5".
func (u Unit) Text(ore int64, decimals int) string {
	n := u.Steps(ore, decimals)
	sign, size := "", uint64(n)
	if n < 0 {
		sign, size = Minus, -size
	}
	one := uint64(1)
	for range decimals {
		one *= 10
	}
	text := sign + Int(int64(size/one))
	if decimals == 0 {
		return text
	}
	part := strconv.FormatUint(size%one, 10)
	return text + "," + strings.Repeat("0", decimals-len(part)) + part
}
