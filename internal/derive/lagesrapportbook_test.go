package derive_test

import (
	"fmt"
	"testing"

	"planverk/internal/book"
	"planverk/internal/derive"
	"planverk/internal/doc"
	"planverk/internal/plan"
)

// TestStandingBook: shares and sums are formulas that give what the program has counted,
// also of a document with nothing to fill in.
func TestStandingBook(t *testing.T) {
	row := func(id string, filled, fields, missing int64) *plan.Map {
		return derive.Group(id, derive.Text(id, "källa", id), derive.Text(id, "avsnitt", id), derive.Count(id, "ifyllda", "", filled),
			derive.Count(id, "uppgifter", "", fields), derive.Count(id, "saknas", "", missing), derive.Count(id, "okända", "", 0), derive.Count(id, "gamla", "", 0))
	}
	of := func(list string) *plan.List {
		id := "härlett." + list
		return derive.List(id, row(id+".a", 57, 100, 43), row(id+".b", 2, 3, 1), row(id+".tom", 0, 0, 0))
	}
	answer := derive.Group("härlett.personer.1.svar.1", derive.Text("härlett.personer.1.svar.1", "uppgift", "Diarienummer"))
	root := derive.Group("härlett", plan.Field{Key: "handlingar", Value: of("handlingar")}, plan.Field{Key: "avsnitt", Value: of("avsnitt")},
		plan.Field{Key: "personer", Value: derive.List("härlett.personer", derive.Group("härlett.personer.1", derive.Text("härlett.personer.1", "id", "1"),
			plan.Field{Key: "svar", Value: derive.List("härlett.personer.1.svar", answer)}))})
	w := derive.LagesrapportBook(&plan.Input{Root: &plan.Map{}}, &doc.Document{Meta: doc.Meta{ID: "prov", Title: "Prov"}}, map[string]plan.Node{"härlett": root})
	if err := w.Validate(); err != nil {
		t.Fatal(err)
	}
	if err := w.Evaluate(); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"tblHandling", "tblAvsnitt"} {
		_, table := w.FindTable(name)
		at := table.Column("Ifyllt (%)")
		var got []int64
		for _, r := range table.Rows {
			got = append(got, r[at].(*book.Formula).Value)
		}
		total := table.Columns[at].Total.(*book.Formula).Value
		filled, fields := table.Columns[table.Column("Ifyllda")].Total.(*book.Formula).Value, table.Columns[table.Column("Av")].Total.(*book.Formula).Value
		// 57,00 %, 66,67 %, all of nothing; 59 of 103.
		if want := "[5700 6667 10000] 5728 5900 10300"; fmt.Sprint(got, total, filled, fields) != want {
			t.Errorf("%s: %v %d %d %d, not %s", name, got, total, filled, fields, want)
		}
	}
}
