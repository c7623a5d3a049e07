package check_test

import (
	"slices"
	"strings"
	"testing"

	"planverk/internal/check"
	"planverk/internal/diag"
	"planverk/internal/load"
)

// Every rule is explained, with a wrong and a right example and where it comes from,
// and belongs to a profile that there is.
func TestRulesAreWhole(t *testing.T) {
	var names []string
	for _, p := range check.Profiles() {
		names = append(names, p.Name)
		if p.What == "" {
			t.Errorf("the profile %s says not what it asks for", p.Name)
		}
	}
	last := ""
	for _, r := range check.Rules() {
		if r.Code <= last {
			t.Errorf("%s stands after %s", r.Code, last)
		}
		last = r.Code
		c, ok := diag.Lookup(r.Code)
		switch {
		case !ok:
			t.Errorf("%s is not explained", r.Code)
		case c.Explanation == "", c.Wrong == "", c.Right == "", c.Source == "":
			t.Errorf("%s (%s) lacks explanation, example or source", r.Code, c.Title)
		case !slices.Contains(names, r.Profile):
			t.Errorf("%s belongs to the profile %q, which there is none of", r.Code, r.Profile)
		}
	}
}

// A code that is explained as a rule has its row, or nothing would ever report it.
func TestEveryCodeOfARuleHasItsRow(t *testing.T) {
	for _, c := range diag.Codes() {
		if !strings.HasPrefix(c.Code, "PV3") && (c.Code < "PV740" || c.Code > "PV749") && (c.Code < "PV801" || c.Code > "PV829") && (c.Code < "PV840" || c.Code > "PV869") {
			continue
		}
		if !slices.ContainsFunc(check.Rules(), func(r check.Rule) bool { return r.Code == c.Code }) {
			t.Errorf("%s is explained as a rule, and none reports it", c.Code)
		}
	}
}

// A profile that there is none of is a misspelling; the schema knows them all, so
// that an editor can say so and load can suggest the right one.
func TestProfilesAreThoseOfTheSchema(t *testing.T) {
	s, ok := schemas.Get(load.MunicipalityType)
	if !ok {
		t.Fatal("no schema")
	}
	var names []string
	for _, p := range check.Profiles() {
		names = append(names, p.Name)
	}
	if got := s.Fields["regelprofiler"].Items.Enum; !slices.Equal(got, names) {
		t.Errorf("the schema has %q, the rules %q", got, names)
	}
}
