package secrecy

import (
	"strconv"
	"strings"

	"planverk/internal/pattern"
)

// rough is an amount in thousands or more, as a text has it.
type rough struct {
	kronor int64
	step   int64 // kronor of the last digit that is written
	digits int   // that are written, but for noughts before them
	at     int
}

// leastRough is how many digits a rounded amount has that can be told from others:
// 1 234 567 kr is known again in 1,23 mnkr, but nobody can tell in 1,2 mnkr.
const leastRough = 3

// is tells whether the amount is one of so many kronor, written out or rounded.
func (r rough) is(kronor int64) bool {
	off := r.kronor - kronor
	return off == 0 || r.digits >= leastRough && 2*max(off, -off) <= r.step
}

// Amounts in thousands, millions and milliards: in figures, with a fraction and without,
// and in words.
var (
	inThousands = pattern.Later(`(?i)(\d{1,3}(?:[\pZ.'’]\d{3})+|\d+)(?:[.,](\d+)|\pZ*([½¼¾]))?\pZ*` + unitOfMany)
	fractions   = pattern.Later(`(?i)([½¼¾])\pZ*` + unitOfMany)
	spelt       = pattern.Later(`(?i)(?:^|[^\pL])(` + numerals + `)(\pZ+och\pZ+en\pZ+halv)?[\pZ\x{ad}]*(tusen|miljon|miljard)`)
)

const (
	unitOfMany = `(tkr|t\.?\pZ?kr|kkr|ksek|tsek|tusen|mdkr|mdr|miljard|mkr|mnkr|mn\.?\pZ?kr|msek|milj)`
	numerals   = `en\pZ+halv|halv|en|ett|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv|femton|tjugofem|tjugo|trettio|fyrtio|femtio|sextio|sjuttio|åttio|nittio|` +
		`hundrafemtio|(?:ett|två|tre|fyra|fem|sex|sju|åtta|nio)?hundra`
)

var numeral = map[string]int64{"en": 1, "ett": 1, "två": 2, "tre": 3, "fyra": 4, "fem": 5, "sex": 6, "sju": 7, "åtta": 8, "nio": 9, "tio": 10, "elva": 11, "tolv": 12, "femton": 15,
	"tjugo": 20, "tjugofem": 25, "trettio": 30, "fyrtio": 40, "femtio": 50, "sextio": 60, "sjuttio": 70, "åttio": 80, "nittio": 90, "hundrafemtio": 150}

// quarters are the signs of fractions, in fourths.
var quarters = map[string]int64{"¼": 1, "½": 2, "¾": 3}

// roughly finds the amounts in thousands or more of a text.
func roughly(s string) (all []rough) {
	group := func(m []int, i int) string {
		if m[2*i] < 0 {
			return ""
		}
		return s[m[2*i]:m[2*i+1]]
	}
	for _, m := range inThousands().FindAllStringSubmatchIndex(s, -1) {
		whole, decimals, scale := digitsOf(group(m, 1)), group(m, 2), manyOf(group(m, 4))
		step := scale
		for range decimals {
			step /= 10
		}
		n, err := strconv.ParseInt(whole+decimals, 10, 64)
		if step == 0 || err != nil || n > 1_000_000_000 {
			continue
		}
		r := rough{kronor: n * step, step: step, digits: len(strings.TrimLeft(whole+decimals, "0")), at: m[2]}
		if part := quarters[group(m, 3)]; part > 0 {
			r = rough{kronor: n*scale + part*scale/4, at: m[2]}
		}
		all = append(all, r)
	}
	for _, m := range fractions().FindAllStringSubmatchIndex(s, -1) {
		all = append(all, rough{kronor: quarters[group(m, 1)] * manyOf(group(m, 2)) / 4, at: m[2]})
	}
	for _, m := range spelt().FindAllStringSubmatchIndex(s, -1) {
		all = append(all, rough{kronor: spoken(strings.ToLower(group(m, 1)), group(m, 2) != "", manyOf(group(m, 3))), at: m[2]})
	}
	return all
}

// spoken is a number in words, with a half or without, of thousands or more.
func spoken(word string, half bool, scale int64) int64 {
	if strings.HasSuffix(word, "halv") {
		return scale / 2
	}
	n, known := numeral[word]
	if hundreds, ok := strings.CutSuffix(word, "hundra"); ok && !known {
		n = 100 * max(numeral[hundreds], 1)
	}
	if half {
		return n*scale + scale/2
	}
	return n * scale
}

// manyOf is how many kronor a unit of thousands or more has.
func manyOf(unit string) int64 {
	unit = strings.ToLower(unit)
	switch {
	case strings.HasPrefix(unit, "md"), strings.HasPrefix(unit, "miljard"):
		return 1_000_000_000
	case strings.HasPrefix(unit, "m"):
		return 1_000_000
	}
	return 1_000
}
