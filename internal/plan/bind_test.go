package plan

import (
	"reflect"
	"testing"

	"planverk/internal/diag"
)

func TestBind(t *testing.T) {
	line := func(n int) diag.Span { return diag.Span{File: "plan.yaml", Start: diag.Pos{Line: n, Col: 1}} }
	root := &Map{Fields: []Field{
		{Key: "dokument", Value: &Map{At: At{ID: "dokument", Span: line(1)}, Fields: []Field{
			{Key: "år", Value: &Count{At: At{ID: "dokument.år", Span: line(2)}, N: 2021}},
			{Key: "diarienummer", Value: &List{Items: []Node{&Text{Value: "BUN/2020:214"}, nil, &Text{Value: "BUN/2020:215"}}}},
			{Key: "förvaltning", Value: &Ref{At: At{ID: "dokument.förvaltning"}, Label: "Barn och utbildning"}},
			{Key: "titel", Value: &Map{}}, // of another kind than the field: passed over
			{Key: "okänd nyckel", Value: &Text{Value: "x"}},
		}}},
		{Key: "budget", Value: &Map{Fields: []Field{
			{Key: "rader", Value: &List{Items: []Node{
				&Map{At: At{ID: "budget.rader.drift", Span: line(9)}, Fields: []Field{{Key: "kostnad", Value: &Amount{Ore: 100, Known: true}}}},
				&Text{}, // not a group: an empty row
			}}},
		}}},
		{Key: "avtal", Value: &Text{}},         // not a list
		{Key: "historik", Value: (*List)(nil)}, // nothing
	}}
	var p Systemplan
	Bind(root, &p)
	switch {
	case p.Document.ID != (Text{}), p.Document.At.ID != "dokument", p.Document.Span != line(1):
		t.Errorf("place of the group: %+v", p.Document.At)
	case p.Document.Year.N != 2021 || p.Document.Year.Span != line(2):
		t.Errorf("year: %+v", p.Document.Year)
	case len(p.Document.DiaryNumbers) != 3 || p.Document.DiaryNumbers[2].Value != "BUN/2020:215":
		t.Errorf("list of texts: %+v", p.Document.DiaryNumbers)
	case p.Document.Department.Label != "Barn och utbildning" || p.Document.Title.Given():
		t.Errorf("head: %+v", p.Document)
	case len(p.Budget.Rows) != 2 || p.Budget.Rows[0].Cost.Ore != 100 || p.Budget.Rows[0].Span != line(9) || p.Budget.Rows[1].Given():
		t.Errorf("rows: %+v", p.Budget.Rows)
	case p.Agreements != nil || p.History != nil:
		t.Errorf("lists that are none: %+v", p.Agreements)
	}
	var none Systemplan
	Bind(nil, &none)
	if !reflect.DeepEqual(none, Systemplan{}) {
		t.Error("nothing binds to something")
	}
}

func TestBindPanicsOnFaults(t *testing.T) {
	for name, dst := range map[string]any{
		"not a pointer": Systemplan{},
		"not a struct":  new(int),
		"plain field": &struct {
			A string `key:"a"`
		}{},
	} {
		t.Run(name, func(t *testing.T) {
			defer func() {
				if recover() == nil {
					t.Error("no panic")
				}
			}()
			Bind(&Map{Fields: []Field{{Key: "a", Value: &Text{}}}}, dst)
		})
	}
}

func TestRegisters(t *testing.T) {
	r := Registers{
		Systems:       []System{{ID: Text{Value: "procapita"}}},
		Organisations: []Organisation{{ID: Text{Value: "bou"}}, {ID: Text{Value: "soc"}}},
		Persons:       []Person{{ID: Text{Value: "ebba"}}},
		Roles:         []Role{{ID: Text{Value: "systemägare"}}},
	}
	if r.System("procapita") == nil || r.Organisation("soc") != &r.Organisations[1] || r.Person("ebba") == nil || r.Role("systemägare") == nil {
		t.Error("a row is not found")
	}
	if r.System("") != nil || r.Organisation("timra") != nil {
		t.Error("a row is found that is not there")
	}
}
