package diag

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Sorted gives the findings in reading order: file, line, column, severity,
// code, message. A finding that says the same at the same place is kept once, as
// grave as it is anywhere: a fault in kommun.yaml may weigh less in a draft than in
// another plan. The receiver is left as it is.
func (l List) Sorted() List {
	out := slices.Clone(l)
	slices.SortStableFunc(out, compare)
	type saying struct {
		file          string
		start         Pos
		code, message string
	}
	said := make(map[saying]bool, len(out))
	return slices.DeleteFunc(out, func(d Diagnostic) bool {
		s := saying{d.Span.File, d.Span.Start, d.Code, d.Message}
		before := said[s]
		said[s] = true
		return before
	})
}

func compare(a, b Diagnostic) int {
	return cmp.Or(
		strings.Compare(a.Span.File, b.Span.File),
		cmp.Compare(a.Span.Start.Line, b.Span.Start.Line),
		cmp.Compare(a.Span.Start.Col, b.Span.Start.Col),
		cmp.Compare(a.Severity, b.Severity),
		strings.Compare(a.Code, b.Code),
		strings.Compare(a.Message, b.Message),
	)
}

// Count tells how many findings have the severity.
func (l List) Count(s Severity) int {
	n := 0
	for _, d := range l {
		if d.Severity == s {
			n++
		}
	}
	return n
}

// Summary counts the findings in words: "2 fel, 5 varningar, 1 upplysning".
// It is "inga anmärkningar" when there is nothing.
func (l List) Summary() string {
	words := [...][2]string{Fel: {"fel", "fel"}, Varning: {"varning", "varningar"}, Upplysning: {"upplysning", "upplysningar"}}
	var parts []string
	for s := Fel; s <= Upplysning; s++ {
		switch n := l.Count(s); n {
		case 0:
		case 1:
			parts = append(parts, "1 "+words[s][0])
		default:
			parts = append(parts, fmt.Sprintf("%d %s", n, words[s][1]))
		}
	}
	if parts == nil {
		return "inga anmärkningar"
	}
	return strings.Join(parts, ", ")
}
