package sv

import (
	"strconv"
	"strings"
)

// Int prints a whole number in groups of three: 1 234, −3 524 000.
func Int(n int64) string {
	if n < 0 {
		return Minus + group(uint64(-(n+1))+1)
	}
	return group(uint64(n))
}

// Kronor prints an amount given in öre, without unit: 3 499 000, and with
// decimals only when there are öre: 1 234,50.
func Kronor(ore int64) string {
	sign, u := "", uint64(ore)
	if ore < 0 {
		sign, u = Minus, uint64(-(ore+1))+1
	}
	s := sign + group(u/100)
	if rest := u % 100; rest != 0 {
		s += "," + string([]byte{byte('0' + rest/10), byte('0' + rest%10)})
	}
	return s
}

// Decimal prints a figure given in hundredths with as many decimals as it needs:
// 2, 0,5, 37,25.
func Decimal(hundredths int64) string {
	s := Kronor(hundredths)
	if strings.Contains(s, ",") {
		s = strings.TrimSuffix(s, "0")
	}
	return s
}

// Count prints how many there are of something: "1 varning", "3 varningar". A
// noun, unlike a unit, may be parted from its figure at a line's end.
func Count(n int, singular, plural string) string {
	if n == 1 {
		return "1 " + singular
	}
	return Int(int64(n)) + " " + plural
}

func group(u uint64) string {
	d := strconv.FormatUint(u, 10)
	if len(d) <= 3 {
		return d
	}
	var b strings.Builder
	head := len(d) % 3
	b.WriteString(d[:head])
	for i := head; i < len(d); i += 3 {
		if i > 0 {
			b.WriteString(NBSP)
		}
		b.WriteString(d[i : i+3])
	}
	return b.String()
}
