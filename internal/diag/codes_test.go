package diag

import (
	"regexp"
	"testing"
)

// Every code can be explained: planverk förklara and docs/regler.md print it.
func TestCodesAreComplete(t *testing.T) {
	form := regexp.MustCompile(`^PV[1-9]\d\d$`)
	last := ""
	for _, c := range Codes() {
		if !form.MatchString(c.Code) {
			t.Errorf("%s: not of the form PV123", c.Code)
		}
		if c.Code <= last {
			t.Errorf("%s stands after %s", c.Code, last)
		}
		last = c.Code
		for field, text := range map[string]string{"Title": c.Title, "Explanation": c.Explanation, "Wrong": c.Wrong, "Right": c.Right} {
			if text == "" {
				t.Errorf("%s has no %s", c.Code, field)
			}
		}
		if c.Wrong == c.Right {
			t.Errorf("%s: Wrong and Right are the same", c.Code)
		}
		if got, ok := Lookup(c.Code); !ok || got != c {
			t.Errorf("Lookup(%s) = %v, %v", c.Code, got, ok)
		}
	}
	if _, ok := Lookup("PV000"); ok {
		t.Error("Lookup finds a code that does not exist")
	}
}
