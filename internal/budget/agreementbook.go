package budget

import (
	"planverk/internal/book"
	"planverk/internal/diag"
	"planverk/internal/doc"
	"planverk/internal/plan"
)

// Tables, columns and names of a joint agreement's workbook.
const (
	inputTable   = "tblIndata"
	jointTable   = "tblKostnadsslag"
	partyTable   = "tblPart"
	invoiceTable = "tblFaktura"
	settleTable  = "tblAvrakning"
	flowTable    = "tblLikviditet"

	valueColumn   = "Värde"
	bearerColumn  = "Bärs av"
	budgetColumn  = "Budget"
	partyColumn   = "Part-ID"
	nameColumn    = "Part"
	januaryUsers  = "Användare 1 januari"
	julyUsers     = "Användare juli"
	factorColumn  = "Avgiftsfaktor"
	januaryColumn = "Faktura januari"
	julyColumn    = "Faktura juli"
	mayColumn     = "Avräkning maj"
	lateColumn    = "Avräkning november"
	monthColumn   = "Månad"
)

// agreementMaker builds the workbook of a joint agreement.
type agreementMaker struct {
	maker
	a        *plan.JointAgreement
	sourceOf map[string]string
	l        *ledger
	s        plan.Settlement
	accounts []account
}

// AgreementWorkbook makes the workbook of a joint agreement: what is put in,
// budget, parties, invoices, settlement and liquidity, with living formulas and
// checks. It is nil when the figures are too large to be counted.
func AgreementWorkbook(a *plan.JointAgreement, sourceOf map[string]string, in *plan.Input, d *doc.Document, findings diag.List) *book.Workbook {
	m := &agreementMaker{a: a, sourceOf: sourceOf, l: newLedger(a), s: Settle(a, sourceOf)}
	m.maker = maker{word: "avtalet", in: in, doc: d, findings: findings, plan: &plan.Systemplan{Document: a.Document}, computed: map[string]plan.Node{}, numbers: sectionNumbers(d)}
	m.accounts = m.l.accounts()
	if m.l.unsound {
		return nil
	}
	m.book = &book.Workbook{Meta: m.meta()}
	for _, make := range []func() *book.Sheet{m.inputs, m.costs, m.parties, m.invoices, m.settlements, m.liquidity, m.remarks} {
		if s := make(); s != nil {
			m.book.Sheets = append(m.book.Sheets, s)
		}
	}
	if s := m.book.DataSheet(m.origin(""), agreementAmounts, m.base); s != nil {
		m.book.Sheets = append(m.book.Sheets, s)
	}
	m.book.Sheets = append(m.book.Sheets, m.checks())
	m.book.Sheets = append([]*book.Sheet{m.about()}, m.book.Sheets...)
	m.fillable()
	m.book.Sheets = append(m.book.Sheets, m.baseline())
	return m.book
}

// input is a cell of the sheet Indata with the name that formulas use.
type input struct {
	key, name, label string
	cell             book.Cell
	note             string
}

// inputs is the sheet of what the other sheets are reckoned from.
func (m *agreementMaker) inputs() *book.Sheet {
	rows := []input{
		{"avgift_avtalad", "avgift_avtalad", "Överenskommen avgift per användare och år", agreed(m.a.Budget.Fee), "Kontrollvärde: jämförs med den avgift som räknas fram."},
		{"anv_avtalat", "anv_avtalat", "Antal användare som avgiften räknas på", book.Count{N: m.l.users}, "Budgeten delas med det här antalet."},
		{"avrundning", "avrundning", "Avgiften avrundas till jämna", book.Money{Ore: m.l.unit}, "1 000 kr är hela tkr."},
		{"intrade_faktor", "intrade_faktor", "Avgiftsfaktor för ny huvudman", book.Count{N: m.l.factor}, "2 är dubbel avgift det första året."},
		{"fakt_1_man", "fakt_1_man", "Månad för den första fakturan", book.Count{N: firstInvoice}, "Fakturan är daterad den 1 i månaden."},
		{"fakt_2_man", "fakt_2_man", "Månad för den andra fakturan", book.Count{N: secondInvoice}, "Nya och avgångna användare räknas med här."},
		{"avr_1_man", "avr_1_man", "Månad för den första avräkningen", book.Count{N: firstSettled}, "Avräkningen är daterad månadens sista dag."},
		{"avr_2_man", "avr_2_man", "Månad för den andra avräkningen", book.Count{N: secondSettled}, "Avräkningen är daterad månadens sista dag."},
		{"ing_saldo", "ing_saldo", "Ingående saldo hos den samordnande parten", book.Money{Ore: m.l.opening}, "Det som finns kvar från året före."},
	}
	s := &book.Sheet{Name: "Indata", Title: m.yearly("Förutsättningar"), Lead: "Det som de andra bladen räknar med. Ändra här, inte i formlerna."}
	s.Table = &book.Table{Name: inputTable, Columns: []book.Column{key(keyColumn), {Name: "Uppgift", Width: 44},
		{Name: valueColumn, Kind: book.Mixed, Input: true}, {Name: "Förklaring", Width: 56}}}
	for _, r := range rows {
		s.Table.Rows = append(s.Table.Rows, book.Row{book.Key{S: r.key}, book.Text{S: r.label}, r.cell, book.Text{S: r.note}})
		m.book.Names = append(m.book.Names, book.Name{Name: r.name, Target: book.CellOf{Table: inputTable, Row: r.key, Column: valueColumn}, Comment: r.label})
	}
	if m.a.Budget.Fee.Known {
		sheetTable{&m.maker, s}.amount("avgift_avtalad", valueColumn, m.a.Budget.Fee)
	}
	if m.a.Budget.Users.Given() {
		m.figure(s, m.a.Budget.Users.ID, "anv_avtalat", valueColumn, m.a.Budget.Users.Exact(), inNumber)
	}
	return s
}

