package budget

import (
	"slices"
	"strings"

	"planverk/internal/book"
	"planverk/internal/plan"
)

// Names of the tables and of what stands in them. Finance's own workbooks refer
// to them, so they never change.
const (
	costTable        = "tblKostnad"
	maintenanceTable = "tblAktivitet"
	developmentTable = "tblUtveckling"
	trainingTable    = "tblUtbildning"
	agreementTable   = "tblAvtal"

	keyColumn    = "Rad-ID"
	costColumn   = "Kostnad"
	totalColumn  = "Total kostnad"
	remarkColumn = "Anmärkning"
	sumLabel     = "SUMMA"
)

var (
	amountHint = book.Hint{Title: book.AmountHint.Title, Text: book.AmountHint.Text + " Ord skrivs i kolumnen Anmärkning."}
	remarkHint = book.Hint{Title: "Anmärkning", Text: "Fri text: vad beloppet avser eller varför det saknas."}
)

// statuses are the choices for an activity, as in the schema.
var statuses = []string{"planerad", "pågår", "klar", "flyttad", "utgår"}

func key(name string) book.Column { return book.Column{Name: name, Kind: book.KindKey} }

// rowKey is a row's identity within its table: its id, or its number.
func rowKey(at plan.At, id plan.Text) string {
	if id.Value != "" {
		return id.Value
	}
	return at.ID[strings.LastIndexByte(at.ID, '.')+1:]
}

// mostBars is how many bars a chart has room for.
const mostBars = 24

// maintenance is the table of planned activities.
func (m *maker) maintenance() *book.Sheet {
	rows := m.plan.Activities.Maintenance
	if len(rows) == 0 {
		return nil
	}
	s := &book.Sheet{Name: "Aktiviteter", Title: m.yearly("Planerade förvaltningsaktiviteter"), Lead: m.lead("förvaltning", true)}
	s.Table = &book.Table{Name: maintenanceTable, Total: sumLabel, Columns: []book.Column{
		key(keyColumn),
		{Name: "När", Width: 32},
		{Name: "Start", Kind: book.KindDate},
		{Name: "Slut", Kind: book.KindDate},
		{Name: "Aktivitet", Width: 46},
		{Name: "Kategori", Width: 18},
		{Name: "Intern tid", Width: 20},
		{Name: "Servicecenter IT", Width: 20},
		{Name: "Leverantör", Width: 20},
		{Name: costColumn, Kind: book.KindMoney, Input: true, Hint: amountHint, Total: sumOf(maintenanceTable, costColumn, maintenanceCosts(m.plan))},
		{Name: "Ansvarig", Width: 24},
		{Name: "Status", Width: 12, Input: true, Choices: statuses, Hint: book.Hint{Title: "Status", Text: "Välj ur listan."}},
		{Name: remarkColumn, Width: 30, Input: true, Hint: remarkHint},
	}}
	at := sheetTable{m, s}
	for _, a := range rows {
		k := rowKey(a.At, a.ID)
		first, last := stretch(a.When, m.year())
		s.Table.Rows = append(s.Table.Rows, book.Row{
			book.Key{S: k}, at.moment(k, "När", a.When), first, last, text(plain(a.What.Source)), text(a.Category.Value),
			text(a.Internal.Value), text(a.CentralIT.Value), text(a.Supplier.Value), at.cost(k, costColumn, a.At, "kostnad", a.Cost),
			text(a.Owner.Label), at.written(k, "Status", below(a.At, "status"), a.Status.Value), at.written(k, remarkColumn, "", remarkText(a.Cost, "")),
		})
	}
	if a, ok := m.computed[MaintenanceID].(*plan.Amount); ok {
		at.amount(sumLabel, costColumn, *a)
	}
	return tidy(s)
}

