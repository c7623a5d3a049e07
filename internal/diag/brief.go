package diag

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"
)

// mostPlaces is how many places Brief names of each kind of warning.
const mostPlaces = 3

// longestBrief is how much of a message Brief shows, in characters.
const longestBrief = 110

// Brief writes errors as Print does. Warnings and notices are gathered by code,
// each with how many they are and the first of them:
//
//	varning PV370: Text från mallen står kvar (9 ställen)
//	  data/avtal.yaml:9:10: Text från mallen står kvar: ”XXXX”.
//	  …
//	  och 6 till
//
// It is for a run of many documents, whose findings nobody could read to the end.
func (p Printer) Brief(w io.Writer, l List) error {
	l = l.Sorted()
	var errors List
	kinds := map[kind]List{}
	var order []kind
	for _, d := range l {
		k := kind{d.Severity, d.Code, d.Title}
		if d.Severity == Fel {
			errors = append(errors, d)
			continue
		}
		if kinds[k] == nil {
			order = append(order, k)
		}
		kinds[k] = append(kinds[k], d)
	}
	slices.SortFunc(order, func(a, b kind) int {
		return cmp.Or(cmp.Compare(a.severity, b.severity), strings.Compare(a.code, b.code), strings.Compare(a.title, b.title))
	})
	var b strings.Builder
	p.all(&b, errors)
	for _, k := range order {
		p.gathered(&b, k, kinds[k])
	}
	if len(l) > 0 {
		b.WriteString(l.Summary() + "\n")
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// kind is what Brief gathers by: the same code is a warning in a draft and an
// error in a document that is to be decided, and two municipalities may have an own
// rule of the same code.
type kind struct {
	severity Severity
	code     string
	title    string // of a municipality's own rule
}

func (p Printer) gathered(b *strings.Builder, k kind, all List) {
	code, _ := Lookup(k.code)
	fmt.Fprintf(b, "%s %s: %s", p.level(k.severity), k.code, visible(cmp.Or(k.title, code.Title)))
	if len(all) > 1 {
		fmt.Fprintf(b, " (%d ställen)", len(all))
	}
	b.WriteByte('\n')
	for _, d := range all[:min(len(all), mostPlaces)] {
		b.WriteString("  ")
		if at := d.Span.String(); at != "" {
			b.WriteString(p.bold(at) + ": ")
		}
		b.WriteString(shortened(visible(d.Message)) + "\n")
	}
	if n := len(all) - mostPlaces; n > 0 {
		fmt.Fprintf(b, "  och %d till\n", n)
	}
	b.WriteByte('\n')
}

// shortened cuts a message at a word.
func shortened(message string) string {
	r := []rune(message)
	if len(r) <= longestBrief {
		return message
	}
	cut := string(r[:longestBrief])
	if i := strings.LastIndex(cut, " "); i > 0 {
		cut = cut[:i]
	}
	return strings.TrimRight(cut, " ,") + " …"
}
