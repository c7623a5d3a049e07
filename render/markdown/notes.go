package markdown

import (
	"fmt"
	"strings"

	"planverk/internal/doc"
)

// noteMark is the mark of a footnote as engines that know footnotes write it. Others
// print it as it stands, and the note below the text as a paragraph that begins alike:
// nothing is lost.
func noteMark(n *doc.Note) run { return run{kind: note, text: fmt.Sprintf("[^%d]", n.Number)} }

// notes prints the footnotes after the text.
func (p *printer) notes(d *doc.Document) string {
	var all []string
	for _, n := range doc.Notes(d) {
		text := line(p.runs(n.Text), inParagraph)
		if definition(text) {
			text = "&#32; &#32; " + text
		}
		all = append(all, indent(text+"\n", noteMark(n).text+": ", "    "))
	}
	return strings.Join(all, "\n")
}

// definition tells whether an engine without footnotes would take a note for the
// definition of a link, and print nothing: one word, or one and a title in quotes.
func definition(text string) bool {
	first, _, _ := strings.Cut(text, "\n")
	_, title, more := strings.Cut(strings.TrimSpace(first), " ")
	return !more || strings.ContainsAny(title[:min(1, len(title))], `"'(`) || strings.HasPrefix(first, "<")
}

// bold makes runs bold. The marks of footnotes come after: markup within markup is
// read differently by engines.
func bold(runs []run) []run {
	out := []run{{kind: strong, text: plain(runs)}}
	for _, r := range runs {
		if r.kind == note {
			out = append(out, r)
		}
	}
	return out
}
