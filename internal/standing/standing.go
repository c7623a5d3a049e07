// Package standing tells how far a municipality's data files have come: what is filled
// in, what is missing, not known or old, and who owes the answers.
//
// The one call is Judge. It is handed files that have been read, and the day; it reads
// nothing itself. What is to be filled in is said by the document's template and schema
// (merge.Template.Asks), so that the rule is the same for a municipality's own types.
package standing

import (
	"cmp"
	"fmt"
	"slices"

	"planverk/internal/diag"
	"planverk/internal/plan"
)

// Case is a data file to be judged.
type Case struct {
	File    string // as the user names it: "data/timra/planer/x.yaml"
	Name    string // from the municipality's folder: "planer/x.yaml"
	Folder  string // where its document is published: "timra/procapita-bou-2021"
	ID      string // of the document: "procapita-bou-2021"
	Title   string
	Home    string // the kommun.yaml it belongs to, as the user names it
	Kommun  *plan.Kommun
	Input   *plan.Input // nil when the file could not be read
	Schema  *plan.Schema
	Asks    func(*plan.Schema) bool // what is to be filled in
	Prints  func(*plan.Schema) bool // what has a place in the document
	Errors  int                     // findings of level fel, when it could be read all the same
	Problem *diag.Diagnostic        // why it could not be read
	Former  *Tally                  // how far it had come when it was last built; nil when it has not been
}

// State is how far an answer has come.
type State int

const (
	Filled  State = iota
	Missing       // nothing is written
	Unknown       // it says that nobody knows, or a piece of the template is left
	Old           // it is written, but its day has passed or it is last year's
)

func (s State) String() string {
	return [...]string{"ifyllt", "saknas", "okänt", "gammalt"}[s]
}

// Tally counts the fields that are to be filled in. Filled, Missing and Unknown are
// Fields together. Old counts what is filled in but should be looked over; that depends
// on the day, and is no part of how much is filled in.
type Tally struct{ Fields, Filled, Missing, Unknown, Old int }

// Percent is how much is filled in, in whole per cent, rounded down: 100 means all. A
// document that asks for nothing is filled in.
func (t Tally) Percent() int {
	if t.Fields == 0 {
		return 100
	}
	return t.Filled * 100 / t.Fields
}

// Add counts another's fields as well.
func (t *Tally) Add(o Tally) {
	t.Fields += o.Fields
	t.Filled += o.Filled
	t.Missing += o.Missing
	t.Unknown += o.Unknown
	t.Old += o.Old
}

func (t *Tally) count(s State) {
	t.Fields++
	switch s {
	case Filled:
		t.Filled++
	case Missing:
		t.Missing++
	case Unknown:
		t.Unknown++
	}
}

// Section is what a document has under one of its first keys.
type Section struct {
	Key, Title string
	Tally
}

// Item is an answer that is owed, or should be looked over.
type Item struct {
	Section  string    // its first key
	Key      string    // where it is written: "inledning.klassning", "avtal.2.motpart"
	Title    string    // "Motpart"
	Where    diag.Span // of the nearest key above it that is written; only the file when none is
	State    State     // never Filled
	Reason   string    // why it is not known, or old; empty of what is missing
	Expected string    // what is to be written, in a sentence
	Example  string    // "motpart: tieto"; may be empty
	Owner    Owner
}

// Document is how far a data file has come.
type Document struct {
	Case
	Tally
	Sections []Section // in the order of the schema
	Items    []Item    // in the order of the schema
	Passed   string    // why it is not counted: "ersatt av procapita-bou-2022"; empty when it is
}

// Judge judges files, in their order. day is the day that dates are held against; the
// zero value leaves them alone. A file whose document has been replaced, by another year
// of the same id or by its own status, is not counted.
func Judge(cases []Case, day plan.Date) []Document {
	years := map[series][]int{} // the files of each, the oldest first
	for i, c := range cases {
		if s, year := seriesOf(c); year != 0 {
			years[s] = append(years[s], i)
		}
	}
	for _, all := range years {
		slices.SortStableFunc(all, func(a, b int) int { return cmp.Compare(yearOf(cases[a].Input), yearOf(cases[b].Input)) })
	}
	out := make([]Document, len(cases))
	for i, c := range cases {
		out[i] = Document{Case: c}
		if c.Input == nil {
			continue
		}
		s, year := seriesOf(c)
		before, after := neighbours(cases, years[s], year)
		if out[i].Passed = passed(c, after); out[i].Passed != "" {
			continue
		}
		j := judge{doc: &out[i], day: day, roles: rolesOf(c.Input), former: textsOf(before)}
		if before != nil {
			j.formerYear = yearOf(before)
		}
		j.all()
	}
	return out
}

// series is the documents that follow each other year by year.
type series struct{ home, typ, id string }

func seriesOf(c Case) (series, int) {
	if c.Input == nil {
		return series{}, 0
	}
	id, _ := head(c.Input).Get("id").(*plan.Text)
	if id == nil {
		return series{}, 0
	}
	return series{c.Home, c.Input.Type, id.Value}, yearOf(c.Input)
}

// neighbours gives the last document of an earlier year and the first of a later one.
func neighbours(cases []Case, all []int, year int) (before *plan.Input, after *Case) {
	for _, i := range all {
		switch y := yearOf(cases[i].Input); {
		case y < year:
			before = cases[i].Input
		case y > year && after == nil:
			after = &cases[i]
		}
	}
	return before, after
}

func passed(c Case, after *Case) string {
	if after != nil {
		return "ersatt av " + after.ID
	}
	if status, ok := head(c.Input).Get("status").(*plan.Text); ok && (status.Value == "ersatt" || status.Value == "upphävd") {
		return status.Value
	}
	return ""
}

func head(in *plan.Input) *plan.Map {
	m, _ := in.Root.Get("dokument").(*plan.Map)
	return m
}

func yearOf(in *plan.Input) int {
	if year, ok := head(in).Get("år").(*plan.Count); ok {
		return int(year.N)
	}
	return 0
}

// Total counts all documents together.
func Total(all []Document) (t Tally) {
	for _, d := range all {
		t.Add(d.Tally)
	}
	return t
}

// Trend is how many percentage points more is filled in than when the documents were last
// built; false when none of them has been. Those that have not are left out.
func Trend(all ...Document) (points int, ok bool) {
	var now, then Tally
	for _, d := range all {
		if d.Former != nil && d.counted() {
			now.Add(d.Tally)
			then.Add(*d.Former)
			ok = true
		}
	}
	return now.Percent() - then.Percent(), ok
}

func (d *Document) counted() bool { return d.Input != nil && d.Passed == "" }

// Signed writes the change in percentage points with its sign: "+3", "−2", "±0".
func Signed(n int) string {
	switch {
	case n > 0:
		return fmt.Sprintf("+%d", n)
	case n < 0:
		return fmt.Sprintf("−%d", -n)
	}
	return "±0"
}
