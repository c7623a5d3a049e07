package budget

import (
	"strconv"

	"planverk/internal/book"
	"planverk/internal/plan"
)

// planAmounts are the amounts of a plan that the sheet Data has.
func (m *maker) planAmounts() []book.Amounts {
	of := func(y year, name string) book.Amounts {
		return book.Amounts{Table: costTable, Label: kindColumn, Column: name, Field: y.field(), Year: m.yearOf(y.offset)}
	}
	all := []book.Amounts{of(ownYear, m.costColumn())}
	for _, y := range otherYears {
		all = append(all, of(y, y.title(m.plan)))
	}
	now := m.yearOf(0)
	return append(all,
		book.Amounts{Table: followTable, Label: kindColumn, Column: outcomeColumn, Field: "utfall", Year: now},
		book.Amounts{Table: followTable, Label: kindColumn, Column: forecastColumn, Field: "prognos", Year: now},
		book.Amounts{Table: shareTable, Label: "Förvaltning", Column: sharedColumn, Field: "fördelat", Year: now},
		book.Amounts{Table: maintenanceTable, Label: "Aktivitet", Column: costColumn, Field: "budget", Year: now},
		book.Amounts{Table: developmentTable, Label: "Beskrivning", Column: totalColumn, Field: "budget", Year: now},
		book.Amounts{Table: trainingTable, Label: "Utbildning", Column: costColumn, Field: "budget", Year: now},
	)
}

// yearOf is the year so far from the plan's own; "" when the plan has none.
func (m *maker) yearOf(offset int) string {
	if y := m.plan.Document.Year; y.Given() {
		return strconv.FormatInt(y.N+int64(offset), 10)
	}
	return ""
}

// agreementAmounts are those of a joint agreement.
var agreementAmounts = []book.Amounts{
	{Table: jointTable, Label: "Kostnadsslag", Column: budgetColumn, Field: "budget"},
	{Table: jointTable, Label: "Kostnadsslag", Column: "Utfall", Field: "utfall"},
	{Table: invoiceTable, Label: nameColumn, Column: januaryColumn, Field: "faktura januari"},
	{Table: invoiceTable, Label: nameColumn, Column: julyColumn, Field: "faktura juli"},
	{Table: settleTable, Label: nameColumn, Column: mayColumn, Field: "avräkning maj"},
	{Table: settleTable, Label: nameColumn, Column: lateColumn, Field: "avräkning november"},
}

// origin is what the rows of the sheet Data say of the document.
func (m *maker) origin(systems string) book.Origin {
	h := m.plan.Document
	var codes []string
	for _, c := range m.codes() {
		codes = append(codes, c.name)
	}
	o := book.Origin{Codes: codes, Department: h.Department.Label, System: systems, File: m.in.InKommun(m.in.File)}
	_, o.Plan = plan.Names(m.in)
	if h.Year.Given() {
		o.Year = h.Year.Exact()
	}
	return o
}
