package check

import (
	"strings"

	"planverk/internal/plan"
	"planverk/internal/sv"
)

// Describe says in plain Swedish what a municipality's own rule asks for.
func Describe(r plan.OwnRule) string {
	var b strings.Builder
	b.WriteString("Regeln gäller " + sv.And(said(r.Types)) + ".")
	for i, w := range r.When {
		if i == 0 {
			b.WriteString(" Den prövas när ")
		} else {
			b.WriteString(" och ")
		}
		b.WriteString(sv.Quote(w.Field.Value) + " ")
		switch {
		case len(w.Is) > 0:
			b.WriteString("är " + sv.Or(quoted(w.Is)))
		case w.Exists.State == plan.No:
			b.WriteString("inte är skriven")
		default:
			b.WriteString("är skriven")
		}
	}
	if len(r.When) > 0 {
		b.WriteString(".")
	}
	b.WriteString(" ")
	if r.Each.Given() {
		b.WriteString("På varje rad i " + sv.Quote(r.Each.Value) + " ska " + sv.Quote(r.Field.Value))
	} else {
		b.WriteString("Uppgiften " + sv.Quote(r.Field.Value) + " ska")
	}
	return b.String() + " " + sv.And(demands(r)) + "."
}

// demands says each thing that a rule asks of its field.
func demands(r plan.OwnRule) (all []string) {
	switch r.Exists.State {
	case plan.Yes:
		all = append(all, "finnas")
	case plan.No:
		all = append(all, "inte finnas")
	}
	if len(r.OneOf) > 0 {
		all = append(all, "vara "+sv.Or(quoted(r.OneOf)))
	}
	for _, form := range []struct {
		value plan.Text
		words string
	}{
		{r.Pattern, "stämma med mönstret "}, {r.After, "komma efter "}, {r.Before, "komma före "}, {r.Least, "vara minst "},
		{r.Most, "vara högst "}, {r.SumOf, "vara summan av "}, {r.Register, "finnas i registret "},
	} {
		if form.value.Given() {
			all = append(all, form.words+sv.Quote(form.value.Value))
		}
	}
	return all
}

func said(texts []plan.Text) []string {
	out := make([]string, len(texts))
	for i, t := range texts {
		out[i] = t.Value
	}
	return out
}

func quoted(texts []plan.Text) []string {
	out := said(texts)
	for i := range out {
		out[i] = sv.Quote(out[i])
	}
	return out
}
