package load

import (
	"testing"
	"testing/fstest"

	"planverk/internal/plan"
)

// A value is what was typed, read by the schema's type and never by its looks:
// YAML's own guesses (octal numbers, yes, dates, exponents) have no say.
func TestNothingIsGuessed(t *testing.T) {
	tests := []struct{ yaml, want string }{
		{"01234", "01234"},
		{"0x1F", "0x1F"},
		{"1e6", "1e6"},
		{"1_000", "1_000"},
		{"1.10", "1.10"},
		{"yes", "yes"},
		{"true", "true"},
		{"2021-11-30", "2021-11-30"},
		{"12:30", "12:30"},
		{".inf", ".inf"},
		{"1 250 000", "1 250 000"},
		{"1\u00a0250", "1 250"},
		{"§ 118", "§ 118"},
		{"'null'", "null"},
		{"\"~~~\"", "~~~"},
		{"'  med   luft '", "med luft"},
		{"abc # d", "abc"},
		{"a#b", "a#b"},
		{"'it''s'", "it's"},
		{"\"a\\tb\"", "a b"},
		{"fo\u0308re", "före"},
		{"|\n    ett\n    två", "ett två"},
		{">\n    ett\n    två", "ett två"},
		{"ett\n    två", "ett två"},
	}
	set := testSet()
	for _, tt := range tests {
		in, list := Document(fstest.MapFS{"p.yaml": {Data: []byte(head + "  titel: " + tt.yaml + "\n")}}, "p.yaml", nil, set)
		if len(list) > 0 {
			t.Errorf("%q: %s", tt.yaml, brief(list))
			continue
		}
		got := in.Root.Get("dokument").(*plan.Map).Get("titel").(*plan.Text)
		if got.Value != tt.want {
			t.Errorf("%q: got %q, want %q", tt.yaml, got.Value, tt.want)
		}
	}
}

// What is not written is not there: no value, no finding, no zero.
func TestNothingWritten(t *testing.T) {
	set := testSet()
	for _, empty := range []string{"", "~", "null", "''", "\"\"", "# kommentar"} {
		data := head + "  titel: " + empty + "\n  följs upp senast: " + empty + "\n  beslut: " + empty + "\n  diarienummer: " + empty + "\nbudget:\n  summa: " + empty + "\n"
		in, list := Document(fstest.MapFS{"p.yaml": {Data: []byte(data)}}, "p.yaml", nil, set)
		if len(list) > 0 {
			t.Errorf("%q: %s", empty, brief(list))
		}
		d := in.Root.Get("dokument").(*plan.Map)
		for _, key := range []string{"titel", "följs upp senast", "beslut", "diarienummer"} {
			if n := d.Get(key); n != nil {
				t.Errorf("%q: %s is %v", empty, key, n)
			}
		}
		if n := in.Root.Get("budget").(*plan.Map).Get("summa"); n != nil {
			t.Errorf("%q: summa is %v", empty, n)
		}
	}
}

// A known row is known in every accepted spelling of its key.
func TestKnownRowsInAnySpelling(t *testing.T) {
	set := testSet()
	for _, key := range []string{"drift", "Drift", "DRIFT"} {
		in, list := Document(fstest.MapFS{"p.yaml": {Data: []byte(head + "budget:\n  rader:\n    " + key + ": 5 kr\n")}}, "p.yaml", nil, set)
		if len(list) > 0 {
			t.Fatalf("%s: %s", key, brief(list))
		}
		row := in.Root.Get("budget").(*plan.Map).Get("rader").(*plan.List).Items[0].(*plan.Map)
		label, ok := row.Get("benämning").(*plan.Text)
		if row.ID != "budget.rader.drift" || !ok || label.Value != "Driftkostnad" {
			t.Errorf("%s: %s, %v", key, row.ID, row.Get("benämning"))
		}
	}
}
