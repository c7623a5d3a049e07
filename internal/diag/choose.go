package diag

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"
)

// Filter chooses among findings. The zero value takes them all.
type Filter struct {
	Codes  []string // codes or beginnings of codes, such as PV3; none takes every code
	Levels []Severity
	Max    int // as many as are kept; 0 keeps all
}

// Of gives the findings that are chosen, in reading order. When they are more than
// Max, errors go before warnings and those before notices, and within a level the
// first of each code in each file goes before the second of any: a fault that is made
// ten thousand times does not hide the one that is made once.
func (f Filter) Of(l List) List {
	chosen := slices.DeleteFunc(l.Sorted(), func(d Diagnostic) bool { return !f.takes(d) })
	if f.Max <= 0 || len(chosen) <= f.Max {
		return chosen
	}
	type ranked struct {
		Diagnostic
		nth int // of its code in its file
	}
	type group struct{ file, code string }
	seen := map[group]int{}
	all := make([]ranked, len(chosen))
	for i, d := range chosen {
		g := group{d.Span.File, d.Code}
		all[i] = ranked{d, seen[g]}
		seen[g]++
	}
	slices.SortStableFunc(all, func(a, b ranked) int {
		return cmp.Or(cmp.Compare(a.Severity, b.Severity), cmp.Compare(a.nth, b.nth))
	})
	chosen = chosen[:0]
	for _, r := range all[:f.Max] {
		chosen = append(chosen, r.Diagnostic)
	}
	return chosen.Sorted()
}

func (f Filter) takes(d Diagnostic) bool {
	if len(f.Levels) > 0 && !slices.Contains(f.Levels, d.Severity) {
		return false
	}
	return len(f.Codes) == 0 || slices.ContainsFunc(f.Codes, func(code string) bool { return strings.HasPrefix(d.Code, code) })
}

// Kind is how many findings there are of a code at a level.
type Kind struct {
	Severity Severity
	Code     string
	Title    string
	Count    int
}

// Kinds counts the findings by level and code, the gravest and the most numerous first.
func (l List) Kinds() []Kind {
	counts := map[kind]int{}
	for _, d := range l {
		counts[kind{d.Severity, d.Code, d.Title}]++
	}
	var all []Kind
	for k, n := range counts {
		code, _ := Lookup(k.code)
		all = append(all, Kind{k.severity, k.code, cmp.Or(k.title, code.Title), n})
	}
	slices.SortFunc(all, func(a, b Kind) int {
		return cmp.Or(cmp.Compare(a.Severity, b.Severity), cmp.Compare(b.Count, a.Count), strings.Compare(a.Code, b.Code), strings.Compare(a.Title, b.Title))
	})
	return all
}

// Tally writes how many there are of each code, one a line, as it stands after a
// long list.
func (l List) Tally(w io.Writer) {
	for _, k := range l.Kinds() {
		fmt.Fprintf(w, "%7d %s\n", k.Count, strings.TrimSpace(fmt.Sprintf("%s %s %s", k.Severity, k.Code, k.Title)))
	}
}
