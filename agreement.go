package planverk

import (
	"planverk/internal/book"
	"planverk/internal/budget"
	"planverk/internal/check"
	"planverk/internal/derive"
	"planverk/internal/diag"
	"planverk/internal/plan"
)

// partyFiles is the type of the files that the parties of an agreement keep for
// themselves. They become no document: they are put into the agreement.
const partyFiles = "avtalspart"

// agreement is what Go adds to a samverkansavtal: the parties' own files, the
// fee, invoices, settlements and liquidity, and the rules.
func agreement(own *plan.Input, sources []derive.Source) (map[string]plan.Node, diag.List) {
	j, found := derive.Parties(own, sources)
	s := budget.Settle(j.Agreement, j.SourceOf)
	tellGaps(s.Shares, j.Absent)
	found = append(found, check.RunAgreement(&check.AgreementCase{Input: own, Agreement: j.Agreement, Settlement: s, Files: j.Place, Absent: j.Absent})...)
	return map[string]plan.Node{budget.SettlementID: plan.Tree(budget.SettlementID, s)}, found
}

func (p *product) agreementWorkbook() *book.Workbook {
	j, _ := derive.Parties(p.in, p.gathered)
	return budget.AgreementWorkbook(j.Agreement, j.SourceOf, p.in, p.doc, p.findings)
}

// tellGaps says of the parties whose own file is missing or faulty where what the
// agreement has of them comes from.
func tellGaps(shares []plan.Share, absent map[string]bool) {
	for i := range shares {
		if p := &shares[i]; absent[p.ID.Value] {
			p.Lack.Value = "partens egna uppgifter är inte med"
			if p.UsersJanuary.Raw != "" { // reckoned: it has no identity yet
				p.Lack.Value = "avtalets uppgifter, för partens egna är inte med"
			}
		}
	}
}
