package plan

import (
	"strings"

	"planverk/internal/pattern"
)

var (
	mdLink    = pattern.Later(`\[([^\]]*)\]\([^)]*\)`)
	mdAngle   = pattern.Later(`<((?:https?://|mailto:)[^>\s]+)>`)
	mdStrong  = pattern.Later(`\*\*([^*]+)\*\*|__([^_]+)__`)
	mdLight   = pattern.Later(`\*([^*\s][^*]*)\*`)
	mdEscape  = pattern.Later(`\\([!-/:-@\[-` + "`" + `{-~])`)
	mdBullet  = pattern.Later(`^[-*+]\s+`)
	mdOrdinal = pattern.Later(`^[0-9]{1,9}[.)]\s+`)
)

// Plain gives restricted Markdown as the words alone, for a cell can not show bold
// type. Each paragraph and list item stands on a line of its own; list items have
// the same dash as in the document's tables.
func Plain(source string) string {
	var out []string
	open := false // the last line of out goes on
	for line := range strings.SplitSeq(source, "\n") {
		line = strings.TrimSpace(line)
		switch {
		case line == "":
			open = false
			continue
		case mdBullet().MatchString(line):
			out = append(out, "– "+mdBullet().ReplaceAllString(line, ""))
		case open && !mdOrdinal().MatchString(line):
			out[len(out)-1] += " " + line
		default:
			out = append(out, line)
		}
		open = true
	}
	return unmarked(strings.Join(out, "\n"))
}

// unmarked takes the marks of Markdown out of a line; what stands in code is left.
func unmarked(s string) string {
	if !strings.ContainsAny(s, "\\*_`[<") {
		return s
	}
	parts := strings.Split(s, "`")
	for i, p := range parts {
		if i%2 == 1 && i < len(parts)-1 {
			continue
		}
		p = mdLink().ReplaceAllString(p, "$1")
		p = mdAngle().ReplaceAllString(p, "$1")
		p = mdStrong().ReplaceAllString(p, "$1$2")
		p = mdLight().ReplaceAllString(p, "$1")
		parts[i] = mdEscape().ReplaceAllString(p, "$1")
	}
	return strings.Join(parts, "")
}
