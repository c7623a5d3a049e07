package secrecy

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"planverk/internal/diag"
	"planverk/internal/pattern"
	"planverk/internal/plan"
)

// Kind is how a secret is looked for.
type Kind int

const (
	Words  Kind = iota // words, whatever signs and spaces stand between them
	Part               // a word by itself, written with its capital
	Phone              // the digits of a telephone number, however they are grouped
	Mail               // an address
	Figure             // a number of five digits or more
	Short              // too short to be told from other words: not looked for
)

// Secret is a value that must not stand in what is published.
type Secret struct {
	What  string    // Swedish: "namnet på personen p1", or the identity of the value
	Of    string    // what several secrets are of: "personen p1"; or the identity
	At    diag.Span // where it is written
	Kind  Kind
	Value string
}

// The least that is looked for: shorter words and numbers stand everywhere.
const (
	leastWords  = 6 // letters and digits of a value, which may then begin a longer word
	leastPart   = 4 // letters of a word by itself
	leastDigits = 5 // digits of an amount or a count
	leastPhone  = 7 // digits of a telephone number with its area code
	leastPiece  = 12
)

// secretsOf gives what a hidden value is looked for as. Running text is looked for
// sentence by sentence, so that a part that is left is found too.
func secretsOf(n plan.Node) []Secret {
	one := func(kind Kind, value string) []Secret {
		return []Secret{{What: n.Identity(), Of: n.Identity(), At: n.Where(), Kind: kind, Value: value}}
	}
	switch n := n.(type) {
	case *plan.Amount:
		if n.Known {
			all := one(figure(strconv.FormatInt(abs(n.Ore)/100, 10)))
			if abs(n.Ore)%100 >= 50 { // as whole kronor it is most often rounded
				all = append(all, one(figure(strconv.FormatInt(abs(n.Ore)/100+1, 10)))...)
			}
			return all
		}
		return byLength(n, n.Word)
	case *plan.Count:
		return one(figure(strconv.FormatInt(abs(n.N), 10)))
	case *plan.Rich:
		return pieces(n, n.Source)
	case *plan.Ref:
		return ofRef(n)
	case *plan.Text:
		return byLength(n, n.Value)
	case *plan.Effort:
		return one(Short, n.Text())
	case *plan.Moment, *plan.Date, *plan.YesNo:
		return one(Short, words(n))
	}
	return nil
}

// ofRef looks for what a reference leads to by each of its names.
func ofRef(n *plan.Ref) []Secret {
	all := byLength(n, n.Label)
	names := []string{corporate().ReplaceAllString(n.Label, "")}
	for _, key := range []string{"kortnamn", "kallas även"} {
		switch alias := n.Target.Get(key).(type) {
		case *plan.Text:
			names = append(names, alias.Value)
		case *plan.List:
			for _, item := range alias.Items {
				names = append(names, words(item))
			}
		}
	}
	for _, name := range names {
		if name != n.Label && len(squash(name).text) >= leastPart {
			all = append(all, byLength(n, name)...)
		}
	}
	return all
}

// corporate are the words that say what kind of company a name is of.
var corporate = pattern.Later(`(?i)\s+(?:AB|HB|KB|Aktiebolag|Oy|AS|A/S|GmbH|Ltd\.?|Inc\.?)(?:\s+\(publ\))?$`)

func abs(n int64) int64 { return max(n, -n) }

func figure(digits string) (Kind, string) {
	if len(digits) < leastDigits {
		return Short, digits
	}
	return Figure, digits
}

// byLength looks for a text as long as it is.
func byLength(n plan.Node, s string) []Secret {
	one := Secret{What: n.Identity(), Of: n.Identity(), At: n.Where(), Kind: Words, Value: s}
	flat := squash(s).text
	switch {
	case flat == "":
		return nil
	case strings.Contains(s, "@"):
		one.Kind = Mail
	case strings.Trim(flat, "0123456789") == "" && len(flat) >= leastPhone:
		one.Kind = Phone
	case strings.Trim(flat, "0123456789") == "" && len(flat) >= leastDigits:
		one.Kind, one.Value = Figure, flat
	case len(flat) < leastPart || strings.Trim(flat, "0123456789") == "":
		one.Kind = Short
	case len(flat) < leastWords:
		one.Kind = Part
	}
	return []Secret{one}
}

// pieces looks for the sentences of a text.
func pieces(n plan.Node, s string) (all []Secret) {
	for _, line := range strings.FieldsFunc(s, func(r rune) bool { return r == '\n' || r == '.' || r == '!' || r == '?' || r == ';' }) {
		if len(squash(line).text) >= leastPiece {
			all = append(all, Secret{What: n.Identity(), Of: n.Identity(), At: n.Where(), Kind: Words, Value: strings.TrimSpace(line)})
		}
	}
	if len(all) == 0 {
		return byLength(n, s)
	}
	return all
}

// words gives the text of a single value as it was written; "" of groups and lists.
func words(n plan.Node) string {
	switch n := n.(type) {
	case *plan.Text:
		return n.Value
	case *plan.Rich:
		return n.Source
	case *plan.Ref:
		return n.Label
	case *plan.Date:
		return n.Raw
	case *plan.Moment:
		return n.Raw
	case *plan.YesNo:
		return n.Raw
	}
	return ""
}

func sortSecrets(all []Secret) {
	slices.SortFunc(all, func(a, b Secret) int {
		return cmp.Or(strings.Compare(a.Of, b.Of), cmp.Compare(a.Kind, b.Kind), strings.Compare(a.Value, b.Value))
	})
}
