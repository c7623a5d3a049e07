package derive

import (
	"slices"

	"planverk/internal/diag"
	"planverk/internal/plan"
	"planverk/internal/sv"
)

// reply is what the meeting has answered to a question of the check-list, as the
// check-list's own file has it.
type reply struct {
	plan.At
	Question plan.Text `key:"fråga"`
	Answer   plan.Text `key:"svar"`
	Note     plan.Text `key:"anteckning"`
}

// meeting is all that it has answered.
type meeting struct {
	Replies []reply `key:"svar"`
}

// replies are the words that the workbook offers. The schema has the same, in lower
// case as answers are written in a file.
var replies = []string{"Ja", "Nej", "Delvis", "Inte aktuellt"}

// longestNote is how long a note may be, in characters, as in the schema: it stands in
// a narrow column.
const longestNote = 500

func meetingOf(own *plan.Input) (m meeting) {
	plan.Bind(own.Root, &m)
	return m
}

func (m *meeting) to(question string) reply {
	for _, r := range m.Replies {
		if r.Question.Value == question {
			return r
		}
	}
	return reply{}
}

// answered is how many questions the meeting has answered.
func (m *meeting) answered() (n int64) {
	for _, r := range m.Replies {
		if r.Answer.Value != "" {
			n++
		}
	}
	return n
}

// fields are the answer that is printed, the meeting's before the plan's, and what it
// has noted. Once the meeting has begun, an answer that is only the plan's says so, and
// one that the plan contradicts too.
func (m *meeting) fields(id string, q question, a answer) []plan.Field {
	got, own := m.to(q.id), plan.YesNo{At: plan.At{ID: id + ".planens_svar"}, State: a.state}
	said := ""
	if a.state != plan.Unknown {
		said = own.Exact()
	}
	shown, about := said, ""
	switch {
	case got.Answer.Value != "":
		if shown = got.Answer.Value; said != "" && said != shown {
			about = "Planen svarar " + said + "."
		}
	case said != "" && len(m.Replies) > 0:
		about = "Enligt planen."
	}
	fields := []plan.Field{Text(id, "svar", shown), Text(id, "om svaret", about), {Key: "planens svar", Value: &own}}
	if got.Note.Value != "" {
		fields = append(fields, plan.Field{Key: "anteckning", Value: &got.Note})
	}
	return fields
}

// unknown reports answers to what is not asked.
func (m *meeting) unknown() (found diag.List) {
	var ids []string
	for _, a := range areas {
		for _, q := range a.questions {
			ids = append(ids, q.id)
		}
	}
	for _, r := range m.Replies {
		if slices.Contains(ids, r.Question.Value) {
			continue
		}
		hints := []string{"Frågornas id står i arbetsbokens kolumn Rad-ID. De första är " + sv.And(ids[:4]) + "."}
		if near := sv.Suggest(r.Question.Value, ids); near != "" {
			hints = append([]string{"Menade du " + sv.Quote(near) + "?"}, hints...)
		}
		found = append(found, diag.New("PV718", r.Question.Span, "Checklistan har ingen fråga "+sv.Quote(r.Question.Value)+".", hints...))
	}
	return found
}
