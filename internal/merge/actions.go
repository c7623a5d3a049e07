package merge

import (
	"strings"
	"unicode"
)

// action is one {{ … }} of a template's text.
type action struct {
	off, end int    // from the first { to after the last }, without the blanks that {{- and -}} take
	word     string // what it begins with: "if", "infoga", ".dokument.år"
	rest     string // what comes after the word
}

// actions finds the expressions of a template in order. It needs to know only
// where they end: comments and quoted text may hold }}. An expression that is
// never closed ends the list; text/template reports it.
func actions(text string) []action {
	var all []action
	for at := 0; ; {
		open := strings.Index(text[at:], "{{")
		if open < 0 {
			return all
		}
		off := at + open
		size := actionSize(text[off:])
		if size == 0 {
			return all
		}
		inner := strings.TrimSpace(strings.TrimSuffix(strings.TrimPrefix(text[off+2:off+size-2], "- "), " -"))
		word, rest := inner, ""
		if i := strings.IndexFunc(inner, func(r rune) bool { return unicode.IsSpace(r) || r == '"' || r == '(' }); i >= 0 {
			word, rest = inner[:i], strings.TrimSpace(inner[i:])
		}
		all = append(all, action{off, off + size, word, rest})
		at = off + size
	}
}

// actionSize gives the length of the expression that text begins with, 0 when it
// has no end.
func actionSize(text string) int {
	body := strings.TrimPrefix(text[2:], "-")
	body = strings.TrimLeft(body, " \t\r\n")
	if strings.HasPrefix(body, "/*") {
		start := len(text) - len(body)
		if i := strings.Index(body, "*/"); i >= 0 {
			if j := strings.Index(body[i:], "}}"); j >= 0 {
				return start + i + j + 2
			}
		}
		return 0
	}
	for i := 2; i < len(text); i++ {
		switch c := text[i]; {
		case c == '"' || c == '`' || c == '\'':
			n := quoted(text[i:])
			if n == 0 {
				return 0
			}
			i += n - 1
		case strings.HasPrefix(text[i:], "}}"):
			return i + 2
		}
	}
	return 0
}

// quoted gives the length of the quoted text that s begins with, 0 when it has no end.
func quoted(s string) int {
	for i := 1; i < len(s); i++ {
		switch {
		case s[i] == '\\' && s[0] != '`':
			i++
		case s[i] == '\n' && s[0] != '`':
			return 0
		case s[i] == s[0]:
			return i + 1
		}
	}
	return 0
}

// opens and closes tell what an expression does to the nesting of a template.
func (a action) opens() bool {
	switch a.word {
	case "if", "with", "range", "block", "define":
		return true
	}
	return false
}

func (a action) closes() bool { return a.word == "end" }

// trimsBefore and trimsAfter tell whether the blanks beside it are taken away.
func (a action) trimsBefore(text string) bool {
	return strings.HasPrefix(text[a.off:], "{{-") && len(text) > a.off+3 && unicode.IsSpace(rune(text[a.off+3]))
}

func (a action) trimsAfter(text string) bool {
	return strings.HasSuffix(text[:a.end], "-}}") && unicode.IsSpace(rune(text[a.end-4]))
}
