package derive

import (
	"slices"
	"strings"

	"planverk/internal/book"
	"planverk/internal/plan"
	"planverk/internal/sv"
)

// mostKinds is how many kinds of cost have a column each in the portfolio.
const mostKinds = 12

// kinds lists the kinds of cost that have a column each: none where they are too many,
// or where a name can not be the head of a column that formulas search by.
func (p *portfolioBook) kinds(heads []book.Column) []string {
	taken := map[string]bool{}
	for _, h := range heads {
		taken[strings.ToLower(h.Name)] = true
	}
	var kinds []string
	for k := range p.by(kindColumn) {
		if taken[strings.ToLower(k)] || strings.ContainsAny(k, "[]#'\n\r\t*?~") || strings.IndexAny(k, "<>=") == 0 || len(k) > 200 {
			return nil
		}
		taken[strings.ToLower(k)] = true
		kinds = append(kinds, k)
	}
	if len(kinds) > mostKinds {
		return nil
	}
	slices.SortFunc(kinds, sv.Compare)
	return kinds
}

// of adds up the budget rows that hold a text in a column.
func (p *portfolioBook) of(column, text string) filled { return p.by(column)[text] }

// crossed is what a plan's rows of a kind of cost sum up to; empty when none has a figure.
func (p *portfolioBook) crossed(id, kind string) book.Cell {
	var s sum
	plans, kinds, amount := p.table.Column(planColumn), p.table.Column(kindColumn), p.table.Column(budgetOf)
	for _, r := range p.rows {
		if m, ok := r[amount].(book.Money); ok && r[plans] == book.Cell(book.Text{S: id}) && r[kinds] == book.Cell(book.Text{S: kind}) {
			s.add(plan.Amount{Ore: m.Ore, Known: true})
		}
	}
	e := book.SumCross{Table: budgetTable, Column: budgetOf, Where: planColumn, Equals: planColumn, And: kindColumn, Head: kind}
	return known(book.CountCross(e), e, book.KindMoney, s)
}
