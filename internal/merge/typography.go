package merge

import (
	"slices"
	"strings"
	"unicode/utf8"

	"planverk/internal/doc"
	"planverk/internal/sv"
)

// tidy makes a line of inlines as the document model wants it: neighbouring texts
// as one, single spaces, nothing blank at the ends, and hard spaces where Swedish
// keeps words together.
func tidy(is []doc.Inline) []doc.Inline {
	out := make([]doc.Inline, 0, len(is))
	for _, i := range is {
		t, ok := i.(*doc.Text)
		if !ok {
			if _, brk := i.(*doc.Break); brk && (len(out) == 0 || isBreak(out[len(out)-1])) {
				continue
			}
			out = append(out, i)
			continue
		}
		if t.S == "" {
			continue
		}
		if n := len(out); n > 0 {
			if last, ok := out[n-1].(*doc.Text); ok {
				out[n-1] = &doc.Text{S: last.S + t.S}
				continue
			}
		}
		out = append(out, &doc.Text{S: t.S})
	}
	return trim(out)
}

// trim sets the spaces of a line whose texts are joined.
func trim(is []doc.Inline) []doc.Inline {
	out := is[:0]
	for k, i := range is {
		t, ok := i.(*doc.Text)
		if !ok {
			out = append(out, i)
			continue
		}
		s := single(t.S)
		if len(out) == 0 || isBreak(out[len(out)-1]) {
			s = strings.TrimLeft(s, " ")
		} else if _, ok := out[len(out)-1].(*doc.Value); ok {
			s = keepUnit(s)
		}
		if k == len(is)-1 || isBreak(is[k+1]) {
			s = strings.TrimRight(s, " ")
		} else if _, ok := is[k+1].(*doc.Note); ok {
			s = strings.TrimRight(s, " ") // the mark stands close to its word
		} else if v, ok := is[k+1].(*doc.Value); ok && v.Kind == doc.Day && strings.HasSuffix(s, "den ") {
			s = s[:len(s)-1] + sv.NBSP
		}
		if s == "" {
			continue
		}
		t.S = keep(s)
		out = append(out, t)
	}
	for len(out) > 0 && isBreak(out[len(out)-1]) {
		out = out[:len(out)-1]
	}
	return out
}

func isBreak(i doc.Inline) bool { _, ok := i.(*doc.Break); return ok }

// single makes runs of plain spaces one.
func single(s string) string {
	for strings.Contains(s, "  ") {
		s = strings.ReplaceAll(s, "  ", " ")
	}
	return s
}

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
var unitWords = []string{"kr", "tkr", "mnkr", "mdkr", "kronor", "%", "‰", "§", "§§", "kap", "st", "tim", "timmar", "m²"}

// keep puts hard spaces where words belong together: "§ 12", "5 kap.", "25 000 kr",
// "75 %", "den 15 december", "kl. 9.00", "KS 2013/0082".
func keep(s string) string {
	if !strings.Contains(s, " ") || !strings.ContainsAny(s, "0123456789§") {
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
	case left == "§" || left == "§§" || strings.EqualFold(left, "kl."):
		return isDigit(right[0])
	case !endsInDigit(left):
		return strings.EqualFold(left, "den") && isDigit(right[0]) && i+1 < len(words) && isMonth(words[i+1]) ||
			isDiary(left, right)
	case right == "§" && i+1 < len(words) && words[i+1] != "" && isDigit(words[i+1][0]):
		return false // "2020-12-16 § 118": the sign belongs to what follows
	case slices.Contains(unitWords, right):
		return true
	case isMonth(right):
		return len(left) <= 2
	default:
		return isGroup(left, words, i)
	}
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
