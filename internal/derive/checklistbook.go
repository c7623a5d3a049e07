package derive

import (
	"fmt"
	"strings"

	"planverk/internal/book"
	"planverk/internal/doc"
	"planverk/internal/plan"
	"planverk/internal/sv"
)

// Names of the check-list's table and of the columns that are filled in.
const (
	questionTable  = "tblFraga"
	questionColumn = "Fråga"
	answerColumn   = "Svar"
	noteColumn     = "Anteckning"
)

// ChecklistaBook is the check-list as a workbook: one row a question, with a
// column to choose the answer in and one for notes. computed is what Checklista gave.
func ChecklistaBook(in *plan.Input, d *doc.Document, computed map[string]plan.Node) *book.Workbook {
	w := newSheets(in, d, computed)
	s := &book.Sheet{Name: "Checklista", Title: "Frågor vid den årliga uppföljningen", Lead: "Välj svaret i den gula kolumnen. Planens svar är det som planen säger; pröva om det stämmer."}
	s.Table = &book.Table{Name: questionTable, Columns: []book.Column{{Name: keyColumn, Kind: book.KindKey}, {Name: "Nr", Width: 6}, {Name: "Område", Width: 20},
		{Name: questionColumn, Width: 40}, {Name: "Planen säger", Width: 36}, {Name: "Avsnitt", Width: 20}, {Name: "Planens svar", Width: 14},
		{Name: answerColumn, Width: 16, Input: true, Choices: replies, Hint: book.Hint{Title: answerColumn, Text: "Välj ur listan."}},
		{Name: noteColumn, Width: 32, Input: true, Most: longestNote, Hint: book.Hint{Title: noteColumn, Text: fmt.Sprintf("Vad som ska göras, av vem och när. Högst %d tecken.", longestNote)}},
		{Name: "Kommer av", Width: 24}}}
	m := meetingOf(in)
	for _, a := range w.rows("områden") {
		questions, _ := a.Get("frågor").(*plan.List)
		for _, n := range questions.Items {
			q := n.(*plan.Map) // made by checklistFields
			got := m.to(wordsOf(q, "id"))
			s.Table.Rows = append(s.Table.Rows, book.Row{book.Key{S: wordsOf(q, "id")}, text(wordsOf(q, "nr")), text(wordsOf(a, "rubrik")), text(wordsOf(q, "fråga")),
				text(saysOf(q)), text(wordsOf(q, "avsnitt")), answerOf(q), text(sv.Capital(got.Answer.Value)), text(got.Note.Value), text(wordsOf(q, "källa"))})
		}
	}
	if len(s.Table.Rows) > 0 {
		w.counted(s, &m)
		w.book.Sheets = append(w.book.Sheets, s)
	}
	return w.finish(w.book.Legend("planen")...)
}

// counted puts how many questions there are, and how many the meeting has answered, below
// the check-list, and tells where in its file the answers belong.
func (w *sheets) counted(s *book.Sheet, m *meeting) {
	t := s.Table
	t.Total = "ANTAL"
	for column, n := range map[string]int64{questionColumn: int64(len(t.Rows)), answerColumn: m.answered()} {
		t.Columns[t.Column(column)].Total = &book.Formula{Expr: book.Filled{Table: t.Name, Column: column}, Value: n * 100, Shown: book.KindCount}
	}
	w.cell(s, t.Total, questionColumn, w.root.Get("antal"))
	w.cell(s, t.Total, answerColumn, w.root.Get("ifyllda"))
	for column, field := range map[string]string{answerColumn: "svar", noteColumn: "anteckning"} {
		w.home[cellsOf{t.Name, column}] = ownField("svar", field)
	}
}

func wordsOf(m *plan.Map, key string) string {
	t, _ := m.Get(key).(*plan.Text)
	if t == nil {
		return ""
	}
	return t.Value
}

// saysOf is the plan's answer in words, with its figure.
func saysOf(q *plan.Map) string {
	says := wordsOf(q, "planen säger")
	for _, key := range []string{"belopp", "datum", "när", "antal"} {
		figure, ok := q.Get(key).(interface{ Text() string })
		if !ok {
			continue
		}
		says += " " + figure.Text()
		if key == "belopp" {
			says += " kr"
		}
		says += "."
	}
	return strings.TrimSpace(says)
}

func answerOf(q *plan.Map) book.Cell {
	if y, ok := q.Get("planens svar").(*plan.YesNo); ok && y.State != plan.Unknown {
		return text(y.Text())
	}
	return book.Blank{}
}
