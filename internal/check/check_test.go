package check_test

import (
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"planverk/internal/check"
	"planverk/internal/diag"
	"planverk/internal/load"
	"planverk/internal/plan"
	"planverk/templates"
)

var update = flag.Bool("update", false, "rewrite the golden files")

var schemas = load.NewSchemaSet(templates.FS)

// base gives a faultless plan and its municipality as text.
func base(t testing.TB) (planText, kommunText string) {
	t.Helper()
	var text [2]string
	for i, name := range []string{"testdata/grund.yaml", "testdata/kommun.yaml"} {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		text[i] = string(b)
	}
	return text[0], text[1]
}

// runAs puts a piece into the faultless plan, or into kommun.yaml when its first line
// says so, loads both and applies the rules of the profile that a code belongs to.
// found is what the rules say; the load itself must be silent.
func runAs(t testing.TB, code, piece string) (found diag.List, text string) {
	t.Helper()
	return runWith(t, piece, "["+check.ProfileOf(code)+"]")
}

// runWith does the same with profiles as kommun.yaml writes them.
func runWith(t testing.TB, piece, profiles string) (found diag.List, text string) {
	t.Helper()
	planText, kommunText := base(t)
	kommunText = overlay(kommunText, "regelprofiler: "+profiles+"\n", false)
	if strings.HasPrefix(piece, "# kommun.yaml\n") {
		kommunText = overlay(kommunText, piece, false)
	} else {
		planText = overlay(planText, piece, true)
	}
	fsys := fstest.MapFS{"plan.yaml": {Data: []byte(planText)}, "kommun.yaml": {Data: []byte(kommunText)}}
	kommun, list := load.Kommun(fsys, "kommun.yaml", schemas)
	input, more := load.Document(fsys, "plan.yaml", kommun, schemas)
	if list = append(list, more...); len(list) > 0 || input == nil {
		t.Fatalf("the case does not load: %v\n%s", list, piece)
	}
	c := &check.Case{Input: input, Plan: new(plan.Systemplan)}
	plan.Bind(input.Root, c.Plan)
	return check.Weigh(input, check.Run(c)).On(""), planText
}

// show prints findings with the text they point at, which says more than line
// numbers of a composed file.
func show(found diag.List, text string) string {
	var b strings.Builder
	for _, d := range found {
		b.WriteString(d.Severity.String() + " " + d.Code + " vid " + at(text, d.Span) + ": " + d.Message + "\n")
		for _, h := range d.Hints {
			b.WriteString("  " + h + "\n")
		}
	}
	if len(found) == 0 {
		return "inget\n"
	}
	return b.String()
}

// at gives the text of a span: one line of it, shortened.
func at(text string, s diag.Span) string {
	if s.Start.Line == 0 {
		return "filen"
	}
	lines := strings.Split(text, "\n")
	if s.Start.Line > len(lines) {
		return "utanför filen"
	}
	line := []rune(lines[s.Start.Line-1])
	end := len(line)
	if s.End.Line == s.Start.Line && s.End.Col > 0 {
		end = min(end, s.End.Col-1)
	}
	piece := line[min(s.Start.Col-1, end):end]
	if len(piece) > 50 {
		return "«" + string(piece[:50]) + "…»"
	}
	return "«" + string(piece) + "»"
}

func TestFaultlessPlanIsSilent(t *testing.T) {
	for _, p := range check.Profiles() {
		if found, text := runWith(t, "", "["+p.Name+"]"); len(found) > 0 {
			t.Errorf("findings in the faultless plan, by the profile %s:\n%s", p.Name, show(found, text))
		}
	}
}

// TestExamples runs the examples that planverk förklara shows: the wrong one
// gives its code and nothing else, the right one nothing.
func TestExamples(t *testing.T) {
	n := 0
	for _, code := range diag.Codes() {
		if !strings.HasPrefix(code.Code, "PV3") {
			continue
		}
		n++
		t.Run(code.Code, func(t *testing.T) {
			run := func(t testing.TB, piece string) (diag.List, string) { return runAs(t, code.Code, piece) }
			wrong, text := run(t, code.Wrong)
			if len(wrong) == 0 {
				t.Error("the wrong example gives nothing")
			}
			for _, d := range wrong {
				if d.Code != code.Code || d.Severity != code.Severity || d.Source != code.Source {
					t.Errorf("the wrong example also gives\n%s", show(diag.List{d}, text))
				}
			}
			if right, text := run(t, code.Right); len(right) > 0 {
				t.Errorf("the right example gives\n%s", show(right, text))
			}
		})
	}
	if n < 25 {
		t.Errorf("only %d codes", n)
	}
}

// TestCases runs testdata/*.txt: one file a subject, in it cases of a name after
// ==, a piece of a plan, and after -- what the rules say about it.
func TestCases(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no case files", err)
	}
	for _, file := range files {
		if slices.Contains(realPlans, file) {
			continue
		}
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txt"), func(t *testing.T) {
			golden(t, file, func(old string) string {
				var b strings.Builder
				for _, one := range strings.Split("\n"+old, "\n== ")[1:] {
					name, rest, _ := strings.Cut(one, "\n")
					piece, _, _ := strings.Cut(rest, "--\n")
					found, text := runWith(t, piece, profilesOf(file))
					b.WriteString("== " + name + "\n" + piece + "--\n" + show(found, text) + "\n")
				}
				return strings.TrimSuffix(b.String(), "\n")
			})
		})
	}
}

// profilesOf gives the profiles that a file of cases is about: that which it is called
// after, and otherwise Timrå's.
func profilesOf(file string) string {
	for _, p := range check.Profiles() {
		if strings.HasPrefix(filepath.Base(file), p.Name) {
			return "[" + p.Name + "]"
		}
	}
	return "[gemensam, timra]"
}

// golden holds a file against what made gives from its present content.
func golden(t *testing.T, file string, made func(old string) string) {
	t.Helper()
	old, err := os.ReadFile(file)
	if err != nil && !*update {
		t.Fatal(err)
	}
	want, got := string(old), made(string(old))
	if got == want {
		return
	}
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	t.Errorf("%s differs; run with -update and read the difference.\ngot:\n%s", file, got)
}

// TestEveryMessageIsWhole holds that every message is a whole Swedish sentence
// with a place and a hint.
func TestEveryMessageIsWhole(t *testing.T) {
	for _, code := range diag.Codes() {
		if !strings.HasPrefix(code.Code, "PV3") {
			continue
		}
		found, _ := runAs(t, code.Code, code.Wrong)
		for _, d := range found {
			if !strings.HasSuffix(d.Message, ".") || strings.Contains(d.Message, "  ") || strings.Contains(d.Message, "””") {
				t.Errorf("%s: %q is no whole sentence", d.Code, d.Message)
			}
			if len(d.Hints) == 0 || d.Span.File == "" || d.Span.Start.Line == 0 {
				t.Errorf("%s says not what to do or where: %+v", d.Code, d)
			}
		}
	}
}
