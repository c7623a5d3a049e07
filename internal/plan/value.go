package plan

import (
	"strings"
	"unicode/utf8"

	"planverk/internal/diag"
)

// At is what every value knows about itself: where it was written, which
// identity it has, and exactly what was typed. The zero value means "not given".
type At struct {
	Span diag.Span
	// ID is the identity of the value in its document: keys joined with a dot,
	// spaces as underscores, a list row by its id or else its number from 1:
	// "budget.rader.drift.kostnad", "historik.3.när". The same figure has the
	// same ID in every format.
	ID  string
	Raw string // as typed, NFC, trimmed
}

// Given tells whether the value stands in the data at all.
func (a At) Given() bool { return a.ID != "" }

// Where gives the place of the value.
func (a At) Where() diag.Span { return a.Span }

// Identity gives the value's ID.
func (a At) Identity() string { return a.ID }

// Typed gives what was typed for a single value; "" for groups and lists.
func (a At) Typed() string { return a.Raw }

// Node is a value of the data tree. It is sealed: the kinds are those of this
// file, and a switch over them must be complete.
type Node interface {
	Where() diag.Span
	Identity() string
	Typed() string
	node()
}

// Map is a group of named values, in the order they were written.
type Map struct {
	At
	Fields []Field
}

// Field is one named value of a Map. Key is the canonical key of the schema
// ("följs upp senast"); KeySpan is where the user wrote it.
type Field struct {
	Key     string
	KeySpan diag.Span
	Value   Node
}

// List is a sequence of values.
type List struct {
	At
	Items []Node
}

// Text is one line, printed as it stands. Value is "" when not given.
type Text struct {
	At
	Value string
}

// Rich is running text in restricted Markdown (paragraphs, lists, bold, links).
type Rich struct {
	At
	Source string
	From   diag.Pos // where its first line stands when the file has its lines as they are (| in YAML), else zero
}

// Line gives where a line of the text stands, counted from 0: in the file when that is
// known, else the text as a whole.
func (r *Rich) Line(n int) diag.Span {
	lines := strings.Split(r.Source, "\n")
	if r.From.Line == 0 || n < 0 || n >= len(lines) {
		return r.Span
	}
	text := strings.TrimLeft(lines[n], " \t")
	at := diag.Pos{Line: r.From.Line + n, Col: r.From.Col + utf8.RuneCountInString(lines[n]) - utf8.RuneCountInString(text)}
	return diag.Span{File: r.Span.File, Start: at, End: diag.Pos{Line: at.Line, Col: at.Col + max(utf8.RuneCountInString(strings.TrimRight(text, " \t")), 1)}}
}

// Amount is money. Exactly one of Known and Word != "" holds for a given Amount.
type Amount struct {
	At
	Ore   int64  // öre; 1 kr = 100
	Known bool   // a figure was written
	Word  string // "Lönekostnad": counts as nothing in a sum, and the sum says so
}

// EffortKind is the unit in which working time was written.
type EffortKind int

const (
	EffortWord      EffortKind = iota // free words
	EffortHours                       // "120 timmar" or "120": hours a year
	EffortPercent                     // "200 %": of a full-time post
	EffortPositions                   // "2 heltidstjänster"
	EffortIncluded                    // "Ingår i ovan"
)

// Effort is estimated working time. Hundredths holds the figure times 100 in
// the unit of Kind; it is 0 for words.
type Effort struct {
	At
	Kind       EffortKind
	Hundredths int64
}

// Date is a calendar day; Year 0 means not given.
type Date struct {
	At
	Year, Month, Day int
}

// Moment is a point or stretch of time as people write it: "1999", "2018-06",
// "2018 - våren", "Q1 2022", "andra tisdagen varje månad". Unknown parts are 0.
type Moment struct {
	At
	Year, Month, Day          int // start
	EndYear, EndMonth, EndDay int // end, inclusive; all 0 for a single point; EndYear also 0 when no year is written
	Quarter                   int // 1–4
	Season                    Season
	Every                     Recurrence
	Open                      bool // "2018-xx": some part of the year, not known which
	Known                     bool // false: the words could not be read as a time
}

// Season is a named part of the year.
type Season int

const (
	NoSeason Season = iota
	Spring
	Summer
	Autumn
	Winter
)

// Recurrence tells how often something comes back.
type Recurrence int

const (
	Once Recurrence = iota
	Monthly
	MonthlySecondTuesday
	Quarterly
	Yearly
)

// Count is a whole number of something; Approx is true for "cirka 18".
type Count struct {
	At
	N      int64
	Approx bool
}

// Tri is an answer to a tick-box question. The zero value is Unknown: an empty
// box is never a no.
type Tri int

const (
	Unknown Tri = iota
	Yes
	No
)

// YesNo is a positioned Tri.
type YesNo struct {
	At
	State Tri
}

// Ref points into a register of kommun.yaml. Target is nil for free text (only
// where the schema allows words instead of an id) and for an id that is not
// there (a finding).
type Ref struct {
	At
	Register string // "organisationer", "personer", "system", "roller", or several joined by "|"
	Target   *Map   // the register's row
	Label    string // what is printed: the row's namn, or the free text
}

func (*Map) node()    {}
func (*List) node()   {}
func (*Text) node()   {}
func (*Rich) node()   {}
func (*Amount) node() {}
func (*Effort) node() {}
func (*Date) node()   {}
func (*Moment) node() {}
func (*Count) node()  {}
func (*YesNo) node()  {}
func (*Ref) node()    {}

// Get gives the value under a canonical key, or nil.
func (m *Map) Get(key string) Node {
	if m == nil {
		return nil
	}
	for _, f := range m.Fields {
		if f.Key == key {
			return f.Value
		}
	}
	return nil
}
