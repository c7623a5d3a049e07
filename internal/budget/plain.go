package budget

import (
	"regexp"
	"strings"
)

var (
	link    = regexp.MustCompile(`\[([^\]]*)\]\([^)]*\)`)
	angle   = regexp.MustCompile(`<((?:https?://|mailto:)[^>\s]+)>`)
	strong  = regexp.MustCompile(`\*\*([^*]+)\*\*|__([^_]+)__`)
	light   = regexp.MustCompile(`\*([^*\s][^*]*)\*`)
	escape  = regexp.MustCompile(`\\([!-/:-@\[-` + "`" + `{-~])`)
	bullet  = regexp.MustCompile(`^[-*+]\s+`)
	ordinal = regexp.MustCompile(`^[0-9]{1,9}[.)]\s+`)
)

// plain gives restricted Markdown as the words alone, for a cell can not show bold
// type. Each paragraph and list item stands on a line of its own; list items have
// the same dash as in the document's tables.
func plain(source string) string {
	var out []string
	open := false // the last line of out goes on
	for line := range strings.SplitSeq(source, "\n") {
		line = strings.TrimSpace(line)
		switch {
		case line == "":
			open = false
			continue
		case bullet.MatchString(line):
			out = append(out, "– "+bullet.ReplaceAllString(line, ""))
		case open && !ordinal.MatchString(line):
			out[len(out)-1] += " " + line
		default:
			out = append(out, line)
		}
		open = true
	}
	return words(strings.Join(out, "\n"))
}

// words takes the marks of Markdown out of a line; what stands in code is left.
func words(s string) string {
	if !strings.ContainsAny(s, "\\*_`[<") {
		return s
	}
	parts := strings.Split(s, "`")
	for i, p := range parts {
		if i%2 == 1 && i < len(parts)-1 {
			continue
		}
		p = link.ReplaceAllString(p, "$1")
		p = angle.ReplaceAllString(p, "$1")
		p = strong.ReplaceAllString(p, "$1$2")
		p = light.ReplaceAllString(p, "$1")
		parts[i] = escape.ReplaceAllString(p, "$1")
	}
	return strings.Join(parts, "")
}
