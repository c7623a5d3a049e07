package merge

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"planverk/internal/sv"
)

// keepUnit joins text after a figure to it when it begins with a unit: "18 %".
func keepUnit(s string) string {
	if !strings.HasPrefix(s, " ") {
		return s
	}
	word, _, _ := strings.Cut(s[1:], " ")
	if slices.Contains(unitWords, strings.TrimRight(word, ".,;:)")) {
		return sv.NBSP + s[1:]
	}
	return s
}

// unitWords follow a figure and may not begin a line (docs: domain, rules 4 and 14).
var unitWords = []string{"kr", "tkr", "mnkr", "mdkr", "kronor", "öre", "%", "‰", "§", "§§", "kap", "st", "tim", "timmar", "min", "år",
	"dagar", "veckor", "månader", "GB", "MB", "TB", "Mbit/s", "mm", "cm", "m", "km", "m²", "ggr", "procent"}

// labelWords stand before a number or letter and are nothing without it: bilaga A,
// tabell 3, nr 12, dnr 2021:7.
var labelWords = []string{"bilaga", "tabell", "figur", "avsnitt", "kapitel", "punkt", "steg", "nivå", "version", "sida", "sid", "s",
	"nr", "dnr", "art", "artikel", "kap", "ca", "cirka", "år", "vecka", "kvartal", "kl", "§", "§§", "den"}

// keep puts hard spaces where words belong together: "§ 12", "5 kap.", "25 000 kr",
// "75 %", "den 15 december 2021", "kl. 9.00", "KS 2013/0082", "060-16 30 00",
// "bilaga A", "t. ex.", "A. Norrby".
func keep(s string) string {
	if !strings.Contains(s, " ") || !strings.ContainsAny(s, "0123456789§") && !strings.Contains(s, ". ") && !strings.Contains(s, "ilaga ") {
		return s
	}
	words := strings.Split(s, " ")
	var b strings.Builder
	b.Grow(len(s) + 8)
	b.WriteString(words[0])
	for i := 1; i < len(words); i++ {
		if belong(words, i) {
			b.WriteString(sv.NBSP)
		} else {
			b.WriteByte(' ')
		}
		b.WriteString(words[i])
	}
	return b.String()
}

// belong tells whether word i is kept on the line of the word before it.
func belong(words []string, i int) bool {
	left := strings.TrimLeft(words[i-1], "(”\u00a0")
	if k := strings.LastIndex(left, sv.NBSP); k >= 0 {
		left = left[k+len(sv.NBSP):]
	}
	right := strings.TrimRight(words[i], ".,;:!?)”")
	if left == "" || right == "" {
		return false
	}
	switch {
	case isAbbreviation(left, words[i]) || isInitial(words, i) || isLabel(left, right) || isPhone(words, i):
		return true
	case isMonth(left):
		return isYear(right) && i > 1 && isDay(words[i-2])
	case !endsInDigit(left):
		return strings.EqualFold(left, "den") && isDay(right) && i+1 < len(words) && isMonth(words[i+1]) || isDiary(left, right)
	case right == "§" && i+1 < len(words) && words[i+1] != "" && isDigit(words[i+1][0]):
		return false // "2020-12-16 § 118": the sign belongs to what follows
	case slices.Contains(unitWords, right):
		return right != "år" || !isYear(left)
	case isMonth(right):
		return len(left) <= 2
	default:
		return isGroup(left, words, i)
	}
}

// isLabel knows "bilaga A", "tabell 3" and "§ 12": a word that is nothing without the
// number or letter after it.
func isLabel(left, right string) bool {
	name := strings.ToLower(strings.TrimSuffix(left, "."))
	if !slices.Contains(labelWords, name) {
		return false
	}
	if name == "den" {
		return false // only before a date
	}
	return isDigit(right[0]) || len(right) == 1 && unicode.IsUpper(rune(right[0])) && name != "s"
}

// isAbbreviation knows "t. ex." and "fr. o. m.".
func isAbbreviation(left, right string) bool {
	stem, ok := strings.CutSuffix(left, ".")
	n := utf8.RuneCountInString(stem)
	if !ok || n == 0 || n > 2 || !isLetters(stem) {
		return false
	}
	first, _ := utf8.DecodeRuneInString(right)
	end, rest, ok := strings.Cut(right, ".")
	return ok && utf8.RuneCountInString(end) <= 3 && unicode.IsLower(first) && isLetters(end) && !strings.ContainsFunc(rest, unicode.IsLetter)
}

// isInitial knows "A. Norrby", but not "Plan A. Nämnden" and "bilaga A. Nämnden".
func isInitial(words []string, i int) bool {
	if !isCapital(words[i-1]) || words[i] == "" {
		return false
	}
	if first, _ := utf8.DecodeRuneInString(words[i]); !unicode.IsUpper(first) {
		return false
	}
	if i < 2 || isCapital(words[i-2]) {
		return true
	}
	before, _ := utf8.DecodeRuneInString(words[i-2])
	return unicode.IsLower(before) && !slices.Contains(labelWords, words[i-2])
}

// isCapital tells whether a word is one capital with a full stop.
func isCapital(word string) bool {
	letter, ok := strings.CutSuffix(word, ".")
	r, size := utf8.DecodeRuneInString(letter)
	return ok && size == len(letter) && unicode.IsUpper(r)
}

// isPhone knows the groups of a telephone number: "060-16 30 00", "+46 60 16 30 00".
func isPhone(words []string, i int) bool {
	right := strings.TrimRight(words[i], ".,;:!?)”")
	if len(right) < 2 || len(right) > 3 || !allDigits(right) {
		return false
	}
	for i--; i > 0 && len(words[i]) <= 3 && allDigits(words[i]); i-- {
	}
	head := strings.TrimLeft(words[i], "(”")
	if country, ok := strings.CutPrefix(head, "+"); ok {
		return len(country) <= 3 && allDigits(country)
	}
	area, rest, ok := strings.Cut(head, "-")
	return ok && strings.HasPrefix(area, "0") && len(area) <= 4 && allDigits(area) && len(rest) <= 3 && allDigits(rest)
}

func isYear(s string) bool { return len(s) == 4 && allDigits(s) }

func isDay(s string) bool { return len(s) <= 2 && allDigits(s) }

func isLetters(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) })
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

func endsInDigit(s string) bool { return isDigit(s[len(s)-1]) }

func isMonth(s string) bool {
	s = strings.TrimRight(s, ".,;:!?)”")
	for m := 1; m <= 12; m++ {
		if sv.Month(m) == s {
			return true
		}
	}
	return false
}

// isDiary knows "KS 2013/0082": capital letters, then a year with a sign after it.
func isDiary(left, right string) bool {
	if n := utf8.RuneCountInString(left); n < 2 || n > 5 || strings.ToUpper(left) != left || strings.ToLower(left) == left {
		return false
	}
	return len(right) > 5 && allDigits(right[:4]) && strings.ContainsRune("/.-:", rune(right[4]))
}

// isGroup knows a figure in groups of three: "25 000". The first group has one to
// three digits and no digit before it.
func isGroup(left string, words []string, i int) bool {
	right := strings.TrimRight(words[i], ".,;:!?)”")
	if len(right) < 3 || !allDigits(right[:3]) || len(right) > 3 && right[3] != ',' {
		return false
	}
	left = strings.TrimPrefix(strings.TrimPrefix(left, sv.Minus), "–")
	return len(left) <= 3 && allDigits(left)
}

func allDigits(s string) bool {
	for i := 0; i < len(s); i++ {
		if !isDigit(s[i]) {
			return false
		}
	}
	return s != ""
}
