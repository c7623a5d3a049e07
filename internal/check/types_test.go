package check_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"planverk/internal/check"
	"planverk/internal/diag"
	"planverk/internal/load"
)

// otherBases are the faultless documents that the examples of rules for other types
// than the plan are put into, by the first rule that they are for.
var otherBases = []struct{ from, to, file string }{
	{"PV841", "PV849", "riktlinje"}, {"PV850", "PV850", "sla"}, {"PV851", "PV852", "bedomning"},
}

// runOther puts a piece into one of them and applies the rules of a profile.
func runOther(t testing.TB, file, piece, profile string) (diag.List, string) {
	t.Helper()
	_, kommunText := base(t)
	b, err := os.ReadFile(filepath.Join("testdata", file+".yaml"))
	if err != nil {
		t.Fatal(err)
	}
	text := overlay(string(b), piece, true)
	fsys := fstest.MapFS{"x.yaml": {Data: []byte(text)},
		"kommun.yaml": {Data: []byte(overlay(kommunText, "regelprofiler: ["+profile+"]\n", false))}}
	kommun, list := load.Kommun(fsys, "kommun.yaml", schemas)
	in, more := load.Document(fsys, "x.yaml", kommun, schemas)
	if list = append(list, more...); len(list) > 0 || in == nil {
		t.Fatalf("the case does not load: %v\n%s", list, text)
	}
	return check.Weigh(in, check.RunText(in)).On(""), text
}

// runCase does the same with the faultless document that a file of cases is called after.
func runCase(t testing.TB, file, piece, profile string) (diag.List, string) {
	t.Helper()
	if file == "samverkansavtal" {
		return runAgreement(t, piece)
	}
	return runOther(t, file, piece, profile)
}

// TestOtherTypes runs the examples of the rules for guidelines, agreements of service
// and assessments.
func TestOtherTypes(t *testing.T) {
	n := 0
	for _, base := range otherBases {
		for _, p := range check.Profiles() {
			if found, text := runOther(t, base.file, "", p.Name); len(found) > 0 {
				t.Errorf("findings in the faultless %s:\n%s", base.file, show(found, text))
			}
		}
		for _, code := range diag.Codes() {
			if code.Code < base.from || code.Code > base.to {
				continue
			}
			n++
			wrong, text := runOther(t, base.file, code.Wrong, check.ProfileOf(code.Code))
			if len(wrong) != 1 || wrong[0].Code != code.Code || wrong[0].Severity != code.Severity || len(wrong[0].Hints) == 0 ||
				wrong[0].Span.Start.Line == 0 || !strings.HasSuffix(wrong[0].Message, ".") {
				t.Errorf("the wrong example of %s gives\n%s", code.Code, show(wrong, text))
			}
			if right, text := runOther(t, base.file, code.Right, check.ProfileOf(code.Code)); len(right) > 0 {
				t.Errorf("the right example of %s gives\n%s", code.Code, show(right, text))
			}
		}
	}
	if n < 9 {
		t.Errorf("only %d codes", n)
	}
}

// TestCasesOfOtherTypes runs testdata/typer/*.txt, which are called after the faultless
// document and the profile; they are written as those of TestCases.
func TestCasesOfOtherTypes(t *testing.T) {
	files, err := filepath.Glob("testdata/typer/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no case files", err)
	}
	for _, file := range files {
		name, profile, _ := strings.Cut(strings.TrimSuffix(filepath.Base(file), ".txt"), "-")
		t.Run(name+" "+profile, func(t *testing.T) {
			golden(t, file, func(old string) string {
				var b strings.Builder
				for _, one := range strings.Split("\n"+old, "\n== ")[1:] {
					title, rest, _ := strings.Cut(one, "\n")
					piece, _, _ := strings.Cut(rest, "--\n")
					found, text := runCase(t, name, piece, profile)
					b.WriteString("== " + title + "\n" + piece + "--\n" + show(found, text) + "\n")
				}
				return strings.TrimSuffix(b.String(), "\n")
			})
		})
	}
}
