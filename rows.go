package planverk

import "planverk/internal/reconcile"

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