func agreed(fee plan.Amount) book.Cell {
	if fee.Known {
		return book.Money{Ore: fee.Ore}
	}
	return book.Money{}
}

// figure remembers where the cell of an identity is.
func (m *agreementMaker) figure(s *book.Sheet, id, row, column, exact, kind string) {
	sheetTable{&m.maker, s}.remember(id, row, column, exact, kind)
}

// reckoned remembers the cell of a value that the document prints too.
func (m *agreementMaker) reckoned(s *book.Sheet, path, row, column string, a plan.Amount) {
	if a.Known {
		m.figure(s, SettlementID+"."+path, row, column, a.Exact(), inKronor)
	}
}

// costs is the sheet of the budget: a row for each kind of cost and bearer.
func (m *agreementMaker) costs() *book.Sheet {
	s := &book.Sheet{Name: "Budget", Title: m.yearly("Gemensam budget"), Lead: m.lead("kostnader", true)}
	total := func(column string, value int64) *book.Formula {
		return &book.Formula{Expr: book.Sum{Table: jointTable, Column: column}, Value: value, Shown: book.KindMoney}
	}
	s.Table = &book.Table{Name: jointTable, Total: "SUMMA", Columns: []book.Column{
		key(keyColumn),
		{Name: "Kostnadsslag", Width: 34},
		{Name: bearerColumn, Width: 24},
		{Name: budgetColumn, Kind: book.KindMoney, Input: true, Hint: book.Hint{Title: "Årets kostnad", Text: "Skriv beloppet i kronor."}, Total: total(budgetColumn, m.l.sum)},
		{Name: "Utfall", Kind: book.KindMoney, Input: true, Hint: book.Hint{Title: "Utfall", Text: "Skriv det bokförda beloppet i kronor."}, Total: total("Utfall", 0)},
		{Name: "Avvikelse", Kind: book.KindMargin, Total: &book.Formula{Expr: book.Sum{Table: jointTable, Column: "Avvikelse"}, Shown: book.KindMargin}},
	}}
	for _, r := range m.a.Budget.Rows {
		shares := m.l.borne(m.a, r)
		if len(shares) == 0 {
			m.costRow(s, r, r.ID.Value, "", r.Cost)
			continue
		}
		for _, c := range shares {
			id, cost := r.ID.Value, plan.Amount{At: r.Cost.At, Ore: c.cost, Known: r.Cost.Known}
			if len(shares) > 1 {
				id += "/" + m.a.Parties[c.party].ID.Value
				cost.ID = "" // a part of the printed figure, not the figure
			}
			m.costRow(s, r, id, m.a.Parties[c.party].ID.Value, cost)
		}
	}
	m.book.Names = append(m.book.Names, book.Name{Name: "budget_summa", Target: book.TotalOf{Table: jointTable, Column: budgetColumn}, Comment: "Budgetens summa"})
	m.reckoned(s, "summa", "SUMMA", budgetColumn, m.s.Sum)
	return s
}

func (m *agreementMaker) costRow(s *book.Sheet, r plan.CostRow, id, bearer string, cost plan.Amount) {
	if cost.Known {
		sheetTable{&m.maker, s}.amount(id, budgetColumn, cost)
	}
	s.Table.Rows = append(s.Table.Rows, book.Row{book.Key{S: id}, text(firstWord(r.Label.Value, r.ID.Value)), text(bearer), money(cost), book.Blank{},
		&book.Formula{Expr: book.Known{If: book.Given{Column: "Utfall"}, Then: book.Minus{A: book.Here{Column: budgetColumn}, B: book.Here{Column: "Utfall"}}}, Shown: book.KindMargin, Empty: true}})
}

