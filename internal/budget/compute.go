// Package budget is the arithmetic of plans: exact sums in öre, computed once
// and printed alike by document and workbook, and the workbook for finance.
//
// Its calls are Compute (what is derived, by identity) and Workbook. It reads
// nothing but the plan, and never uses floating point.
package budget

import (
	"strings"
	"unicode"

	"planverk/internal/book"
	"planverk/internal/plan"
	"planverk/internal/sv"
)

// Identities of what Compute gives.
const (
	SumID         = "budget.summa"
	RemarkID      = "budget.anmärkning"
	MaintenanceID = "aktiviteter.förvaltning.summa"
	DevelopmentID = "aktiviteter.utveckling.summa"
)

// Compute gives the derived values by identity. A sum is there only when at
// least one of its amounts is known; the remark only when words stand where the
// budget's other rows have amounts, and it names them.
func Compute(p *plan.Systemplan, _ *plan.Input) map[string]plan.Node {
	out := map[string]plan.Node{}
	costs := budgetCosts(p)
	if sum, ok := total(costs); ok {
		out[SumID] = amount(SumID, p.Budget.At, sum)
		if text := remark(p.Budget.Rows); text != "" {
			out[RemarkID] = &plan.Text{At: plan.At{ID: RemarkID, Span: p.Budget.Span}, Value: text}
		}
	}
	if sum, ok := total(maintenanceCosts(p)); ok {
		out[MaintenanceID] = amount(MaintenanceID, p.Activities.At, sum)
	}
	if sum, ok := total(developmentCosts(p)); ok {
		out[DevelopmentID] = amount(DevelopmentID, p.Activities.At, sum)
	}
	compare(p, out)
	return out
}

func amount(id string, at plan.At, ore int64) *plan.Amount {
	return &plan.Amount{At: plan.At{ID: id, Span: at.Span}, Ore: ore, Known: true}
}

func budgetCosts(p *plan.Systemplan) []plan.Amount {
	out := make([]plan.Amount, len(p.Budget.Rows))
	for i, r := range p.Budget.Rows {
		out[i] = r.Cost
	}
	return out
}

func maintenanceCosts(p *plan.Systemplan) []plan.Amount {
	out := make([]plan.Amount, len(p.Activities.Maintenance))
	for i, a := range p.Activities.Maintenance {
		out[i] = a.Cost
	}
	return out
}

func developmentCosts(p *plan.Systemplan) []plan.Amount {
	out := make([]plan.Amount, len(p.Activities.Development))
	for i, a := range p.Activities.Development {
		out[i] = a.Cost
	}
	return out
}

func trainingCosts(p *plan.Systemplan) []plan.Amount {
	out := make([]plan.Amount, len(p.UserSupport.Training.Occasions))
	for i, o := range p.UserSupport.Training.Occasions {
		out[i] = o.Cost
	}
	return out
}

// total adds the known amounts in öre. It is false when none is known, and when
// the sum is too large to be counted: no figure is better than a wrong one.
func total(amounts []plan.Amount) (int64, bool) {
	sum, known := int64(0), false
	for _, a := range amounts {
		if !a.Known {
			continue
		}
		known = true
		var err error
		if sum, err = book.Add(sum, a.Ore); err != nil {
			return 0, false
		}
	}
	return sum, known
}

// notCosts are answers that say nothing of what is left out; they need the row's name.
var notCosts = map[string]bool{"ja": true, "nej": true, "okänt": true, "okänd": true, "oklart": true, "saknas": true,
	"ingår": true, "inga": true, "ingen": true, "inget": true, "gratis": true, "finns": true, "kommer": true, "beslutas": true}

// remark says what the sum leaves out: "Summan omfattar inte lönekostnad." A
// single word is taken as the name of a cost; anything else is quoted with its row.
func remark(rows []plan.BudgetRow) string {
	var names []string
	seen := map[string]bool{}
	for _, r := range rows {
		if r.Cost.Known || r.Cost.Word == "" {
			continue
		}
		name := decapitalise(r.Cost.Word)
		if strings.ContainsFunc(name, unicode.IsSpace) || notCosts[name] {
			name = "raden " + label(r) + " (" + sv.Quote(r.Cost.Word) + ")"
		}
		if !seen[name] {
			seen[name] = true
			names = append(names, name)
		}
	}
	if len(names) == 0 {
		return ""
	}
	return "Summan omfattar inte " + sv.Or(names) + "."
}

// decapitalise writes a word as it stands inside a sentence.
func decapitalise(s string) string { return sv.Decapital(s) }

// label is what a budget row is called.
func label(r plan.BudgetRow) string {
	if r.Label.Value != "" {
		return r.Label.Value
	}
	return r.ID.Value
}
