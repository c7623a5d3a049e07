package readback

import (
	"math/big"
	"regexp"
	"strconv"
	"strings"
	"unicode"

	"planverk/internal/pattern"
)

var (
	exactMoney = pattern.Later(`^-?\d+\.\d{2}$`)
	exactCount = pattern.Later(`^-?\d+$`)
	exactDate  = pattern.Later(`^\d{4}-\d{2}(-\d{2})?$`)
	isoDay     = pattern.Later(`\b\d{4}-\d{2}-\d{2}\b`)
	figures    = pattern.Later(`[-−]?\d+(?: \d{3}\b)*(?:,\d+)?`)
)

var months = []string{"januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november", "december"}

// agrees tells whether the words of a figure say what its exact value says. For
// free words ("våren 2018") there is nothing to hold them against: true. unit is what the
// reader is told that an amount without its own is in; "" for kronor.
func agrees(exact, text, unit string) bool {
	text = tidy(text)
	switch {
	case exactMoney().MatchString(exact):
		return agreesMoney(exact, text, unit)
	case exactDate().MatchString(exact):
		return agreesDate(exact, text)
	case exactCount().MatchString(exact):
		return agreesNumber(exact, text, func(string) int64 { return 1 })
	}
	return true
}

// scales are the units of amounts, as captions and running text write them, in kronor.
var scales = map[string]int64{"kr": 1, "kronor": 1, "tkr": 1_000, "mnkr": 1_000_000}

// agreesMoney finds an exact amount in a text. The unit right after a figure holds for it,
// else that of what it stands in.
func agreesMoney(exact, text, unit string) bool {
	usual := max(scales[unit], 1)
	return agreesNumber(exact, text, func(after string) int64 {
		if own, ok := scales[firstWord(after)]; ok {
			return own
		}
		return usual
	})
}

// agreesNumber finds the exact figure among those of the text. scale gives what a figure
// is counted in, by what stands after it. One in thousands or more may be rounded to the
// decimals that are shown, but not to nought; another is exact.
func agreesNumber(exact, text string, scale func(after string) int64) bool {
	want, ok := new(big.Rat).SetString(exact)
	if !ok {
		return false
	}
	for _, at := range figures().FindAllStringIndex(text, -1) {
		s := strings.NewReplacer(" ", "", "−", "-", ",", ".").Replace(text[at[0]:at[1]])
		got, ok := new(big.Rat).SetString(s)
		if !ok {
			continue
		}
		in := scale(text[at[1]:])
		if in == 1 {
			if got.Cmp(want) == 0 {
				return true
			}
			continue
		}
		_, decimals, _ := strings.Cut(s, ".")
		one := new(big.Rat).Quo(want, new(big.Rat).SetInt64(in))
		if one.FloatString(len(decimals)) == got.FloatString(len(decimals)) && (got.Sign() != 0 || want.Sign() == 0) {
			return true
		}
	}
	return false
}

// firstWord is the letters that a text begins with, in lower case, after spaces.
func firstWord(s string) string {
	s = strings.ToLower(strings.TrimLeft(s, " "))
	if end := strings.IndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) }); end >= 0 {
		return s[:end]
	}
	return s
}

// unitOf is the unit that a caption ends in: "tkr" of "Tabell 5. Budget 2026 (tkr per
// år)"; "" when it ends in none.
func unitOf(caption string) string {
	unit := firstWord(caption[strings.LastIndexByte(caption, '(')+1:])
	if scales[unit] == 0 {
		return ""
	}
	return unit
}

// agreesDate accepts 2021-12-15, 15 december 2021, december 2021 and dec 2021,
// and a part of them where the year stands beside ("1 januari–31 december 2022").
func agreesDate(exact, text string) bool {
	if strings.Contains(text, exact) {
		return true
	}
	month, err := strconv.Atoi(exact[5:7])
	if err != nil || month < 1 || month > 12 {
		return false
	}
	text = strings.ToLower(text)
	if len(exact) == len("2021-12-15") {
		day := strings.TrimLeft(exact[8:], "0")
		return regexp.MustCompile(`\b`+day+`(?:\.| )+`+short(months[month-1])).MatchString(text) && yearAgrees(exact, text)
	}
	return strings.Contains(text, short(months[month-1])) && yearAgrees(exact, text)
}

// short is a month as people shorten it; no two begin alike.
func short(month string) string { return month[:3] }

var year = pattern.Later(`\b\d{4}\b`)

func yearAgrees(exact, text string) bool {
	found := year().FindAllString(text, -1)
	for _, y := range found {
		if y == exact[:4] {
			return true
		}
	}
	return len(found) == 0
}
