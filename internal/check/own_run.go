package check

import (
	"cmp"

	"planverk/internal/diag"
	"planverk/internal/plan"
	"planverk/internal/sv"
)

// maxEffort bounds the work that own rules may be for one document, in steps: a value
// looked at is one, and a pattern takes its size times the length of the text. It
// is some tenths of a second, and a hundred times what rules that people write take.
const maxEffort = 20_000_000

// attempt is the trying of rules on one document.
type attempt struct {
	in       *plan.Input
	computed map[string]plan.Node
	row      *plan.Map // of the list that is gone through
	wrong    plan.Node // the item of a list that a test did not let through
	left     int       // steps
}

// spend takes steps; false when there are none left, and then nothing is tried more.
func (a *attempt) spend(steps int) bool {
	a.left -= steps
	return a.left > 0
}

// value gives the value of a field, and its place or the nearest.
func (a *attempt) value(f field) (plan.Node, diag.Span) {
	if f.row {
		return f.from(a.in.File, a.row)
	}
	n, at := f.from(a.in.File, a.in.Root)
	if n == nil {
		n = a.computed[f.identity()]
	}
	return n, at
}

// Run tries the municipality's own rules on a document. computed is what Planverk
// has reckoned of it, by identity. It is safe for use by several goroutines.
func (o *Own) Run(in *plan.Input, computed map[string]plan.Node) diag.List {
	if o == nil {
		return nil
	}
	var found diag.List
	a := &attempt{in: in, computed: computed, left: maxEffort}
	for _, r := range o.rules {
		t := r.trials[in.Type]
		if t == nil {
			continue
		}
		told := t.run(a, r)
		if a.left <= 0 {
			return append(found, diag.New("PV240", diag.Span{File: in.File}, "Kommunens egna regler är för tunga att pröva på den här filen: "+r.row.Code.Value+" och reglerna efter den är inte prövade.",
				"Gör mönstren i profil.yaml kortare, eller reglerna färre."))
		}
		found = append(found, told...)
	}
	return found
}

func (t *trial) run(a *attempt, r *ownRule) diag.List {
	if t.each == nil {
		a.row = nil
		return t.once(a, r)
	}
	var found diag.List
	n, _ := a.value(*t.each)
	rows, _ := n.(*plan.List)
	if rows == nil {
		return nil
	}
	for _, item := range rows.Items {
		row, ok := item.(*plan.Map)
		if ok && a.spend(1) {
			a.row = row
			found = append(found, t.once(a, r)...)
		}
	}
	return found
}

// once tries the rule on the document or on a row of it.
func (t *trial) once(a *attempt, r *ownRule) diag.List {
	for _, w := range t.when {
		n, _ := a.value(w.field)
		if !a.spend(1+len(w.is)) || !w.holds(n) {
			return nil
		}
	}
	n, at := a.value(t.field)
	if !a.spend(1) {
		return nil
	}
	switch exist := r.row.Exists.State; {
	case !filled(n) && exist == plan.Yes, filled(n) && exist == plan.No:
		return diag.List{r.finding(at, n)}
	case !filled(n) && t.field.schema.Shape == plan.Sequence:
		n = &plan.List{} // it has no rows, which can be too few
	case !filled(n):
		return nil
	}
	for _, right := range t.tests {
		a.wrong = nil
		if right(a, n) || a.left <= 0 {
			continue
		}
		if a.wrong != nil {
			n, at = a.wrong, a.wrong.Where()
		}
		return diag.List{r.finding(at, n)}
	}
	return nil
}

func (w condition) holds(n plan.Node) bool {
	switch {
	case w.exist == plan.Yes && !filled(n), w.exist == plan.No && filled(n):
		return false
	case len(w.is) == 0:
		return true
	}
	if list, ok := n.(*plan.List); ok {
		for _, item := range list.Items {
			if among(item, w.is) {
				return true
			}
		}
		return false
	}
	return among(n, w.is)
}

// finding is what the rule says of a value.
func (r *ownRule) finding(at diag.Span, n plan.Node) diag.Diagnostic {
	d := diag.Diagnostic{
		Code: r.row.Code.Value, Title: cmp.Or(r.row.Title.Value, r.row.Message.Value), Severity: r.level, Span: at,
		Message: r.row.Message.Value, Source: cmp.Or(r.row.Source.Value, "kommunens egen regel i profil.yaml"),
	}
	if n != nil && n.Typed() != "" {
		d.Hints = append(d.Hints, "I filen står: "+sv.Quote(sv.Clip(n.Typed()))+".")
	}
	if r.row.Remedy.Given() {
		d.Hints = append(d.Hints, r.row.Remedy.Value)
	}
	return d
}
