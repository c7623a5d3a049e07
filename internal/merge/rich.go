package merge

import (
	"bytes"
	"regexp"
	"strings"

	"planverk/internal/diag"
	"planverk/internal/doc"
	"planverk/internal/pattern"
	"planverk/internal/plan"
)

// rich reads a field of type md on its own, so that nothing in it can reach the
// text around it. A single paragraph becomes inlines, everything else blocks.
func (r *run) rich(n *plan.Rich) *piece {
	source := strings.TrimSpace(n.Source)
	if plainLine(source) {
		return inline(&doc.Text{S: clean(source)})
	}
	rd := &reader{run: r, source: []byte(paths(sanitise(source))), rich: true}
	rd.at = func(off int) diag.Span {
		return n.Line(bytes.Count(rd.source[:min(off, len(rd.source))], []byte("\n")))
	}
	if off, dense := tooDense(rd.source); dense {
		r.report("PV423", rd.at(off), "Texten har för många listor i varandra eller för många hakparenteser för att kunna läsas.",
			"Skriv listan på högst tre nivåer, eller dela upp texten.")
		return missing(notGiven)
	}
	if off, what, hint := foreignMark(rd.source); what != "" {
		r.report("PV425", rd.at(off), "Texten innehåller "+what+", som skrivs ut som vanlig text.", hint)
	}
	blocks := rd.blocks(rd.parse(riches), false)
	blocks = append(blocks, rd.unmarked()...)
	if len(blocks) == 0 {
		return missing(notGiven)
	}
	if p, ok := blocks[0].(*doc.Paragraph); ok && len(blocks) == 1 {
		return inline(p.Text...)
	}
	return &piece{blocks: blocks}
}

// sanitise cleans text that keeps its lines.
func sanitise(s string) string {
	lines := strings.Split(strings.ReplaceAll(s, "\t", "    "), "\n")
	for i, l := range lines {
		lines[i] = clean(strings.TrimSuffix(l, "\r"))
	}
	return strings.Join(lines, "\n")
}

// windowsPath is O:\mapp or \\server\mapp, up to a space or a bracket.
var windowsPath = pattern.Later("(^|[\\s(\"'”*_])((?:[A-Za-z]:\\\\|\\\\\\\\[\\pL\\pN])(?:[^\\s\\[\\]()<>`]*[\\pL\\pN])?)")

// paths keeps the backslashes of Windows paths: in Markdown the first of two, and
// one before a sign like _, would vanish.
func paths(s string) string {
	if !strings.Contains(s, `\`) {
		return s
	}
	return windowsPath().ReplaceAllStringFunc(s, func(found string) string {
		m := windowsPath().FindStringSubmatch(found)
		return m[1] + marks.Replace(m[2])
	})
}

// marks escapes the signs of a path that mean something in Markdown.
var marks = strings.NewReplacer(`\`, `\\`, `_`, `\_`, `*`, `\*`, `&`, `\&`, `~`, `\~`)

// plainLine tells whether text is one line without anything that Markdown would
// read as a mark, so that it need not be parsed.
func plainLine(s string) bool {
	if s == "" || strings.ContainsAny(s, "\n\r\\*_`[]<>&") {
		return false
	}
	switch c := s[0]; {
	case c == '#' || c == '|' || c == '-' || c == '+' || c == ' ' || c >= '0' && c <= '9':
		return false
	}
	return true
}

// foreignMarks are marks that authors try in running text, to no effect.
var foreignMarks = []struct {
	mark       func() *regexp.Regexp
	what, hint string
}{
	{pattern.Later(`(?m)^ {0,3}#{1,6} `), "en rubrik med #", allowedMarks},
	{pattern.Later(`(?m)^ *\|?[ :]*-{3,}[ :]*\|`), "en tabell", allowedMarks},
	{pattern.Later(`</?[a-zA-Z][a-zA-Z0-9]*( [^<>]*)?/?>`), "HTML", allowedMarks},
	{pattern.Later("(?m)^ {0,3}```"), "ett kodblock", allowedMarks},
	{pattern.Later("(?m)^ *[•◦▪●·‣–—][ \u00a0].*\n *[•◦▪●·‣–—][ \u00a0]"), "en lista från en ordbehandlare",
		"Punkterna kommer att stå efter varandra på samma rad. Skriv ett vanligt streck (-) och ett mellanslag först på varje rad."},
	{pattern.Later(`(?m)^ *(?:[-*+]|\d{1,9}[.)]) +\[[ xX]\](?:[ \n]|\z)`), "en kryssruta, [ ] eller [x]",
		"Skriv med ord vad som är gjort, till exempel: - Beställ licenser (klart). Ska en ruta kryssas på papper skrivs tecknet ☐."},
}

const allowedMarks = "Löpande text kan ha stycken, listor, fetstil, kursiv, kod och länkar."

// foreignMark gives the place and name of the first of them in a text, and what to write
// instead.
func foreignMark(source []byte) (off int, what, hint string) {
	for _, m := range foreignMarks {
		if at := m.mark().FindIndex(source); at != nil {
			return at[0], m.what, m.hint
		}
	}
	return 0, "", ""
}
