package standing

import (
	"slices"
	"strings"

	"planverk/internal/check"
	"planverk/internal/plan"
	"planverk/internal/sv"
)

// stateOf tells how far an answer has come, and why it is not known; nil is what is not
// written.
func stateOf(n plan.Node) (State, string) {
	switch n := n.(type) {
	case nil:
		return Missing, ""
	case *plan.YesNo:
		if n.State == plan.Unknown {
			return Unknown, said(n.Raw)
		}
	case *plan.List:
		return ofList(n)
	case *plan.Moment:
		if !n.Known {
			return ofText(n.Raw)
		}
	case *plan.Effort:
		if n.Kind == plan.EffortWord {
			return ofText(n.Raw)
		}
	case *plan.Amount:
		if !n.Known {
			return ofText(n.Word)
		}
	case *plan.Text:
		return ofText(n.Value)
	case *plan.Rich:
		return ofText(n.Source)
	case *plan.Ref:
		if n.Target == nil {
			return ofText(n.Label)
		}
	}
	return Filled, ""
}

// ofList: a list of plain values is filled in when any of them is; written as [] it says
// that there are none.
func ofList(l *plan.List) (State, string) {
	state, reason := Filled, ""
	for i, n := range l.Items {
		s, why := stateOf(n)
		if s == Filled {
			return Filled, ""
		}
		if i == 0 {
			state, reason = s, why
		}
	}
	return state, reason
}

func ofText(s string) (State, string) {
	switch {
	case strings.TrimSpace(s) == "":
		return Missing, ""
	case isUnknown(s):
		return Unknown, said(s)
	case check.Placeholder(s):
		return Unknown, "text från mallen står kvar: " + sv.Quote(sv.Clip(canonical(s)))
	}
	return Filled, ""
}

func said(s string) string { return "det står " + sv.Quote(strings.TrimSpace(s)) }

// unknownWords are the answers, in ASCII, that say that nobody knows.
var unknownWords = []string{"okand", "okant", "okanda", "vet ej", "vet inte", "ej kand", "ej kant", "inte kand", "inte kant", "oklart", "oklar",
	"uppgift saknas", "uppgifter saknas", "saknas", "ej angivet", "ej angiven", "inte angivet", "inte angiven", "ej ifyllt", "ej klart",
	"fylls i senare", "kompletteras", "kompletteras senare", "kommer senare", "aterkommer", "?", "??", "???", "-", "–", "—", "...", "…", "tbd", "todo"}

// isUnknown tells whether a text says nothing but that nobody knows.
func isUnknown(s string) bool {
	s = sv.ASCII(strings.TrimSpace(s))
	return slices.Contains(unknownWords, s) || slices.Contains(unknownWords, strings.TrimRight(s, ".!"))
}

// deadlines are the keys of days by which something is to be done or ends.
var deadlines = []string{"till", "till och med", "giltig till", "gäller till", "upphör", "slutdatum", "avpubliceras", "sista dag", "frist"}

// isDeadline knows also "följs upp senast" and "revideras senast", but not "senast övad".
func isDeadline(key string) bool {
	return strings.HasSuffix(key, " senast") || slices.Contains(deadlines, key)
}

// textsOf gives the running texts of a document, by identity; those of lists are left out,
// for what has happened stays as it was.
func textsOf(in *plan.Input) map[string]string {
	if in == nil {
		return nil
	}
	all := map[string]string{}
	var visit func(m *plan.Map)
	visit = func(m *plan.Map) {
		for _, f := range m.Fields {
			switch n := f.Value.(type) {
			case *plan.Map:
				visit(n)
			case *plan.Rich:
				if s, _ := ofText(n.Source); s == Filled {
					all[n.ID] = canonical(n.Source)
				}
			}
		}
	}
	visit(in.Root)
	return all
}

// canonical is a text without what a change of editor does to it.
func canonical(s string) string { return strings.Join(strings.Fields(s), " ") }
