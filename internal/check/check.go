// Package check holds the rules that a plan must keep: arithmetic, consistency,
// law, and what a municipality has decided for itself.
//
// A rule is one function from a Case to findings; the table rules says which code
// it reports and which profile switches it on. Rules never stop each other and
// never change the data. What each code means, with a wrong and a right example,
// stands in diag/codes_check.go; the tests run those examples.
package check

import (
	"slices"
	"strings"

	"planverk/internal/diag"
	"planverk/internal/plan"
	"planverk/internal/sv"
)

// Case is one document with all that the rules look at.
type Case struct {
	Input *plan.Input
	Plan  *plan.Systemplan
}

// Profiles that rules belong to.
const (
	common = "gemensam" // law, arithmetic, consistency: always on
	timra  = "timra"    // what Timrå's template asks for
)

// rule is a line of the table: the code that find reports, and its profile.
type rule struct {
	code    string
	profile string
	find    func(*Case) diag.List
}

// rules lists every rule, in the order of the codes.
var rules = []rule{
	{"PV301", common, titleNamesItsSubject},
	{"PV302", timra, followedUpWithinAYear},
	{"PV303", timra, channelNamed},
	{"PV310", common, sumIsTheRows},
	{"PV311", common, budgetedIsDescribed},
	{"PV312", common, describedIsBudgeted},
	{"PV313", common, costsOfSectionAgree},
	{"PV314", common, describedInKnownSection},
	{"PV315", common, budgetHasAmounts},
	{"PV316", timra, sharedCostsExplained},
	{"PV317", common, sharesCanBeCounted},
	{"PV320", common, personalDataRegistered},
	{"PV321", common, personalDataAnswered},
	{"PV322", common, processorsHaveAgreements},
	{"PV323", common, operatorIsProcessor},
	{"PV324", common, controllerIsABoard},
	{"PV325", common, protectedPersonsUnnamed},
	{"PV330", timra, rolesFilled},
	{"PV340", common, classificationComplete},
	{"PV341", common, continuityAnswered},
	{"PV342", common, continuityWhereNeeded},
	{"PV343", common, preservationHasContact},
	{"PV350", common, endingAgreementsReplaced},
	{"PV351", common, agreementsHaveEnds},
	{"PV352", common, agreementsEndAfterBeginning},
	{"PV360", timra, accessReviewedThisYear},
	{"PV361", timra, accessReviewerNamed},
	{"PV370", common, placeholdersReplaced},
	{"PV380", common, activitiesDated},
	{"PV381", common, sectionsFilled},
	{"PV390", common, supportReachable},
}

// Profiles names the profiles that rules belong to, in alphabetical order.
func Profiles() []string {
	var names []string
	for _, r := range rules {
		names = append(names, r.profile)
	}
	for _, r := range agreementRules {
		names = append(names, r.profile)
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// switchedOn gives the profiles that hold for a document of the municipality.
func switchedOn(k *plan.Kommun) map[string]bool {
	on := map[string]bool{common: true}
	if k != nil {
		for _, p := range k.Profiles {
			on[sv.ASCII(p.Value)] = true
		}
	}
	return on
}

// Run applies every rule of the profiles that the municipality switches on.
func Run(c *Case) diag.List {
	on := switchedOn(c.Input.Kommun)
	var found diag.List
	for _, r := range rules {
		if on[r.profile] {
			found = append(found, r.find(c)...)
		}
	}
	return found
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

// issued is Issued of the plan's head.
func (c *Case) issued() bool { return c.Plan.Document.Issued() }

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
