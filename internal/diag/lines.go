package diag

import (
	"fmt"
	"io"
	"strings"
)

// Lines writes the sorted findings on one line each, which is what the task matchers
// of editors and code hosts read:
//
//	data/timra/planer/lifecare-2027.yaml:12:9: fel PV116: Nyckeln ”namm” finns inte. Menade du ”namn”?
//
// The first hint follows the message: the line is all that is seen there. A finding
// about a file as a whole stands on its first line, since a matcher wants a place.
func (l List) Lines(w io.Writer) error {
	var b strings.Builder
	for _, d := range l.Sorted() {
		b.WriteString(d.line())
		b.WriteByte('\n')
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func (d Diagnostic) line() string {
	var b strings.Builder
	if d.Span.File != "" {
		fmt.Fprintf(&b, "%s:%d:%d: ", oneLine(d.Span.File), max(d.Span.Start.Line, 1), max(d.Span.Start.Col, 1))
	}
	fmt.Fprintf(&b, "%s %s: %s", d.Severity, d.Code, oneLine(d.Message))
	if len(d.Hints) > 0 {
		b.WriteString(" " + oneLine(d.Hints[0]))
	}
	return b.String()
}

// oneLine is a text that no terminal and no reader of lines can take for several.
func oneLine(s string) string { return visible(strings.Join(strings.Fields(s), " ")) }