// development is the table of planned development.
func (m *maker) development() *book.Sheet {
	rows := m.plan.Activities.Development
	if len(rows) == 0 {
		return nil
	}
	s := &book.Sheet{Name: "Utveckling", Title: m.yearly("Planerad utveckling"), Lead: m.lead("utveckling", true)}
	s.Table = &book.Table{Name: developmentTable, Total: sumLabel, Columns: []book.Column{
		key(keyColumn),
		{Name: "Beskrivning", Width: 50},
		{Name: "När", Width: 32},
		{Name: "Start", Kind: book.KindDate},
		{Name: "Slut", Kind: book.KindDate},
		{Name: totalColumn, Kind: book.KindMoney, Input: true, Hint: amountHint, Total: sumOf(developmentTable, totalColumn, developmentCosts(m.plan))},
		{Name: "Varav Servicecenter IT", Width: 22},
		{Name: "Varav leverantör", Width: 22},
		{Name: remarkColumn, Width: 30, Input: true, Hint: remarkHint},
	}}
	at := sheetTable{m, s}
	for _, d := range rows {
		k := rowKey(d.At, d.ID)
		first, last := stretch(d.When, m.year())
		s.Table.Rows = append(s.Table.Rows, book.Row{
			book.Key{S: k}, text(plain(d.What.Source)), at.moment(k, "När", d.When), first, last,
			at.cost(k, totalColumn, d.At, "total kostnad", d.Cost), text(d.CentralIT.Value), text(d.Supplier.Value), at.written(k, remarkColumn, "", remarkText(d.Cost, "")),
		})
	}
	if a, ok := m.computed[DevelopmentID].(*plan.Amount); ok {
		at.amount(sumLabel, totalColumn, *a)
	}
	return tidy(s)
}

// training is the table of the occasions behind the budget's training row.
func (m *maker) training() *book.Sheet {
	rows := m.plan.UserSupport.Training.Occasions
	if len(rows) == 0 {
		return nil
	}
	s := &book.Sheet{Name: "Utbildning", Title: m.yearly("Planerad utbildning"), Lead: m.lead("utbildning", true)}
	s.Table = &book.Table{Name: trainingTable, Total: sumLabel, Columns: []book.Column{
		key(keyColumn),
		{Name: "Utbildning", Width: 50},
		{Name: "När", Width: 32},
		{Name: "Start", Kind: book.KindDate},
		{Name: "Slut", Kind: book.KindDate},
		{Name: costColumn, Kind: book.KindMoney, Input: true, Hint: amountHint, Total: sumOf(trainingTable, costColumn, trainingCosts(m.plan))},
		{Name: remarkColumn, Width: 30, Input: true, Hint: remarkHint},
	}}
	at := sheetTable{m, s}
	for _, o := range rows {
		k := rowKey(o.At, plan.Text{})
		first, last := stretch(o.When, m.year())
		s.Table.Rows = append(s.Table.Rows, book.Row{
			book.Key{S: k}, text(o.What.Value), at.moment(k, "När", o.When), first, last,
			at.cost(k, costColumn, o.At, "kostnad", o.Cost), at.written(k, remarkColumn, "", remarkText(o.Cost, "")),
		})
	}
	return tidy(s)
}

// agreements is the table of contracts.
func (m *maker) agreements() *book.Sheet {
	if len(m.plan.Agreements) == 0 {
		return nil
	}
	s := &book.Sheet{Name: "Avtal", Title: "Avtal", Lead: m.lead("avtal", false)}
	s.Table = &book.Table{Name: agreementTable, Columns: []book.Column{
		key(keyColumn),
		{Name: "Typ av avtal", Width: 30},
		{Name: "Avser", Width: 30},
		{Name: "Motpart", Width: 24},
		{Name: "Från", Kind: book.KindDate},
		{Name: "Till", Kind: book.KindDate},
		{Name: "Uppsägningstid", Width: 20},
		{Name: "Diarienummer", Width: 44},
		{Name: "Kommentar", Width: 40},
	}}
	at := sheetTable{m, s}
	for _, a := range m.plan.Agreements {
		k := rowKey(a.At, plan.Text{})
		s.Table.Rows = append(s.Table.Rows, book.Row{
			book.Key{S: k}, text(a.Kind.Value), text(a.Subject.Value), text(a.Counterparty.Label), at.day(k, "Från", a.From),
			at.day(k, "Till", a.To), text(a.Notice.Value), text(texts(a.DiaryNumbers)), text(plain(a.Comment.Source)),
		})
	}
	return tidy(s)
}

// tidy takes out the columns that may not be filled in and have nothing in them.
func tidy(s *book.Sheet) *book.Sheet {
	t := s.Table
	for i := len(t.Columns) - 1; i > 0; i-- {
		if t.Columns[i].Input || slices.ContainsFunc(t.Rows, func(r book.Row) bool { return r[i] != book.Cell(book.Blank{}) }) {
			continue
		}
		t.Columns = slices.Delete(t.Columns, i, i+1)
		for j, r := range t.Rows {
			t.Rows[j] = slices.Delete(r, i, i+1)
		}
	}
	return s
}

// yearly puts the plan's year after a title.
func (m *maker) yearly(title string) string {
	if y := m.plan.Document.Year; y.Given() {
		return title + " " + y.Exact()
	}
	return title
}

func (m *maker) year() int { return int(m.plan.Document.Year.N) }
