package standing

import (
	"testing"

	"planverk/internal/plan"
)

// TestStates holds which answers are known.
func TestStates(t *testing.T) {
	for _, c := range []struct {
		n    plan.Node
		want State
	}{
		{nil, Missing},
		{&plan.Text{Value: " "}, Missing},
		{&plan.Text{Value: "Okänt."}, Unknown},
		{&plan.Text{Value: "uppgift saknas"}, Unknown},
		{&plan.Text{Value: "–"}, Unknown},
		{&plan.Text{Value: "XXXX"}, Unknown},
		{&plan.Text{Value: "Det saknas inget"}, Filled},
		{&plan.Text{Value: "ingen"}, Filled},
		{&plan.Rich{Source: "Beskriv systemet här."}, Unknown},
		{&plan.Amount{Known: true}, Filled},
		{&plan.Amount{Word: "Lönekostnad"}, Filled},
		{&plan.Amount{Word: "okänt"}, Unknown},
		{&plan.YesNo{State: plan.No}, Filled},
		{&plan.YesNo{State: plan.Unknown}, Unknown},
		{&plan.Ref{Label: "Ebba", Target: &plan.Map{}}, Filled},
		{&plan.Ref{Label: "vet inte"}, Unknown},
		{&plan.List{}, Filled}, // written as []: there are none
		{&plan.List{Items: []plan.Node{&plan.Text{Value: "okänt"}, &plan.Text{Value: "Skolan"}}}, Filled},
		{&plan.List{Items: []plan.Node{&plan.Text{Value: "okänt"}}}, Unknown},
	} {
		if got, why := stateOf(c.n); got != c.want {
			t.Errorf("%#v is %v (%s), not %v", c.n, got, why, c.want)
		}
	}
}

// TestPercent: a hundred means all, and never that nearly all is filled in.
func TestPercent(t *testing.T) {
	for _, c := range []struct {
		t    Tally
		want int
	}{{Tally{}, 100}, {Tally{Fields: 3, Filled: 1}, 33}, {Tally{Fields: 1000, Filled: 999}, 99}, {Tally{Fields: 7, Filled: 7}, 100}} {
		if got := c.t.Percent(); got != c.want {
			t.Errorf("%+v is %d %%, not %d", c.t, got, c.want)
		}
	}
}

// TestDeadlines: what has been done is no deadline.
func TestDeadlines(t *testing.T) {
	for key, want := range map[string]bool{"följs upp senast": true, "till": true, "klart senast": true, "senast övad": false, "från": false, "upprättad": false} {
		if isDeadline(key) != want {
			t.Errorf("%s: %v", key, !want)
		}
	}
}

// TestTrend: documents that have not been built are left out of both sides.
func TestTrend(t *testing.T) {
	in := &plan.Input{}
	built := Document{Case: Case{Input: in, Former: &Tally{Fields: 10, Filled: 5}}, Tally: Tally{Fields: 10, Filled: 8}}
	fresh := Document{Case: Case{Input: in}, Tally: Tally{Fields: 100}}
	if points, ok := Trend(built, fresh); !ok || points != 30 {
		t.Errorf("%d, %v", points, ok)
	}
	if _, ok := Trend(fresh); ok {
		t.Error("a document that has not been built has a trend")
	}
	for n, want := range map[int]string{3: "+3", -2: "−2", 0: "±0"} {
		if Signed(n) != want {
			t.Errorf("%d is %q", n, Signed(n))
		}
	}
}

// TestRolesOfDocuments: in documents without a list of roles, those who have one are found
// where each type says so.
func TestRolesOfDocuments(t *testing.T) {
	group := func(fields ...plan.Field) *plan.Map { return &plan.Map{Fields: fields} }
	text := func(key, s string) plan.Field { return plan.Field{Key: key, Value: &plan.Text{Value: s}} }
	body := group(text("id", "central-systemägare"), text("namn", "Central systemägare"))
	in := &plan.Input{Root: group(
		plan.Field{Key: "organisation", Value: group(plan.Field{Key: "organ", Value: &plan.List{Items: []plan.Node{body, &plan.Text{Value: "fel"}}}})},
		plan.Field{Key: "parter", Value: group(plan.Field{Key: "leverantör", Value: group(text("företräds av", "it-chefen"))})},
		plan.Field{Key: "insats", Value: group(text("beställare", "Bygglovschefen"), text("förslagsställare", "okänt"))},
	)}
	j := judge{doc: &Document{Case: Case{Input: in, Kommun: &plan.Kommun{}}}, roles: rolesOf(in)}
	for role, want := range map[string]string{"central systemägare": "Central systemägare", "leverantör": "It-chefen", "beställare": "Bygglovschefen", "förslagsställare": "", "systemägarråd": ""} {
		if got := j.holder(role).Name; got != want {
			t.Errorf("%s: %q, want %q", role, got, want)
		}
	}
}

// TestLabel: a row is told from the others by its first words and what it is about, never
// by a person.
func TestLabel(t *testing.T) {
	ref := func(id, label string) plan.Node {
		target := &plan.Map{}
		target.ID = id
		return &plan.Ref{Target: target, Label: label}
	}
	s := &plan.Schema{Keys: []string{"id", "typ", "motpart", "kontakt", "från"}, RowKey: "id"}
	for _, c := range []struct {
		row  []plan.Field
		want string
	}{
		{[]plan.Field{{Key: "id", Value: &plan.Text{Value: "a1"}}, {Key: "typ", Value: &plan.Text{Value: "SLA"}}, {Key: "motpart", Value: ref("register.organisationer.t", "Tieto")}, {Key: "kontakt", Value: ref("register.personer.k", "Kajsa")}}, "SLA, Tieto"},
		{[]plan.Field{{Key: "kontakt", Value: ref("register.personer.k", "Kajsa")}}, ""},
		{[]plan.Field{{Key: "typ", Value: &plan.Rich{Source: "En\ntext"}}, {Key: "från", Value: &plan.Text{Value: "mer"}}}, "En text"},
		{[]plan.Field{{Key: "typ", Value: &plan.Text{Value: "okänt"}}}, ""},
		{nil, ""},
	} {
		if got := label(s, &plan.Map{Fields: c.row}); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}
