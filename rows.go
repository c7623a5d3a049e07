package planverk

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"planverk/internal/amend"
	"planverk/internal/budget"
	"planverk/internal/plan"
	"planverk/internal/reconcile"
)

// What a new row becomes, by the table that it is put into: the list of the data file,
// the column that it is named after, and the field of each column. What is reckoned, or
// has no field, is left out.
var (
	planRows = map[string]reconcile.RowForm{
		"tblKostnad": {List: "budget.rader", Name: "Typ av kostnad",
			Fields: map[string]string{"Typ av kostnad": "benämning", "Intern tid": "intern tid", "Kostnad": "kostnad", "Anmärkning": "kommentar"}},
		"tblAktivitet": {List: "aktiviteter.förvaltning",
			Fields: map[string]string{"När": "när", "Aktivitet": "vad", "Kategori": "kategori", "Intern tid": "intern tid", "Servicecenter IT": "servicecenter it",
				"Leverantör": "leverantör", "Kostnad": "kostnad", "Ansvarig": "ansvarig", "Status": "status"}},
		"tblUtveckling": {List: "aktiviteter.utveckling",
			Fields: map[string]string{"Beskrivning": "vad", "När": "när", "Total kostnad": "total kostnad", "Varav Servicecenter IT": "servicecenter it", "Varav leverantör": "leverantör"}},
		"tblUtbildning": {List: "användarstöd.utbildning.tillfällen", Fields: map[string]string{"Utbildning": "vad", "När": "när", "Kostnad": "kostnad"}},
	}
	agreementRows = map[string]reconcile.RowForm{
		"tblKostnadsslag": {List: "budget.rader", Name: "Kostnadsslag", Fields: map[string]string{"Kostnadsslag": "benämning", "Bärs av": "bärs av", "Budget": "belopp"}},
	}
)

// quote gives the report what the data file says of the rows that are to go out of it.
func (r *receiver) quote() {
	if len(r.result.Removed) == 0 {
		return
	}
	t := r.files[0]
	name := r.product.place.Name(t.name)
	src, err := fs.ReadFile(r.product.place.FS, t.name)
	if err != nil {
		r.result.Fault(name, "PV681", "Filen går inte att läsa.", "Kontrollera att den ligger kvar.")
		return
	}
	for i := range r.result.Removed {
		gone := &r.result.Removed[i]
		gone.Text, err = amend.Gone(src, t.in.Root, gone.ID)
		if flaw := (*amend.Flaw)(nil); errors.As(err, &flaw) {
			r.result.Fault(name, "PV681", fmt.Sprintf("Raden ”%s” kan inte tas bort ur %s, rad %d: %s.", gone.Row, name, flaw.Line, flaw.Message), "Ta bort den där för hand.")
		}
	}
}

// gone tells whether a value stands in a row that is to go.
func (r *receiver) gone(id string) bool {
	for _, gone := range r.result.Removed {
		if strings.HasPrefix(id, gone.ID+".") {
			return true
		}
	}
	return false
}

// goneOre is what the rows that go had in the budget's sum.
func (r *receiver) goneOre(t *target) (ore int64) {
	for _, gone := range r.result.Removed {
		row := amend.Find(t.in.Root, gone.ID)
		for _, key := range []string{"kostnad", "belopp"} {
			if a, ok := row.Get(key).(*plan.Amount); ok && a.Known && strings.HasPrefix(gone.ID, "budget.rader.") {
				ore += a.Ore
			}
		}
	}
	return ore
}

// weigh gives a plan that divides the year alike the weights of all its periods, when one
// of them is filled in: alike but for those that are.
func (t *target) weigh() {
	if len(t.rows) == 0 || !slices.ContainsFunc(t.rows, ofPeriod) || amend.Has(t.in.Root, budget.PeriodWeights) {
		return
	}
	typed := map[string]amend.Row{}
	t.rows = slices.DeleteFunc(t.rows, func(r amend.Row) bool {
		if ofPeriod(r) {
			typed[r.Key] = r
		}
		return ofPeriod(r)
	})
	form, _ := amend.Find(t.in.Root, "budget").Get("periodisering").(*plan.Text)
	for _, name := range budget.Division(form.Value) {
		row, ok := typed[name]
		if !ok {
			row = amend.Row{In: budget.PeriodWeights, Key: name, KeyName: "period", Short: "nyckeltal", Fields: []amend.Edit{{Key: "nyckeltal", Text: "1"}}}
		}
		if row.After = "periodisering"; row.Fields[0].Text != "" { // an emptied cell leaves the period out
			t.rows = append(t.rows, row)
		}
	}
}

func ofPeriod(r amend.Row) bool { return r.In == budget.PeriodWeights }
