package planverk

import (
	"fmt"
	"strconv"

	"planverk/internal/diag"
	"planverk/internal/reconcile"
)

// importJSON is a workbook's way back as --json prints it; docs/importera.schema.json
// describes it. The names are a promise to other programs: they are added to, never
// renamed.
type importJSON struct {
	Book     string       `json:"arbetsbok"`
	Title    string       `json:"handling"` // empty when no report could be made
	File     string       `json:"datafil"`
	Written  bool         `json:"skrivet"`
	Blocked  bool         `json:"hindrat"` // an error, a conflict or an unanswered question stands in the way
	End      string       `json:"slutord"`
	Files    []string     `json:"filer"` // that are changed, or would be; never null
	Changes  []cellJSON   `json:"ändringar"`
	Added    []rowJSON    `json:"nya rader"`       // go in when the question is answered yes to
	Removed  []goneJSON   `json:"borttagna rader"` // go out likewise
	Findings []remarkJSON `json:"anmärkningar"`
}

// goneJSON is a row that goes out of the document's own file.
type goneJSON struct {
	Sheet string `json:"blad"`
	Row   string `json:"rad"`
	ID    string `json:"id"`   // "budget.rader.drift"
	Text  string `json:"text"` // as the file has it, comments counted
}

type cellJSON struct {
	Cell    string    `json:"cell"` // "Budget!D5"
	Row     string    `json:"rad"`
	Column  string    `json:"kolumn"`
	ID      string    `json:"id"`
	File    string    `json:"fil"`
	Outcome string    `json:"utfall"` // förs in, behålls, lika, konflikt
	Base    valueJSON `json:"från början"`
	Ours    valueJSON `json:"i datafilen"`
	Theirs  valueJSON `json:"i arbetsboken"`
}

// rowJSON is a new row, and the list of the document's own file that it is put into.
type rowJSON struct {
	Cell   string      `json:"cell"`
	List   string      `json:"lista"`
	ID     string      `json:"id"` // empty in a list whose rows have none
	Fields []fieldJSON `json:"fält"`
}

type fieldJSON struct {
	Column string    `json:"kolumn"`
	Key    string    `json:"nyckel"`
	Value  valueJSON `json:"värde"`
}

// valueJSON is what a cell holds. Value is exact, an amount in kronor with two
// decimals; null for an empty cell.
type valueJSON struct {
	Kind  string  `json:"slag"` // kronor, antal, ord
	Value *string `json:"värde"`
}

type remarkJSON struct {
	Cell     string   `json:"cell"` // empty for the workbook as a whole
	Severity string   `json:"nivå"`
	Code     string   `json:"kod"`
	Message  string   `json:"meddelande"`
	Hints    []string `json:"åtgärd"` // never null
	Ask      bool     `json:"fråga"`
	Yes      bool     `json:"svar ja"`
}

var (
	outcomesJSON = map[reconcile.Outcome]string{reconcile.Taken: "förs in", reconcile.Kept: "behålls", reconcile.Equal: "lika", reconcile.Conflict: "konflikt"}
	kindsJSON    = map[reconcile.Kind]string{reconcile.Kronor: "kronor", reconcile.Number: "antal", reconcile.Words: "ord", reconcile.Share: "ord"}
)

// Answer is what has become of a workbook, for other programs. written says whether
// the files have been changed, and l what could not be read or written.
func (in Imported) Answer(back Returned, written bool, l diag.List) any {
	out := importJSON{Book: back.Name, Written: written, Blocked: l.HasErrors(), Files: []string{}, Changes: []cellJSON{}, Added: []rowJSON{}, Removed: []goneJSON{}, Findings: []remarkJSON{}}
	for _, f := range in.Files {
		out.Files = append(out.Files, f.File)
	}
	if in.Report != nil {
		out.Title, out.File, out.End = in.Report.Title, in.Report.Plan, in.Report.End
		out.Blocked = out.Blocked || in.Report.Result.Blocked(back.Yes)
		for _, c := range in.Report.Result.Changes {
			file := c.File
			if file == "" {
				file = in.Report.Plan
			}
			out.Changes = append(out.Changes, cellJSON{c.Cell, c.Row, c.Column, c.ID, file, outcomesJSON[c.Outcome], exact(c.Base), exact(c.Ours), exact(c.Theirs)})
		}
		for _, a := range in.Report.Result.Added {
			row := rowJSON{Cell: a.Cell, List: a.List, ID: a.ID}
			for _, f := range a.Fields {
				row.Fields = append(row.Fields, fieldJSON{f.Column, f.Key, exact(f.Value)})
			}
			out.Added = append(out.Added, row)
		}
		for _, gone := range in.Report.Result.Removed {
			out.Removed = append(out.Removed, goneJSON{gone.Sheet, gone.Row, gone.ID, gone.Text})
		}
		for _, f := range in.Report.Result.Findings {
			out.Findings = append(out.Findings, told(f.Diagnostic, f.Cell, f.Ask, f.Ask && back.Yes))
		}
	}
	for _, d := range l {
		out.Findings = append(out.Findings, told(d, "", false, false))
	}
	return out
}

func told(d diag.Diagnostic, cell string, ask, yes bool) remarkJSON {
	hints := d.Hints
	if hints == nil {
		hints = []string{}
	}
	return remarkJSON{cell, d.Severity.String(), d.Code, d.Message, hints, ask, yes}
}

func exact(v reconcile.Value) valueJSON {
	out := valueJSON{Kind: kindsJSON[v.Kind]}
	if !v.Given {
		return out
	}
	text := v.Text
	switch sign, n := "", v.N; v.Kind {
	case reconcile.Kronor:
		if n < 0 {
			sign, n = "-", -n
		}
		text = fmt.Sprintf("%s%d.%02d", sign, n/100, n%100)
	case reconcile.Number:
		text = strconv.FormatInt(n, 10)
	}
	out.Value = &text
	return out
}
