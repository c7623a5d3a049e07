// Package reconcile holds a workbook that has come back against the plan as it is
// now: what did the reader fill in, and may it go into the plan?
//
// The call is Compare. Three states of every cell to fill in are held together: what
// the workbook was sent out with (its hidden sheet _bas), what the plan says now, and
// what the workbook says. The answer is changes and findings; Report puts them into
// words. Nothing is read from disk or changed here.
package reconcile

import (
	"planverk/internal/book"
	"planverk/internal/diag"
	"planverk/internal/intake"
)

// Plan is the plan as it is now.
type Plan struct {
	Model *book.Workbook // the workbook that it would give now
	// Checksum is of all its data, and Program what makes its workbook: a workbook of the
	// same two held what Model holds.
	Checksum, Program string
	// Word gives the word that stands in place of the amount of an identity.
	Word func(id string) string
	// Field gives the text of a field out of the words or number of its cell; false
	// when the cell holds more than the field can.
	Field func(id, cell string) (string, bool)
	// Called is what messages call the document: "planen", "avtalet".
	Called string
	// Home is what messages call the file that an identity is in: "uppföljningen i x.yaml".
	Home func(id string) string
	// Elsewhere says where what has no place in the data belongs; may be "".
	Elsewhere string
	// Rows tells what new rows become, by table; a table that is not there can get none.
	Rows map[string]RowForm
	// Fixed says what to do of a row that is new or gone in a table whose rows are always
	// the same; "" when rows are put in and taken out of the document.
	Fixed string
	// Sent is the workbook as it was sent out, for one that has lost its hidden sheet;
	// nil when it is not known. Unchanged says that the data are still the same, so that
	// Model is what was sent out.
	Sent      *intake.Book
	Unchanged bool
}

// Kind is what a cell to fill in holds.
type Kind int

// The kinds. The zero value is words.
const (
	Words Kind = iota
	Kronor
	Number // a whole number: of users, of months
	Share  // a share in words, as the data have it: "2,4 %"
)

// Outcome is what becomes of a cell that someone has changed.
type Outcome int

// The outcomes. A cell that is the same in all three states has none.
const (
	Taken    Outcome = iota // only the workbook has changed: it goes into the plan
	Kept                    // only the plan has changed: it stays
	Equal                   // both have changed, to the same
	Conflict                // both have changed, to different things
)

// Value is what a cell to fill in holds: an amount, a number or words, or nothing.
type Value struct {
	Kind  Kind
	Given bool
	N     int64 // öre, or the number
	Text  string
}

// Change is one cell that is not the same in all three states.
type Change struct {
	Cell               string // "Budget!D5"
	Row, Column        string // the key of the row and the head of the column
	ID                 string // identity of the value in the plan
	Base, Ours, Theirs Value
	Write              string // what to write of words and numbers; for an amount see Theirs
	Outcome            Outcome
	File               string // where it belongs, when that is not the document's own file
}

// Finding is something to say about a cell, a table or the workbook.
type Finding struct {
	Cell string // "" for the workbook as a whole
	diag.Diagnostic
	Ask bool // a person must say yes before anything is written
}

// Result is what a workbook says against the plan.
type Result struct {
	Changes  []Change
	Added    []Added   // go into the plan when the question is answered yes to
	Removed  []Removed // go out of it likewise
	Findings []Finding
}

// Blocked tells whether something hinders the changes from being written: an error,
// a conflict, or a question that nobody has answered yes to.
func (r *Result) Blocked(yes bool) bool {
	for _, f := range r.Findings {
		if f.Ask && !yes || !f.Ask && f.Severity == diag.Fel {
			return true
		}
	}
	return false
}

// Count is how many changes have an outcome.
func (r *Result) Count(o Outcome) int {
	n := 0
	for _, c := range r.Changes {
		if c.Outcome == o {
			n++
		}
	}
	return n
}

// Compare holds a returned workbook against the plan.
func Compare(p Plan, back *intake.Book) *Result {
	r := &Result{}
	base := p.base(back, r)
	if base == nil {
		r.note("", "PV656", "Arbetsbokens dolda blad _bas saknas eller går inte att läsa, och uppgifterna har ändrats sedan arbetsboken gjordes. Därför syns det inte vad som är ändrat i den.",
			"Lägg den arbetsbok som Planverk byggde i mappen output, eller bygg en ny och för in ändringarna i den.")
		return r
	}
	c := &comparison{plan: p, back: back, base: base, homes: homesOf(p.Model), same: base.of(p), result: r}
	c.saved()
	found := false
	for _, s := range p.Model.Sheets {
		if s.Hidden || s.Table == nil {
			continue
		}
		found = c.sheet(s) || found
	}
	if !found {
		c.result.note("", "PV660", "Ingen av tabellerna som fylls i finns kvar i arbetsboken.", "Utgå från den arbetsbok som Planverk byggde.")
	}
	return c.result
}

// base gives what the workbook held when it was sent out: what its hidden sheet says,
// or, when that is lost or not as Planverk wrote it, what is known from elsewhere.
func (p Plan) base(back *intake.Book, r *Result) *base {
	own := readBase(back)
	now := baseOf(p.Model)
	switch {
	case own != nil && own.of(p) && own.origin["program"] == p.Program && own.differs(now):
		r.note("", "PV690", "Arbetsbokens dolda blad _bas är ändrat. Vad cellerna innehöll från början tas ur datafilerna, som är desamma som när arbetsboken gjordes.")
		return now
	case own != nil:
		return own
	case p.Unchanged:
		r.note("", "PV690", "Arbetsbokens dolda blad _bas är borta. Vad cellerna innehöll från början tas ur datafilerna, som är desamma som när arbetsboken gjordes.")
		return now
	case p.Sent != nil:
		if sent := readBase(p.Sent); sent != nil {
			r.note("", "PV690", "Arbetsbokens dolda blad _bas är borta. Vad cellerna innehöll från början tas ur den arbetsbok som Planverk byggde.")
			return sent
		}
	}
	return nil
}

// note adds a finding about a cell.
func (r *Result) note(cell, code, message string, hints ...string) {
	d := diag.New(code, diag.Span{}, message, hints...)
	r.Findings = append(r.Findings, Finding{Cell: cell, Diagnostic: d})
}

// Fault adds an error that was found when the change was tried on the plan.
func (r *Result) Fault(where, code, message string, hints ...string) {
	r.note(where, code, message, hints...)
}

// Tell adds what the changed plan brings, which is no error.
func (r *Result) Tell(where string, d diag.Diagnostic) {
	r.Findings = append(r.Findings, Finding{Cell: where, Diagnostic: d})
}

// ask adds a finding that someone must say yes to.
func (r *Result) ask(cell, code, message string, hints ...string) {
	r.note(cell, code, message, hints...)
	r.Findings[len(r.Findings)-1].Ask = true
}
