package check_test

import (
	"strings"
	"testing"

	"planverk/internal/check"
	"planverk/internal/diag"
)

// wrongExample runs the wrong example of a rule's code in the faultless document that
// it is written for. text is that document as it became.
func wrongExample(t *testing.T, code diag.Code) (found diag.List, text string) {
	for _, base := range otherBases {
		if code.Code >= base.from && code.Code <= base.to {
			return runOther(t, base.file, code.Wrong, check.ProfileOf(code.Code))
		}
	}
	switch {
	case code.Code == "PV840":
		return guideline(t, code.Wrong), ""
	case code.Code >= "PV801" && code.Code <= "PV829":
		return runAgreement(t, code.Wrong)
	}
	return runAs(t, code.Code, code.Wrong)
}

// TestMessages: what every rule says of its wrong example, in full as a secretary reads
// it, which a person has read aloud.
func TestMessages(t *testing.T) {
	golden(t, "testdata/meddelanden.golden", func(string) string {
		var b strings.Builder
		for _, r := range check.Rules() {
			code, _ := diag.Lookup(r.Code)
			if strings.HasPrefix(r.Code, "PV7") || r.Code >= "PV860" {
				continue // of several documents, and of the language: their own tests hold them
			}
			all, text := wrongExample(t, code)
			var found diag.List
			for _, d := range all {
				if d.Code == r.Code {
					found = append(found, d)
				}
			}
			p := diag.Printer{Source: func(file string) ([]byte, bool) { return []byte(text), text != "" && file != "kommun.yaml" }}
			if err := p.Print(&b, found); err != nil {
				t.Fatal(err)
			}
		}
		return b.String()
	})
}
