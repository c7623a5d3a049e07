package plan

import (
	"strconv"
	"strings"

	"planverk/internal/sv"
)

// ParsePercent reads a share of at most two decimals, as the schemas let it be written
// ("2,4 %", "−1 %"), in hundredths of a percent. It is false for anything else.
func ParsePercent(raw string) (int64, bool) {
	f, flaw := readFigure(tidy(raw))
	if flaw != sound || f.rest != "%" || len(f.frac) > 2 {
		return 0, false
	}
	n, ok := f.times(100)
	return n, ok
}

// PercentText writes hundredths of a percent the way ParsePercent reads them.
func PercentText(hundredths int64) string {
	sign := ""
	if hundredths < 0 {
		sign, hundredths = "−", -hundredths
	}
	text := strconv.FormatInt(hundredths/100, 10)
	if rest := hundredths % 100; rest != 0 {
		text += "," + strings.TrimRight(strconv.FormatInt(100+rest, 10)[1:], "0")
	}
	return sign + text + sv.NBSP + "%"
}