// parties is the sheet of the parties' users; what comes and goes is filled in.
func (m *agreementMaker) parties() *book.Sheet {
	s := &book.Sheet{Name: "Parter", Title: m.yearly("Parter och användare"), Lead: "Nya och avgångna användare räknas med på nästa faktura. Samma person räknas en gång hos varje part."}
	count := func(name string, value int64) book.Column {
		return book.Column{Name: name, Kind: book.KindCount, Input: true, Hint: book.Hint{Title: name, Text: "Skriv antalet med siffror."},
			Total: &book.Formula{Expr: book.Sum{Table: partyTable, Column: name}, Value: value * 100, Shown: book.KindCount}}
	}
	var first, second, last, joined, left, joinedLate, leftLate int64
	for i, p := range m.a.Parties {
		r := m.l.shares[i]
		first, second, last = first+r.first, second+reached(p.Users), last+ending(p.Users)
		joined, left = joined+p.Users.Joined.N, left+p.Users.Left.N
		joinedLate, leftLate = joinedLate+p.Users.JoinedLate.N, leftLate+p.Users.LeftLate.N
	}
	computed := func(name string, value int64) book.Column {
		return book.Column{Name: name, Kind: book.KindCount, Total: &book.Formula{Expr: book.Sum{Table: partyTable, Column: name}, Value: value * 100, Shown: book.KindCount}}
	}
	s.Table = &book.Table{Name: partyTable, Total: "SUMMA", Columns: []book.Column{
		key(partyColumn), {Name: nameColumn, Width: 34}, {Name: "Org.nr", Width: 22},
		count(januaryUsers, first), count("Nya före juli", joined), count("Avgångna före juli", left), computed(julyUsers, second),
		count("Nya efter juni", joinedLate), count("Avgångna efter juni", leftLate), computed("Användare vid årets slut", last),
		{Name: "Ny huvudman", Kind: book.KindCount, Input: true, Hint: book.Hint{Title: "Ny huvudman", Text: "Skriv 1 om det är partens första år, annars 0."}},
		{Name: "Uppgifterna kommer ur", Width: 40},
	}}
	for _, p := range m.a.Parties {
		m.partyRow(s, p)
	}
	return s
}

// reached is the number of users in July, and ending that at the year's end, as the
// workbook reckons them. Of a party that has not said how many it has, nothing is known.
func reached(u plan.UserCount) int64 {
	if !u.January.Given() {
		return 0
	}
	return u.January.N + u.Joined.N - u.Left.N
}

func ending(u plan.UserCount) int64 {
	if !u.January.Given() {
		return 0
	}
	return reached(u) + u.JoinedLate.N - u.LeftLate.N
}

// whenKnown is a formula that gives an empty cell until the cell is filled in that its
// figure comes of.
func whenKnown(known bool, given book.Expr, f *book.Formula) *book.Formula {
	f.Expr, f.Empty = book.Known{If: given, Then: f.Expr}, !known
	return f
}

func (m *agreementMaker) partyRow(s *book.Sheet, p plan.Party) {
	id := p.ID.Value
	from := m.sourceOf[id]
	if from == "" {
		from = "avtalet"
	}
	isNew := int64(0)
	if p.New.State == plan.Yes {
		isNew = 1
	}
	known := p.Users.January.Given()
	add := func(base, plus, minus string, n int64) *book.Formula {
		sum := book.Minus{A: book.Plus{A: book.Here{Column: base}, B: book.Here{Column: plus}}, B: book.Here{Column: minus}}
		return whenKnown(known, book.Given{Column: base}, &book.Formula{Expr: sum, Value: n * 100, Shown: book.KindCount})
	}
	s.Table.Rows = append(s.Table.Rows, book.Row{book.Key{S: id}, text(p.Name.Value), text(p.Registration.Value),
		people(p.Users.January), people(p.Users.Joined), people(p.Users.Left),
		add(januaryUsers, "Nya före juli", "Avgångna före juli", reached(p.Users)),
		people(p.Users.JoinedLate), people(p.Users.LeftLate),
		add(julyUsers, "Nya efter juni", "Avgångna efter juni", ending(p.Users)),
		book.Count{N: isNew}, text(from)})
	if known {
		path := SettlementID + ".avgifter." + id
		m.figure(s, path+".användare_januari", id, januaryUsers, p.Users.January.Exact(), inNumber)
		m.figure(s, path+".användare_juli", id, julyUsers, plan.Count{N: reached(p.Users)}.Exact(), inNumber)
	}
}

func people(c plan.Count) book.Cell {
	if !c.Given() {
		return book.Blank{}
	}
	return book.Count{N: c.N}
}
