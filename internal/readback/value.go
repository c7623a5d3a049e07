package readback

import (
	"math/big"
	"regexp"
	"strconv"
	"strings"

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
// free words ("våren 2018") there is nothing to hold them against: true.
func agrees(exact, text string) bool {
	text = tidy(text)
	switch {
	case exactMoney().MatchString(exact):
		return agreesNumber(exact, text, true)
	case exactDate().MatchString(exact):
		return agreesDate(exact, text)
	case exactCount().MatchString(exact):
		return agreesNumber(exact, text, false)
	}
	return true
}

// agreesNumber finds the exact figure among those of the text. Money may be shown
// in thousands or millions, rounded to the decimals that are shown.
func agreesNumber(exact, text string, scaled bool) bool {
	want, ok := new(big.Rat).SetString(exact)
	if !ok {
		return false
	}
	scales := []int64{1}
	if scaled {
		scales = []int64{1, 1_000, 1_000_000}
	}
	for _, shown := range figures().FindAllString(text, -1) {
		s := strings.NewReplacer(" ", "", "−", "-", ",", ".").Replace(shown)
		got, ok := new(big.Rat).SetString(s)
		if !ok {
			continue
		}
		_, decimals, _ := strings.Cut(s, ".")
		for _, scale := range scales {
			one := new(big.Rat).Quo(want, new(big.Rat).SetInt64(scale))
			if one.FloatString(len(decimals)) == got.FloatString(len(decimals)) && (scale == 1 || got.Sign() != 0 || want.Sign() == 0) {
				return true
			}
		}
	}
	return false
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
