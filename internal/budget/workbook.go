package budget

import (
	"strings"

	"planverk/internal/book"
	"planverk/internal/diag"
	"planverk/internal/doc"
	"planverk/internal/plan"
	"planverk/internal/sv"
)

// maker builds one workbook.
type maker struct {
	plan     *plan.Systemplan
	word     string // "planen": what messages call the document
	in       *plan.Input
	doc      *doc.Document
	findings diag.List
	computed map[string]plan.Node
	numbers  map[string]string // section id → number in the document
	book     *book.Workbook
	base     []book.Row // of the sheet _bas
}

// Workbook makes the plan's workbook: what finance needs of the plan as tables
// that can be summed and filled in, with checks that stay alive. Sheets without
// data are left out. d is the finished document of the same plan; the workbook
// takes title, dates and section numbers from it.
func Workbook(p *plan.Systemplan, in *plan.Input, d *doc.Document, findings diag.List) *book.Workbook {
	m := &maker{plan: p, word: "planen", in: in, doc: d, findings: findings, computed: Compute(p, in), numbers: sectionNumbers(d)}
	m.book = &book.Workbook{Meta: m.meta()}
	for _, make := range []func() *book.Sheet{m.facts, m.inputs, m.costs, m.maintenance, m.development, m.training, m.agreements, m.shares, m.periods, m.spread, m.followUp, m.patterns, m.remarks} {
		if s := make(); s != nil {
			m.book.Sheets = append(m.book.Sheets, s)
		}
	}
	if s := m.book.DataSheet(m.origin(labels(p.Introduction.Systems)), m.planAmounts(), m.base); s != nil {
		m.book.Sheets = append(m.book.Sheets, s)
	}
	if s := m.checks(); s != nil {
		m.book.Sheets = append(m.book.Sheets, s)
	}
	if s := m.overview(); s != nil {
		m.book.Sheets = append([]*book.Sheet{s}, m.book.Sheets...)
	}
	m.book.Sheets = append([]*book.Sheet{m.about()}, m.book.Sheets...)
	if s := m.baseline(); s != nil {
		m.book.Sheets = append(m.book.Sheets, s)
	}
	return m.book
}

func (m *maker) meta() book.Meta {
	d := m.doc.Meta
	decided := d.Decision
	if decided == "" {
		decided = d.Drawn
	}
	return book.Meta{
		ID: d.ID, Title: d.Title, Subject: d.Subject, Municipality: d.Municipality, Keywords: d.Keywords,
		Status: d.Status, Lang: d.Lang, Generator: d.Generator, Accent: d.Accent,
		Date:    book.Date{Year: d.Date.Year, Month: d.Date.Month, Day: d.Date.Day},
		Decided: decided,
	}
}

func sectionNumbers(d *doc.Document) map[string]string {
	out := map[string]string{}
	for _, b := range d.Blocks {
		if h, ok := b.(*doc.Heading); ok {
			out[h.ID] = h.Number
		}
	}
	return out
}

// section names a section of the document: "avsnitt 5.2"; "" when the document
// has no such section.
func (m *maker) section(id string) string {
	if n := m.numbers[id]; n != "" {
		return "avsnitt " + n
	}
	return ""
}

// lead is a sheet's sentence: where in the document the table stands, and for a table
// of amounts their unit and what may be filled in.
func (m *maker) lead(section string, money bool) string {
	var parts []string
	if n := m.numbers[section]; n != "" {
		parts = append(parts, "Avsnitt "+n+" i "+m.word+".")
	}
	if money {
		parts = append(parts, "Belopp i kronor. Gula celler får fyllas i.")
	} else {
		parts = append(parts, "Uppgifterna ändras i "+m.word+".")
	}
	return strings.Join(parts, " ")
}

// text gives a cell of words, blank when there are none.
func text(s string) book.Cell {
	if s = strings.TrimSpace(s); s == "" {
		return book.Blank{}
	}
	return book.Text{S: s}
}

// money gives the figure of an amount; words and what is not given leave the cell blank.
func money(a plan.Amount) book.Cell {
	if !a.Known {
		return book.Blank{}
	}
	return book.Money{Ore: a.Ore}
}

func day(d plan.Date) book.Cell {
	if d.Year == 0 {
		return book.Blank{}
	}
	return book.Day{Date: book.Date{Year: d.Year, Month: d.Month, Day: d.Day}}
}

// remarkText puts a word that stands in place of an amount before the comment.
func remarkText(a plan.Amount, comment string) string {
	comment = strings.TrimSpace(comment)
	switch {
	case a.Known || a.Word == "":
		return comment
	case comment == "":
		return a.Word
	default:
		return strings.TrimSuffix(a.Word, ".") + ". " + comment
	}
}

// sumOf makes the closing cell of a money column.
func sumOf(table, column string, amounts []plan.Amount) book.Cell {
	sum, _ := total(amounts)
	return &book.Formula{Expr: book.Sum{Table: table, Column: column}, Value: sum, Shown: book.KindMoney}
}

func texts(list []plan.Text) string {
	var out []string
	for _, t := range list {
		out = append(out, t.Value)
	}
	return strings.Join(out, ", ")
}

func labels(list []plan.Ref) string {
	var out []string
	for _, r := range list {
		out = append(out, r.Label)
	}
	return sv.And(out)
}

// CommentOf is the way back from a remark to the row's comment: word is what stands
// in place of the row's amount, "" when none does. After the word comes a full stop,
// or what people write for one. It is false when the remark no longer begins with the
// word, so that it can not be told what became of it.
func CommentOf(word, remark string) (string, bool) {
	remark = strings.TrimSpace(remark)
	after, ok := strings.CutPrefix(remark, strings.TrimSuffix(word, "."))
	switch comment := strings.TrimLeft(after, ".,;: "); {
	case word == "":
		return remark, true
	case !ok:
		return "", false
	case comment == "":
		return "", true
	case strings.ContainsAny(after[:1], ".,;:") && after[1:2] == " ", strings.HasPrefix(after, " ("):
		return comment, true
	}
	for _, dash := range []string{" – ", " - "} {
		if comment, ok := strings.CutPrefix(after, dash); ok {
			return strings.TrimSpace(comment), true
		}
	}
	return "", false
}
