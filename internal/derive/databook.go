package derive

import (
	"planverk/internal/book"
	"planverk/internal/plan"
)

// The amounts of derived documents that the sheet Data has. Sums of a table are left
// out; but an amount of one sheet may explain that of another, so that only rows with
// the same Blad and Fält are to be added up.
var (
	portfolioAmounts = []book.Amounts{
		{Table: budgetTable, Label: kindColumn, Column: lastYearOf, Field: "utfall föregående år"},
		{Table: budgetTable, Label: kindColumn, Column: budgetOf, Field: "budget"},
		{Table: budgetTable, Label: kindColumn, Column: forecastOf, Field: "prognos"},
		{Table: budgetTable, Label: kindColumn, Column: outcomeOf, Field: "utfall"},
		{Table: shareTable, Label: unitColumn, Column: amountOf, Field: "fördelat"},
		{Table: "tblInsats", Label: "Insats", Column: "Kostnad", Field: "budget"},
		{Table: "tblAktivitet", Label: "Insats", Column: "Kostnad", Field: "budget"},
	}
	followUpAmounts = []book.Amounts{
		{Table: outcomeTable, Label: kindColumn, Column: budgetColumn, Field: "budget"},
		{Table: outcomeTable, Label: kindColumn, Column: outcomeColumn, Field: "utfall"},
		{Table: outcomeTable, Label: kindColumn, Column: forecastColumn, Field: "prognos"},
		{Table: followedTable, Label: "Aktivitet", Column: "Planerad kostnad", Field: "budget"},
		{Table: followedTable, Label: "Aktivitet", Column: outcomeColumn, Field: "utfall"},
	}
	registerAmounts = []book.Amounts{
		{Table: "tblKostnad", Label: "Plan", Column: "Summa", Field: "budget"},
	}
)

// data puts in the sheet Data, when the workbook has any of the amounts.
func (w *sheets) data(columns []book.Amounts) {
	of, _ := w.root.Get("plan").(*plan.Map) // of a document about one plan
	o := book.Origin{Plan: wordsOf(of, "titel"), Department: wordsOf(of, "förvaltning"), System: wordsOf(of, "system"), File: w.in.InKommun(w.in.File)}
	head, _ := w.in.Root.Get("dokument").(*plan.Map)
	if y, ok := head.Get("år").(*plan.Count); ok && y.Given() {
		o.Year = y.Exact()
	}
	if s := w.book.DataSheet(o, columns, w.base); s != nil {
		w.book.Sheets = append(w.book.Sheets, s)
	}
}
