// Package check holds the rules that a plan must keep: arithmetic, consistency,
// law, and what a municipality has decided for itself.
//
// A rule is one function from a Case to findings; the table in rules.go says which
// code it reports, which profile switches it on and which documents it is for.
// Rules never stop each other, never change the data and never decide how much a
// finding weighs: weigh.go does. What each code means, with a wrong and a right
// example, stands in diag/codes_check.go; the tests run those examples.
package check

import (
	"strings"

	"planverk/internal/diag"
	"planverk/internal/plan"
	"planverk/internal/sv"
)

// Case is one document with all that the rules look at.
type Case struct {
	Input *plan.Input
	Plan  *plan.Systemplan // of a systemförvaltningsplan; of any other document its head alone
	Joint *AgreementCase   // of a samverkansavtal that has been put together
}

// near gives the place of the value under the keys, or of the nearest group
// around it that is written; at worst the file.
func (c *Case) near(path ...string) diag.Span {
	span := diag.Span{File: c.Input.File}
	m := c.Input.Root
	for _, key := range path {
		var next plan.Node
		if m != nil {
			for _, f := range m.Fields {
				if f.Key == key {
					span, next = f.KeySpan, f.Value
				}
			}
		}
		if next == nil {
			break
		}
		m, _ = next.(*plan.Map)
	}
	return span
}

// firstOf gives the place of the first value that is written, or else of the row.
func firstOf(row plan.At, values ...plan.At) diag.Span {
	for _, v := range values {
		if v.Given() {
			return v.Span
		}
	}
	return row.Span
}

// year gives the year of the plan; 0 when it is not given.
func (c *Case) year() int { return int(c.Plan.Document.Year.N) }

// registers gives the municipality's registers; empty when there is none.
func (c *Case) registers() plan.Registers {
	if c.Input.Kommun == nil {
		return plan.Registers{}
	}
	return c.Input.Kommun.Registers
}

// one makes a list of a single finding.
func one(code string, at diag.Span, message string, hints ...string) diag.List {
	return diag.List{diag.New(code, at, message, hints...)}
}

// has tells whether a text speaks of any of the words, whatever their case.
// Words are given in lower case without diacritics and may be beginnings.
func has(text string, words ...string) bool {
	text = sv.ASCII(text)
	for _, w := range words {
		if strings.Contains(text, w) {
			return true
		}
	}
	return false
}

// kr prints an amount with its unit.
func kr(ore int64) string { return sv.Kronor(ore) + sv.NBSP + "kr" }
