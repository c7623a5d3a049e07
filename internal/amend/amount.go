package amend

import (
	"strconv"
	"strings"
	"unicode"

	"planverk/internal/plan"
)

// units are the ways to write an amount's unit, by how many öre it is.
var units = map[string]int64{"kr": 100, "tkr": 100_000, "mnkr": 100_000_000}

// Amount writes an amount as another was written: in its unit, with its spaces
// between thousands and its word for the unit. old may be "" or words; unit is that
// of the file's bare figures ("" is kr). What can not be written so exactly is
// written in kronor. The text always reads as exactly ore.
func Amount(old, unit string, ore int64) string {
	first := strings.IndexFunc(old, unicode.IsDigit)
	last := strings.LastIndexFunc(old, unicode.IsDigit) + 1
	if first < 0 {
		return kronor(ore, " ")
	}
	one, err := plan.ParseAmount("1"+old[last:], unit)
	if err != nil || one.Ore <= 0 {
		return kronor(ore, " ")
	}
	space := spaceOf(old[first:last])
	text := decimal(ore, one.Ore, space) + old[last:]
	if ore < 0 {
		text = minusOf(old) + text
	}
	if back, err := plan.ParseAmount(text, unit); err == nil && back.Known && back.Ore == ore {
		return text
	}
	return kronor(ore, space)
}

// spaceOf gives what stands between thousands: " " also where the figure was too
// short to tell.
func spaceOf(figure string) string {
	for _, r := range figure {
		if unicode.IsSpace(r) {
			return string(r)
		}
	}
	whole, _, _ := strings.Cut(figure, ",")
	if len(whole) > 3 {
		return ""
	}
	return " "
}

func minusOf(old string) string {
	for _, sign := range []string{"−", "–", "-"} {
		if strings.HasPrefix(old, sign) {
			return sign
		}
	}
	return "-"
}

func kronor(ore int64, space string) string {
	text := decimal(ore, units["kr"], space) + " kr"
	if ore < 0 {
		text = "-" + text
	}
	return text
}

// decimal writes the size of an amount in a unit of per öre, with as many decimals
// as it needs; in kronor, öre are always two.
func decimal(ore, per int64, space string) string {
	u := uint64(ore)
	if ore < 0 {
		u = -u
	}
	whole, part := u/uint64(per), u%uint64(per)
	digits := strconv.FormatUint(whole, 10)
	var b strings.Builder
	for i, d := range digits {
		if i > 0 && (len(digits)-i)%3 == 0 {
			b.WriteString(space)
		}
		b.WriteRune(d)
	}
	if part == 0 {
		return b.String()
	}
	places := len(strconv.FormatInt(per, 10)) - 1
	frac := strconv.FormatUint(part, 10)
	frac = strings.Repeat("0", places-len(frac)) + frac
	if per != units["kr"] {
		frac = strings.TrimRight(frac, "0")
	}
	return b.String() + "," + frac
}
