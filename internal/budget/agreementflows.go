package budget

import (
	"planverk/internal/book"
	"planverk/internal/plan"
	"planverk/internal/sv"
)

// Short words for the formulas below.
func here(column string) book.Expr { return book.Here{Column: column} }

func lookUp(table, column string) book.SumWhere {
	return book.SumWhere{Table: table, Column: column, Where: partyColumn, Equals: partyColumn}
}

func halved(e book.Expr) book.Expr { return book.Round{A: book.Over{A: e, B: book.Number{N: 2}}} }

func inMoney(e book.Expr, value int64) *book.Formula {
	return &book.Formula{Expr: e, Value: value, Shown: book.KindMoney}
}

func columnSum(table, column string, value int64) *book.Formula {
	return inMoney(book.Sum{Table: table, Column: column}, value)
}

// Names of what the sheet Fakturor reckons.
const (
	feeName     = "avgift"
	chargedName = "avgift_avrundad"
)

// invoices is the sheet of the two invoices. Fee and rounded fee stand below the
// table, each with a name.
func (m *agreementMaker) invoices() *book.Sheet {
	s := &book.Sheet{Name: "Fakturor", Title: m.yearly("Fakturor 1 januari och 1 juli"),
		Lead: "Halva årsavgiften faktureras i förskott vid varje tillfälle. Den andra fakturan räknas på antalet användare i juli; ingen ändring görs bakåt i tiden."}
	january, july := m.l.invoiced()
	s.Table = &book.Table{Name: invoiceTable, Total: "SUMMA", Columns: []book.Column{
		key(partyColumn), {Name: nameColumn, Width: 34},
		{Name: "Antal januari", Kind: book.KindCount}, {Name: "Antal juli", Kind: book.KindCount}, {Name: factorColumn, Kind: book.KindCount},
		{Name: januaryColumn, Kind: book.KindMoney, Total: columnSum(invoiceTable, januaryColumn, january)},
		{Name: julyColumn, Kind: book.KindMoney, Total: columnSum(invoiceTable, julyColumn, july)},
		{Name: "Summa året", Kind: book.KindMoney, Total: columnSum(invoiceTable, "Summa året", january+july)},
		{Name: "varav ändrat antal", Kind: book.KindMargin},
	}}
	for i, p := range m.a.Parties {
		m.invoiceRow(s, p, m.l.shares[i])
	}
	s.Notes = []book.Note{
		{Label: "Avgift per användare och år", Cell: inMoney(book.Round{A: book.Over{A: book.Named{Name: "budget_summa"}, B: book.Named{Name: "anv_avtalat"}}, Decimals: 2}, m.l.fee)},
		{Label: "Avrundad avgift, som faktureras", Cell: inMoney(book.Times{A: book.Round{A: book.Over{A: book.Over{A: book.Named{Name: "budget_summa"}, B: book.Named{Name: "anv_avtalat"}},
			B: book.Named{Name: "avrundning"}}}, B: book.Named{Name: "avrundning"}}, m.l.charged)},
	}
	m.book.Names = append(m.book.Names,
		book.Name{Name: feeName, Target: book.NoteOf{Sheet: s.Name, Label: s.Notes[0].Label}, Comment: s.Notes[0].Label},
		book.Name{Name: chargedName, Target: book.NoteOf{Sheet: s.Name, Label: s.Notes[1].Label}, Comment: s.Notes[1].Label})
	return s
}

func (m *agreementMaker) invoiceRow(s *book.Sheet, p plan.Party, r partyShare) {
	id := p.ID.Value
	isNew := lookUp(partyTable, "Ny huvudman")
	// 1 for all, and what the factor is above 1 for a new party.
	factor := book.Plus{A: book.Number{N: 1}, B: book.Times{A: isNew, B: book.Minus{A: book.Named{Name: "intrade_faktor"}, B: book.Number{N: 1}}}}
	year := func(count string) book.Expr {
		return book.Times{A: book.Times{A: book.Named{Name: chargedName}, B: here(count)}, B: here(factorColumn)}
	}
	full := year("Antal juli")
	number := func(e book.Expr, n int64) *book.Formula {
		return &book.Formula{Expr: e, Value: n * 100, Shown: book.KindCount}
	}
	users := func(column string, n int64) *book.Formula {
		return whenKnown(r.known, book.CountWhere(lookUp(partyTable, column)), number(lookUp(partyTable, column), n))
	}
	given := func(column string, f *book.Formula) *book.Formula {
		return whenKnown(r.known, book.Given{Column: column}, f)
	}
	atStart := m.l.year(r.first, r.factor)
	s.Table.Rows = append(s.Table.Rows, book.Row{book.Key{S: id}, text(p.Name.Value),
		users(januaryUsers, r.first), users(julyUsers, reached(p.Users)), number(factor, r.factor),
		given("Antal januari", inMoney(halved(year("Antal januari")), r.january)), given("Antal juli", inMoney(book.Minus{A: full, B: halved(full)}, r.july)),
		given(januaryColumn, inMoney(book.Plus{A: here(januaryColumn), B: here(julyColumn)}, r.january+r.july)),
		given("Summa året", &book.Formula{Expr: book.Minus{A: here("Summa året"), B: year("Antal januari")}, Value: r.january + r.july - atStart, Shown: book.KindMargin})})
	if m.s.Shares[m.index(id)].January.Known {
		m.reckoned(s, "avgifter."+sv.Key(id)+".faktura_januari", id, januaryColumn, amountOf(r.january))
		m.reckoned(s, "avgifter."+sv.Key(id)+".faktura_juli", id, julyColumn, amountOf(r.july))
		m.reckoned(s, "avgifter."+sv.Key(id)+".summa", id, "Summa året", amountOf(r.january+r.july))
	}
}

