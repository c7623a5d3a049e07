package check_test

import (
	"os"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"planverk/internal/budget"
	"planverk/internal/check"
	"planverk/internal/diag"
	"planverk/internal/load"
	"planverk/internal/plan"
)

// profiled puts a piece into the faultless plan, gives its municipality a profil.yaml,
// and applies the rules. flawed is what is wrong with the profile.
func profiled(t testing.TB, profile, piece string) (flawed, found diag.List, text string) {
	t.Helper()
	planText, kommunText := base(t)
	planText = overlay(planText, piece, true)
	fsys := fstest.MapFS{"planer/procapita.yaml": {Data: []byte(planText)}, "kommun.yaml": {Data: []byte(kommunText)}, "profil.yaml": {Data: []byte(profile)}}
	k, list := load.Kommun(fsys, "kommun.yaml", schemas)
	in, more := load.Document(fsys, "planer/procapita.yaml", k, schemas)
	if list = append(list, more...); len(list) > 0 || in == nil {
		t.Fatalf("the case does not load: %v\n%s", list, piece)
	}
	k.Profile, flawed = load.Profile(fsys, "kommun.yaml", schemas)
	if k.Profile == nil {
		return flawed, nil, planText
	}
	own, more := check.ReadProfile(k, schemas, func(file string) bool { _, ok := fsys[file]; return ok }, flawed)
	flawed = append(flawed, more...)
	c := &check.Case{Input: in, Plan: new(plan.Systemplan)}
	plan.Bind(in.Root, c.Plan)
	found = append(check.Run(c), own.Run(in, budget.Compute(c.Plan, in))...)
	return flawed, check.Weigh(in, found), planText
}

// TestProfileExamples runs the examples that planverk förklara shows, and the file that
// ”planverk ny profil” writes.
func TestProfileExamples(t *testing.T) {
	n := 0
	for _, code := range diag.Codes() {
		if code.Code < "PV230" || code.Code >= "PV240" {
			continue
		}
		n++
		flawed, _, _ := profiled(t, code.Wrong, "")
		if len(flawed) != 1 || flawed[0].Code != code.Code || flawed[0].Severity != code.Severity || flawed[0].Span.Start.Line == 0 || len(flawed[0].Hints) == 0 || !strings.HasSuffix(flawed[0].Message, ".") {
			t.Errorf("%s: the wrong example gives %+v", code.Code, flawed)
		}
		if flawed, _, _ := profiled(t, code.Right, ""); len(flawed) > 0 {
			t.Errorf("%s: the right example gives %v", code.Code, flawed)
		}
	}
	if n != 8 {
		t.Errorf("%d codes were tried", n)
	}
	b, err := os.ReadFile("../../templates/profil/exempel.yaml")
	if err != nil {
		t.Fatal(err)
	}
	whole := regexp.MustCompile(`(?m)^( *)# (PV|undantag|  )`).ReplaceAllString(string(b), "$1$2")
	for _, text := range []string{string(b), strings.ReplaceAll(whole, "lifecare-2027", "procapita")} {
		flawed, found, _ := profiled(t, text, "")
		if len(flawed) > 0 {
			t.Errorf("the example file gives %v\n%s", flawed, text)
		}
		if len(found) > 1 || found.HasErrors() {
			t.Errorf("the example file has a lot to say of a faultless plan: %v", found)
		}
	}
}

// TestProfiles runs testdata/profiler/*.txt: cases of a name after ==, a profil.yaml,
// after ++ a piece of a plan, and after -- what is said of the profile and of the plan.
func TestProfiles(t *testing.T) {
	for _, file := range []string{"testdata/profiler/nivaer.txt", "testdata/profiler/undantag.txt", "testdata/profiler/egna.txt", "testdata/profiler/fel.txt"} {
		golden(t, file, func(old string) string {
			var b strings.Builder
			for _, one := range strings.Split("\n"+old, "\n== ")[1:] {
				name, rest, _ := strings.Cut(one, "\n")
				input, _, _ := strings.Cut(rest, "--\n")
				profile, piece, _ := strings.Cut(input, "++\n")
				flawed, found, text := profiled(t, profile, piece)
				b.WriteString("== " + name + "\n" + input + "--\n" + showAt(flawed) + show(found, text) + "\n")
			}
			return strings.TrimSuffix(b.String(), "\n")
		})
	}
}

// showAt prints findings with their places.
func showAt(found diag.List) string {
	var b strings.Builder
	for _, d := range found.Sorted() {
		b.WriteString(d.Span.String() + " " + d.Severity.String() + " " + d.Code + ": " + d.Message + "\n")
		for _, h := range d.Hints {
			b.WriteString("  " + h + "\n")
		}
	}
	return b.String()
}

// TestOwnRulesPage runs docs/egna-regler.md: every block of YAML is a profil.yaml with
// nothing wrong, and the block of text after it is what is then said of the faultless plan.
func TestOwnRulesPage(t *testing.T) {
	b, err := os.ReadFile("../../docs/egna-regler.md")
	if err != nil {
		t.Fatal(err)
	}
	blocks := regexp.MustCompile("(?ms)^```(yaml|text)\n(.*?)^```$").FindAllStringSubmatch(string(b), -1)
	if len(blocks) < 12 {
		t.Fatalf("%d blocks", len(blocks))
	}
	said := ""
	for _, block := range blocks {
		if block[1] == "text" {
			if said != block[2] {
				t.Errorf("the page says\n%s\nthe rules say\n%s", block[2], said)
			}
			said = ""
			continue
		}
		if said != "" {
			t.Errorf("the page keeps silent about\n%s", said)
		}
		flawed, found, _ := profiled(t, block[2], "")
		if len(flawed) > 0 {
			t.Errorf("%v\n%s", flawed, block[2])
		}
		said = ""
		for _, d := range found.Sorted() {
			said += d.Severity.String() + " " + d.Code + ": " + d.Message + "\n"
			for _, h := range d.Hints {
				said += "  åtgärd: " + h + "\n"
			}
		}
	}
}
