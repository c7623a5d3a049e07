// Package diag holds what Planverk tells its user: a position in a file, and a
// Diagnostic that says in Swedish what is wrong there and what to write instead.
//
// The one type is Diagnostic; the one call is New. The package prints findings
// but never decides whether something is a finding: load, check and merge do.
package diag

import "slices"

// Pos is a place in a text file. Line and Col start at 1; Col counts characters
// (runes after NFC), never bytes. The zero value means "the file as a whole".
type Pos struct{ Line, Col int }

// Span is a stretch of a file, from Start up to but not including End. File is
// the slash-separated path as the user named it.
type Span struct {
	File       string
	Start, End Pos
}

// Severity is how serious a finding is. The zero value is Fel, so that a
// forgotten severity stops a build rather than slipping through.
type Severity int

const (
	Fel        Severity = iota // the document can not be issued
	Varning                    // the document is built, but someone should look
	Upplysning                 // worth knowing
)

// String gives the Swedish word that messages print: "fel", "varning", "upplysning".
func (s Severity) String() string { return [...]string{"fel", "varning", "upplysning"}[s] }

// Diagnostic is one finding.
type Diagnostic struct {
	Code     string // "PV123", a row in Codes, or a municipality's own: "TIM-001"
	Title    string // of a municipality's own code, a few words; others have theirs in Codes
	Severity Severity
	Span     Span
	Message  string   // one Swedish sentence: what is wrong, with the value as written
	Hints    []string // what to write instead, "menade du …?", who usually knows
	Source   string   // the paragraph, clause or document that the rule comes from; may be empty

	Until  string      // "2021-12-31": the last day of an exemption that makes it an upplysning
	Over   *Diagnostic // what it is after that day; nil without an exemption
	Asleep bool        // until then there is nothing to tell
}

// After gives a finding that is none until a day has passed, "2022-12-31".
func After(last string, d Diagnostic) Diagnostic {
	return Diagnostic{Code: d.Code, Severity: Upplysning, Span: d.Span, Until: last, Over: &d, Asleep: true}
}

// New makes a finding with the severity and source that its code has in Codes.
// An unknown code is a fault in the program and panics.
func New(code string, at Span, message string, hints ...string) Diagnostic {
	c, ok := Lookup(code)
	if !ok {
		panic("diag: unknown code " + code)
	}
	return Diagnostic{Code: code, Severity: c.Severity, Span: at, Message: message, Hints: hints, Source: c.Source}
}

// List is a collection of findings in any order; Sorted puts it in reading order.
type List []Diagnostic

// On gives the findings as they are on a day, "2021-12-31": those whose exemption is
// over are what they were without it, and those that waited for the day are told. On the
// day "" every exemption holds, and nothing has come to an end. Nothing that is printed in
// a document is made of the answer, for it would change with the day.
func (l List) On(day string) List {
	out := slices.Clone(l)[:0]
	for _, d := range l {
		at := d.Span // which may have been named anew
		for d.Over != nil && d.Until < day {
			d = *d.Over
		}
		if d.Span = at; !d.Asleep {
			out = append(out, d)
		}
	}
	return out
}

// HasErrors tells whether any finding has severity Fel.
func (l List) HasErrors() bool {
	for _, d := range l {
		if d.Severity == Fel {
			return true
		}
	}
	return false
}
