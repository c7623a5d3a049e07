package check

import (
	"slices"
	"strings"
	"unicode"

	"planverk/internal/diag"
	"planverk/internal/plan"
	"planverk/internal/sv"
)

// placeholdersReplaced: nothing of the template's own instructions is left.
func placeholdersReplaced(c *Case) (found diag.List) {
	report := func(at diag.Span, where string, left []string) {
		for i := range left {
			left[i] = sv.Quote(sv.Clip(left[i]))
		}
		found = append(found, diag.New("PV370", at, "Text från mallen står kvar"+where+": "+sv.And(left)+".", "Skriv vad som gäller här, eller ta bort raden."))
	}
	for _, f := range c.Input.Root.Fields {
		all := leftovers(f.Value)
		if len(all) <= mostLeftovers {
			for _, l := range all {
				report(l.at, "", l.left)
			}
			continue
		}
		var words []string
		for _, l := range all {
			words = append(words, l.left...)
		}
		slices.Sort(words)
		report(f.KeySpan, " på "+sv.Count(len(all), "ställe", "ställen")+" under "+f.Key, slices.Compact(words))
	}
	return found
}

// mostLeftovers is how many places under one key of the file are told one by one.
// A form that nobody has filled in has dozens, and they are all alike.
const mostLeftovers = 5

// leftover is what a text still holds of its template.
type leftover struct {
	at   diag.Span
	left []string
}

func leftovers(n plan.Node) (all []leftover) {
	walk(n, func(at plan.At, text string) {
		if left := placeholders(text); len(left) > 0 {
			all = append(all, leftover{at.Span, left})
		}
	})
	return all
}

// walk visits every text of the tree in written order.
func walk(n plan.Node, visit func(plan.At, string)) {
	switch n := n.(type) {
	case *plan.Map:
		for _, f := range n.Fields {
			walk(f.Value, visit)
		}
	case *plan.List:
		for _, item := range n.Items {
			walk(item, visit)
		}
	case *plan.Text:
		visit(n.At, n.Value)
	case *plan.Rich:
		visit(n.At, n.Source)
	case *plan.Amount:
		visit(n.At, n.Word)
	case *plan.Ref:
		if n.Target == nil {
			visit(n.At, n.Label)
		}
	case *plan.Effort, *plan.Moment:
		visit(written(n))
	case *plan.Date, *plan.Count, *plan.YesNo: // never free words
	}
}

// written gives what was typed where a value may be words.
func written(n plan.Node) (plan.At, string) {
	switch n := n.(type) {
	case *plan.Effort:
		if n.Kind == plan.EffortWord {
			return n.At, n.Raw
		}
		return n.At, ""
	case *plan.Moment:
		if !n.Known {
			return n.At, n.Raw
		}
		return n.At, ""
	default:
		return plan.At{}, ""
	}
}

// instructions are sentences that templates hold for the one who fills them in.
var instructions = []string{"se exempel nedan", "fyll i har", "skriv har", "skriv text har", "klicka eller tryck har", "klicka har for att ange", "lorem ipsum"}

// Placeholder tells whether a text still holds a piece of its template.
func Placeholder(text string) bool { return len(placeholders(text)) > 0 }

// placeholders gives the pieces of template that the text still holds.
func placeholders(text string) []string {
	var left []string
	plain := sv.ASCII(text)
	for _, s := range instructions {
		if strings.Contains(plain, s) {
			left = append(left, sentence(text, s))
		}
	}
	if strings.HasPrefix(plain, "beskriv ") {
		left = append(left, sentence(text, "beskriv "))
	}
	for _, word := range strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && r != '-' }) {
		if word = strings.Trim(word, "-"); isFiller(word) && !slices.Contains(left, word) {
			left = append(left, word)
		}
	}
	return left
}

// sentence gives the line of the text that holds the found words, shortened.
func sentence(text, found string) string {
	for _, line := range strings.Split(text, "\n") {
		if !strings.Contains(sv.ASCII(line), found) {
			continue
		}
		return sv.Clip(line)
	}
	return found
}

// isFiller tells whether a word stands for something to be filled in: XXXX,
// xxx, AAAAA, XXXXXX-XXXX.
func isFiller(word string) bool {
	if strings.HasPrefix(word, "XXX") { // also XXXXsystem
		return true
	}
	run := strings.ReplaceAll(strings.ReplaceAll(word, "-", ""), "x", "X")
	if len(run) < 3 {
		return false
	}
	first := rune(run[0])
	if strings.Trim(run, string(first)) != "" {
		return false
	}
	return first == 'X' || len(run) >= 4 && first >= 'A' && first <= 'Z'
}
