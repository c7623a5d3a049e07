package budget

import "planverk/internal/book"

// checks is the sheet of living checks of a joint agreement.
func (m *agreementMaker) checks() *book.Sheet {
	c := checker{m: &m.maker}
	fee := m.a.Budget.Fee
	if fee.Known {
		c.add("avgift", "Avgiften som räknas fram är den överenskomna", inMoney(book.Named{Name: chargedName}, m.l.charged), inMoney(book.Named{Name: "avgift_avtalad"}, fee.Ore), fee.Ore)
	}
	first := total64(m.l, m.l.shares, func(s partyShare) int64 { return s.first })
	c.add("användare", "Parternas användare är det antal som avgiften räknas på",
		&book.Formula{Expr: book.Sum{Table: partyTable, Column: januaryUsers}, Value: first * 100, Shown: book.KindCount},
		&book.Formula{Expr: book.Named{Name: "anv_avtalat"}, Value: m.l.users * 100, Shown: book.KindCount}, m.l.users*100)
	charged := m.l.part(m.l.charged, m.l.users, 1, 1)
	c.add("uttag", "Avgiften gånger antalet användare är budgeten", inMoney(book.Times{A: book.Named{Name: chargedName}, B: book.Named{Name: "anv_avtalat"}}, charged),
		inMoney(book.Named{Name: "budget_summa"}, m.l.sum), m.l.sum)
	n := int64(0)
	for _, r := range m.book.FindSheet("Budget").Table.Rows {
		if _, ok := r[3].(book.Money); ok {
			n += 100
		}
	}
	rows := int64(len(m.book.FindSheet("Budget").Table.Rows)) * 100
	c.add("belopp", "Alla kostnadsslag har ett belopp", &book.Formula{Expr: book.Numbers{Table: jointTable, Column: budgetColumn}, Value: n, Shown: book.KindCount},
		&book.Formula{Expr: book.Filled{Table: jointTable, Column: keyColumn}, Value: rows, Shown: book.KindCount}, rows)
	m.flowChecks(&c)
	s := &book.Sheet{Name: checkSheet, Title: m.yearly("Kontroller av avgifter och saldon"), Lead: "En kontroll som stämmer har differensen 0 och visar OK. FEL betyder att talen i arbetsboken inte går ihop."}
	s.Table = &book.Table{Name: checkTable, Total: allChecks, Rows: c.rows, Columns: []book.Column{
		key("Gäller"), {Name: "Kontroll", Width: 60}, {Name: inBook, Kind: book.Mixed}, {Name: wanted, Kind: book.Mixed}, {Name: difference, Kind: book.KindMargin},
		{Name: statusOf, Kind: book.KindCheck, Total: &book.Formula{Expr: book.Sum{Table: checkTable, Column: statusOf}, Value: c.wrong, Shown: book.KindCheck}},
	}}
	m.book.Names = append(m.book.Names, book.Name{Name: "kontroller_fel", Target: book.TotalOf{Table: checkTable, Column: statusOf}, Comment: "Antal kontroller som inte stämmer"})
	return s
}

// flowChecks hold the money that moves: what is invoiced and settled reaches the
// liquidity, costs are all borne, and the balances close.
func (m *agreementMaker) flowChecks(c *checker) {
	if len(m.accounts) == 0 {
		return
	}
	january, july := m.l.invoiced()
	c.add("fakturor", "Alla fakturor når likviditeten", columnSum(flowTable, "Avgifter in", january+july),
		inMoney(book.Plus{A: book.Sum{Table: invoiceTable, Column: januaryColumn}, B: book.Sum{Table: invoiceTable, Column: julyColumn}}, january+july), january+july)
	may, november := m.l.settled()
	if m.settles() {
		c.add("avräkning", "Det som betalas ut i avräkning kommer in hos värdkommunerna", columnSum(flowTable, "Avräkning ut", may+november), columnSum(flowTable, "Avräkning in", may+november), may+november)
		c.add("återbetalt", "Avräkningarna är värdkommunernas kostnader", inMoney(book.Plus{A: book.Sum{Table: settleTable, Column: mayColumn}, B: book.Sum{Table: settleTable, Column: lateColumn}}, may+november),
			columnSum(settleTable, "Kostnad", may+november), may+november)
	}
	own := int64(0)
	for _, a := range m.accounts {
		own += a.cost
	}
	c.add("kostnader", "Parternas kostnader är budgeten", columnSum(flowTable, "Egna kostnader", own), inMoney(book.Named{Name: "budget_summa"}, m.l.sum), m.l.sum)
	c.add("saldo", "Årets förändring är avgifterna minus kostnaderna", &book.Formula{Expr: book.Sum{Table: flowTable, Column: "Förändring"}, Value: january + july - own, Shown: book.KindMargin},
		&book.Formula{Expr: book.Minus{A: book.Sum{Table: flowTable, Column: "Avgifter in"}, B: book.Sum{Table: flowTable, Column: "Egna kostnader"}}, Value: january + july - own, Shown: book.KindMargin}, january+july-own)
}