func (m *agreementMaker) index(id string) int { return partyOf(m.a, id) }

// settlements is the sheet of what the hosts are paid back; nil when nobody is.
func (m *agreementMaker) settlements() *book.Sheet {
	s := &book.Sheet{Name: "Avräkning", Title: m.yearly("Avräkning 31 maj och 30 november"),
		Lead: "De parter som har betalat kostnader åt de andra fakturerar den samordnande parten i efterskott."}
	may, november := m.l.settled()
	total := int64(0)
	for _, c := range m.l.costs {
		if c.party == m.l.leader {
			continue
		}
		p := m.a.Parties[c.party]
		id := p.ID.Value
		total += c.cost
		s.Table = m.settleTable(s.Table)
		s.Table.Rows = append(s.Table.Rows, book.Row{book.Key{S: id}, text(p.Name.Value), inMoney(m.bornBy(), c.cost),
			inMoney(halved(here("Kostnad")), c.may), inMoney(book.Minus{A: here("Kostnad"), B: here(mayColumn)}, c.november)})
		m.reckoned(s, "avräkning."+sv.Key(id)+".kostnad", id, "Kostnad", amountOf(c.cost))
		m.reckoned(s, "avräkning."+sv.Key(id)+".avräkning_maj", id, mayColumn, amountOf(c.may))
		m.reckoned(s, "avräkning."+sv.Key(id)+".avräkning_november", id, lateColumn, amountOf(c.november))
	}
	if s.Table == nil {
		return nil
	}
	s.Table.Columns[2].Total = columnSum(settleTable, "Kostnad", total)
	s.Table.Columns[3].Total = columnSum(settleTable, mayColumn, may)
	s.Table.Columns[4].Total = columnSum(settleTable, lateColumn, november)
	return s
}

func (m *agreementMaker) settleTable(t *book.Table) *book.Table {
	if t != nil {
		return t
	}
	return &book.Table{Name: settleTable, Total: "SUMMA", Columns: []book.Column{key(partyColumn), {Name: nameColumn, Width: 34},
		{Name: "Kostnad", Kind: book.KindMoney}, {Name: mayColumn, Kind: book.KindMoney}, {Name: lateColumn, Kind: book.KindMoney}}}
}

// bornBy is the cost that the party of the row has in the sheet Budget.
func (m *agreementMaker) bornBy() book.Expr {
	return book.SumWhere{Table: jointTable, Column: budgetColumn, Where: bearerColumn, Equals: partyColumn}
}

// liquidity is the sheet of the twelve months of the coordinating party and the
// hosts; nil when nobody coordinates.
func (m *agreementMaker) liquidity() *book.Sheet {
	if len(m.accounts) == 0 {
		return nil
	}
	s := &book.Sheet{Name: "Likviditet", Together: 12, Title: m.yearly("Likviditet månad för månad"),
		Lead: "En faktura antas bli betald den månad den är daterad, och kostnaderna falla lika varje månad. Minus är pengar som parten har legat ute med."}
	s.Table = &book.Table{Name: flowTable, Columns: []book.Column{
		key(keyColumn), {Name: partyColumn, Width: 20}, {Name: "Samordnar", Kind: book.KindCount}, {Name: monthColumn, Kind: book.KindCount}, {Name: "Månadens namn", Width: 18},
		{Name: "Ingående", Kind: book.KindMargin}, {Name: "Avgifter in", Kind: book.KindMoney}, {Name: "Avräkning in", Kind: book.KindMoney}, {Name: "Avräkning ut", Kind: book.KindMoney},
		{Name: "Egna kostnader", Kind: book.KindMoney}, {Name: "Förändring", Kind: book.KindMargin}, {Name: "Utgående", Kind: book.KindMargin},
	}}
	for _, a := range m.accounts {
		for i, f := range a.flows {
			m.flowRow(s, a, i, f)
		}
	}
	s.Chart = &book.Chart{Kind: book.ChartLine, Title: m.yearly("Saldo vid månadens slut") + ", kronor", Labels: "Månadens namn",
		Alt: "Linjer: saldot vid varje månads slut hos den samordnande parten och värdkommunerna, i kronor. Samma belopp står i kolumnen Utgående ovanför."}
	for i := range m.accounts {
		s.Chart.Series = append(s.Chart.Series, book.Series{Column: "Utgående", Named: partyColumn, First: i * 12, Rows: 12})
	}
	return s
}

