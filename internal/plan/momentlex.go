package plan

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// mark is one sign or word of a written time.
type mark struct {
	kind    markKind
	word    string // lower case, for words
	y, m, d int    // for numbers: y is the number as it stands
}

type markKind byte

const (
	markWord    markKind = iota
	markDash             // - – —
	markYear             // 2018
	markNumber           // 1–31, or more
	markOrdinal          // 2:a
	markDate             // 2018-06-01; d is 0 in 2018-06
	markDayOf            // 31/5
	markYears            // 2021/2022, 2021/22
)

// lexMoment cuts a tidy text into marks. ok is false when a sign belongs to no time.
func lexMoment(s string) (marks []mark, ok bool) {
	s = strings.ToLower(s)
	for s != "" {
		r, size := utf8.DecodeRuneInString(s)
		switch {
		case r == ' ' || r == ',' || r == '.' || r == '(' || r == ')':
			s = s[size:]
		case r == '-' || r == '–' || r == '—' || r == '\u2212':
			marks, s = append(marks, mark{kind: markDash}), s[size:]
		case r == '?':
			marks, s = append(marks, mark{word: "xx"}), s[size:]
		case r == '/':
			marks, s = append(marks, mark{word: "per"}), s[size:]
		case r >= '0' && r <= '9':
			var m mark
			if m, s, ok = lexNumber(s); !ok {
				return nil, false
			}
			marks = append(marks, m)
		case unicode.IsLetter(r):
			end := strings.IndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) })
			if end < 0 {
				end = len(s)
			}
			marks, s = append(marks, mark{word: s[:end]}), s[end:]
		default:
			return nil, false
		}
	}
	return marks, true
}

// lexNumber reads what begins with a digit: a date, years, a day of a month, an
// ordinal or a plain number.
func lexNumber(s string) (m mark, rest string, ok bool) {
	run, rest := digits(s)
	switch {
	case len(run) == 4:
		n := number(run)
		if n < firstYear || n > lastYear {
			return mark{}, "", false
		}
		if m, after, ok := lexDate(n, rest); ok {
			return m, after, true
		}
		if end, after := digits(strings.TrimPrefix(rest, "/")); rest != after && strings.HasPrefix(rest, "/") && (len(end) == 4 || len(end) == 2) {
			to := number(end)
			if len(end) == 2 {
				to += n / 100 * 100
			}
			return mark{kind: markYears, y: n, m: to}, after, to > n && to <= lastYear
		}
		return mark{kind: markYear, y: n}, rest, true
	case len(run) > 2:
		return mark{}, "", false
	}
	n := number(run)
	if month, after := digits(strings.TrimPrefix(rest, "/")); strings.HasPrefix(rest, "/") && (len(month) == 1 || len(month) == 2) {
		return mark{kind: markDayOf, d: n, m: number(month)}, after, !strings.HasPrefix(after, "/")
	}
	for _, end := range []string{":a", ":e", ":dje", ":de"} {
		if after, found := strings.CutPrefix(rest, end); found {
			return mark{kind: markOrdinal, y: n}, after, true
		}
	}
	return mark{kind: markNumber, y: n}, rest, true
}

// lexDate reads -06 or -06-01 after a year, without spaces.
func lexDate(year int, rest string) (m mark, after string, ok bool) {
	month, after, ok := dashed(rest)
	if !ok {
		return mark{}, "", false
	}
	if day, last, ok := dashed(after); ok {
		if day == 0 {
			day = -1 // written, and found impossible later
		}
		return mark{kind: markDate, y: year, m: month, d: day}, last, true
	}
	return mark{kind: markDate, y: year, m: month}, after, true
}

// dashed reads a dash and one or two digits that no digit follows.
func dashed(s string) (n int, rest string, ok bool) {
	for _, dash := range []string{"-", "–", "\u2212"} {
		after, found := strings.CutPrefix(s, dash)
		if !found {
			continue
		}
		run, rest := digits(after)
		return number(run[:min(len(run), 2)]), rest, len(run) == 1 || len(run) == 2
	}
	return 0, s, false
}
