package derive_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"planverk/internal/book"
	"planverk/internal/derive"
	"planverk/internal/doc"
	"planverk/internal/load"
	"planverk/internal/plan"
	"planverk/templates"
)

const emptyList = "dokument: { typ: checklista, id: prov, år: 2022 }\nunderlag: { filer: [" + socPlan + "] }\n"

// question gives what the check-list says of a question.
func question(t *testing.T, nodes map[string]plan.Node, id string) string {
	t.Helper()
	areas := nodes["härlett"].(*plan.Map).Get("områden").(*plan.List)
	for _, a := range areas.Items {
		for _, q := range a.(*plan.Map).Get("frågor").(*plan.List).Items {
			if q.(*plan.Map).Get("id").(*plan.Text).Value != id {
				continue
			}
			var all []string
			for _, key := range []string{"svar", "om svaret", "anteckning"} {
				if v, ok := q.(*plan.Map).Get(key).(*plan.Text); ok {
					all = append(all, v.Value)
				}
			}
			return strings.Join(all, " | ")
		}
	}
	t.Fatalf("no question %s", id)
	return ""
}

// TestMeeting: the meeting's answer stands before the plan's, and once the meeting has
// begun it is told which answers are only the plan's, and where the two differ.
func TestMeeting(t *testing.T) {
	for _, c := range []struct{ name, svar, id, want string }{
		{"no meeting yet", "", "systemägare", "ja"},
		{"no meeting, nor any answer of the plan", "", "mål", ""},
		{"only the plan", "svar: { mål: nej }\n", "systemägare", "ja | Enligt planen."},
		{"neither", "svar: { mål: nej }\n", "tid", ""},
		{"only the meeting", "svar: { mål: nej }\n", "mål", "nej"},
		{"the same", "svar: { systemägare: ja }\n", "systemägare", "ja"},
		{"another", "svar: { systemägare: delvis }\n", "systemägare", "delvis | Planen svarar ja."},
		{"not applicable", "svar: { systemägare: inte aktuellt }\n", "systemägare", "inte aktuellt | Planen svarar ja."},
		{"a note", "svar: { systemägare: { svar: ja, anteckning: Byter i mars } }\n", "systemägare", "ja | Byter i mars"},
		{"only a note", "svar: { systemägare: { anteckning: Byter i mars } }\n", "systemägare", "ja | Enligt planen. | Byter i mars"},
	} {
		own, sources := timra(t, emptyList+c.svar, socPlan)
		nodes, found := derive.Checklista(own, sources)
		if got := question(t, nodes, c.id); got != c.want || len(found) > 0 {
			t.Errorf("%s: %q, not %q; %v", c.name, got, c.want, found)
		}
	}
}

// TestMeetingCounted: what the document and the workbook say of how many are answered.
func TestMeetingCounted(t *testing.T) {
	for svar, want := range map[string]string{
		"": "",
		"svar: { mål: nej, systemägare: { anteckning: Byter i mars }, tid: { svar: delvis } }\n": "2",
	} {
		own, sources := timra(t, emptyList+svar, socPlan)
		nodes, _ := derive.Checklista(own, sources)
		got := ""
		if n, ok := nodes["härlett"].(*plan.Map).Get("ifyllda").(*plan.Count); ok {
			got = n.Exact()
		}
		if got != want {
			t.Errorf("%q: %q", svar, got)
		}
		w := derive.ChecklistaBook(own, &doc.Document{Meta: doc.Meta{ID: "prov-2022", Title: "Prov"}}, nodes)
		if err := w.Evaluate(); err != nil {
			t.Errorf("%q: %v", svar, err)
		}
	}
}

// TestMeetingUnknown: an answer to what is not asked is not lost in silence.
func TestMeetingUnknown(t *testing.T) {
	own, sources := timra(t, emptyList+"svar:\n  systemägaren: ja\n  xyz: nej\n", socPlan)
	_, found := derive.Checklista(own, sources)
	if len(found) != 2 {
		t.Fatal(found)
	}
	for i, want := range []string{
		"eget.yaml:4:3: fel PV718: Checklistan har ingen fråga ”systemägaren”. [Menade du ”systemägare”? Frågornas id står i arbetsbokens kolumn Rad-ID. De första är plan, syfte, mål och beslut.]",
		"eget.yaml:5:3: fel PV718: Checklistan har ingen fråga ”xyz”. [Frågornas id står i arbetsbokens kolumn Rad-ID. De första är plan, syfte, mål och beslut.]",
	} {
		d := found[i]
		if got := fmt.Sprintf("%s: %s %s: %s %v", d.Span, d.Severity, d.Code, d.Message, d.Hints); got != want {
			t.Errorf("%s\nnot %s", got, want)
		}
	}
}

// TestMeetingAsTheSchema: the workbook offers the words that the file may hold, and notes
// as long.
func TestMeetingAsTheSchema(t *testing.T) {
	schema, _ := load.NewSchemaSet(templates.FS).Get("checklista")
	want := schema.Fields["svar"].Items.Fields["svar"].Enum
	own, sources := timra(t, emptyList, socPlan)
	nodes, _ := derive.Checklista(own, sources)
	w := derive.ChecklistaBook(own, &doc.Document{Meta: doc.Meta{ID: "prov-2022", Title: "Prov"}}, nodes)
	_, table := w.FindTable("tblFraga")
	answer := table.Columns[table.Column("Svar")]
	var got []string
	for _, s := range answer.Choices {
		got = append(got, strings.ToLower(s))
	}
	if !slices.Equal(got, want) || len(want) == 0 {
		t.Errorf("%v in the workbook, %v in the schema", got, want)
	}
	note := func(n int) bool {
		text := emptyList + "svar: { mål: { anteckning: " + strings.Repeat("å", n) + " } }\n"
		files, set, kommun := timraFiles(t, text)
		_, l := load.Document(files, "eget.yaml", kommun, set)
		return !l.HasErrors()
	}
	if most := table.Columns[table.Column("Anteckning")].Most; most == 0 || !note(most) || note(most+1) {
		t.Errorf("the workbook takes %d characters, the schema not", most)
	}
	if _, ok := table.Rows[0][table.Column("Svar")].(book.Blank); !ok {
		t.Error("an answer out of nowhere")
	}
}