// inMonth is an amount in the month that a name holds, else nothing.
func inMonth(name string, e book.Expr) book.Expr {
	return book.When{A: here(monthColumn), Is: book.Named{Name: name}, Then: e}
}

func (m *agreementMaker) flowRow(s *book.Sheet, a account, i int, f monthFlow) {
	id := m.a.Parties[a.party].ID.Value
	month, leads := int64(i+1), int64(0)
	if a.leads {
		leads = 1
	}
	rowID := id + "/" + monthKey(month)
	own := m.bornBy()
	upTo := func(months book.Expr) book.Expr {
		return book.Round{A: book.Over{A: book.Times{A: own, B: months}, B: book.Number{N: 12}}}
	}
	// A twelfth in whole kronor each month, so reckoned that the year's sum is the
	// cost; December also takes its öre.
	spent := book.Plus{A: book.Minus{A: upTo(here(monthColumn)), B: upTo(book.Minus{A: here(monthColumn), B: book.Number{N: 1}})},
		B: book.When{A: here(monthColumn), Is: book.Number{N: 12}, Then: book.Minus{A: own, B: book.Round{A: own}}}}
	fees := book.Times{A: here("Samordnar"), B: book.Plus{A: inMonth("fakt_1_man", book.Sum{Table: invoiceTable, Column: januaryColumn}), B: inMonth("fakt_2_man", book.Sum{Table: invoiceTable, Column: julyColumn})}}
	row := book.Row{book.Key{S: rowID}, book.Text{S: id}, book.Count{N: leads}, book.Count{N: month}, book.Text{S: sv.Month(int(month))},
		&book.Formula{Expr: book.Plus{A: book.Times{A: here("Samordnar"), B: book.Named{Name: "ing_saldo"}}, B: book.SumBefore{Table: flowTable, Column: "Förändring", Where: partyColumn, Order: monthColumn}}, Value: f.opening, Shown: book.KindMargin},
		inMoney(fees, f.fees), inMoney(m.received(), f.received), inMoney(m.paid(), f.paid), inMoney(spent, f.own),
		&book.Formula{Expr: book.Minus{A: book.Plus{A: here("Avgifter in"), B: here("Avräkning in")}, B: book.Plus{A: here("Avräkning ut"), B: here("Egna kostnader")}}, Value: f.in - f.out, Shown: book.KindMargin},
		&book.Formula{Expr: book.Plus{A: here("Ingående"), B: here("Förändring")}, Value: f.closing, Shown: book.KindMargin}}
	s.Table.Rows = append(s.Table.Rows, row)
	path := "likviditet." + sv.Key(id) + ".månader." + sv.Int(month)
	if len(m.s.Balances) > 0 {
		m.reckoned(s, path+".ingående", rowID, "Ingående", amountOf(f.opening))
		m.reckoned(s, path+".utgående", rowID, "Utgående", amountOf(f.closing))
	}
}

// received is what the row's party is paid back; 0 where there are no settlements.
func (m *agreementMaker) received() book.Expr {
	if !m.settles() {
		return book.Number{}
	}
	return book.Plus{A: inMonth("avr_1_man", lookUp(settleTable, mayColumn)), B: inMonth("avr_2_man", lookUp(settleTable, lateColumn))}
}

// paid is what the coordinating party pays back to the others.
func (m *agreementMaker) paid() book.Expr {
	if !m.settles() {
		return book.Number{}
	}
	return book.Times{A: here("Samordnar"), B: book.Plus{A: inMonth("avr_1_man", book.Sum{Table: settleTable, Column: mayColumn}), B: inMonth("avr_2_man", book.Sum{Table: settleTable, Column: lateColumn})}}
}

// settles tells whether any party but the coordinating one has costs.
func (m *agreementMaker) settles() bool { return m.book.FindSheet("Avräkning") != nil }

func monthKey(n int64) string {
	if n < 10 {
		return "0" + sv.Int(n)
	}
	return sv.Int(n)
}
