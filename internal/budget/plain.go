package budget

import (
	"regexp"
	"strings"
)

var (
	link   = regexp.MustCompile(`\[([^\]]*)\]\(([^)\s]*)[^)]*\)`)
	angle  = regexp.MustCompile(`<((?:https?://|mailto:)[^>\s]+)>`)
	strong = regexp.MustCompile(`\*\*([^*]+)\*\*|__([^_]+)__`)
	light  = regexp.MustCompile(`\*([^*\s][^*]*)\*`)
	code   = regexp.MustCompile("`([^`]+)`")
	escape = regexp.MustCompile(`\\([!-/:-@\[-` + "`" + `{-~])`)
	bullet = regexp.MustCompile(`(?m)^\s*[-*+]\s+`)
)

// plain gives restricted Markdown as the words alone: a cell can not show bold
// type. Lines of a paragraph are joined, paragraphs and list items stand on
// lines of their own.
func plain(source string) string {
	if !strings.ContainsAny(source, "\\*_`[<\n-+") {
		return strings.TrimSpace(source)
	}
	source = bullet.ReplaceAllString(strings.TrimSpace(source), "\n• ")
	var out []string
	for _, para := range strings.Split(source, "\n\n") {
		for _, item := range strings.Split(para, "\n•") {
			if item = strings.Join(strings.Fields(item), " "); item != "" {
				out = append(out, item)
			}
		}
	}
	return inline(strings.Join(out, "\n"))
}

func inline(s string) string {
	s = link.ReplaceAllString(s, "$1")
	s = angle.ReplaceAllString(s, "$1")
	s = strong.ReplaceAllString(s, "$1$2")
	s = light.ReplaceAllString(s, "$1")
	s = code.ReplaceAllString(s, "$1")
	return escape.ReplaceAllString(s, "$1")
}
