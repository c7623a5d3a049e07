package budget

import (
	"planverk/internal/book"
	"planverk/internal/plan"
)

// planAmounts are the amounts of a plan that the sheet Data has.
var planAmounts = []book.Amounts{
	{Table: costTable, Label: "Typ av kostnad", Column: costColumn, Field: "budget"},
	{Table: maintenanceTable, Label: "Aktivitet", Column: costColumn, Field: "budget"},
	{Table: developmentTable, Label: "Beskrivning", Column: totalColumn, Field: "budget"},
	{Table: trainingTable, Label: "Utbildning", Column: costColumn, Field: "budget"},
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
	o := book.Origin{Department: h.Department.Label, System: systems, File: m.in.InKommun(m.in.File)}
	_, o.Plan = plan.Names(m.in)
	if h.Year.Given() {
		o.Year = h.Year.Exact()
	}
	return o
}
